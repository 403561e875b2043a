"""The pages of 提问与反馈: the list, and one question with the forms that make something of it."""

from collections import Counter
from datetime import timedelta

from fastapi.responses import HTMLResponse
from starlette.requests import Request

from assistant.answer import Status
from assistant.models import BUILTIN
from assistant.services import Services
from assistant.storage.promoted_questions import PromotedQuestions
from assistant.storage.question_log import Entry, Opinion, QuestionLog, Sought
from assistant.web.pages import problem_page
from assistant.web.staff.answer_text import answer_text
from assistant.web.staff.frame import Clerk, Desk
from assistant.web.staff.index_job import IndexJob
from assistant.web.staff.places import place_links
from assistant.web.staff.question_search import Filled, read_sought
from assistant.web.staff.workbench_words import workbench_words
from corpus.citation import Citation
from corpus.staff_registers import read_staff_registers

_FREQUENT_DAYS, _FREQUENT = 30, 5

ADDRESS = "/staff/questions"

LONGEST = 200
"""Characters of a question that becomes a key."""


class QuestionPages:
    """Shows what is in `log`."""

    def __init__(
        self, services: Services, log: QuestionLog, promoted: PromotedQuestions, desk: Desk, job: IndexJob
    ) -> None:
        self._services, self._log, self._promoted = services, log, promoted
        self._desk, self._job = desk, job

    def listed(self, request: Request, clerk: Clerk, filled: Filled, page: int) -> HTMLResponse:
        """Give a page of the questions looked for."""
        words, library = workbench_words(), self._services.library
        sought, problem = read_sought(filled, library, page)
        return self._desk.page(
            clerk,
            "staff/questions.html",
            request,
            200,
            say=words,
            sought=filled,
            found=self._log.find(sought),
            problem=problem,
            kept=self._services.settings.storage.questions,
            promoted=self._promoted.questions(),
            opinions=_opinions(),
            frequent=() if filled.query() or page > 1 else self._frequent(),
            query=filled.query(),
            links=lambda refs: place_links(refs, library),
        )

    def one(
        self,
        request: Request,
        clerk: Clerk,
        key: str,
        *,
        filled: dict[str, str] | None = None,
        problems: dict[str, str] | None = None,
    ) -> HTMLResponse:
        """Give the page of one question; `problems` by the fields of what was `filled` in."""
        words, entry, library = workbench_words(), self._log.entry(key), self._services.library
        if entry is None:
            return problem_page(words.questions.gone, 404)
        places = "、".join(Citation.parse(ref).place for ref in entry.refs)
        start = {
            "places": places,
            "status": str(entry.status),
            "place": "",
            "question": entry.question[:LONGEST],
        }
        status = 422 if problems else 200
        return self._desk.page(
            clerk,
            "staff/question.html",
            request,
            status,
            say=words,
            entry=entry,
            builtin=BUILTIN,
            blocks=answer_text(entry.answer, entry.refs, library),
            links=lambda refs: place_links(refs, library),
            promoted=self._promoted.questions(),
            filled=start | (filled or {}),
            problems=dict.fromkeys(("places", "promote", "place", "question"), "") | (problems or {}),
            failed=bool(problems),
        )

    def keys(self, request: Request, clerk: Clerk) -> HTMLResponse:
        """Give the question keys that staff wrote."""
        words, library = workbench_words(), self._services.library
        listed = [
            (" ".join(link.label for link in place_links([place], library)), place, question)
            for place, question in read_staff_registers(self._services.settings.corpus_home).questions
        ]
        return self._desk.page(
            clerk, "staff/keys.html", request, 200, say=words, keys=listed, state=self._job.state
        )

    def _frequent(self) -> list[tuple[str, str, int]]:
        """What was asked more than once of late, most often first: what a curated answer would serve."""
        asked: dict[str, Entry] = {}
        counts: Counter[str] = Counter()
        for entry in self._log.every(Sought(first=self._services.today() - timedelta(_FREQUENT_DAYS))):
            folded = "".join(filter(str.isalnum, entry.question)).lower()
            if entry.status not in (Status.SMALLTALK, Status.UNSAFE_INPUT):
                counts[folded] += 1
                asked.setdefault(folded, entry)
        return [
            (asked[folded].key, asked[folded].question, count)
            for folded, count in counts.most_common(_FREQUENT)
            if count > 1
        ]


def _opinions() -> list[tuple[str, str]]:
    words = workbench_words().questions
    said = (words.opinion_helpful, words.opinion_not_helpful, words.opinion_none)
    return list(zip(map(str, Opinion), said, strict=True))
