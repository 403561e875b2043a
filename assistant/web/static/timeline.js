// The timeline: dates worked out by the server while they are filled in, kept in this browser.

import { fill, words as handed } from "./page_words.js";
import { listen, numberRows, readAnswers, showProblems, writeAnswers } from "./form_fields.js";
import * as links from "./form_link.js";
import { mention, said, tell } from "./notice.js";
import { download, post } from "./server.js";

const { form: words } = handed;
const KEPT = "assistant.timeline";
const PAUSE = 350; // milliseconds without typing before the server is asked

const form = document.getElementById("form");
const dates = document.getElementById("dates");
const toDates = document.getElementById("to-dates");
let timer = 0;
let asked = 0; // answers to older requests are thrown away

listen(form, changed, words.row_number);
document.addEventListener("click", onClick);
addEventListener("beforeprint", () => document.getElementById("notes")?.setAttribute("open", ""));
addEventListener("hashchange", () => links.carried(location.hash) && open()); // a link put into the open page
open();

async function open() {
  let answers = kept();
  try {
    const sent = await links.read(location.hash);
    if (sent) {
      answers = sent.answers;
      keep(answers);
      history.replaceState(null, "", "/timeline");
    }
  } catch {
    history.replaceState(null, "", "/timeline");
    tell(words.link_broken);
  }
  fillIn(answers);
}

function fillIn(answers) {
  writeAnswers(form, answers);
  for (const rows of form.querySelectorAll('[data-kind="days"]')) numberRows(rows, words.row_number);
  for (const section of form.querySelectorAll(".section:not([open])")) {
    section.open = [...section.querySelectorAll("[data-field]")].some((field) => field.dataset.field in answers);
  }
  plan();
}

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "{}") ?? {};
  } catch {
    return {};
  }
}

function keep(answers) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(answers));
  } catch {
    tell(words.not_saved);
  }
}

function changed() {
  keep(readAnswers(form));
  clearTimeout(timer);
  timer = setTimeout(plan, PAUSE);
}

async function plan() {
  const mine = ++asked;
  const response = await post("/timeline/plan", { answers: readAnswers(form) });
  if (mine !== asked) return;
  if (!response) return tell(words.failed, words.retry, plan);
  const { problems, html } = await response.json();
  if (mine !== asked) return;
  if (said().startsWith(words.failed)) tell("");
  showProblems(form, problems);
  const open = document.getElementById("notes")?.open ?? false;
  dates.innerHTML = html; // from this server, where every word of it was escaped
  if (open) document.getElementById("notes")?.setAttribute("open", "");
  const count = dates.querySelectorAll(".dates tbody tr").length;
  toDates.hidden = !count;
  if (count) toDates.querySelector("button").textContent = fill(words.see_dates, { count });
  for (const button of document.querySelectorAll("[data-file]")) button.disabled = !dates.querySelector(".dates");
}

function onClick({ target }) {
  const on = (name) => target.closest(`[data-${name}]`);
  if (on("file")) save(on("file"));
  else if (on("print")) print();
  else if (on("link")) copyLink();
  else if (on("clear")) clear();
  else if (on("to-dates")) {
    dates.scrollIntoView();
    dates.focus({ preventScroll: true });
  }
}

function clear() {
  const before = readAnswers(form);
  keep({});
  fillIn({});
  tell(words.cleared, words.undo, () => {
    keep(before);
    fillIn(before);
    tell("");
  });
}

async function save(button) {
  button.disabled = true;
  tell(words.exporting);
  const name = await download(`/timeline/file.${button.dataset.file}`, { answers: readAnswers(form) });
  button.disabled = false;
  if (name) mention(fill(words.exported, { name }));
  else tell(words.failed);
}

async function copyLink() {
  const link = await links.write("/timeline", { name: "", answers: readAnswers(form) });
  try {
    await navigator.clipboard.writeText(link);
    mention(words.copied);
  } catch {
    tell(`${words.copy_failed} ${link}`);
  }
}
