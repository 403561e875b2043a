"""建设与运行实施方案：第九条第（三）项。

9(3)  建设与运行实施方案应明确发展目标、重点任务、管理运行机制、保证措施、工作进展、考核指标、利益分配机制等内容，方案一般以三年为建设运行周期。
"""  # noqa: E501

from assistant.checkers.checker import Context
from assistant.checkers.decision import Clause, Finding, Outcome, Parameter
from assistant.checkers.facts import Choice, Facts, fact

CONTENTS = Clause(
    "9(3)",
    "建设与运行实施方案应明确发展目标、重点任务、管理运行机制、保证措施、工作进展、考核指标、利益分配机制等内容",
)
USUAL_PERIOD = Parameter("9(3)", "方案一般以三年为建设运行周期", value=3, unit="年")


class PlanContent(Choice):
    """The contents that the plan should make clear, in the order of the text."""

    GOALS = "goals", "发展目标"
    TASKS = "tasks", "重点任务"
    MECHANISM = "mechanism", "管理运行机制"
    SAFEGUARDS = "safeguards", "保证措施"
    PROGRESS = "progress", "工作进展"
    INDICATORS = "indicators", "考核指标"
    BENEFIT_SHARING = "benefit_sharing", "利益分配机制"


class PlanFacts(Facts):
    """What is known of the plan."""

    plan_contents: tuple[PlanContent, ...] | None = fact(
        "方案已写明的内容",
        "方案写明了哪几项（请全部列出）：" + "、".join(content.chinese for content in PlanContent) + "？",
        "9(3)",
    )
    plan_years: int | None = fact("方案的建设运行周期（年）", "方案以几年为建设运行周期？", "9(3)", ge=1)
    plan_months: int | None = fact(
        "方案的建设运行周期（月，不是整年的）", "方案以多少个月为建设运行周期（整年的不用填）？", "9(3)", ge=1
    )


def contents_finding(facts: PlanFacts) -> Finding:
    """The seven named contents; 等 leaves the list open, which no machine closes."""
    if facts.plan_contents is None:
        listed = "、".join(content.chinese for content in PlanContent)
        return Finding(
            CONTENTS,
            "方案内容",
            Outcome.STATED,
            f"方案应明确{listed}等内容，列出的共{len(PlanContent)}项。",
            next_step="逐项对照方案；列出之外还要写什么，办法没有写明。",
            evidence=("建设与运行实施方案",),
        )
    absent = [content.chinese for content in PlanContent if content not in facts.plan_contents]
    present = len(PlanContent) - len(absent)
    open_list = "列出的各项内容方案都已写明；“等”字表示还可能有别的内容，是否需要由市科技局判断。"
    return Finding(
        CONTENTS,
        "方案内容",
        Outcome.NOT_MET if absent else Outcome.MET,
        f"方案还没有写明{'、'.join(absent)}。" if absent else open_list,
        arithmetic=f"列出的{len(PlanContent)}项中，已写明{present}项，还缺{len(absent)}项",
        facts=facts.used("plan_contents"),
        next_step=f"在方案中补写{'、'.join(absent)}。" if absent else "",
        evidence=("建设与运行实施方案",),
    )


_YEAR = 12


def _months(facts: PlanFacts) -> int | None:
    return facts.plan_months if facts.plan_years is None else facts.plan_years * _YEAR


def _in_words(months: int) -> str:
    """2年3个月, 18个月 as 1年6个月."""
    years, rest = divmod(months, _YEAR)
    return (f"{years}年" if years else "") + (f"{rest}个月" if rest else "")


def period_finding(facts: PlanFacts, context: Context) -> Finding:
    """一般 leaves room for exceptions, whose conditions are not stated."""
    usual, months = USUAL_PERIOD.value, _months(facts)
    if months is None:
        return Finding(
            USUAL_PERIOD,
            "方案周期",
            Outcome.STATED,
            f"方案一般以{usual}年为建设运行周期，例外的条件没有写。",
        )
    told = _in_words(months)
    if months == usual * _YEAR:
        return Finding(
            USUAL_PERIOD,
            "方案周期",
            Outcome.MET,
            f"方案以{told}为建设运行周期，与通常的周期一致。",
            arithmetic=f"{told} = {usual}年，符合",
            facts=facts.used("plan_years", "plan_months"),
        )
    fixed = context.reading("plan-period") == "fixed"
    exception = f"不是通常的{usual}年；“一般”留有例外，例外的条件没有写，须人工判断。"
    return Finding(
        USUAL_PERIOD,
        "方案周期",
        Outcome.NOT_MET if fixed else Outcome.NEEDS_JUDGEMENT,
        f"方案以{told}为建设运行周期，" + (f"不是{usual}年。" if fixed else exception),
        arithmetic=f"{told} ≠ {usual}年",
        facts=facts.used("plan_years", "plan_months"),
        next_step=f"把方案周期改为{usual}年，或者向归口管理部门和市科技局说明理由并核实。",
    )
