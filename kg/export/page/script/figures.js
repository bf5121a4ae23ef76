// An event is drawn as one figure: a wash behind the event, whoever mediates, and the parties.

const RESTING = 4; // figures; of more, only the chosen or pointed one is washed
const MARGIN = 34;

// Who has to do with an event, by part.
function figureOf(event) {
  const found = { mediators: [], parties: [], signers: [], hosts: [] };
  const parts = { mediates: "mediators", partyTo: "parties", signed: "signers", hosted: "hosts" };
  for (const edge of edgesOf.get(event) ?? []) {
    if (edge.role) {
      if (edge.role === "party") found.parties.push(edge.from === event ? edge.to : edge.from);
    } else if (edge.to === event && parts[edge.relation] && edge.polarity === "affirmed") {
      found[parts[edge.relation]].push(edge.from);
      if (edge.relation === "mediates") found.parties.push(...edge.roles.filter((r) => r.role === "party").map((r) => r.id));
    }
  }
  return found;
}

// The figures to wash now: the chosen event, the pointed one, and all that are mediated if they are few.
function figuresToDraw() {
  const events = scene.things.filter((id) => EVENTS.has(nodes.get(id).kind));
  const loud = events.filter(isChosen);
  const mediated = events.filter((id) => figureOf(id).mediators.length);
  const resting = state.chosen === null && mediated.length <= RESTING ? mediated : [];
  return [...new Set([...loud, ...resting])].map((id) => {
    const { mediators, parties, signers } = figureOf(id);
    return { event: id, members: [...new Set([id, ...mediators, ...parties, ...signers])], isLoud: loud.includes(id) };
  });
}

function drawFigures(context) {
  for (const { event, members, isLoud } of figuresToDraw()) {
    const points = members.map((id) => network.body.nodes[id]).filter(Boolean).map(({ x, y }) => ({ x, y }));
    if (points.length < 3) continue;
    context.save();
    context.beginPath();
    outline(points).forEach(({ x, y }, i) => (i ? context.lineTo(x, y) : context.moveTo(x, y)));
    context.closePath();
    context.globalAlpha = isLoud ? 0.2 : 0.09;
    context.fillStyle = theme[nodes.get(event).kind] ?? theme.Thing;
    context.fill();
    context.restore();
  }
}

// The hull around points with a margin: around each point a ring of points.
function outline(points) {
  const ring = Array.from({ length: 12 }, (_, i) => (i * Math.PI) / 6);
  return hull(points.flatMap(({ x, y }) => ring.map((angle) => ({ x: x + MARGIN * Math.cos(angle), y: y + MARGIN * Math.sin(angle) }))));
}

// The convex hull, counter-clockwise (Andrew's monotone chain).
function hull(points) {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const turn = (o, a, b) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
  const half = (row) => {
    const out = [];
    for (const p of row) {
      while (out.length > 1 && turn(out.at(-2), out.at(-1), p) <= 0) out.pop();
      out.push(p);
    }
    return out.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}
