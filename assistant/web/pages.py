"""Pages in the frame that they share, and the chat page, whose middle part Gradio fills."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from starlette.responses import HTMLResponse

from assistant.agent import LONGEST_QUESTION
from assistant.web.language import TAGS
from assistant.web.navigation import entries
from assistant.web.templating import render, render_in_parts
from assistant.web.words import ArticleWords, web_words
from assistant.wording import Language
from corpus.library import MAIN_DOCUMENT

_ASSET = re.compile(r'(?:src|href)="\./(assets/[^"]+\.(?P<kind>js|css))"')


def page(template: str, here: str, language: Language = "zh", **values: Any) -> str:
    """Give the page `template` (which extends shell.html) at the address `here`, in one language."""
    return render(template, **_frame(here, language), **values)


def page_in_parts(template: str, here: str, language: Language = "zh", **values: Any) -> Iterator[str]:
    """Give the same page bit by bit; its beginning is shown while values that are iterators are still worked out."""
    return render_in_parts(template, **_frame(here, language), **values)


def _frame(here: str, language: Language) -> dict[str, Any]:
    words = web_words(language)
    other: Language = "en" if language == "zh" else "zh"
    return {
        "words": words,
        "here": here,
        "navigation": entries(words.navigation),
        "language": language,
        "language_tag": TAGS[language],
        "other_language": other,
        "other_language_tag": TAGS[other],
    }


def panel_words(words: ArticleWords) -> dict[str, Any]:
    """Give what articles.js needs to know for its panel; a page hands it over in its `words`."""
    return {"main": MAIN_DOCUMENT, "article": words.model_dump(include={"loading", "failed", "retry"})}


def chat_page(language: Language = "zh", questions_kept: bool = False) -> str:
    """Give the chat page; `questions_kept` says that staff can read what is asked, and the page tells so."""
    words = web_words(language)
    scripts, styles = _gradio_assets()
    return page(
        "chat.html",
        "/",
        language,
        gradio_scripts=scripts,
        gradio_styles=styles,
        questions_kept=questions_kept,
        script_words={
            "limit": LONGEST_QUESTION,
            "chat": words.chat.model_dump(include=_SAID_BY_SCRIPTS),
            **panel_words(words.article),
        },
    )


_SAID_BY_SCRIPTS = {
    "counter",
    "too_long",
    "not_sent",
    "not_ready",
    "connection_lost",
    "forgotten",
    "unanswered",
    "unanswered_beside",
    "ask_again",
    "untitled",
    "deleted",
    "delete_all_question",
    "judged",
    "comment_thanks",
    "judge_failed",
    "storage_full",
    "copied",
    "copy_failed",
    "conversation",
}


def problem_page(said: str, status: int, language: Language = "zh") -> HTMLResponse:
    """Give a page that says one sentence."""
    words = web_words(language).page
    return HTMLResponse(render("problem.html", words=words, tag=TAGS[language], said=said), status)


@cache
def _gradio_assets() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the scripts and the styles that Gradio's own page loads; their names change with its version."""
    index = (files("gradio") / "templates" / "frontend" / "index.html").read_text("utf-8")
    found = [(f"/{match[1]}", match["kind"]) for match in _ASSET.finditer(index)]
    return (
        tuple(path for path, kind in found if kind == "js"),
        tuple(path for path, kind in found if kind == "css"),
    )
