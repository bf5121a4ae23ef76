// The state of the view, and its form in the address' fragment, so that a view can be linked.

const GROUPS = ["claims", "classes", "relations", "plover", "polarity", "modality", "speakers", "articles"];

const state = {
  view: "picture", // or table, report
  chosen: null, // the id of a thing or a statement, or the key of a selection
  pointed: null, // the same, under the mouse
  near: new Set(),
  hidden: Object.fromEntries(GROUPS.map((group) => [group, new Set()])),
  lens: null, // { kind: "around", a, steps } or { kind: "path", a, b } or { kind: "says", a, b }
  since: null,
  until: null,
  isBundled: true,
  matrix: { wanted: "", isByCountry: true }, // the event class that is counted, none for all; whether people count as their country
  brought: new Set(), // things without a place of their own that were asked for
};

function toFragment() {
  const out = new URLSearchParams();
  if (state.view !== "picture") out.set("view", state.view);
  if (state.chosen !== null) out.set("pick", state.chosen);
  const { kind: lens, a, b, steps } = state.lens ?? {};
  for (const [name, value] of Object.entries({ lens, a, b, steps })) if (value) out.set(name, value);
  for (const name of ["since", "until"]) if (state[name]) out.set(name, state[name]);
  if (!state.isBundled) out.set("bundles", "off");
  if (state.matrix.wanted) out.set("count", state.matrix.wanted);
  if (!state.matrix.isByCountry) out.set("people", "apart");
  for (const group of GROUPS) for (const [name, key] of hiddenIn(group)) out.append(name, key);
  return out.toString();
}

// What is hidden of a group, or what alone is shown, whichever is shorter.
function hiddenIn(group) {
  const hidden = [...state.hidden[group]];
  const shown = keysOf(group).filter((key) => !hidden.includes(key));
  if (hidden.length <= shown.length) return hidden.map((key) => [`hide-${group}`, key]);
  return (shown.length ? shown : [""]).map((key) => [`only-${group}`, key]);
}

function fromFragment(fragment) {
  const given = new URLSearchParams(fragment);
  state.view = ["table", "report"].find((view) => view === given.get("view")) ?? "picture";
  state.lens = lensFrom(given);
  state.since = given.get("since");
  state.until = given.get("until");
  state.isBundled = given.get("bundles") !== "off";
  const wanted = given.get("count");
  state.matrix = { wanted: keysOf("plover").includes(wanted) ? wanted : "", isByCountry: given.get("people") !== "apart" };
  for (const group of GROUPS) {
    const only = given.getAll(`only-${group}`);
    const hidden = only.length ? keysOf(group).filter((key) => !only.includes(key)) : given.getAll(`hide-${group}`);
    state.hidden[group] = new Set(hidden.filter((key) => keysOf(group).includes(key)));
  }
  composeScene(); // figures of the report are known by what is shown
  const pick = given.get("pick");
  setChosen(pick !== null && isKnown(pick) ? pick : null);
}

function lensFrom(given) {
  const [kind, a, b] = ["lens", "a", "b"].map((name) => given.get(name));
  if (!nodes.has(a) || (b !== null && !nodes.has(b))) return null;
  if (kind === "around") return { kind, a, steps: given.get("steps") === "2" ? 2 : 1 };
  if (kind === "path" && b !== null) return { kind, a, b };
  return kind === "says" ? { kind, a, b } : null;
}

// Write the state into the address without a new entry in the history.
function keepFragment() {
  const fragment = toFragment();
  if (fragment !== location.hash.slice(1)) history.replaceState(null, "", fragment ? `#${fragment}` : location.href.split("#")[0]);
}

// --- what can be chosen besides a thing or a statement: sets of statements that a figure stands for ---

const SELECTIONS = {}; // kind: (...parts) => ({ title, note, statements, things })

function selectionKey(kind, ...parts) {
  return [kind, ...parts.map(encodeURIComponent)].join("|");
}

function selectionOf(key) {
  const [kind, ...parts] = (key ?? "").split("|");
  return parts.length && Object.hasOwn(SELECTIONS, kind) ? SELECTIONS[kind](...parts.map(decodeURIComponent)) : null;
}

function isKnown(id) {
  return nodes.has(id) || statements.has(id) || (selectionOf(id)?.statements.length ?? 0) > 0;
}

function setChosen(id) {
  state.chosen = id;
  state.near = new Set(nearTo(id));
}

function nearTo(id) {
  if (id === null) return [];
  const statement = statements.get(id);
  if (statement) return thingsOf(statement);
  if (nodes.has(id)) return [id, ...(edgesOf.get(id) ?? []).flatMap((edge) => [edge.from, edge.to])];
  return selectionOf(id)?.statements.flatMap(thingsOf) ?? [];
}
