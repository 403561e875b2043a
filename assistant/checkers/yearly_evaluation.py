"""某一年度做哪一种评价：第二十三条；部门评价评什么：第二十五条。

23  对批复期满3年的技术创新中心开展综合评价，对分期拨款节点的技术创新中心开展阶段绩效评价，其它年度为自评价。当年已开展部门评价的技术创新中心不再开展自评价工作。
25  部门评价主要对照批复确定的建设方案设置指标体系，包括目标任务完成、组织管理、保障措施、科研产出、经费使用管理和社会服务等情况。
"""  # noqa: E501

from dataclasses import dataclass
from datetime import date

from pydantic import model_validator

from assistant.checkers.calendar import EARLIEST, LATEST, Day, period_how, period_last, written
from assistant.checkers.checker import Context
from assistant.checkers.construction_periods import PeriodFacts, approved_on, in_words
from assistant.checkers.decision import Clause, Finding, Outcome, Parameter
from assistant.checkers.facts import fact
from assistant.checkers.findings import Condition

FULL = Parameter("23", "对批复期满3年的技术创新中心开展综合评价", value=3, unit="年")
COMPREHENSIVE = Condition(FULL.place, FULL.quote, "综合评价")
STAGE = Condition("23", "对分期拨款节点的技术创新中心开展阶段绩效评价", "阶段绩效评价")
SELF = Condition("23", "其它年度为自评价", "自评价")
NOT_TWICE = Condition("23", "当年已开展部门评价的技术创新中心不再开展自评价工作", "自评价")
INDICATORS = Clause(
    "25",
    "部门评价主要对照批复确定的建设方案设置指标体系，包括目标任务完成、组织管理、保障措施、科研产出、"
    "经费使用管理和社会服务等情况",
)
NEAR = 6
"""So many years ahead the next self-evaluation is looked for."""


class YearFacts(PeriodFacts):
    """The year that is asked about, and what falls in it."""

    year: int | None = fact("评价年度", "问的是哪一年度的评价？", "23", ge=EARLIEST.year, le=LATEST.year)
    instalment_nodes: tuple[Day, ...] | None = fact(
        "分期拨款节点", "分期拨款的节点是哪几天（没有分期拨款的不用填）？", "23"
    )
    instalment_in_year: bool | None = fact(
        "这一年度有分期拨款节点", "问的这一年度有分期拨款节点吗（知道哪一天的填在分期拨款节点）？", "23"
    )
    department_evaluated: bool | None = fact(
        "这一年度已开展部门评价", "这一年度已经开展过阶段绩效评价或者综合绩效评价吗？", "23"
    )

    @model_validator(mode="after")
    def _nodes_after_approval(self) -> "YearFacts":
        for node in self.instalment_nodes or ():
            if self.approval_date is not None and node < self.approval_date:
                raise ValueError(
                    f"分期拨款节点（{written(node)}）早于批复日期（{written(self.approval_date)}），请核对。"
                )
        days, told = self.instalment_nodes, self.instalment_in_year
        if None in (self.year, days, told):
            return self
        if any(day.year == self.year for day in days or ()) != told:
            raise ValueError(f"{self.year}年有没有分期拨款节点，前后填的不一致，请核对。")
        return self


@dataclass(frozen=True, slots=True)
class Full:
    """So many years since the approval are full; `when` is the day, or the month where no more is known."""

    years: int
    when: str
    how: str


@dataclass(frozen=True, slots=True)
class Due:
    """Which department evaluations a year calls for. `approved`: in which year. None: not known."""

    year: int
    start: date | None
    approved: int | None
    full: Full | None
    nodes: tuple[date, ...] | None
    instalment: bool | None
    """Whether an instalment is paid in the year, be its day known or not."""

    @property
    def department(self) -> bool:
        """Whether the year certainly calls for a department evaluation."""
        return self.full is not None or bool(self.instalment)

    @property
    def before_approval(self) -> bool:
        """Whether the centre did not exist yet in this year."""
        return self.approved is not None and self.year < self.approved


def due_in(year: int, facts: YearFacts, context: Context) -> Due:
    """What `year` calls for."""
    start = approved_on(facts, context)
    nodes, month = facts.instalment_nodes, facts.month_only
    if start is not None:
        approved, full = start.year, _full_in(year, start, context)
    elif month is not None:
        approved, full = int(month[:4]), _full_by_month(year, month, context)
    else:
        approved, full = None, None
    days = None if nodes is None else tuple(sorted(node for node in set(nodes) if node.year == year))
    instalment = bool(days) if days is not None else facts.instalment_in_year if year == facts.year else None
    return Due(year, start, approved, full, days, instalment)


