"""`QuestionLog`: what people asked and thought of the answers, as staff look through it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, Select, String, case, cast, func, literal, null, or_, select, union_all

from assistant.answer import Status
from assistant.storage.clock import beginning, in_hohhot
from assistant.storage.database import Database
from assistant.storage.schema import AskedQuestion, Feedback
from corpus.citation import Citation

PAGE = 30
"""Questions on one page."""

UNANSWERED = frozenset({Status.NOT_IN_TEXT, Status.TEXT_NOT_HELD, Status.OUT_OF_SCOPE})


class Opinion(StrEnum):
    """What was thought of an answer, as a filter."""

    HELPFUL = "helpful"
    NOT_HELPFUL = "not_helpful"
    NONE = "none"


@dataclass(frozen=True)
class Sought:
    """What is looked for; empty values leave all. `article` is a place, its items count with it."""

    article: Citation | None = None
    status: Status | None = None
    opinion: Opinion | None = None
    first: date | None = None
    last: date | None = None
    words: str = ""
    urgent_first: bool = True
    page: int = 1


@dataclass(frozen=True)
class Entry:
    """A question with its answer. `key` names it: q7 is a question of the log, f7 one known by its feedback alone."""

    key: str
    at: datetime
    """In the time of Hohhot."""
    question: str
    status: Status
    refs: tuple[str, ...]
    answer: str
    model: str = ""
    elapsed_ms: float = 0.0
    helpful: bool | None = None
    comment: str = ""


@dataclass(frozen=True)
class Found:
    """One page of what was looked for, and how many there are in all."""

    entries: tuple[Entry, ...]
    total: int
    page: int = 1

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(-(-self.total // PAGE), 1)


@dataclass(frozen=True)
class Figures:
    """What was asked from `first` to `last`: counts by day, status and article, and how long answers took."""

    first: date
    last: date
    days: Mapping[date, int] = field(default_factory=dict)
    statuses: Mapping[str, int] = field(default_factory=dict)
    articles: Mapping[str, int] = field(default_factory=dict)
    latencies: Mapping[date, tuple[float, ...]] = field(default_factory=dict)
    """Milliseconds, ascending."""
    helpful: int = 0
    not_helpful: int = 0

    @property
    def total(self) -> int:
        """All questions."""
        return sum(self.days.values())


class QuestionLog:
    """Reads the questions and the feedback of a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, sought: Sought) -> Found:
        """Give a page of what is looked for: the unanswered and the disliked first, then the newest."""
        rows = _all().subquery()
        wanted = _filtered(select(rows), rows.c, sought)
        urgent = case(
            (rows.c.helpful.is_(False), 0),
            (rows.c.status.in_(sorted(UNANSWERED)) & rows.c.helpful.is_not(True), 0),
            else_=1,
        )
        order = [rows.c.at.desc(), rows.c.kind, rows.c.id.desc()]
        if sought.urgent_first:
            order.insert(0, urgent)
        page = wanted.order_by(*order).limit(PAGE).offset((sought.page - 1) * PAGE)
        with self._database.session() as session:
            total = session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
            entries = tuple(_entry(row) for row in session.execute(page))
        return Found(entries, total, sought.page)

    def every(self, sought: Sought) -> Iterable[Entry]:
        """Give all that is looked for, the newest first, for a file."""
        rows = _all().subquery()
        wanted = _filtered(select(rows), rows.c, sought).order_by(rows.c.at.desc(), rows.c.id.desc())
        with self._database.session() as session:
            return [_entry(row) for row in session.execute(wanted)]

    def entry(self, key: str) -> Entry | None:
        """Give the question called `key`, None where there is none (any more)."""
        rows = _all().subquery()
        kind, number = key[:1], key[1:]
        if not (number.isdecimal() and number.isascii() and len(number) <= 18):
            return None
        with self._database.session() as session:
            one = select(rows).where(rows.c.kind == kind, rows.c.id == int(number))
            row = session.execute(one).first()
        return _entry(row) if row else None

    def figures(self, first: date, last: date) -> Figures:
        """Give the figures of all days from `first` to `last`."""
        days: dict[date, int] = {first + timedelta(day): 0 for day in range((last - first).days + 1)}
        statuses: dict[str, int] = {}
        articles: dict[str, int] = {}
        taken: dict[date, list[float]] = {}
        table = AskedQuestion
        listed = select(table.asked_at, table.status, table.refs, table.elapsed_ms).where(
            table.asked_at >= beginning(first), table.asked_at < beginning(last + timedelta(1))
        )
        given = select(Feedback.helpful, func.count()).where(
            Feedback.given_at >= beginning(first), Feedback.given_at < beginning(last + timedelta(1))
        )
        with self._database.session() as session:
            for at, status, refs, elapsed in session.execute(listed):
                day = in_hohhot(at).date()
                days[day] += 1
                statuses[status] = statuses.get(status, 0) + 1
                taken.setdefault(day, []).append(elapsed)
                for article in dict.fromkeys(Citation.parse(ref).article_only.ref for ref in refs):
                    articles[article] = articles.get(article, 0) + 1
            judged = {row[0]: int(row[1]) for row in session.execute(given.group_by(Feedback.helpful))}
        return Figures(
            first,
            last,
            days,
            dict(sorted(statuses.items(), key=lambda pair: -pair[1])),
            dict(sorted(articles.items(), key=lambda pair: (-pair[1], pair[0]))),
            {day: tuple(sorted(all_of_day)) for day, all_of_day in taken.items()},
            judged.get(True, 0),
            judged.get(False, 0),
        )


