// The pane beside the picture: what is chosen, and the way back.

const pane = byId("pane");
const trail = [];

// Choose a thing, a statement or a selection, or nothing.
function choose(id, isBack = false) {
  if (!isBack && state.chosen !== null && state.chosen !== id) trail.push(state.chosen);
  if (id === null) trail.length = 0;
  setChosen(id);
  show();
  refresh();
  reveal();
  keepFragment();
}

function show() {
  fillPane();
  pane.scrollTop = 0;
  document.body.classList.toggle("has-choice", state.chosen !== null);
}

function fillPane() {
  const { chosen } = state;
  pane.replaceChildren(...(chosen === null ? [] : [backButton()]), ...contentOfPane(chosen));
}

function contentOfPane(chosen) {
  if (statements.has(chosen)) return statementView(statements.get(chosen));
  if (nodes.has(chosen)) return thingView(nodes.get(chosen));
  const selection = selectionOf(chosen);
  return selection ? selectionView(selection) : overview();
}

function backButton() {
  const before = trail.at(-1);
  const name = statements.has(before) ? "Statement" : selectionOf(before)?.title ?? nameOf(before);
  const label = `← ${before === undefined ? (state.lens ? lensTitle() : "Overview") : name}`;
  return el("button", { type: "button", class: "plain back", dir: "auto", onclick: () => choose(trail.pop() ?? null, true) }, label);
}

function selectionView({ title, note, statements: found, things: named }) {
  return [
    el("h2", { dir: "auto" }, title),
    note ? el("p", { class: "kind" }, note) : "",
    named?.length ? el("p", {}, things(named)) : "",
    ...section("Statements", found),
  ].filter(Boolean);
}

const LISTED = 200; // statements; a longer list is read in the table

function section(heading, items) {
  if (!items.length) return [];
  const more = items.length > LISTED ? el("p", { class: "kind" }, `and ${items.length - LISTED} more: see the table`) : "";
  return [el("h3", {}, heading), el("ul", { class: "list" }, items.slice(0, LISTED).map((s) => el("li", {}, statementButton(s)))), more].filter(Boolean);
}

function statementButton(statement) {
  return entryButton(sentenceOf(statement), notesOf(statement), statement.id);
}

// When, how, and who says so: what stands in small type below a claim.
function notesOf(statement) {
  const notes = claims(statement).filter((c) => c !== "fact" && c !== "attributed").map((c) => CLAIMS[c].toLowerCase());
  const voice = statement.speaker && `${isAttributed(statement) ? "said" : "confirmed"} by ${statement.speaker}`;
  return [whenOf(statement), ...notes, voice, contested.has(statement.id) ? "contested" : ""].filter(Boolean).join(" · ");
}

function entryButton(text, aside, key) {
  return el("button", { type: "button", onclick: () => choose(key) },
    el("span", { class: "what" }, el("bdi", {}, text), aside ? el("div", { class: "aside" }, aside) : ""));
}

// Go on in the pane with the keyboard.
function enterPane() {
  pane.focus({ preventScroll: false });
}
