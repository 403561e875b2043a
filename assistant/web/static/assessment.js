// The self-assessment: one topic at a time, saved as it is filled in, checked by the server.

import { fill, words as handed } from "./page_words.js";
import { listen, numberRows, readAnswers, showProblems, writeAnswers } from "./form_fields.js";
import * as links from "./form_link.js";
import * as store from "./assessment_store.js";
import { mention, said, tell } from "./notice.js";
import { download, post } from "./server.js";

const { form: words, topics: TOPICS } = handed;
const PAUSE = 350; // milliseconds without typing before the server is asked

const $ = (selector) => document.querySelector(selector);
const form = $("#form");
const nameField = $("#name");
let id = null;
let timer = 0;
let asked = 0; // answers to older checks are thrown away
let focusField = "";
let shown = null; // the query of the address that is shown

listen(form, changed, words.row_number);
nameField.addEventListener("input", changed);
document.addEventListener("click", onClick);
// Closing the panel of the article goes back too, by the # alone: then the form stays as it is, with its focus.
addEventListener("popstate", () => {
  if (location.search !== shown) show();
});
addEventListener("hashchange", () => links.carried(location.hash) && open()); // a link put into the open page
addEventListener("beforeprint", () => document.querySelectorAll("#result details").forEach((part) => (part.open = true)));
open();

async function open() {
  try {
    const sent = await links.read(location.hash);
    if (sent) {
      const same = store.all().find(([, one]) => one.name === sent.name && sameAnswers(one.answers, sent.answers));
      id = same?.[0] ?? store.newId();
      if (!same) store.put(id, sent.name, sent.answers);
      history.replaceState(null, "", address({ id, view: "result" }));
      mention(words.link_opened);
    }
  } catch {
    history.replaceState(null, "", "/assess");
    tell(words.link_broken);
  }
  show();
}

const sameAnswers = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const address = (values) => `/assess?${new URLSearchParams(values)}`;
const current = () => ({ name: nameField.value.trim(), answers: readAnswers(form) });

function go(values) {
  tell(""); // what was said belongs to what was shown
  history.pushState(null, "", address(values));
  show();
}

function onClick(event) {
  const { target } = event;
  const on = (name) => target.closest(`[data-${name}]`);
  const link = on("go") ?? on("topic-link");
  if (on("begin")) begin();
  else if (link) {
    event.preventDefault();
    focusField = link.dataset.fieldLink ?? "";
    go({ id, topic: link.dataset.go ?? link.dataset.topicLink });
  } else if (on("result")) go({ id, view: "result" });
  else if (on("edit")) go({ id, topic: TOPICS[0] });
  else if (on("home")) go({});
  else if (on("resume")) go({ id: on("resume").dataset.resume, topic: TOPICS[0] });
  else if (on("view-result")) go({ id: on("view-result").dataset.viewResult, view: "result" });
  else if (on("remove")) removeOne(on("remove").dataset.remove);
  else if (on("compare")) compareChosen();
  else if (on("export")) exportReport(on("export"));
  else if (on("print")) print();
  else if (on("link")) copyLink();
  else if (on("retry")) show();
}

function begin() {
  id = store.newId();
  store.put(id, fill(words.unnamed, { number: store.all().length + 1 }), {});
  go({ id, topic: TOPICS[0] });
}

function show() {
  shown = location.search;
  const query = new URLSearchParams(location.search);
  if (query.get("compare")) return showComparison(query.get("compare").split(","));
  id = query.get("id");
  const one = id && store.find(id);
  if (!one) {
    if (id) tell(words.unknown_assessment);
    return showHome();
  }
  nameField.value = one.name;
  writeAnswers(form, one.answers);
  for (const rows of form.querySelectorAll('[data-kind="rows"]')) numberRows(rows, words.row_number);
  if (query.get("view") === "result") return showResult();
  showTopic(TOPICS.includes(query.get("topic")) ? query.get("topic") : TOPICS[0]);
}

function view(name) {
  const before = $("[data-view]:not([hidden])");
  for (const section of document.querySelectorAll("[data-view]")) section.hidden = section.dataset.view !== name;
  if (before) scrollTo(0, 0);
  return Boolean(before); // the page's first view takes no focus
}

function showHome() {
  const moved = view("home");
  const saved = store.all();
  $("#saved-none").hidden = saved.length > 0;
  $("[data-compare]").hidden = saved.length < 2;
  $("#saved").replaceChildren(...saved.map(([key, one]) => savedRow(key, one, saved.length > 1)));
  if (moved) $('[data-view="home"] h1').focus();
}

function savedRow(key, one, several) {
  const row = document.createElement("li");
  const name = document.createElement("strong");
  name.textContent = one.name;
  const when = document.createElement("small");
  when.textContent = fill(words.updated, { when: new Date(one.updated).toLocaleString("zh-CN") });
  const button = (text, key_, kind = "plain") => {
    const made = document.createElement("button");
    Object.assign(made, { type: "button", className: kind, textContent: text });
    made.dataset[key_] = key;
    made.setAttribute("aria-label", `${text}：${one.name}`);
    return made;
  };
  row.append(name, when, button(words.resume, "resume"), button(words.view_result, "viewResult"), button(words.remove, "remove", "quiet"));
  if (several) {
    const label = document.createElement("label");
    label.className = "choice";
    const box = Object.assign(document.createElement("input"), { type: "checkbox", value: key });
    box.dataset.pick = "";
    const text = document.createElement("span");
    text.textContent = words.compare_pick;
    label.append(box, text);
    row.append(label);
  }
  return row;
}

