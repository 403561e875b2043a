// The words and values that the server hands to the scripts of a page.

export const words = JSON.parse(document.getElementById("words").textContent);
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
