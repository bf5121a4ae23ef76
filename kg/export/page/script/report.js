// The report: what happened when, who deals with whom, who mediates, who stands together, who disputes what.
// It counts the statements that filters and time let through; each figure leads to the statements behind it.

const STANCES = DATA.vocabulary.stances; // of relations: support, contact, opposition
const ROWS = 12; // actors in the matrix
const ENTRIES = 120; // of the timeline
const SHARED = new Set(["signed", "agreedTo"]); // what several do together, with each other
const ANY = "";

const countries = new Map(DATA.nodes.filter((n) => n.kind === "State" && n.about.iso).map((n) => [n.about.iso, n.id]));

function buildReport() {
  const classes = TALLIES.plover.map(([key]) => key);
  byId("matrix-class").append(el("option", { value: ANY }, "all event classes"), ...classes.map((key) => el("option", { value: key }, NAMES.plover(key))));
  byId("matrix-class").addEventListener("change", onMatrix);
  byId("matrix-countries").addEventListener("change", onMatrix);
}

function onMatrix() {
  state.matrix = { wanted: byId("matrix-class").value, isByCountry: byId("matrix-countries").checked };
  fillReport();
  keepFragment();
}

function showMatrix() {
  byId("matrix-class").value = state.matrix.wanted;
  byId("matrix-countries").checked = state.matrix.isByCountry;
}

function fillReport() {
  if (state.view !== "report") return;
  byId("report-note").textContent = `From ${count(scene.statements.length, "statement")}${scene.statements.length < statements.size ? ` of ${statements.size}, as filtered` : ""}. Choose any figure to read what it rests on.`;
  byId("report-timeline").replaceChildren(...timelineView());
  byId("report-matrix").replaceChildren(...matrixView());
  byId("report-mediators").replaceChildren(...mediatorsView());
  byId("report-blocs").replaceChildren(...blocsView());
  byId("report-disputes").replaceChildren(...disputesView());
}

function figureButton(text, key, label = null) {
  return el("button", { type: "button", class: "figure", "aria-label": label, onclick: () => { choose(key); enterPane(); } }, el("bdi", {}, text));
}

function nothing(words) {
  return [el("p", { class: "kind" }, words)];
}

function onlyShown(ids) {
  return ids.filter((id) => scene.ids.has(id));
}

// --- the timeline: dated events, and dated statements that are of no dated event ---

function timelineView() {
  const entries = timelineEntries();
  if (!entries.length) return nothing("Nothing here has a date of its own.");
  const days = new Map();
  for (const entry of entries.slice(0, ENTRIES)) {
    if (!days.has(entry.when)) days.set(entry.when, []);
    days.get(entry.when).push(entry);
  }
  const items = [...days].map(([day, group]) => el("li", {}, el("span", { class: "date" }, day),
    el("ul", { class: "list" }, group.map((e) => el("li", {}, shapeSample(e.kind, e.shape), figureButton(e.text, e.id), el("span", { class: "aside" }, e.aside))))));
  const more = entries.length > ENTRIES ? nothing(`and ${entries.length - ENTRIES} later ones: narrow the time or the filters to see them`) : [];
  return [el("ol", { class: "days" }, items), ...more];
}

