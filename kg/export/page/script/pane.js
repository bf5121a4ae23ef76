// The evidence pane: a statement with its sentences, a thing with its statements, or what the graph holds.

const pane = document.getElementById("pane");
const trail = [];

// Choose a node or a statement by its id, or nothing.
function choose(id, isBack = false) {
  if (!isBack && state.chosen !== null && state.chosen !== id) trail.push(state.chosen);
  if (id === null) trail.length = 0;
  state.chosen = id;
  state.near = new Set(near(id));
  show();
  refresh();
}

function near(id) {
  if (id === null) return [];
  const statement = statements.get(id);
  if (statement) return [statement.from, statement.to, statement.speakerId, ...statement.roles.map((role) => role.id)];
  const own = edgesOf.get(id) ?? [];
  return [id, ...own.flatMap((edge) => [edge.from, edge.to])];
}

function show() {
  const { chosen } = state;
  const statement = statements.get(chosen);
  const content = statement ? statementView(statement) : nodes.has(chosen) ? nodeView(nodes.get(chosen)) : summaryView();
  pane.replaceChildren(...(chosen === null ? [] : [backButton()]), ...content);
  pane.scrollTop = 0;
  document.body.classList.toggle("has-choice", chosen !== null);
}

function backButton() {
  const before = trail.at(-1);
  const label = before === undefined ? "← Overview" : `← ${statements.has(before) ? "Statement" : nameOf(before)}`;
  return el("button", { type: "button", class: "plain back", dir: "auto", onclick: () => choose(trail.pop() ?? null, true) }, label);
}

// --- a statement ---

function statementView(statement) {
  const title = el("h2", { class: "claim", dir: "auto" },
    thing(statement.from, subjectOf(statement)), " ", el("span", { class: "relation" }, wordsOf(statement)), " ",
    statement.to === undefined ? objectOf(statement) : thing(statement.to, objectOf(statement)));
  const several = statement.evidence.length > 1;
  const parts = [title, tags(statement), facts(statement)];
  statement.evidence.forEach((evidence, i) => {
    parts.push(el("h3", {}, several ? `Evidence ${i + 1} of ${statement.evidence.length}` : "Evidence"), ...evidenceView(evidence));
  });
  return parts;
}

function thing(id, label) {
  if (!nodes.has(id)) return el("bdi", {}, label);
  return el("button", { type: "button", class: "plain", onclick: () => choose(id) }, el("bdi", {}, label));
}

function tags(statement) {
  return el("div", { class: "tags" }, claims(statement).map((claim) => el("span", { class: `tag ${claim}` }, CLAIMS[claim])));
}

function facts(statement) {
  const speaker = statement.speaker ? thing(statement.speakerId, statement.speaker) : "the article itself";
  return list([
    ["Speaker", speaker],
    ["Polarity", statement.polarity],
    ["Modality", statement.modality],
    ["When", whenOf(statement)],
    ["Office", statement.office],
    ["Event class", statement.plover],
    ...statement.roles.filter((r) => r.role !== "content").map((r) => [capital(r.role), thing(r.id, r.label)]),
    ...statement.roles.filter((r) => r.role === "content" && statements.has(r.id)).map((r) => ["Content", contentOf(r.id)]),
  ]);
}

function contentOf(id) {
  return el("button", { type: "button", class: "plain", onclick: () => choose(id) }, sentenceOf(statements.get(id)));
}

function sentenceOf(statement) {
  return `${subjectOf(statement)} ${wordsOf(statement)} ${objectOf(statement)}`;
}

function evidenceView(evidence) {
  const article = DATA.articles[evidence.article] ?? {};
  return [
    el("blockquote", { dir: "auto" }, marked(evidence)),
    el("p", { class: "source", dir: "auto" }, source(evidence.article, article)),
    list([
      ["Attribution", evidence.attribution],
      ["Confidence", evidence.confidence],
      ["Rule", evidence.rule],
      ["CAMEO", evidence.cameo],
      ["Found in", evidence.part === "title" ? "the headline" : null],
    ]),
  ];
}

