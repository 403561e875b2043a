// One place of the regulation is chosen by the address (#8-3): it is shown, and can be cited, linked, asked about.

import { copyFrom } from "./clipboard.js";
import { fill, words } from "./page_words.js";

const { regulation: said, title, document: name, main } = words;

const text = document.getElementById("text");
const tools = document.getElementById("place-tools");
const contents = document.getElementById("contents");
let chosen = null;

addEventListener("hashchange", choose);
tools.querySelector("[data-copy-citation]").addEventListener("click", ({ target }) => copyFrom(target, citation(), said));
tools.querySelector("[data-copy-link]").addEventListener("click", ({ target }) => copyFrom(target, link(), said));
tools.addEventListener("mousedown", (event) => event.preventDefault()); // keeps what is selected
document.querySelector(".document-choice select")?.addEventListener("change", ({ target }) => target.form.submit());
// On a phone the contents would push the text off the screen.
if (matchMedia("(max-width: 899px)").matches) contents.open = false;
choose();
watchReading();

function choose() {
  chosen?.classList.remove("is-target");
  const id = decodeURIComponent(location.hash.slice(1));
  const place = id ? document.getElementById(id) : null;
  chosen = place?.closest("[data-called]") ?? null;
  tools.hidden = !chosen;
  if (!chosen) {
    place?.scrollIntoView();
    return;
  }
  chosen.classList.add("is-target");
  chosen.after(tools);
  if (chosen.matches(".article")) chosen.querySelector("h3").after(tools);
  const about = name === main ? said.ask : said.ask_elsewhere;
  const ask = fill(about, { title, called: chosen.dataset.called });
  tools.querySelector("[data-ask-about]").href = `/?${new URLSearchParams({ ask })}`;
  chosen.scrollIntoView();
}

// 《…》第八条第（三）项：“……”, with the selected words alone where some of this place are selected.
function citation() {
  const selection = getSelection();
  const picked = chosen.contains(selection.anchorNode) && chosen.contains(selection.focusNode) ? `${selection}` : "";
  const quoted = picked.replace(/\s+/g, " ").trim() || wordsOf(chosen);
  return `《${title}》${chosen.dataset.called}：“${quoted}”`;
}

function wordsOf(place) {
  const lines = place.matches(".line") ? [place] : [...place.querySelectorAll(".line")];
  return lines
    .map((line) => `${line === place ? "" : (line.querySelector(".line-label")?.textContent ?? "")}${line.querySelector(".line-words").textContent}`)
    .map((line) => line.replace(/\s*\n\s*/g, "").trim())
    .join("\n");
}

function link() {
  const address = new URL(location.href);
  address.searchParams.delete("q");
  return address.href;
}

// The contents show where the reader is.
function watchReading() {
  const links = new Map([...contents.querySelectorAll("a")].map((one) => [one.hash.slice(1), one]));
  const seen = new Set();
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) seen[isIntersecting ? "add" : "delete"](target);
      const first = [...seen].sort((a, b) => a.compareDocumentPosition(b) & 4 ? -1 : 1)[0];
      if (!first) return;
      contents.querySelector("[aria-current]")?.removeAttribute("aria-current");
      const here = links.get(first.id);
      here?.setAttribute("aria-current", "location");
      if (here && contents.scrollHeight > contents.clientHeight) {
        const top = here.getBoundingClientRect().top - contents.getBoundingClientRect().top;
        if (top < 0 || top > contents.clientHeight - 40) contents.scrollTop += top - contents.clientHeight / 3;
      }
    },
    { rootMargin: "-80px 0px -60% 0px" },
  );
  for (const article of text.querySelectorAll(".article")) watcher.observe(article);
}
