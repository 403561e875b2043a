"""联合建设协议书和建设投入承诺：第八条第（五）项。

8(5)  多个单位联合建设的应当有联合建设协议书，明确各方在技术创新中心建设与运行中的权利、义务。
8(5)  建设主体单位应当承诺对技术创新中心予以稳定的建设投入。
"""

from assistant.checkers.checker import Context
from assistant.checkers.decision import Finding, Outcome
from assistant.checkers.eligibility_facts import EligibilityFacts
from assistant.checkers.findings import Condition

AGREEMENT = Condition(
    "8(5)", "多个单位联合建设的应当有联合建设协议书", "联合建设协议书", evidence=("各方签署的联合建设协议书",)
)
AGREEMENT_CONTENT = Condition(
    "8(5)",
    "明确各方在技术创新中心建设与运行中的权利、义务",
    "协议书内容",
    evidence=("联合建设协议书中写明各方权利、义务的条款",),
)
COMMITMENT = Condition(
    "8(5)",
    "建设主体单位应当承诺对技术创新中心予以稳定的建设投入",
    "建设投入承诺",
    evidence=("建设主体单位的稳定投入承诺书",),
)


def joint_agreement(facts: EligibilityFacts, _context: Context) -> Finding:
    """多个单位联合建设的: who builds alone needs none."""
    if facts.joint is False:
        return AGREEMENT.gives(
            Outcome.NOT_APPLICABLE, "只有1家单位建设，不要求联合建设协议书。", facts, "number_of_units"
        )
    if facts.joint is None:
        return AGREEMENT.lacks(facts, "number_of_units", "has_joint_agreement")
    return AGREEMENT.answered(
        facts,
        "has_joint_agreement",
        *facts.joint_rests_on,
        met="多个单位联合建设，有联合建设协议书。",
        not_met="多个单位联合建设，没有联合建设协议书。",
        next_step="由参与建设的各单位签订联合建设协议书。",
    )


def agreement_content(facts: EligibilityFacts, _context: Context) -> Finding:
    """明确各方的权利、义务: of every party, for construction and for operation."""
    if facts.joint is False:
        return AGREEMENT_CONTENT.gives(
            Outcome.NOT_APPLICABLE, "只有1家单位建设，不要求联合建设协议书。", facts, "number_of_units"
        )
    if facts.has_joint_agreement is False:
        return AGREEMENT_CONTENT.gives(
            Outcome.NOT_APPLICABLE, "还没有联合建设协议书，谈不上内容。", facts, "has_joint_agreement"
        )
    return AGREEMENT_CONTENT.answered(
        facts,
        "agreement_states_duties",
        met="协议书写明了各方在建设与运行中的权利、义务。",
        not_met="协议书没有写明各方在建设与运行中的权利、义务。",
        next_step="补签或修改协议书，写明各方在建设与运行中的权利、义务。",
    )


def funding_commitment(facts: EligibilityFacts, context: Context) -> Finding:
    """A sentence of its own: in the reading in force it binds who builds alone as well."""
    if facts.has_funding_commitment is not True and context.reading("commitment-scope") == "joint_only":
        if facts.joint is False:
            return COMMITMENT.gives(
                Outcome.NOT_APPLICABLE, "单独建设的，不要求这一承诺。", facts, "number_of_units"
            )
        if facts.joint is None:
            return COMMITMENT.lacks(facts, "number_of_units", "has_funding_commitment")
    return COMMITMENT.answered(
        facts,
        "has_funding_commitment",
        *facts.joint_rests_on,
        met="建设主体单位承诺予以稳定的建设投入。",
        not_met="建设主体单位没有承诺予以稳定的建设投入。",
        next_step="由建设主体单位出具稳定建设投入的承诺；金额和年限没有写。",
    )
