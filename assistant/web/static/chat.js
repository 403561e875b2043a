// The chat: typing and sending, following what Gradio shows, copying, editing, judging.

import { copyFrom } from "./clipboard.js";
import { asking, conversation, finished, giveBack, judge, keep, tell } from "./conversations.js";
import { calm, fill, words } from "./page_words.js";

const DRAFT = "assistant.draft";
const ACCEPTED_WITHIN = 10_000;
const LOOK_EVERY = 2_000;

const by = (id) => document.getElementById(id);
const lengthOf = (text) => [...text].length; // as Python counts: by code points

let trigger = null; // Gradio's way to the server, once it is there
let composing = false;
const unfolded = new Map(); // which tables the reader has opened or closed; Gradio's updates would undo it
let editing = false; // the next question replaces the last one
let draft = ""; // what stood in the field before the last question was put there to be edited
let pending = ""; // a question that this browser sent and nobody answered
let sent = null; // { after, timer } while a question has not yet appeared in the transcript

document.addEventListener("gradio:composer", ({ detail }) => {
  trigger = detail.trigger;
  // Its words are the page's, in the reader's language: Gradio would know one language only.
  detail.element.append(by("composer-template").content.cloneNode(true));
  const form = by("composer-form");
  const field = by("question");
  field.value = handedOver() ?? sessionStorage.getItem(DRAFT) ?? "";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(field.value);
  });
  field.addEventListener("input", typed);
  field.addEventListener("compositionstart", () => (composing = true));
  field.addEventListener("compositionend", () => (composing = false));
  field.addEventListener("keydown", onKey);
  by("stop").addEventListener("click", () => fire("stop"));
  by("edit-cancel").addEventListener("click", () => {
    edit(null);
    field.value = draft;
    typed();
    field.focus();
  });
  conversation.onOpen = openConversation;
  openConversation();
  typed();
  if (matchMedia("(pointer: fine)").matches && !location.hash) field.focus({ preventScroll: true });
});

// Another page asks something here: /?ask=… fills the field, the reader sends.
function handedOver() {
  const address = new URL(location.href);
  const question = address.searchParams.get("ask");
  if (question === null) return null;
  address.searchParams.delete("ask");
  history.replaceState(history.state, "", address);
  return question;
}

const fire = (event, data = {}) => trigger(event, { ...data, conversation: conversation.id });

async function openConversation() {
  const { id } = conversation;
  edit(null);
  clearTimeout(sent?.timer);
  sent = null;
  firstLook = true;
  const unanswered = await giveBack(id);
  if (id !== conversation.id) return; // another one was opened meanwhile
  pending = unanswered;
  fire("select");
}

