"""A day that a later message puts in the place of the one asked about: 要是4月1号开始呢, 推迟两天呢, 换成去年3月4号批的呢."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from evals.composed.judge import AS_OF, Composed
from evals.composed.spoken import in_words

_APPROVAL, _REVOKED, _RECTIFIED = (
    frozenset({"approval_date", "approved_in"}), frozenset({"revoked_on"}), frozenset({"rectification_start"}),
)  # fmt: skip
_PUBLICITY = frozenset({"publicity_start"})


def compose(random: Random) -> Composed:
    """A publicity, an approval, a revocation or a rectification, and the same question of another day."""
    ways: tuple[Callable[[Random], Composed], ...] = (_publicity, _shifted, _approval, _revoked, _rectified)
    return random.choice(ways)(random)


def _day(random: Random, first: date, last: date) -> date:
    return first + timedelta(days=random.randint(0, (last - first).days))


def _said(day: date, *, year: bool = True) -> str:
    return (f"{day.year}年" if year else "") + f"{day.month}月{day.day}号"


def _publicity(random: Random) -> Composed:
    """12月7号挂公示，哪天满, then 要是12月14号挂呢."""
    told = _day(random, AS_OF + timedelta(days=1), date(2026, 12, 15))
    other = _day(random, AS_OF + timedelta(days=1), date(2026, 12, 25))
    first = random.choice(("公示从{d}开始挂，哪天满", "名单{d}贴出去，几号算够", "{d}开始公示，最早哪天能批"))
    then = random.choice(
        ("要是{d}挂呢", "换成{d}开始呢", "那{d}贴呢", "如果{d}开始公示呢", "改到{d}呢", "推到{d}呢")
    )
    text = then.format(d=_said(other, year=random.random() < 1 / 4))
    start = {"publicity_start": other.isoformat()}
    before = (first.format(d=_said(told, year=random.random() < 1 / 2)),)
    return Composed(text, "application", _PUBLICITY, start, before=before)


def _shifted(random: Random) -> Composed:
    """推迟两天呢, 提前三天呢."""
    told = _day(random, date(2026, 12, 6), date(2026, 12, 20))
    days = random.randint(1, 4)
    sign, way = random.choice(
        (
            (1, "推迟{n}天呢"),
            (1, "晚{n}天开始呢"),
            (-1, "提前{n}天呢"),
            (-1, "早{n}天挂呢"),
            (1, "往后推{n}天呢"),
        )
    )
    other = told + timedelta(days=sign * days)
    before = (f"公示从{_said(told)}开始，哪天满",)
    text = way.format(n=in_words(days) if random.random() < 1 / 2 else days)
    return Composed(text, "application", _PUBLICITY, {"publicity_start": other.isoformat()}, before=before)


def _approval(random: Random) -> Composed:
    """2024年5月6号批的，头一个周期到哪天, then 要是2024年8月1号批的呢."""
    told = _day(random, date(2023, 1, 5), date(2026, 10, 1))
    other = _day(random, date(2023, 1, 5), date(2026, 10, 1))
    with_year = other.year != told.year or random.random() < 1 / 2
    then = random.choice(
        ("要是{d}批的呢", "换成{d}批的呢", "那{d}批的呢", "如果是{d}批下来的呢", "假如{d}批的，又到哪天")
    )
    first = random.choice(
        ("{d}批的，头一个建设周期到哪天", "批文是{d}的，第一个三年哪天满", "我们{d}获批，三年到哪天期满")
    )
    facts = {"approval_date": other.isoformat()}
    text = then.format(d=_said(other, year=with_year))
    return Composed(text, "evaluation", _APPROVAL, facts, before=(first.format(d=_said(told)),))


def _revoked(random: Random) -> Composed:
    """整改后仍不合格，2025年3月8号被撤的, then 要是…撤的呢."""
    told = _day(random, date(2024, 1, 5), date(2026, 11, 1))
    other = _day(random, date(2024, 1, 5), date(2026, 11, 1))
    then = random.choice(("要是{d}撤的呢", "换成{d}撤的呢", "如果{d}才撤呢", "那{d}撤的呢"))
    before = (f"整改后仍不合格，{_said(told)}被撤的，几时能再报",)
    text = then.format(d=_said(other))
    return Composed(text, "revocation", _REVOKED, {"revoked_on": other.isoformat()}, before=before)


def _rectified(random: Random) -> Composed:
    """评价不合格，整改从2026年3月1日开始，到哪天, then 要是4月1号开始呢."""
    told = _day(random, date(2025, 6, 1), date(2026, 11, 1))
    other = _day(random, date(told.year, 1, 1), min(date(told.year, 12, 31), date(2026, 11, 20)))
    then = random.choice(("要是{d}开始呢", "换成{d}开始呢", "如果从{d}起算呢", "那{d}开始的呢"))
    before = (f"评价不合格，整改从{_said(told)}开始，到哪天",)
    text = then.format(d=_said(other, year=random.random() < 1 / 2))
    return Composed(text, "evaluation", _RECTIFIED, {"rectification_start": other.isoformat()}, before=before)
