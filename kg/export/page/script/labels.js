// Names and relation labels, drawn over vis-network's canvas so that none lies on another at any zoom, as on a map:
// the chosen first, then the most connected, then facts; whatever finds no room waits until one zooms in or points.

const PARTS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8]; // of a line, where its words may stand, the best first
const MANY = 40; // lines; beyond, only facts wear their labels at rest
const FONT = getComputedStyle(document.body).fontFamily;

class Crowd {
  constructor() {
    this.boxes = [];
  }

  isFree(box, but = undefined) {
    return this.boxes.every((b) => (but !== undefined && b.owner === but) || b.right <= box.left || b.left >= box.right || b.bottom <= box.top || b.top >= box.bottom);
  }

  take(box) {
    this.boxes.push(box);
  }
}

function boxAt(x, y, width, height, owner = null) {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2, owner };
}

// The size of names in the canvas' own units: never too small to read, nor ever shouting.
function fontSize(scale) {
  return Math.min(18, Math.max(11.5, 13 * scale)) / scale;
}

// What was written last, and where, in the canvas' units: { id, text lines, x, y, unit, tone }; saved pictures use it.
let written = [];

function drawLabels(context) {
  written = [];
  const scale = network.getScale();
  const unit = fontSize(scale);
  const view = viewBox();
  const crowd = new Crowd();
  const shown = view.nodes;
  for (const box of controlBoxes()) crowd.take(box);
  for (const { id, x, y, size } of shown) crowd.take(boxAt(x, y, 2 * size, 2 * size, id));
  context.save();
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  drawMarks(context, crowd);
  const [asked, others] = linesToName();
  const small = Math.max(unit * 0.86, 10.8 / scale);
  drawRelations(context, crowd, asked, small, scale, view); // names have twelve sides to stand on, a short line one place
  for (const node of shown) if (!isFaded(node.id)) drawName(context, crowd, node, unit, view);
  drawRelations(context, crowd, others, small, scale, view);
  for (const node of shown) if (isFaded(node.id)) drawName(context, crowd, node, unit, view);
  context.restore();
}

// The controls that lie over the picture, in the canvas' units: no name hides below them.
function controlBoxes() {
  const area = byId("picture").getBoundingClientRect();
  const seen = [...document.querySelectorAll(".tools, #lens-bar, #status")].map((e) => e.getBoundingClientRect());
  return seen.filter((box) => box.width).map((box) => {
    const from = network.DOMtoCanvas({ x: box.left - area.left, y: box.top - area.top });
    const to = network.DOMtoCanvas({ x: box.right - area.left, y: box.bottom - area.top });
    return { left: from.x, top: from.y, right: to.x, bottom: to.y, owner: null };
  });
}

// What is on the screen, in the canvas' units, the most important things first.
function viewBox() {
  const area = byId("picture").getBoundingClientRect();
  const from = network.DOMtoCanvas({ x: -60, y: -40 });
  const to = network.DOMtoCanvas({ x: area.width + 60, y: area.height + 40 });
  const isInside = (x, y) => x > from.x && x < to.x && y > from.y && y < to.y;
  const edge = { from: network.DOMtoCanvas({ x: 2, y: 2 }), to: network.DOMtoCanvas({ x: area.width - 2, y: area.height - 2 }) };
  const isSeen = (box) => box.left > edge.from.x && box.right < edge.to.x && box.top > edge.from.y && box.bottom < edge.to.y;
  const found = [];
  for (const id of scene.things) {
    const body = network.body.nodes[id];
    const node = nodes.get(id);
    if (body && isInside(body.x, body.y)) found.push({ id, x: body.x, y: body.y, size: node.size, rank: rankOf(node) });
  }
  found.sort((a, b) => b.rank - a.rank);
  return { nodes: found, isInside, isSeen };
}

function rankOf(node) {
  return node.size + (isChosen(node.id) ? 1000 : 0) + (isNear(node.id) ? 100 : 0);
}

function drawName(context, crowd, { id, x, y, size }, unit, view) {
  const { lines } = nodes.get(id);
  const chosen = isChosen(id);
  context.font = `${chosen ? 700 : 550} ${unit}px ${FONT}`;
  const width = Math.max(...lines.map((line) => context.measureText(line).width)) + unit * 0.3;
  const height = unit * 1.18 * lines.length;
  const below = size + height / 2 + unit * 0.25;
  const beside = size + width / 2 + unit * 0.4;
  const aslant = width * 0.32;
  const corner = width * 0.5 + size * 0.6;
  const first = isLeaningUp(id) ? -below : below;
  const ways = [[0, first], [0, -first], [beside, 0], [-beside, 0], [aslant, below], [-aslant, below], [aslant, -below], [-aslant, -below],
    [corner, below], [-corner, below], [corner, -below], [-corner, -below]];
  const tries = ways.map(([dx, dy]) => boxAt(x + dx, y + dy, width, height, id));
  const free = tries.filter((b) => crowd.isFree(b, id));
  const box = free.find(view.isSeen) ?? (chosen ? free[0] ?? tries[0] : null);
  if (!box) return;
  crowd.take({ ...box, owner: null });
  context.globalAlpha = isFaded(id) ? 0.25 : 1;
  const middle = (box.left + box.right) / 2;
  note(id, lines, middle, box.top, unit, theme.ink);
  lines.forEach((line, i) => write(context, visible(line), middle, box.top + unit * 1.18 * (i + 0.5), unit, theme.ink));
}

