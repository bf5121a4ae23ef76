// What is seen, saved: the picture as PNG or SVG, the statements as CSV.

const MARGIN_OUT = 24;

function buildSave() {
  byId("save-png").addEventListener("click", savePng);
  byId("save-svg").addEventListener("click", () => download(new Blob([pictureSvg()], { type: "image/svg+xml" }), "svg"));
  byId("save-csv").addEventListener("click", () => download(new Blob(["\ufeff", statementsCsv()], { type: "text/csv;charset=utf-8" }), "csv"));
}

function download(blob, ending) {
  const address = URL.createObjectURL(blob);
  const name = document.title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").toLowerCase().slice(0, 60) || "graph";
  el("a", { href: address, download: `${name}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

// --- PNG: the canvas on its ground ---

function savePng() {
  const canvas = network?.canvas.frame.canvas;
  if (!canvas) return;
  const out = el("canvas", { width: canvas.width, height: canvas.height });
  const context = out.getContext("2d");
  context.fillStyle = theme.canvas;
  context.fillRect(0, 0, out.width, out.height);
  context.drawImage(canvas, 0, 0);
  out.toBlob((blob) => download(blob, "png"), "image/png");
}

// --- SVG: the same lines, symbols and words as shapes ---

function pictureSvg() {
  const seen = scene.things.map((id) => nodes.get(id));
  const frame = network && seen.length ? frameOf(seen, fontSize(network.getScale())) : { left: 0, top: 0, right: 100, bottom: 100 };
  const [x, y] = [frame.left - MARGIN_OUT, frame.top - MARGIN_OUT];
  const [width, height] = [frame.right - x + MARGIN_OUT, frame.bottom - y + MARGIN_OUT];
  const root = svg("svg", { xmlns: SVG, viewBox: [x, y, width, height].map(Math.round).join(" "), width: Math.round(width), height: Math.round(height), "font-family": "sans-serif" });
  const title = svg("title", {});
  title.textContent = visible(document.title);
  root.append(title, svg("rect", { x, y, width, height, fill: theme.canvas }));
  if (network) root.append(...washesSvg(), ...scene.links.map(linkSvg), ...scene.lines.flatMap(lineSvg), ...seen.map(symbolSvg), ...written.flatMap(wordsSvg));
  return new XMLSerializer().serializeToString(root);
}

function washesSvg() {
  return figuresToDraw().map(({ event, members }) => {
    const d = spokes(event, members).map(([from, to]) => `M${from.x} ${from.y}L${to.x} ${to.y}`).join("");
    return svg("path", { d, fill: "none", stroke: theme[nodes.get(event).kind], "stroke-width": BREADTH, "stroke-linecap": "round", "stroke-opacity": 0.12 });
  });
}

function pathOf(id) {
  const edge = network.body.edges[id];
  if (edge.from === edge.to) {
    const [x, y, radius] = edge.edgeType._getCircleData();
    return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0`;
  }
  const points = Array.from({ length: 13 }, (_, i) => edge.edgeType.getPoint(i / 12));
  return points.map((p, i) => `${i ? "L" : "M"}${p.x.toFixed(1)} ${p.y.toFixed(1)}`).join("");
}

function linkSvg(link) {
  return svg("path", { d: pathOf(link.id), fill: "none", stroke: theme.link, "stroke-width": 1, "stroke-dasharray": "3 4" });
}

function lineSvg(line) {
  const { tone, dashes } = lineOf(line.lead);
  const stroke = theme[tone];
  const width = edgeSet.get(line.id).width;
  const drawn = [svg("path", { d: pathOf(line.id), fill: "none", stroke, "stroke-width": width, "stroke-dasharray": dashes ? dashes.join(" ") : "none" })];
  const arrows = arrowsOf(line);
  const edge = network.body.edges[line.id];
  if (edge.from === edge.to) return drawn;
  if (arrows.to) drawn.push(headSvg(edge, [0.98, 1], nodes.get(line.to).size, stroke));
  if (arrows.from) drawn.push(headSvg(edge, [0.02, 0], nodes.get(line.from).size, stroke));
  if (line.lead.polarity === "negated") {
    const { x, y } = pointOf(edge, 0.74);
    drawn.push(svg("path", { d: `M${x - 5} ${y - 5}l10 10M${x + 5} ${y - 5}l-10 10`, stroke: theme.negated, "stroke-width": 1.8 }));
  }
  if (isContested(line)) drawn.push(...contestSvg(pointOf(edge, 0.26)));
  return drawn;
}

function contestSvg({ x, y }) {
  const common = { stroke: theme.negated, "stroke-width": 1.6 };
  return [svg("circle", { cx: x, cy: y, r: 8, fill: theme.canvas, ...common }),
    svg("path", { d: `M${x - 4} ${y - 2}h8M${x - 4} ${y + 2}h8M${x - 2.5} ${y + 5}l5 -10`, ...common })];
}

function headSvg(edge, [before, at], size, fill) {
  const from = edge.edgeType.getPoint(before);
  const to = edge.edgeType.getPoint(at);
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const tip = { x: to.x - (size + 2) * Math.cos(angle), y: to.y - (size + 2) * Math.sin(angle) };
  const side = (turn) => `${(tip.x - 9 * Math.cos(angle + turn)).toFixed(1)},${(tip.y - 9 * Math.sin(angle + turn)).toFixed(1)}`;
  return svg("polygon", { points: `${tip.x.toFixed(1)},${tip.y.toFixed(1)} ${side(0.4)} ${side(-0.4)}`, fill });
}

// The legend's outlines at the node's place and size.
function symbolSvg(node) {
  const { x, y } = network.body.nodes[node.id];
  const scale = node.size / 6.5;
  return svg("path", { d: OUTLINES[node.shape] ?? OUTLINES.dot, fill: theme[node.kind] ?? theme.Thing, transform: `translate(${x} ${y}) scale(${scale.toFixed(3)}) translate(-13 -8)` });
}

function wordsSvg({ lines: rows, x, top, unit, tone }) {
  return rows.map((text, i) => {
    const words = svg("text", { x, y: top + unit * (1.18 * (i + 0.5) + 0.35), "font-size": unit, "text-anchor": "middle", fill: tone, stroke: theme.canvas, "stroke-width": unit * 0.25, "paint-order": "stroke" });
    words.textContent = text;
    return words;
  });
}

// --- CSV ---

const COLUMNS = {
  subject: subjectOf,
  relation: (s) => s.relation,
  object: (s) => (s.to === undefined ? "" : nameOf(s.to)),
  polarity: (s) => s.polarity,
  modality: (s) => s.modality,
  speaker: (s) => s.speaker,
  attribution: (s) => s.evidence[0]?.attribution,
  start: (s) => s.start,
  end: (s) => s.end,
  ended: (s) => s.ended,
  plover: (s) => s.plover,
  roles: (s) => s.roles.map((r) => `${r.role}: ${r.label}`).join("; "),
  rule: (s) => s.evidence[0]?.rule,
  confidence: (s) => s.evidence[0]?.confidence,
  sentence: (s) => s.evidence[0]?.sentence,
  article: (s) => s.evidence[0]?.article,
  date: (s) => DATA.articles[s.evidence[0]?.article]?.date,
  address: (s) => DATA.articles[s.evidence[0]?.article]?.url,
  statement: (s) => s.id,
};

function statementsCsv() {
  const rows = scene.statements.map((s) => Object.values(COLUMNS).map((value) => csvCell(value(s))));
  return [Object.keys(COLUMNS), ...rows].map((cells) => cells.join(",")).join("\r\n") + "\r\n";
}

// A cell that no spreadsheet takes for a formula.
function csvCell(value) {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
