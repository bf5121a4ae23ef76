// The same statements as a table, for reading, copying and screen readers; filled when it is looked at.

const PAGE = 500; // rows; more are added on demand
const BRIEF = { fact: "Fact", attributed: "Claim", planned: "Planned", possible: "Possible", negated: "Denied", ended: "No longer so" };
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
  const part = shown.length < statements.size ? ` of ${statements.size.toLocaleString("en")}` : "";
  const lens = state.lens ? `: ${lensTitle()}` : "";
  byId("sheet-caption").textContent = visible(`${shown.length.toLocaleString("en")}${part} statements in the order of the sources${lens}`);
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
  const cell = (name, ...children) => el("td", { role: "cell", "data-name": name, dir: "auto" }, ...children);
  const claim = claims(statement).map((name) => [BRIEF[name], name]).concat(contested.has(statement.id) ? [["Contested", "contested"]] : []);
  return el("tr", { role: "row" },
    el("th", { scope: "row", role: "rowheader", dir: "auto" }, subjectOf(statement)),
    cell(null, statement.phrase),
    cell(null, [objectOf(statement), ...alsoBetween(statement).map(nameOf)].join(" and ")),
    cell("Claim", claim.flatMap(([words, name], i) => [i ? ", " : "", el("span", { class: `said ${name}` }, words)])),
    cell("Speaker", statement.speaker ?? ""),
    cell("When", dates(statement)),
    cell("Source", evidence ? briefSource(evidence.article, statement.evidence) : ""),
    cell(null, el("button", { type: "button", "aria-label": `Evidence: ${sentenceOf(statement)}`, onclick: () => open(statement) }, "Evidence")));
}

// Where a statement was read, in a few words: the whole title is in the pane.
function briefSource(id, evidence) {
  const { title, date, publisher, url } = DATA.articles[id] ?? {};
  const others = new Set(evidence.map((e) => e.article)).size - 1;
  const [name] = source(id, { title: publisher ?? title, url });
  return el("span", { title: visible(title ?? id) }, name, date ? ", " : "", date ? el("span", { class: "date" }, date) : "", others ? ` and ${others} more` : "");
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
