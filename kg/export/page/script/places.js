// Where things are drawn: computed beforehand for the central ones, found beside their neighbours for the others.

const given = new Map(); // places found here, or chosen by dragging
let arranged = { of: "", places: null }; // places of their own for what a lens shows
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
  const own = arranged.places?.get(id) ?? given.get(id);
  if (own) return own;
  const node = nodes.get(id);
  if (!hasPlace(node)) return null;
  return tall ? { x: node.tall[0], y: node.tall[1] } : { x: node.x, y: node.y };
}

function keepPlace(id, place) {
  (arranged.places ?? given).set(id, place);
}

// Places for all that is in the scene; a lens' part is set out anew so that it can be read by itself.
function arrange() {
  const wanted = state.lens ? JSON.stringify([state.lens, scene.things, tall]) : "";
  if (wanted !== arranged.of || !state.lens) {
    arranged = { of: wanted, places: null };
    findPlaces(scene.things);
    if (state.lens) arranged.places = ARRANGED[state.lens.kind]?.(state.lens) ?? null;
  } else findPlaces(scene.things);
}

const ARRANGED = {
  around: ({ a }) => rings(a),
  path: ({ a, b }) => columns(a, b),
};

const COLUMN = 250; // between the steps of a path, and between those that are as far
const ROW = 120;
const RING = 190; // the least distance from the middle to a ring, and from ring to ring
const ARC = 105; // of a ring, for each thing
const FULL = 14; // things on a ring; of more, every other one is set farther out

// The steps of a path side by side, or one below the other where the picture is tall.
function columns(a, b) {
  const levels = levelsOf(a);
  if (!levels.flat().includes(b)) levels.push([b]);
  return new Map(levels.flatMap((ids, level) => {
    const order = [...ids].sort((one, other) => placeOf(one).y - placeOf(other).y || (one < other ? -1 : 1));
    return order.map((id, i) => {
      const [along, across] = [level * (tall ? 150 : COLUMN), (i - (order.length - 1) / 2) * (tall ? 140 : ROW)];
      return [id, tall ? { x: across, y: along } : { x: along, y: across }];
    });
  }));
}

// Neighbours around the middle, those of two steps around them; each stays on the side where it was.
function rings(a) {
  const found = new Map([[a, { x: 0, y: 0 }]]);
  const centre = placeOf(a);
  let inner = 0;
  for (const ids of levelsOf(a).slice(1)) {
    const angle = (id) => Math.atan2(placeOf(id).y - centre.y, placeOf(id).x - centre.x);
    const order = [...ids].sort((one, other) => angle(one) - angle(other) || (one < other ? -1 : 1));
    const isFull = order.length > FULL;
    const radius = Math.max(inner + RING, (order.length * ARC) / (isFull ? 3 : 2) / Math.PI);
    order.forEach((id, i) => {
      const turn = (order.length ? angle(order[0]) : 0) + (2 * Math.PI * i) / order.length;
      const reach = isFull && i % 2 ? radius * 1.4 : radius;
      found.set(id, { x: Math.round(reach * Math.cos(turn) * (tall ? 0.85 : 1.25)), y: Math.round(reach * Math.sin(turn) * (tall ? 1.25 : 0.85)) });
    });
    inner = isFull ? radius * 1.4 : radius;
  }
  return found;
}

// What the scene holds by the number of steps from a thing; what cannot be reached comes last.
function levelsOf(start) {
  const distance = distances(start, scene.statements, Infinity);
  const levels = [];
  for (const id of scene.things) (levels[distance.get(id) ?? levels.length] ??= []).push(id);
  return levels.map((ids) => ids ?? []);
}

// --- on which side of a thing its name has room ---

const leanings = new Map();

// Where a thing's lines lead on the whole: 1 is straight down, -1 straight up.
function readLeanings() {
  const ways = new Map();
  for (const { from, to } of [...scene.lines, ...scene.links]) {
    if (from === to) continue;
    const [one, other] = [placeOf(from), placeOf(to)];
    const down = (other.y - one.y) / Math.max(1, Math.hypot(other.x - one.x, other.y - one.y));
    for (const [id, way] of [[from, down], [to, -down]]) ways.set(id, [...(ways.get(id) ?? []), way]);
  }
  leanings.clear();
  for (const [id, all] of ways) leanings.set(id, all.reduce((a, b) => a + b, 0) / all.length);
}

// Whether a name stands above its symbol, because the lines lead down from it.
function isLeaningUp(id) {
  return (leanings.get(id) ?? 0) > 0.45;
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
