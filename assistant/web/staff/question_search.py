"""What a clerk filled in to look through the questions, and what it means."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from urllib.parse import urlencode

from assistant.answer import Status
from assistant.storage.question_log import Opinion, Sought
from assistant.web.staff.places import PlaceProblem, read_places
from assistant.web.staff.workbench_words import workbench_words
from corpus.library import Library


@dataclass(frozen=True)
class Filled:
    """The form as it was filled in."""

    article: str = ""
    status: str = ""
    opinion: str = ""
    first: str = ""
    last: str = ""
    words: str = ""
    newest: str = ""

    def query(self, **changed: object) -> str:
        """Give it as the query of an address, without what is empty."""
        given = {field.name: getattr(self, field.name) for field in fields(self)} | changed
        filled = {name: value for name, value in given.items() if value}
        return f"?{urlencode(filled)}" if filled else ""


def read_sought(filled: Filled, library: Library, page: int = 1) -> tuple[Sought, str]:
    """Give what is looked for, and what is wrong with the form ("" where nothing is; the rest counts)."""
    sought = Sought(words=filled.words[:100], urgent_first=filled.newest != "yes", page=max(page, 1))
    if filled.status in set(Status):
        sought = replace(sought, status=Status(filled.status))
    if filled.opinion in set(Opinion):
        sought = replace(sought, opinion=Opinion(filled.opinion))
    problem = ""
    try:
        places = read_places(filled.article, library)
        sought = replace(sought, article=places[0] if places else None)
    except PlaceProblem as fault:
        problem = str(fault)
    try:
        sought = replace(sought, first=read_day(filled.first), last=read_day(filled.last))
    except ValueError as fault:
        problem = problem or str(fault)
    if sought.first and sought.last and sought.first > sought.last:
        problem = problem or workbench_words().common.days_reversed
    return sought, problem


def read_day(typed: str) -> date | None:
    """Give the day, None for an empty field. Raises ValueError with what to write."""
    if not typed.strip():
        return None
    try:
        return datetime.strptime(typed.strip(), "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        raise ValueError(workbench_words().common.day_wrong.format(day=typed[:20])) from None
