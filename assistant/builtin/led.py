"""Which checks the search leads to where no word of a message called for one: 周五9月18日上的墙，多会儿到期."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.builtin.answers.premise import without_premises
from corpus.citation import Citation

_APPLIED_BY: Mapping[str, tuple[str, ...]] = {
    "8(2)": ("eligibility",),
    "8(3)": ("eligibility",),
    "9(6)": ("application",),
    "12": ("governance",),
    "21": ("evaluation",),
    "23": ("evaluation",),
    "24": ("evaluation",),
    "26": ("revocation", "evaluation"),
    "28": ("naming",),
}
"""The clauses with figures to be counted, and the checkers that count them."""

# Calibrated on the dev split of evals/datasets: a clause found so surely is what the message is on.
_SURE = 0.3


def led_to(hits: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    """Give the checkers that apply the clause which was found first."""
    best = without_premises(hits)[:1]
    if not best or best[0]["kind"] != "clause" or best[0]["score"] < _SURE:
        return frozenset()
    found = Citation.parse(best[0]["id"])
    return frozenset(
        checker
        for place, applied_by in _APPLIED_BY.items()
        if Citation.parse(place).covers(found)
        for checker in applied_by
    )
