// Set the page going: names to search for, controls, theme.

const search = document.getElementById("search");

function fillNames() {
  const labels = new Set(DATA.nodes.map((node) => node.label));
  document.getElementById("names").replaceChildren(...[...labels].sort().map((label) => el("option", { value: label })));
}

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

function onSearch(event) {
  event.preventDefault();
  const found = find(search.value);
  if (found) {
    showView(false);
    choose(found.id);
    focusOn(found.id);
  } else if (search.value.trim()) {
    document.getElementById("status").textContent = `Nothing here is called “${visible(search.value.trim())}”`;
  }
}

function start() {
  document.getElementById("search-form").addEventListener("submit", onSearch);
  search.addEventListener("input", (event) => {
    // a suggestion was taken from the list
    if (event.inputType === "insertReplacementText" || event.inputType === undefined) onSearch(event);
  });
  document.getElementById("view-picture").addEventListener("click", () => showView(false));
  document.getElementById("view-table").addEventListener("click", () => showView(true));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && state.chosen !== null) choose(null);
  });
  fillNames();
  buildFilters();
  show();
  say();
  if (window.matchMedia("(max-width: 860px)").matches) document.getElementById("filters-fold").open = false;
  if (!DATA.nodes.length) {
    document.getElementById("empty").hidden = false;
    return;
  }
  draw();
  document.getElementById("zoom-in").addEventListener("click", () => zoom(1.3));
  document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  document.getElementById("zoom-fit").addEventListener("click", () => fit());
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    readTheme();
    refresh();
  });
}

start();
