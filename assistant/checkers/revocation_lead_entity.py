"""建设主体单位终止或者自行要求撤销：第二十七条第（六）项、第（七）项。

27(6)  建设主体单位被依法终止的
27(7)  建设主体单位自行要求撤销
"""

from assistant.checkers.checker import Context
from assistant.checkers.decision import Finding, Outcome
from assistant.checkers.facts import Facts, fact
from assistant.checkers.findings import Condition
from assistant.checkers.revocation_circumstances import circumstance
from assistant.checkers.three_valued import any_of

TERMINATED = Condition(
    "27(6)", "建设主体单位被依法终止的", "建设主体单位没有被依法终止", ("注销登记证明或者其他终止的证明",)
)
ON_REQUEST = Condition(
    "27(7)", "建设主体单位自行要求撤销", "建设主体单位没有自行要求撤销", ("建设主体单位要求撤销的书面材料",)
)


class LeadEntityFacts(Facts):
    """Whether the lead unit, or a partner, is gone or wants out."""

    lead_terminated: bool | None = fact(
        "建设主体单位已依法终止", "建设主体（牵头）单位已经依法终止（完成清算、注销登记）吗？", "27(6)"
    )
    lead_termination_cause: bool | None = fact(
        "建设主体单位出现终止原因",
        "建设主体（牵头）单位有解散、被宣告破产、被吊销执照等原因但还没有注销登记吗？",
        "27(6)",
    )
    partner_terminated: bool | None = fact("共建单位已依法终止", "有共建单位已经依法终止吗？", "27(6)")
    lead_requests_revocation: bool | None = fact(
        "建设主体单位自行要求撤销", "建设主体（牵头）单位自行要求撤销吗？", "27(7)"
    )
    partner_requests_revocation: bool | None = fact("共建单位要求撤销", "有共建单位要求撤销吗？", "27(7)")


def terminated(facts: LeadEntityFacts, context: Context) -> Finding:
    """（六）: the lead unit is legally gone; whether a cause alone is enough is a matter of reading."""
    any_unit = context.reading("lead-entity") == "any_unit"
    cause_is_enough = context.reading("entity-terminated") == "cause"
    counted = {
        "lead_terminated": True,
        "lead_termination_cause": cause_is_enough,
        "partner_terminated": any_unit,
    }
    names = tuple(name for name, counts in counted.items() if counts)
    certain = any_of(*(getattr(facts, name) for name in names))
    if facts.lead_termination_cause and not certain:
        return TERMINATED.gives(
            Outcome.NEEDS_JUDGEMENT,
            "建设主体单位已有终止的原因，还没有完成清算、注销登记，是否算被依法终止须人工判断。",
            facts,
            *names,
            "lead_termination_cause",
            next_step="完成清算、注销登记后再核对，或者向市科技局核实。",
        )
    return circumstance(
        TERMINATED,
        certain,
        facts,
        *names,
        held=f"{_who(facts.lead_terminated or (cause_is_enough and facts.lead_termination_cause))}被依法终止",
        not_held="建设主体单位没有被依法终止",
    )


def on_request(facts: LeadEntityFacts, context: Context) -> Finding:
    """（七）: the lead unit itself asks."""
    any_unit = context.reading("lead-entity") == "any_unit"
    return circumstance(
        ON_REQUEST,
        any_of(facts.lead_requests_revocation, facts.partner_requests_revocation if any_unit else False),
        facts,
        "lead_requests_revocation",
        *(("partner_requests_revocation",) if any_unit else ()),
        held=f"{_who(facts.lead_requests_revocation)}自行要求撤销",
        not_held="建设主体单位没有自行要求撤销",
    )


def _who(lead: bool | None) -> str:
    return "建设主体单位" if lead else "共建单位"
