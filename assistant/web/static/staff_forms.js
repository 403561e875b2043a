// A form of the workbench is sent once, and says that it is at work: some answers take seconds.

const waiting = document.getElementById("waiting");

addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if ("sent" in form.dataset) return event.preventDefault();
  form.dataset.sent = "";
  form.append(waiting);
  waiting.hidden = false;
  waiting.textContent = waiting.dataset.said; // said after it is shown: else a screen reader would not tell it
});

// The page comes back as it was left when the reader goes back to it. A page shown for the first time has nothing
// to take back: a form may have been sent before the last picture of it was there.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  waiting.hidden = true;
  for (const form of document.querySelectorAll("[data-sent]")) delete form.dataset.sent;
});

// The Enter that confirms the characters of an input method sends no form.
addEventListener("keydown", (event) => {
  const confirms = event.isComposing || event.keyCode === 229;
  if (event.key === "Enter" && confirms && event.target.matches("input")) event.preventDefault();
});
