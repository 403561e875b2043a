"""词库: terms with the ways people say them; what a change does to the search is shown before it is saved."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import HTMLResponse, Response

from assistant.services import Services
from assistant.storage.question_log import QuestionLog
from assistant.web.staff.frame import Clerk, Desk
from assistant.web.staff.lexicon_effect import lexicon_effect
from assistant.web.staff.lexicon_entry import LexiconEntry, told
from assistant.web.staff.lexicon_list import CHANGED, WantedTerms, find_terms
from assistant.web.staff.places import place_links
from assistant.web.staff.workbench_words import workbench_words
from corpus.errors import CorpusError
from corpus.lexicon import Term
from corpus.library import load_library
from corpus.staff_registers import read_staff_registers, write_terms

ADDRESS = "/staff/lexicon"

Text = Annotated[str, Form(max_length=5_000)]


def lexicon_routes(services: Services, log: QuestionLog, desk: Desk) -> APIRouter:
    """Give the routes of the list, of one term, of taking a change back."""
    routes = APIRouter(prefix=ADDRESS)
    words, home = workbench_words(), services.settings.corpus_home
    reader = Annotated[Clerk, Depends(desk.reader)]
    writer = Annotated[Clerk, Depends(desk.writer)]
    shipped = {term.term: term for term in load_library().lexicon.terms}

    @routes.get("")
    def listed(
        request: Request,
        clerk: reader,
        q: Annotated[str, Query(max_length=100)] = "",
        whose: str = "",
        page: Annotated[int, Query(ge=1, le=100_000)] = 1,
    ) -> HTMLResponse:
        own = frozenset(term.term for term in read_staff_registers(home).terms)
        wanted = WantedTerms(q.strip(), whose if whose == CHANGED else "", page)
        return desk.page(
            clerk,
            "staff/lexicon.html",
            request,
            200,
            say=words,
            wanted=wanted,
            changed=CHANGED,
            found=find_terms(services.library.lexicon.terms, own, wanted),
            own=own,
            shipped=shipped,
        )

    @routes.get("/term")
    def one(request: Request, clerk: reader, term: str = "") -> HTMLResponse:
        held = {one.term: one for one in services.library.lexicon.terms}.get(term)
        return show(request, clerk, LexiconEntry.of(held) if held else LexiconEntry(term=term), told(held))

    @routes.post("/term")
    def save(
        request: Request,
        action: Annotated[str, Form(pattern="^(preview|save|undo)$")],
        clerk: writer,
        term: Text = "",
        said: Text = "",
        english: Text = "",
        seen: Text = "",
    ) -> Response:
        entry = LexiconEntry(term.strip(), said, english)
        others = [one for one in read_staff_registers(home).terms if one.term != entry.term]
        before = {one.term: one for one in services.library.lexicon.terms}.get(entry.term)
        if action != "preview" and told(before) != seen:
            conflict = words.lexicon.conflict.format(now=told(before) or words.lexicon.gone)
            return show(request, clerk, entry, told(before), {"term": conflict})
        faults = {} if action == "undo" else entry.faults()
        if faults or action == "preview":
            return show(request, clerk, entry, seen, faults, preview=not faults)
        try:
            write_terms(home, others if action == "undo" else [*others, entry.made()])
        except CorpusError as problem:
            return show(request, clerk, entry, seen, {"term": str(problem)})
        done = words.lexicon.undo if action == "undo" else words.common.save
        after = "" if action == "undo" else told(entry.made())
        desk.log.record(clerk.name, f"{words.lexicon.title}：{done}", entry.term, told(before), after)
        said = words.lexicon.undone if entry.term in shipped else words.lexicon.dropped
        gone = action == "undo" and entry.term not in shipped
        home_of_it = ADDRESS if gone else ADDRESS + WantedTerms(entry.term).query()
        return desk.done(clerk, home_of_it, said if action == "undo" else words.lexicon.saved)

    def show(
        request: Request,
        clerk: Clerk,
        entry: LexiconEntry,
        seen: str,
        faults: dict[str, Any] | None = None,
        *,
        preview: bool = False,
    ) -> HTMLResponse:
        held: dict[str, Term] = {one.term: one for one in services.library.lexicon.terms}
        return desk.page(
            clerk,
            "staff/lexicon_term.html",
            request,
            422 if faults else 200,
            say=words,
            entry=entry,
            seen=seen,
            known=entry.term in held,
            own=entry.term in {one.term for one in read_staff_registers(home).terms},
            is_shipped=entry.term in shipped,
            problems={"term": "", "said": "", "english": "", **(faults or {})},
            failed=bool(faults),
            effect=lexicon_effect(entry.made(), services.now(), log) if preview else None,
            links=lambda refs: place_links(refs, services.library),
        )

    return routes
