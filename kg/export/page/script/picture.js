// The drawing: vis-network with fixed places; what is chosen, what is near it, what fades.

const CLEAR = 40; // pixels between what is revealed and the edge
const READABLE = 330; // pixels of height that a whole graph needs
const LEAST = 0.3; // the scale below which symbols are too small to tell apart
let theme = {};
let network = null;
let nodeSet = null;
let edgeSet = null;

function readTheme() {
  const kinds = new Set(DATA.nodes.map((node) => node.kind));
  const names = ["ink", "canvas", "fact", "attributed", "negated", "ended", "link", "accent", "Thing", ...kinds];
  theme = Object.fromEntries(names.map((name) => [name, colour(name)]));
}

function isChosen(id) {
  return id === state.chosen || id === state.pointed;
}

function isNear(id) {
  return state.near.has(id);
}

function isFaded(id) {
  return state.chosen !== null && state.near.size > 0 && !state.near.has(id);
}

function isFadedLine(line) {
  if (state.chosen === null || state.near.size === 0) return false;
  if (line.from === state.chosen || line.to === state.chosen || isOfFigure(line)) return false;
  const picked = selectionOf(state.chosen)?.statements.map((s) => s.id) ?? [state.chosen];
  return !line.statements.some((s) => picked.includes(s.id));
}

function isFadedLink(link) {
  if (state.chosen === null || state.near.size === 0 || link.from === state.chosen || link.to === state.chosen) return false;
  return link.statement !== state.chosen && !isOfFigure(link);
}

// Whether a line joins the event of the chosen statement with another that the statement names.
function isOfFigure({ from, to }) {
  const event = eventOf(statements.get(state.chosen));
  return event !== undefined && [from, to].includes(event) && isNear(from) && isNear(to);
}

function nodeLook(id) {
  const node = nodes.get(id);
  const tone = theme[node.kind] ?? theme.Thing;
  const border = id === state.chosen ? theme.ink : theme.canvas;
  return {
    id,
    shape: node.shape,
    size: node.size,
    ...placeOf(id),
    color: { background: tone, border, highlight: { background: tone, border: theme.ink }, hover: { background: tone, border: theme.ink } },
    borderWidth: id === state.chosen ? 3 : 2,
    opacity: isFaded(id) ? 0.2 : 1,
  };
}

function lineLook(line, loop) {
  const { lead } = line;
  const { tone, dashes } = lineOf(lead);
  const isLoud = isChosen(line.id);
  const arrows = arrowsOf(line);
  const width = (line.statements.every((s) => s.relation === "partyTo") ? 1.1 : 1.8) + Math.min(3, Math.log2(line.statements.length) * 0.8);
  return {
    id: line.id,
    from: line.from,
    to: line.to,
    chosen: false,
    smooth: { enabled: line.bend !== 0, type: line.bend < 0 ? "curvedCCW" : "curvedCW", roundness: Math.abs(line.bend) },
    arrows: { to: { enabled: arrows.to, scaleFactor: 0.55 }, from: { enabled: arrows.from, scaleFactor: 0.55 } },
    width: width + (isLoud ? 1.8 : 0),
    dashes,
    color: { color: theme[tone], opacity: !isLoud && isFadedLine(line) ? 0.1 : 1 },
    selfReference: { size: 16 + 6 * (loop % 12), angle: Math.PI / 4, renderBehindTheNode: true },
  };
}

function linkLook(link) {
  const opacity = isFadedLink(link) ? 0.1 : 1;
  const { id, from, to } = link;
  return { id, from, to, chosen: false, smooth: { enabled: false }, arrows: "", width: 1, dashes: [3, 4], color: { color: theme.link, opacity } };
}

