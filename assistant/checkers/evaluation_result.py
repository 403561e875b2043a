"""评价结果的后果：第二十六条。优秀、不合格各怎样，整改期哪一天届满，届满以后怎样。

22  技术创新中心绩效评估按照《呼和浩特市科技创新平台绩效评价管理办法（试行）》执行。
26  绩效评价结果应用按照《呼和浩特市科技创新平台绩效评价管理办法（试行）》执行。
26  对于绩效评价结果为“优秀”的，择优推荐申报自治区技术创新中心；结果为“不合格”的技术创新中心，给予1年整改期，整改后仍不合格的，撤销其资格，3年内不得再行申报。
27(5)  年度考核评估不合格拒绝整改的
"""  # noqa: E501

from datetime import date

from pydantic import model_validator

from assistant.checkers.calendar import Day, over_or_not, period_first, period_how, period_last, written
from assistant.checkers.checker import Context
from assistant.checkers.decision import Finding, Milestone, Outcome, Parameter
from assistant.checkers.facts import Choice, Facts, fact
from assistant.checkers.findings import Condition

RECTIFICATION = Parameter("26", "结果为“不合格”的技术创新中心，给予1年整改期", value=1, unit="年")
BAN = Parameter("26", "整改后仍不合格的，撤销其资格，3年内不得再行申报", value=3, unit="年")
EXCELLENT = Condition("26", "对于绩效评价结果为“优秀”的，择优推荐申报自治区技术创新中心", "评价结果")
FAILED = Condition("26", RECTIFICATION.quote, "评价结果")
RECTIFYING = Condition("26", RECTIFICATION.quote, "整改期", ("整改通知（载明起算日期）", "整改情况报告"))
AFTERWARDS = Condition("26", BAN.quote, "整改结果", ("整改后的评价结果",))
REFUSED = Condition("27(5)", "年度考核评估不合格拒绝整改的", "拒绝整改")
OTHER_MEASURES = Condition(
    "22", "技术创新中心绩效评估按照《呼和浩特市科技创新平台绩效评价管理办法（试行）》执行", "评价办法"
)

USE_OF_RESULTS = Condition(
    "26", "绩效评价结果应用按照《呼和浩特市科技创新平台绩效评价管理办法（试行）》执行", "结果应用"
)


class Result(Choice):
    """What an evaluation came to. The regulation attaches consequences to the first and the last only."""

    EXCELLENT = "excellent", "优秀"
    QUALIFIED = "qualified", "合格"
    FAILED = "failed", "不合格"


class Kind(Choice):
    """Which evaluation gave the result."""

    SELF = "self", "自评价"
    STAGE = "stage", "阶段绩效评价"
    COMPREHENSIVE = "comprehensive", "综合绩效评价"


class ResultFacts(Facts):
    """What the evaluation came to, and how far a rectification is."""

    result: Result | None = fact("绩效评价结果", "绩效评价结果是优秀、合格还是不合格？", "26")
    result_from: Kind | None = fact(
        "结果来自哪一种评价", "这个结果是自评价、阶段绩效评价还是综合绩效评价的？", "26"
    )
    rectification_start: Day | None = fact(
        "整改期起算日", "整改期从哪一天起算（看整改通知；条文没有写起算日）？", "26"
    )
    passed_after_rectification: bool | None = fact("整改后合格", "整改以后评价合格吗？", "26")

    @model_validator(mode="after")
    def _only_a_failed_centre_rectifies(self) -> "ResultFacts":
        rectifying = self.given("rectification_start", "passed_after_rectification")
        if rectifying and self.result not in (None, Result.FAILED):
            raise ValueError(
                f"评价结果填的是“{self.result.chinese if self.result else ''}”，又填了整改的情况；"
                "只有结果为“不合格”的才有整改期，请核对后再算。"
            )
        return self

    @property
    def rectifying(self) -> bool:
        """Whether there is a rectification to speak of."""
        return self.result is Result.FAILED or self.given("rectification_start", "passed_after_rectification")


def result_findings(facts: ResultFacts, context: Context) -> tuple[Finding, ...]:
    """The consequence of the result, then the rectification and what follows it."""
    use = USE_OF_RESULTS.gives(
        Outcome.STATED,
        "结果的其他应用按照《呼和浩特市科技创新平台绩效评价管理办法（试行）》执行；本库未收录该办法。",
        facts,
    )
    if facts.result_from is not None and not _gives_results(facts.result_from, context):
        because = f"{facts.result_from.chinese}不给出这里所说的评价结果。"
        return (use, EXCELLENT.gives(Outcome.NOT_APPLICABLE, because, facts, "result", "result_from"))
    if not facts.rectifying:
        return (use, _consequence(facts, context))
    rectification = (_rectification(facts, context), _afterwards(facts, context))
    return (use, _consequence(facts, context), *rectification, *_refusal(facts, context))


def result_in_words(findings: tuple[Finding, ...]) -> str:
    """The sentence of the conclusion about the result: how the rectification stands, else the consequence."""
    _, consequence, *rectification = findings
    told = "".join(finding.because for finding in rectification if finding.facts)
    lacking = "".join(finding.because for finding in rectification if finding.missing)
    return told or consequence.because + lacking


def rectification_end(facts: ResultFacts, context: Context) -> date | None:
    """The last day of the rectification; None where its start is not known or is for a person to judge."""
    if facts.rectification_start is None or context.reading("rectification-start") == "judgement":
        return None
    return period_last(facts.rectification_start, int(RECTIFICATION.value), context.reading("period-end"))


