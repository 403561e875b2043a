"""A committee of which it is told in other ways whose people sit on it, or is not told: shares, institutions by name, posts, the
centre's director, people of both sides, changes, and how many there may be.
"""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from random import Random

from assistant.checkers.decision import Outcome
from evals.composed.committee import (
    LEAD,
    NAMES,
    PARTNER,
    THIRD,
    TOTAL,
    WATCHED,
    Members,
    asked,
    members,
    third,
)
from evals.composed.judge import Composed
from evals.composed.spoken import written

_SHARES: dict[str, tuple[Fraction, Fraction]] = {
    one: (Fraction(share), Fraction(share))
    for one, share in {
        "三分之一": "1/3", "1/3": "1/3", "四分之一": "1/4", "五分之二": "2/5", "40%": "2/5", "四成": "2/5", "百分之三十": "3/10",
        "三成": "3/10", "一半": "1/2", "50%": "1/2", "33%": "33/100", "34%": "34/100", "百分之三十五": "7/20", "两成": "1/5",
        "刚好三分之一": "1/3", "25%": "1/4", "三成五": "7/20", "2/5": "2/5", "百分之四十": "2/5", "十分之三": "3/10", "35%": "7/20",
        "四分之三": "3/4", "20%": "1/5", "半数": "1/2", "六分之一": "1/6", "33.4%": "167/500", "0.4": "2/5",
    }.items()
} | {
    "三成多": (Fraction("0.301"), Fraction("0.399")), "不到三分之一": (Fraction(0), Fraction("0.333")),
    "三分之一左右": (Fraction("0.3"), Fraction("0.37")), "三分之一多一点": (Fraction("0.334"), Fraction("0.36")),
    "超过三分之一": (Fraction("0.334"), Fraction(1)), "不超过四成": (Fraction(0), Fraction("0.4")),
    "至少三成": (Fraction("0.3"), Fraction(1)), "过半": (Fraction("0.501"), Fraction(1)), "大半": (Fraction("0.501"), Fraction(1)),
    "四成以上": (Fraction("0.4"), Fraction(1)), "近四成": (Fraction("0.34"), Fraction("0.4")),
    "30%多": (Fraction("0.3"), Fraction("0.4")),
    "不足30%": (Fraction(0), Fraction("0.3")), "三到四成": (Fraction("0.3"), Fraction("0.4")),
}  # fmt: skip
"""How a share is told, and between what it lies."""
_OF_OURS = (
    "牵头和共建的人占{s}", "牵头加共建占{s}", "牵头单位和共建单位的人员占{s}", "自己人占{s}", "{s}是牵头和共建单位的",
    "我们两家的人占了{s}",
    "牵头单位、共建单位合计{s}", "牵头跟共建的加一块占{s}", "两家建设单位的人合起来{s}", "牵头和共建的人员比例{s}",
    "有{s}是牵头和共建的人",
)  # fmt: skip
_OF_ONE = ("牵头单位占{s}", "我们公司的人占{s}", "共建单位的人占{s}", "本单位的占到{s}", "共建高校的占{s}")
_OF_OTHERS = (
    "外单位专家占{s}",
    "外面的人占{s}",
    "{s}是外单位的",
    "外聘专家占到{s}",
    "外部专家比例{s}",
    "有{s}是外头请的",
)


def _by_shares(random: Random) -> Composed:
    """What share of one side, of both or of the others it is told of."""
    told = members(random)
    share = random.choice(list(_SHARES))
    least, most = _SHARES[share]
    part = random.choice((*_OF_OURS, *_OF_ONE, *_OF_OTHERS))
    if part in _OF_OTHERS:
        least, most = 1 - most, 1 - least
    elif part in _OF_ONE:
        most = Fraction(1)
    outcome = third(300, *(int(300 * bound) + (300 * bound % 1 > 0) for bound in (least, most)))
    total = random.choice((*TOTAL, ""))
    parts = [part, total] if random.random() < 0.2 else [total, part]
    facts = {"committee_total": told.total} if total else {}
    text = "，".join(filter(None, parts)) if total else f"{{c}}{part}"
    watched = WATCHED - {
        "committee_insiders_share",
        "committee_insiders",
    }  # the share, or so many people as it comes to
    return _composed(random, text, {"n": told.total}, facts, outcome, watched=watched, s=share)


_NAMED_LEAD = (
    "伊利（牵头）{l}人", "牵头的伊利{l}个", "伊利是牵头单位，占{l}席", "蒙草集团（牵头单位）{l}名", "牵头单位蒙牛{l}人",
    "{l}个是牵头的中环的",
    "内蒙古大学（牵头）{l}人", "牵头方内蒙古农业大学{l}位",
)  # fmt: skip
_NAMED_PARTNER = (
    "内蒙古大学（共建）{p}人", "内大（共建单位）{p}名", "共建的内蒙古工业大学{p}个", "内蒙古农业大学是共建单位，来{p}个人",
    "{p}个是共建单位内工大的", "参建的蒙草集团{p}位", "合作单位内师大{p}人", "共建单位自治区农科院{p}人",
)  # fmt: skip
_NAMED_OTHERS = (
    "清华（跟我们没关系）{o}人", "外单位的中科院{o}人", "外请的北大教授{o}位", "其余{o}人是与两家都无关的外校专家", "",
    "江南大学（外单位）{o}名",
)  # fmt: skip
_NAMED_ONLY = (
    "清华{u}人", "中科院{u}位", "内蒙古大学{u}名", "内大来{u}个", "自治区农科院{u}人", "浙大的老师{u}个", "华为{u}人", "某研究院{u}名",
    "内蒙古工业大学{u}个教授", "包钢{u}人",
)  # fmt: skip


