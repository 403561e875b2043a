"""逐年安排：哪一年度做哪一种评价（第二十三条）、该年度的自评价工作报告哪一天前交（第二十四条）。

23  对批复期满3年的技术创新中心开展综合评价，对分期拨款节点的技术创新中心开展阶段绩效评价，其它年度为自评价。当年已开展部门评价的技术创新中心不再开展自评价工作。
24  自评价由技术创新中心每年1月底前提交上年度自评价工作报告。
"""  # noqa: E501

from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from assistant.checkers.calendar import EARLIEST, LATEST, period_last
from assistant.checkers.checker import Context
from assistant.checkers.construction_periods import LENGTH, approved_on
from assistant.checkers.decision import Clause, Finding, Outcome
from assistant.checkers.facts import fact
from assistant.checkers.self_evaluation_report import DUE_MONTH, report_in_words
from assistant.checkers.yearly_evaluation import Due, YearFacts, due_in, yearly_findings

KINDS = Clause(
    "23",
    "对批复期满3年的技术创新中心开展综合评价，对分期拨款节点的技术创新中心开展阶段绩效评价，其它年度为自评价。"
    "当年已开展部门评价的技术创新中心不再开展自评价工作",
)
REPORT = Clause(DUE_MONTH.place, DUE_MONTH.quote)
TITLE = "逐年安排"
"""Each year's finding is titled with it and the year: 逐年安排·2027年度."""

MOST = 8
"""So many years are listed; of more only those asked for and those in which a period is full."""

_Year = Annotated[int, Field(ge=EARLIEST.year, le=LATEST.year)]


class ScheduleFacts(YearFacts):
    """The years to be listed, and what is told of each: instalments, evaluations held."""

    listed_years: tuple[_Year, ...] | None = fact(
        "逐年列出的年度", "要逐年列出的是哪几个年度（留空的列出当前建设周期）？", "23", max_length=20
    )
    instalment_years: tuple[_Year, ...] | None = fact(
        "有分期拨款节点的年度",
        "哪几个年度有分期拨款节点（知道哪一天的填在分期拨款节点）？",
        "23",
        max_length=20,
    )
    years_without_instalment: tuple[_Year, ...] | None = fact(
        "没有分期拨款节点的年度", "哪几个年度确定没有分期拨款节点？", "23", max_length=20
    )
    evaluated_years: tuple[_Year, ...] | None = fact(
        "已开展部门评价的年度", "哪几个年度已经开展过阶段绩效评价或者综合绩效评价？", "23", max_length=20
    )

    @model_validator(mode="after")
    def _paid_or_not(self) -> "ScheduleFacts":
        both = set(self.instalment_years or ()) & set(self.years_without_instalment or ())
        if both:
            raise ValueError(f"{min(both)}年有没有分期拨款节点，前后填的不一致，请核对。")
        return self


_OWN = tuple(name for name in ScheduleFacts.model_fields if name not in YearFacts.model_fields)


def schedule(facts: ScheduleFacts, context: Context) -> tuple[Finding, ...]:
    """Two findings a year: which evaluation it is, and until when its report comes."""
    start = approved_on(facts, context)
    month = facts.month_only
    if not facts.given(*_OWN):
        return ()
    if start is None and month is None:
        because = "要逐年列出做哪种评价，还缺批复日期。"
        lacking = facts.missing("approval_date")
        return (Finding(KINDS, TITLE, Outcome.NEEDS_FACTS, because, missing=lacking),)
    approved = start.year if start else int((month or "")[:4])
    findings: list[Finding] = []
    for year in _years(facts, start, approved, context):
        findings.extend(_of_year(year, facts, context))
    return tuple(findings)


def _years(facts: ScheduleFacts, start: date | None, approved: int, context: Context) -> list[int]:
    """From the year of asking, or of the approval, to the one in which the current period is full, and those asked for."""
    as_of = context.as_of
    now = as_of.year - 1 if as_of.month <= DUE_MONTH.value else as_of.year
    asked = {year for year in facts.listed_years or () if year >= approved}
    first = max(approved, min([now, *asked]))
    full = _full_after(as_of, start, approved, context)
    last = min(max([full, *asked]), LATEST.year)
    if last - first < MOST:
        return list(range(first, last + 1))
    return sorted({*sorted(asked)[:MOST], min(full, LATEST.year)})


