"""A team that changes from message to message: 又招了2个固定的中级, 走了一个没职称的流动人员, 只来1个呢, 把3个流动的转成固定."""

from random import Random

from evals.composed.judge import Composed
from evals.composed.spoken import written
from evals.composed.team import PERMANENT, TITLES, share

_WATCHED = frozenset({"team_total", "titled_staff", "permanent_staff"})
WHO = {
    "固定的工程师": (1, 1), "固定的中级": (1, 1), "固定的高工": (1, 1), "流动的高工": (1, 0), "没职称的流动人员": (0, 0),
    "没职称的固定人员": (0, 1), "流动的中级": (1, 0), "固定的、没职称的": (0, 1),
}  # fmt: skip
"""Who comes or goes, with whether each counts as titled and as permanent."""
_COME = (
    "又招了{k}个{who}",
    "再来{k}个{who}",
    "新进{k}名{who}",
    "要是再招{k}个{who}呢",
    "后来又来了{k}位{who}",
)
_GO = ("走了{k}个{who}", "{k}个{who}离职了", "要是走{k}个{who}呢", "调走了{k}名{who}", "又退休了{k}位{who}")
_INSTEAD = ("只来{k}个呢", "换成{k}个呢", "要是{k}个呢", "就{k}个呢")
_CONVERTED = ("把{k}个流动的转成固定", "{k}个流动的转固定", "有{k}个流动的签成固定了")
_ASKS = ("", "，够不够", "，行吗", "，这样够吗")


def compose(random: Random) -> Composed:
    """Three messages: the team, a change, and another one, or the first change with another number."""
    n = random.randint(15, 60)
    titled, permanent = random.randint(5, n - 5), random.randint(5, n - 6)
    told = written(random, {"n": n, "t": titled, "p": permanent})
    first = random.choice(
        (
            "团队{n}人，中高级{t}个，固定{p}个，够不够",
            "我们一共{n}人，其中中高级职称{t}人、固定人员{p}人，行吗",
            "{n}个人里头有职称的{t}个，固定的{p}个，够格不",
        )
    ).format(**told)
    change, state = _change(random, (n, titled, permanent))
    if random.random() < 1 / 3 and (again := _again(random, (n, titled, permanent))):
        return _composed((first, again[0]), again[1], again[2])
    if random.random() < 1 / 2:
        other, after = _change(random, state)
        return _composed((first, change), other, after)
    return _composed((first,), change, state)


def _composed(before: tuple[str, ...], text: str, state: tuple[int, int, int]) -> Composed:
    total, titled, permanent = state
    facts = {"team_total": total, "titled_staff": titled, "permanent_staff": permanent}
    outcomes = {TITLES: share(titled, total), PERMANENT: share(permanent, total)}
    return Composed(text, "eligibility", _WATCHED, facts, outcomes, before=before)


def _change(random: Random, state: tuple[int, int, int]) -> tuple[str, tuple[int, int, int]]:
    """Some come, some go, or some of the mobile become permanent."""
    n, titled, permanent = state
    k = random.randint(1, 3)
    if random.random() < 1 / 5 and n - permanent > k:
        said = random.choice(_CONVERTED).format(**written(random, {"k": k}))
        return said + random.choice(_ASKS), (n, titled, permanent + k)
    who = random.choice(list(WHO))
    has_title, is_permanent = WHO[who]
    sign = random.choice((1, 1, -1))
    if sign < 0 and min(titled, permanent, n - titled, n - permanent) <= k:
        sign = 1
    said = random.choice(_COME if sign > 0 else _GO).format(who=who, **written(random, {"k": k}))
    step = sign * k
    asks = "" if said.endswith("呢") else random.choice(_ASKS)
    return said + asks, (n + step, titled + step * has_title, permanent + step * is_permanent)


def _again(random: Random, state: tuple[int, int, int]) -> tuple[str, str, tuple[int, int, int]] | None:
    """再来3个固定的中级, then 只来1个呢; 走2个, then 只走1个呢; 转3个, then 转2个呢: so many instead. None where there are too few."""
    n, titled, permanent = state
    k, other = random.sample((1, 2, 3, 4), 2)
    way = random.choice(("come", "come", "go", "convert"))
    if way == "convert":
        if n - permanent <= max(k, other):
            return None
        said = random.choice(_CONVERTED).format(**written(random, {"k": k}))
        instead = random.choice(("转{k}个呢", "换成{k}个呢", "要是{k}个呢", "只转{k}个呢")).format(
            **written(random, {"k": other})
        )
        return said, instead, (n, titled, permanent + other)
    who = random.choice(list(WHO))
    has_title, is_permanent = WHO[who]
    sign = 1 if way == "come" else -1
    if sign < 0 and min(titled, permanent, n - titled, n - permanent) <= max(k, other):
        return None
    go = ("只走{k}个呢", "走{k}个呢", "换成{k}个呢", "要是{k}个呢")
    words, then = (_COME[:4], _INSTEAD) if sign > 0 else (_GO[:1] + _GO[2:4], go)
    said = random.choice(words).format(who=who, **written(random, {"k": k}))
    again = random.choice(then).format(**written(random, {"k": other}))
    step = sign * other
    return said, again, (n + step, titled + step * has_title, permanent + step * is_permanent)
