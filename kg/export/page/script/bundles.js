// Parallel lines are one line with a count until it is chosen; then they fan out.

function pairOf(statement) {
  return selectionKey("pair", ...[statement.from, statement.to].sort());
}

SELECTIONS.pair = (a, b) => {
  const found = [...statements.values()].filter((s) => (s.from === a && s.to === b) || (s.from === b && s.to === a));
  const [one, other] = found.length ? [found[0].from, found[0].to] : [a, b];
  return { title: `${nameOf(one)} – ${nameOf(other)}`, note: count(found.length, "statement"), statements: found };
};

function isOpened(pair) {
  const chosen = statements.get(state.chosen);
  return !state.isBundled || pair === state.chosen || (chosen?.to !== undefined && pair === pairOf(chosen));
}

// The lines to draw for statements: { id, from, to, statements, bend }; a bundle has the id of its pair.
function bundled(shown) {
  const pairs = new Map();
  for (const statement of shown) {
    const pair = pairOf(statement);
    if (!pairs.has(pair)) pairs.set(pair, []);
    pairs.get(pair).push(statement);
  }
  return [...pairs].flatMap(([pair, group]) => {
    if (group.length > 1 && !isOpened(pair)) return [bundle(pair, group)];
    return group.map((s) => ({ id: s.id, from: s.from, to: s.to, statements: [s], lead: s, bend: group.length > 1 ? s.bend : 0 }));
  });
}

function bundle(pair, group) {
  const lead = [...group].sort((a, b) => rankIn(a) - rankIn(b) || a.position - b.position)[0];
  return { id: pair, from: lead.from, to: lead.to, statements: group, lead, bend: 0 };
}

// What a bundle looks like is the look of its surest statement; taking part says least.
function rankIn(statement) {
  const order = ["fact", "planned", "possible", "attributed", "ended", "negated"];
  return order.findLastIndex((claim) => claims(statement).includes(claim)) + (statement.relation === "partyTo" ? 0.5 : 0);
}

const SHORT = 32; // characters; as long as this, two relations stand in one label

function labelOf(line) {
  const { lead, statements: group } = line;
  if (group.length === 1) return lead.relation === "partyTo" ? "" : quoted(lead);
  const told = lead.relation === "partyTo" ? group : group.filter((s) => s.relation !== "partyTo"); // who signs takes part
  const doubts = told.filter((s) => claims(s)[0] !== claims(lead)[0]);
  const like = told.filter((s) => !doubts.includes(s));
  return likeLabel(lead, like) + (doubts.length ? `, ${doubts.length} ${doubtOf(doubts)}` : "");
}

// The same in few words, for where the whole finds no room.
function briefLabelOf({ lead, statements: group }) {
  return group.length > 1 ? `${quoted(lead)} +${group.length - 1}` : "";
}

function quoted(statement) {
  return isAttributed(statement) ? `“${statement.phrase}”` : statement.phrase;
}

// The words of statements of one kind: counted where they say one thing, side by side where they are two and short.
function likeLabel(lead, like) {
  const kinds = [...new Set([lead, ...like].map(quoted))];
  if (kinds.length === 1) return like.length === 1 ? kinds[0] : `${kinds[0]} ×${like.length}`;
  const both = kinds.join(" · ");
  const isOneWay = like.every((s) => s.from === lead.from || isMutual(s));
  return like.length === 2 && isOneWay && both.length <= SHORT ? both : `${kinds[0]} +${like.length - 1}`;
}

const DOUBTS = { attributed: "claimed", planned: "planned", possible: "possible", negated: "denied", ended: "over" };

// In one word what the other statements of a bundle are: behind a fact's line they must not pass for facts.
function doubtOf(doubts) {
  const words = new Set(doubts.map((s) => DOUBTS[claims(s)[0]]));
  return words.size === 1 ? [...words][0] : "qualified";
}

function isContested(line) {
  return line.statements.some((s) => contested.has(s.id));
}

// Whether an arrow stands at the line's end, and at its beginning.
function arrowsOf(line) {
  const pointed = line.statements.filter((s) => !isMutual(s) && s.relation !== "partyTo");
  return { to: pointed.some((s) => s.to === line.to), from: line.from !== line.to && pointed.some((s) => s.to === line.from) };
}
