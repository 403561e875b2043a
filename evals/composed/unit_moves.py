"""The teams of two units, of which one changes: 合作的大学又来了2个固定的中级, 我们公司走了1个没职称的流动人员, 共建单位退出了."""

from random import Random

from evals.composed.judge import Composed
from evals.composed.moves import WHO
from evals.composed.spoken import written
from evals.composed.team import PERMANENT, TITLES, share

_NAMES = (
    ("甲公司", "乙大学"), ("我们公司", "合作的大学"), ("牵头单位", "共建单位"), ("我们厂", "共建的研究所"), ("牵头企业", "对方"),
)  # fmt: skip
_COME = (
    "{unit}又来了{k}个{who}",
    "{unit}再加{k}个{who}",
    "{unit}那边新进了{k}名{who}",
    "要是{unit}再招{k}个{who}呢",
)
_GO = ("{unit}走了{k}个{who}", "{unit}那边{k}个{who}离职了", "要是{unit}走{k}个{who}呢")
_LEFT = ("{unit}退出了", "{unit}不干了，退出", "要是{unit}退出呢")
_ASKS = ("", "，够不够", "，行吗", "，这样还够吗")


def compose(random: Random) -> Composed:
    """Both units, and what becomes of one of them."""
    names = random.choice(_NAMES)
    teams = []
    for _ in names:
        total = random.randint(12, 40)
        teams.append({"n": total, "t": random.randint(4, total - 5), "p": random.randint(4, total - 4)})
    told = "；".join(
        "{unit}{n}人，中高级{t}个，固定{p}个".format(unit=name, **written(random, team))
        for name, team in zip(names, teams, strict=True)
    )
    before = (f"{told}，{random.choice(('合起来够不够', '两家合起来行吗', '一起报够不够'))}",)
    at, k = random.randint(0, 1), random.randint(1, 3)
    unit, team = names[at], teams[at]
    if at and random.random() < 1 / 6:
        text = random.choice(_LEFT).format(unit=unit)
        teams = teams[:1]
    else:
        who = random.choice(list(WHO))
        has_title, is_permanent = WHO[who]
        sign = random.choice((1, -1))
        step = sign * k
        text = random.choice(_COME if sign > 0 else _GO).format(
            unit=unit, who=who, **written(random, {"k": k})
        )
        team["n"] += step
        team["t"] += step * has_title
        team["p"] += step * is_permanent
    text += "" if text.endswith("呢") else random.choice(_ASKS)
    total, titled, permanent = (sum(one[part] for one in teams) for part in "ntp")
    outcomes = {TITLES: share(titled, total), PERMANENT: share(permanent, total)}
    return Composed(text, "eligibility", frozenset(), {}, outcomes, before=before)
