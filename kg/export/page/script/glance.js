// The first answers, before anything is chosen: who mediates, signs, disputes, whose troops are where, who fights.

const QUESTIONS = {
  mediates: { title: "Who mediates between whom", text: mediationText },
  signed: { title: "Who signed what", by: "to", text: togetherText },
  disputes: { title: "Who disputes what", by: "to", text: togetherText },
  deployedTo: { title: "Whose troops are where", text: troopsText },
  fightsWith: { title: "Who fights whom", text: sentenceOf },
};
const NAMED = 3; // names before "and 4 more"
const FIRST = 3; // answers to each question; the others on demand

// All that is affirmed of a relation, the surest and the most often told first.
function answersTo(relation) {
  const found = scene.statements.filter((s) => s.relation === relation && s.polarity === "affirmed" && s.to !== undefined);
  return found.sort((a, b) => Math.floor(rankIn(a)) - Math.floor(rankIn(b)) || b.evidence.length - a.evidence.length || a.position - b.position);
}

SELECTIONS.question = (relation) => {
  const found = Object.hasOwn(QUESTIONS, relation) ? answersTo(relation) : [];
  return { title: QUESTIONS[relation]?.title ?? "", note: count(found.length, "statement"), statements: found };
};

SELECTIONS.together = (relation, object) => {
  const found = answersTo(relation).filter((s) => s.to === object);
  return { title: togetherText(found), note: count(found.length, "statement"), statements: found };
};

function glance() {
  return Object.entries(QUESTIONS).flatMap(([relation, question]) => {
    const groups = grouped(answersTo(relation), question.by);
    if (!groups.length) return [];
    const items = groups.slice(0, FIRST).map((group) => el("li", {}, answerButton(relation, question, group)));
    const more = groups.length - FIRST;
    if (more > 0) items.push(el("li", {}, el("button", { type: "button", class: "more", onclick: () => choose(selectionKey("question", relation)) }, `and ${more} more`)));
    return [el("h3", {}, question.title), el("ul", { class: "list answers" }, items)];
  });
}

// Statements one by one, or together where they share an end.
function grouped(found, by) {
  if (!by) return found.map((s) => [s]);
  const groups = new Map();
  for (const s of found) groups.set(s[by], [...(groups.get(s[by]) ?? []), s]);
  return [...groups.values()];
}

function answerButton(relation, { text, by }, group) {
  const key = group.length > 1 && by ? selectionKey("together", relation, group[0].to) : group[0].id;
  const asides = new Set(group.map(notesOf));
  const aside = asides.size === 1 ? [...asides][0] : count(group.length, "statement");
  return entryButton(text(by ? group : group[0]), aside, key);
}

function mediationText(statement) {
  if (!EVENTS.has(nodes.get(statement.to).kind)) return sentenceOf(statement);
  const { parties } = figureOf(statement.to);
  const names = [...new Set(parties)].map(nameOf);
  if (!names.length) return sentenceOf(statement);
  return `${subjectOf(statement)} ${statement.phrase} ${bareName(statement.to)} between ${enumerated(names)}`;
}

function togetherText(group) {
  return group.length ? `${bareName(group[0].to)}: ${enumerated([...new Set(group.map(subjectOf))])}` : "";
}

// An event's name without the parties in brackets, where they are told beside it.
function bareName(id) {
  return EVENTS.has(nodes.get(id)?.kind) ? nameOf(id).replace(/ \([^()]*\)$/, "") : nameOf(id);
}

function enumerated(names) {
  const told = names.length > NAMED + 1 ? [...names.slice(0, NAMED), `${names.length - NAMED} more`] : names;
  return told.length < 2 ? told.join("") : `${told.slice(0, -1).join(", ")} and ${told.at(-1)}`;
}

function troopsText(statement) {
  const senders = statement.roles.filter((r) => r.role === "sender").map((r) => r.label);
  return sentenceOf(statement) + (senders.length ? ` (sent by ${senders.join(", ")})` : "");
}

// --- what one affirms and another denies ---

SELECTIONS.contest = (id) => {
  const found = contests.find((group) => group.some((s) => s.id === id)) ?? [];
  return { title: "Contested", note: found.length ? contestText(found) : "", statements: found };
};

function contestedView() {
  const found = contests.filter((group) => group.some((s) => scene.ids.has(s.id)));
  if (!found.length) return [];
  const items = found.slice(0, 8).map((group) => {
    const affirmed = group.find((s) => s.polarity === "affirmed");
    return el("li", {}, entryButton(sentenceOf(affirmed), contestText(group), selectionKey("contest", group[0].id)));
  });
  const more = found.length > 8 ? [el("p", { class: "kind" }, `and ${found.length - 8} more`)] : [];
  return [el("h3", {}, "Contested"), el("ul", { class: "list" }, items), ...more];
}

// Who affirms it and who denies it.
function contestText(group) {
  const voices = (polarity) => {
    const own = group.filter((s) => s.polarity === polarity);
    return [...new Set(own.map((s) => s.speaker ?? (own.length > 1 ? "articles" : "an article")))].join(", ");
  };
  return `affirmed by ${voices("affirmed")}, denied by ${voices("negated")}`;
}
