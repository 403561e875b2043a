"""A publicity: its first day, its last, the day of the approval; how many working days that is, by a calendar of its own."""

from datetime import date, timedelta
from random import Random

from assistant.checkers.decision import Outcome
from evals.composed.days import OF_ELSE, WATCHED, ask
from evals.composed.judge import AS_OF, Composed
from evals.composed.writing_days import FROM_TODAY, IN_FULL, between, write

_LONG_ENOUGH, _DAYS_NEEDED = "公示时间", 5
_OFF = (
    (date(2026, 1, 1), date(2026, 1, 3)), (date(2026, 2, 15), date(2026, 2, 23)), (date(2026, 4, 4), date(2026, 4, 6)),
    (date(2026, 5, 1), date(2026, 5, 5)), (date(2026, 6, 19), date(2026, 6, 21)), (date(2026, 9, 25), date(2026, 9, 27)),
    (date(2026, 10, 1), date(2026, 10, 7)),
)  # fmt: skip
_MADE_UP = (
    date(2026, 1, 4), date(2026, 2, 14), date(2026, 2, 28), date(2026, 5, 9), date(2026, 9, 20), date(2026, 10, 10),
)  # fmt: skip
"""The holidays of 2026 and the days worked in their stead, as the State Council has announced them."""

_BOTH = (
    "名单{s}挂出来，{e}撤下", "{s}开始公示，{e}结束", "公示从{s}到{e}",
    "公示期{s}至{e}", "{s}上网公示，公示到{e}", "名单{s}贴的，{e}揭下",
    "{s}到{e}公示", "公示时间{s}—{e}", "公示{s}起{e}止", "{s}挂网，{e}下网", "{s}发的公示，{e}截止", "公示开始{s}，公示结束{e}",
    "{s}把公示挂上，{e}就撤了", "自{s}起公示至{e}", "公示{s}开始 {e}结束", "公示名单{s}挂，{e}摘",
)  # fmt: skip
_ENOUGH = (
    "够不够", "够5个工作日吗", "够天数不", "时间足不足", "合规吗",
    "天数够不够", "满没满5个工作日", "够五个工作日没", "公示够了没", "行不行",
    "符合规定吗", "时间短没短", "达没达到5个工作日", "够数吗",
)  # fmt: skip
_START = (
    "{}开始公示", "公示从{}起", "{}挂网公示", "{}贴出去公示的", "公示是{}挂的", "公示{}开始", "{}起公示", "{}发的公示", "公示首日{}",
    "{}上网公示", "公示名单{}挂出来的",
)  # fmt: skip
_FULL_WHEN = (
    "哪天满", "最早哪天能批", "几号算满", "什么时候到期", "公示到哪天", "哪天能下批文", "最早几号结束", "哪天够5个工作日", "到几号才够",
    "几号能批复", "啥时候满五个工作日",
)  # fmt: skip
_APPROVED_AFTER = (
    "{s}开始公示，{a}就批复了，合规吗", "公示{s}挂的，{a}下的批文，行不行",
    "{s}挂网公示，{a}能批吗", "公示从{s}起，{a}批复够不够5个工作日",
    "{s}公示的，{a}发批文可以不",
)  # fmt: skip


def compose(random: Random) -> Composed:
    """First and last day, or first and approval, or the first alone."""
    start = between(random, date(2026, 1, 5), date(2026, 12, 14))
    full = _full(start)
    ends = {"公示最早期满日": full, "最早可以批复之日": full + timedelta(days=1)}
    chosen = random.random()
    if chosen < 0.4:
        parts = [random.choice(_START).format(write(random, start, IN_FULL, FROM_TODAY))]
        if random.random() < 0.4:
            other = between(random, date(2025, 1, 1), min(start, AS_OF))
            parts.insert(random.choice((0, 1)), random.choice(OF_ELSE).format(write(random, other, IN_FULL)))
        text = ask(random, parts, _FULL_WHEN)
        return Composed(text, "application", WATCHED, {"publicity_start": start.isoformat()}, {}, ends)
    if chosen < 0.55:
        return _approved(random, start, full, ends)
    end = max(start, full + timedelta(days=random.choice((-4, -3, -2, -1, 0, 0, 1, 2, 5))))
    told = random.choice(_BOTH).format(
        s=write(random, start, IN_FULL, FROM_TODAY), e=_later(random, start, end)
    )
    facts = {"publicity_start": start.isoformat(), "publicity_end": end.isoformat()}
    outcomes = {_LONG_ENOUGH: _enough(full, end)}
    ends["最早可以批复之日"] = max(full, end) + timedelta(days=1)
    return Composed(ask(random, [told], _ENOUGH), "application", WATCHED, facts, outcomes, ends)


def _approved(random: Random, start: date, full: date, ends: dict[str, date]) -> Composed:
    """Approved on a day: the publicity was over on the day before, at the latest, on which no wording insists."""
    approved = max(start, full + timedelta(days=random.choice((-3, -1, 0, 1, 2, 4))))
    text = random.choice(_APPROVED_AFTER).format(
        s=write(random, start, IN_FULL), a=_later(random, start, approved)
    )
    facts = {
        "publicity_start": start.isoformat(),
        **dict.fromkeys(("approval_date", "approval_received_on"), approved.isoformat()),
    }
    outcomes = {_LONG_ENOUGH: _enough(full, approved - timedelta(days=1))}
    only = {"公示最早期满日": ends["公示最早期满日"]}
    return Composed(text, "application", WATCHED - {"publicity_end"}, facts, outcomes, only)


def _later(random: Random, start: date, day: date) -> str:
    """The day in full, or without its year, or without its month where that is the one told before."""
    ways = [write(random, day, IN_FULL)]
    if day.year == start.year:
        ways += [f"{day.month}月{day.day}号", f"{day.month}月{day.day}日"]
    if (day.year, day.month) == (start.year, start.month):
        ways += [f"{day.day}号", f"{day.day}日"]
    return random.choice(ways)


def _enough(full: date, end: date) -> Outcome:
    return Outcome.MET if end >= full else Outcome.NOT_MET


def _full(start: date) -> date:
    """The fifth working day, the first day among them where it is one."""
    day, counted = start - timedelta(days=1), 0
    while counted < _DAYS_NEEDED:
        day += timedelta(days=1)
        counted += _worked(day)
    return day


def _worked(day: date) -> bool:
    off = any(first <= day <= last for first, last in _OFF)
    return day in _MADE_UP or not (off or day.weekday() > 4)
