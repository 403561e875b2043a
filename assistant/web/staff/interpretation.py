"""条文解释: the readings of every article; one is changed or confirmed after seeing what that changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, Response

from assistant.checkers.registry import checkers
from assistant.interpretation.effect import effects
from assistant.services import Services
from assistant.storage.database import Database
from assistant.storage.errors import EditConflict
from assistant.storage.reading_decisions import ReadingDecision, ReadingDecisions
from assistant.web.pages import problem_page
from assistant.web.staff.frame import ADDRESS, Clerk, Desk
from assistant.web.staff.words import InterpretationWords, staff_words
from corpus.citation import Citation
from corpus.library import load_library
from corpus.registers import Reading

HOME = f"{ADDRESS}/interpretation"
_SHORTEST, _LONGEST = 4, 500  # characters of a note


@dataclass(frozen=True)
class Filled:
    """The form as it was filled in."""

    option: str = ""
    confirmed: bool = False
    note: str = ""


def _form(
    option: Annotated[str, Form()] = "",
    confirmed: Annotated[bool, Form()] = False,
    note: Annotated[str, Form()] = "",
) -> Filled:
    return Filled(option, confirmed, " ".join(note.split()))


Form_ = Annotated[Filled, Depends(_form)]
Seen = Annotated[int, Form(ge=0)]


class _Pages:
    """The pages of one reading."""

    def __init__(self, services: Services, decisions: ReadingDecisions, desk: Desk) -> None:
        self.services, self.decisions, self.desk = services, decisions, desk
        self.words = staff_words().interpretation

    def reading(self, name: str) -> Reading | None:
        return self.services.library.readings.get(name)

    def one(
        self,
        request: Request,
        clerk: Clerk,
        reading: Reading,
        filled: Filled | None = None,
        problem: str = "",
        seen: int | None = None,
    ) -> HTMLResponse:
        """Show `reading`; `seen` is the last change that the clerk knows of, where that is not the very last."""
        library, history = self.services.library, self.decisions.history(reading.id)
        places = [Citation.parse(place) for place in reading.citations]
        return self.desk.page(
            clerk,
            "staff/reading.html",
            request,
            status=422 if problem else 200,
            said=self.words,
            reading=reading,
            names=names_of(reading),
            history=history,
            seen=(history[0].number if history else 0) if seen is None else seen,
            texts=[(place, library.text(place)) for place in places],
            filled=filled or Filled(reading.in_force, reading.status == "confirmed"),
            problem=problem,
        )


def interpretation_routes(services: Services, database: Database, desk: Desk) -> APIRouter:
    """Give the routes of the list and of one reading."""
    routes = APIRouter(prefix=HOME, default_response_class=HTMLResponse)
    decisions = ReadingDecisions(database)
    pages = _Pages(services, decisions, desk)
    reader = Annotated[Clerk, Depends(desk.reader)]

    @routes.get("")
    def listed(request: Request, clerk: reader, article: str = "") -> Response:
        by_article = _by_article(services.library.readings)
        chosen = int(article) if article.isdecimal() and article.isascii() and len(article) < 4 else None
        shown = [(place, found) for place, found in by_article.items() if chosen in (None, place.article)]
        return desk.page(
            clerk,
            "staff/interpretation.html",
            request,
            said=pages.words,
            articles=tuple(by_article),
            chosen=chosen,
            shown=shown,
            latest=decisions.latest(),
        )

    @routes.get("/{name}")
    def one(request: Request, clerk: reader, name: str) -> Response:
        reading = pages.reading(name)
        return pages.one(request, clerk, reading) if reading else _missing(pages.words)

    _add_changes(routes, pages, desk)
    return routes


def _add_changes(routes: APIRouter, pages: _Pages, desk: Desk) -> None:
    writer = Annotated[Clerk, Depends(desk.writer)]
    services, decisions, words = pages.services, pages.decisions, pages.words

    @routes.post("/{name}/preview")
    def preview(request: Request, clerk: writer, name: str, filled: Form_, seen: Seen) -> Response:
        reading = pages.reading(name)
        if reading is None:
            return _missing(words)
        if problem := _problem(filled, reading, words):
            return pages.one(request, clerk, reading, filled, problem, seen)
        changes = filled.option != reading.in_force
        readings = services.library.readings
        found = effects(name, filled.option, services.today(), readings) if changes else ()
        return desk.page_in_parts(
            clerk,
            "staff/reading_effect.html",
            request,
            said=words,
            reading=reading,
            names=names_of(reading),
            filled=filled,
            seen=seen,
            effects=found,
            total=len(checkers()),
        )

    @routes.post("/{name}/edit")
    def edit(request: Request, clerk: writer, name: str, filled: Form_, seen: Seen) -> Response:
        """Back from the effect to the form, with what was filled in."""
        reading = pages.reading(name)
        return pages.one(request, clerk, reading, filled, seen=seen) if reading else _missing(words)

    @routes.post("/{name}")
    def save(request: Request, clerk: writer, name: str, filled: Form_, seen: Seen) -> Response:
        reading = pages.reading(name)
        if reading is None:
            return _missing(words)
        if problem := _problem(filled, reading, words):
            return pages.one(request, clerk, reading, filled, problem, seen)
        try:
            decisions.decide(name, seen, clerk.name, filled.option, filled.confirmed, filled.note)
        except EditConflict as conflict:
            return pages.one(request, clerk, reading, filled, str(conflict))
        after = f"{_standing(reading, filled.option, filled.confirmed, words)}\n{filled.note}"
        before = _standing(reading, reading.in_force, reading.status == "confirmed", words)
        desk.log.record(clerk.name, words.action, reading.question, before, after)
        return desk.done(clerk, f"{HOME}/{name}", words.saved)

    @routes.post("/{name}/undo")
    def undo(request: Request, clerk: writer, name: str, seen: Seen) -> Response:
        reading, history = pages.reading(name), decisions.history(name)
        if reading is None or not history:
            return _missing(words)
        last = history[0]
        option, confirmed = _earlier(_shipped()[name], history)
        note = words.undo_note.format(number=last.number)
        try:
            decisions.decide(name, seen, clerk.name, option, confirmed, note, undoes=last.number)
        except EditConflict as conflict:
            return pages.one(request, clerk, reading, problem=str(conflict))
        before = _standing(reading, last.option, last.confirmed, words)
        after = _standing(reading, option, confirmed, words)
        desk.log.record(clerk.name, words.action_undo, reading.question, before, after)
        return desk.done(clerk, f"{HOME}/{name}", words.undo_done)


def names_of(reading: Reading) -> Mapping[str, str]:
    """Give the words of each option of `reading`."""
    return {option.key: option.text for option in reading.options}


def _earlier(shipped: Reading, history: tuple[ReadingDecision, ...]) -> tuple[str, bool]:
    """Give what held before the last decision: the option, and whether the bureau had confirmed it."""
    if len(history) > 1:
        return history[1].option, history[1].confirmed
    return shipped.in_force, shipped.status == "confirmed"


def _problem(filled: Filled, reading: Reading, words: InterpretationWords) -> str:
    if filled.option not in names_of(reading):
        return words.option_missing
    if len(filled.note) < _SHORTEST:
        return words.note_missing
    if len(filled.note) > _LONGEST:
        return words.note_long
    same = (filled.option, filled.confirmed) == (reading.in_force, reading.status == "confirmed")
    return words.unchanged if same else ""


def _standing(reading: Reading, option: str, confirmed: bool, words: InterpretationWords) -> str:
    return f"{names_of(reading).get(option, option)}（{words.confirmed if confirmed else words.ours}）"


def _by_article(readings: Mapping[str, Reading]) -> dict[Citation, list[Reading]]:
    found: dict[Citation, list[Reading]] = {}
    for reading in readings.values():
        for place in dict.fromkeys(Citation.parse(place).article_only for place in reading.citations):
            found.setdefault(place, []).append(reading)
    return dict(sorted(found.items(), key=lambda entry: entry[0].article))


@cache
def _shipped() -> Mapping[str, Reading]:
    """The readings as they travel with the program."""
    return load_library().readings


def _missing(words: InterpretationWords) -> HTMLResponse:
    return problem_page(words.missing, 404)
