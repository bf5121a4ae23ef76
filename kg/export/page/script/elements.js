// Elements of the page; every text is set as text, never as mark-up.

// Characters that steer or hide text are shown by their code, so that a label cannot pose as another.
function visible(text) {
  return String(text).replace(/[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g, (c) => {
    return `⟨U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`;
  });
}

function byId(id) {
  return document.getElementById(id);
}

// An element with attributes and children; strings become text nodes.
function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") element.addEventListener("click", value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === "") continue;
    element.append(child instanceof Node ? child : document.createTextNode(visible(child)));
  }
  return element;
}

// Names and values, without those that are not known.
function list(rows) {
  const shown = rows.filter(([, value]) => value !== null && value !== undefined && value !== "" && value.length !== 0);
  return shown.length ? el("dl", {}, shown.flatMap(([name, value]) => [el("dt", {}, name), el("dd", { dir: "auto" }, value)])) : "";
}

// Things as buttons, parted by commas.
function things(ids) {
  return [...new Set(ids)].flatMap((id, i) => [i ? ", " : "", thing(id, nameOf(id))]);
}

function thing(id, label) {
  if (!nodes.has(id)) return el("bdi", {}, label);
  return el("button", { type: "button", class: "plain", onclick: () => choose(id) }, el("bdi", {}, label));
}

function capital(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function kindName(kind) {
  return capital(kind.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase());
}

function count(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

function tally(items) {
  const counts = new Map();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

// Keys and counts, the most frequent first.
function ranked(counts) {
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
