"""The pages of 常用答复: the list, and one answer with its preview and its history."""

from dataclasses import dataclass

from fastapi.responses import HTMLResponse
from markupsafe import Markup
from starlette.requests import Request

from assistant.curated.answer import Curated, answer, places, problems
from assistant.services import Services
from assistant.storage.clock import in_hohhot, utc_now
from assistant.storage.curated_store import CuratedStore
from assistant.web.answer_html import answer_blocks
from assistant.web.staff.frame import Clerk, Desk
from assistant.web.staff.places import place_links
from assistant.web.staff.workbench_words import workbench_words
from assistant.web.words import web_words

ADDRESS = "/staff/curated"

LONGEST_QUESTION = 200
"""Characters of a question, and of each other way to ask it."""

_MOST_PHRASINGS, _LONGEST_TEXT = 20, 5_000


@dataclass(frozen=True)
class Filled:
    """The form as it was filled in; `phrasings` one a line."""

    question: str = ""
    phrasings: str = ""
    text: str = ""

    @property
    def said(self) -> list[str]:
        """The phrasings, each once."""
        lines = (" ".join(line.split()) for line in self.phrasings.splitlines())
        return list(dict.fromkeys(line for line in lines if line))


class CuratedPages:
    """Shows what is in `store`."""

    def __init__(self, services: Services, store: CuratedStore, desk: Desk) -> None:
        self._services, self._store, self._desk = services, store, desk

    def listed(self, request: Request, clerk: Clerk) -> HTMLResponse:
        """Give all answers."""
        words, library = workbench_words(), self._services.library
        return self._desk.page(
            clerk,
            "staff/curated.html",
            request,
            200,
            say=words,
            held=self._store.all(),
            links=lambda one: place_links(places(one.text), library),
        )

    def edit(
        self,
        request: Request,
        clerk: Clerk,
        held: Curated | None,
        filled: Filled,
        faults: dict[str, list[str]] | None = None,
        *,
        conflict: str = "",
        preview: bool = False,
        seen: int | None = None,
    ) -> HTMLResponse:
        """Give the form of one answer; `seen` is the revision that the clerk began with."""
        words = workbench_words()
        status = 409 if conflict else 422 if faults else 200
        return self._desk.page(
            clerk,
            "staff/curated_edit.html",
            request,
            status,
            say=words,
            held=held,
            filled=filled,
            seen=seen if seen is not None else held.number if held else 0,
            problems={"question": "", "phrasings": "", "text": "", **(faults or {})},
            failed=bool(faults),
            conflict=conflict,
            blocks=self._preview(filled, clerk) if preview else [],
            history=self._store.history(held.id) if held else (),
        )

    def faults(self, filled: Filled, held: Curated | None) -> dict[str, list[str]]:
        """Give what keeps the form from being saved, by its field."""
        words = workbench_words()
        found: dict[str, list[str]] = {}
        too_long = words.common.too_long
        if not filled.question:
            found["question"] = [words.curated.question_missing]
        elif len(filled.question) > LONGEST_QUESTION:
            found["question"] = [too_long.format(limit=LONGEST_QUESTION)]
        others = {
            one.question for one in self._store.all() if one.shown and (held is None or one.id != held.id)
        }
        if filled.question in others:
            found["question"] = [words.curated.question_taken.format(question=filled.question)]
        if len(filled.said) > _MOST_PHRASINGS:
            found["phrasings"] = [words.curated.too_many.format(limit=_MOST_PHRASINGS)]
        elif any(len(said) > LONGEST_QUESTION for said in filled.said):
            found["phrasings"] = [too_long.format(limit=LONGEST_QUESTION)]
        if len(filled.text) > _LONGEST_TEXT:
            found["text"] = [too_long.format(limit=_LONGEST_TEXT)]
        elif faults := problems(filled.text, filled.question, self._services.library):
            found["text"] = faults
        return found

    def _preview(self, filled: Filled, clerk: Clerk) -> list[Markup]:
        """Give the answer as readers will see it; nothing where it would not pass."""
        library = self._services.library
        if problems(filled.text, filled.question, library):
            return []
        now = in_hohhot(utc_now())
        made = Curated("", 0, filled.question, (), filled.text, clerk.name, now)
        return answer_blocks(answer(made, library), library, web_words().chat)
