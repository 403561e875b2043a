"""The chat as Gradio Blocks: what is said (`transcript`), what is typed (`composer`), the events between."""

from collections.abc import AsyncIterator
from typing import Any

import gradio as gr

from assistant.web.chats import Chats
from assistant.web.language import language_of
from assistant.web.sessions import COOKIE, chat_key
from assistant.web.transcript import Transcript
from assistant.web.watching import Watching
from assistant.web.words import WebWords, web_words

# Gradio gives a component's element and event trigger to this script; the page's own take them from it. This text and
# the template below are known to gradio_page.js word for word: nothing else is compiled in the page.
_HAND_OVER = """document.dispatchEvent(new CustomEvent("gradio:{name}", {{detail: {{element, trigger}}}}));"""
_ALWAYS: dict[str, Any] = {
    "trigger_mode": "multiple",  # the server itself refuses a second question while one is being answered
    "concurrency_limit": None,
    "show_progress": "hidden",
    "api_visibility": "private",
}


def build_blocks(chats: Chats, transcript: Transcript) -> gr.Blocks:
    """Give the chat. Each event names its conversation; a browser session reaches only its own."""
    watching = Watching()

    async def follow(request: gr.Request, event: gr.EventData) -> AsyncIterator[list[str]]:
        key = _key(request, event)
        page = str(request.session_hash)
        watching.begin(page, key)
        async for shown in transcript.follow(chats.find(key), _words(request)):
            if not watching.still(page, key):
                return  # the page shows another conversation by now; this one is answered all the same
            yield shown

    async def ask(event: gr.EventData, request: gr.Request) -> AsyncIterator[list[str]]:
        chats.find(_key(request, event)).ask(_text(event, "question"))
        async for shown in follow(request, event):
            yield shown

    async def revise(event: gr.EventData, request: gr.Request) -> AsyncIterator[list[str]]:
        chats.find(_key(request, event)).revise(_text(event, "question"))
        async for shown in follow(request, event):
            yield shown

    async def retry(event: gr.EventData, request: gr.Request) -> AsyncIterator[list[str]]:
        chats.find(_key(request, event)).retry()
        async for shown in follow(request, event):
            yield shown

    def stop(event: gr.EventData, request: gr.Request) -> list[str]:
        chat = chats.find(_key(request, event))
        chat.stop()
        return transcript.show(chat.turns, _words(request))

    blocks = gr.Blocks(title=web_words().page.title, analytics_enabled=False, fill_width=True)
    with blocks:
        shown = _component("transcript")
        composer = _component("composer")
        bind = {"outputs": shown, **_ALWAYS}
        following = [
            composer.select(follow, **bind),
            composer.submit(ask, **bind),
            composer.edit(revise, **bind),
            composer.retry(retry, **bind),
        ]
        composer.stop(stop, **bind, cancels=following)
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


def _text(event: gr.EventData, name: str) -> str:
    """Give a value that the page sent along, empty where it sent none.

    JSON can carry half of a surrogate pair, which no encoder takes.
    """
    data = event._data if isinstance(event._data, dict) else {}
    return str(data.get(name, "")).encode("utf-8", "replace").decode("utf-8")


def _words(request: gr.Request) -> WebWords:
    return web_words(language_of(request.cookies))


def _key(request: gr.Request, event: gr.EventData) -> str:
    """A browser that refuses cookies has its conversations as long as its page is open."""
    session = request.cookies.get(COOKIE) or str(request.session_hash)
    return chat_key(session, _text(event, "conversation"))
