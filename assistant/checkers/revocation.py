"""撤销资格：第二十六条、第二十七条。哪些情形成立、后果怎样、最早什么时候可以再申报。

26  结果为“不合格”的技术创新中心，给予1年整改期，整改后仍不合格的，撤销其资格，3年内不得再行申报。
27  技术创新中心发生下列情形之一的，撤销其资格。
27(1)  严重违反国家法律、行政法规或地方性法规的
27(2)  发生重大安全事故或质量事故造成严重不良影响的
27(3)  立项申报或考核评估中存在严重弄虚作假行为的
27(4)  拒不接受检查验收、考核评估等监督管理的
27(5)  年度考核评估不合格拒绝整改的
27(6)  建设主体单位被依法终止的
27(7)  建设主体单位自行要求撤销
27(8)  其他依法应予撤销的情形
"""

from assistant.checkers.checker import Checker, Context
from assistant.checkers.decision import Clause, Decision, Finding, Outcome
from assistant.checkers.reapplication import (
    BARRED,
    Ground,
    ReapplicationFacts,
    reapplication,
    reapplication_milestones,
)
from assistant.checkers.revocation_circumstances import (
    CircumstanceFacts,
    conduct_findings,
    other_finding,
)
from assistant.checkers.revocation_failed_evaluation import (
    FailedEvaluationFacts,
    refused,
    still_failed,
)
from assistant.checkers.revocation_lead_entity import LeadEntityFacts, on_request, terminated

ANY_ONE = Clause("27", "技术创新中心发生下列情形之一的，撤销其资格")


class RevocationFacts(ReapplicationFacts, LeadEntityFacts, FailedEvaluationFacts, CircumstanceFacts):
    """What has happened at a centre, and when and why it was revoked."""

    @property
    def happened(self) -> bool:
        """Whether anything is said of the circumstances."""
        return self.given(*(set(type(self).model_fields) - set(ReapplicationFacts.model_fields)))


def decide(facts: RevocationFacts, context: Context) -> Decision:
    """Apply 第二十六条 and 第二十七条: a circumstance that holds is 不符合, for any one is enough."""
    circumstances = _circumstances(facts, context) if facts.happened or not facts.given() else ()
    revoked = _with_ground(facts)
    again = _again(revoked, context)
    by_article = (*circumstances[:1], *again, *_consequence(circumstances), *circumstances[1:])
    return Decision(
        "revocation",
        "撤销资格",
        context.as_of,
        _conclusion(facts, circumstances, again),
        by_article,
        reapplication_milestones(revoked, context),
    )


def _circumstances(facts: RevocationFacts, context: Context) -> tuple[Finding, ...]:
    return (
        still_failed(facts),
        *conduct_findings(facts, context),
        refused(facts, context),
        terminated(facts, context),
        on_request(facts, context),
        other_finding(facts),
    )


def _with_ground(facts: RevocationFacts) -> RevocationFacts:
    """A centre revoked after a failed rectification was revoked for that, unless told otherwise."""
    known = facts.ground is not None or facts.revoked_on is None
    if known or not facts.still_failed_after_rectification:
        return facts
    return facts.model_copy(update={"ground": Ground.STILL_FAILED})


def _again(facts: RevocationFacts, context: Context) -> tuple[Finding, ...]:
    asked = facts.given(*ReapplicationFacts.model_fields) or not facts.given()
    return (reapplication(facts, context),) if asked or facts.still_failed_after_rectification else ()


def _consequence(circumstances: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """What the eight circumstances come to; the failed rectification, told first, has its own article."""
    if not circumstances:
        return ()
    held = _held(circumstances[1:])
    because = (
        f"列明的情形中有{len(held)}项成立，有一项即撤销其资格"
        if held
        else "列明的情形中没有确定成立的；有一项成立即撤销其资格"
    )
    return (
        Finding(ANY_ONE, "撤销资格", Outcome.STATED, f"{because}；由谁决定、按什么程序撤销，办法未规定。"),
    )


def _held(circumstances: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in circumstances if finding.outcome is Outcome.NOT_MET]


def _conclusion(
    facts: RevocationFacts, circumstances: tuple[Finding, ...], again: tuple[Finding, ...]
) -> str:
    if not facts.given():
        return (
            f"整改后仍不合格的，撤销其资格，{BARRED}；"
            f"发生列明的{len(circumstances) - 1}种情形之一的，也撤销其资格。说明发生了什么，就能逐项核对。"
        )
    words = _circumstances_in_words(circumstances) if circumstances else ""
    return words + "".join(finding.because for finding in again)


def _circumstances_in_words(circumstances: tuple[Finding, ...]) -> str:
    held = _held(circumstances)
    if held:
        listed = "；".join(finding.because.removesuffix("，属于应撤销资格的情形。") for finding in held)
        return f"有{len(held)}项应撤销资格的情形：{listed}。有一项即撤销其资格。"
    *named, other = circumstances
    lacking = sum(finding.outcome is Outcome.NEEDS_FACTS for finding in named)
    if lacking or any(finding.outcome is Outcome.NEEDS_JUDGEMENT for finding in named):
        touched = "".join(finding.because for finding in named if finding.facts)
        return f"{touched}目前没有确定成立的撤销情形" + (f"，还有{lacking}项缺少信息。" if lacking else "。")
    return f"前面列明的撤销情形都没有；{other.because}"


CHECKER = Checker(
    name="revocation",
    title="撤销资格",
    description=(
        "按第二十六条、第二十七条：核对发生的事实是不是应撤销资格的情形（整改后仍不合格，以及第二十七条所列八种情形），"
        "说明后果；由撤销日期计算3年内不得再行申报的届满日和最早可以再申报的日期。"
    ),
    facts=RevocationFacts,
    decide=decide,
    places=("26", "27", "27(1)", "27(2)", "27(3)", "27(4)", "27(5)", "27(6)", "27(7)", "27(8)"),
)
