// An event is drawn as one figure: a wash from the event to whoever mediates and to the parties.

const RESTING = 3; // figures; of more, only the chosen or pointed one is washed
const BREADTH = 46; // of the wash, in the canvas' units

// The event that a statement is about.
function eventOf(statement) {
  return [statement?.to, statement?.from].find((id) => EVENTS.has(nodes.get(id)?.kind));
}

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

// The figures to wash now: the chosen event or that of the chosen statement, and all that are mediated if they are few.
function figuresToDraw() {
  const events = scene.things.filter((id) => EVENTS.has(nodes.get(id).kind));
  const loud = events.filter((id) => isChosen(id) || id === eventOf(statements.get(state.chosen)));
  const mediated = events.filter((id) => figureOf(id).mediators.length);
  const resting = state.chosen === null && mediated.length <= RESTING ? mediated : [];
  return [...new Set([...loud, ...resting])].map((id) => {
    const { mediators, parties, signers } = figureOf(id);
    return { event: id, members: [...new Set([id, ...mediators, ...parties, ...signers])], isLoud: loud.includes(id) };
  });
}

function drawFigures(context) {
  for (const { event, members, isLoud } of figuresToDraw()) {
    context.save();
    context.beginPath();
    for (const [from, to] of spokes(event, members)) {
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
    }
    context.lineWidth = BREADTH;
    context.lineCap = context.lineJoin = "round";
    context.globalAlpha = isLoud ? 0.26 : 0.12;
    context.strokeStyle = theme[nodes.get(event).kind] ?? theme.Thing;
    context.stroke();
    context.restore();
  }
}

// From the event to each of its members: a hull would also wash those who merely lie between them.
function spokes(event, members) {
  const from = network.body.nodes[event];
  if (!from) return []; // not drawn yet: time has just moved on
  return members.filter((id) => id !== event && network.body.nodes[id]).map((id) => [from, network.body.nodes[id]]);
}
