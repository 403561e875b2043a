"""Serves the timeline. Nothing that is filled in is kept here: each request brings it along."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from assistant.exports.media import MEDIA
from assistant.exports.picture_png import picture_png
from assistant.exports.timeline_ics import timeline_ics
from assistant.services import Services
from assistant.timeline.drawing import draw
from assistant.timeline.plan import Timeline, plan
from assistant.timeline.words import timeline_words
from assistant.web.assessment_routes import attached
from assistant.web.language import language_of
from assistant.web.timeline_page import ADDRESS, timeline_html, timeline_page

_NOT_KEPT = {"Cache-Control": "no-store"}


class Dates(BaseModel):
    """What was filled in, by field, as typed."""

    model_config = ConfigDict(extra="forbid")

    answers: Annotated[dict[str, Any], Field(max_length=100)]


def timeline_routes(services: Services) -> APIRouter:
    """Give the routes of the form, its dates and its files."""
    routes = APIRouter(prefix=ADDRESS)

    def planned(dates: Dates) -> Timeline:
        return plan(dates.answers, services.today(), services.library.readings)

    @routes.get("")
    def form(request: Request) -> HTMLResponse:
        return HTMLResponse(timeline_page(language_of(request.cookies)), headers=_NOT_KEPT)

    @routes.post("/plan")
    def dates(dates: Dates) -> JSONResponse:
        timeline = planned(dates)
        problems = [{"fields": list(one.fields), "said": one.said} for one in timeline.problems]
        shown = str(timeline_html(timeline, services.library))
        return JSONResponse({"problems": problems, "html": shown}, headers=_NOT_KEPT)

    @routes.post("/file.{form}")
    def file(form: Literal["ics", "png"], dates: Dates) -> Response:
        timeline, words = planned(dates), timeline_words()
        if not timeline.entries:
            return HTMLResponse(words.result.empty, 422)
        written = timeline_ics(timeline) if form == "ics" else picture_png(draw(timeline, words.picture))
        name = words.file.file_name.format(date=timeline.as_of.isoformat()) + f".{form}"
        return Response(written, media_type=MEDIA[form], headers={**_NOT_KEPT, **attached(name)})

    return routes
