"""创建自治区、国家技术创新中心：第十九条、第二十六条。

19    创建国家、自治区技术创新中心一般应已认定为市技术创新中心。
26    对于绩效评价结果为“优秀”的，择优推荐申报自治区技术创新中心
"""

from pydantic import model_validator

from assistant.checkers.checker import Checker, Context
from assistant.checkers.decision import Clause, Decision, Finding, Outcome
from assistant.checkers.facts import Choice, Facts, fact

RECOGNISED = Clause("19", "创建国家、自治区技术创新中心一般应已认定为市技术创新中心")
EXCELLENT = Clause("26", "对于绩效评价结果为“优秀”的")
RECOMMENDED = Clause("26", "择优推荐申报自治区技术创新中心")


class Level(Choice):
    """The level that the centre wants to go on to."""

    AUTONOMOUS_REGION = "autonomous_region", "自治区技术创新中心"
    NATIONAL = "national", "国家技术创新中心"


HIGHER_RULES = {
    Level.AUTONOMOUS_REGION: Clause("1", "《内蒙古自治区技术创新中心建设实施方案（暂行）》"),
    Level.NATIONAL: Clause("1", "《国家技术创新中心建设运行管理办法（暂行）》（国科发〔2021〕17号）"),
}
"""The documents on the higher levels that 第一条 names; their texts are not in the library."""


class Result(Choice):
    """A result of the evaluation; this regulation gives no other grades than the first two."""

    EXCELLENT = "excellent", "优秀"
    UNQUALIFIED = "unqualified", "不合格"
    OTHER = "other", "其他等级"
    NOT_YET_EVALUATED = "not_yet_evaluated", "还没有评价结果"


class Evaluation(Choice):
    """The evaluation that gave the result."""

    SELF = "self", "自评价"
    STAGE = "stage", "阶段绩效评价"
    COMPREHENSIVE = "comprehensive", "综合绩效评价"


GRADED_BY = {
    "not_stated": frozenset(Evaluation),
    "department_only": frozenset({Evaluation.STAGE, Evaluation.COMPREHENSIVE}),
    "comprehensive_only": frozenset({Evaluation.COMPREHENSIVE}),
}
"""Which evaluations give a result that counts, for each option of the reading `graded-evaluation`."""


class UpgradeFacts(Facts):
    """Where a centre stands that wants to go on to a higher level."""

    target: Level | None = fact("拟创建的级别", "准备创建自治区技术创新中心，还是国家技术创新中心？", "19")
    recognised: bool | None = fact(
        "已认定为市技术创新中心", "已经批复建设为市技术创新中心、没有被撤销资格吗？", "19"
    )
    result: Result | None = fact("绩效评价结果", "绩效评价的结果是什么？", "26")
    evaluation: Evaluation | None = fact("结果出自哪种评价", "这个结果是哪一种评价给出的？", "26")

    @model_validator(mode="after")
    def _an_evaluation_has_a_result(self) -> "UpgradeFacts":
        if self.result is Result.NOT_YET_EVALUATED and self.evaluation:
            raise ValueError(
                f"既填了还没有评价结果，又填了结果出自{self.evaluation.chinese}，请核对后只留一项。"
            )
        return self


def decide(facts: UpgradeFacts, context: Context) -> Decision:
    """Apply 第十九条, then 第二十六条, then say where the conditions of the higher level stand."""
    findings = (
        _recognised(facts, context),
        _excellent(facts, context),
        _recommended(facts, context),
        *(_higher_rules(level) for level in Level if facts.target in (None, level)),
    )
    conclusion = "".join(
        finding.because for finding in findings[:3] if finding.outcome is not Outcome.NOT_APPLICABLE
    )
    return Decision("upgrade", "创建自治区、国家技术创新中心", context.as_of, conclusion, findings)


def _recognised(facts: UpgradeFacts, context: Context) -> Finding:
    outcome, because, next_step = _recognition(facts.recognised, context)
    return Finding(
        RECOGNISED,
        "已认定为市技术创新中心",
        outcome,
        because,
        facts=facts.used("target", "recognised"),
        missing=facts.missing("recognised"),
        next_step=next_step,
        evidence=("市科技局批复建设的文件",),
    )


def _recognition(recognised: bool | None, context: Context) -> tuple[Outcome, str, str]:
    """一般应: the rule, with room for exceptions that the text does not describe."""
    if recognised is None:
        return (
            Outcome.NEEDS_FACTS,
            "创建国家、自治区技术创新中心，一般应已认定为市技术创新中心；还不知道是否已认定。",
            "",
        )
    if recognised:
        if context.reading("approval-recognition") == "same":
            return Outcome.MET, "已认定为市技术创新中心，符合创建国家、自治区技术创新中心的一般要求。", ""
        return (
            Outcome.NEEDS_JUDGEMENT,
            "已批复建设，但批复以后是否还要另行认定没有写明，是否算已认定由人判断。",
            "向市科技局问明批复建设是否即为认定。",
        )
    begin = "先按创建程序申请市技术创新中心。"
    if context.reading("upgrade-prerequisite") == "required":
        return Outcome.NOT_MET, "还没有认定为市技术创新中心，不能创建国家、自治区技术创新中心。", begin
    return (
        Outcome.NEEDS_JUDGEMENT,
        "还没有认定为市技术创新中心；条文写的是“一般应”，例外的情形没有写明，是否属于例外由人判断。",
        f"{begin}认为属于例外的，向市科技局说明理由并问明。",
    )


