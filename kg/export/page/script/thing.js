// A thing in the pane: what is known of it, who takes part in it, what is said of it and by it.

function thingView(node) {
  const { about } = node;
  const own = [...statements.values()].filter((s) => s.from === node.id || s.to === node.id);
  const said = [...statements.values()].filter((s) => s.speakerId === node.id);
  const roles = [...statements.values()].filter((s) => !own.includes(s) && s.roles.some((r) => r.id === node.id));
  return [
    el("h2", { dir: "auto" }, node.label),
    el("p", { class: "kind" }, [kindName(node.kind), about.iso ?? about.country].filter(Boolean).join(" · ")),
    list([
      ...(EVENTS.has(node.kind) ? partakers(node.id) : []),
      ["Also called", about.alt?.join(", ")],
      ["When", whenOf(about)],
      ["Where", about.location],
      ["Topic", about.topic],
      ["Status", about.status],
    ]),
    lensButtons(node, said.length > 0 || own.some((s) => isSaid(s, node.id))),
    ...section(`Statements (${own.length})`, own),
    ...section(`Takes part in (${roles.length})`, roles),
    ...section(`Says (${said.length})`, said),
  ].filter(Boolean);
}

// An event read as one figure: who mediated, who takes part, who signed, who else has to do with it.
function partakers(event) {
  const figure = figureOf(event);
  return [
    ["Mediated by", things(figure.mediators)],
    ["Parties", things(figure.parties)],
    ["Signed by", things(figure.signers)],
    ["Hosted by", things(figure.hosts)],
  ];
}

function lensButtons(node, speaks) {
  const button = (words, lens) => el("button", { type: "button", onclick: () => setLens(lens) }, words);
  return el("div", { class: "lenses" },
    button("Neighbours", { kind: "around", a: node.id, steps: 1 }),
    button("2 steps", { kind: "around", a: node.id, steps: 2 }),
    speaks ? button("What it says", { kind: "says", a: node.id, b: null }) : "");
}
