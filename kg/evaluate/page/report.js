"use strict";

// Rows that fit the two lists and hold the words; without this script all rows are there.
const rows = [...document.querySelectorAll("#rows > tr")];
const inputs = ["sort", "relation", "words"].map((id) => document.getElementById(id));

function filter() {
  const [sort, relation, words] = inputs.map((input) => input.value);
  const wanted = words.trim().toLowerCase();
  let shown = 0;
  for (const row of rows) {
    const fits = (!sort || row.dataset.sort === sort) && (!relation || row.dataset.relation === relation);
    row.hidden = !(fits && row.textContent.toLowerCase().includes(wanted));
    shown += !row.hidden;
  }
  document.getElementById("count").textContent = `${shown} of ${rows.length} shown`;
}

if (rows.length) {
  inputs.forEach((input) => input.addEventListener("input", filter));
  inputs[0].form.addEventListener("submit", (event) => event.preventDefault());
  filter();
}