def _by_name(random: Random) -> Composed:
    """Institutions by name, each with whose side it is on; or one whose side is not told beside the lead alone."""
    told = members(random, least=1)
    if random.random() < 0.6:
        parts = [random.choice(one) for one in (_NAMED_LEAD, _NAMED_PARTNER, _NAMED_OTHERS)]
        return _composed(random, _listed(random, *parts), told.numbers, told.facts, told.third)
    unknown = random.randint(1, 5)
    total = max(told.total, told.lead + unknown + 1)
    parts = [random.choice((*_NAMED_LEAD, *LEAD)), random.choice(_NAMED_ONLY)]
    outcome = third(total, told.lead, told.lead + unknown)
    # Whose people the others are is not told either: nothing is met for certain.
    outcome = outcome if outcome is Outcome.NOT_MET else Outcome.NEEDS_FACTS
    facts = {"committee_total": total, "committee_lead_members": told.lead}
    return _composed(
        random, _listed(random, *parts), {"n": total, "l": told.lead, "u": unknown}, facts, outcome
    )


_POSTS_LEAD = {
    "我们总工1位": 1, "牵头单位的总工和副总2人": 2, "我们公司技术总监一个": 1, "我们董事长、总工两个人": 2, "牵头企业的总工1名": 1,
    "我们这边就总工一个人": 1, "本单位总工、所长、书记3人": 3, "牵头单位的董事长1人": 1,
}  # fmt: skip
_POSTS_PARTNER = {
    "共建大学的院长1位": 1, "共建单位的副校长一名": 1, "共建高校两个教授": 2, "共建院所的所长和总工2人": 2, "合作大学的教授3名": 3,
    "共建的那所大学的系主任1个": 1,
}  # fmt: skip


def _by_posts(random: Random) -> Composed:
    """People by the posts that they hold in the units."""
    lead, partner = random.choice(list(_POSTS_LEAD)), random.choice(list(_POSTS_PARTNER))
    told = Members(random.randint(7, 16), _POSTS_LEAD[lead], _POSTS_PARTNER[partner])
    return _composed(random, _listed(random, lead, partner), told.numbers, told.facts, told.third)


_DIRECTOR_AMONG = (
    "中心主任是牵头派的，算在这{l}个里", "这{l}人含中心主任", "中心主任就在牵头的{l}人里头", "牵头的{l}个里已经包括中心主任",
    "中心总经理是牵头单位的人，也在这{l}人之内",
)  # fmt: skip
_DIRECTOR_UNKNOWN = (
    "中心主任也是委员", "中心主任也进委员会", "中心主任也在委员会里", "中心主任也算委员", "中心总经理也是委员之一",
    "中心主任也占一席",
)  # fmt: skip
_DIRECTOR_BESIDE = (
    "中心主任也是牵头派的，没算在这{l}人里", "另外中心主任也是我们单位派的，不在这{l}个里", "除了这{l}个，中心主任也是牵头单位的",
)  # fmt: skip


def _with_director(random: Random) -> Composed:
    """The centre's director among those counted, beside them, or nobody knows which."""
    told = members(random, least=1)
    ours = told.lead + told.partner
    lead, partner = random.choice(LEAD), random.choice(PARTNER)
    how = random.choice((_DIRECTOR_AMONG, _DIRECTOR_UNKNOWN, _DIRECTOR_BESIDE))
    parts = _listed(random, lead, partner, random.choice(how))
    if how is _DIRECTOR_AMONG:
        return _composed(random, parts, told.numbers, told.facts, told.third)
    more = replace(told, lead=told.lead + 1)
    if how is _DIRECTOR_UNKNOWN:
        outcome = third(told.total, ours, ours + 1)
        open_facts = {"committee_insiders", "committee_outsiders"}
        return _composed(random, parts, told.numbers, told.facts, outcome, watched=WATCHED - open_facts)
    open_facts = {"committee_total", "committee_outsiders"}
    composed = _composed(random, parts, told.numbers, more.facts, more.third, watched=WATCHED - open_facts)
    with_him = replace(more, total=told.total + 1)  # nor may he be among all of them
    return composed if with_him.third is more.third else replace(composed, outcomes={})


_BOTH = (
    "其中1人两边都算", "有一个人既是我们的又是共建大学的", "里面有1个在两家都任职", "其中一位是双聘的，两边都有他", "有1人重复算了",
    "有一个是两家共有的人",
)  # fmt: skip


