// The pane when nothing is chosen: the first answers, what the graph holds, and how to read it.

function overview() {
  const all = [...statements.values()];
  if (state.lens) return lensView();
  if (!all.length) return emptyView();
  const facts = all.filter((s) => claims(s)[0] === "fact").length;
  return [
    el("h2", {}, "What the sources say"),
    el("p", { class: "kind" }, `${count(all.length, "statement")} about ${count(DATA.nodes.length, "thing")}: ${facts} stated as fact, ${all.length - facts} claimed, planned, possible or denied.`,
      " Choose a line to read the sentence behind it, a symbol to see all that is said of it."),
    ...contestedView(),
    ...glance(),
    ...mostSpokenOf(),
    el("h3", {}, "Sources"),
    el("ul", { class: "list" }, Object.entries(DATA.articles).slice(0, LISTED).map(([id, article]) => el("li", { class: "source", dir: "auto" }, source(id, article)))),
    el("h3", {}, "Keys"),
    list([
      ["/", "find"],
      ["Arrows", "in the picture: go to the next symbol that way"],
      ["Shift+arrows", "move the picture"],
      ["+ − 0", "zoom in, out, show all"],
      ["Enter", "from the picture to this pane"],
      ["Esc", "back: the choice, then the lens"],
    ]),
  ];
}

function emptyView() {
  return [el("h2", {}, "An empty graph"), el("p", { class: "kind" }, "No statement was found in the sources, so there is nothing to show.")];
}

// What a lens shows, as a list.
function lensView() {
  const found = scene.statements;
  return [el("h2", { dir: "auto" }, lensTitle()), el("p", { class: "kind" }, count(found.length, "statement")), ...section("Statements", found)];
}

function mostSpokenOf() {
  const central = [...DATA.nodes].sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1)).slice(0, 6);
  const button = (node) => el("button", { type: "button", onclick: () => bringIn(node.id) },
    el("span", { class: "what" }, el("bdi", {}, node.label)), el("span", { class: "aside" }, kindName(node.kind)));
  return [el("h3", {}, "Most spoken of"), el("ul", { class: "list" }, central.map((node) => el("li", {}, button(node))))];
}
