"""常用答复: answers that staff word for frequent questions; none is saved that does not cite and pass grounding."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import HTMLResponse, Response

from assistant.curated.answer import Curated
from assistant.storage.curated_store import CuratedStore
from assistant.storage.errors import EditConflict
from assistant.storage.question_log import QuestionLog
from assistant.web.pages import problem_page
from assistant.web.staff.curated_pages import ADDRESS, LONGEST_QUESTION, CuratedPages, Filled
from assistant.web.staff.frame import Clerk, Desk
from assistant.web.staff.workbench_words import workbench_words

Text = Annotated[str, Form(max_length=20_000)]
Name = Annotated[str, Form(pattern="^(preview|save)$")]


def curated_routes(store: CuratedStore, log: QuestionLog, pages: CuratedPages, desk: Desk) -> APIRouter:
    """Give the routes of the list, of one answer, of its withdrawal."""
    routes = APIRouter(prefix=ADDRESS)
    words = workbench_words()
    reader = Annotated[Clerk, Depends(desk.reader)]
    writer = Annotated[Clerk, Depends(desk.writer)]

    @routes.get("")
    def all_of_them(request: Request, clerk: reader) -> HTMLResponse:
        return pages.listed(request, clerk)

    @routes.get("/new")
    def new(request: Request, clerk: reader, start: Annotated[str, Query(alias="from")] = "") -> HTMLResponse:
        entry = log.entry(start)
        filled = Filled(question=entry.question[:LONGEST_QUESTION] if entry else "")
        return pages.edit(request, clerk, None, filled)

    @routes.get("/{name}")
    def one(request: Request, name: str, clerk: reader, revision: int = 0) -> HTMLResponse:
        held = store.get(name)
        if held is None:
            return problem_page(words.curated.gone, 404)
        shown = next((one for one in store.history(name) if one.number == revision), held)
        filled = Filled(shown.question, "\n".join(shown.phrasings), shown.text)
        return pages.edit(request, clerk, held, filled, preview=True)

    @routes.post("/{name}")
    def save(
        request: Request,
        name: str,
        action: Name,
        seen: Annotated[int, Form(ge=0)],
        clerk: writer,
        question: Text = "",
        phrasings: Text = "",
        text: Text = "",
    ) -> Response:
        filled = Filled(" ".join(question.split()), phrasings, text.strip())
        held = store.get(name)
        if held is None and name != "new":
            return problem_page(words.curated.gone, 404)
        faults = pages.faults(filled, held)
        if faults or action == "preview":
            return pages.edit(request, clerk, held, filled, faults, preview=not faults, seen=seen)
        try:
            kept = store.save(
                held.id if held else None, seen, clerk.name, filled.question, filled.said, filled.text
            )
        except EditConflict as conflict:
            return pages.edit(request, clerk, held, filled, conflict=str(conflict), seen=seen)
        before = _told(held) if held else ""
        desk.log.record(
            clerk.name,
            f"{words.curated.title}：{words.common.save}",
            kept.question,
            before,
            _told(kept),
        )
        return desk.done(clerk, f"{ADDRESS}/{kept.id}", words.curated.saved)

    return routes


def withdrawal_routes(store: CuratedStore, pages: CuratedPages, desk: Desk) -> APIRouter:
    """Give the route that takes an answer back at once, and shows it again."""
    routes = APIRouter(prefix=ADDRESS)
    words = workbench_words()
    writer = Annotated[Clerk, Depends(desk.writer)]

    @routes.post("/{name}/shown")
    def show_or_withdraw(
        request: Request,
        name: str,
        seen: Annotated[int, Form(ge=1)],
        shown: Annotated[str, Form(pattern="^(yes|no)$")],
        clerk: writer,
    ) -> Response:
        held = store.get(name)
        if held is None:
            return problem_page(words.curated.gone, 404)
        filled = Filled(held.question, "\n".join(held.phrasings), held.text)
        wanted = shown == "yes"
        if wanted and (faults := pages.faults(filled, held)):
            return pages.edit(request, clerk, held, filled, faults)
        try:
            store.save(name, seen, clerk.name, held.question, held.phrasings, held.text, wanted)
        except EditConflict as conflict:
            return pages.edit(request, clerk, held, filled, conflict=str(conflict))
        done = words.curated.put_back if wanted else words.curated.withdraw
        desk.log.record(clerk.name, f"{words.curated.title}：{done}", held.question)
        said = words.curated.restored if wanted else words.curated.withdrawn_done
        return desk.done(clerk, f"{ADDRESS}/{name}", said)

    return routes


def _told(one: Curated) -> str:
    return "\n".join([one.question, *one.phrasings, one.text])
