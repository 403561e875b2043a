"""A committee whose seats change from message to message: 再加1个牵头单位的, 外面的再请两位, 共建单位退出1个, 总数变成18人."""

from random import Random

from assistant.checkers.decision import Outcome
from evals.composed.judge import Composed
from evals.composed.spoken import written

_WATCHED = frozenset(
    {
        "committee_total",
        "committee_insiders",
        "committee_lead_members",
        "committee_partner_members",
        "committee_outsiders",
    }
)
_COME = ("再加{k}个{who}", "又进来{k}位{who}", "要是再添{k}个{who}呢", "再增补{k}名{who}", "{who}再来{k}个")
_GO = ("{who}退出{k}个", "走了{k}个{who}", "要是减{k}个{who}呢", "{who}撤下来{k}位", "去掉{k}个{who}")
_SWAP = (
    "把{k}个牵头单位的换成外单位的",
    "牵头单位换下来{k}个，换成外单位的专家",
    "拿{k}个牵头单位的换外面的专家",
)
_WHO = {
    "lead": ("牵头单位的", "我们单位的", "自己单位的人"),
    "partner": ("共建单位的", "合作单位的人", "共建方的"),
    "outside": ("外单位专家", "外面的专家", "外请专家"),
}
_ASKS = ("", "，行不行", "，超没超", "，这样呢")


def compose(random: Random) -> Composed:
    """The committee, one or two changes, and what it comes to."""
    total = random.randint(12, 30)
    lead, partner = random.randint(2, 5), random.randint(2, 4)
    told = written(random, {"n": total, "l": lead, "c": partner})
    first = random.choice(
        (
            "技术指导委员会{n}人，牵头单位{l}个，共建单位{c}个，其他都是外单位专家，行不行",
            "委员会一共{n}位委员，我们单位{l}位，共建单位{c}位，剩下的都是外请的专家，合规吗",
            "委员会{n}个人，牵头{l}个，共建{c}个，别的全是外面的，超没超",
        )
    ).format(**told)
    before, state = [first], (total, lead, partner)
    text = ""
    for _ in range(random.choice((1, 1, 2))):
        if text:
            before.append(text)
        text, state = _change(random, state)
    total, lead, partner = state
    insiders = lead + partner
    facts = {
        "committee_total": total, "committee_insiders": insiders, "committee_lead_members": lead,
        "committee_partner_members": partner, "committee_outsiders": total - insiders,
    }  # fmt: skip
    met = Outcome.MET if insiders * 3 <= total else Outcome.NOT_MET
    return Composed(
        text, "governance", _WATCHED, facts, {"牵头和共建单位人员占比": met}, before=tuple(before)
    )


def _change(random: Random, state: tuple[int, int, int]) -> tuple[str, tuple[int, int, int]]:
    total, lead, partner = state
    k = random.randint(1, 2)
    if random.random() < 1 / 6 and lead > k:
        said = random.choice(_SWAP).format(**written(random, {"k": k}))
        return said + random.choice(_ASKS), (total, lead - k, partner)
    if random.random() < 1 / 6:
        more = total + random.randint(1, 6)
        said = random.choice(("总数变成{n}人呢", "要是委员会一共{n}个人呢", "总人数加到{n}呢"))
        return said.format(**written(random, {"n": more})), (more, lead, partner)
    side = random.choice(("lead", "partner", "outside"))
    goes = (
        random.random() < 1 / 3
        and {"lead": lead, "partner": partner, "outside": total - lead - partner}[side] > k + 1
    )
    words = random.choice(_GO if goes else _COME)
    said = words.format(who=random.choice(_WHO[side]), **written(random, {"k": k}))
    step = -k if goes else k
    asks = "" if said.endswith("呢") else random.choice(_ASKS)
    return said + asks, (
        total + step, lead + step * (side == "lead"), partner + step * (side == "partner"),
    )  # fmt: skip
