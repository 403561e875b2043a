// The chat: typing and sending, following what Gradio shows, copying, starting anew.

import { copyFrom } from "./clipboard.js";
import { calm, fill, words } from "./page_words.js";

const DRAFT = "assistant.draft";
const TALKED = "assistant.talked"; // tells a new conversation from one that the server has forgotten
const ACCEPTED_WITHIN = 10_000;

const by = (id) => document.getElementById(id);
const lengthOf = (text) => [...text].length; // as Python counts: by code points

let trigger = null; // Gradio's way to the server, once it is there
let composing = false;
const unfolded = new Map(); // which tables the reader has opened or closed; Gradio's updates would undo it
let sent = null; // { after, timer } while a question has not yet appeared in the transcript

document.addEventListener("gradio:composer", ({ detail }) => {
  trigger = detail.trigger;
  // Its words are the page's, in the reader's language: Gradio would know one language only.
  detail.element.append(by("composer-template").content.cloneNode(true));
  const form = by("composer-form");
  const field = by("question");
  field.value = sessionStorage.getItem(DRAFT) ?? "";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(field.value);
  });
  field.addEventListener("input", typed);
  field.addEventListener("compositionstart", () => (composing = true));
  field.addEventListener("compositionend", () => (composing = false));
  field.addEventListener("keydown", onKey);
  by("stop").addEventListener("click", () => trigger("stop"));
  by("restart").addEventListener("click", () => by("restart-dialog").showModal());
  by("restart-dialog").addEventListener("close", restart);
  typed();
  if (matchMedia("(pointer: fine)").matches && !location.hash) field.focus({ preventScroll: true });
});

document.addEventListener("gradio:transcript", ({ detail: { element } }) => {
  by("opening").remove();
  element.setAttribute("role", "log");
  element.setAttribute("aria-live", "polite");
  element.setAttribute("aria-label", words.chat.conversation);
  new MutationObserver(() => follow(element)).observe(element, {
    childList: true,
    subtree: true,
    attributeFilter: ["data-state", "data-turn"],
  });
  element.addEventListener("click", onTranscriptClick);
  element.addEventListener("toggle", ({ target }) => unfolded.set(target, target.open), true);
  follow(element);
});

// Enter sends, except while an input method is composing: then it confirms the characters.
// keyCode 229 is what Safari and some input methods send for that Enter after composing has ended.
function onKey(event) {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || composing || event.keyCode === 229) return;
  event.preventDefault();
  by("composer-form").requestSubmit();
}

function typed() {
  const field = by("question");
  const length = lengthOf(field.value);
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
  sessionStorage.setItem(DRAFT, field.value);
  by("composer-count").textContent = length ? fill(words.chat.counter, { length, limit: words.limit }) : "";
  const tooLong = length > words.limit;
  by("composer-form").classList.toggle("is-too-long", tooLong);
  field.setAttribute("aria-invalid", String(tooLong));
  say(tooLong ? fill(words.chat.too_long, { length, limit: words.limit }) : "");
}

function say(problem) {
  if (by("composer-problem").textContent !== problem) by("composer-problem").textContent = problem;
}

function send(text) {
  if (!text.trim() || sent || busy()) return;
  if (lengthOf(text) > words.limit) return typed();
  if (!trigger) return say(words.chat.not_ready);
  say("");
  const timer = setTimeout(() => {
    sent = null;
    say(words.chat.not_sent);
  }, ACCEPTED_WITHIN);
  sent = { after: Number(lastTurn()?.dataset.turn ?? 0), timer };
  trigger("submit", { question: text });
}

function retry() {
  if (!busy() && !sent) trigger("retry");
}

function restart() {
  const dialog = by("restart-dialog");
  if (dialog.returnValue === "clear") {
    sessionStorage.removeItem(TALKED);
    trigger("clear");
  }
  dialog.returnValue = "";
  by("question").focus();
}

const lastTurn = () => document.querySelector("#transcript [data-turn]:last-of-type");
const busy = () => lastTurn()?.dataset.state === "running";

// Runs after every change of the transcript.
let firstLook = true;
function follow(element) {
  const turn = lastTurn();
  if (!turn) return;
  const state = turn.dataset.state;
  element.setAttribute("aria-busy", String(state === "running" || state === "revealing"));
  by("restart").hidden = state === "empty";
  if (by("send")) {
    by("send").hidden = state === "running";
    by("stop").hidden = state !== "running";
  }
  for (const [table, open] of unfolded) {
    if (table.isConnected) table.open = open;
    else unfolded.delete(table);
  }
  if (sent && Number(turn.dataset.turn) > sent.after) accepted(turn);
  else if (firstLook && state !== "empty") turn.scrollIntoView({ block: "start" });
  if (state !== "empty") sessionStorage.setItem(TALKED, "1");
  else if (firstLook && sessionStorage.getItem(TALKED)) tell(words.chat.forgotten);
  firstLook = false;
}

function accepted(turn) {
  clearTimeout(sent.timer);
  sent = null;
  tell("");
  const field = by("question");
  field.value = "";
  typed();
  if (matchMedia("(pointer: coarse)").matches) field.blur(); // the keyboard would cover the answer
  turn.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" });
}

function onTranscriptClick(event) {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.ask) {
    by("question").value = button.dataset.ask;
    typed();
    by("composer-form").requestSubmit();
  } else if ("retry" in button.dataset) {
    retry();
  } else if ("copy" in button.dataset) {
    copy(button);
  }
}

function copy(button) {
  const text = button.closest(".answer").querySelector(".answer-text").innerText;
  return copyFrom(button, text.replace(/\n{3,}/g, "\n\n").trim(), words.chat);
}

function tell(news) {
  const banner = by("banner");
  if (banner.textContent === news) return;
  banner.textContent = news;
  banner.hidden = !news;
}

// Gradio says in English that the connection is lost, and reloads the page when it is back.
new MutationObserver(() => {
  if (document.querySelector(".toast-wrap .error")) tell(words.chat.connection_lost);
}).observe(document.body, { childList: true, subtree: true });

document.querySelector("[data-skip]").addEventListener("click", (event) => {
  event.preventDefault();
  by("question")?.focus();
});
