// A lens lets one part of the graph be seen: an actor's neighbours, the paths between two, what one says of another.

const LENSES = {
  around: ({ a, steps }, kept) => {
    const distance = distances(a, kept, steps);
    return partOf(kept, (s) => [s.from, s.to].every((id) => id === undefined || distance.has(id)), [...distance.keys()]);
  },
  // every shortest path
  path: ({ a, b }, kept) => {
    const there = distances(a, kept, Infinity);
    const back = distances(b, kept, Infinity);
    const length = there.get(b);
    const isOn = (one, other) => there.get(one) + 1 + back.get(other) === length;
    const onPath = [...there.keys()].filter((id) => there.get(id) + back.get(id) === length);
    return partOf(kept, (s) => isOn(s.from, s.to) || isOn(s.to, s.from), length === undefined ? [a, b] : onPath);
  },
  says: ({ a, b }, kept) => {
    const said = (s) => isSaid(s, a) && (!b || thingsOf(s).includes(b));
    return partOf(kept, said, [a, b, ...kept.filter(said).flatMap((s) => [s.from, s.to])].filter(Boolean));
  },
};

function lensTitle() {
  const { kind, a, b, steps } = state.lens;
  if (kind === "around") return `${nameOf(a)} and what is within ${count(steps, "step")}`;
  if (kind === "path") return `The shortest paths between ${nameOf(a)} and ${nameOf(b)}`;
  return b ? `What ${nameOf(a)} says about ${nameOf(b)}` : `What ${nameOf(a)} says`;
}

// A claim of the speaker's, or an act that is done with words.
function isSaid(statement, speaker) {
  return statement.speakerId === speaker || (statement.from === speaker && SPEECH.has(statement.relation));
}

function partOf(kept, isIn, things) {
  return { things: new Set(things), statements: new Set(kept.filter(isIn).map((s) => s.id)) };
}

// How many lines lead from a thing to each other that is not farther than `limit`; thin lines count too.
function distances(start, kept, limit) {
  const ids = new Set(kept.map((s) => s.id));
  const isOpen = (edge) => (edge.role ? edge.statement === null || ids.has(edge.statement) : ids.has(edge.id));
  const found = new Map([[start, 0]]);
  let border = [start];
  for (let step = 1; border.length && step <= limit; step++) {
    const next = [];
    for (const id of border) {
      for (const edge of edgesOf.get(id) ?? []) {
        const other = edge.from === id ? edge.to : edge.from;
        if (found.has(other) || !isOpen(edge)) continue;
        found.set(other, step);
        next.push(other);
      }
    }
    border = next;
  }
  return found;
}

function setLens(lens) {
  state.lens = lens;
  showView("picture");
  applyView();
  fit();
}
