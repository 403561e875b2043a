// The conversations that this browser keeps: which one is open, their list, and giving them back to the server.
// A turn is kept as the line of text that the server has sealed; nothing in it can be changed here.

import { fill, words } from "./page_words.js";

const LIST = "assistant.conversations"; // [{ id, title, named, updated, pending }], the newest first
const TURNS = "assistant.conversation."; // + id: the sealed turns
const OPEN = "assistant.open"; // which one this tab shows
const MOST = 50;
const said = words.chat;

const by = (id) => document.getElementById(id);
const drawer = by("conversations");
let list = read(LIST) ?? [];
let undone = null; // { entry, turns, timer } while a deletion can be taken back

export const conversation = { id: sessionStorage.getItem(OPEN) ?? begin(), onOpen: () => {} };

const address = (id) => `/conversations/${id}`;
const entryOf = (id) => list.find((entry) => entry.id === id);

function begin() {
  const id = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  sessionStorage.setItem(OPEN, id);
  return id;
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null; // kept by nobody, or no longer readable
  }
}

// The oldest conversations give way where the browser has no more room.
function write(key, value) {
  for (;;) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
      return;
    } catch {
      const oldest = list.at(-1);
      if (!oldest || oldest.id === conversation.id) return; // nothing is kept beyond this page
      localStorage.removeItem(TURNS + oldest.id);
      list = list.slice(0, -1);
      tell(said.storage_full);
    }
  }
}

function save() {
  for (const { id } of list.slice(MOST)) localStorage.removeItem(TURNS + id);
  list = list.slice(0, MOST);
  write(LIST, list);
  show();
}

export function tell(news, action = "", act = null) {
  const banner = by("banner");
  if (banner.textContent === news) return;
  banner.textContent = news;
  banner.hidden = !news;
  if (!action) return;
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: action });
  button.addEventListener("click", act);
  banner.append(" ", button);
}

// ── with the server ──

// Gives the server what it has forgotten; says which question was never answered.
export async function giveBack(id) {
  const turns = read(TURNS + id) ?? [];
  if (turns.length) {
    const held = await call("GET", id);
    if (held && !(await held.json()).turns.length) {
      const taken = await call("PUT", id, { turns });
      if (taken?.status === 409) {
        localStorage.removeItem(TURNS + id);
        tell(said.forgotten);
      }
    }
  }
  return entryOf(id)?.pending ?? "";
}

// Called whenever a turn is finished: what the server has now is what is kept.
export async function keep() {
  const { id } = conversation;
  const answer = await call("GET", id);
  if (!answer?.ok) return;
  const { turns } = await answer.json();
  if (!turns.length) return;
  write(TURNS + id, turns);
  update(id, { pending: "" });
}

// How many turns the server has finished in the open conversation; null where it cannot be reached.
export async function finished() {
  const answer = await call("GET", conversation.id);
  if (!answer) return null;
  return answer.ok ? (await answer.json()).turns.length : 0;
}

// A conversation is called by its first question until somebody gives it a name.
export function asking(question, first) {
  const entry = entryOf(conversation.id);
  const title = entry?.title && (entry.named || !first) ? entry.title : question.trim().replace(/\s+/g, " ").slice(0, 60);
  update(conversation.id, { title, pending: question });
}

async function call(method, id, body) {
  try {
    return await fetch(address(id), {
      method,
      headers: body ? { "Content-Type": "application/json" } : {},
      body: body && JSON.stringify(body),
    });
  } catch {
    return null; // no connection; the page says so where it matters
  }
}

export async function judge(turn, helpful, comment) {
  try {
    const response = await fetch(`${address(conversation.id)}/turns/${turn}/judgement`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ helpful, comment }),
    });
    if (response.ok) keep();
    return response.ok;
  } catch {
    return false;
  }
}

// ── the list ──

function update(id, changes) {
  list = read(LIST) ?? list; // another tab may have changed it
  const entry = { id, title: "", named: false, pending: "", ...entryOf(id), ...changes, updated: Date.now() };
  list = [entry, ...list.filter((one) => one.id !== id)];
  save();
}

