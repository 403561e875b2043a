"""A date as far as people said it."""

import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Said:
    """A date as far as it was said, and where in the text it stands.

    `of_year`: 2026年度, a year as a period. `any_week`: 周三 without 上, 这 or 下.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    of_year: bool = False
    any_week: bool = False
    words: str = ""

    @classmethod
    def read(cls, text: str) -> "Said | None":
        """Make the date of its text: 2026-03-05, 2026-03, 2026; 2026年2月30日 for a day that there is not."""
        if no_day := re.fullmatch(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日", text):
            return cls(0, 0, int(no_day[1]), int(no_day[2]), int(no_day[3]))
        if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text):
            return None
        parts: list[int | None] = [int(part) for part in text.split("-")]
        year, month, day = [*parts, None, None][:3]
        return cls(0, 0, year, month, day)

    @property
    def day_known(self) -> bool:
        """Whether one day is meant."""
        return self.year is not None and self.month is not None and self.day is not None

    @property
    def text(self) -> str:
        """As a fact of a checker takes it: 2026-03-05, as far as it was said; 2026年2月30日 in words, to be refused."""
        if self.day_known and self.date is None:
            return f"{self.year}年{self.month}月{self.day}日"
        parts = [
            f"{self.year:04d}" if self.year else "",
            *(f"{part:02d}" for part in (self.month, self.day) if part),
        ]
        return "-".join(parts)

    @property
    def date(self) -> date | None:
        """The day; None where none was said or there is no such day."""
        try:
            return date(self.year or 0, self.month or 0, self.day or 0)
        except ValueError:
            return None
