// Names and relation labels, drawn over vis-network's canvas so that none lies on another at any zoom, as on a map:
// the chosen first, then the most connected, then facts; whatever finds no room waits until one zooms in or points.

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

function drawLabels(context) {
  const scale = network.getScale();
  const unit = fontSize(scale);
  const view = viewBox();
  const crowd = new Crowd();
  const shown = view.nodes.filter((node) => !node.hidden);
  for (const { id, x, y, size } of shown) crowd.take(boxAt(x, y, 2 * size, 2 * size, id));
  context.save();
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  drawCrosses(context);
  for (const node of shown) if (!isFaded(node.id)) drawName(context, crowd, node, unit, view);
  drawRelations(context, crowd, Math.max(unit * 0.86, 10.8 / scale), scale, view);
  for (const node of shown) if (isFaded(node.id)) drawName(context, crowd, node, unit, view);
  context.restore();
}

// What is on the screen, in the canvas' units, the most important nodes first.
function viewBox() {
  const area = document.getElementById("picture").getBoundingClientRect();
  const from = network.DOMtoCanvas({ x: -60, y: -40 });
  const to = network.DOMtoCanvas({ x: area.width + 60, y: area.height + 40 });
  const isInside = (x, y) => x > from.x && x < to.x && y > from.y && y < to.y;
  const edge = { from: network.DOMtoCanvas({ x: 2, y: 2 }), to: network.DOMtoCanvas({ x: area.width - 2, y: area.height - 2 }) };
  const isSeen = (box) => box.left > edge.from.x && box.right < edge.to.x && box.top > edge.from.y && box.bottom < edge.to.y;
  const found = [];
  for (const node of DATA.nodes) {
    const body = network.body.nodes[node.id];
    if (!body || !isInside(body.x, body.y)) continue;
    found.push({ id: node.id, x: body.x, y: body.y, size: node.size, hidden: body.options.hidden, rank: rankOf(node) });
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
  const ways = [[0, below], [0, -below], [beside, 0], [-beside, 0], [aslant, below], [-aslant, below], [aslant, -below], [-aslant, -below]];
  const tries = ways.map(([dx, dy]) => boxAt(x + dx, y + dy, width, height, id));
  const free = tries.filter((b) => crowd.isFree(b, id));
  const box = free.find(view.isSeen) ?? (chosen ? free[0] ?? tries[0] : null);
  if (!box) return;
  crowd.take({ ...box, owner: null });
  context.globalAlpha = isFaded(id) ? 0.25 : 1;
  lines.forEach((line, i) => write(context, visible(line), (box.left + box.right) / 2, box.top + unit * 1.18 * (i + 0.5), unit, theme.ink));
}

function drawRelations(context, crowd, unit, scale, view) {
  context.font = `500 ${unit}px ${FONT}`;
  for (const statement of byImportance()) {
    const edge = network.body.edges[statement.id];
    if (!edge || edge.options.hidden || !edge.connected) continue;
    const chosen = isChosen(statement.id) || isChosen(statement.from) || isChosen(statement.to);
    const quiet = drawn.length > MANY && !statement.fact && scale < 1.25;
    if (!chosen && (quiet || isFadedEdge(statement) || scale < 0.45)) continue;
    const text = visible(labelOf(statement));
    const width = context.measureText(text).width + unit * 0.5;
    for (const place of isChosen(statement.id) ? [0.5] : [0.5, 0.42, 0.58, 0.34, 0.66]) {
      const point = pointOf(edge, place);
      if (!view.isInside(point.x, point.y)) continue;
      const box = boxAt(point.x, point.y, width, unit * 1.2);
      if (!crowd.isFree(box) && !isChosen(statement.id)) continue;
      crowd.take(box);
      context.globalAlpha = 1;
      write(context, text, point.x, point.y, unit, theme[lineOf(statement).tone]);
      break;
    }
  }
}

function byImportance() {
  const weight = (s) => (isChosen(s.id) ? 4 : 0) + (isChosen(s.from) || isChosen(s.to) ? 2 : 0) + (s.fact ? 1 : 0);
  return [...drawn].sort((a, b) => weight(b) - weight(a));
}

function labelOf(statement) {
  const text = wordsOf(statement);
  return isAttributed(statement) ? `“${text}”` : text;
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

// Negated claims are struck through, so that colour is not all that tells them.
function drawCrosses(context) {
  context.strokeStyle = theme.negated;
  context.lineWidth = 1.8;
  for (const statement of drawn) {
    const edge = network.body.edges[statement.id];
    if (statement.polarity !== "negated" || !edge || edge.options.hidden || !edge.connected) continue;
    context.globalAlpha = isFadedEdge(statement) ? 0.15 : 1;
    const { x, y } = pointOf(edge, 0.74);
    context.beginPath();
    context.moveTo(x - 5, y - 5);
    context.lineTo(x + 5, y + 5);
    context.moveTo(x + 5, y - 5);
    context.lineTo(x - 5, y + 5);
    context.stroke();
  }
}
