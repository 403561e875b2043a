"""创建程序的六步：第九条各项。走到哪一步，下一步做什么、由谁做、用什么材料。

9  技术创新中心创建程序
9(1)  市科技局围绕贯彻落实国家、自治区、市经济发展战略及创新发展规划需求，提出市技术创新中心规划布局方案。
9(2)  符合条件的单位向所在旗县区（开发区）科技管理部门或市级有关部门等归口管理部门提出建设技术创新中心意向。
9(3)  归口管理部门对照组建条件，择优提出培育对象，组织建设单位研究制定建设与运行实施方案，并出具推荐意见。
9(4)  市科技局根据归口管理部门推荐意见，组织专家对建设与运行实施方案进行可行性论证、开展实地考察，建设单位根据专家意见及建设条件完善方案。
9(5)  市科技局根据专家论证意见、实地考察结果，按照择优、择重、择需的原则，会议研究确定。
9(6)  对经会议研究后确定建设的技术创新中心进行公示，公示时间不少于5个工作日。经公示无异议，由市科技局行文批复建设。
"""

from dataclasses import dataclass

from assistant.checkers.checker import Context
from assistant.checkers.decision import Clause, Finding, Outcome
from assistant.checkers.facts import Choice, Facts, fact
from assistant.checkers.publicity import AT_LEAST
from corpus.numerals import to_chinese

PROCEDURE = Clause("9", "技术创新中心创建程序")


class CurrentStep(Choice):
    """Where a unit stands: the last thing that has happened."""

    NOT_STARTED = "not_started", "尚未提出意向"
    INTENT = "intent", "已提出意向"
    CULTIVATED = "cultivated", "已列为培育对象，正在制定方案"
    RECOMMENDED = "recommended", "归口管理部门已出具推荐意见"
    ARGUED = "argued", "已完成可行性论证和实地考察"
    DECIDED = "decided", "会议研究已确定建设"
    IN_PUBLICITY = "in_publicity", "正在公示"
    PUBLICITY_OVER = "publicity_over", "公示期满"
    APPROVED = "approved", "已批复建设"


