"use strict";
// What the page holds: things, statements and thin lines as pyvis wrote them, sentences, articles, and the report.

const DATA = JSON.parse(document.getElementById("data").textContent);
const nodes = new Map(DATA.nodes.map((node) => [node.id, node]));
const links = DATA.edges.filter((edge) => edge.role);
const lines = DATA.edges.filter((edge) => !edge.role); // statements with both ends, so that they can be drawn
const statements = new Map([...lines, ...DATA.others].sort((a, b) => a.position - b.position).map((s) => [s.id, s]));
for (const statement of statements.values()) {
  for (const evidence of statement.evidence) evidence.sentence = DATA.sentences[evidence.sentence];
}

const EVENTS = new Set(DATA.vocabulary.events);
const ACTORS = new Set(DATA.vocabulary.actors);
const MUTUAL = new Set(DATA.vocabulary.mutual);
const SPEECH = new Set(["accuses", "supports", "threatens", "rejects", "requests"]); // acts that are done with words

const CLAIMS = {
  fact: "Stated as fact",
  attributed: "Said by someone",
  planned: "Planned",
  possible: "Possible",
  negated: "Denied",
  ended: "No longer so",
};

// The ways in which a statement falls short of a plain fact.
function claims(statement) {
  const found = [];
  if (statement.polarity === "negated") found.push("negated");
  if (statement.modality !== "actual") found.push(statement.modality);
  if (statement.ended) found.push("ended");
  if (isAttributed(statement)) found.push("attributed");
  return found.length ? found : ["fact"];
}

function isAttributed(statement) {
  return Boolean(statement.speaker) && !statement.evidence.some((e) => e.attribution === "factive");
}

function isMutual(statement) {
  return MUTUAL.has(statement.relation);
}

// Every thing that a statement names: its ends, its speaker, its roles.
function thingsOf(statement) {
  const roles = statement.roles.filter((role) => role.role !== "content").map((role) => role.id);
  return [statement.from, statement.to, statement.speakerId, ...roles].filter(Boolean);
}

const edgesOf = new Map();
for (const edge of DATA.edges) {
  for (const id of new Set([edge.from, edge.to])) {
    if (!edgesOf.has(id)) edgesOf.set(id, []);
    edgesOf.get(id).push(edge);
  }
}

function nameOf(id) {
  return nodes.get(id)?.label ?? id;
}

function subjectOf(statement) {
  return nodes.get(statement.from)?.label ?? statement.subject ?? statement.from;
}

function objectOf(statement) {
  return statement.to === undefined ? "(nobody named)" : nameOf(statement.to);
}

function sentenceOf(statement) {
  const others = alsoBetween(statement).map((id) => ` and ${nameOf(id)}`).join("");
  return `${subjectOf(statement)} ${statement.phrase} ${objectOf(statement)}${others}`;
}

// Where no event is named, one mediates between the object and these.
function alsoBetween({ relation, to, roles }) {
  if (relation !== "mediates" || !ACTORS.has(nodes.get(to)?.kind)) return [];
  return roles.filter((role) => role.role === "party" && role.id !== to).map((role) => role.id);
}

// A day, a month, a year, or an interval.
function whenOf(thing) {
  const { start, end } = thing;
  if (!start && !end) return "";
  if (start === end) return start;
  if (start && end && start.slice(0, 4) === end.slice(0, 4)) {
    if (start.endsWith("-01-01") && end.endsWith("-12-31")) return start.slice(0, 4);
    const last = new Date(Date.UTC(Number(end.slice(0, 4)), Number(end.slice(5, 7)), 0)).getUTCDate();
    if (start.slice(0, 7) === end.slice(0, 7) && start.endsWith("-01") && end.endsWith(`-${last}`)) return start.slice(0, 7);
  }
  if (!end) return `since ${start}`;
  return start ? `${start} – ${end}` : `until ${end}`;
}

// The first and the last day of a statement: its own, else those of its articles; null where none is known.
function daysOf(statement) {
  const own = [statement.start, statement.end].filter(Boolean);
  const days = own.length ? own : statement.evidence.map((e) => DATA.articles[e.article]?.date).filter(Boolean);
  return days.length ? [days.reduce((a, b) => (a < b ? a : b)), days.reduce((a, b) => (a > b ? a : b))] : null;
}

// Who vouches for a statement: its speaker, else its articles.
function voicesOf(statement) {
  return statement.speakerId ? [statement.speakerId] : statement.evidence.map((e) => `article ${e.article}`);
}

// Statements that one voice affirms and another denies, each with those that say the contrary; and the groups of them.
const contested = new Map();
const contests = [];
{
  const same = new Map();
  for (const statement of lines) {
    const ends = isMutual(statement) ? [statement.from, statement.to].sort() : [statement.from, statement.to];
    const key = JSON.stringify([statement.relation, statement.modality, ...ends]);
    if (!same.has(key)) same.set(key, []);
    same.get(key).push(statement);
  }
  for (const group of same.values()) {
    for (const statement of group) {
      const voices = new Set(voicesOf(statement));
      const contrary = group.filter((s) => s.polarity !== statement.polarity && !voicesOf(s).some((v) => voices.has(v)));
      if (contrary.length) contested.set(statement.id, contrary.map((s) => s.id));
    }
    const told = group.filter((s) => contested.has(s.id));
    if (told.length) contests.push(told);
  }
}
