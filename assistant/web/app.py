"""The web application: the chat page, the articles, and Gradio, behind one guard."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from importlib.resources import files

import gradio as gr
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from starlette.staticfiles import StaticFiles

from assistant.agent import Assistant
from assistant.services import Services
from assistant.web.article_routes import article_routes
from assistant.web.assessment_routes import assessment_routes
from assistant.web.blocks import COOKIE, build_blocks
from assistant.web.chats import Answerer, Chats
from assistant.web.language import language_of, switch_language
from assistant.web.pages import chat_page, problem_page
from assistant.web.security import Guard
from assistant.web.serving import serve
from assistant.web.theme import theme
from assistant.web.transcript import Transcript
from assistant.web.words import web_words
from corpus.library import Library


def create_app(services: Services, answerer: Answerer | None = None) -> FastAPI:
    """Give the application over `services`; `answerer` replaces the assistant in tests."""
    chats = Chats(answerer or Assistant(services))

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        chats.close()

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    app.add_middleware(Guard)
    app.add_exception_handler(RequestValidationError, _bad_request)
    app.add_exception_handler(Exception, _broken)
    app.add_route("/", _page)
    app.add_route("/language/{code}", switch_language)
    app.include_router(article_routes(services))
    app.include_router(assessment_routes(services))
    app.mount("/web", StaticFiles(directory=str(files("assistant.web") / "static")))
    with ThreadPoolExecutor(1) as apart:  # the caller's thread may run an event loop already
        apart.submit(asyncio.run, _mount_gradio(app, chats, services.library)).result()
    return app


async def _mount_gradio(app: FastAPI, chats: Chats, library: Library) -> None:
    """Run in an event loop: without one Gradio opens a loop for each of its locks and leaves it open."""
    gr.mount_gradio_app(
        app,
        build_blocks(chats, Transcript(library)),
        path="/",
        theme=theme(),
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
    )


def run(services: Services, ready: Callable[[str], None] | None = None) -> None:
    """Serve the pages until interrupted; `ready` is given the address once it is open.

    Raises WebError where the address cannot be used, and what opening the index raises.
    """
    web = services.settings.web
    serve(web.host, web.port, lambda: _warm(services), ready)


def _warm(services: Services) -> FastAPI:
    """Open what the first question would otherwise wait for."""
    app = create_app(services)
    services.retriever.search(web_words().chat.example_groups[0].questions[0], 1)
    return app


def _page(request: Request) -> HTMLResponse:
    """The chat page. Its cookie tells browser sessions apart and ends with the browser."""
    page = HTMLResponse(chat_page(language_of(request.cookies)), headers={"Cache-Control": "no-store"})
    if COOKIE not in request.cookies:
        secure = request.url.scheme == "https"
        page.set_cookie(COOKIE, secrets.token_urlsafe(24), httponly=True, samesite="lax", secure=secure)
    return page


def _bad_request(request: Request, problem: Exception) -> HTMLResponse:  # noqa: ARG001 - FastAPI's signature
    language = language_of(request.cookies)
    return problem_page(web_words(language).page.bad_request, 422, language)


def _broken(request: Request, problem: Exception) -> HTMLResponse:  # noqa: ARG001 - uvicorn logs the problem
    language = language_of(request.cookies)
    return problem_page(web_words(language).page.broken, 500, language)
