// The keyboard: walking through the picture, and short cuts.

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function buildKeys() {
  byId("picture").addEventListener("keydown", onPictureKey);
  document.addEventListener("keydown", (event) => {
    const isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox";
    if (event.key === "Escape") back();
    else if (event.key === "/" && !isTyping) {
      event.preventDefault();
      byId("search").focus();
    }
  });
}

function back() {
  if (state.chosen !== null) choose(null);
  else if (state.lens) closeLens();
}

function onPictureKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !network) return;
  const way = WAYS[event.key];
  if (way && event.shiftKey) pan(way);
  else if (way) walk(way);
  else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") fit();
  else if (event.key === "Enter" && state.chosen !== null) enterPane();
  else return;
  event.preventDefault();
}

function pan([x, y]) {
  const { x: left, y: top } = network.getViewPosition();
  const step = 90 / network.getScale();
  network.moveTo({ position: { x: left + x * step, y: top + y * step } });
}

// Choose the next symbol that way; the first time, the most central one.
function walk([x, y]) {
  const places = network.getPositions();
  const from = places[state.chosen];
  const others = scene.things.filter((id) => id !== state.chosen);
  if (!from) {
    const first = [...others].sort((a, b) => nodes.get(b).size - nodes.get(a).size)[0];
    if (first) goTo(first);
    return;
  }
  const cost = (id) => {
    const along = (places[id].x - from.x) * x + (places[id].y - from.y) * y;
    const across = Math.abs((places[id].x - from.x) * y) + Math.abs((places[id].y - from.y) * x);
    return along <= 0 || across > 2 * along ? Infinity : along + 1.5 * across;
  };
  const best = others.reduce((a, b) => (a !== null && cost(a) <= cost(b) ? a : b), null);
  if (best !== null && cost(best) < Infinity) goTo(best);
}

function goTo(id) {
  choose(id);
  const at = network.canvasToDOM(network.getPosition(id));
  const { width, height } = byId("picture").getBoundingClientRect();
  if (at.x < 40 || at.y < 40 || at.x > width - 40 || at.y > height - 60) focusOn(id);
}
