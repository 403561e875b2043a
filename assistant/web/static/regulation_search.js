// Finding words in the text while they are typed: hits are marked, articles without one are folded away.

import { calm, fill, words } from "./page_words.js";

const { regulation: said, document: name } = words;

const form = document.getElementById("search");
const field = document.getElementById("search-field");
const status = document.getElementById("search-status");
const meaning = document.getElementById("search-meaning");
const buttons = [document.getElementById("search-previous"), document.getElementById("search-next")];
const text = document.getElementById("text");
const QUIET = 350; // milliseconds without typing before the server is asked

let hits = []; // each an array of the <mark>s that one hit consists of
let at = -1;
let timer = 0;
let asked = 0;

// While an input method composes, the field holds letters that are not meant yet.
field.addEventListener("input", (event) => event.isComposing || search());
field.addEventListener("compositionend", search);
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) event.preventDefault();
  if (event.key === "Escape" && !event.isComposing && field.value) {
    event.preventDefault();
    field.value = "";
    search();
  }
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  step(event.submitter === null || event.submitter === buttons[1] ? 1 : -1);
});
buttons[0].addEventListener("click", () => step(-1));

const start = new URLSearchParams(location.search).get("q");
if (start) {
  field.value = start.slice(0, field.maxLength);
  search();
}

function search() {
  const wanted = fold(field.value).filter(([letter]) => !/\s/.test(letter)).map(([letter]) => letter).join("");
  clear();
  clearTimeout(timer);
  asked++;
  meaning.replaceChildren();
  remember(field.value.trim());
  text.classList.toggle("is-searched", Boolean(wanted));
  if (!wanted) return say("");
  const articles = [...text.querySelectorAll(".article, .line-outside")].filter((article) => mark(article, wanted));
  for (const heading of text.querySelectorAll(".heading")) mark(heading, wanted);
  for (const button of buttons) button.disabled = !hits.length;
  say(fill(hits.length ? said.found : said.found_nothing, { articles: articles.length, hits: hits.length }));
  if (!hits.length) timer = setTimeout(() => byMeaning(field.value), QUIET);
}

function say(what) {
  status.textContent = what;
}

// Whoever copies the address gives the search along with it.
function remember(query) {
  const address = new URL(location.href);
  if (query) address.searchParams.set("q", query);
  else address.searchParams.delete("q");
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}

function clear() {
  for (const marks of hits)
    for (const one of marks) {
      const parent = one.parentNode;
      one.replaceWith(...one.childNodes);
      parent.normalize();
    }
  for (const one of text.querySelectorAll(".has-hit")) one.classList.remove("has-hit");
  hits = [];
  at = -1;
  for (const button of buttons) button.disabled = true;
}

// Width and case of letters do not matter; each letter keeps its place in the text node.
function fold(string) {
  const letters = [];
  for (let place = 0; place < string.length; ) {
    const letter = String.fromCodePoint(string.codePointAt(place));
    for (const folded of letter.normalize("NFKC").toLowerCase()) letters.push([folded, place, place + letter.length]);
    place += letter.length;
  }
  return letters;
}

function mark(block, wanted) {
  const letters = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(".readings, .cited-by, .place-tools") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (const [letter, begin, end] of fold(node.data)) if (!/\s/.test(letter)) letters.push({ letter, node, begin, end });
  const whole = letters.map(({ letter }) => letter).join("");
  const found = [];
  // Folded letters are single code units here except for rare ideographs; those count twice in both.
  const units = letters.flatMap((one) => Array(one.letter.length).fill(one));
  for (let place = whole.indexOf(wanted); place >= 0; place = whole.indexOf(wanted, place + wanted.length))
    found.push(units.slice(place, place + wanted.length));
  // From the last to the first: marking cuts text nodes, which would move the places behind.
  hits.push(...found.reverse().map(wrap).reverse());
  block.classList.toggle("has-hit", found.length > 0);
  return found.length > 0;
}

function wrap(letters) {
  const pieces = [];
  for (const { node, begin, end } of letters) {
    const last = pieces.at(-1);
    if (last?.node === node) last.end = end;
    else pieces.push({ node, begin, end });
  }
  return pieces.map(({ node, begin, end }) => {
    const marked = document.createElement("mark");
    const piece = node.splitText(begin);
    piece.splitText(end - begin);
    piece.replaceWith(marked);
    marked.append(piece);
    return marked;
  });
}

function step(by) {
  if (!hits.length) return;
  for (const one of hits[at] ?? []) one.classList.remove("is-current");
  at = at < 0 && by < 0 ? hits.length - 1 : (at + by + hits.length) % hits.length;
  for (const one of hits[at]) one.classList.add("is-current");
  hits[at][0].scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
  say(`${at + 1} / ${hits.length}`);
}

async function byMeaning(query) {
  const mine = ++asked;
  say(`${said.found_nothing}${said.searching}`);
  let html = null;
  try {
    const response = await fetch(`/articles/${name}/search?${new URLSearchParams({ q: query.trim() })}`);
    if (response.ok) html = await response.text();
  } catch {
    // said below
  }
  if (mine !== asked) return;
  say(html === null ? said.by_meaning_failed : said.found_nothing);
  text.classList.remove("is-searched");
  if (html !== null) meaning.innerHTML = html; // from this server, where every word of it was escaped
}
