// The form that asks for a part of the graph: around an actor, between two, what one says of another.

const ASKED = {
  around: { a: "Name" },
  path: { a: "From", b: "To" },
  says: { a: "Speaker", b: "About (or all)" },
};

function buildExplore() {
  byId("lens-kind").addEventListener("change", showExplore);
  byId("lens-form").addEventListener("submit", onExplore);
  byId("lens-close").addEventListener("click", closeLens);
  showExplore();
}

function showExplore() {
  const kind = byId("lens-kind").value;
  byId("lens-a-name").textContent = ASKED[kind].a;
  byId("lens-b-name").textContent = ASKED[kind].b ?? "";
  byId("lens-b-field").hidden = !ASKED[kind].b;
  byId("lens-steps-field").hidden = kind !== "around";
}

function onExplore(event) {
  event.preventDefault();
  const kind = byId("lens-kind").value;
  const ends = {};
  for (const end of Object.keys(ASKED[kind])) {
    const words = byId(`lens-${end}`).value.trim();
    const found = find(words);
    const isOptional = kind === "says" && end === "b" && !words;
    if (!found && !isOptional) {
      byId(`lens-${end}`).focus();
      byId("lens-error").textContent = words ? `Nothing here is called “${visible(words)}”` : "Give a name";
      return;
    }
    ends[end] = found?.id ?? null;
  }
  byId("lens-error").textContent = "";
  setLens(kind === "around" ? { kind, a: ends.a, steps: Number(byId("lens-steps").value) } : { kind, ...ends });
}

function closeLens() {
  state.lens = null;
  applyView();
  fit();
}
