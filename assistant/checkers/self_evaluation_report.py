"""自评价工作报告：第二十四条。哪一天前交、交没交迟、写什么、交给谁。

24  自评价由技术创新中心每年1月底前提交上年度自评价工作报告。自评价工作报告包含理事会（董事会）、技术指导委员会、中心主任（总经理）决定的年度发展计划，重大项目、经费预决算、重大学术活动、研发方向、研发内容以及下一年工作计划，经归口管理部门审核后报市科技局。
"""  # noqa: E501

from dataclasses import dataclass, replace
from datetime import date, timedelta

from pydantic import model_validator

from assistant.checkers.calendar import (
    LATEST,
    Day,
    estimate_note,
    is_published,
    is_workday,
    until,
    workdays_from,
    written,
)
from assistant.checkers.checker import Context
from assistant.checkers.decision import Finding, Milestone, Outcome, Parameter
from assistant.checkers.facts import Facts, fact
from assistant.checkers.findings import Condition

DUE_MONTH = Parameter("24", "自评价由技术创新中心每年1月底前提交上年度自评价工作报告", value=1, unit="月底前")
DEADLINE = Condition(DUE_MONTH.place, DUE_MONTH.quote, "自评价报告期限", ("自评价工作报告",))
CONTENTS = Condition(
    "24",
    "自评价工作报告包含理事会（董事会）、技术指导委员会、中心主任（总经理）决定的年度发展计划，"
    "重大项目、经费预决算、重大学术活动、研发方向、研发内容以及下一年工作计划",
    "自评价报告内容",
    ("自评价工作报告",),
)
PATH = Condition("24", "经归口管理部门审核后报市科技局", "自评价报告报送")


