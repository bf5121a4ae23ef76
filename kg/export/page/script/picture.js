// The drawing: vis-network with fixed places; what is chosen, what is near it, what fades.

const state = { chosen: null, pointed: null, near: new Set(), hidden: { claims: new Set(), classes: new Set(), relations: new Set() } };
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

function isFadedEdge(edge) {
  if (state.chosen === null || state.near.size === 0) return false;
  if (edge.id === state.chosen || edge.from === state.chosen || edge.to === state.chosen) return false;
  return !(edge.role && edge.statement === state.chosen);
}

function isShown(statement) {
  const { hidden } = state;
  if (hidden.relations.has(statement.relation) || claims(statement).some((c) => hidden.claims.has(c))) return false;
  return [statement.from, statement.to].every((id) => id === undefined || !hidden.classes.has(nodes.get(id)?.kind));
}

function isTall() {
  const { width, height } = document.getElementById("picture").getBoundingClientRect();
  return width < 0.95 * height;
}

function nodeLook(node, tall) {
  const tone = theme[node.kind] ?? theme.Thing;
  const border = node.id === state.chosen ? theme.ink : theme.canvas;
  return {
    id: node.id,
    shape: node.shape,
    size: node.size,
    x: tall ? node.tall[0] : node.x,
    y: tall ? node.tall[1] : node.y,
    color: { background: tone, border, highlight: { background: tone, border: theme.ink }, hover: { background: tone, border: theme.ink } },
    borderWidth: 2,
    opacity: isFaded(node.id) ? 0.2 : 1,
    hidden: isNodeHidden(node),
  };
}

function isNodeHidden(node) {
  if (state.hidden.classes.has(node.kind)) return true;
  const own = edgesOf.get(node.id) ?? [];
  return own.length > 0 && !own.some((edge) => isShown(edge.role ? statements.get(edge.statement) : edge));
}

const edgesOf = new Map();
for (const edge of DATA.edges) {
  for (const id of new Set([edge.from, edge.to])) {
    if (!edgesOf.has(id)) edgesOf.set(id, []);
    edgesOf.get(id).push(edge);
  }
}

const loops = new Map();

function edgeLook(edge) {
  const opacity = isFadedEdge(edge) ? 0.1 : 1;
  const smooth = { enabled: edge.bend !== 0, type: edge.bend < 0 ? "curvedCCW" : "curvedCW", roundness: Math.abs(edge.bend) };
  const common = { id: edge.id, from: edge.from, to: edge.to, smooth, chosen: false };
  if (edge.role) {
    const hidden = !isShown(statements.get(edge.statement));
    return { ...common, arrows: "", width: 1, dashes: [3, 4], color: { color: theme.link, opacity }, hidden };
  }
  const line = lineOf(edge);
  const isMutual = edge.relation.endsWith("With");
  const isLoud = edge.id === state.chosen || edge.id === state.pointed;
  return {
    ...common,
    arrows: { to: { enabled: !isMutual, scaleFactor: 0.55 } },
    width: (edge.relation === "partyTo" ? 1.1 : 1.8) + (isLoud ? 1.8 : 0),
    dashes: line.dashes,
    color: { color: theme[line.tone], opacity: isLoud ? 1 : opacity },
    hidden: !isShown(edge),
    selfReference: { size: 16 + 6 * (loops.get(edge.id) ?? 0), angle: Math.PI / 4, renderBehindTheNode: true },
  };
}

function draw() {
  let count = 0;
  for (const edge of drawn) if (edge.from === edge.to) loops.set(edge.id, count++ % 12);
  readTheme();
  const tall = isTall();
  nodeSet = new vis.DataSet(DATA.nodes.map((node) => nodeLook(node, tall)));
  edgeSet = new vis.DataSet(DATA.edges.map(edgeLook));
  network = new vis.Network(document.getElementById("picture"), { nodes: nodeSet, edges: edgeSet }, {
    autoResize: true,
    physics: { enabled: false },
    layout: { improvedLayout: false },
    nodes: { labelHighlightBold: false, chosen: false },
    edges: { selectionWidth: 0, hoverWidth: 0, endPointOffset: { to: 2 } },
    interaction: {
      hover: true,
      hoverConnectedEdges: false,
      selectConnectedEdges: false,
      hideEdgesOnDrag: DATA.edges.length > 1500,
      keyboard: { enabled: true, bindToWindow: false, autoFocus: false },
    },
  });
  window.network = network;
  network.on("afterDrawing", drawLabels);
  network.on("click", onClick);
  for (const kind of ["Node", "Edge"]) {
    network.on(`hover${kind}`, (event) => point(event[kind.toLowerCase()]));
    network.on(`blur${kind}`, () => point(null));
  }
  fit(false);
}

function onClick(event) {
  if (event.nodes.length) choose(event.nodes[0]);
  else if (event.edges.length) choose(event.edges[0].split("#")[0]);
  else choose(null);
}

function point(id) {
  const before = state.pointed;
  state.pointed = id === null ? null : id.split("#")[0];
  document.getElementById("picture").style.cursor = id === null ? "" : "pointer";
  const changed = [before, state.pointed].filter((i) => i && statements.get(i)?.to !== undefined);
  if (changed.length) edgeSet.update(changed.map((i) => edgeLook(statements.get(i))));
  else network.redraw();
}

// Look again at every node and edge: after a choice, a filter, or a change of theme.
function refresh() {
  if (!network) return;
  const places = network.getPositions();
  nodeSet.update(DATA.nodes.map((node) => ({ ...nodeLook(node, false), ...places[node.id] })));
  edgeSet.update(DATA.edges.map(edgeLook));
}

function isCalm() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

// Show all that is not hidden, names included, clear of the buttons above and the line below.
function fit(isMoving = true) {
  const { width, height } = document.getElementById("picture").getBoundingClientRect();
  const seen = DATA.nodes.filter((node) => !isNodeHidden(node));
  if (!seen.length) return;
  let scale = 1;
  let frame;
  for (let i = 0; i < 4; i++) { // names do not shrink below what can be read, so the frame hangs on the scale
    frame = frameOf(seen, fontSize(scale));
    scale = Math.min((width - 16) / (frame.right - frame.left), (height - 96) / (frame.bottom - frame.top), 1.3);
  }
  const position = { x: (frame.left + frame.right) / 2, y: (frame.top + frame.bottom) / 2 - 8 / scale };
  network.moveTo({ position, scale, animation: isMoving && !isCalm() ? { duration: 350 } : false });
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
    frame.top = Math.min(frame.top, y - node.size);
    frame.bottom = Math.max(frame.bottom, y + node.size + 1.4 * font * node.lines.length);
  }
  return frame;
}

function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: isCalm() ? false : { duration: 180 } });
}

// Bring a node to the middle, close enough to read.
function focusOn(id) {
  network.focus(id, { scale: Math.max(network.getScale(), 0.9), animation: isCalm() ? false : { duration: 400 } });
}
