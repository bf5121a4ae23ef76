// The legend, which is the filter too: what is not ticked is not drawn.

function tally(items) {
  const counts = new Map();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function buildFilters() {
  const all = [...statements.values()];
  const claimCounts = tally(all.flatMap(claims));
  const shown = Object.keys(CLAIMS).filter((claim) => claimCounts.has(claim));
  const sample = (claim) => lineSample(lineOf(EXAMPLES[claim]));
  addOptions("claims", shown.map((claim) => ({ key: claim, name: CLAIMS[claim], count: claimCounts.get(claim), sample: sample(claim) })));

  const kinds = tally(DATA.nodes.map((node) => node.kind));
  const shapes = new Map(DATA.nodes.map((node) => [node.kind, node.shape]));
  addOptions("classes", ranked(kinds).map(([kind, n]) => ({ key: kind, name: kindName(kind), count: n, sample: shapeSample(kind, shapes.get(kind)) })));

  const words = new Map(all.map((s) => [s.relation, s.words]));
  addOptions("relations", ranked(tally(all.map((s) => s.relation))).map(([relation, n]) => ({ key: relation, name: words.get(relation), count: n })));
}

const EXAMPLES = Object.fromEntries(Object.keys(CLAIMS).map((claim) => [claim, {
  polarity: claim === "negated" ? "negated" : "affirmed",
  modality: claim === "planned" || claim === "possible" ? claim : "actual",
  ended: claim === "ended",
  speaker: claim === "attributed" ? "someone" : null,
  evidence: [],
}]));

function ranked(counts) {
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function addOptions(group, options) {
  const field = document.getElementById(`filter-${group}`);
  const boxes = options.map((option) => box(group, option));
  const setAll = (isOn) => () => {
    for (const { key } of options) state.hidden[group][isOn ? "delete" : "add"](key);
    for (const input of field.querySelectorAll("input")) input.checked = isOn;
    applyFilters();
  };
  if (options.length > 2) {
    field.append(el("div", { class: "choose" },
      el("button", { type: "button", onclick: setAll(true) }, "All"), el("button", { type: "button", onclick: setAll(false) }, "None")));
  }
  field.append(...boxes);
  field.hidden = options.length === 0;
}

function box(group, { key, name, count: number, sample }) {
  const input = el("input", { type: "checkbox", checked: "" });
  input.dataset.key = key;
  input.addEventListener("change", () => {
    state.hidden[group][input.checked ? "delete" : "add"](key);
    applyFilters();
  });
  return el("label", { class: "option" }, input, sample ?? "", el("span", { class: "name" }, name), el("span", { class: "count" }, String(number)));
}

function applyFilters() {
  refresh();
  fillTable();
  say();
}

// One line on what is seen and what is held back.
function say() {
  const all = [...statements.values()];
  const seen = all.filter(isShown).length;
  const parts = [];
  if (seen < all.length) parts.push(`${seen} of ${count(all.length, "statement")} shown`);
  if (DATA.others.length) parts.push(`${count(DATA.others.length, "statement")} without an object in the table only`);
  const { held } = DATA;
  if (held.nodes) parts.push(`the ${DATA.nodes.length} most central things are drawn, ${count(held.nodes, "thing")} and ${count(held.statements, "statement")} are held back`);
  document.getElementById("status").textContent = capital(parts.join("; "));
}