def _all() -> Any:
    """Each question with what was thought of it, and feedback whose question was not kept."""
    asked, given = AskedQuestion, Feedback
    questions = select(
        literal("q").label("kind"),
        asked.id.label("id"),
        asked.asked_at.label("at"),
        asked.question.label("question"),
        asked.status.label("status"),
        cast(asked.refs, String).label("refs_text"),
        asked.refs.label("refs"),
        func.coalesce(func.nullif(asked.answer, ""), given.answer, "").label("answer"),
        asked.model.label("model"),
        asked.elapsed_ms.label("elapsed_ms"),
        given.helpful.label("helpful"),
        func.coalesce(given.comment, "").label("comment"),
    ).outerjoin(given, given.asked_id == asked.id)
    alone = select(
        literal("f"),
        given.id,
        given.given_at,
        given.question,
        given.status,
        cast(given.refs, String),
        given.refs,
        given.answer,
        literal(""),
        cast(null(), asked.elapsed_ms.type),
        given.helpful,
        given.comment,
    ).where(given.asked_id.is_(None))
    return union_all(questions, alone)


def _filtered(statement: Select[Any], column: Any, sought: Sought) -> Select[Any]:
    if sought.article is not None:
        ref = sought.article.ref
        # Behind an article's number come its end, a paragraph, an item or a sub-item; 1 must not find 12.
        likes = [column.refs_text.like(f'%"{_plain(ref)}{end}%', escape="\\") for end in ('"', "(", ".", "[")]
        statement = statement.where(or_(*likes))
    if sought.status is not None:
        statement = statement.where(column.status == sought.status.value)
    if sought.opinion is not None:
        wanted = {Opinion.HELPFUL: True, Opinion.NOT_HELPFUL: False, Opinion.NONE: None}[sought.opinion]
        statement = statement.where(column.helpful.is_(wanted))
    if sought.first is not None:
        statement = statement.where(column.at >= beginning(sought.first))
    if sought.last is not None:
        statement = statement.where(column.at < beginning(sought.last + timedelta(1)))
    for word in sought.words.split():
        like = f"%{_plain(word)}%"
        statement = statement.where(
            or_(column.question.ilike(like, escape="\\"), column.comment.ilike(like, escape="\\"))
        )
    return statement


def _plain(words: str) -> str:
    """Words as they stand, where % and _ would mean anything."""
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        key=f"{row.kind}{row.id}",
        at=in_hohhot(row.at),
        question=row.question,
        status=Status(row.status),
        refs=tuple(row.refs),
        answer=row.answer,
        model=row.model,
        elapsed_ms=row.elapsed_ms or 0.0,
        helpful=row.helpful,
        comment=row.comment,
    )