export function open(id) {
  conversation.id = id;
  sessionStorage.setItem(OPEN, id);
  drawer.close();
  show();
  conversation.onOpen();
}

export function openNew() {
  open(begin());
}

function remove(id) {
  forgetUndone();
  const entry = entryOf(id);
  undone = { entry, turns: read(TURNS + id) ?? [], timer: setTimeout(forgetUndone, 10_000) };
  list = list.filter((one) => one !== entry);
  localStorage.removeItem(TURNS + id);
  save();
  call("DELETE", id);
  by("undo").hidden = false;
  by("undo").querySelector("span").textContent = fill(said.deleted, { title: entry.title || said.untitled });
  if (id === conversation.id) {
    conversation.id = begin();
    conversation.onOpen();
  }
}

function forgetUndone() {
  clearTimeout(undone?.timer);
  undone = null;
  by("undo").hidden = true;
}

function undo() {
  if (!undone) return;
  const { entry, turns } = undone;
  forgetUndone();
  list = [...list, entry].sort((a, b) => b.updated - a.updated);
  write(TURNS + entry.id, turns);
  save();
  [...by("conversation-list").children].find((one) => one.dataset.id === entry.id)?.querySelector("button").focus();
}

function removeAll() {
  if (!confirm(said.delete_all_question)) return;
  forgetUndone();
  for (const { id } of list) {
    localStorage.removeItem(TURNS + id);
    call("DELETE", id);
  }
  call("DELETE", conversation.id);
  list = [];
  save();
  openNew();
}

function rename(item, entry) {
  const form = by("rename-template").content.firstElementChild.cloneNode(true);
  const field = form.querySelector("input");
  const done = () => {
    show();
    [...by("conversation-list").children].find((one) => one.dataset.id === entry.id)?.querySelector(".conversation-rename").focus();
  };
  field.value = entry.title;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const title = field.value.trim();
    if (title) {
      Object.assign(entry, { title, named: true });
      save();
    }
    done();
  });
  form.querySelector("[data-cancel]").addEventListener("click", done);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault(); // else the drawer would close
    done();
  });
  item.replaceChildren(form);
  field.select();
}

const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });

function show() {
  by("chat-title").textContent = entryOf(conversation.id)?.title ?? "";
  by("conversations-none").hidden = list.length > 0;
  by("delete-all").hidden = list.length === 0;
  by("conversation-list").replaceChildren(
    ...list.map((entry) => {
      const item = by("conversation-template").content.firstElementChild.cloneNode(true);
      item.dataset.id = entry.id;
      item.querySelector(".conversation-title").textContent = entry.title || said.untitled;
      item.querySelector("small").textContent = day.format(entry.updated);
      const opener = item.querySelector(".conversation-open");
      if (entry.id === conversation.id) opener.setAttribute("aria-current", "true");
      opener.addEventListener("click", () => open(entry.id));
      item.querySelector(".conversation-rename").addEventListener("click", () => rename(item, entry));
      item.querySelector(".conversation-delete").addEventListener("click", () => remove(entry.id));
      return item;
    }),
  );
  for (const link of document.querySelectorAll("[data-export]"))
    link.href = `${address(conversation.id)}/export.${link.dataset.export}`;
}

by("open-conversations").addEventListener("click", () => {
  list = read(LIST) ?? list;
  show();
  drawer.showModal();
});
by("close-conversations").addEventListener("click", () => drawer.close());
drawer.addEventListener("click", (event) => event.target === drawer && drawer.close()); // beside it
by("new-conversation").addEventListener("click", openNew);
by("restart").addEventListener("click", openNew);
by("delete-all").addEventListener("click", removeAll);
by("undo").querySelector("button").addEventListener("click", undo);
by("print").addEventListener("click", () => print());
document.addEventListener("click", ({ target }) => {
  if (!by("export").contains(target) || target.closest("a, li button")) by("export").open = false;
});
addEventListener("storage", ({ key }) => {
  if (key !== LIST) return; // else another tab has changed the list
  list = read(LIST) ?? [];
  show();
});
show();
