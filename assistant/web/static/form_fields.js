// The questions of a form: what was answered, by field, as it was typed; and what is wrong, at its field.

export const UNSURE = "unsure";

export function readAnswers(form) {
  const answers = {};
  for (const asked of form.querySelectorAll("[data-field]")) {
    const value = readOne(asked);
    if (value !== "" && value.length !== 0) answers[asked.dataset.field] = value;
  }
  return answers;
}

export function writeAnswers(form, answers) {
  for (const asked of form.querySelectorAll("[data-field]")) writeOne(asked, answers[asked.dataset.field] ?? "");
  for (const group of form.querySelectorAll("details.group")) {
    group.open = [...group.querySelectorAll("[data-field]")].some((asked) => asked.dataset.field in answers);
  }
}

export function showProblems(form, problems) {
  for (const asked of form.querySelectorAll("[data-field]")) {
    const said = problems.filter(({ fields }) => fields.includes(asked.dataset.field)).map((problem) => problem.said);
    const place = asked.querySelector(".field-problem");
    if (place.textContent !== said.join("")) place.textContent = said.join("");
    place.hidden = !said.length;
    asked.classList.toggle("is-wrong", said.length > 0);
    for (const input of asked.querySelectorAll("input:not([type=checkbox])")) {
      if (said.length) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
  }
}

export function listen(form, changed, rowTitle) {
  form.addEventListener("input", ({ target }) => {
    const asked = target.closest("[data-field]");
    const typed = asked?.querySelector(".typed input:not([type=checkbox])");
    if (target.matches("[data-unsure]") && target.checked) typed.value = "";
    else if (target === typed && typed.value) asked.querySelector("[data-unsure]").checked = false;
    changed();
  });
  form.addEventListener("click", ({ target }) => {
    const asked = target.closest("[data-field]");
    if (target.matches("[data-add-row]")) {
      addRow(asked, {}).querySelector("input").focus();
    } else if (target.matches("[data-remove-row]")) {
      target.closest(".row").remove();
      asked.querySelector("[data-add-row]").focus();
      changed();
    } else return;
    numberRows(asked, rowTitle);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
}

export function numberRows(asked, rowTitle) {
  asked.querySelectorAll(".row > legend").forEach((legend, at) => {
    legend.textContent = rowTitle.replace("{number}", at + 1);
  });
}

function readOne(asked) {
  const kind = asked.dataset.kind;
  if (kind === "rows") {
    return [...asked.querySelectorAll(".row")].map((row) =>
      Object.fromEntries([...row.querySelectorAll("input")].map((input) => [input.dataset.column, input.value.trim()])),
    );
  }
  if (kind === "days") return [...asked.querySelectorAll(".row input")].map((input) => input.value).filter(Boolean);
  const chosen = asked.querySelector("input[type=radio]:checked");
  if (chosen || asked.querySelector("input[type=radio]")) return chosen?.value ?? "";
  return asked.querySelector("[data-unsure]")?.checked ? UNSURE : asked.querySelector(".typed input").value.trim();
}

function writeOne(asked, value) {
  const kind = asked.dataset.kind;
  if (kind === "rows" || kind === "days") {
    asked.querySelector("[data-rows]").replaceChildren();
    for (const row of Array.isArray(value) ? value : []) addRow(asked, kind === "days" ? { day: row } : row);
    return;
  }
  for (const radio of asked.querySelectorAll("input[type=radio]")) radio.checked = radio.value === value;
  const typed = asked.querySelector(".typed input:not([type=checkbox])");
  if (!typed) return;
  typed.value = value === UNSURE ? "" : value;
  const unsure = asked.querySelector("[data-unsure]");
  if (unsure) unsure.checked = value === UNSURE;
}

function addRow(asked, values) {
  const row = asked.querySelector("template").content.cloneNode(true).firstElementChild;
  for (const input of row.querySelectorAll("input")) input.value = values[input.dataset.column] ?? "";
  asked.querySelector("[data-rows]").append(row);
  return row;
}