def _excellent(facts: UpgradeFacts, context: Context) -> Finding:
    title = "绩效评价结果"
    if facts.target is Level.NATIONAL:
        return _only_for_the_region(EXCELLENT, title, facts)
    if facts.result is None:
        return Finding(
            EXCELLENT,
            title,
            Outcome.NEEDS_FACTS,
            "绩效评价结果为“优秀”的，择优推荐申报自治区技术创新中心；还不知道评价结果。",
            facts=facts.used("target", "evaluation"),
            missing=facts.missing("result"),
        )
    outcome, because = _result(facts.result, facts.evaluation, context)
    return Finding(
        EXCELLENT,
        title,
        outcome,
        because,
        facts=facts.used("target", "result", "evaluation"),
        next_step="" if outcome is Outcome.MET else "向市科技局问明能否申报自治区技术创新中心。",
        evidence=("绩效评价结果的文件",),
    )


def _result(result: Result, evaluation: Evaluation | None, context: Context) -> tuple[Outcome, str]:
    counted = evaluation is None or evaluation in GRADED_BY[context.reading("graded-evaluation")]
    if result is Result.EXCELLENT and counted:
        return Outcome.MET, "绩效评价结果为“优秀”，属于择优推荐申报自治区技术创新中心的范围。"
    where = "" if counted or evaluation is None else f"（出自{evaluation.chinese}，不作为评价结果）"
    given = (
        result.chinese if result is Result.NOT_YET_EVALUATED else f"绩效评价结果为“{result.chinese}”{where}"
    )
    if context.reading("excellent-recommendation") == "exclusive":
        return Outcome.NOT_MET, f"{given}；只有“优秀”的才能被推荐申报自治区技术创新中心。"
    return (
        Outcome.NEEDS_JUDGEMENT,
        f"{given}，不在择优推荐之列；其他中心能否申报自治区技术创新中心，本办法没有写明。",
    )


def _recommended(facts: UpgradeFacts, context: Context) -> Finding:
    title = "择优推荐"
    if facts.target is Level.NATIONAL:
        return _only_for_the_region(RECOMMENDED, title, facts)
    if facts.result is None:
        return Finding(
            RECOMMENDED,
            title,
            Outcome.NEEDS_FACTS,
            "“择优”是在“优秀”的当中再选，不是都推荐。",
            missing=facts.missing("result"),
        )
    if _result(facts.result, facts.evaluation, context)[0] is not Outcome.MET:
        return Finding(
            RECOMMENDED,
            title,
            Outcome.NOT_APPLICABLE,
            "没有“优秀”的评价结果，不在择优推荐之列。",
            facts=facts.used("result"),
        )
    return Finding(
        RECOMMENDED,
        title,
        Outcome.NEEDS_JUDGEMENT,
        "“择优”是在“优秀”的当中再选，不当然获得推荐；选择的标准和程序没有写明，由人判断。",
        facts=facts.used("result"),
        next_step="向归口管理部门和市科技局表明申报自治区技术创新中心的意愿，问明推荐的安排。",
    )


def _only_for_the_region(clause: Clause, title: str, facts: UpgradeFacts) -> Finding:
    return Finding(
        clause,
        title,
        Outcome.NOT_APPLICABLE,
        "择优推荐写的是申报自治区技术创新中心，没有写国家技术创新中心。",
        facts=facts.used("target"),
    )


def _higher_rules(level: Level) -> Finding:
    clause = HIGHER_RULES[level]
    return Finding(
        clause,
        f"{level.chinese}自身的条件和程序",
        Outcome.STATED,
        f"{level.chinese}的条件和程序，本办法没有规定。",
        next_step=f"查阅《{clause.quote.partition('《')[2].partition('》')[0]}》；本库没有收录它的正文。",
    )


CHECKER = Checker(
    name="upgrade",
    title="创建自治区、国家技术创新中心",
    description=(
        "按第十九条、第二十六条判断市技术创新中心能否、怎样创建自治区或国家技术创新中心：是否一般应先认定为市级、评价“优秀”的择优推荐。"
        "问升级、升格、申报自治区级或国家级时用。"
    ),
    facts=UpgradeFacts,
    decide=decide,
    places=("19", "26"),
)
