// The same statements as a table, for reading, copying and screen readers; filled when it is looked at.

const PAGE = 500; // rows; more are added on demand
let rowsShown = PAGE;

function showView(view) {
  state.view = view;
  for (const [name, id] of [["picture", "stage"], ["table", "sheet"], ["report", "report"]]) {
    byId(id).hidden = name !== view;
    byId(`view-${name}`).setAttribute("aria-pressed", String(name === view));
  }
  rowsShown = PAGE;
  fillTable();
  fillReport();
  keepFragment();
}

function fillTable() {
  if (state.view !== "table") return;
  const shown = scene.statements;
  byId("sheet-caption").textContent = `${count(shown.length, "statement")} in the order of the sources`;
  byId("rows").replaceChildren(...shown.slice(0, rowsShown).map(row));
  byId("more-rows").hidden = shown.length <= rowsShown;
  byId("more-rows").textContent = `Show ${Math.min(PAGE, shown.length - rowsShown)} more`;
}

function moreRows() {
  rowsShown += PAGE;
  fillTable();
}

function row(statement) {
  const [evidence] = statement.evidence;
  const article = evidence ? { ...DATA.articles[evidence.article], publisher: null } : null;
  const cell = (name, ...children) => el("td", { role: "cell", "data-name": name, dir: "auto" }, ...children);
  const claim = claims(statement).map((name) => CLAIMS[name]).concat(contested.has(statement.id) ? "Contested" : []).join(", ");
  return el("tr", { role: "row" },
    el("th", { scope: "row", role: "rowheader", dir: "auto" }, subjectOf(statement)),
    cell(null, wordsOf(statement)),
    cell(null, objectOf(statement)),
    cell("Claim", claim),
    cell("Speaker", statement.speaker ?? ""),
    cell("When", dates(statement)),
    cell("Source", article ? source(evidence.article, article) : ""),
    cell(null, el("button", { type: "button", "aria-label": `Evidence: ${sentenceOf(statement)}`, onclick: () => open(statement) }, "Evidence")));
}

// A date does not break at its hyphens; an interval may break between its dates.
function dates(statement) {
  const when = whenOf(statement);
  return when === "" ? "" : when.split(" – ").flatMap((date, i) => [i ? " – " : "", el("span", { class: "date" }, date)]);
}

function open(statement) {
  choose(statement.id);
  enterPane();
}
