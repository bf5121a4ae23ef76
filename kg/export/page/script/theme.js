// Colours come from the style sheet, so that one palette serves the legend, the canvas, light and dark.

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim() || "#888888";
}

const DASHES = { planned: [11, 7], possible: [2, 7], ended: [16, 5, 2, 5] };

function lineOf(statement) {
  const found = claims(statement);
  const tone = ["negated", "attributed", "ended"].find((claim) => found.includes(claim)) ?? "fact";
  const dash = ["planned", "possible", "ended"].find((claim) => found.includes(claim));
  return { tone, dashes: dash ? DASHES[dash] : false, crossed: found.includes("negated") };
}

const SVG = "http://www.w3.org/2000/svg";

function svg(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function lineSample(line) {
  const frame = svg("svg", { viewBox: "0 0 26 16", "aria-hidden": "true" });
  const stroke = `var(--${line.tone})`;
  const dashes = line.dashes ? line.dashes.map((d) => d * 0.6).join(" ") : "none";
  frame.append(svg("path", { d: "M1 8H25", stroke, "stroke-width": 2.2, "stroke-dasharray": dashes, fill: "none" }));
  if (line.crossed) frame.append(svg("path", { d: "M9 4l8 8M17 4l-8 8", stroke, "stroke-width": 2, fill: "none" }));
  return frame;
}

const OUTLINES = DATA.vocabulary.outlines; // 12 units wide around (13, 8)

function shapeSample(kind, shape) {
  const frame = svg("svg", { viewBox: "0 0 26 16", "aria-hidden": "true" });
  frame.append(svg("path", { d: OUTLINES[shape] ?? OUTLINES.dot, fill: `var(--${kind}, var(--Thing))` }));
  return frame;
}
