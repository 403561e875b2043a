"""`ReadingDecisions`: what staff decided on readings, with all that was decided before. No line is ever altered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from assistant.storage.clock import Now, in_hohhot, utc_now
from assistant.storage.database import Database
from assistant.storage.errors import EditConflict
from assistant.storage.schema import ReadingChange
from corpus.registers import Reading


@dataclass(frozen=True)
class ReadingDecision:
    """What was decided: the option in force from then on, and whether the bureau has confirmed it.

    `undoes` is the number of the decision that it takes back. `at` is in the time of Hohhot.
    """

    reading: str
    number: int
    option: str
    confirmed: bool
    note: str
    undoes: int | None
    by: str
    at: datetime

    def over(self, shipped: Reading) -> Reading:
        """Give the reading as decided; as it was shipped where the option is no longer known."""
        if self.option not in {option.key for option in shipped.options}:
            return shipped
        why = shipped.why if self.option == shipped.in_force else self.note
        status = "confirmed" if self.confirmed else "ours"
        return shipped.model_copy(update={"in_force": self.option, "status": status, "why": why})


class ReadingDecisions:
    """Reads and writes the decisions of a database."""

    def __init__(self, database: Database, now: Now = utc_now) -> None:
        self._database = database
        self._now = now

    def newest(self) -> int:
        """Give a number that grows with every decision."""
        with self._database.session() as session:
            return session.scalar(select(func.max(ReadingChange.id))) or 0

    def latest(self) -> Mapping[str, ReadingDecision]:
        """Give the last decision on each reading that staff decided on."""
        with self._database.session() as session:
            rows = session.scalars(select(ReadingChange).order_by(ReadingChange.number))
            return {row.reading_id: _decision(row) for row in rows}

    def history(self, reading: str) -> tuple[ReadingDecision, ...]:
        """Give all decisions on one reading, the newest first."""
        table = ReadingChange
        rows = select(table).where(table.reading_id == reading).order_by(table.number.desc())
        with self._database.session() as session:
            return tuple(map(_decision, session.scalars(rows)))

    def decide(
        self,
        reading: str,
        seen: int,
        by: str,
        option: str,
        confirmed: bool,
        note: str,
        undoes: int | None = None,
    ) -> None:
        """Keep a decision behind the one numbered `seen`, 0 for the first. Raises EditConflict where somebody
        was quicker.
        """
        row = ReadingChange(
            reading_id=reading,
            number=seen + 1,
            option=option,
            confirmed=confirmed,
            note=note,
            undoes=undoes,
            made_at=self._now(),
            made_by=by,
        )
        try:
            with self._database.session() as session:
                session.add(row)
        except IntegrityError as problem:
            raise EditConflict(
                "这处读法刚刚被别人改过，您的修改没有保存。请看过下面新的内容和修改记录后再定。"
            ) from problem


def _decision(row: ReadingChange) -> ReadingDecision:
    return ReadingDecision(
        row.reading_id,
        row.number,
        row.option,
        row.confirmed,
        row.note,
        row.undoes,
        row.made_by,
        in_hohhot(row.made_at),
    )
