// What Gradio's own page would set before Gradio starts.
window.__gradio_mode__ = "app";

// Gradio takes the language of its words, and of the page, from the browser; here the reader chooses it.
const { lang } = document.documentElement;
Object.defineProperty(navigator, "language", { get: () => lang });
