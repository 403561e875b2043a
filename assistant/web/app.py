"""The web application: the chat page, the articles, and Gradio, behind one guard."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from importlib.resources import files

import gradio as gr
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlalchemy.exc import SQLAlchemyError
from starlette.routing import Match, Mount
from starlette.staticfiles import StaticFiles

from assistant.agent import Assistant
from assistant.answer import Answer
from assistant.curated.matching import CuratedAnswers
from assistant.services import Services
from assistant.storage.curated_store import CuratedStore
from assistant.storage.database import open_database
from assistant.storage.record import Record
from assistant.web.article_routes import article_routes
from assistant.web.assessment_routes import assessment_routes
from assistant.web.blocks import build_blocks
from assistant.web.chats import Answerer, Chats, Remember
from assistant.web.conversation_routes import conversation_routes
from assistant.web.language import language_of, switch_language
from assistant.web.pages import chat_page, problem_page
from assistant.web.sealing import Sealer
from assistant.web.security import Guard
from assistant.web.serving import serve
from assistant.web.sessions import begin_session
from assistant.web.staff.workbench import Questions, add_workbench
from assistant.web.theme import theme
from assistant.web.timeline_routes import timeline_routes
from assistant.web.transcript import Transcript
from assistant.web.words import web_words

_log = logging.getLogger(__name__)
_ROOMS = ("/articles", "/assess", "/timeline", "/conversations", "/language", "/staff")


def create_app(services: Services, answerer: Answerer | None = None, evaluated: Questions = tuple) -> FastAPI:
    """Give the application over `services`; `answerer` replaces the assistant in tests, `evaluated` see `add_workbench`.

    Raises StorageError where the database of questions and feedback cannot be opened.
    """
    settings = services.settings
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    database = open_database(settings.database_url)
    record = Record(database, settings.storage.questions)
    curated = CuratedStore(database)
    chats = Chats(answerer or Assistant(services, CuratedAnswers(curated.all)), _remember(record))

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        chats.close()
        record.close()

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    app.add_middleware(Guard)
    app.add_exception_handler(RequestValidationError, _bad_request)
    app.add_exception_handler(Exception, _broken)
    app.add_route("/", _chat_page(settings.storage.questions))
    app.add_route("/language/{code}", switch_language)
    app.include_router(article_routes(services))
    app.include_router(assessment_routes(services))
    app.include_router(timeline_routes(services))
    app.include_router(conversation_routes(chats, Sealer(record.sealing_key()), record, services.today))
    add_workbench(app, database, services, curated, evaluated)
    for room in _ROOMS:  # else Gradio, which is mounted at the root, would answer with JSON
        app.add_route(f"{room}/{{rest:path}}", _missing)
    app.mount("/web", StaticFiles(directory=str(files("assistant.web") / "static")))
    with ThreadPoolExecutor(1) as apart:  # the caller's thread may run an event loop already
        apart.submit(asyncio.run, _mount_gradio(app, chats, services)).result()
    return app


async def _mount_gradio(app: FastAPI, chats: Chats, services: Services) -> None:
    """Run in an event loop: without one Gradio opens a loop for each of its locks and leaves it open."""
    gr.mount_gradio_app(
        app,
        build_blocks(chats, Transcript(services)),
        path="/",
        theme=theme(),
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
    )


def run(services: Services, ready: Callable[[str], None] | None = None, evaluated: Questions = tuple) -> None:
    """Serve the pages until interrupted; `ready` is given the address once it is open.

    Raises WebError where the address cannot be used, and what opening the index raises.
    """
    web = services.settings.web
    serve(web.host, web.port, lambda: _warm(services, evaluated), ready)


def _warm(services: Services, evaluated: Questions) -> FastAPI:
    """Open what the first question would otherwise wait for."""
    app = create_app(services, evaluated=evaluated)
    services.retriever.search(web_words().chat.example_groups[0].questions[0], 1)
    return app


def _remember(record: Record) -> Remember:
    """An answer is shown whether or not its question can be recorded."""

    def remember(question: str, answer: Answer) -> int | None:
        try:
            return record.asked(question, answer)
        except SQLAlchemyError:
            _log.exception("a question could not be recorded")
            return None

    return remember


def _chat_page(questions_kept: bool) -> Callable[[Request], HTMLResponse]:
    def show(request: Request) -> HTMLResponse:
        html = chat_page(language_of(request.cookies), questions_kept)
        page = HTMLResponse(html, headers={"Cache-Control": "no-store"})
        begin_session(request, page)
        return page

    return show


def _missing(request: Request) -> Response:
    """Tell that there is no such page; a form's own address, opened anew, leads to the page that the form stands on."""
    posted = {**request.scope, "method": "POST"}
    routes = (one for one in request.app.router.routes if not isinstance(one, Mount))
    if any(one.matches(posted)[0] is Match.FULL for one in routes):
        return RedirectResponse(request.url.path.rpartition("/")[0], 303)
    language = language_of(request.cookies)
    return problem_page(web_words(language).page.not_found, 404, language)


def _bad_request(request: Request, problem: Exception) -> HTMLResponse:  # noqa: ARG001 - FastAPI's signature
    language = language_of(request.cookies)
    return problem_page(web_words(language).page.bad_request, 422, language)


def _broken(request: Request, problem: Exception) -> HTMLResponse:  # noqa: ARG001 - uvicorn logs the problem
    language = language_of(request.cookies)
    return problem_page(web_words(language).page.broken, 500, language)
