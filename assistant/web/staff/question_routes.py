"""提问与反馈: the record of questions, looked through and saved as a file."""

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from assistant.services import Services
from assistant.storage.question_log import Entry, QuestionLog
from assistant.web.staff.csv_file import csv_file
from assistant.web.staff.frame import Clerk, Desk
from assistant.web.staff.question_pages import ADDRESS, QuestionPages
from assistant.web.staff.question_search import Filled, read_sought
from assistant.web.staff.workbench_words import workbench_words


def question_routes(services: Services, log: QuestionLog, pages: QuestionPages, desk: Desk) -> APIRouter:
    """Give the routes that only read. Those of `question_uses` stand before them: a key is not called `keys`."""
    routes = APIRouter(prefix=ADDRESS)
    words = workbench_words().questions
    reader = Annotated[Clerk, Depends(desk.reader)]

    @routes.get("")
    def look_through(request: Request, clerk: reader, page: int = 1) -> HTMLResponse:
        return pages.listed(request, clerk, _filled(request), page)

    @routes.get("/file.csv")
    def file(request: Request, clerk: reader) -> Response:  # noqa: ARG001 - only who is signed in comes here
        sought, _ = read_sought(_filled(request), services.library)
        heads = words.columns.model_dump()
        rows = [[_cell(entry, column) for column in heads] for entry in log.every(sought)]
        return csv_file(f"{words.title}.csv", list(heads.values()), rows)

    @routes.get("/{key}")
    def one(request: Request, key: str, clerk: reader) -> HTMLResponse:
        return pages.one(request, clerk, key)

    return routes


def _filled(request: Request) -> Filled:
    # A box that is ticked sends its own value before the one that always follows it.
    sent = request.query_params
    return Filled(**{name: sent.getlist(name)[0] for name in asdict(Filled()) if name in sent})


def _cell(entry: Entry, column: str) -> object:
    words = workbench_words()
    opinions = {True: words.questions.opinion_helpful, False: words.questions.opinion_not_helpful, None: ""}
    cells = {
        "at": entry.at.strftime("%Y-%m-%d %H:%M:%S"),
        "status": words.status[entry.status],
        "refs": "、".join(entry.refs),
        "opinion": opinions[entry.helpful],
    }
    return cells[column] if column in cells else getattr(entry, column)
