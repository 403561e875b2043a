"""各建设单位的信用：第八条第（六）项。

8(6)  各建设单位须有良好的科研信用，无严重失信行为记录。
"""

from assistant.checkers.checker import Context
from assistant.checkers.decision import Finding, Outcome
from assistant.checkers.eligibility_facts import EligibilityFacts, SeriousRecord
from assistant.checkers.findings import Condition

SERIOUS_RECORD = Condition(
    "8(6)", "无严重失信行为记录", "无严重失信行为记录", evidence=("各建设单位的信用查询报告",)
)
GOOD_CREDIT = Condition(
    "8(6)", "各建设单位须有良好的科研信用", "科研信用良好", evidence=("各建设单位的科研诚信承诺书",)
)


def serious_record(facts: EligibilityFacts, context: Context) -> Finding:
    """各建设单位: the lead and every partner. The one certain bar is a record of serious dishonesty."""
    record = facts.serious_dishonesty
    if record is None:
        return SERIOUS_RECORD.lacks(facts, "serious_dishonesty")
    if record is SeriousRecord.NO:
        return SERIOUS_RECORD.gives(
            Outcome.MET, "各建设单位都没有严重失信行为记录。", facts, "serious_dishonesty"
        )
    if record is SeriousRecord.OTHER_FIELD and context.reading("credit-record-kind") == "research_only":
        return SERIOUS_RECORD.gives(
            Outcome.MET, "有建设单位的严重失信行为记录不在科研方面，不计。", facts, "serious_dishonesty"
        )
    return SERIOUS_RECORD.gives(
        Outcome.NOT_MET,
        "有建设单位存在严重失信行为记录。各建设单位都须没有，主体单位和共建单位一样。",
        facts,
        "serious_dishonesty",
        next_step="由没有严重失信行为记录的单位建设；记录是否已经移除、移除后怎么算，请向市科技局核实。",
    )


def good_credit(facts: EligibilityFacts, context: Context) -> Finding:
    """良好: the text sets no measure, so a lesser record is for people to judge."""
    if facts.other_dishonesty is None:
        return GOOD_CREDIT.lacks(facts, "other_dishonesty")
    if not facts.other_dishonesty:
        return GOOD_CREDIT.gives(Outcome.MET, "各建设单位没有一般失信记录。", facts, "other_dishonesty")
    any_record = context.reading("credit-scope") == "any"
    return GOOD_CREDIT.gives(
        Outcome.NOT_MET if any_record else Outcome.NEEDS_JUDGEMENT,
        "有建设单位存在失信记录，不算信用良好。"
        if any_record
        else "有建设单位存在一般失信记录，“良好”的标准没有写。",
        facts,
        "other_dishonesty",
        next_step="说明失信的事由和修复情况，请市科技局判断。",
    )