def _full_after(as_of: date, start: date | None, approved: int, context: Context) -> int:
    """The year in which the period is full that `as_of` lies in; the first one before the approval."""
    length, number = int(LENGTH.value), 1
    while not _reaches(number * length, as_of, start, approved, context):
        number += 1
    return approved + number * length


def _reaches(years: int, as_of: date, start: date | None, approved: int, context: Context) -> bool:
    if start is None or approved + years >= LATEST.year:
        return approved + years >= as_of.year
    return period_last(start, years, context.reading("period-end")) >= as_of


def _of_year(year: int, facts: ScheduleFacts, context: Context) -> tuple[Finding, ...]:
    told = _told_of(year, facts)
    due = due_in(year, told, context)
    title = f"{TITLE}·{year}年度"
    used = facts.used(
        "approval_date", "approved_in", "instalment_nodes", "instalment_years", "evaluated_years"
    )
    own = yearly_findings(year, told, context)[2]
    kind = Finding(KINDS, title, Outcome.STATED, f"{_kind(due, own, told, context)}。", facts=used)
    report = _report(year, due, own, told, context)
    report_title = f"{title}·自评价报告"
    return (kind, Finding(REPORT, report_title, Outcome.STATED, report, facts=used)) if report else (kind,)


def _told_of(year: int, facts: ScheduleFacts) -> ScheduleFacts:
    """What is known of `year` alone, as the facts on one year have it."""
    held = True if year in (facts.evaluated_years or ()) else None
    if held is None and facts.year == year:
        held = facts.department_evaluated
    instalment = facts.instalment_in_year if facts.year == year else None
    nodes = facts.instalment_nodes
    if year in (facts.instalment_years or ()):
        days = tuple(node for node in nodes or () if node.year == year)
        instalment, nodes = True, days or None
    elif year in (facts.years_without_instalment or ()):
        instalment, nodes = False, ()
    return facts.model_copy(
        update={
            "year": year,
            "department_evaluated": held,
            "instalment_in_year": instalment,
            "instalment_nodes": nodes,
        }
    )


def _kind(due: Due, own: Finding, told: ScheduleFacts, context: Context) -> str:
    """What is done in the year: 到2028年3月12日批复期满3年，开展综合评价，不再开展自评价."""
    if due.before_approval:
        return "在批复之前，不作评价"
    parts = [f"到{due.full.when}批复期满{due.full.years}年，开展综合评价"] if due.full else []
    if due.instalment:
        parts.append(_with_instalment(due, context))
    if told.department_evaluated:
        parts.append("已开展部门评价")
    if own.outcome is Outcome.NEEDS_JUDGEMENT:
        parts.append(own.because.removesuffix("。"))
    elif own.outcome is Outcome.NOT_APPLICABLE:
        department = due.department or told.department_evaluated
        parts.append("不再开展自评价" if department else own.because.removesuffix("。"))
    elif due.instalment is None and told.department_evaluated is None:
        parts.append("做自评价（逢分期拨款节点的为阶段绩效评价，不再开展自评价）")
    else:
        parts.append("做自评价")
    return "，".join(parts)


def _with_instalment(due: Due, context: Context) -> str:
    if due.full is None:
        return "逢分期拨款节点，开展阶段绩效评价"
    if context.reading("overlap-same-year") == "comprehensive_absorbs":
        return "已有综合评价，不再开展阶段绩效评价"
    return "又逢分期拨款节点，阶段绩效评价的条件也成立，两种评价是否合并进行办法未规定"


def _report(year: int, due: Due, own: Finding, told: ScheduleFacts, context: Context) -> str:
    """Until when the report on the year comes, or that none does; "" where there was no centre."""
    if due.before_approval or own.outcome is Outcome.NEEDS_JUDGEMENT or year >= LATEST.year:
        return ""
    if own.outcome is Outcome.NOT_APPLICABLE:
        return f"{year + 1}年1月不用提交{year}年度自评价工作报告。"
    unknown = due.instalment is None and told.department_evaluated is None
    return ("做自评价的，" if unknown else "") + report_in_words(year, context)
