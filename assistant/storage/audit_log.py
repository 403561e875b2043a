"""`AuditLog`: who did what to what, and how that was before and after. Lines are added, never changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from assistant.storage.clock import Now, beginning, in_hohhot, utc_now
from assistant.storage.database import Database
from assistant.storage.schema import StaffAction

PAGE = 50
"""Lines of one page."""


@dataclass(frozen=True)
class Action:
    """One line. `at` is in the time of Hohhot; `before` and `after` are empty where nothing was or is."""

    at: datetime
    who: str
    what: str
    target: str
    before: str
    after: str


@dataclass(frozen=True)
class SoughtActions:
    """What is looked for; empty values leave all. The days are those of Hohhot, both included."""

    who: str = ""
    what: str = ""
    words: str = ""
    first: date | None = None
    last: date | None = None
    page: int = 1


@dataclass(frozen=True)
class FoundActions:
    """One page of what was looked for, the newest first, and how many there are in all."""

    actions: tuple[Action, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(-(-self.total // PAGE), 1)


class AuditLog:
    """Writes and reads the lines of a database."""

    def __init__(self, database: Database, now: Now = utc_now) -> None:
        self._database = database
        self._now = now

    def record(self, who: str, what: str, target: str, before: str = "", after: str = "") -> None:
        """Add a line: `who` (an account's name) did `what` (收录文件) to `target` (its name as people call it)."""
        with self._database.session() as session:
            session.add(
                StaffAction(at=self._now(), who=who, what=what, target=target, before=before, after=after)
            )

    def find(self, sought: SoughtActions) -> FoundActions:
        """Give a page of what is looked for."""
        wanted = _filtered(sought)
        page = wanted.limit(PAGE).offset((sought.page - 1) * PAGE)
        with self._database.session() as session:
            total = session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
            actions = tuple(map(_action, session.scalars(page)))
        return FoundActions(actions, total, sought.page)

    def every(self, sought: SoughtActions) -> Iterator[Action]:
        """Give all that is looked for, the newest first, for a file."""
        with self._database.session() as session:
            yield from map(_action, session.scalars(_filtered(sought)))

    def names(self) -> tuple[str, ...]:
        """Give everybody who did something."""
        return self._distinct(StaffAction.who)

    def kinds(self) -> tuple[str, ...]:
        """Give all kinds of action that were recorded."""
        return self._distinct(StaffAction.what)

    def _distinct(self, column: InstrumentedAttribute[str]) -> tuple[str, ...]:
        with self._database.session() as session:
            return tuple(sorted(session.scalars(select(column).distinct())))


def _filtered(sought: SoughtActions) -> Select[StaffAction]:
    table = StaffAction
    wanted = select(table).order_by(table.id.desc())
    if sought.who:
        wanted = wanted.where(table.who == sought.who)
    if sought.what:
        wanted = wanted.where(table.what == sought.what)
    if sought.words:
        columns = (table.target, table.before, table.after)
        wanted = wanted.where(or_(*(one.contains(sought.words, autoescape=True) for one in columns)))
    if sought.first:
        wanted = wanted.where(table.at >= beginning(sought.first))
    if sought.last:
        wanted = wanted.where(table.at < beginning(sought.last + timedelta(days=1)))
    return wanted


def _action(row: StaffAction) -> Action:
    return Action(in_hohhot(row.at), row.who, row.what, row.target, row.before, row.after)
