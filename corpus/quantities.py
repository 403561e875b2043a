"""Quantities in running text: 5个工作日, 三年, 30%, 三分之一, 三成, 2026年10月14日, each as a value with a unit."""

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from corpus.numerals import NUMERAL, to_int

_NUMBER = rf"(?:[0-9]+(?:\.[0-9]+)?|{NUMERAL})"

# Longer units first. The unit is what makes 5个工作日 and 5年 two different claims.
UNITS: dict[str, str] = {
    "个工作日": "workday", "工作日": "workday", "个自然日": "day", "个月": "month", "个年度": "year", "周年": "year",
    "个百分点": "point", "万元": "wan_yuan", "亿元": "yi_yuan", "元": "yuan", "年": "year", "月": "month", "周": "week",
    "个星期": "week", "星期": "week", "日": "day", "号": "day", "天": "day", "小时": "hour", "分钟": "minute",
    "名": "person", "人": "person", "位": "person", "家": "unit", "分": "score", "平方米": "square_metre",
    "平": "square_metre", "项": "item", "条": "article", "款": "paragraph", "步": "step", "章": "chapter", "次": "time",
    "份": "copy", "倍": "times", "岁": "year_of_age", "个": "piece", "件": "piece", "篇": "piece", "届": "session",
}  # fmt: skip
_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))

_DATE = re.compile(
    r"(?P<year>[12][0-9]{3})\s*(?:年|[-/.])\s*(?P<month>[0-9]{1,2})\s*(?:月|[-/.])\s*(?P<day>[0-9]{1,2})\s*[日号]?"
)
_SHARE = re.compile(
    rf"(?P<percent>{_NUMBER})\s*[%％﹪]|百分之(?P<hundredths>{_NUMBER})"
    rf"|(?P<below>{NUMERAL})分之(?P<above>{NUMERAL})|(?P<over>[0-9]+)/(?P<under>[1-9][0-9]*)"
    rf"|(?P<tenths>{_NUMBER})成(?P<half_tenth>半)?(?![果熟立员本功绩品为交])|(?P<half>一半|半数)"
)
_COUNT = re.compile(rf"(?P<number>{_NUMBER})\s*多?\s*(?P<unit>{_UNIT})?")
_IDLE_ONE = frozenset({"piece", "item", "article", "unit", "time", "step", "person", "copy", "", "score", "paragraph"})


class Quantity(NamedTuple):
    """A value and its unit (`share` for fractions of a whole, `date` as yyyymmdd, "" for a bare number)."""

    value: Fraction
    unit: str
    start: int
    end: int

    @property
    def claim(self) -> tuple[Fraction, str]:
        """What is claimed, without where it stands."""
        return self.value, self.unit


def quantities(text: str) -> Iterator[Quantity]:
    """Give the quantities of `text` in order.

    Words that only look like numbers (一般, 统一, 之一, 第一, 一个) are left out; article numbers are not, being numbers too.
    """
    folded = _fold(text)
    taken: list[tuple[int, int]] = []
    found: list[Quantity] = []
    for pattern in (_DATE, _SHARE, _COUNT):
        for match in pattern.finditer(folded):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            quantity = _read(match, folded)
            if quantity:
                taken.append(match.span())
                found.append(quantity)
    yield from sorted(found, key=lambda quantity: quantity.start)


def _fold(text: str) -> str:
    """Fold full width to half without changing the length, so that positions stay true."""
    return "".join(
        folded if len(folded := unicodedata.normalize("NFKC", character)) == 1 else character
        for character in text
    )


def _read(match: re.Match[str], text: str) -> Quantity | None:
    try:
        if match.re is _DATE:
            value = Fraction(int(match["year"]) * 10_000 + int(match["month"]) * 100 + int(match["day"]))
            return Quantity(value, "date", *match.span())
        if match.re is _SHARE:
            return Quantity(_share(match), "share", *match.span())
        return _count(match, text)
    except (ValueError, ZeroDivisionError):
        return None


def _share(match: re.Match[str]) -> Fraction:
    if match["half"]:
        return Fraction(1, 2)
    if match["below"]:
        return Fraction(to_int(match["above"]), to_int(match["below"]))
    if match["over"]:
        return Fraction(int(match["over"]), int(match["under"]))
    if match["tenths"]:
        return (_number(match["tenths"]) + (Fraction(1, 2) if match["half_tenth"] else 0)) / 10
    return _number(match["percent"] or match["hundredths"]) / 100


def _count(match: re.Match[str], text: str) -> Quantity | None:
    number, unit = match["number"], UNITS.get(match["unit"] or "", "")
    before = text[match.start() - 1 : match.start()] if match.start() else ""
    if not number[0].isdigit():
        if not match["unit"] or before in ("第", "之", "统", "唯", "任", "某", "同", "另"):
            return None
        if number == "一" and unit in _IDLE_ONE:
            return None
    return Quantity(_number(number), unit, *match.span())


def _number(written: str) -> Fraction:
    return Fraction(written) if written[0].isdigit() else Fraction(to_int(written))