// The sentence with its evidence marked. Offsets count code points, JavaScript's strings UTF-16 units.
function marked({ sentence, mark }) {
  if (!mark) return [sentence];
  const points = Array.from(sentence);
  const slice = (from, to) => points.slice(from, to).join("");
  return [slice(0, mark[0]), el("mark", {}, slice(mark[0], mark[1])), slice(mark[1])];
}

function source(id, { title, date, publisher, url }) {
  const name = title ?? id;
  const isWeb = /^https?:\/\//i.test(url ?? "");
  const link = isWeb ? el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, name) : name;
  return [link, publisher ? `, ${publisher}` : "", date ? ", " : "", date ? el("span", { class: "date" }, date) : ""];
}

function list(rows) {
  const shown = rows.filter(([, value]) => value !== null && value !== undefined && value !== "");
  return shown.length ? el("dl", {}, shown.flatMap(([name, value]) => [el("dt", {}, name), el("dd", { dir: "auto" }, value)])) : "";
}

function capital(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

// --- a thing ---

function nodeView(node) {
  const { about } = node;
  const own = [...statements.values()].filter((s) => s.from === node.id || s.to === node.id);
  const said = [...statements.values()].filter((s) => s.speakerId === node.id);
  const roles = [...statements.values()].filter((s) => !own.includes(s) && s.roles.some((r) => r.id === node.id));
  return [
    el("h2", { dir: "auto" }, node.label),
    el("p", { class: "kind" }, [kindName(node.kind), about.iso ?? about.country].filter(Boolean).join(" · ")),
    list([
      ["Also called", about.alt?.join(", ")],
      ["When", whenOf(about)],
      ["Where", about.location],
      ["Topic", about.topic],
      ["Status", about.status],
    ]),
    ...section(`Statements (${own.length})`, own),
    ...section(`Takes part in (${roles.length})`, roles),
    ...section(`Says (${said.length})`, said),
  ];
}

function section(heading, items) {
  return items.length ? [el("h3", {}, heading), el("ul", { class: "list" }, items.map((s) => el("li", {}, statementButton(s))))] : [];
}

function statementButton(statement) {
  const aside = [whenOf(statement), ...claims(statement).filter((c) => c !== "fact").map((c) => CLAIMS[c].toLowerCase())].filter(Boolean).join(" · ");
  return el("button", { type: "button", onclick: () => choose(statement.id) },
    el("span", { class: "what" }, el("bdi", {}, sentenceOf(statement)), aside ? el("div", { class: "aside" }, aside) : ""));
}

function kindName(kind) {
  return kind.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase().replace(/^./, (c) => c.toUpperCase());
}

// --- nothing chosen ---

function summaryView() {
  const all = [...statements.values()];
  if (!all.length) return [el("h2", {}, "An empty graph"), el("p", { class: "kind" }, "No statement was found in the sources, so there is nothing to show.")];
  const isFact = all.filter((s) => s.fact).length;
  const central = [...DATA.nodes].sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1)).slice(0, 6);
  return [
    el("h2", {}, "What the sources say"),
    el("p", { class: "kind" }, `${count(all.length, "statement")} about ${count(DATA.nodes.length, "thing")}; ${isFact} stated as fact, ${all.length - isFact} claimed, planned, possible or denied.`),
    el("p", { class: "kind" }, "Choose a line to read the sentence behind it, or a symbol to see all that is said of it."),
    el("h3", {}, "Most spoken of"),
    el("ul", { class: "list" }, central.map((node) => el("li", {}, el("button", { type: "button", onclick: () => { choose(node.id); focusOn(node.id); } },
      el("span", { class: "what" }, el("bdi", {}, node.label)), el("span", { class: "aside" }, kindName(node.kind)))))),
    el("h3", {}, "Sources"),
    el("ul", { class: "list" }, Object.entries(DATA.articles).map(([id, article]) => el("li", { class: "source", dir: "auto" }, source(id, article)))),
  ];
}

function count(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
