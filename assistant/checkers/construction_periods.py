"""建设周期：第二十一条。从批复日期起，每个周期哪一天届满。

21  技术创新中心自批复后，每3年为一个建设周期。
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from pydantic import model_validator

from assistant.checkers.calendar import Day, next_day, period_how, period_last, written
from assistant.checkers.checker import Context
from assistant.checkers.decision import Finding, Milestone, Outcome, Parameter
from assistant.checkers.facts import Facts, fact

LENGTH = Parameter("21", "技术创新中心自批复后，每3年为一个建设周期", value=3, unit="年")
SHOWN = 3
"""How many periods are listed: the first ones, or those around the day on which is asked."""


class PeriodFacts(Facts):
    """When the centre was approved."""

    approval_date: Day | None = fact("批复日期", "批复文件的落款日期是哪一天？", "21")
    approval_received_on: Day | None = fact("收到批复的日期", "哪一天收到批复（与落款日期不同时填）？", "21")
    approved_plan_years: int | None = fact(
        "批复的方案周期（年）", "批复的方案以几年为周期（不是三年时填）？", "21", ge=1
    )

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
    return _listed(start, _length(facts, context), context.reading("period-end"), context.as_of)


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
    ends = "，".join(f"{period.title}到{written(period.last)}届满" for period in listed)
    return Finding(
        LENGTH,
        "建设周期",
        Outcome.STATED,
        f"{written(start)}批复，每{_length(facts, context)}年为一个建设周期：{ends}。"
        + _where(listed, start, context.as_of),
        arithmetic="".join(period.how for period in listed),
        facts=facts.used("approval_date", "approval_received_on", "approved_plan_years"),
    )


def periods_in_words(start: date, facts: PeriodFacts, context: Context) -> str:
    """The sentence of the conclusion about the periods."""
    listed = periods(start, facts, context)
    return f"{written(start)}批复，{listed[0].title}到{written(listed[0].last)}届满。" + _where(
        listed, start, context.as_of
    )


def _where(listed: tuple[Period, ...], start: date, as_of: date) -> str:
    if as_of < start:
        return f"{written(as_of)}还没有批复。"
    now = next(period for period in listed if as_of <= period.last)
    return f"{written(as_of)}处在{now.title}（{written(now.first)}至{written(now.last)}）。"
