"""Quantities in running text, each as a value with a unit: 5个工作日, 三年半, 30%, 三分之一, 1月."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from corpus.numerals import NUMERAL, to_int

# The unit is what makes 5个工作日 and 5年 two different claims, and 1月 (January) and 1个月.
UNITS: Mapping[str, str] = {
    "个工作日": "workday", "工作日": "workday", "个自然日": "day", "日": "day", "号": "day", "天": "day",
    "周": "week", "个星期": "week", "星期": "week", "个月": "month", "月": "month_of_year", "年": "year",
    "个年度": "year", "周年": "year", "小时": "hour", "个小时": "hour", "分钟": "minute", "元": "yuan",
    "个百分点": "point", "名": "person", "人": "person", "位": "person", "家": "unit", "分": "score",
    "平方米": "square_metre", "平": "square_metre", "项": "item", "条": "article", "款": "paragraph",
    "步": "step", "章": "chapter", "次": "time", "份": "copy", "倍": "times", "岁": "year_of_age",
    "个": "piece", "件": "piece", "篇": "piece", "届": "session",
    "working day": "workday", "business day": "workday", "workday": "workday", "day": "day", "week": "week",
    "month": "month", "year": "year", "percent": "share", "per cent": "share", "person": "person",
    "people": "person", "member": "person", "expert": "person", "item": "item", "time": "time",
}  # fmt: skip
_CHINESE_UNIT = "|".join(
    re.sub("^个(.)", r"个\\s*\1", unit)
    for unit in sorted((unit for unit in UNITS if not unit.isascii()), key=len, reverse=True)
)
_ENGLISH_UNIT = "|".join(sorted((unit for unit in UNITS if unit.isascii()), key=len, reverse=True))
_TIME_UNITS = frozenset({"workday", "day", "week", "month", "month_of_year", "year"})
_OTHER_FORMS = str.maketrans(
    "個項條萬億兩壹贰貳叁參肆伍陆陸柒捌玖拾佰仟", "个项条万亿两一二二三三四五六六七八九十百千"
)
_MANY: Mapping[str, int] = {"万": 10**4, "亿": 10**8}
_ENGLISH_NUMBERS: Mapping[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "hundred": 100, "a": 1, "an": 1,
}  # fmt: skip
_ENGLISH_PARTS: Mapping[str, int] = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}

_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_NUMBER = rf"(?:{_DIGITS}|{NUMERAL})"
_WORD = "|".join(_ENGLISH_NUMBERS)
_IDLE_ONE = frozenset(
    {"piece", "item", "article", "unit", "time", "step", "person", "copy", "score", "paragraph"}
)

_DATE = re.compile(
    r"(?P<year>[12][0-9]{3})\s*(?:年|[-/.])\s*(?P<month>[0-9]{1,2})\s*(?:月|[-/.])\s*(?P<day>[0-9]{1,2})\s*[日号]?"
)
_MONTH_DAY = re.compile(rf"(?P<month>{_NUMBER})\s*月\s*(?P<day>{_NUMBER})\s*[日号]")
_SHARE = re.compile(
    rf"(?P<percent>{_NUMBER})\s*%|(?P<whole>百分之?百)|百分之(?P<hundredths>{_NUMBER})"
    rf"|(?P<below>{NUMERAL})分之(?P<above>{NUMERAL})|(?P<over>[0-9]+)/(?P<under>[1-9][0-9]*)"
    rf"|(?P<tenths>{_NUMBER})成(?:(?P<half_tenth>半)|(?P<hundredth>[一二三四五六七八九]))?(?![果熟立员本功绩品为交不])|(?P<half>一半|半数)"
)
_COUNT = re.compile(
    rf"(?P<number>{_NUMBER})\s*(?P<many>[万亿]*)\s*多?\s*"
    rf"(?:个半(?P<and_half>月|小时)|(?P<unit>{_CHINESE_UNIT})(?P<half>半(?![数年月天日]))?)?"
    rf"|半\s*(?P<half_of>{_CHINESE_UNIT})"
)
# 六七个 and 十七八个 are no number: somebody has not counted.
_ABOUT = re.compile("(?:^|[十百千])[一二三四五六七八九]{2}$")
_ENGLISH_SHARE = re.compile(
    rf"(?<![a-z])(?:(?P<times>{_WORD})[\s-]+)?(?P<part>half|third|quarter|fifth|tenth)s?\s+of(?![a-z])",
    re.IGNORECASE,
)
_ENGLISH_COUNT = re.compile(
    rf"(?<![a-z])(?P<word>{_WORD}|{_DIGITS})[\s-]+(?P<english>{_ENGLISH_UNIT})s?(?![a-z])", re.IGNORECASE
)

_KEPT = 1024  # the same clauses are asked for their figures again and again while one answer is checked


class Quantity(NamedTuple):
    """A value and its unit: `share` of a whole, `date` as yyyymmdd, `nth_year` for 第3年, "" for none."""

    value: Fraction
    unit: str
    start: int
    end: int

    @property
    def claim(self) -> tuple[Fraction, str]:
        """What is claimed, without where it stands."""
        return self.value, self.unit

    @property
    def months(self) -> Fraction | None:
        """How many months a time told in years or months is: 三年 and 36个月 are as long. None for all else."""
        if self.unit not in ("year", "month"):
            return None
        return self.value * (12 if self.unit == "year" else 1)


@lru_cache(maxsize=_KEPT)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Give the quantities of `text` in order.

    Words that only look like numbers (一般, 统一, 之一, 第一, 一个) are left out; the 8 of 第8条 is not.
    """
    folded = _fold(text)
    taken = bytearray(len(folded))
    found: list[Quantity] = []
    for pattern, read in _READERS.items():
        for match in pattern.finditer(folded):
            if not any(taken[match.start() : match.end()]) and (quantity := _read(read, match)):
                taken[quantity.start : quantity.end] = b"\1" * (quantity.end - quantity.start)
                found.append(quantity)
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _fold(text: str) -> str:
    """Fold width, 個 and 壹 without changing the length, so that positions stay true."""
    return "".join(
        folded if len(folded := unicodedata.normalize("NFKC", character)) == 1 else character
        for character in text.translate(_OTHER_FORMS)
    )


