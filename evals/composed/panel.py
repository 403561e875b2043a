"""The panel of experts of 第九条第（四）项: how many of each kind, none of one, or only some of them told."""

from random import Random
from typing import Any

from assistant.checkers.decision import Outcome
from evals.composed.committee import BREAKS
from evals.composed.judge import Composed
from evals.composed.spoken import written

_WATCHED = frozenset(
    {
        "panel_peer_experts",
        "panel_management_experts",
        "panel_finance_experts",
        "committee_total",
        "committee_insiders",
    }
)
_KINDS = "专家组构成"
_NAMES = (
    "专家组", "论证专家组", "可行性论证专家组", "这次论证的专家组", "论证会的专家", "评审专家组", "市里派的专家组", "来论证的专家",
)  # fmt: skip
_TOTAL = (
    "{c}{n}人", "{c}一共{n}个人", "{c}共{n}名", "{c}来了{n}位", "{c}由{n}人组成", "{c}里有{n}位专家", "{c}总共{n}个人",
    "{n}人的{c}", "{c}请了{n}位",
)  # fmt: skip
_WORDED = {
    "panel_peer_experts": (
        "技术专家{k}人", "同行技术专家{k}名", "{k}个搞技术的", "同行的技术专家{k}位", "技术口{k}个", "技术类专家{k}人", "技术{k}人",
        "{k}位技术专家", "{k}名同行专家", "懂技术的{k}个",
    ),
    "panel_management_experts": (
        "管理专家{k}人", "管理类专家{k}名", "{k}个搞管理的", "{k}位管理专家", "管理{k}人", "做管理的{k}个", "管理口{k}位",
        "企业管理专家{k}人",
    ),
    "panel_finance_experts": (
        "财务专家{k}人", "财务{k}个", "{k}位财务专家", "{k}个会计", "搞财务的{k}位", "财务类专家{k}名", "财务口{k}个",
        "管财务的专家{k}人",
        "注册会计师{k}名",
    ),
}  # fmt: skip
_NONE = {
    "panel_peer_experts": ("没有技术专家", "技术专家一个没有", "没请同行技术专家", "缺技术专家"),
    "panel_management_experts": ("没有管理专家", "管理专家没有", "没请搞管理的", "管理专家0人", "缺管理专家"),
    "panel_finance_experts": ("没有财务专家", "财务专家一个也没有", "没请财务专家", "财务专家0人", "缺财务专家", "没有搞财务的"),
}  # fmt: skip
_OF_ELSE = (
    "其中女专家{d}名", "外地的{d}人", "正高{d}人", "院士{d}位", "论证会开了{d}天", "组长是院士", "我们团队{team}人", "{d}位是教授",
    "看了{d}个现场", "方案改了{d}稿",
)  # fmt: skip
_OTHERS = ("还有{e}个律师", "另有法律专家{e}人", "再加{e}位政府干部", "投资人{e}名")
_ASKS = (
    "行吗", "合规吗", "齐不齐", "符合要求吗", "可以吗", "构成对不对", "专家组构成合适吗", "有没有问题", "够不够", "还缺啥不",
    "能用不", "配齐了吗",
)  # fmt: skip


def compose(random: Random) -> Composed:
    """Kinds with their numbers, the total or not, somebody of another kind now and then."""
    names = list(_WORDED)
    counts = {name: random.randint(1, 6) for name in names}
    untold = random.sample(names, random.choice((0, 0, 1, 1, 2)))
    said_none = untold[:1] if untold and random.random() < 0.5 else []
    told = [name for name in names if name not in untold]
    numbers = [f"{{{name}}}" for name in told]
    parts = [
        random.choice(_WORDED[name]).replace("{k}", number)
        for name, number in zip(told, numbers, strict=True)
    ]
    parts += [random.choice(_NONE[name]) for name in said_none]
    facts: dict[str, Any] = {name: counts[name] for name in told} | dict.fromkeys(said_none, 0)
    others = random.randint(1, 2) if random.random() < 0.2 else 0
    if others:
        parts.append(random.choice(_OTHERS))
    random.shuffle(parts)
    there = sum(counts[name] for name in told) + others
    more = random.choice((0, 0, random.randint(1, 4)))
    if random.random() < 0.6:
        parts.insert(0, random.choice(_TOTAL))
        if not more:  # those told are all that there are
            facts |= dict.fromkeys(set(names) - set(facts), 0)
    else:
        parts[0] = f"{{c}}{parts[0]}"
    if random.random() < 0.4:
        parts.insert(random.randint(1, len(parts)), random.choice(_OF_ELSE))
    spoken = written(
        random,
        {**counts, "n": there + more, "e": others, "d": random.randint(1, 4), "team": random.randint(20, 50)},
    )
    text = random.choice(BREAKS).join(parts).format(c=random.choice(_NAMES), **spoken)
    if 0 in facts.values():
        outcome = Outcome.NOT_MET
    else:
        outcome = Outcome.MET if len(facts) == len(names) else Outcome.NEEDS_FACTS
    text = f"{text}{random.choice(('，', '。', ' '))}{random.choice(_ASKS)}"
    return Composed(text, "application", _WATCHED, facts, {_KINDS: outcome})
