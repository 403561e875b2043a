"""日期：工作日怎样数，按年计算的期间哪一天届满，日期怎样写。

9(6)  公示时间不少于5个工作日
21  每3年为一个建设周期
24  每年1月底前
26  给予1年整改期

没有公布安排的年份，只扣除《全国年节及纪念日放假办法》（2025年1月1日起施行）里日期固定的全体公民放假的节日。
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby
from typing import Annotated

from chinese_calendar.constants import Holiday, holidays, workdays
from pydantic import BeforeValidator, Field

EARLIEST, LATEST = date(1949, 10, 1), date(2999, 12, 31)
PUBLISHED_YEARS = range(min(holidays).year, max(holidays).year + 1)
FIXED_HOLIDAYS = {
    (1, 1): "元旦",
    (5, 1): "劳动节",
    (5, 2): "劳动节",
    (10, 1): "国庆节",
    (10, 2): "国庆节",
    (10, 3): "国庆节",
}
"""The statutory holidays whose day is the same every year; those of the lunar calendar and 清明节 move."""

FIXED_SINCE = 2025
"""They are these from this year on; those of a year before it that is not published are not known here."""

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5
_WEEKDAYS = "一二三四五六日"
_TYPED = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")


def _read_day(value: object) -> object:
    """Read what people type. A bare number is refused: pydantic would take it for seconds since 1970."""
    if isinstance(value, str):
        typed = _TYPED.fullmatch(value.strip())
        if not typed:
            raise ValueError(f"“{value}”不是日期，请写成2026-10-14或2026年10月14日这样的形式。")
        try:
            value = date(*map(int, typed.groups()))
        except ValueError:
            raise ValueError(f"没有“{value}”这一天，请核对。") from None
    if type(value) is not date:
        raise ValueError("日期请写成2026-10-14或2026年10月14日这样的形式，不带时间。")
    if not EARLIEST <= value <= LATEST:
        raise ValueError(f"日期应在{written(EARLIEST)}到{written(LATEST)}之间，请核对年份。")
    return value


Day = Annotated[date, Field(ge=EARLIEST, le=LATEST), BeforeValidator(_read_day)]
"""A date as a fact: 2026-10-14, 2026/10/14 or 2026年10月14日, within a span in which years can be counted."""


def written(day: date) -> str:
    """Give the day as official texts write it: 2026年10月14日."""
    return f"{day.year}年{day.month}月{day.day}日"


def until(last: date, as_of: date) -> str:
    """Say how far off the last day of a period is on the day on which is asked."""
    left = (last - as_of).days
    if left == 0:
        return f"{written(as_of)}是最后一日。"
    return f"距{written(as_of)}还有{left}天。" if left > 0 else f"到{written(as_of)}已经届满。"


def over_or_not(last: date, as_of: date) -> str:
    """Say in words whether a period is over on the day on which is asked: 截至2026年11月23日尚未届满，还有12天。"""
    left = (last - as_of).days
    return f"截至{written(as_of)}尚未届满，还有{left}天。" if left > 0 else until(last, as_of)


def next_day(day: date) -> date:
    """Give the day after `day`; the last day that can be written has none and stands for itself."""
    return day if day == date.max else day + _ONE_DAY


def is_published(day: date) -> bool:
    """Whether the calendar holds the official holiday arrangement of the year; else all is estimated."""
    return day.year in PUBLISHED_YEARS


def holiday_name(day: date) -> str:
    """Give the holiday for which people are off on `day`, "" where there is none or it is not known."""
    if is_published(day):
        return str(Holiday(holidays[day]).chinese) if day in holidays else ""
    return FIXED_HOLIDAYS.get((day.month, day.day), "") if day.year >= FIXED_SINCE else ""


def is_workday(day: date) -> bool:
    """Whether people work on `day`, make-up Saturdays included.

    In a year not published: Monday to Friday without the holidays that are known for every year.
    """
    return day in workdays or (day.weekday() < _SATURDAY and not holiday_name(day))


def workdays_from(day: date) -> Iterator[date]:
    """Give the working days from `day` on, `day` itself included where it is one."""
    while day < date.max:
        if is_workday(day):
            yield day
        day += _ONE_DAY


@dataclass(frozen=True, slots=True)
class WorkdayCount:
    """`days`, working days counted one by one from `begin`, which itself counts or does not."""

    begin: date
    days: tuple[date, ...]
    begin_counts: bool

    @property
    def last(self) -> date:
        """The last day counted; `begin` where none was."""
        return max(self.days, default=self.begin)

    @property
    def estimated(self) -> bool:
        """Whether a day of the span lies in a year whose arrangement is not published (推算)."""
        return not (is_published(self.begin) and is_published(self.last))

    @property
    def how(self) -> str:
        """The count, day by day."""
        numbers = {day: number for number, day in enumerate(self.days, start=1)}
        span = [self.begin + _ONE_DAY * offset for offset in range((self.last - self.begin).days + 1)]
        parts = []
        for rest, group in groupby(span, key=self._why_off):
            run = list(group)
            if rest:
                parts.append(f"{self._short(run[0], run[-1])}{rest}，不计")
            else:
                parts += [f"{self._short(day, day)}第{numbers[day]}个工作日" for day in run]
        counted = f"{self.begin.year}年：" + "；".join(parts) + "。"
        unpublished = self.begin if not is_published(self.begin) else self.last
        return counted + (estimate_note(unpublished) if self.estimated else "")

    def _why_off(self, day: date) -> str:
        """Why `day` does not count; nothing where it does."""
        if is_workday(day):
            return "" if self.begin_counts or day != self.begin else "是开始当日"
        return f"{name}放假" if (name := holiday_name(day)) else "周末"

    def _short(self, first: date, last: date) -> str:
        """The span without its year, where that is the year in which the count begins."""
        if first != last:
            return f"{self._month_day(first)}至{self._month_day(last)}"
        makeup = "，调休上班" if first.weekday() >= _SATURDAY and is_workday(first) else ""
        return f"{self._month_day(first)}（周{_WEEKDAYS[first.weekday()]}{makeup}）"

    def _month_day(self, day: date) -> str:
        return f"{day.month}月{day.day}日" if day.year == self.begin.year else written(day)


@lru_cache(maxsize=256)
def count_workdays(begin: date, number: int, *, begin_counts: bool, until: date = date.max) -> WorkdayCount:
    """Count up to `number` working days from `begin`, none of them after `until`."""
    days: list[date] = []
    for day in workdays_from(begin if begin_counts else next_day(begin)):
        if len(days) == number or day > until:
            break
        days.append(day)
    return WorkdayCount(begin, tuple(days), begin_counts)


def estimate_note(day: date) -> str:
    """The sentence that stands beside every date that rests on a year not published."""
    if day.year >= FIXED_SINCE:
        left_out = (
            "已扣除日期固定的元旦、劳动节、国庆节法定假日，春节、清明节、端午节、中秋节和补假、调休没有计入"
        )
    else:
        left_out = "未扣除元旦等法定节假日"
    return f"（推算：日历数据里没有{day.year}年的节假日安排，按周一至周五计算，{left_out}，公布后请重算。）"


def add_years(day: date, years: int) -> date:
    """Give the corresponding day `years` later; the month's end where there is none (29 February).

    A year past the last one that can be written gives the last day there is.
    """
    if day.year + years > date.max.year:
        return date.max
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def span_of(month: str) -> tuple[date, date]:
    """Give the first and the last day of a month, 2025-03, or a year, 2025."""
    year, _, number = month.partition("-")
    first, last = int(number or 1), int(number or 12)
    return date(int(year), first, 1), date(int(year), last, monthrange(int(year), last)[1])


def period_last(start: date, years: int, convention: str) -> date:
    """Give the last day of a period of `years` from `start`; `convention`: a key of period-end."""
    corresponding = add_years(start, years)
    has_a_day_before = corresponding.day == start.day and corresponding < date.max
    return corresponding - _ONE_DAY if convention == "day_before" and has_a_day_before else corresponding


def period_first(start: date, convention: str) -> date:
    """Give the first day that counts: the day after `start`, or `start` itself under day_before."""
    return start if convention == "day_before" else next_day(start)


def period_how(start: date, years: int, convention: str) -> str:
    """Say how `period_last` was found."""
    corresponding = add_years(start, years)
    if corresponding.day != start.day:
        return (
            f"{written(start)}起{years}年，{corresponding.year}年没有{start.month}月{start.day}日这个对应日，"
            f"取月末日{written(corresponding)}届满。"
        )
    if convention == "day_before":
        return f"{written(start)}当日计入，{years}年后对应日{written(corresponding)}的前一日届满。"
    return f"{written(start)}当日不计入，{years}年后的对应日是{written(corresponding)}，当日届满。"
