"""Serves the self-assessment. Nothing that is filled in is kept here: each request brings it along."""

from collections.abc import Callable
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from assistant.assessment.assess import Assessment, assess
from assistant.assessment.comparison import compare
from assistant.assessment.words import assessment_words
from assistant.exports.assessment_report import assessment_report
from assistant.exports.media import MEDIA
from assistant.exports.report_docx import report_docx
from assistant.exports.report_pdf import report_pdf
from assistant.services import Services
from assistant.web.assessment_page import (
    ADDRESS,
    assessment_page,
    checked,
    comparison_html,
    result_html,
)
from assistant.web.language import language_of

_NOT_KEPT = {"Cache-Control": "no-store"}


class Filled(BaseModel):
    """A form as the browser sends it: how its owner calls it, and the answers by field, as typed."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(max_length=100)] = ""
    answers: Annotated[dict[str, Any], Field(max_length=200)]


class Two(BaseModel):
    """Two forms to be compared."""

    model_config = ConfigDict(extra="forbid")

    first: Filled
    second: Filled


_WRITERS: dict[str, Callable[..., bytes]] = {"pdf": report_pdf, "docx": report_docx}


def assessment_routes(services: Services) -> APIRouter:
    """Give the routes of the form, its check, its result, its report and its comparison."""
    routes = APIRouter(prefix=ADDRESS)

    def assessed(filled: Filled) -> Assessment:
        return assess(filled.answers, services.today(), services.library.readings)

    @routes.get("")
    def form(request: Request) -> HTMLResponse:
        return HTMLResponse(assessment_page(language_of(request.cookies)), headers=_NOT_KEPT)

    @routes.post("/check")
    def check(filled: Filled) -> dict[str, Any]:
        return checked(assessed(filled), filled.answers)

    @routes.post("/result")
    def result(filled: Filled) -> HTMLResponse:
        return HTMLResponse(result_html(assessed(filled), services.library), headers=_NOT_KEPT)

    @routes.post("/compare")
    def side_by_side(two: Two) -> HTMLResponse:
        names = (two.first.name, two.second.name)
        both = compare(assessed(two.first), assessed(two.second))
        return HTMLResponse(comparison_html(both, names, services.library), headers=_NOT_KEPT)

    @routes.post("/report.{form}")
    def report(form: Literal["pdf", "docx"], filled: Filled) -> Response:
        today = services.today()
        written = _WRITERS[form](assessment_report(assessed(filled), filled.name), today)
        name = assessment_words().report.file_name.format(date=today.isoformat()) + f".{form}"
        return Response(written, media_type=MEDIA[form], headers={**_NOT_KEPT, **attached(name)})

    return routes


def attached(name: str) -> dict[str, str]:
    """Give the header that makes a browser save a response as the file `name`."""
    return {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
