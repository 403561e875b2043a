"""A message of one of the other sorts behind messages on other matters: what was told of those is none of its facts."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from evals.composed import (
    bodies,
    committee,
    days,
    head,
    naming,
    panel,
    publicity,
    revoked,
    sides,
    team,
    units,
)
from evals.composed.judge import Composed

_SORTS: Sequence[Callable[[Random], Composed]] = (
    team.compose, units.compose, committee.compose, sides.compose, bodies.compose, panel.compose, head.compose, days.compose,
    revoked.compose, publicity.compose, naming.compose,
)  # fmt: skip
_MOST_BEFORE = 2


def compose(random: Random) -> Composed:
    """One or two messages on other matters, then one of its own."""
    last = _alone(random)
    before: list[str] = []
    wanted = random.randint(1, _MOST_BEFORE)
    while len(before) < wanted:
        other = _alone(random)
        on_it = other.checker == last.checker or other.watched & last.watched
        if not on_it and "协议" not in other.text:  # which is a fact of the unit, whatever is asked
            before.append(other.text)
    return replace(last, before=tuple(before))


def _alone(random: Random) -> Composed:
    while True:
        one = random.choice(_SORTS)(random)
        if not one.before:
            return one
