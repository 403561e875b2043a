"""专家组的构成：第九条第（四）项。

9(4)  专家组由同行技术专家、管理专家和财务专家构成。
"""

from assistant.checkers.checker import Context
from assistant.checkers.decision import Clause, Finding, Outcome
from assistant.checkers.facts import Facts, fact

PANEL = Clause("9(4)", "专家组由同行技术专家、管理专家和财务专家构成")
KINDS = {
    "panel_peer_experts": "同行技术专家",
    "panel_management_experts": "管理专家",
    "panel_finance_experts": "财务专家",
}


class PanelFacts(Facts):
    """How many experts of each kind sit on the panel."""

    panel_peer_experts: int | None = fact("同行技术专家人数", "专家组里同行技术专家几人？", "9(4)", ge=0)
    panel_management_experts: int | None = fact("管理专家人数", "专家组里管理专家几人？", "9(4)", ge=0)
    panel_finance_experts: int | None = fact("财务专家人数", "专家组里财务专家几人？", "9(4)", ge=0)
    panel_others: int | None = fact(
        "三类专家以外的成员人数", "专家组里不属于这三类专家的成员几人（没有的填0）？", "9(4)", ge=0
    )


def panel_findings(facts: PanelFacts, context: Context) -> tuple[Finding, ...]:
    """The three kinds, and members of any other kind. How many experts there must be is not stated."""
    if not facts.given(*PanelFacts.model_fields):
        return (
            Finding(
                PANEL,
                "专家组构成",
                Outcome.STATED,
                f"专家组由{_listed(list(KINDS.values()))}构成；总人数和各类人数办法未规定。",
            ),
        )
    kinds = _drawn_from(facts) if context.reading("expert-panel") == "drawn_from" else _all_three(facts)
    return (kinds, _others(facts)) if facts.panel_others else (kinds,)


def _all_three(facts: PanelFacts) -> Finding:
    """Every kind at least once: one that is certainly absent fails, whatever is not known of the others."""
    absent = [kind for name, kind in KINDS.items() if getattr(facts, name) == 0]
    if absent:
        return _kinds(
            facts,
            Outcome.NOT_MET,
            f"专家组里没有{_listed(absent)}，三类专家没有配齐。",
            f"增加{_listed(absent)}。",
        )
    if missing := facts.missing(*KINDS):
        asked = _listed([KINDS[fact.field] for fact in missing])
        return _kinds(facts, Outcome.NEEDS_FACTS, f"还不知道{asked}有几人。")
    return _kinds(facts, Outcome.MET, "三类专家都有，专家组构成齐全。")


def _drawn_from(facts: PanelFacts) -> Finding:
    """At least someone of one of the kinds."""
    if all(getattr(facts, name) for name in KINDS):
        return _all_three(facts)
    if any(getattr(facts, name) for name in KINDS):
        return _kinds(facts, Outcome.MET, "专家组成员从三类专家中选取。")
    if facts.missing(*KINDS):
        return _kinds(facts, Outcome.NEEDS_FACTS, "还不知道专家组里有没有三类专家。")
    return _kinds(facts, Outcome.NOT_MET, "专家组里没有三类专家中的任何一类。", "从三类专家中选取专家。")


def _kinds(facts: PanelFacts, outcome: Outcome, because: str, next_step: str = "") -> Finding:
    return Finding(
        PANEL,
        "专家组构成",
        outcome,
        because,
        arithmetic="，".join(
            f"{kind}{count}人" for name, kind in KINDS.items() if (count := getattr(facts, name)) is not None
        ),
        facts=facts.used(*KINDS),
        missing=facts.missing(*KINDS) if outcome is Outcome.NEEDS_FACTS else (),
        next_step=next_step,
        evidence=("专家组名单（注明专家类别）",),
    )


def _others(facts: PanelFacts) -> Finding:
    return Finding(
        PANEL,
        "三类以外的成员",
        Outcome.NEEDS_JUDGEMENT,
        f"专家组有三类专家以外的成员{facts.panel_others}人；条文只列三类，没有写可否有其他人。",
        facts=facts.used("panel_others"),
        next_step="向市科技局核实专家组可否有三类专家以外的成员。",
    )


def _listed(kinds: list[str]) -> str:
    return "和".join(["、".join(kinds[:-1]), kinds[-1]]) if len(kinds) > 1 else kinds[0]