def _of_both_sides(random: Random) -> Composed:
    """Somebody is of both sides: whether he is counted twice is not told."""
    told = members(random, least=1)
    ours = told.lead + told.partner
    parts = _listed(random, random.choice(LEAD), random.choice(PARTNER), random.choice(_BOTH))
    outcome = third(told.total, ours - 1, ours)
    open_facts = {"committee_insiders", "committee_outsiders"}
    return _composed(random, parts, told.numbers, told.facts, outcome, watched=WATCHED - open_facts)


_CHANGES: dict[tuple[int, int, int], tuple[str, ...]] = {
    (1, 0, 0): (
        "再加{k}个外面的", "再请{k}位外单位专家", "外单位的再添{k}个", "再补{k}名外聘专家", "增加{k}个外校专家", "多请{k}个外头的专家",
    ),
    (0, -1, 0): (
        "牵头的退{k}个，换成外单位专家", "把牵头的{k}个换成外校专家", "牵头单位撤{k}个，由外单位专家补上", "换掉{k}个牵头的，换外面的",
    ),
    (0, 0, -1): ("把共建的{k}个换成外单位的", "共建单位的退{k}个，换成外面的专家"),
    (1, 1, 0): ("再加{k}个牵头单位的", "牵头单位再来{k}个", "我们公司再派{k}个", "牵头的再增加{k}名"),
    (1, 0, 1): ("共建单位再来{k}个", "再加{k}个共建的", "共建高校再派{k}人"),
    (-1, 0, -1): ("共建的走了{k}个", "共建单位退出{k}人，不补"),
    (-1, -1, 0): ("牵头单位的走{k}个不补了", "我们公司退掉{k}个，不补人"),
}  # fmt: skip
"""By how the total, the lead's and the partner's people change."""
_WHAT_IF = ("", "", "如果", "要是", "现在", "想", "打算", "那")


def _after_a_change(random: Random) -> Composed:
    """How it is, and who is to come or go; in the same message or in the next one."""
    told = members(random, least=1)
    (total, lead, partner), wordings = random.choice(list(_CHANGES.items()))
    most = min(told.lead if lead < 0 else 9, told.partner if partner < 0 else 9, 3)
    number = random.randint(1, most)
    now = Members(told.total + total * number, told.lead + lead * number, told.partner + partner * number)
    change = f"{random.choice(_WHAT_IF)}{random.choice(wordings)}"
    first = _listed(random, random.choice(LEAD), random.choice(PARTNER))
    numbers = {**told.numbers, "k": number}
    if random.random() < 0.4:
        return _composed(random, f"{first}，{change}", numbers, now.facts, now.third)
    before = _composed(random, first, numbers, told.facts, told.third)
    text = change.format(**written(random, numbers)) + random.choice(
        ("呢", "，行吗", "，还超吗", "，够了吗", "可以不")
    )
    return replace(before, text=text, before=(before.text,), facts=now.facts, outcomes={THIRD: now.third})


_HOW_MANY = (
    "我们两家最多能坐几个", "牵头和共建加起来最多几个人", "牵头和共建单位的人上限是几个", "自己人最多能进几个", "至少得有几个外人",
    "牵头和共建的能占几席", "能塞几个自己人", "外单位专家最少请几位",
)  # fmt: skip


def _how_many_may(random: Random) -> Composed:
    """The total alone, and how many there may be; of one side it may be told, too."""
    told = members(random, least=1)
    text = f"{random.choice(TOTAL)}，{random.choice(_HOW_MANY)}"
    facts = {"committee_total": told.total}
    if random.random() < 0.4:
        text = f"{random.choice(TOTAL)}，{random.choice(LEAD)}，共建的最多还能来几个"
        facts["committee_lead_members"] = told.lead
    told_so = text.format(c=random.choice(NAMES), **written(random, told.numbers))
    over = Outcome.NOT_MET if told.lead * 3 > told.total and len(facts) > 1 else Outcome.NEEDS_FACTS
    return Composed(told_so, "governance", WATCHED, facts, {THIRD: over})


_WAYS: tuple[Callable[[Random], Composed], ...] = (
    _by_shares, _by_name, _by_posts, _with_director, _of_both_sides, _after_a_change, _how_many_may,
)  # fmt: skip


def compose(random: Random) -> Composed:
    """One of the ways."""
    return random.choice(_WAYS)(random)


def _listed(random: Random, *parts: str) -> str:
    return random.choice(("，", "，", " ", "；", "、")).join(filter(None, (random.choice(TOTAL), *parts)))


def _composed(
    random: Random,
    text: str,
    numbers: dict[str, int],
    facts: dict[str, int],
    outcome: Outcome,
    *,
    watched: frozenset[str] = WATCHED,
    s: str = "",
) -> Composed:
    told = text.format(c=random.choice(NAMES), s=s, **written(random, numbers))
    return Composed(asked(random, told), "governance", watched, facts, {THIRD: outcome})
