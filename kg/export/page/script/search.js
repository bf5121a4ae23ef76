// Finding a thing by its name, with suggestions from the browser's own list.

// The node that is called so, else the first whose name or other name begins with or holds the words.
function find(words) {
  const wanted = words.trim().toLocaleLowerCase();
  if (!wanted) return null;
  const called = (node) => [node.label, ...(node.about.alt ?? []), node.about.iso ?? ""].map((name) => name.toLocaleLowerCase());
  const tests = [(n) => n === wanted, (n) => n.startsWith(wanted), (n) => n.includes(wanted)];
  const byRank = [...DATA.nodes].sort((a, b) => b.size - a.size);
  for (const test of tests) {
    const found = byRank.find((node) => called(node).some(test));
    if (found) return found;
  }
  return null;
}

function fillNames() {
  const labels = new Set(DATA.nodes.map((node) => node.label));
  const others = DATA.nodes.flatMap((node) => (node.about.alt ?? []).map((name) => [name, node.label]));
  byId("names").replaceChildren(
    ...[...labels].sort().map((label) => el("option", { value: label })),
    ...others.filter(([name]) => !labels.has(name)).map(([name, label]) => el("option", { value: name, label })));
}

function buildSearch() {
  fillNames();
  byId("search-form").addEventListener("submit", onSearch);
  byId("search").addEventListener("input", (event) => {
    // a suggestion was taken from the list
    if (event.inputType === "insertReplacementText" || event.inputType === undefined) onSearch(event);
  });
}

function onSearch(event) {
  event.preventDefault();
  const words = byId("search").value.trim();
  const found = find(words);
  if (found) bringIn(found.id);
  else if (words) tell(`Nothing here is called “${visible(words)}”`);
}

function tell(message) {
  byId("status").textContent = message;
}
