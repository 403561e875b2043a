"""The changes of a team or a committee that a unit can make: who comes, who is promoted, who is replaced."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.assessment.changed import changed
from assistant.checkers import committee_third, team_shares
from assistant.checkers.eligibility_facts import EligibilityFacts
from assistant.checkers.facts import Facts
from assistant.checkers.governance_facts import GovernanceFacts

_TITLED, _PERMANENT = team_shares.TITLED.title, team_shares.PERMANENT.title
_THIRD = committee_third.THIRD.title

# Numbers that are parts of others: they would contradict a changed total, and nothing rests on them alone.
_PARTS = {
    EligibilityFacts: ("unit_teams", "intermediate_staff", "senior_staff"),
    GovernanceFacts: ("committee_lead_members", "committee_partner_members", "committee_outsiders"),
}


@dataclass(frozen=True, slots=True)
class Move:
    """A change for each person concerned: by how much each number grows. `cures`: titles of findings."""

    cures: tuple[str, ...]
    step: Mapping[str, int]
    words: str


MOVES: Mapping[str, tuple[Move, ...]] = {
    "eligibility": (
        Move(
            (_TITLED, _PERMANENT),
            {"team_total": 1, "titled_staff": 1, "permanent_staff": 1},
            "新进既有中、高级职称又是固定人员的{count}人，总人数随之增加，两项比例同时满足",
        ),
        Move(
            (_PERMANENT,),
            {"permanent_staff": 1},
            "总人数不变，由流动人员转为固定人员，再增加{count}名固定人员",
        ),
        Move(
            (_PERMANENT,),
            {"permanent_staff": 1, "team_total": 1},
            "从外面新进{count}名固定人员，总人数随之增加",
        ),
        Move(
            (_TITLED,),
            {"titled_staff": 1},
            "总人数不变，由现有人员取得中级以上职称，再增加{count}名中、高级职称人员",
        ),
        Move(
            (_TITLED,),
            {"titled_staff": 1, "team_total": 1},
            "从外面新进{count}名中、高级职称人员，总人数随之增加",
        ),
    ),
    "governance": (
        Move(
            (_THIRD,),
            {"committee_insiders": -1},
            "委员会总人数不变，把{count}名牵头单位、共建单位的人员换成其他单位的人员",
        ),
        Move(
            (_THIRD,),
            {"committee_total": 1},
            "不换人，再增加{count}名其他单位的人员，委员会总人数随之增加",
        ),
    ),
}


def plain_facts(facts: Facts) -> Facts:
    """Give `facts` with their sums, and without the parts that the sums were made of."""
    if not isinstance(facts, EligibilityFacts | GovernanceFacts):
        return facts
    return facts.completed().model_copy(update=dict.fromkeys(_PARTS[type(facts)]))


def changed_facts(move: Move, facts: Facts, count: int) -> Facts | None:
    """Give `facts` with `count` people more; None where a number is not known or the facts contradict."""
    known = {field: getattr(facts, field) for field in move.step}
    if None in known.values():
        return None
    return changed(facts, **{field: known[field] + by * count for field, by in move.step.items()})
