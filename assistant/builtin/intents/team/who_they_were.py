"""Who went is told by one sort alone: 走了2个高工 may have been permanent or not, 走了2个固定的 may have had titles or not."""

from collections.abc import Mapping, Set
from typing import Any

from assistant.builtin.intents.team.fields import FIELDS
from assistant.checkers.team_shares import LIMIT

OF_A_SORT: Mapping[str, Set[str]] = {
    "titles": frozenset({"titled", "intermediate", "senior", "other_titles"}),
    "posts": frozenset({"permanent", "mobile"}),
}
"""The kinds of labels.toml that tell of titles, and of permanent and other posts."""
OPENED = "_opened"
"""Where it is kept what the number was: it is accounted for, though no fact holds it any more."""
_UNSURE = "_unsure_"
"""Where it is kept of how many who went it was not told whether they belong to the sort."""


def sorts_not_told(kinds: Set[str]) -> set[str]:
    """The sorts on which none of `kinds` tells anything."""
    return {sort for sort, told in OF_A_SORT.items() if not told & kinds}


def left_unsure(
    unsure: Mapping[str, int], known: Mapping[str, Any], before: Mapping[str, Any]
) -> dict[str, int | None]:
    """The numbers that are open now: those with which the share would do, and without as many as went it would not.

    Who went in a message before (`before`) is counted in until the number is told anew.
    """
    facts: dict[str, int | None] = {}
    total = known.get(FIELDS["total"])
    for sort, gone in unsure.items():
        names = [FIELDS[kind] for kind in FIELDS if kind in OF_A_SORT[sort]]
        there = [known[name] for name in names if isinstance(known.get(name), int)]
        titled = known.get(FIELDS["titled"])
        number = titled if sort == "titles" and isinstance(titled, int) else sum(there)
        gone += before.get(_UNSURE + sort) or 0
        if not (there and total):
            continue
        opened = number - gone < LIMIT * total <= number
        facts[_UNSURE + sort] = None if opened else gone
        if opened:
            facts |= {name: None for name in names if known.get(name) is not None}
            facts[OPENED] = number
    return facts
