// What Gradio's own page would set before Gradio starts.
window.__gradio_mode__ = "app";

// Gradio takes the language of its words, and of the page, from the browser; here the reader chooses it.
const { lang } = document.documentElement;
Object.defineProperty(navigator, "language", { get: () => lang });

// gr.HTML makes functions of text: of the template, through Handlebars, and of the script in blocks.py. The page does
// not allow that (no 'unsafe-eval'), so the few functions that it makes stand here; of any other text none is made.
const CONSTANT = /^return ("(?:[^"\\]|\\.)*");$/; // what Handlebars makes of a template without a placeholder of its own
const HAND_OVER = /^document\.dispatchEvent\(new CustomEvent\("(gradio:[a-z]+)", \{detail: \{element, trigger\}\}\)\);$/;
const MADE = new Map([
  ["return ``;", () => ""],
  [
    'return `${Array.isArray(value) ? value.join("") : value}`;',
    ({ value }) => (Array.isArray(value) ? value.join("") : String(value)),
  ],
]);

function made(parts) {
  const names = parts.slice(0, -1);
  const code = String(parts.at(-1)).trim();
  const constant = CONSTANT.exec(code);
  if (constant) return () => JSON.parse(constant[1]);
  const handOver = HAND_OVER.exec(code);
  const body = handOver
    ? ({ element, trigger }) => void document.dispatchEvent(new CustomEvent(handOver[1], { detail: { element, trigger } }))
    : MADE.get(code);
  if (!body) throw new EvalError(`no function is made of: ${code.slice(0, 80)}`);
  return (...values) => body(Object.fromEntries(names.map((name, at) => [name, values[at]])));
}

window.Function = new Proxy(Function, {
  apply: (_, __, parts) => made(parts),
  construct: (_, parts) => made(parts),
});
