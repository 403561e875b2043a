"""`CuratedStore`: curated answers with all that they were before. Each change is a revision; none is ever altered."""

import secrets
from collections.abc import Sequence
from threading import Lock

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from assistant.curated.answer import Curated
from assistant.storage.clock import Now, in_hohhot, utc_now
from assistant.storage.database import Database
from assistant.storage.errors import EditConflict
from assistant.storage.schema import CuratedRevision


class CuratedStore:
    """Reads and writes curated answers; a change is seen by the next question of every process."""

    def __init__(self, database: Database, now: Now = utc_now) -> None:
        self._database = database
        self._now = now
        self._lock = Lock()
        self._newest = -1
        self._all: tuple[Curated, ...] = ()

    def all(self) -> tuple[Curated, ...]:
        """Give every answer as it stands, the last changed first; the same tuple while nothing changes."""
        with self._lock, self._database.session() as session:
            newest = session.scalar(select(func.max(CuratedRevision.id))) or 0
            if newest != self._newest:
                table = CuratedRevision
                last = select(func.max(table.id)).group_by(table.answer_id)
                rows = session.scalars(select(table).where(table.id.in_(last)).order_by(table.id.desc()))
                self._all, self._newest = tuple(map(_curated, rows)), newest
            return self._all

    def get(self, answer_id: str) -> Curated | None:
        """Give the answer called `answer_id` as it stands."""
        return next((one for one in self.all() if one.id == answer_id), None)

    def history(self, answer_id: str) -> tuple[Curated, ...]:
        """Give all that an answer was, the newest first."""
        table = CuratedRevision
        rows = select(table).where(table.answer_id == answer_id).order_by(table.number.desc())
        with self._database.session() as session:
            return tuple(map(_curated, session.scalars(rows)))

    def save(
        self,
        answer_id: str | None,
        seen: int,
        by: str,
        question: str,
        phrasings: Sequence[str],
        text: str,
        shown: bool = True,
    ) -> Curated:
        """Keep a revision behind the one numbered `seen` (0, with no id, for a new answer).

        Raises EditConflict where somebody was quicker.
        """
        row = CuratedRevision(
            answer_id=answer_id or secrets.token_hex(6),
            number=seen + 1,
            made_at=self._now(),
            made_by=by,
            question=question,
            phrasings=list(phrasings),
            text=text,
            shown=shown,
        )
        try:
            with self._database.session() as session:
                session.add(row)
        except IntegrityError as problem:
            raise EditConflict(
                "这条答复刚刚被别人改过，您的修改没有保存。请重新打开，看过新的内容后再改。"
            ) from problem
        return _curated(row)


def _curated(row: CuratedRevision) -> Curated:
    return Curated(
        id=row.answer_id,
        number=row.number,
        question=row.question,
        phrasings=tuple(row.phrasings),
        text=row.text,
        by=row.made_by,
        at=in_hohhot(row.made_at),
        shown=row.shown,
    )