def _full_in(year: int, start: date, context: Context) -> Full | None:
    """The day of `year` on which three years, or a multiple of them, are full; None where there is none."""
    convention, three = context.reading("period-end"), int(FULL.value)
    elapsed = (year - start.year) // three * three
    for years in (elapsed, elapsed + three):
        if years >= three and (last := period_last(start, years, convention)).year == year:
            first_only = years > three and context.reading("comprehensive-cycle") == "first_only"
            return None if first_only else Full(years, written(last), period_how(start, years, convention))
    return None


def _full_by_month(year: int, month: str, context: Context) -> Full | None:
    years = year - int(month[:4])
    if years < FULL.value or years % FULL.value:
        return None
    if years > FULL.value and context.reading("comprehensive-cycle") == "first_only":
        return None
    when = in_words(month, years)
    return Full(years, when, f"{in_words(month)} + {years}年 = {when}")


def yearly_findings(year: int, facts: YearFacts, context: Context) -> tuple[Finding, ...]:
    """The three kinds of evaluation, in the order of the text."""
    due = due_in(year, facts, context)
    if due.before_approval:
        because = f"{year}年度在批复之前，不作评价。"
        return tuple(
            kind.gives(Outcome.NOT_APPLICABLE, because, facts, "approval_date", "year")
            for kind in (COMPREHENSIVE, STAGE, SELF)
        )
    return (
        _comprehensive(due, facts),
        _stage(due, facts, context),
        _self(due, facts, context),
    )


def indicators(year: int, facts: YearFacts, context: Context) -> tuple[Finding, ...]:
    """What a department evaluation looks at, where the year calls for one."""
    due = due_in(year, facts, context)
    return (_indicators(context),) if due.department and not due.before_approval else ()


def year_in_words(findings: tuple[Finding, ...]) -> str:
    """The sentence of the conclusion about the year: what it calls for, or lacks facts to tell."""
    comprehensive, stage, own = findings
    lacking = [finding for finding in (comprehensive, stage) if finding.missing]
    called_for = [
        finding
        for finding in (comprehensive, stage)
        if finding.facts and not finding.missing and finding.outcome is not Outcome.NOT_APPLICABLE
    ]
    implied = bool(called_for) and own.outcome is Outcome.NOT_APPLICABLE and own.clause is not NOT_TWICE
    told = [*called_for, *(() if implied else (own,)), *lacking]
    return "".join(finding.because for finding in told)


def rule_in_words() -> str:
    """The rule itself, for where nothing is known of the centre."""
    return f"批复期满{FULL.value}年的开展综合评价，逢分期拨款节点的开展阶段绩效评价，其它年度做自评价。"


def next_self_evaluation(year: int, facts: YearFacts, context: Context) -> int | None:
    """The next year after `year` that calls for a self-evaluation; None where none is near."""
    first = max(year + 1, due_in(year, facts, context).approved or 0)
    later = facts.model_copy(update={"department_evaluated": None})
    return next(
        (
            candidate
            for candidate in range(first, first + NEAR)
            if _self(due_in(candidate, later, context), later, context).outcome is not Outcome.NOT_APPLICABLE
        ),
        None,
    )


def _comprehensive(due: Due, facts: YearFacts) -> Finding:
    if due.approved is None:
        if facts.department_evaluated:
            return COMPREHENSIVE.gives(Outcome.STATED, f"批复期满{FULL.value}年的开展综合评价。", facts)
        return COMPREHENSIVE.lacks(facts, "approval_date", because="要算哪一年期满3年，还缺批复日期。")
    if due.full is None:
        return COMPREHENSIVE.gives(
            Outcome.NOT_APPLICABLE,
            f"{due.year}年没有期满{FULL.value}年的日子，不开展综合评价。",
            facts,
            "approval_date",
            "approved_in",
            "year",
        )
    return COMPREHENSIVE.gives(
        Outcome.STATED,
        f"到{due.full.when}批复期满{due.full.years}年，{due.year}年度应开展综合评价。",
        facts,
        "approval_date",
        "approved_in",
        "year",
        arithmetic=due.full.how,
        next_step="期满后哪一天开展办法未规定，请向市科技局了解安排。",
    )


def _stage(due: Due, facts: YearFacts, context: Context) -> Finding:
    if due.instalment is None:
        if due.full is not None or facts.department_evaluated:
            return STAGE.gives(Outcome.STATED, "逢分期拨款节点的，开展阶段绩效评价。", facts)
        return STAGE.lacks(facts, "instalment_nodes", because=f"还不知道{due.year}年有没有分期拨款节点。")
    if not due.instalment:
        return STAGE.gives(
            Outcome.NOT_APPLICABLE,
            f"{due.year}年没有分期拨款节点，不开展阶段绩效评价。",
            facts,
            "instalment_nodes",
            "instalment_in_year",
        )
    listed = f"（{'、'.join(written(node) for node in due.nodes)}）" if due.nodes else ""
    if due.full is not None:
        return _overlap(due, listed, facts, context)
    return STAGE.gives(
        Outcome.STATED,
        f"{due.year}年逢分期拨款节点{listed}，应开展阶段绩效评价。",
        facts,
        "instalment_nodes",
        "instalment_in_year",
    )


