"""How people write a day, a month or a year, each way with the days that it can tell without doubt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from evals.composed.judge import AS_OF

_DIGITS = "〇一二三四五六七八九"
_YEAR_WORDS = {-1: "明年", 0: "今年", 1: "去年", 2: "前年"}
_DAY_WORDS = {0: "今天", 1: "昨天", 2: "前天", 3: "大前天"}


@dataclass(frozen=True)
class Written:
    """One way of writing a day, and whether a day can be written so."""

    write: Callable[[date], str]
    fits: Callable[[date], bool] = lambda _: True


def in_words(number: int) -> str:
    """三, 十五, 二十, 三十一."""
    tens, ones = divmod(number, 10)
    return (("" if tens == 1 else _DIGITS[tens]) + "十" if tens else "") + (_DIGITS[ones] if ones else "")


def _spelled(year: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(year))


def _year_word(day: date) -> str:
    return _YEAR_WORDS[AS_OF.year - day.year]


def _of_late(day: date) -> bool:
    return day.year in (AS_OF.year - ago for ago in _YEAR_WORDS)


def _days_ago(day: date) -> int:
    return (AS_OF - day).days


def _last_month(day: date) -> bool:
    return (day.year, day.month) == (AS_OF.year, AS_OF.month - 1)


def _weeks_ahead(day: date) -> int:
    monday = AS_OF - timedelta(days=AS_OF.weekday())
    return (day - monday).days // 7


def _weekday(day: date) -> str:
    return "一二三四五六日"[day.weekday()]


IN_FULL: Sequence[Written] = (
    Written(lambda day: f"{day.year}年{day.month}月{day.day}日"),
    Written(lambda day: f"{day.year}年{day.month}月{day.day}号"),
    Written(lambda day: f"{day.year}.{day.month}.{day.day}"),
    Written(lambda day: f"{day.year}/{day.month}/{day.day}"),
    Written(lambda day: f"{day.year}-{day.month}-{day.day}"),
    Written(lambda day: f"{day.year}年{day.month:02d}月{day.day:02d}日"),
    Written(lambda day: f"{day.year} 年 {day.month} 月 {day.day} 日"),
    Written(lambda day: f"{day:%Y%m%d}"),
    Written(lambda day: f"{day.year % 100}年{day.month}月{day.day}号"),
    Written(lambda day: f"{day.year % 100}.{day.month}.{day.day}", lambda day: day.year >= 2020),
    Written(lambda day: f"{_spelled(day.year)}年{in_words(day.month)}月{in_words(day.day)}日"),
    Written(lambda day: f"{_spelled(day.year)[2:]}年{in_words(day.month)}月{in_words(day.day)}号", lambda day: day.year >= 2020),
    Written(lambda day: f"{day.year}年{in_words(day.month)}月{in_words(day.day)}", lambda day: day.day > 10),
    Written(date.isoformat),
)  # fmt: skip
"""Each tells the day by itself, whatever is told before it."""

FROM_TODAY: Sequence[Written] = (
    Written(lambda day: f"{_year_word(day)}{day.month}月{day.day}号", _of_late),
    Written(lambda day: f"{_year_word(day)}{day.month}月{day.day}日", _of_late),
    Written(lambda day: f"{_year_word(day)}{in_words(day.month)}月{in_words(day.day)}号", _of_late),
    Written(lambda day: f"{_year_word(day)}{in_words(day.month)}月{in_words(day.day)}", lambda day: _of_late(day) and day.day > 10),
    Written(lambda day: f"{_year_word(day)}的{day.month}月{day.day}号", _of_late),
    Written(lambda day: _DAY_WORDS[_days_ago(day)], lambda day: _days_ago(day) in _DAY_WORDS),
    Written(lambda day: f"上个月{day.day}号", _last_month),
    Written(lambda day: f"上月{day.day}日", _last_month),
    Written(lambda day: f"上周{_weekday(day)}", lambda day: _weeks_ahead(day) == -1),
    Written(lambda day: f"上个礼拜{_weekday(day)}", lambda day: _weeks_ahead(day) == -1),
    Written(lambda day: f"这周{_weekday(day)}", lambda day: _weeks_ahead(day) == 0),
    Written(lambda day: f"下周{_weekday(day)}", lambda day: _weeks_ahead(day) == 1),
    Written(lambda day: f"下星期{_weekday(day)}", lambda day: _weeks_ahead(day) == 1),
)  # fmt: skip
"""As seen from the day on which is asked."""

MONTHS: Sequence[Written] = (
    Written(lambda day: f"{day.year}年{day.month}月"),
    Written(lambda day: f"{day.year}年{day.month}月份"),
    Written(lambda day: f"{day.year}年{in_words(day.month)}月"),
    Written(lambda day: f"{day.year % 100}年{day.month}月", lambda day: day.year >= 2020),
    Written(lambda day: f"{_year_word(day)}{day.month}月", _of_late),
    Written(lambda day: f"{_year_word(day)}{day.month}月份", _of_late),
    Written(lambda day: f"{day.year}年{day.month}月底"),
    Written(lambda day: f"{day.year}年{day.month}月初"),
    Written(lambda _: "上个月", _last_month),
    Written(lambda _: "上个月底", _last_month),
)
"""Only the month is sure: 上个月底 is no day."""

YEARS: Sequence[Written] = (
    Written(lambda day: f"{day.year}年"),
    Written(_year_word, _of_late),
)


def write(random: Random, day: date, *ways: Sequence[Written]) -> str:
    """Write `day` in one of the `ways` that it can be written in."""
    return random.choice([one for each in ways for one in each if one.fits(day)]).write(day)


def between(random: Random, first: date, last: date) -> date:
    """Any day of the span, both ends among them."""
    return first + timedelta(days=random.randint(0, (last - first).days))


def years_later(day: date, years: int) -> date:
    """The same day so many years later; the last of February where the 29th is not among its days."""
    if (day.month, day.day) == (2, 29) and (day.year + years) % 4:
        return date(day.year + years, 2, 28)
    return date(day.year + years, day.month, day.day)