class StepFacts(Facts):
    """Where a unit stands in the procedure."""

    current_step: CurrentStep | None = fact(
        "目前走到哪一步",
        "目前走到哪一步：" + "、".join(step.chinese for step in CurrentStep) + "？",
        "9",
    )


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the procedure: who acts, what is done, which documents come of it."""

    title: str
    clause: Clause
    actor: str
    action: str
    documents: tuple[str, ...] = ()


STEPS = (
    Step(
        "规划布局",
        Clause("9(1)", "提出市技术创新中心规划布局方案"),
        "市科技局",
        "提出市技术创新中心规划布局方案",
        ("市技术创新中心规划布局方案（市科技局）",),
    ),
    Step(
        "提出意向",
        Clause(
            "9(2)",
            "符合条件的单位向所在旗县区（开发区）科技管理部门或市级有关部门等归口管理部门"
            "提出建设技术创新中心意向",
        ),
        "符合条件的单位（申请单位）",
        "向归口管理部门提出建设技术创新中心意向",
        ("建设技术创新中心意向（申请单位；书面格式办法未规定）",),
    ),
    Step(
        "申请建设",
        Clause("9(3)", "择优提出培育对象，组织建设单位研究制定建设与运行实施方案，并出具推荐意见"),
        "归口管理部门和建设单位",
        "归口管理部门对照组建条件择优提出培育对象，组织建设单位研究制定建设与运行实施方案，并出具推荐意见",
        ("建设与运行实施方案（建设单位）", "推荐意见（归口管理部门）"),
    ),
    Step(
        "可行性论证",
        Clause("9(4)", "组织专家对建设与运行实施方案进行可行性论证、开展实地考察"),
        "市科技局、专家组和建设单位",
        "市科技局组织专家论证方案、开展实地考察，建设单位根据专家意见及建设条件完善方案",
        ("专家论证意见（专家组）", "完善后的建设与运行实施方案（建设单位）"),
    ),
    Step(
        "会议研究",
        Clause("9(5)", "按照择优、择重、择需的原则，会议研究确定"),
        "市科技局",
        "根据专家论证意见、实地考察结果，按照择优、择重、择需的原则会议研究确定",
    ),
    Step(
        "批复建设",
        Clause("9(6)", "经公示无异议，由市科技局行文批复建设"),
        "市科技局",
        "对确定建设的技术创新中心进行公示，经公示无异议的行文批复建设",
        ("批复文件（市科技局）",),
    ),
)
BY_THE_BUREAU_ALONE = 1
"""How many steps come before the applicant's first: 规划布局."""


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next from where a unit stands: the step, and what to do in it."""

    step: Step
    what: str
    advice: str = ""


_LAYOUT, _INTENT, _APPLY, _ARGUE, _MEETING, _APPROVE = STEPS
NEXT = {
    CurrentStep.NOT_STARTED: Next(
        _INTENT,
        "由申请单位向归口管理部门提出建设技术创新中心意向",
        "提出意向前先对照组建条件自查；应找哪一家归口管理部门，请先向市科技局问明。",
    ),
    CurrentStep.INTENT: Next(
        _APPLY,
        "由归口管理部门对照组建条件，择优提出培育对象",
        "按组建条件备好证明材料；提出意向不等于被列为培育对象。",
    ),
    CurrentStep.CULTIVATED: Next(
        _APPLY,
        "由归口管理部门组织建设单位研究制定建设与运行实施方案，并出具推荐意见",
        "建设单位编制方案，写明七项应明确的内容。",
    ),
    CurrentStep.RECOMMENDED: Next(
        _ARGUE,
        "由市科技局组织专家进行可行性论证、开展实地考察，建设单位根据专家意见及建设条件完善方案",
        "准备论证和实地考察，按专家意见完善方案。",
    ),
    CurrentStep.ARGUED: Next(
        _MEETING,
        "由市科技局根据专家论证意见、实地考察结果，会议研究确定",
        "方案没有按专家意见完善的，先完善；然后等待会议研究结果。",
    ),
    CurrentStep.DECIDED: Next(
        _APPROVE, f"对确定建设的技术创新中心进行公示，公示时间{AT_LEAST}", "等待公示，留意公示起止日期。"
    ),
    CurrentStep.IN_PUBLICITY: Next(
        _APPROVE,
        "等公示期满，经公示无异议的，由市科技局行文批复建设",
        "等待公示期满；有异议的，向市科技局核实。",
    ),
    CurrentStep.PUBLICITY_OVER: Next(_APPROVE, "经公示无异议的，由市科技局行文批复建设", "等待批复文件。"),
}


def overview(context: Context) -> Finding:
    """How many steps there are, and from which the applicant takes part."""
    own = STEPS[BY_THE_BUREAU_ALONE:]
    if context.reading("application-steps") == "five":
        listed = "、".join(step.title for step in own)
        because = f"申请单位参与的创建程序共{to_chinese(len(own))}步：{listed}。"
    else:
        listed = "、".join(step.title for step in STEPS)
        because = (
            f"创建程序共{to_chinese(len(STEPS))}步：{listed}；第一步由市科技局完成，"
            f"申请单位从第二步“{own[0].title}”起参与后{to_chinese(len(own))}步。"
        )
    return Finding(PROCEDURE, "创建程序", Outcome.STATED, because)


def step_findings(facts: StepFacts, context: Context) -> tuple[Finding, ...]:
    """The six steps, each with who acts, and whether it lies behind, is next or comes later."""
    return tuple(_step(step, facts, context) for step in STEPS)


def _step(step: Step, facts: StepFacts, context: Context) -> Finding:
    because = f"{step.actor}：{step.action}。"
    if step is _INTENT:
        because += _where_to_go(context)
    return Finding(
        step.clause,
        step.title,
        Outcome.STATED,
        because + _standing(step, facts.current_step),
        facts=facts.used("current_step"),
        evidence=step.documents,
    )


def _where_to_go(context: Context) -> str:
    if context.reading("recommending-department") == "by_place":
        return "按所在地，找旗县区（开发区）科技管理部门。"
    return "所在旗县区（开发区）科技管理部门和市级有关部门都是归口管理部门，找哪一家办法没有细写。"


def _standing(step: Step, current: CurrentStep | None) -> str:
    if current is None:
        return ""
    if current is CurrentStep.APPROVED:
        return "这一步已经完成。"
    upcoming = NEXT[current].step
    if step is upcoming:
        return "目前在这一步。"
    return "这一步在前。" if STEPS.index(step) < STEPS.index(upcoming) else "这一步还没有到。"


def next_finding(facts: StepFacts) -> Finding:
    """What comes next, who acts, and with which documents. How long a step takes is not stated."""
    current = facts.current_step
    if current is None:
        return Finding(
            PROCEDURE,
            "下一步",
            Outcome.NEEDS_FACTS,
            "还不知道目前走到哪一步，说不出下一步。",
            missing=facts.missing("current_step"),
        )
    if current is CurrentStep.APPROVED:
        return Finding(
            _APPROVE.clause,
            "下一步",
            Outcome.STATED,
            "已批复建设，创建程序已经走完，此后按运行管理和动态管理的规定办理。",
            facts=facts.used("current_step"),
            next_step="用批复日期核对建设周期和每年的评价。",
        )
    upcoming = NEXT[current]
    return Finding(
        upcoming.step.clause,
        "下一步",
        Outcome.STATED,
        f"目前{current.chinese}；下一步是“{upcoming.step.title}”，{upcoming.what}。每一步的办理时限办法未规定。",
        facts=facts.used("current_step"),
        next_step=upcoming.advice,
        evidence=upcoming.step.documents,
    )


def next_in_words(facts: StepFacts) -> str:
    """The sentence of the conclusion about where a unit stands."""
    current = facts.current_step
    if current is None:
        return ""
    if current is CurrentStep.APPROVED:
        return "已批复建设，创建程序已经走完。"
    return f"目前{current.chinese}，下一步是“{NEXT[current].step.title}”：{NEXT[current].what}。"
