// What is to be seen now: the statements that pass filters, time and lens, and the things and lines drawn for them.

let scene = { statements: [], things: [], lines: [], links: [], held: 0 };

function isInTime(statement) {
  const days = state.since || state.until ? daysOf(statement) : null;
  return !days || ((!state.since || days[1] >= state.since) && (!state.until || days[0] <= state.until));
}

function composeScene() {
  const kept = [...statements.values()].filter((s) => passes(s) && isInTime(s));
  const lens = state.lens ? LENSES[state.lens.kind](state.lens, kept) : null;
  const shown = lens ? kept.filter((s) => lens.statements.has(s.id)) : kept;
  const ids = new Set(shown.map((s) => s.id));
  const isTold = (link) => link.statement === null || ids.has(link.statement);
  const things = thingsToDraw(shown, lens, isTold);
  const isDrawn = ({ from, to }) => things.has(from) && things.has(to);
  scene = {
    statements: shown,
    ids,
    things: [...things].sort(),
    held: lens ? 0 : [...named(shown, isTold)].filter((id) => !things.has(id) && !state.hidden.classes.has(nodes.get(id).kind)).length,
    lines: bundled(shown.filter((s) => s.to !== undefined && isDrawn(s))),
    links: links.filter((link) => isTold(link) && isDrawn(link)),
  };
}

// Every thing that a shown statement, or a thin line of one, leads to; from those, the places of events.
function named(shown, isTold) {
  const found = new Set(shown.flatMap((s) => (s.to === undefined ? [] : [s.from, s.to])));
  for (const link of links) if (link.statement !== null && isTold(link)) found.add(link.from).add(link.to);
  for (const link of links) if (link.statement === null && link.role === "location" && found.has(link.to)) found.add(link.from);
  return found;
}

function thingsToDraw(shown, lens, isTold) {
  const found = named(shown, isTold);
  if (!lens) {
    for (const node of DATA.nodes) if (!edgesOf.has(node.id)) found.add(node.id);
    for (const id of state.brought) found.add(id);
  }
  const isIn = lens ? (id) => lens.things.has(id) : (id) => hasPlace(nodes.get(id)) || state.brought.has(id);
  return new Set([...(lens?.things ?? []), ...found].filter((id) => nodes.has(id) && isIn(id) && !state.hidden.classes.has(nodes.get(id).kind)));
}

// Draw, list and count anew: after a choice of filters, time or lens.
function applyView() {
  refresh();
  if (state.chosen === null) fillPane();
  fillTable();
  fillReport();
  say();
  keepFragment();
}

// One line on what is seen and what is held back.
function say() {
  const total = statements.size;
  const parts = [];
  if (scene.statements.length < total) parts.push(`${scene.statements.length.toLocaleString("en")} of ${count(total, "statement")} shown`);
  if (DATA.others.length && !state.lens) parts.push(`${count(DATA.others.length, "statement")} without an object in the table only`);
  if (scene.held) parts.push(`the ${scene.things.length.toLocaleString("en")} most central things are drawn, ${count(scene.held, "thing")} held back: search brings any of them in`);
  byId("status").textContent = capital(parts.join("; "));
  byId("lens-bar").hidden = !state.lens;
  if (state.lens) byId("lens-title").textContent = visible(lensTitle());
  byId("lens-none").hidden = !state.lens || scene.statements.length > 0;
  byId("empty").hidden = DATA.nodes.length > 0;
}