function note(id, lines, x, top, unit, tone) {
  written.push({ id, lines: lines.map(visible), x, top, unit, tone });
}

function drawRelations(context, crowd, lines, unit, scale, view) {
  context.font = `500 ${unit}px ${FONT}`;
  const isCrowded = scene.lines.length > MANY;
  for (const line of lines) {
    const edge = network.body.edges[line.id];
    const label = labelOf(line);
    if (!edge?.connected || !label) continue;
    const isLoud = isChosen(line.id) || isChosen(line.from) || isChosen(line.to);
    const isQuiet = isCrowded && !line.lead.fact && scale < 1.25;
    if (!isLoud && (isQuiet || isFadedLine(line) || scale < 0.45)) continue;
    const texts = [label, briefLabelOf(line)].filter(Boolean).map(visible);
    texts.some((text) => drawRelation(context, crowd, { line, edge, text, unit, view }));
  }
}

// A relation's words on its line, where they lie on nothing else; whether there is such a place.
function drawRelation(context, crowd, { line, edge, text, unit, view }) {
  const width = context.measureText(text).width + unit * 0.5;
  const spots = PARTS.map((part) => pointOf(edge, part)).filter(({ x, y }) => view.isInside(x, y));
  const boxes = spots.map(({ x, y }) => boxAt(x, y, width, unit * 1.2));
  const box = boxes.find((b) => crowd.isFree(b)) ?? (isChosen(line.id) ? boxes[0] : undefined);
  if (!box) return false;
  crowd.take(box);
  context.globalAlpha = 1;
  const tone = theme[lineOf(line.lead).tone];
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  note(line.id, [text], x, box.top, unit, tone);
  ground(context, box);
  write(context, text, x, y, unit, tone);
  return true;
}

// The lines in the order of importance, in two parts: in a small picture mediations come before all names.
function linesToName() {
  const isAsked = (l) => Object.hasOwn(QUESTIONS, l.lead.relation);
  const weight = (l) => (isChosen(l.id) ? 8 : 0) + (isChosen(l.from) || isChosen(l.to) ? 4 : 0) + (l.lead.fact ? 2 : 0) + (isAsked(l) ? 1 : 0);
  const order = [...scene.lines].sort((a, b) => weight(b) - weight(a));
  const isFirst = (l) => order.length <= MANY && l.lead.relation === "mediates" && l.lead.fact && !isFadedLine(l);
  return [order.filter(isFirst), order.filter((l) => !isFirst(l))];
}

// What lies below the words of a line, so that the line does not strike them through.
function ground(context, box) {
  context.save();
  context.globalAlpha = 0.85;
  context.fillStyle = theme.canvas;
  context.fillRect(box.left, box.top, box.right - box.left, box.bottom - box.top);
  context.restore();
}

function write(context, text, x, y, unit, tone) {
  context.lineWidth = unit * 0.32;
  context.strokeStyle = theme.canvas;
  context.strokeText(text, x, y);
  context.fillStyle = tone;
  context.fillText(text, x, y);
}

// Where an edge is after a part of its way.
function pointOf(edge, part) {
  if (edge.from === edge.to) {
    const [x, y, radius] = edge.edgeType._getCircleData();
    return { x, y: y - radius };
  }
  return edge.edgeType.getPoint(part);
}

// Denied claims are struck through, so that colour is not all that tells them; contested ones carry an unequal sign.
function drawMarks(context, crowd) {
  for (const line of scene.lines) {
    const edge = network.body.edges[line.id];
    if (!edge?.connected) continue;
    context.globalAlpha = isFadedLine(line) ? 0.15 : 1;
    if (line.lead.polarity === "negated") mark(context, crowd, drawCross, pointOf(edge, 0.74));
    if (isContested(line)) mark(context, crowd, drawContest, pointOf(edge, 0.26));
  }
  context.globalAlpha = 1;
}

function mark(context, crowd, draw, point) {
  draw(context, point);
  crowd.take(boxAt(point.x, point.y, 12, 12, "mark"));
}

function drawCross(context, { x, y }) {
  context.strokeStyle = theme.negated;
  context.lineWidth = 1.8;
  context.beginPath();
  context.moveTo(x - 5, y - 5);
  context.lineTo(x + 5, y + 5);
  context.moveTo(x + 5, y - 5);
  context.lineTo(x - 5, y + 5);
  context.stroke();
}

function drawContest(context, { x, y }) {
  context.fillStyle = theme.canvas;
  context.strokeStyle = theme.negated;
  context.lineWidth = 1.6;
  context.beginPath();
  context.arc(x, y, 8, 0, 2 * Math.PI);
  context.fill();
  for (const [from, to] of [[[-4, -2], [4, -2]], [[-4, 2], [4, 2]], [[-2.5, 5], [2.5, -5]]]) {
    context.moveTo(x + from[0], y + from[1]);
    context.lineTo(x + to[0], y + to[1]);
  }
  context.moveTo(x + 8, y);
  context.stroke();
}
