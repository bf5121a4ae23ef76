// The same statements as a table, for reading, copying and screen readers; built when it is first asked for.

function showView(isTable) {
  document.getElementById("sheet").hidden = !isTable;
  document.getElementById("stage").hidden = isTable;
  document.getElementById("view-table").setAttribute("aria-pressed", String(isTable));
  document.getElementById("view-picture").setAttribute("aria-pressed", String(!isTable));
  if (isTable) fillTable();
}

function fillTable() {
  if (document.getElementById("sheet").hidden) return;
  const shown = [...statements.values()].filter(isShown);
  document.getElementById("sheet-caption").textContent = `${count(shown.length, "statement")} in the order of the sources`;
  document.getElementById("rows").replaceChildren(...shown.map(row));
}

function row(statement) {
  const [evidence] = statement.evidence;
  const article = evidence ? { ...DATA.articles[evidence.article], publisher: null } : null;
  const cell = (name, ...children) => el("td", { role: "cell", "data-name": name, dir: "auto" }, ...children);
  return el("tr", { role: "row" },
    el("th", { scope: "row", role: "rowheader", dir: "auto" }, subjectOf(statement)),
    cell(null, wordsOf(statement)),
    cell(null, objectOf(statement)),
    cell("Claim", claims(statement).map((claim) => CLAIMS[claim]).join(", ")),
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
  pane.focus({ preventScroll: false });
}
