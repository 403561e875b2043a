"""还能增加的人数：科研团队还能再进多少人，第八条第（三）项末句的两项比例仍不低于总人数的30%。

8(3)  具有稳定科研团队，其中中、高级职称和固定人员均不低于总人数的30%。
"""

from math import floor

from assistant.checkers.arithmetic import decimal
from assistant.checkers.checker import Context
from assistant.checkers.decision import Finding, Outcome
from assistant.checkers.eligibility_facts import EligibilityFacts
from assistant.checkers.findings import Condition
from assistant.checkers.team_shares import IN_PERCENT, LIMIT, MINIMUM_SHARE

ROOM = Condition(MINIMUM_SHARE.place, MINIMUM_SHARE.quote, title="还能增加的人数")
_COUNTED = {"titled_staff": "没有中、高级职称", "permanent_staff": "不是固定人员"}


def room_for_others(facts: EligibilityFacts, context: Context) -> tuple[Finding, ...]:
    """How many may still join who raise neither share, with the total and those counted as they are; nothing where a share
    is below the limit already. The facts are completed.
    """
    total = facts.team_total
    known = {name: number for name in _COUNTED if (number := getattr(facts, name)) is not None}
    in_force = context.reading("team-total"), context.reading("title-shares")
    if not (total and known) or in_force != ("research_team", "combined"):
        return ()
    largest = {name: floor(number / LIMIT) for name, number in known.items()}
    if min(largest.values()) < total:
        return ()
    most = min(largest.values())
    who = "、也".join(_COUNTED[name] for name in known)
    sums = "；".join(
        f"{number} ÷ {IN_PERCENT} = {decimal(number / LIMIT)}，总人数至多{largest[name]}人"
        for name, number in known.items()
    )
    return (
        ROOM.gives(
            Outcome.STATED,
            f"现有{total}人都不变的，再增加{who}的人员至多{most - total}人（总人数至多{most}人）。",
            facts,
            "team_total",
            *known,
            arithmetic=f"{sums}；{most} − {total} = {most - total}",
        ),
    )
