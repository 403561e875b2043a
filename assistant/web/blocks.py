"""The chat as Gradio Blocks: what is said (`transcript`), what is typed (`composer`), the events between."""

from collections.abc import AsyncIterator
from typing import Any

import gradio as gr

from assistant.web.chats import Chat, Chats
from assistant.web.language import language_of
from assistant.web.transcript import Transcript
from assistant.web.words import WebWords, web_words

COOKIE = "assistant_session"
"""Names the browser session; the page sets it (see `app`), no script can read it."""

# Gradio gives a component's element and event trigger to this script; the page's own take them from it.
_HAND_OVER = """document.dispatchEvent(new CustomEvent("gradio:{name}", {{detail: {{element, trigger}}}}));"""
_ALWAYS: dict[str, Any] = {
    "trigger_mode": "multiple",  # the server itself refuses a second question while one is being answered
    "concurrency_limit": None,
    "show_progress": "hidden",
    "api_visibility": "private",
}


def build_blocks(chats: Chats, transcript: Transcript) -> gr.Blocks:
    """Give the chat. Each browser session sees only its own conversation."""

    async def follow(request: gr.Request) -> AsyncIterator[list[str]]:
        async for shown in transcript.follow(_chat(chats, request), _words(request)):
            yield shown

    async def ask(event: gr.EventData, request: gr.Request) -> AsyncIterator[list[str]]:
        _chat(chats, request).ask(_well_formed(str(event.question)))
        async for shown in follow(request):
            yield shown

    async def retry(request: gr.Request) -> AsyncIterator[list[str]]:
        _chat(chats, request).retry()
        async for shown in follow(request):
            yield shown

    def stop(request: gr.Request) -> list[str]:
        chat = _chat(chats, request)
        chat.stop()
        return transcript.show(chat.turns, _words(request))

    def clear(request: gr.Request) -> list[str]:
        chat = _chat(chats, request)
        chat.clear()
        return transcript.show(chat.turns, _words(request))

    blocks = gr.Blocks(title=web_words().page.title, analytics_enabled=False, fill_width=True)
    with blocks:
        shown = _component("transcript")
        composer = _component("composer")
        bind = {"outputs": shown, **_ALWAYS}
        following = [
            blocks.load(follow, **bind),
            composer.submit(ask, **bind),
            composer.retry(retry, **bind),
        ]
        composer.stop(stop, **bind, cancels=following)
        composer.clear(clear, **bind, cancels=following)
    return blocks


def _component(name: str) -> Any:
    template = '${Array.isArray(value) ? value.join("") : value}'
    return gr.HTML(
        "",
        html_template=template,
        js_on_load=_HAND_OVER.format(name=name),
        apply_default_css=False,
        elem_id=name,
    )


def _well_formed(question: str) -> str:
    """JSON can carry half of a surrogate pair, which no encoder takes."""
    return question.encode("utf-8", "replace").decode("utf-8")


def _words(request: gr.Request) -> WebWords:
    return web_words(language_of(request.cookies))


def _chat(chats: Chats, request: gr.Request) -> Chat:
    """A browser that refuses cookies has a conversation as long as its page is open."""
    return chats.find(request.cookies.get(COOKIE) or str(request.session_hash))