class ReportFacts(Facts):
    """When the report was handed in."""

    report_submitted_on: Day | None = fact(
        "提交自评价报告的日期", "自评价工作报告是哪一天提交的（或者打算哪一天提交）？", "24"
    )
    report_reached_bureau_on: Day | None = fact(
        "报到市科技局的日期", "自评价工作报告经审核后是哪一天报到市科技局的？", "24"
    )

    @model_validator(mode="after")
    def _submitted_before_it_arrives(self) -> "ReportFacts":
        submitted, reached = self.report_submitted_on, self.report_reached_bureau_on
        if submitted is not None and reached is not None and reached < submitted:
            raise ValueError(
                f"报到市科技局的日期（{written(reached)}）早于提交的日期（{written(submitted)}），请核对后再算。"
            )
        return self


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day for the report on `year`."""

    year: int
    last: date
    how: str
    estimated: bool = False


def next_report_year(as_of: date) -> int:
    """The year whose report is due next: last year in January, else this year."""
    year = as_of.year - 1 if as_of.month <= DUE_MONTH.value else as_of.year
    return min(max(1, year), LATEST.year)


def deadline(year: int, context: Context) -> Deadline:
    """The last day of January after `year`; put off only under the reading that says so."""
    last = date(year + 1, int(DUE_MONTH.value) + 1, 1) - timedelta(days=1)
    how = f"{year}年度的报告在次年1月底前提交，含{written(last)}当日。"
    if is_workday(last):
        return Deadline(year, last, how)
    if context.reading("january-deadline") == "jan31_extended":
        put_off = next(workdays_from(last))
        estimated = not is_published(put_off)
        how += f"{written(last)}是休息日，顺延到其后第一个工作日{written(put_off)}。"
        return Deadline(year, put_off, how + (estimate_note(put_off) if estimated else ""), estimated)
    return Deadline(year, last, f"{how}当日是休息日；条文没有写顺延，按不顺延计算，请提前提交。")


def report_findings(
    year: int, facts: ReportFacts, context: Context, not_due: str = ""
) -> tuple[Finding, ...]:
    """Until when, with what contents and by which path; `not_due` says why no report on `year` is due."""
    if not_due:
        because = f"{not_due}不提交{year}年度自评价工作报告。"
        return (replace(DEADLINE, evidence=()).gives(Outcome.NOT_APPLICABLE, because, facts),)
    return (_in_time(year, facts, context), _contents(year, facts, context), _path(facts))


def report_milestone(year: int, context: Context) -> Milestone:
    """The deadline on the timeline."""
    due = deadline(year, context)
    return Milestone(f"{year}年度自评价报告提交期限", DEADLINE.place, due.last, None, due.how, due.estimated)


def report_in_words(year: int, context: Context) -> str:
    """The sentence of the conclusion about the deadline."""
    due = deadline(year, context)
    return f"{year}年度自评价工作报告应在{written(due.last)}前{_what(context)}（含当日）。"


def _what(context: Context) -> str:
    """What must have happened by the deadline."""
    at_the_bureau = context.reading("january-deadline") == "jan31_bureau"
    return "经审核报到市科技局" if at_the_bureau else "提交"


def _in_time(year: int, facts: ReportFacts, context: Context) -> Finding:
    due, submitted, reached = (
        deadline(year, context),
        facts.report_submitted_on,
        facts.report_reached_bureau_on,
    )
    first = submitted or reached
    if first is None:
        return _still_to_come(due, facts, context)
    if first.year <= year:
        return _too_early(due, facts)
    if context.reading("january-deadline") == "jan31_bureau":
        return _at_the_bureau(due, facts)
    if submitted is None:
        return _before_it_arrived(due, facts)
    return _compared(due, submitted, "提交", facts, "report_submitted_on")


def _still_to_come(due: Deadline, facts: ReportFacts, context: Context) -> Finding:
    past = context.as_of > due.last
    return DEADLINE.gives(
        Outcome.STATED,
        report_in_words(due.year, context).removesuffix("。") + f"，{until(due.last, context.as_of)}",
        facts,
        arithmetic=due.how,
        next_step="没有提交的请尽快提交；逾期的后果本办法未规定。" if past else "按期提交，给审核留出时间。",
    )


def _too_early(due: Deadline, facts: ReportFacts) -> Finding:
    return DEADLINE.gives(
        Outcome.NEEDS_JUDGEMENT,
        f"报告写的是上年度，{due.year}年度还没有结束就提交的是否有效，条文没有写，须人工判断。",
        facts,
        *ReportFacts.model_fields,
        next_step=f"{due.year}年度结束后，在{written(due.last)}前提交。",
    )


def _before_it_arrived(due: Deadline, facts: ReportFacts) -> Finding:
    """What reached the bureau in time was handed in in time; what reached it later may still have been."""
    reached = facts.report_reached_bureau_on
    if reached is not None and reached <= due.last:
        return _compared(due, reached, "已报到市科技局", facts, "report_reached_bureau_on")
    return DEADLINE.lacks(facts, "report_submitted_on")


def _at_the_bureau(due: Deadline, facts: ReportFacts) -> Finding:
    """Under this reading the report must have passed the review and have reached the bureau in time."""
    submitted, reached = facts.report_submitted_on, facts.report_reached_bureau_on
    if reached is not None:
        return _compared(due, reached, "报到市科技局", facts, "report_reached_bureau_on")
    if submitted is not None and submitted > due.last:
        return _compared(due, submitted, "提交", facts, "report_submitted_on")
    return DEADLINE.lacks(facts, "report_reached_bureau_on")


def _compared(due: Deadline, day: date, what: str, facts: ReportFacts, name: str) -> Finding:
    report = f"{due.year}年度自评价工作报告{written(day)}{what}"
    if day <= due.last:
        return DEADLINE.gives(
            Outcome.MET,
            f"{report}，不晚于期限{written(due.last)}。",
            facts,
            name,
            arithmetic=f"{written(day)}不晚于{written(due.last)}，符合。{due.how}",
        )
    return DEADLINE.gives(
        Outcome.NOT_MET,
        f"{report}，晚于期限{written(due.last)}。",
        facts,
        name,
        arithmetic=f"{written(day)}比{written(due.last)}晚{(day - due.last).days}天，不符合。{due.how}",
        next_step="向归口管理部门和市科技局说明情况；逾期的后果本办法未规定。",
    )


def _contents(year: int, facts: ReportFacts, context: Context) -> Finding:
    following = year + (2 if context.reading("next-year-plan") == "after_submission" else 1)
    return CONTENTS.gives(
        Outcome.STATED,
        "报告包含决定的年度发展计划，重大项目、经费预决算、重大学术活动、研发方向、研发内容，"
        f"以及下一年（{following}年）工作计划。",
        facts,
    )


def _path(facts: ReportFacts) -> Finding:
    return PATH.gives(
        Outcome.STATED,
        "由技术创新中心提交，经归口管理部门审核后报市科技局。",
        facts,
        next_step="先送归口管理部门审核，再报市科技局。",
    )