def rectification_milestones(facts: ResultFacts, context: Context) -> tuple[Milestone, ...]:
    """The rectification on the timeline."""
    start, end = facts.rectification_start, rectification_end(facts, context)
    if start is None or end is None:
        return ()
    convention = context.reading("period-end")
    how = period_how(start, int(RECTIFICATION.value), convention)
    return (Milestone("整改期届满", RECTIFICATION.place, end, period_first(start, convention), how),)


def other_measures() -> Finding:
    """Grades, scores and procedure stand in measures whose text is not held."""
    return Finding(
        OTHER_MEASURES,
        OTHER_MEASURES.title,
        Outcome.STATED,
        "评价的等级、分数线和程序本办法未规定，见《呼和浩特市科技创新平台绩效评价管理办法（试行）》；本库未收录该办法。",
    )


def _gives_results(kind: Kind, context: Context) -> bool:
    reading = context.reading("graded-evaluation")
    if reading == "department_only":
        return kind is not Kind.SELF
    return kind is Kind.COMPREHENSIVE if reading == "comprehensive_only" else True


def _consequence(facts: ResultFacts, context: Context) -> Finding:
    if facts.rectifying:
        return FAILED.gives(
            Outcome.STATED,
            f"结果为“不合格”，给予{RECTIFICATION.value}年整改期；整改后仍不合格的，撤销其资格，"
            f"{BAN.value}年内不得再行申报。",
            facts,
            "result",
            next_step="向市科技局核实整改期从哪一天起算，并在整改期内完成整改。",
        )
    exclusive = context.reading("excellent-recommendation") == "exclusive"
    others = "不是“优秀”的不推荐申报。" if exclusive else "不是“优秀”的能否申报，办法未写明。"
    if facts.result is Result.EXCELLENT:
        because = "结果为“优秀”的，择优推荐申报自治区技术创新中心；“择优”是在优秀的当中再选，不是都推荐。"
        return EXCELLENT.gives(
            Outcome.STATED,
            because + others,
            facts,
            "result",
            next_step="向归口管理部门和市科技局了解推荐安排。",
        )
    if facts.result is Result.QUALIFIED:
        because = f"本办法只写了“优秀”和“不合格”的后果，没有写合格的后果；{others}"
        return EXCELLENT.gives(Outcome.STATED, because, facts, "result")
    return EXCELLENT.gives(
        Outcome.STATED,
        f"结果为“优秀”的，择优推荐申报自治区技术创新中心；结果为“不合格”的，给予{RECTIFICATION.value}年整改期，"
        f"整改后仍不合格的，撤销其资格，{BAN.value}年内不得再行申报。",
        facts,
    )


def _rectification(facts: ResultFacts, context: Context) -> Finding:
    start = facts.rectification_start
    if start is None:
        return RECTIFYING.lacks(
            facts,
            "rectification_start",
            because="条文没有写整改期从哪一天起算，要算哪一天届满须提供起算日。",
        )
    end = rectification_end(facts, context)
    if end is None:
        return RECTIFYING.gives(
            Outcome.NEEDS_JUDGEMENT,
            "条文没有写整改期从哪一天起算，须人工判断。",
            facts,
            "rectification_start",
            next_step="向市科技局核实整改期从哪一天起算。",
        )
    running = context.as_of <= end
    return RECTIFYING.gives(
        Outcome.STATED,
        f"整改期从{written(start)}起{RECTIFICATION.value}年，到{written(end)}届满，"
        + over_or_not(end, context.as_of),
        facts,
        "rectification_start",
        arithmetic=period_how(start, int(RECTIFICATION.value), context.reading("period-end")),
        next_step="在届满前完成整改。" if running else "",
    )


def _refusal(facts: ResultFacts, context: Context) -> tuple[Finding, ...]:
    """What refusing to rectify comes to stands in another article, and matters as long as there is time to rectify."""
    end = rectification_end(facts, context)
    over = facts.passed_after_rectification is not None or (end is not None and context.as_of > end)
    return () if over else (REFUSED.gives(Outcome.STATED, "不合格而拒绝整改的，撤销其资格。", facts),)


def _afterwards(facts: ResultFacts, context: Context) -> Finding:
    passed, end = facts.passed_after_rectification, rectification_end(facts, context)
    names = ("rectification_start", "passed_after_rectification")
    if passed:
        return AFTERWARDS.gives(Outcome.MET, "整改后合格，不因这一次不合格撤销资格。", facts, *names)
    consequence = f"撤销其资格，{BAN.value}年内不得再行申报"
    running = end is not None and context.as_of <= end
    if passed is None:
        if end is not None and not running:
            return AFTERWARDS.lacks(
                facts, "passed_after_rectification", because="整改期已经届满，还不知道整改后是否合格。"
            )
        return AFTERWARDS.gives(
            Outcome.STATED, f"整改后合格的，保留资格；整改后仍不合格的，{consequence}。", facts
        )
    if end is not None and running:
        return AFTERWARDS.gives(
            Outcome.NEEDS_JUDGEMENT,
            f"整改期到{written(end)}才届满，届满前能否认定整改后仍不合格，条文没有写，须人工判断。",
            facts,
            *names,
            next_step="向市科技局核实，并继续整改。",
        )
    return AFTERWARDS.gives(
        Outcome.NOT_MET,
        f"整改后仍不合格，{consequence}。",
        facts,
        *names,
        next_step="撤销日期确定后，用撤销日期计算最早哪一天可以再申报。",
    )