function draw() {
  tall = isTall();
  nodeSet = new vis.DataSet();
  edgeSet = new vis.DataSet();
  readTheme();
  refresh();
  network = new vis.Network(byId("picture"), { nodes: nodeSet, edges: edgeSet }, {
    autoResize: true,
    physics: { enabled: false },
    layout: { improvedLayout: false },
    nodes: { labelHighlightBold: false, chosen: false },
    edges: { selectionWidth: 0, hoverWidth: 0, endPointOffset: { to: 2 } },
    interaction: { hover: true, hoverConnectedEdges: false, selectConnectedEdges: false, keyboard: false },
  });
  window.network = network;
  network.on("beforeDrawing", drawFigures);
  network.on("afterDrawing", drawLabels);
  network.on("click", onClick);
  network.on("dragEnd", ({ nodes: moved }) => {
    for (const [id, place] of Object.entries(network.getPositions(moved))) keepPlace(id, place);
  });
  for (const kind of ["Node", "Edge"]) {
    network.on(`hover${kind}`, (event) => point(event[kind.toLowerCase()]));
    network.on(`blur${kind}`, () => point(null));
  }
  fit(false);
  if (network.getScale() < LEAST) startAtCentre();
  reveal();
}

// A large graph on a small screen begins with its centre; the whole would be dust.
function startAtCentre() {
  const central = scene.things.reduce((a, b) => (nodes.get(b).size > nodes.get(a).size ? b : a));
  network.moveTo({ position: network.getPosition(central), scale: LEAST });
}

function onClick(event) {
  if (event.nodes.length) choose(event.nodes[0]);
  else if (event.edges.length) choose(targetOf(event.edges[0]));
  else choose(null);
}

// What a drawn line stands for: itself, or for a thin line its statement, else the thing that it ties.
function targetOf(id) {
  const link = links.find((l) => l.id === id);
  return link ? link.statement ?? (link.role === "location" ? link.to : link.from) : id;
}

function point(id) {
  const before = state.pointed;
  state.pointed = id === null ? null : nodes.has(id) ? id : targetOf(id);
  byId("picture").style.cursor = id === null ? "" : "pointer";
  const changed = scene.lines.filter((line) => line.id === before || line.id === state.pointed);
  if (changed.length) edgeSet.update(changed.map((line) => lineLook(line, 0)));
  else network.redraw();
}

// Compose the scene and bring the drawing up to it.
function refresh() {
  composeScene();
  if (!nodeSet) return;
  arrange();
  readLeanings();
  const loops = tally(scene.lines.filter((l) => l.from === l.to).map((l) => l.from));
  const loopOf = (line) => (line.from === line.to ? loops.set(line.from, loops.get(line.from) - 1).get(line.from) : 0);
  const edges = [...scene.links.map(linkLook), ...scene.lines.map((line) => lineLook(line, loopOf(line)))];
  const things = scene.things.map(nodeLook);
  keepOnly(edgeSet, edges);
  keepOnly(nodeSet, things);
  nodeSet.update(things);
  edgeSet.update(edges);
}

function keepOnly(set, looks) {
  const wanted = new Set(looks.map((look) => look.id));
  set.remove(set.getIds().filter((id) => !wanted.has(id)));
}

function isCalm() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

// The picture's size, and how much of its height the pane covers on a telephone.
function roomOf() {
  const { width, height, bottom } = byId("picture").getBoundingClientRect();
  const isOver = getComputedStyle(pane).position === "fixed";
  const covered = isOver ? Math.max(0, bottom - pane.getBoundingClientRect().top) : 0;
  return { width, height, covered: height - covered > 4 * CLEAR ? covered : 0 };
}

// Show all that is not hidden, names included, clear of the buttons above and the line below.
function fit(isMoving = true) {
  if (!network) return;
  const { width, height, covered } = roomOf();
  const seen = scene.things.map((id) => nodes.get(id));
  if (!seen.length || !width) return;
  const below = 26 + (height - covered > READABLE && covered || byId("status").offsetHeight); // what lies over the picture
  const bar = byId("lens-bar");
  const above = Math.max(56, bar.offsetTop + bar.offsetHeight + 10);
  let scale = 1;
  let frame;
  for (let i = 0; i < 4; i++) { // names do not shrink below what can be read, so the frame hangs on the scale
    frame = frameOf(seen, fontSize(scale));
    scale = Math.min((width - 16) / (frame.right - frame.left), (height - above - below) / (frame.bottom - frame.top), 1.3);
  }
  const position = { x: (frame.left + frame.right) / 2, y: (frame.top + frame.bottom) / 2 + (below - above) / 2 / scale };
  network.moveTo({ position, scale, animation: isMoving && !covered && !isCalm() ? { duration: 350 } : false });
  if (covered) reveal();
}

