// Where things are drawn: computed beforehand for the central ones, found beside their neighbours for the others.

const given = new Map(); // places found here, or chosen by dragging
const APART = 95;

function isTall() {
  const { width, height } = byId("picture").getBoundingClientRect();
  return width < 0.95 * height;
}

let tall = false;

function hasPlace(node) {
  return node.x !== undefined;
}

function placeOf(id) {
  const own = given.get(id);
  if (own) return own;
  const node = nodes.get(id);
  if (!hasPlace(node)) return null;
  return tall ? { x: node.tall[0], y: node.tall[1] } : { x: node.x, y: node.y };
}

// Give places to those that have none: the nearest free spot on a spiral around the middle of their neighbours.
function findPlaces(ids) {
  const taken = DATA.nodes.map((node) => placeOf(node.id)).filter(Boolean);
  const missing = ids.filter((id) => placeOf(id) === null);
  const edges = (id) => edgesOf.get(id) ?? [];
  missing.sort((a, b) => edges(b).length - edges(a).length || (a < b ? -1 : 1));
  for (const id of missing) {
    const around = edges(id).map((edge) => placeOf(edge.from === id ? edge.to : edge.from)).filter(Boolean);
    const place = freeSpot(middle(around.length ? around : taken), taken);
    given.set(id, place);
    taken.push(place);
  }
}

function middle(places) {
  const sum = places.reduce((a, p) => ({ x: a.x + p.x, y: a.y + p.y }), { x: 0, y: 0 });
  return { x: sum.x / Math.max(1, places.length), y: sum.y / Math.max(1, places.length) };
}

function freeSpot(from, taken) {
  const isFree = (p) => taken.every((t) => Math.abs(t.x - p.x) > APART || Math.abs(t.y - p.y) > APART * 0.7);
  for (let turn = 1; turn < 4000; turn++) {
    const angle = 2.4 * turn; // the golden angle: no two turns on one ray
    const reach = 26 * Math.sqrt(turn);
    const spot = { x: Math.round(from.x + reach * Math.cos(angle)), y: Math.round(from.y + reach * Math.sin(angle)) };
    if (isFree(spot)) return spot;
  }
  return from;
}
