"""A number or a date that a later message puts right: 副高写错了，应该是4个; 乙公司的固定不是5个，是3个; 看错了，是3月18号."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from assistant.checkers.decision import Outcome
from evals.composed.judge import AS_OF, Composed
from evals.composed.spoken import written
from evals.composed.team import PERMANENT, TITLES, share

_WATCHED = frozenset({"team_total", "titled_staff", "intermediate_staff", "senior_staff", "permanent_staff"})
_SAID = (
    "{what}写错了，应该是{right}个", "{what}不是{wrong}个，是{right}个", "不好意思，{what}应该是{right}个",
    "{what}是{right}个，不是{wrong}个",
    "更正一下，{what}{right}个", "{what}那个数报错了，是{right}个", "说错了，{what}是{right}个", "{what}其实是{right}个",
    "哎，{what}数错了 应该{right}个",
    "{what}记错了，{right}个才对",
)  # fmt: skip
_BY_SO_MANY = {1: "{what}少报了1个", 2: "{what}少算了2个", -1: "{what}多报了1个", -2: "{what}多写了2个"}
_ASKS = ("，够不够", "，这回呢", "，行吗", "", "", "，还符合吗")
_PARTS = {
    "f": ("正高",), "a": ("副高",), "i": ("中级", "工程师"), "p": ("固定的", "固定人员"), "n": ("团队总人数", "总人数"),
}  # fmt: skip


def compose(random: Random) -> Composed:
    """A team of one unit or of two, a committee, an approval or a revocation."""
    ways: tuple[Callable[[Random], Composed], ...] = (_team, _team, _units, _sides, _approval, _revoked)
    return random.choice(ways)(random)


def _team(random: Random) -> Composed:
    """团队41人 中级8 副高3 正高1 固定30, then one of these in another number."""
    n = {"f": random.randint(1, 6), "a": random.randint(1, 8), "i": random.randint(2, 14)}
    n["n"] = sum(n.values()) + random.randint(8, 40)
    n["p"] = random.randint(3, n["n"] - 3)
    which = random.choice("faaiipn")
    step = random.choice((-2, -1, 1, 2)) if n[which] > 2 or which == "n" else random.choice((1, 2))
    told, right = dict(n), dict(n) | {which: n[which] + step}
    if right["n"] < max(right["p"], right["f"] + right["a"] + right["i"]):
        right, step, which = dict(n), 0, ""
    what = {part: random.choice(names) for part, names in _PARTS.items()}
    write = written(random, told)
    between = random.choice(("，", " ", "、"))
    parts = [f"{what[part]}{write[part]}{random.choice(('个', '人', ''))}" for part in "iaf"]
    random.shuffle(parts)
    fixed = f"{what['p']}{write['p']}{random.choice(('个', '人'))}"
    first = f"{random.choice(('团队', '科研团队一共', '我们总共'))}{write['n']}人，{between.join(parts)}，{fixed}，够不够"
    if not which:
        second = "那就是这样，够不够"
    else:
        second = _said(random, what[which].removesuffix("的"), told[which], right[which])
    facts = {
        "team_total": right["n"],
        "titled_staff": right["f"] + right["a"] + right["i"],
        "senior_staff": right["f"] + right["a"],
        "intermediate_staff": right["i"],
        "permanent_staff": right["p"],
    }
    outcomes = {TITLES: share(facts["titled_staff"], right["n"]), PERMANENT: share(right["p"], right["n"])}
    return Composed(second, "eligibility", _WATCHED, facts, outcomes, before=(first,))


def _said(random: Random, what: str, wrong: int, right: int) -> str:
    """The words that put `wrong` right."""
    step = right - wrong
    templates = [*_SAID, *([_BY_SO_MANY[step]] if step in _BY_SO_MANY else [])]
    said = random.choice(templates).format(what=what, **written(random, {"wrong": wrong, "right": right}))
    return f"{said}{random.choice(_ASKS)}"


def _units(random: Random) -> Composed:
    """甲公司20人中级3个固定10，乙大学…, then a number of one of the two."""
    names = random.choice((("甲公司", "乙大学"), ("我们公司", "合作的大学"), ("牵头单位", "共建单位")))
    teams = []
    for _ in names:
        total = random.randint(12, 40)
        teams.append({"n": total, "t": random.randint(2, total - 6), "p": random.randint(3, total - 3)})
    told = "；".join(
        f"{name}{team['n']}人，中高级{team['t']}个，固定{team['p']}个"
        for name, team in zip(names, teams, strict=True)
    )
    at, which = random.randint(0, 1), random.choice("tp")
    wrong = teams[at][which]
    teams[at][which] += random.choice((-2, -1, 1, 2))
    what = f"{names[at]}{random.choice(('的', ''))}{ {'t': '中高级', 'p': '固定'}[which] }"
    total, titled, permanent = (sum(team[part] for team in teams) for part in "ntp")
    outcomes = {TITLES: share(titled, total), PERMANENT: share(permanent, total)}
    text = _said(random, what, wrong, teams[at][which])
    return Composed(text, "eligibility", frozenset(), {}, outcomes, before=(f"{told}，合起来够不够",))


def _sides(random: Random) -> Composed:
    """委员会15人，牵头3个，共建2个, then one of them."""
    total, lead, partner = random.randint(9, 30), random.randint(1, 6), random.randint(1, 5)
    n = {"n": total, "l": lead, "c": partner}
    first = "委员会{n}人，牵头单位{l}个，共建单位{c}个，行不行".format(**written(random, n))
    which = random.choice("lc")
    right = dict(n) | {which: n[which] + random.choice((1, 2) if n[which] < 3 else (-2, -1, 1, 2))}
    what = {"l": "牵头单位", "c": "共建单位"}[which]
    insiders = right["l"] + right["c"]
    facts = {
        "committee_total": total,
        "committee_lead_members": right["l"],
        "committee_partner_members": right["c"],
    }
    met = Outcome.MET if insiders * 3 <= total else Outcome.NOT_MET
    text = _said(random, what, n[which], right[which])
    return Composed(
        text, "governance", frozenset(facts), facts, {"牵头和共建单位人员占比": met}, before=(first,)
    )


_DAY_PUT_RIGHT = (
    "看错了，是{day}", "不对，是{day}", "说错了，应该是{day}", "更正一下，是{day}", "记岔了，{day}", "哎看花眼了 是{day}",
    "弄错了，其实是{day}",
)  # fmt: skip


def _approval(random: Random) -> Composed:
    """我们2024年3月5号批的, then another day, with its year or without."""
    wrong = AS_OF - timedelta(days=random.randint(60, 1000))
    right = date(wrong.year, random.randint(1, 12), random.randint(1, 28))
    if right >= AS_OF:
        right = date(wrong.year - 1, right.month, right.day)
    first = f"我们{wrong.year}年{wrong.month}月{wrong.day}号批的，头一个建设周期到哪天"
    with_year = right.year != wrong.year or random.random() < 1 / 2
    day = (f"{right.year}年" if with_year else "") + f"{right.month}月{right.day}号"
    text = random.choice(_DAY_PUT_RIGHT).format(day=day)
    facts = {"approval_date": right.isoformat()}
    return Composed(text, "evaluation", frozenset({"approval_date", "approved_in"}), facts, before=(first,))


def _revoked(random: Random) -> Composed:
    """整改后仍不合格，2025年3月8号撤的, then the day of the decision put right."""
    wrong = AS_OF - timedelta(days=random.randint(60, 900))
    right = date(wrong.year, wrong.month, wrong.day % 28 + 1)
    first = f"整改后仍不合格，{wrong.year}年{wrong.month}月{wrong.day}号被撤的，几时能再报"
    day = random.choice((f"{right.month}月{right.day}号", f"{right.year}年{right.month}月{right.day}日"))
    text = random.choice(_DAY_PUT_RIGHT).format(day=day)
    facts = {"revoked_on": right.isoformat()}
    return Composed(text, "revocation", frozenset({"revoked_on"}), facts, before=(first,))
