"""创建程序：第九条。

9(1)  市科技局围绕贯彻落实国家、自治区、市经济发展战略及创新发展规划需求，提出市技术创新中心规划布局方案。
9(2)  符合条件的单位向所在旗县区（开发区）科技管理部门或市级有关部门等归口管理部门提出建设技术创新中心意向。
9(3)  归口管理部门对照组建条件，择优提出培育对象，组织建设单位研究制定建设与运行实施方案，并出具推荐意见。建设与运行实施方案应明确发展目标、重点任务、管理运行机制、保证措施、工作进展、考核指标、利益分配机制等内容，方案一般以三年为建设运行周期。
9(4)  市科技局根据归口管理部门推荐意见，组织专家对建设与运行实施方案进行可行性论证、开展实地考察，建设单位根据专家意见及建设条件完善方案。专家组由同行技术专家、管理专家和财务专家构成。
9(5)  市科技局根据专家论证意见、实地考察结果，按照择优、择重、择需的原则，会议研究确定。
9(6)  对经会议研究后确定建设的技术创新中心进行公示，公示时间不少于5个工作日。经公示无异议，由市科技局行文批复建设。
"""  # noqa: E501

from assistant.checkers.application_steps import (
    CurrentStep,
    StepFacts,
    next_finding,
    next_in_words,
    overview,
    step_findings,
)
from assistant.checkers.checker import Checker, Context
from assistant.checkers.construction_plan import PlanFacts, contents_finding, period_finding
from assistant.checkers.decision import Decision, Finding, Outcome
from assistant.checkers.expert_panel import PanelFacts, panel_findings
from assistant.checkers.publicity import (
    AT_LEAST,
    PublicityFacts,
    publicity_findings,
    publicity_in_words,
    publicity_milestones,
)


class ApplicationFacts(PublicityFacts, PanelFacts, PlanFacts, StepFacts):
    """Where an application stands: the step, the plan, the expert panel, the publicity."""


def decide(facts: ApplicationFacts, context: Context) -> Decision:
    """Apply 第九条: the steps where they are asked about, then what is known of plan, panel, publicity."""
    return Decision(
        "application",
        "创建程序",
        context.as_of,
        _conclusion(facts, context),
        (
            *_steps(facts, context),
            *_plan(facts, context),
            *_panel(facts, context),
            *_publicity(facts, context),
        ),
        publicity_milestones(facts, context),
    )


def _steps(facts: ApplicationFacts, context: Context) -> tuple[Finding, ...]:
    """All steps, except where only a part of them (plan, panel, publicity) is asked about."""
    if facts.given() and facts.current_step is None:
        return ()
    return (overview(context), *step_findings(facts, context), next_finding(facts))


def _plan(facts: ApplicationFacts, context: Context) -> tuple[Finding, ...]:
    if facts.given() and not facts.given(*PlanFacts.model_fields) and not _writing_the_plan(facts):
        return ()
    return (contents_finding(facts), period_finding(facts, context))


def _panel(facts: ApplicationFacts, context: Context) -> tuple[Finding, ...]:
    argued_next = facts.current_step is CurrentStep.RECOMMENDED
    if facts.given() and not facts.given(*PanelFacts.model_fields) and not argued_next:
        return ()
    return panel_findings(facts, context)


def _publicity(facts: ApplicationFacts, context: Context) -> tuple[Finding, ...]:
    publicity_next = facts.current_step in (
        CurrentStep.DECIDED,
        CurrentStep.IN_PUBLICITY,
        CurrentStep.PUBLICITY_OVER,
    )
    if facts.given() and not facts.given(*PublicityFacts.model_fields) and not publicity_next:
        return ()
    return publicity_findings(facts, context)


def _writing_the_plan(facts: ApplicationFacts) -> bool:
    return facts.current_step in (CurrentStep.INTENT, CurrentStep.CULTIVATED)


def _conclusion(facts: ApplicationFacts, context: Context) -> str:
    if not facts.given():
        return f"{overview(context).because}公示时间{AT_LEAST}。说明目前走到哪一步，就能给出下一步。"
    words = next_in_words(facts)
    if facts.given(*PlanFacts.model_fields):
        words += _in_words(_plan(facts, context))
    if facts.given(*PanelFacts.model_fields):
        words += _in_words(_panel(facts, context))
    if facts.given(*PublicityFacts.model_fields):
        words += publicity_in_words(facts, context)
    return words


def _in_words(findings: tuple[Finding, ...]) -> str:
    return "".join(finding.because for finding in findings if finding.outcome is not Outcome.STATED)


CHECKER = Checker(
    name="application",
    title="创建程序",
    description=(
        "按第九条说明创建程序的六步：走到某一步之后下一步是什么、由谁办、交什么材料；"
        "核对建设与运行实施方案的内容和周期、专家组构成；"
        "由公示起止日期计算公示满5个工作日的日期、公示时间够不够、最早哪一天可以批复、有异议怎样。"
    ),
    facts=ApplicationFacts,
    decide=decide,
    places=("9", "9(1)", "9(2)", "9(3)", "9(4)", "9(5)", "9(6)"),
)