def _overlap(due: Due, listed: str, facts: YearFacts, context: Context) -> Finding:
    if context.reading("overlap-same-year") == "comprehensive_absorbs":
        return STAGE.gives(
            Outcome.NOT_APPLICABLE,
            f"{due.year}年已有综合评价，不再开展阶段绩效评价。",
            facts,
            "instalment_nodes",
            "instalment_in_year",
        )
    return STAGE.gives(
        Outcome.STATED,
        f"{due.year}年又逢分期拨款节点{listed}，综合评价和阶段绩效评价的条件都成立；是否合并进行，办法未规定。",
        facts,
        "instalment_nodes",
        "instalment_in_year",
        next_step="向市科技局核实两种评价是否合并进行。",
    )


def _self(due: Due, facts: YearFacts, context: Context) -> Finding:
    """Self-evaluation of `due.year`: in all other years, and not where a department evaluation took place."""
    names = (
        "approval_date",
        "approved_in",
        "year",
        "instalment_nodes",
        "instalment_in_year",
        "department_evaluated",
    )
    year = due.year
    if context.reading("current-year") == "submission_year":
        exempting, held = due_in(year + 1, facts, context), None
    else:
        exempting, held = due, facts.department_evaluated
    if held:
        return NOT_TWICE.gives(
            Outcome.NOT_APPLICABLE, f"{year}年度已开展部门评价，不再开展自评价。", facts, *names
        )
    if exempting.department:
        return _instead_of_self(year, exempting, facts, context, held)
    if due.start is not None and _not_a_full_year(due.start, year, context):
        return SELF.gives(
            Outcome.NOT_APPLICABLE, f"{year}年年中才批复，运行满一个年度后再做自评价。", facts, *names
        )
    if held is False and exempting.instalment is None:
        return SELF.gives(Outcome.STATED, f"{year}年度没有开展部门评价，仍做自评价。", facts, *names)
    if exempting.approved is None or exempting.instalment is None:
        return SELF.gives(
            Outcome.STATED,
            f"{year}年度没有部门评价的，做自评价；已开展部门评价的，不再自评价。",
            facts,
            *names,
        )
    return SELF.gives(Outcome.STATED, f"{year}年度做自评价。", facts, *names)


def _instead_of_self(year: int, due: Due, facts: YearFacts, context: Context, held: bool | None) -> Finding:
    names = (
        "approval_date",
        "approved_in",
        "year",
        "instalment_nodes",
        "instalment_in_year",
        "department_evaluated",
    )
    if held is False and context.as_of.year > due.year:
        return SELF.gives(
            Outcome.NEEDS_JUDGEMENT,
            f"{due.year}年度应开展部门评价而没有开展，要不要改做自评价，办法没有写，须人工判断。",
            facts,
            *names,
            next_step="向市科技局核实这一年度要不要提交自评价工作报告。",
        )
    elsewhere = f"{due.year}年应开展部门评价，当年不再做{year}年度的自评价。"
    return SELF.gives(
        Outcome.NOT_APPLICABLE,
        elsewhere if due.year != year else f"{year}年度应开展部门评价，不属于自评价的年度。",
        facts,
        *names,
        next_step="部门评价到年底没有开展的，向市科技局核实要不要做自评价。",
    )


def _not_a_full_year(start: date, year: int, context: Context) -> bool:
    new_year = date(year, 1, 1)
    return start.year == year and start > new_year and context.reading("first-self-evaluation") == "full_year"


def _indicators(context: Context) -> Finding:
    if context.reading("plan-term") == "different":
        return Finding(
            INDICATORS,
            "部门评价内容",
            Outcome.NEEDS_JUDGEMENT,
            "部门评价对照批复确定的建设方案，是哪一份方案须人工判断。",
            next_step="向市科技局核实部门评价对照哪一份方案。",
        )
    return Finding(
        INDICATORS,
        "部门评价内容",
        Outcome.STATED,
        "部门评价主要对照批复时确定的建设与运行实施方案设置指标体系，"
        "包括目标任务完成、组织管理、保障措施、科研产出、经费使用管理和社会服务等情况。",
        evidence=("批复文件和批复确定的建设与运行实施方案", "目标任务完成情况和经费使用情况的材料"),
    )
