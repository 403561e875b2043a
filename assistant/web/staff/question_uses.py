"""What staff make of a question: one of the evaluation, or one more way to ask for a clause. Never both."""

from collections.abc import Callable, Iterable
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, Response

from assistant.answer import Status
from assistant.services import Services
from assistant.storage.errors import StorageError
from assistant.storage.promoted_questions import PromotedQuestions
from assistant.storage.question_log import QuestionLog
from assistant.web.pages import problem_page
from assistant.web.staff.frame import Clerk, Desk
from assistant.web.staff.index_job import IndexJob
from assistant.web.staff.places import PlaceProblem, place_label, read_places
from assistant.web.staff.question_pages import ADDRESS, LONGEST, QuestionPages
from assistant.web.staff.workbench_words import workbench_words
from corpus.citation import Citation
from corpus.errors import CorpusError
from corpus.near import near_same
from corpus.staff_registers import read_staff_registers, write_questions

_SHORTEST = 4
_NEEDS_PLACES = frozenset({Status.ANSWERED, Status.NEEDS_FACTS, Status.FALSE_PREMISE_CORRECTED})

Text = Annotated[str, Form(max_length=2_000)]


def promotion_routes(
    services: Services, log: QuestionLog, promoted: PromotedQuestions, pages: QuestionPages, desk: Desk
) -> APIRouter:
    """Give the route that takes a question into the evaluation."""
    routes = APIRouter(prefix=ADDRESS)
    words = workbench_words()
    writer = Annotated[Clerk, Depends(desk.writer)]

    @routes.post("/{key}/promote")
    def promote(request: Request, key: str, clerk: writer, places: Text = "", status: Text = "") -> Response:
        entry, filled = log.entry(key), {"places": places, "status": status}
        if entry is None:
            return problem_page(words.questions.gone, 404)
        wanted = Status(status) if status in set(Status) else entry.status
        try:
            right = _right_places(places, wanted, services)
            if any(near_same(entry.question, taught) for _, taught in services.library.question_keys):
                raise StorageError(words.questions.promote_is_key)
            promoted.add(entry.question, wanted, right, services.today())
        except PlaceProblem as problem:
            return pages.one(request, clerk, key, filled=filled, problems={"places": str(problem)})
        except StorageError as problem:
            return pages.one(request, clerk, key, filled=filled, problems={"promote": str(problem)})
        after = f"{words.status[wanted]} {'、'.join(place_label(place, services.library) for place in right)}"
        desk.log.record(clerk.name, _action(words.questions.promote), entry.question, after=after.strip())
        return desk.done(clerk, f"{ADDRESS}/{key}", words.questions.promote_done)

    return routes


def teaching_routes(
    services: Services,
    log: QuestionLog,
    evaluated: Callable[[], Iterable[str]],
    pages: QuestionPages,
    desk: Desk,
    job: IndexJob,
) -> APIRouter:
    """Give the routes of the question keys that staff write; none of `evaluated` may become one."""
    routes = APIRouter(prefix=ADDRESS)
    words, home = workbench_words(), services.settings.corpus_home
    reader = Annotated[Clerk, Depends(desk.reader)]
    writer = Annotated[Clerk, Depends(desk.writer)]

    @routes.get("/keys")
    def keys(request: Request, clerk: reader) -> HTMLResponse:
        return pages.keys(request, clerk)

    @routes.post("/keys")
    def drop(place: Text, question: Text, clerk: writer) -> Response:
        held = read_staff_registers(home).questions
        left = [one for one in held if one != (place, question)]
        if len(left) < len(held):
            write_questions(home, left)
            told = place_label(place, services.library)
            desk.log.record(clerk.name, _action(words.questions.remove_key), told, before=question)
            job.start()
        return desk.done(clerk, f"{ADDRESS}/keys", words.questions.removed)

    @routes.post("/{key}/teach")
    def teach(request: Request, key: str, clerk: writer, place: Text = "", question: Text = "") -> Response:
        filled, question = {"place": place, "question": question}, " ".join(question.split())
        if log.entry(key) is None:
            return problem_page(words.questions.gone, 404)
        try:
            found = read_places(place, services.library)
            if len(found) != 1:
                raise PlaceProblem(words.common.place_missing)
            if fault := _not_teachable(question, evaluated(), services):
                return pages.one(request, clerk, key, filled=filled, problems={"question": fault})
            write_questions(home, [*read_staff_registers(home).questions, (found[0].ref, question)])
        except PlaceProblem as problem:
            return pages.one(request, clerk, key, filled=filled, problems={"place": str(problem)})
        except CorpusError as problem:
            return pages.one(request, clerk, key, filled=filled, problems={"question": str(problem)})
        told = place_label(found[0], services.library)
        desk.log.record(clerk.name, _action(words.questions.teach), told, after=question)
        job.start()
        return desk.done(clerk, f"{ADDRESS}/keys", words.questions.teach_done)

    return routes


def _action(said: str) -> str:
    """Name what was done, for the log."""
    return f"{workbench_words().questions.title}：{said}"


def _right_places(typed: str, status: Status, services: Services) -> tuple[Citation, ...]:
    found = read_places(typed, services.library)
    if status in _NEEDS_PLACES and not found:
        raise PlaceProblem(workbench_words().common.place_missing)
    return found


def _not_teachable(question: str, evaluated: Iterable[str], services: Services) -> str:
    """Say why a question must not become a key: taught and asked to be measured, it would measure nothing."""
    words = workbench_words()
    if len(question) < _SHORTEST:
        return words.questions.teach_short
    if len(question) > LONGEST:
        return words.common.too_long.format(limit=LONGEST)
    if any(question == one or near_same(question, one) for one in evaluated):
        return words.questions.teach_evaluated
    known = {taught for _, taught in services.library.question_keys}
    return words.questions.teach_known if question in known else ""
