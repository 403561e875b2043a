// The panel beside the chat: shows the article that the address names (#8-3), scrolled to and marked.

import { words as handed } from "./page_words.js";

const { article: words, main: MAIN } = handed;
const PLACE = /^#(?:([a-z0-9][a-z0-9._@-]*)\/)?(all|\d[\d_ps-]*)$/;

const panel = document.getElementById("article");
const content = document.getElementById("article-content");
const chat = document.getElementById("chat");
const masthead = document.querySelector(".masthead");
const narrow = matchMedia("(max-width: 899px)");
let opener = null;
let asked = 0; // answers to older requests are thrown away

document.addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href*="#"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const hash = link.getAttribute("href");
  if ("within" in link.dataset) {
    event.preventDefault();
    scrollTo(document.getElementById(hash.slice(1)));
  } else if (PLACE.test(hash)) {
    event.preventDefault();
    if (!panel.contains(link)) opener = link;
    // One entry of the history for the open panel, however many articles are looked at: Back closes it.
    const state = { marks: link.dataset.marks ?? "", opened: panel.hidden || Boolean(history.state?.opened) };
    history[panel.hidden ? "pushState" : "replaceState"](state, "", hash);
    show({ focus: true });
  }
});

addEventListener("popstate", () => show({ focus: false }));
document.getElementById("article-close").addEventListener("click", close);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !panel.hidden && !document.querySelector("dialog[open]")) close();
});
narrow.addEventListener("change", lock);
show({ focus: false });

function close() {
  if (history.state?.opened) history.back();
  else {
    history.replaceState(null, "", location.pathname + location.search);
    show({ focus: false });
  }
}

async function show({ focus }) {
  const place = PLACE.exec(decodeURIComponent(location.hash));
  const wasOpen = !panel.hidden;
  panel.hidden = !place;
  document.body.classList.toggle("has-article", Boolean(place));
  lock();
  if (!place) {
    if (wasOpen) (opener?.isConnected ? opener : document.getElementById("question"))?.focus({ preventScroll: true });
    opener = null;
    return;
  }
  const [, name = MAIN, anchor] = place;
  const marks = new URLSearchParams({ marks: history.state?.marks ?? "" });
  const address = anchor === "all" ? `/articles/${name}` : `/articles/${name}/${anchor}`;
  const mine = ++asked;
  if (!wasOpen) say(words.loading);
  const html = await fetchHtml(`${address}?${marks}`);
  if (mine !== asked) return;
  if (html === null) say(words.failed, () => show({ focus }));
  else content.innerHTML = html; // from this server, where every word of it was escaped
  markLinks();
  scrollTo(inView(content.querySelector("mark"), content.querySelector(".is-target")));
  if (focus) document.getElementById("article-label")?.focus({ preventScroll: true });
}

// A sentence in place of the article; where it failed, with a button that tries again.
function say(sentence, again = null) {
  const line = document.createElement("p");
  line.className = "article-said";
  line.setAttribute("role", "status");
  line.textContent = sentence;
  content.replaceChildren(line);
  if (!again) return;
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: words.retry });
  button.addEventListener("click", again);
  line.append(" ", button);
}

async function fetchHtml(address) {
  try {
    const response = await fetch(address, { headers: { Accept: "text/html" } });
    return response.status < 500 ? await response.text() : null;
  } catch {
    return null;
  }
}

// The link whose article is open is told apart, also for a screen reader.
function markLinks() {
  for (const link of document.querySelectorAll("a.cite")) {
    if (link.getAttribute("href") === location.hash) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

// The whole clause where it fits with its marked words, else the marked words.
function inView(mark, clause) {
  if (!mark || !clause) return mark ?? clause;
  const room = content.querySelector(".article-body").clientHeight * 0.8;
  return mark.getBoundingClientRect().bottom - clause.getBoundingClientRect().top < room ? clause : mark;
}

function scrollTo(element) {
  const body = content.querySelector(".article-body");
  if (!body) return;
  if (!element) return void (body.scrollTop = 0);
  const offset = element.getBoundingClientRect().top - body.getBoundingClientRect().top;
  body.scrollTop += offset - Math.min(60, body.clientHeight / 8);
}

// On a phone the panel lies over the chat, which must not take the focus meanwhile.
function lock() {
  const over = narrow.matches && !panel.hidden;
  chat.inert = over;
  masthead.inert = over;
  panel.setAttribute("role", over ? "dialog" : "complementary");
  if (over) panel.setAttribute("aria-modal", "true");
  else panel.removeAttribute("aria-modal");
}
