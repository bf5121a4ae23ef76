// Set the page going.

function start() {
  for (const view of ["picture", "table", "report"]) {
    byId(`view-${view}`).addEventListener("click", () => {
      showView(view);
      if (view === "picture") fit(false);
    });
  }
  byId("more-rows").addEventListener("click", moreRows);
  buildFilters();
  buildSearch();
  buildExplore();
  buildTimeline();
  buildReport();
  buildSave();
  buildKeys();
  if (window.matchMedia("(max-width: 860px)").matches) byId("filters-fold").open = false;
  showFragment();
  applyView();
  if (DATA.nodes.length) draw();
  for (const [id, action] of [["zoom-in", () => zoom(1.3)], ["zoom-out", () => zoom(1 / 1.3)], ["zoom-fit", () => fit()]]) {
    byId(id).addEventListener("click", action);
  }
  window.addEventListener("hashchange", () => {
    showFragment();
    applyView();
    fit(false);
  });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    readTheme();
    refresh();
  });
}

// Take the state from the address and show it in every control.
function showFragment() {
  fromFragment(location.hash.slice(1));
  if (state.chosen !== null && nodes.has(state.chosen) && !hasPlace(nodes.get(state.chosen))) state.brought.add(state.chosen);
  showTicks();
  showMatrix();
  showTime();
  show();
  showView(state.view);
}

start();
requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("interactive"))); // the first picture stands
