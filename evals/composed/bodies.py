"""Two bodies in one message: the committee beside the council, the team or the panel; no number may go to the other body."""

from random import Random

from assistant.checkers.decision import Outcome
from evals.composed.committee import ASKS, LEAD, NAMES, PARTNER, THIRD, TOTAL, WATCHED, members
from evals.composed.judge import Composed
from evals.composed.spoken import written

_ALL_WATCHED = WATCHED | {
    "team_total", "titled_staff", "intermediate_staff", "senior_staff", "permanent_staff", "unit_teams",
    "panel_peer_experts", "panel_management_experts", "panel_finance_experts", "panel_others",
}  # fmt: skip
_COUNCIL = (
    "理事会{a}人，牵头{b}个共建{e}个", "理事会由牵头单位{b}人、共建单位{e}人组成", "理事会{a}个人，牵头单位{b}名，共建单位{e}名",
    "董事会{a}席，牵头的{b}席，共建的{e}席", "理事会里牵头单位{b}人、共建单位{e}人",
)  # fmt: skip
_TEAM = (
    "团队{t}人，中高级职称{q}人，固定人员{f}人", "科研团队{t}人，其中中高级{q}个，固定的{f}个",
    "团队一共{t}人，有中级以上职称的{q}人，固定{f}人",
)  # fmt: skip
_PANEL = (
    "专家组技术专家{x}人、管理专家{y}人、财务专家{z}人", "论证专家组里技术{x}个，管理{y}个，财务{z}个",
)  # fmt: skip
_TITLES, _PERMANENT, _KINDS = "中、高级职称比例", "固定人员比例", "专家组构成"


def compose(random: Random) -> Composed:
    """The committee first or last, and another body."""
    told = members(random)
    committee = "，".join((random.choice(TOTAL), random.choice(LEAD), random.choice(PARTNER)))
    council_lead, council_partner = random.randint(1, 5), random.randint(1, 4)
    team = random.randint(20, 60)
    titled, permanent = random.randint(3, team - 2), random.randint(3, team - 2)
    panel = {"x": random.randint(1, 5), "y": random.randint(1, 3), "z": random.randint(1, 3)}
    facts, outcomes = told.facts, {THIRD: told.third}
    other = random.choice(("council", "council", "team", "panel"))
    if other == "council":
        body = random.choice(_COUNCIL)
        facts |= {
            "council_lead_members": council_lead, "council_partner_members": council_partner, "council_other_members": 0
        }  # fmt: skip
    elif other == "team":
        body = random.choice(_TEAM)
        facts |= {"team_total": team, "titled_staff": titled, "permanent_staff": permanent}
        outcomes |= {_TITLES: _three_tenths(titled, team), _PERMANENT: _three_tenths(permanent, team)}
    else:
        body = random.choice(_PANEL)
        facts |= dict(
            zip(
                ("panel_peer_experts", "panel_management_experts", "panel_finance_experts"),
                panel.values(),
                strict=True,
            )
        )
        facts["panel_others"] = 0
        outcomes[_KINDS] = Outcome.MET
    numbers = {
        **told.numbers, **panel, "a": council_lead + council_partner, "b": council_lead, "e": council_partner,
        "t": team, "q": titled, "f": permanent,
    }  # fmt: skip
    parts = [committee, body]
    random.shuffle(parts)
    text = random.choice(("；", "。", "，", "；另外", "，还有")).join(parts)
    text = text.format(c=random.choice(NAMES[:9]), **written(random, numbers))
    ask = random.choice((*ASKS[:8], "都行吗", "两个都合规吗", "哪个有问题", "分别合不合规"))
    return Composed(f"{text}，{ask}", "governance", _ALL_WATCHED, facts, outcomes)


def _three_tenths(people: int, total: int) -> Outcome:
    return Outcome.MET if people * 10 >= total * 3 else Outcome.NOT_MET
