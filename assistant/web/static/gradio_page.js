// What Gradio's own page would set before Gradio starts.
window.__gradio_mode__ = "app";
