"""Gradio's theme: everything comes from the custom properties of `static/theme.css`, the one theme file."""

import gradio as gr

_SANS = ["PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "system-ui", "sans-serif"]


def theme() -> gr.themes.Base:
    """Give a theme that asks for no web font."""
    return gr.themes.Base(font=_SANS, font_mono=["ui-monospace", "monospace"]).set(
        body_background_fill="var(--paper)",
        body_background_fill_dark="var(--paper)",
        body_text_color="var(--ink)",
        body_text_color_dark="var(--ink)",
        block_background_fill="transparent",
        block_background_fill_dark="transparent",
    )
