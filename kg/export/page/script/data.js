"use strict";
// What the page holds: nodes and edges as pyvis wrote them, articles, and statements that have no object.

const DATA = JSON.parse(document.getElementById("data").textContent);
const nodes = new Map(DATA.nodes.map((node) => [node.id, node]));
const links = DATA.edges.filter((edge) => edge.role);
const drawn = DATA.edges.filter((edge) => !edge.role);
const statements = new Map(
  [...drawn, ...DATA.others].sort((a, b) => a.position - b.position).map((statement) => [statement.id, statement]));
const MANY = 40; // edges; beyond, only facts wear their labels at rest

const CLAIMS = {
  fact: "Stated as fact",
  attributed: "Said by someone",
  planned: "Planned",
  possible: "Possible",
  negated: "Denied",
  ended: "No longer so",
};

// The ways in which a statement falls short of a plain fact; hiding one of them hides the statement.
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

function nameOf(id) {
  return nodes.get(id)?.label ?? id;
}

function subjectOf(statement) {
  return nodes.get(statement.from)?.label ?? statement.subject ?? statement.from;
}

function objectOf(statement) {
  return statement.to === undefined ? "(nobody named)" : nameOf(statement.to);
}

// A relation as it reads in this claim: "did not: signed" would be clumsy, so the words stay and a sign goes in front.
function wordsOf(statement) {
  return (statement.polarity === "negated" ? "not " : "") + statement.words;
}

function whenOf(thing) {
  const { start, end } = thing;
  if (!start && !end) return "";
  if (start === end) return start;
  return `${start ?? "…"} – ${end ?? "…"}`;
}

// Characters that steer or hide text are shown by their code, so that a label cannot pose as another.
function visible(text) {
  return String(text).replace(/[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g, (c) => {
    return `⟨U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`;
  });
}

// An element with attributes and children; strings become text nodes, never mark-up.
function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") element.addEventListener("click", value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === "") continue;
    element.append(child instanceof Node ? child : document.createTextNode(visible(child)));
  }
  return element;
}
