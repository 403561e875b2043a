"""建设周期：第二十一条。从批复日期起，每个周期哪一天届满。

21  技术创新中心自批复后，每3年为一个建设周期。
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator, model_validator

from assistant.checkers.calendar import (
    EARLIEST,
    LATEST,
    Day,
    add_years,
    next_day,
    over_or_not,
    period_how,
    period_last,
    written,
)
from assistant.checkers.checker import Context
from assistant.checkers.decision import Finding, Milestone, Outcome, Parameter
from assistant.checkers.facts import Facts, fact

LENGTH = Parameter("21", "技术创新中心自批复后，每3年为一个建设周期", value=3, unit="年")
SHOWN = 3
"""How many periods are listed: the first ones, or those around the day on which is asked."""


_MONTH_TYPED = re.compile(r"(\d{4})(?:\s*[-/.年]\s*(\d{1,2})\s*月?|\s*年)?")


def _read_month(value: object) -> str:
    typed = _MONTH_TYPED.fullmatch(str(value).strip())
    if not typed or not EARLIEST.year <= int(typed[1]) <= LATEST.year or not 1 <= int(typed[2] or 1) <= 12:
        raise ValueError("年月请写成2025-03或2025年3月，只知道年份的写2025。")
    return f"{typed[1]}-{int(typed[2]):02d}" if typed[2] else typed[1]


YearMonth = Annotated[str, BeforeValidator(_read_month)]
"""A month, 2025-03, or a year, 2025."""


def _read_end(value: object) -> str:
    day = re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(value).strip())
    return date.fromisoformat(day.group()).isoformat() if day else _read_month(value)


Ended = Annotated[str, BeforeValidator(_read_end)]
"""A day, 2026-04-08, a month or a year."""


def in_words(month: str, later: int = 0) -> str:
    """Give a month, or a year, `later` years later: 2028年3月, 2028年."""
    year, _, number = month.partition("-")
    return f"{int(year) + later}年" + (f"{int(number)}月" if number else "")


class PeriodFacts(Facts):
    """When the centre was approved."""

    approval_date: Day | None = fact("批复日期", "批复文件的落款日期是哪一天？", "21")
    approved_in: YearMonth | None = fact("批复的年月", "不知道批复是哪一天的，是哪年哪月批复的？", "21")
    period_number: int | None = fact(
        "第几个建设周期", "问的是第几个建设周期（不填的列出最近几个）？", "21", ge=1, le=300
    )
    approval_received_on: Day | None = fact("收到批复的日期", "哪一天收到批复（与落款日期不同时填）？", "21")
    approved_plan_years: int | None = fact(
        "批复的方案周期（年）", "批复的方案以几年为周期（不是三年时填）？", "21", ge=1
    )

    last_period_ended: Ended | None = fact(
        "上一个建设周期届满的时间", "不知道批复日期的，上一个建设周期是什么时候届满的？", "21"
    )

    @model_validator(mode="after")
    def _approved_in_that_month(self) -> "PeriodFacts":
        month, day = self.approved_in, self.approval_date
        if month and day and not day.isoformat().startswith(month):
            raise ValueError(
                f"批复日期（{written(day)}）不在所填的批复年月（{in_words(month)}），请核对后再算。"
            )
        return self

    @property
    def month_only(self) -> str | None:
        """The month or the year of the approval, where no day is known."""
        days = (self.approval_date, self.approval_received_on)
        return self.approved_in if days == (None, None) else None

    @model_validator(mode="after")
    def _received_after_approval(self) -> "PeriodFacts":
        approved, received = self.approval_date, self.approval_received_on
        if approved is not None and received is not None and received < approved:
            raise ValueError(
                f"收到批复的日期（{written(received)}）早于批复日期（{written(approved)}），请核对后再算。"
            )
        return self


@dataclass(frozen=True, slots=True)
class Period:
    """One construction period."""

    number: int
    first: date
    last: date
    how: str

    @property
    def title(self) -> str:
        """第1个建设周期."""
        return f"第{self.number}个建设周期"


def approved_on(facts: PeriodFacts, context: Context) -> date | None:
    """The day from which all periods run."""
    if facts.approval_received_on is not None and context.reading("approval-day") == "received":
        return facts.approval_received_on
    return facts.approval_date


def periods(start: date, facts: PeriodFacts, context: Context) -> tuple[Period, ...]:
    """The first periods from `start`, or those around the day on which is asked."""
    length, convention = _length(facts, context), context.reading("period-end")
    if facts.period_number is not None:
        return (_period(start, facts.period_number, length, convention),)
    return _listed(start, length, convention, context.as_of)


@lru_cache(maxsize=64)
def _listed(start: date, length: int, convention: str, as_of: date) -> tuple[Period, ...]:
    current = max(1, (as_of.year - start.year) // length)
    while period_last(start, current * length, convention) < as_of:
        current += 1
    first = max(1, current - SHOWN // 2)
    return tuple(_period(start, number, length, convention) for number in range(first, first + SHOWN))


def _length(facts: PeriodFacts, context: Context) -> int:
    if facts.approved_plan_years is not None and context.reading("cycle-fixed") == "by_plan":
        return facts.approved_plan_years
    return int(LENGTH.value)


def _period(start: date, number: int, length: int, convention: str) -> Period:
    """Every period is counted from the approval, not from the one before: 29 February is not lost."""
    return Period(
        number,
        next_day(period_last(start, (number - 1) * length, convention)),
        period_last(start, number * length, convention),
        period_how(start, number * length, convention),
    )


def period_milestones(start: date, facts: PeriodFacts, context: Context) -> tuple[Milestone, ...]:
    """The periods with their first and last days."""
    return tuple(
        Milestone(period.title, LENGTH.place, period.last, period.first, period.how)
        for period in periods(start, facts, context)
    )


def period_finding(start: date, facts: PeriodFacts, context: Context) -> Finding:
    """When the periods end, and in which of them the day lies on which is asked."""
    listed = periods(start, facts, context)
    return Finding(
        LENGTH,
        "建设周期",
        Outcome.STATED,
        f"{written(start)}批复，每{_length(facts, context)}年为一个建设周期：{_spans(listed)}。"
        + _where(listed, start, facts, context.as_of),
        arithmetic=_told(listed, facts, context.as_of).how,
        facts=facts.used("approval_date", "approval_received_on", "approved_plan_years", "period_number"),
        next_step=_not_by_the_plan(facts, context),
    )


def month_finding(month: str, facts: PeriodFacts, context: Context) -> Finding:
    """The month in which the periods end, where the day of the approval is not known."""
    length = _length(facts, context)
    first = facts.period_number or max(1, (context.as_of.year - int(month[:4])) // length)
    numbers = range(first, first + (1 if facts.period_number else SHOWN))
    ends = "，".join(f"第{number}个建设周期到{in_words(month, number * length)}届满" for number in numbers)
    return Finding(
        LENGTH,
        "建设周期",
        Outcome.STATED,
        f"{in_words(month)}批复，每{length}年为一个建设周期：{ends}；具体哪一天届满，看批复的日期。"
        + _month_over_or_not(month, length, facts, context.as_of),
        arithmetic=f"{in_words(month)} + {first * length}年 = {in_words(month, first * length)}",
        facts=facts.used("approved_in", "approved_plan_years", "period_number"),
        next_step="提供批复文件的落款日期，就能算出届满的是哪一天。",
    )


def _month_over_or_not(month: str, length: int, facts: PeriodFacts, as_of: date) -> str:
    """Whether the period asked about is over, "" in the month in which it ends."""
    if facts.period_number is None:
        return ""
    year, _, number = month.partition("-")
    now, end = (as_of.year, as_of.month), (int(year) + facts.period_number * length, int(number or 0))
    if now == end or (not number and now[0] == end[0]):
        return ""
    return f"{'截至' if now < end else '到'}{written(as_of)}{'尚未' if now < end else '已经'}届满。"


def after_the_last(facts: PeriodFacts, context: Context) -> Finding:
    """When the period ends that follows one of which only the end is known: 上个周期4月满，下个哪年."""
    ended, length = facts.last_period_ended or "", _length(facts, context)
    if ended.count("-") > 1:
        last = date.fromisoformat(ended)  # from one end to the next, however the first is counted
        told, following = written(last), written(add_years(last, length))
    else:
        told, following = in_words(ended), in_words(ended, length)
    return Finding(
        LENGTH,
        "建设周期",
        Outcome.STATED,
        f"上一个建设周期到{told}届满的，每{length}年为一个建设周期，其后的一个到{following}届满。",
        arithmetic=f"{told} + {length}年 = {following}",
        facts=facts.used("last_period_ended"),
        next_step="周期自批复起算，请对照批复文件的落款日期核对。",
    )


def period_rule(facts: PeriodFacts, context: Context) -> Finding:
    """The rule itself, for where the approval is not known."""
    if facts.last_period_ended is not None:
        return after_the_last(facts, context)
    return Finding(
        LENGTH,
        "建设周期",
        Outcome.STATED,
        f"自批复后，每{LENGTH.value}年为一个建设周期。",
        missing=facts.missing("approval_date"),
    )


def periods_in_words(start: date, facts: PeriodFacts, context: Context) -> str:
    """The sentence of the conclusion about the periods."""
    listed = periods(start, facts, context)
    told = _told(listed, facts, context.as_of)
    return f"{written(start)}批复，{told.title}到{written(told.last)}届满。" + _where(
        listed, start, facts, context.as_of
    )


def _spans(listed: tuple[Period, ...]) -> str:
    """The first listed with its end, those after it from their first day."""
    first, *others = listed if listed[0].number > 1 else listed[:2]
    spans = [f"{period.title}自{written(period.first)}至{written(period.last)}" for period in others]
    begins = f"自{written(first.first)}" if first.number > 1 else ""
    return "，".join([f"{first.title}{begins}到{written(first.last)}届满", *spans])


def _told(listed: tuple[Period, ...], facts: PeriodFacts, as_of: date) -> Period:
    """The period asked about, else the one in which the day lies on which is asked, else the first."""
    if facts.period_number is not None:
        return listed[0]
    return next((period for period in listed if period.first <= as_of <= period.last), listed[0])


def _where(listed: tuple[Period, ...], start: date, facts: PeriodFacts, as_of: date) -> str:
    if facts.period_number is not None:
        return over_or_not(listed[0].last, as_of) if as_of >= listed[0].first else ""
    if as_of < start:
        return f"{written(as_of)}还没有批复。"
    now = next(period for period in listed if as_of <= period.last)
    return f"{written(as_of)}处在{now.title}（{written(now.first)}至{written(now.last)}）。"


def _not_by_the_plan(facts: PeriodFacts, context: Context) -> str:
    """The plan may have another period than the three years that run from the approval."""
    if facts.approved_plan_years in (None, _length(facts, context)):
        return ""
    plan, length = facts.approved_plan_years, LENGTH.value
    return f"方案以{plan}年为周期的，建设周期仍按每{length}年计算，如何衔接请向市科技局核实。"
