"""绩效评价：第二十一条至第二十六条。建设周期、哪一年做哪一种评价、自评价报告期限、评价结果的后果。

21  技术创新中心自批复后，每3年为一个建设周期。
22  技术创新中心绩效评价分为自评价和部门评价，其中部门评价分为阶段绩效评价和综合绩效评价。
23  对批复期满3年的技术创新中心开展综合评价，对分期拨款节点的技术创新中心开展阶段绩效评价，其它年度为自评价。当年已开展部门评价的技术创新中心不再开展自评价工作。
24  自评价由技术创新中心每年1月底前提交上年度自评价工作报告。
25  部门评价主要对照批复确定的建设方案设置指标体系
26  结果为“不合格”的技术创新中心，给予1年整改期，整改后仍不合格的，撤销其资格，3年内不得再行申报。
"""  # noqa: E501

from dataclasses import dataclass, replace

from pydantic import model_validator

from assistant.checkers.checker import Checker, Context
from assistant.checkers.construction_periods import (
    approved_on,
    month_finding,
    period_finding,
    period_milestones,
    period_rule,
    periods_in_words,
)
from assistant.checkers.decision import Decision, Finding, Milestone, Outcome
from assistant.checkers.evaluation_result import (
    ResultFacts,
    other_measures,
    rectification_milestones,
    result_findings,
    result_in_words,
)
from assistant.checkers.evaluation_schedule import ScheduleFacts, schedule
from assistant.checkers.self_evaluation_report import (
    ReportFacts,
    next_report_year,
    report_findings,
    report_in_words,
    report_milestone,
)
from assistant.checkers.yearly_evaluation import (
    SELF,
    YearFacts,
    indicators,
    next_self_evaluation,
    rule_in_words,
    year_in_words,
    yearly_findings,
)


class EvaluationFacts(ResultFacts, ReportFacts, ScheduleFacts):
    """What is known of a centre's approval, of the year asked about, of its report and its result."""

    @model_validator(mode="after")
    def _report_belongs_to_the_year(self) -> "EvaluationFacts":
        submitted = self.report_submitted_on
        if self.year is not None and submitted is not None and submitted.year < self.year:
            raise ValueError(
                f"提交自评价报告的日期在{submitted.year}年，早于评价年度（{self.year}年），请核对后再算。"
            )
        return self


@dataclass(frozen=True, slots=True)
class _Part:
    """What one part of the decision comes to; empty where it is not asked about."""

    findings: tuple[Finding, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    words: str = ""


def decide(facts: EvaluationFacts, context: Context) -> Decision:
    """Apply 第二十一条 to 第二十六条 to `facts`; what is not asked about is left out."""
    year = _year(facts, context)
    yearly = _yearly(year, facts, context)
    parts = (
        _periods(facts, context),
        _measures(facts),
        yearly,
        _report(year, yearly, facts, context),
        _Part(indicators(year, facts, context) if yearly.findings else ()),
        _result(facts, context),
        _schedule(facts, context),
    )
    return Decision(
        "evaluation",
        "绩效评价",
        context.as_of,
        "".join(part.words for part in parts),
        tuple(finding for part in parts for finding in part.findings),
        tuple(milestone for part in parts for milestone in part.milestones),
    )


def _year(facts: EvaluationFacts, context: Context) -> int:
    """The year asked about: as given, or the year before the report came, or the one to be reported next."""
    if facts.year is not None:
        return facts.year
    handed_in = facts.report_submitted_on or facts.report_reached_bureau_on
    if handed_in is not None:
        return handed_in.year - 1
    return next_report_year(context.as_of)


def _periods(facts: EvaluationFacts, context: Context) -> _Part:
    start = approved_on(facts, context)
    if start is None:
        return _periods_by_month(facts, context)
    words = "" if facts.year is not None else periods_in_words(start, facts, context)
    return _Part((period_finding(start, facts, context),), period_milestones(start, facts, context), words)


def _periods_by_month(facts: EvaluationFacts, context: Context) -> _Part:
    if facts.month_only is None:
        asked = facts.given("period_number", "last_period_ended")
        return _Part((period_rule(facts, context),)) if asked else _Part()
    finding = month_finding(facts.month_only, facts, context)
    return _Part((finding,), words="" if facts.year is not None else finding.because)


def _measures(facts: EvaluationFacts) -> _Part:
    """The other measures decide grades and procedure; the report's date does not need them."""
    asked = not facts.given() or facts.given(*YearFacts.model_fields)
    return _Part((other_measures(),)) if asked else _Part()


def _yearly(year: int, facts: EvaluationFacts, context: Context) -> _Part:
    if facts.given() and not facts.given(*YearFacts.model_fields):
        return _Part()
    findings = yearly_findings(year, facts, context)
    return _Part(findings, words=year_in_words(findings) if facts.given() else rule_in_words())


def _report(year: int, yearly: _Part, facts: EvaluationFacts, context: Context) -> _Part:
    """The report on `year`; where none is due, why, and which one is due next."""
    if not yearly.findings and not facts.given(*ReportFacts.model_fields):
        return _Part()
    exempt = _exempt(yearly.findings)
    in_time, *others = report_findings(year, facts, context, exempt)
    findings = (replace(in_time, facts=(*facts.used("year"), *in_time.facts)), *others)
    if not exempt:
        words = report_in_words(year, context) if in_time.outcome is Outcome.STATED else in_time.because
        return _Part(findings, (report_milestone(year, context),), words)
    following = next_self_evaluation(year, facts, context)
    if following is None:
        return _Part(findings)
    words = f"下一份自评价报告：{report_in_words(following, context)}"
    return _Part(findings, (report_milestone(following, context),), words)


def _exempt(yearly: tuple[Finding, ...]) -> str:
    """Why there is no self-evaluation in the year; nothing where there is."""
    return next(
        (
            finding.because
            for finding in yearly
            if finding.title == SELF.title and finding.outcome is Outcome.NOT_APPLICABLE
        ),
        "",
    )


def _schedule(facts: EvaluationFacts, context: Context) -> _Part:
    findings = schedule(facts, context)
    return _Part(findings, words="".join(finding.because for finding in findings[:1]))


def _result(facts: EvaluationFacts, context: Context) -> _Part:
    if not facts.given(*ResultFacts.model_fields):
        return _Part()
    findings = result_findings(facts, context)
    return _Part(findings, rectification_milestones(facts, context), result_in_words(findings))


CHECKER = Checker(
    name="evaluation",
    title="绩效评价",
    description=(
        "按第二十一条至第二十六条：由批复日期计算建设周期；判断某一年度做综合评价、阶段绩效评价还是自评价；"
        "计算自评价工作报告的提交期限、核对提交日期是否按时，说明报告内容和报送路径；"
        "说明评价结果优秀、不合格的后果；由起算日计算一年整改期的届满日和届满以后怎样。"
    ),
    facts=EvaluationFacts,
    decide=decide,
    places=("21", "22", "23", "24", "25", "26", "27(5)"),
)
