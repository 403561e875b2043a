"""Dates as official texts write them: 2024年5月1日, 二〇二四年五月一日, 2024-05-01."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from corpus.numerals import to_int

_YEAR = r"(?:(?:19|20)[0-9]{2}|[一二][九〇○零Ｏ０-９一二三四五六七八]{3})"
_NUMBER = "[0-9一二三四五六七八九十]{1,3}"
DATE = rf"{_YEAR}\s*年\s*{_NUMBER}\s*月\s*{_NUMBER}\s*日"
"""Pattern of one date, to be used inside larger patterns."""

_PARTS = re.compile(r"(\S{4})\s*年\s*(\S+?)\s*月\s*(\S+?)\s*日")
_DIGITS = str.maketrans("〇○零Ｏ一二三四五六七八九", "0000123456789")


class Dated(NamedTuple):
    """A date, and where it stands."""

    day: date
    start: int
    end: int


def dates(text: str) -> Iterator[Dated]:
    """Give the dates of `text` in order; what is no day of the calendar (2月30日) is passed over."""
    for match in re.finditer(DATE, text):
        if day := read_date(match.group()):
            yield Dated(day, *match.span())


def read_date(written: str) -> date | None:
    """Give the day that `written` names, None where there is no such day."""
    if not (parts := _PARTS.search(written)):
        return None
    try:
        return date(int(parts[1].translate(_DIGITS)), to_int(parts[2]), to_int(parts[3]))
    except ValueError:
        return None


def years_later(day: date, years: int) -> date:
    """Give the same day `years` later; for 29 February the first of March where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 2, 28) + timedelta(days=1)
