// A statement in the pane: the claim, what qualifies it, and each sentence behind it.

function statementView(statement) {
  const title = el("h2", { class: "claim", dir: "auto" },
    thing(statement.from, subjectOf(statement)), " ", el("span", { class: "relation" }, statement.phrase), " ",
    statement.to === undefined ? objectOf(statement) : thing(statement.to, objectOf(statement)),
    alsoBetween(statement).flatMap((id) => [" and ", thing(id, nameOf(id))]));
  const several = statement.evidence.length > 1;
  const parts = [title, tags(statement), facts(statement), ...contraryView(statement)];
  statement.evidence.forEach((evidence, i) => {
    parts.push(el("h3", {}, several ? `Evidence ${i + 1} of ${statement.evidence.length}` : "Evidence"), ...evidenceView(evidence));
  });
  return parts;
}

// Who says the contrary, where somebody does.
function contraryView(statement) {
  const contrary = (contested.get(statement.id) ?? []).map((id) => statements.get(id));
  return contrary.length ? section("Contested: others say the contrary", contrary) : [];
}

function tags(statement) {
  return el("div", { class: "tags" }, claims(statement).map((claim) => el("span", { class: `tag ${claim}` }, CLAIMS[claim])),
    contested.has(statement.id) ? el("span", { class: "tag contested" }, "Contested") : "");
}

function facts(statement) {
  const speaker = statement.speaker ? thing(statement.speakerId, statement.speaker) : "the article itself";
  const roles = statement.roles.filter((r) => r.role !== "content");
  return list([
    ["Speaker", speaker],
    ["When", whenOf(statement)],
    ["Office", statement.office],
    ...[...new Set(roles.map((r) => r.role))].map((role) => [capital(role), things(roles.filter((r) => r.role === role).map((r) => r.id))]),
    ...statement.roles.filter((r) => r.role === "content" && statements.has(r.id)).map((r) => ["Content", contentOf(r.id)]),
    ["Polarity", statement.polarity],
    ["Modality", statement.modality],
    ["Event class", statement.plover],
  ]);
}

function contentOf(id) {
  return el("button", { type: "button", class: "plain", onclick: () => choose(id) }, sentenceOf(statements.get(id)));
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