function timelineEntries() {
  const told = new Set(scene.statements.flatMap((s) => [s.from, s.to]));
  const events = DATA.nodes.filter((n) => EVENTS.has(n.kind) && told.has(n.id) && (n.about.start ?? n.about.end));
  const dated = new Set(events.map((n) => n.id));
  const entries = events.map((n) => ({ day: n.about.start ?? n.about.end, when: whenOf(n.about), id: n.id, text: n.label, kind: n.kind, shape: n.shape, aside: n.about.status ?? "" }));
  for (const s of scene.statements) {
    if (!(s.start ?? s.end) || dated.has(s.to) || dated.has(s.from)) continue;
    const aside = claims(s).filter((c) => c !== "fact").map((c) => CLAIMS[c].toLowerCase()).join(", ");
    entries.push({ day: s.start ?? s.end, when: whenOf(s), id: s.id, text: sentenceOf(s), kind: "Action", shape: "dot", aside });
  }
  return entries.sort((a, b) => compare(a.day, b.day) || compare(a.when, b.when) || compare(a.text, b.text));
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

// --- the matrix; what is denied is not counted ---

// Whom a statement brings together: subject and object, or those who have to do with one event.
function pairsOf(statement) {
  const { from, to } = statement;
  if (to === undefined) return [];
  const others = ACTORS.has(nodes.get(to).kind) ? [to] : statement.roles.filter((r) => r.role === "party").map((r) => r.id);
  if (SHARED.has(statement.relation)) {
    for (const edge of edgesOf.get(to) ?? []) if (edge.relation === statement.relation && edge.polarity === statement.polarity && scene.ids.has(edge.id)) others.push(edge.from);
  }
  const side = (id) => (state.matrix.isByCountry ? countries.get(nodes.get(id)?.about.country) ?? id : id);
  return [...new Set(others.map(side))].filter((other) => other !== side(from)).map((other) => [side(from), other]);
}

function cellsOf(wanted = state.matrix.wanted) {
  const cells = new Map();
  for (const s of scene.statements) {
    if (s.polarity === "negated") continue;
    if (wanted !== ANY && (s.plover ?? NONE) !== wanted) continue;
    for (const pair of pairsOf(s)) {
      const ends = isMutual(s) ? [pair, [pair[1], pair[0]]] : [pair];
      for (const [a, b] of ends) {
        const key = selectionKey("cell", a, b, wanted);
        if (!cells.has(key)) cells.set(key, { key, a, b, statements: [] });
        cells.get(key).statements.push(s);
      }
    }
  }
  return cells;
}

SELECTIONS.cell = (a, b, wanted) => {
  const found = cellsOf(wanted).get(selectionKey("cell", a, b, wanted))?.statements ?? [];
  return { title: `${nameOf(a)} → ${nameOf(b)}`, note: wanted === ANY ? count(found.length, "statement") : `${NAMES.plover(wanted)}: ${count(found.length, "statement")}`, statements: found };
};

function matrixView() {
  const cells = cellsOf();
  const weights = new Map();
  for (const { a, b, statements: s } of cells.values()) for (const id of [a, b]) weights.set(id, (weights.get(id) ?? 0) + s.length);
  const actors = ranked(weights).slice(0, ROWS).map(([id]) => id);
  if (!actors.length) return nothing("No two actors have to do with each other here.");
  const head = el("tr", {}, el("th", { scope: "col" }, "who ↓ with whom →"), actors.map((id) => el("th", { scope: "col", dir: "auto" }, nameOf(id))));
  const body = actors.map((a) => el("tr", {}, el("th", { scope: "row", dir: "auto" }, nameOf(a)),
    actors.map((b) => el("td", {}, cellView(cells.get(selectionKey("cell", a, b, state.matrix.wanted)))))));
  const more = weights.size > ROWS ? nothing(`The ${ROWS} most active of ${weights.size} actors.`) : [];
  return [el("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "Matrix of who with whom" }, el("table", { class: "matrix" }, el("thead", {}, head), el("tbody", {}, body))), ...more];
}

// The number of statements over the commonest class; hostile cells have a dashed edge, for eyes that tell no colours.
function cellView(cell) {
  if (!cell) return "";
  const classes = ranked(tally(cell.statements.map((s) => s.plover ?? NONE)));
  const stances = cell.statements.map((s) => STANCES[s.relation]);
  const calm = stances.filter((stance) => stance === "support" || stance === "contact").length;
  const hostile = stances.filter((stance) => stance === "opposition").length;
  const tone = hostile && !calm ? "hostile" : calm && !hostile ? "calm" : hostile ? "mixed" : "neither";
  const [[first]] = classes;
  const [number, word] = [String(cell.statements.length), first === NONE ? "state" : first.toLowerCase()];
  const label = `${number} ${word}, ${nameOf(cell.a)} to ${nameOf(cell.b)}: ${classes.map(([key, n]) => `${NAMES.plover(key)} ${n}`).join(", ")}`;
  return el("button", { type: "button", class: `cell ${tone}`, "aria-label": visible(label), title: visible(label), onclick: () => { choose(cell.key); enterPane(); } },
    el("b", {}, number), " ", el("small", {}, word));
}

// --- mediators ---

SELECTIONS.mediator = (id) => {
  const found = scene.statements.filter((s) => s.from === id && s.relation === "mediates");
  return { title: `${nameOf(id)} as mediator`, note: count(found.length, "statement"), statements: found };
};

function mediatorsView() {
  const found = DATA.report.mediators.map((m) => ({ ...m, statements: onlyShown(m.statements) })).filter((m) => m.statements.length);
  if (!found.length) return nothing("Nobody mediates here.");
  const rows = found.slice(0, 20).map((m) => el("tr", {},
    el("th", { scope: "row", dir: "auto" }, figureButton(nameOf(m.id), selectionKey("mediator", m.id))),
    el("td", {}, m.score.toFixed(2)), el("td", {}, String(m.statements.length)), el("td", { dir: "auto" }, m.between.map(nameOf).join(", "))));
  const heads = ["Mediator", "Betweenness", "Mediations", "Between"].map((name) => el("th", { scope: "col" }, name));
  return [el("table", {}, el("thead", {}, el("tr", {}, heads)), el("tbody", {}, rows))];
}

// --- blocs ---

SELECTIONS.bloc = (number) => {
  const bloc = DATA.report.blocs[Number(number)];
  const found = bloc ? onlyShown(bloc.statements).map((id) => statements.get(id)) : [];
  return { title: `Bloc ${Number(number) + 1}`, note: bloc?.members.map(nameOf).join(", "), statements: found };
};

function blocsView() {
  const items = DATA.report.blocs.map((bloc, i) => ({ ...bloc, i })).filter((bloc) => onlyShown(bloc.statements).length);
  if (!items.length) return nothing("Nobody helps another more often than opposing them here.");
  return [el("ol", { class: "list" }, items.slice(0, 12).map((bloc) => el("li", {},
    figureButton(bloc.members.map(nameOf).join(", "), selectionKey("bloc", String(bloc.i))), el("span", { class: "aside" }, count(onlyShown(bloc.statements).length, "statement")))))];
}

// --- disputes ---

const TITLES = new Set(["disputes", "partOf", "occupies", "controls"]); // what is said of a place that two want

SELECTIONS.dispute = (place) => {
  const found = scene.statements.filter((s) => TITLES.has(s.relation) && (s.to === place || (s.from === place && s.relation === "partOf")));
  return { title: `Who claims ${nameOf(place)}`, note: count(found.length, "statement"), statements: found };
};

SELECTIONS.quarrel = (a, b) => {
  const found = scene.statements.filter((s) => s.relation === "inDisputeWith" && [s.from, s.to].includes(a) && [s.from, s.to].includes(b));
  return { title: `${nameOf(a)} – ${nameOf(b)}`, note: "in dispute with each other", statements: found };
};

function disputesView() {
  const places = [...new Set(scene.statements.filter((s) => s.relation === "disputes" && s.to !== undefined).map((s) => s.to))];
  const claimants = (place) => new Set(scene.statements.filter((s) => s.relation === "disputes" && s.to === place && s.polarity === "affirmed").map((s) => s.from));
  const said = (place) => SELECTIONS.dispute(place).statements.filter((s) => s.relation !== "disputes").map((s) => sentenceOf(s) + (s.speaker ? ` (${s.speaker})` : ""));
  const rows = places.map((place) => el("tr", {}, el("th", { scope: "row", dir: "auto" }, figureButton(nameOf(place), selectionKey("dispute", place))),
    el("td", { dir: "auto" }, [...claimants(place)].map(nameOf).join(", ")), el("td", { dir: "auto" }, said(place).join("; "))));
  const pairs = new Map();
  for (const s of scene.statements) if (s.relation === "inDisputeWith" && s.to !== undefined) pairs.set([s.from, s.to].sort().join("|"), [s.from, s.to].sort());
  for (const [a, b] of pairs.values()) {
    rows.push(el("tr", {}, el("th", { scope: "row", dir: "auto" }, figureButton(`${nameOf(a)} – ${nameOf(b)}`, selectionKey("quarrel", a, b))), el("td", { dir: "auto" }, `${nameOf(a)}, ${nameOf(b)}`), el("td", {}, "in dispute with each other")));
  }
  if (!rows.length) return nothing("Nothing is disputed here.");
  const heads = ["About", "Claimants", "What is said of it"].map((name) => el("th", { scope: "col" }, name));
  return [el("table", {}, el("thead", {}, el("tr", {}, heads)), el("tbody", {}, rows))];
}