function removeOne(key) {
  const one = store.find(key);
  store.remove(key);
  showHome();
  tell(fill(words.removed, { name: one.name }), words.undo, () => {
    store.restore(key, one);
    tell("");
    showHome();
  });
}

function showTopic(topic) {
  const moved = view("form");
  for (const section of form.querySelectorAll("[data-topic]")) section.hidden = section.dataset.topic !== topic;
  for (const link of document.querySelectorAll("[data-topic-link]")) {
    if (link.dataset.topicLink === topic) link.setAttribute("aria-current", "step");
    else link.removeAttribute("aria-current");
  }
  const field = focusField && form.querySelector(`[data-field="${focusField}"]`);
  focusField = "";
  if (field) {
    field.hidden = false;
    const group = field.closest("details");
    if (group) group.open = true;
    field.scrollIntoView({ block: "center" });
    field.querySelector("input, button").focus({ preventScroll: true });
  } else if (moved) form.querySelector(`#t-${topic}`).focus({ preventScroll: true });
  check();
}

function changed() {
  const { name, answers } = current();
  store.put(id, name || store.find(id).name, answers);
  $("#saved-note").textContent = store.keeps ? words.saved : "";
  if (!store.keeps) tell(words.not_saved);
  clearTimeout(timer);
  timer = setTimeout(check, PAUSE);
}

async function check() {
  const mine = ++asked;
  const response = await post("/assess/check", current());
  if (mine !== asked) return;
  if (!response) return tell(words.check_failed, words.retry, check);
  if (said().startsWith(words.check_failed)) tell("");
  const { problems, hidden, progress } = await response.json();
  if (mine !== asked) return;
  showProblems(form, problems);
  hideNotNeeded(new Set(hidden));
  showProgress(progress);
}

function hideNotNeeded(hidden) {
  for (const section of form.querySelectorAll("[data-topic]")) {
    let folded = 0;
    for (const field of section.querySelectorAll("[data-field]")) {
      field.hidden = hidden.has(field.dataset.field) && !field.contains(document.activeElement);
      if (field.hidden && !field.closest("details")) folded += 1;
    }
    for (const group of section.querySelectorAll("details")) {
      group.hidden = !group.querySelector("[data-field]:not([hidden])");
    }
    const note = section.querySelector("[data-not-needed]");
    note.hidden = folded === 0;
    const none = !section.querySelector("[data-field]:not([hidden])");
    note.textContent = none ? words.all_not_needed : fill(words.not_needed, { count: folded });
  }
}

function showProgress(progress) {
  const sum = (key) => Object.values(progress).reduce((total, topic) => total + topic[key], 0);
  const counts = { answered: sum("answered"), asked: sum("asked") };
  Object.assign($("#progress"), { max: Math.max(1, counts.asked), value: counts.answered });
  $("#progress-text").textContent = fill(words.progress, counts);
  for (const link of document.querySelectorAll("[data-topic-link]")) {
    const topic = progress[link.dataset.topicLink];
    link.querySelector("small").textContent = fill(words.done_of, topic);
    link.classList.toggle("is-done", topic.asked > 0 && topic.answered >= topic.asked);
  }
}

async function showResult() {
  const moved = view("result");
  await put($("#result"), "/assess/result", current(), moved);
  const kept = `assistant.evidence.${id}`;
  let ticked = [];
  try {
    ticked = JSON.parse(localStorage.getItem(kept) ?? "[]");
  } catch {
    // nothing was ticked
  }
  for (const box of document.querySelectorAll("[data-paper]")) {
    box.checked = ticked.includes(box.dataset.paper);
    box.addEventListener("change", () => {
      const now = [...document.querySelectorAll("[data-paper]:checked")].map((one) => one.dataset.paper);
      try {
        localStorage.setItem(kept, JSON.stringify(now));
      } catch {
        // ticked for this page only
      }
    });
  }
}

async function showComparison(keys) {
  const pair = keys.slice(0, 2).map((key) => store.find(key));
  if (pair.length < 2 || pair.includes(undefined)) {
    tell(words.unknown_assessment);
    return showHome();
  }
  const moved = view("compare");
  const [first, second] = pair.map(({ name, answers }) => ({ name, answers }));
  await put($("#comparison"), "/assess/compare", { first, second }, moved);
  const box = $("[data-only-different]");
  const choose = () => $("#comparison").classList.toggle("only-different", Boolean(box?.checked));
  box?.addEventListener("change", choose);
  choose();
}

async function put(place, path, body, moved) {
  place.textContent = words.loading;
  const response = await post(path, body);
  if (response) {
    place.innerHTML = await response.text(); // from this server, where every word of it was escaped
    if (moved) place.querySelector("h1").focus({ preventScroll: true });
  } else {
    place.textContent = "";
    tell(words.result_failed, words.retry, show);
  }
}

function compareChosen() {
  const chosen = [...document.querySelectorAll("[data-pick]:checked")].map((box) => box.value);
  if (chosen.length === 2) go({ compare: chosen.join(",") });
  else tell(words.compare_need_two);
}

async function exportReport(button) {
  button.disabled = true;
  tell(words.exporting);
  const name = await download(`/assess/report.${button.dataset.export}`, current());
  button.disabled = false;
  if (name) mention(fill(words.exported, { name }));
  else tell(words.result_failed);
}

async function copyLink() {
  const link = await links.write("/assess", current());
  try {
    await navigator.clipboard.writeText(link);
    mention(words.copied);
  } catch {
    tell(`${words.copy_failed} ${link}`);
  }
}
