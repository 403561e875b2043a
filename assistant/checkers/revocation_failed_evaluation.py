"""评价不合格的两条撤销路径：第二十六条、第二十七条第（五）项。

26  结果为“不合格”的技术创新中心，给予1年整改期，整改后仍不合格的，撤销其资格
27(5)  年度考核评估不合格拒绝整改的
"""

from pydantic import model_validator

from assistant.checkers.checker import Context
from assistant.checkers.decision import Finding, Outcome
from assistant.checkers.facts import Facts, fact
from assistant.checkers.findings import Condition
from assistant.checkers.revocation_circumstances import circumstance
from assistant.checkers.three_valued import all_of

STILL_FAILED = Condition(
    "26",
    "结果为“不合格”的技术创新中心，给予1年整改期，整改后仍不合格的，撤销其资格",
    "没有整改后仍不合格",
    ("整改后的评价结果",),
)
REFUSED = Condition("27(5)", "年度考核评估不合格拒绝整改的", "没有不合格而拒绝整改")


class FailedEvaluationFacts(Facts):
    """Whether an evaluation failed, and what came of the rectification."""

    evaluation_failed: bool | None = fact("评价不合格", "绩效评价结果是不合格吗？", "26")
    still_failed_after_rectification: bool | None = fact(
        "整改后仍不合格", "经过整改期，整改后仍不合格吗（整改期没有届满的不填）？", "26"
    )
    refused_rectification: bool | None = fact("拒绝整改", "不合格以后拒绝整改吗？", "27(5)")
    rectification_over: bool | None = fact("整改期已届满", "1年整改期已经届满了吗？", "26")

    @model_validator(mode="after")
    def _only_a_failed_centre_rectifies(self) -> "FailedEvaluationFacts":
        if self.evaluation_failed is False:
            for name in ("still_failed_after_rectification", "refused_rectification"):
                if getattr(self, name):
                    raise ValueError(f"填了评价没有不合格，又填了“{self.title_of(name)}”，请核对。")
        if self.still_failed_after_rectification and self.rectification_over is False:
            raise ValueError("填了整改期没有届满，又填了整改后仍不合格，请核对。")
        return self


def still_failed(facts: FailedEvaluationFacts) -> Finding:
    """The path of 第二十六条: failed, rectified for a year, failed again."""
    if facts.evaluation_failed is False:
        return STILL_FAILED.gives(Outcome.MET, "评价没有不合格。", facts, "evaluation_failed")
    again = facts.still_failed_after_rectification
    if again is None:
        names = ("still_failed_after_rectification",) if facts.evaluation_failed else ("evaluation_failed",)
        return STILL_FAILED.lacks(facts, *names)
    return circumstance(
        STILL_FAILED,
        again,
        facts,
        "evaluation_failed",
        "still_failed_after_rectification",
        held="评价不合格，整改后仍不合格",
        not_held="没有整改后仍不合格的情形",
    )


def refused(facts: FailedEvaluationFacts, context: Context) -> Finding:
    """The path of 第二十七条第（五）项: failed and refuses, with no need to wait for the year to end."""
    names = ["evaluation_failed", "refused_rectification"]
    holds = all_of(facts.evaluation_failed, facts.refused_rectification)
    if holds and context.reading("failed-evaluation-paths") == "after_period":
        names.append("rectification_over")
        holds = facts.rectification_over
    if holds and context.reading("evaluation-terms") == "different":
        return REFUSED.gives(
            Outcome.NEEDS_JUDGEMENT,
            "不合格而拒绝整改，这次评价是不是条文所说的年度考核评估，须人工判断。",
            facts,
            *names,
            next_step="向市科技局核实。",
        )
    return circumstance(
        REFUSED,
        holds,
        facts,
        *names,
        held="评价不合格而拒绝整改",
        not_held="没有条文所说的不合格而拒绝整改的情形",
    )
