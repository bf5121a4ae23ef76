// The legend, which is the filter too: what is not ticked is not shown.

const NONE = "none"; // the key of a statement without speaker or event class

// The keys of a statement in each group.
const KEYS = {
  claims,
  classes: (s) => [s.from, s.to].map((id) => nodes.get(id)?.kind).filter(Boolean),
  relations: (s) => [s.relation],
  plover: (s) => [s.plover ?? NONE],
  polarity: (s) => [s.polarity],
  modality: (s) => [s.modality],
  speakers: (s) => [s.speakerId ?? NONE],
  articles: (s) => [...new Set(s.evidence.map((e) => e.article))],
};

function passes(statement) {
  return GROUPS.every((group) => {
    const hidden = state.hidden[group];
    if (!hidden.size) return true;
    const keys = KEYS[group](statement);
    return group === "articles" ? keys.some((key) => !hidden.has(key)) : !keys.some((key) => hidden.has(key));
  });
}

// The keys and counts of a group, as the legend lists them.
const TALLIES = {};
for (const group of GROUPS) {
  TALLIES[group] = ranked(tally(group === "classes" ? DATA.nodes.map((n) => n.kind) : [...statements.values()].flatMap(KEYS[group])));
}
{
  const order = Object.keys(CLAIMS);
  TALLIES.claims.sort((a, b) => order.indexOf(a[0]) - order.indexOf(b[0]));
}

function keysOf(group) {
  return TALLIES[group].map(([key]) => key);
}

const NAMES = {
  claims: (key) => CLAIMS[key],
  classes: kindName,
  relations: (key) => WORDS.get(key),
  plover: (key) => (key === NONE ? "(a lasting state)" : capital(key.toLowerCase())),
  polarity: capital,
  modality: capital,
  speakers: (key) => (key === NONE ? "The article itself" : nameOf(key)),
  articles: (key) => DATA.articles[key].title ?? key,
};
const WORDS = new Map(lines.concat(DATA.others).map((s) => [s.relation, s.words]));

const SHAPE_OF = new Map(DATA.nodes.map((node) => [node.kind, node.shape]));
const SAMPLES = {
  claims: (claim) => lineSample(lineOf(exampleOf(claim))),
  classes: (kind) => shapeSample(kind, SHAPE_OF.get(kind)),
};

function exampleOf(claim) {
  return {
    polarity: claim === "negated" ? "negated" : "affirmed",
    modality: claim === "planned" || claim === "possible" ? claim : "actual",
    ended: claim === "ended",
    speaker: claim === "attributed" ? "someone" : null,
    evidence: [],
  };
}

function buildFilters() {
  for (const group of GROUPS) addOptions(group);
  byId("sign-contest").hidden = !contests.length;
  byId("sign-wash").hidden = !lines.some((s) => s.relation === "mediates" && EVENTS.has(nodes.get(s.to).kind));
  byId("sign-thin").hidden = !links.length;
  byId("bundles").checked = state.isBundled;
  byId("bundles").addEventListener("change", (event) => {
    state.isBundled = event.target.checked;
    applyView();
  });
  byId("filters-reset").addEventListener("click", () => {
    for (const group of GROUPS) state.hidden[group].clear();
    showTicks();
    applyView();
  });
}

function addOptions(group) {
  const options = TALLIES[group];
  const field = byId(`filter-${group}`);
  const setAll = (isOn) => () => {
    state.hidden[group] = new Set(isOn ? [] : keysOf(group));
    showTicks();
    applyView();
  };
  if (options.length > 2) {
    const name = field.querySelector("legend, summary").textContent.toLowerCase();
    field.append(el("div", { class: "choose" },
      el("button", { type: "button", onclick: setAll(true), "aria-label": `All ${name}` }, "All"),
      el("button", { type: "button", onclick: setAll(false), "aria-label": `None of the ${name}` }, "None")));
  }
  field.append(el("div", { class: "options" }, options.map(([key, number]) => option(group, key, number))));
  field.hidden = options.length === 0;
}

function option(group, key, number) {
  const input = el("input", { type: "checkbox", checked: "" });
  input.dataset.key = key;
  input.addEventListener("change", () => {
    state.hidden[group][input.checked ? "delete" : "add"](key);
    applyView();
  });
  return el("label", { class: "option" }, input, SAMPLES[group]?.(key) ?? "",
    el("span", { class: "name", dir: "auto" }, NAMES[group](key)), el("span", { class: "count" }, String(number)));
}

function showTicks() {
  for (const group of GROUPS) {
    for (const input of byId(`filter-${group}`).querySelectorAll("input")) input.checked = !state.hidden[group].has(input.dataset.key);
  }
  byId("bundles").checked = state.isBundled;
}