def _read(read: "_Reader", match: re.Match[str]) -> Quantity | None:
    try:
        claim = read(match)
    except (ValueError, ZeroDivisionError):  # 十十, 零分之一
        return None
    end = match.start() + len(match.group().rstrip())
    return Quantity(*claim, match.start(), end) if claim else None


def _date(match: re.Match[str]) -> tuple[Fraction, str]:
    return Fraction(int(match["year"]) * 10_000 + int(match["month"]) * 100 + int(match["day"])), "date"


def _month_day(match: re.Match[str]) -> tuple[Fraction, str]:
    return _number(match["month"]) * 100 + _number(match["day"]), "month_day"


def _share(match: re.Match[str]) -> tuple[Fraction, str]:
    if match["half"]:
        value = Fraction(1, 2)
    elif match["whole"]:
        value = Fraction(1)
    elif match["below"]:
        value = Fraction(to_int(match["above"]), to_int(match["below"]))
    elif match["over"]:
        value = Fraction(int(match["over"]), int(match["under"]))
    elif match["tenths"]:
        below = Fraction(to_int(match["hundredth"]), 10) if match["hundredth"] else Fraction(0)
        value = (_number(match["tenths"]) + (Fraction(1, 2) if match["half_tenth"] else below)) / 10
    else:
        value = _number(match["percent"] or match["hundredths"]) / 100
    return value, "share"


def _english_share(match: re.Match[str]) -> tuple[Fraction, str]:
    times = _ENGLISH_NUMBERS[match["times"].lower()] if match["times"] else 1
    return Fraction(times, _ENGLISH_PARTS[match["part"].lower()]), "share"


def _english_count(match: re.Match[str]) -> tuple[Fraction, str] | None:
    word, unit = match["word"].lower(), UNITS[match["english"].lower()]
    if word in ("a", "an", "one") and unit not in _TIME_UNITS:
        return None
    value = Fraction(_ENGLISH_NUMBERS[word]) if word in _ENGLISH_NUMBERS else _number(word)
    return (value / 100 if unit == "share" else value), unit


def _count(match: re.Match[str]) -> tuple[Fraction, str] | None:
    if match["half_of"]:
        return Fraction(1, 2), UNITS["个月" if match["half_of"] == "月" else match["half_of"]]
    written_unit = f"个{match['and_half']}" if match["and_half"] else match["unit"]
    number, unit = match["number"], UNITS.get(re.sub(r"\s", "", written_unit or ""), "")
    before = match.string[max(0, match.start() - 1) : match.start()]
    if not number[0].isdigit() and _is_a_word(match, unit, before):
        return None
    if _ABOUT.search(number):
        return None
    value = _number(number)
    for factor in match["many"]:
        value *= _MANY[factor]
    if match["half"] or match["and_half"]:
        value += Fraction(1, 2)
    return value, f"nth_{unit}" if before == "第" and unit in _TIME_UNITS else unit


def _is_a_word(match: re.Match[str], unit: str, before: str) -> bool:
    """Whether a Chinese numeral counts nothing: 第一, 之一, 统一, 一个, 一般, 十分重要."""
    number, follows = match["number"], match.string[match.end() : match.end() + 1]
    if before == "之" or (before == "第" and unit not in _TIME_UNITS):
        return True
    if number == "一":
        return not unit or unit in _IDLE_ONE or before in tuple("统唯任某同另")
    if not unit:
        return not re.search("[十百千万亿]", number + match["many"]) or number[0] in "百千"
    return number + (match["unit"] or "") == "十分" and "\u4e00" <= follows <= "\u9fff"


def _number(written: str) -> Fraction:
    return Fraction(written.replace(",", "")) if written[0].isdigit() else Fraction(to_int(written))


_Reader = Callable[[re.Match[str]], tuple[Fraction, str] | None]
_READERS: Mapping[re.Pattern[str], _Reader] = {
    _DATE: _date,
    _MONTH_DAY: _month_day,
    _SHARE: _share,
    _ENGLISH_SHARE: _english_share,
    _ENGLISH_COUNT: _english_count,
    _COUNT: _count,
}