document.addEventListener("gradio:transcript", ({ detail: { element } }) => {
  by("opening").remove();
  element.setAttribute("role", "log");
  element.setAttribute("aria-live", "polite");
  element.setAttribute("aria-label", words.chat.conversation);
  new MutationObserver(() => follow(element)).observe(element, {
    childList: true,
    subtree: true,
    attributeFilter: ["data-state", "data-turn", "open"],
  });
  element.addEventListener("click", onTranscriptClick);
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
  sent = { after: Number(lastTurn()?.dataset.turn ?? 0), text, timer };
  fire(editing ? "edit" : "submit", { question: text });
}

function retry() {
  if (!busy() && !sent) fire("retry");
}

const lastTurn = () => document.querySelector("#transcript [data-turn]:last-of-type");
const busy = () => lastTurn()?.dataset.state === "running";

// Runs after every change of the transcript.
let firstLook = true;
let kept = "";
function follow(element) {
  const turn = lastTurn();
  if (!turn) return;
  const state = turn.dataset.state;
  element.setAttribute("aria-busy", String(state === "running" || state === "revealing"));
  by("restart").hidden = state === "empty";
  by("export").hidden = !document.querySelector("#transcript .answer-text");
  if (by("send")) {
    by("send").hidden = state === "running";
    by("stop").hidden = state !== "running";
  }
  for (const [table, open] of unfolded) fold(table, open);
  if (sent && Number(turn.dataset.turn) > sent.after) accepted(turn);
  else if (firstLook && state !== "empty") turn.scrollIntoView({ block: "start" });
  if (firstLook) unanswered(turn);
  firstLook = false;
  const finished = `${conversation.id} ${turn.dataset.turn} ${state}`;
  if (["answered", "stopped", "failed"].includes(state) && finished !== kept) {
    kept = finished;
    keep();
  }
}

function accepted(turn) {
  clearTimeout(sent.timer);
  const { text } = sent;
  asking(text, document.querySelectorAll("#transcript .turn").length === 1);
  sent = null;
  edit(null);
  tell("");
  const field = by("question");
  if (field.value === text) field.value = ""; // what was written since stays
  typed();
  if (matchMedia("(pointer: coarse)").matches) field.blur(); // the keyboard would cover the answer
  turn.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" });
}

// The server went down in mid-answer: the question goes back to where it was typed, unless another stands there by now.
function unanswered(turn) {
  const asked = turn.querySelector(".question")?.lastChild.textContent ?? "";
  if (!pending || asked.trim() === pending.trim()) return;
  const lost = pending;
  pending = "";
  if (by("question").value.trim()) {
    const question = lost.length > 40 ? `${lost.slice(0, 40)}……` : lost;
    return tell(fill(words.chat.unanswered_beside, { question }), words.chat.ask_again, () => send(lost));
  }
  by("question").value = lost;
  typed();
  tell(words.chat.unanswered);
}

function edit(question) {
  if (!editing) draft = by("question").value;
  editing = question !== null;
  const note = by("composer-editing");
  if (note) note.hidden = !editing;
  if (!editing) return;
  const field = by("question");
  field.value = question;
  typed();
  field.focus();
}

function openJudging(button) {
  const turn = button.closest(".turn");
  const helpful = button.dataset.judge === "yes";
  turn.querySelector(".judging-form")?.remove();
  for (const one of turn.querySelectorAll("[data-judge]")) one.setAttribute("aria-pressed", String(one === button));
  const form = by("judging-template").content.firstElementChild.cloneNode(true);
  const status = form.querySelector("[role=status]");
  const send = async (comment, done) => {
    status.textContent = (await judge(turn.dataset.turn, helpful, comment)) ? done : words.chat.judge_failed;
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await send(form.querySelector("textarea").value, words.chat.comment_thanks);
    if (status.textContent !== words.chat.comment_thanks) return;
    for (const part of form.querySelectorAll("label, button")) part.hidden = true; // a thumb opens it again
    status.tabIndex = -1;
    status.focus();
  });
  turn.querySelector(".actions").after(form);
  send("", words.chat.judged);
}

// A "toggle" tells of Gradio's updates, too, so what the reader wants is learned from clicks (a key on a summary is one).
function fold(table, open) {
  if (table.isConnected) unfolded.set(table, open);
  else unfolded.delete(table);
  if (table.open !== open) table.open = open; // told to the observer even where nothing changes
}

function onTranscriptClick(event) {
  const table = event.target.closest("summary")?.parentElement;
  if (table) unfolded.set(table, !table.open);
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.ask) {
    if (by("question").value.trim()) return send(button.dataset.ask); // what is being written stays
    by("question").value = button.dataset.ask;
    typed();
    by("composer-form").requestSubmit();
  } else if ("retry" in button.dataset) {
    retry();
  } else if ("edit" in button.dataset) {
    edit(button.dataset.edit);
  } else if ("judge" in button.dataset) {
    openJudging(button);
  } else if ("copy" in button.dataset) {
    copy(button);
  }
}

function copy(button) {
  const text = button.closest(".answer").querySelector(".answer-text").innerText;
  return copyFrom(button, text.replace(/\n{3,}/g, "\n\n").trim(), words.chat);
}

// On paper nothing can be unfolded.
const unfoldedForPaper = [];
addEventListener("beforeprint", () => {
  for (const table of document.querySelectorAll("#transcript details:not([open])")) {
    fold(table, true);
    unfoldedForPaper.push(table);
  }
});
addEventListener("afterprint", () => {
  for (const table of unfoldedForPaper.splice(0)) fold(table, false);
});

// A server that goes down in mid-answer ends Gradio's stream without a word, and the page would wait for ever. So while
// a question is being answered the server is asked whether it is still there, and whether it has long answered.
let gone = false;
let behind = 0;
setInterval(async () => {
  if (!gone && !busy()) return void (behind = 0);
  const done = await finished();
  if (done === null) {
    gone = true;
    tell(words.chat.connection_lost);
  } else if (gone) {
    location.reload(); // Gradio's line went with the old server
  } else if (busy() && done >= document.querySelectorAll("#transcript .turn").length) {
    behind += 1;
    if (behind > 1) fire("select"); // shows what is there
  }
}, LOOK_EVERY);

// Gradio says in English that the connection is lost, and reloads the page when it is back.
new MutationObserver(() => {
  if (document.querySelector(".toast-wrap .error")) tell(words.chat.connection_lost);
}).observe(document.body, { childList: true, subtree: true });

document.querySelector("[data-skip]").addEventListener("click", (event) => {
  event.preventDefault();
  by("question")?.focus();
});
