// Light, dark, or as the system has it. Runs before anything is painted, so that no page flashes.
(() => {
  const KEPT = "assistant.appearance";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const paper = matchMedia("print");
  let choice = "auto";

  const read = () => {
    try {
      choice = localStorage.getItem(KEPT) ?? "auto";
    } catch {
      // a browser that keeps nothing follows the system
    }
  };
  const apply = () => {
    const dark = !paper.matches && (choice === "auto" ? system.matches : choice === "dark");
    document.documentElement.dataset.appearance = dark ? "dark" : "light";
  };

  read();
  apply();
  system.addEventListener("change", apply);
  paper.addEventListener("change", apply);
  addEventListener("storage", ({ key }) => {
    if (key !== KEPT) return; // else another tab has switched
    read();
    apply();
  });
  document.addEventListener("DOMContentLoaded", () => {
    const field = document.getElementById("appearance");
    if (!field) return;
    field.value = choice;
    field.hidden = false;
    field.addEventListener("change", () => {
      choice = field.value;
      apply();
      try {
        localStorage.setItem(KEPT, choice);
      } catch {
        // holds for this page only
      }
    });
  });
})();
