"""The frame of the page, around Gradio's part: header, article panel, words for the scripts."""

import re
from functools import cache
from importlib.resources import files

from starlette.responses import HTMLResponse

from assistant.agent import LONGEST_QUESTION
from assistant.web.templating import render
from assistant.web.words import web_words
from corpus.library import MAIN_DOCUMENT

_ASSET = re.compile(r'(?:src|href)="\./(assets/[^"]+\.(?P<kind>js|css))"')


def chat_page() -> str:
    """Give the chat page."""
    words = web_words()
    scripts, styles = _gradio_assets()
    return render(
        "page.html",
        words=words,
        gradio_scripts=scripts,
        gradio_styles=styles,
        script_words={
            "limit": LONGEST_QUESTION,
            "main": MAIN_DOCUMENT,
            "chat": words.chat.model_dump(
                include={
                    "counter",
                    "too_long",
                    "not_sent",
                    "not_ready",
                    "connection_lost",
                    "forgotten",
                    "copied",
                    "copy_failed",
                    "conversation",
                }
            ),
            "article": words.article.model_dump(include={"loading", "failed"}),
        },
    )


def problem_page(said: str, status: int) -> HTMLResponse:
    """Give a page that says one sentence."""
    return HTMLResponse(render("problem.html", words=web_words().page, said=said), status)


@cache
def _gradio_assets() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the scripts and the styles that Gradio's own page loads; their names change with its version."""
    index = (files("gradio") / "templates" / "frontend" / "index.html").read_text("utf-8")
    found = [(f"/{match[1]}", match["kind"]) for match in _ASSET.finditer(index)]
    return (
        tuple(path for path, kind in found if kind == "js"),
        tuple(path for path, kind in found if kind == "css"),
    )