// The box around nodes with their names below them, in the canvas' units.
function frameOf(seen, font) {
  const places = network.getPositions();
  const frame = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const node of seen) {
    const { x, y } = places[node.id];
    const reach = Math.max(node.size, 0.3 * font * Math.max(...node.lines.map((line) => line.length)));
    frame.left = Math.min(frame.left, x - reach);
    frame.right = Math.max(frame.right, x + reach);
    frame.top = Math.min(frame.top, y - node.size - (isLeaningUp(node.id) ? 1.4 * font * node.lines.length : 0));
    frame.bottom = Math.max(frame.bottom, y + node.size + 1.4 * font * node.lines.length);
  }
  return frame;
}

function zoom(factor) {
  if (!network) return;
  network.moveTo({ scale: network.getScale() * factor, animation: isCalm() ? false : { duration: 180 } });
}

// Draw a thing that was held back or filtered away by the lens, choose it, and bring it to the middle.
function bringIn(id) {
  if (!hasPlace(nodes.get(id))) state.brought.add(id);
  if (state.lens && !scene.things.includes(id)) state.lens = null;
  showView("picture");
  setChosen(id);
  show();
  applyView();
  focusOn(id);
}

// On a telephone the pane covers half of the window: the picture goes to the top of the other half.
function scrollToPicture() {
  if (getComputedStyle(pane).position !== "fixed") return;
  const { top, bottom } = byId("picture").getBoundingClientRect();
  const seen = Math.min(bottom, pane.getBoundingClientRect().top) - Math.max(0, top);
  if (top < 0 || seen < 6 * CLEAR) byId("stage").scrollIntoView({ block: "start", behavior: "instant" });
}

// Bring what is chosen into the part of the picture that no pane covers, where it is not there yet.
function reveal() {
  if (!network || state.chosen === null || state.view !== "picture") return;
  scrollToPicture();
  const chosen = statements.get(state.chosen) ?? selectionOf(state.chosen)?.statements[0];
  const isDrawn = (id) => network.body.nodes[id] !== undefined;
  const ends = (chosen ? [chosen.from, chosen.to] : [state.chosen]).filter(isDrawn);
  if (!ends.length) return;
  const { width, height: whole, covered } = roomOf();
  const height = whole - covered;
  const placesOf = (ids) => ids.filter(isDrawn).map((id) => network.getPosition(id));
  const places = placesOf(chosen ? thingsOf(chosen) : ends);
  const isSeen = places.map((place) => network.canvasToDOM(place)).every(({ x, y }) => x > CLEAR && y > CLEAR && x < width - CLEAR && y < height - CLEAR);
  const span = (axis, of = places) => Math.max(...of.map((p) => p[axis])) - Math.min(...of.map((p) => p[axis]));
  const length = Math.hypot(span("x", placesOf(ends)), span("y", placesOf(ends)));
  const now = network.getScale();
  const isTiny = length > 0 && length * now < 2 * CLEAR; // too short to tell its lines apart
  if (isSeen && !isTiny) return;
  const wanted = isTiny ? Math.max(now, Math.min(1.2, (5 * CLEAR) / length)) : now;
  const scale = Math.min(wanted, (width - 3 * CLEAR) / (span("x") + 1), (height - 3 * CLEAR) / (span("y") + 1));
  const centre = { x: Math.min(...places.map((p) => p.x)) + span("x") / 2, y: Math.min(...places.map((p) => p.y)) + span("y") / 2 };
  network.moveTo({ position: centre, scale, offset: { x: 0, y: -covered / 2 }, animation: isCalm() ? false : { duration: 300 } });
}

// Bring a node to the middle, close enough to read.
function focusOn(id) {
  if (!scene.things.includes(id)) return;
  network.focus(id, { scale: Math.max(network.getScale(), 0.9), animation: isCalm() ? false : { duration: 400 } });
}
