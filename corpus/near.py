"""Whether two questions are the same, or nearly the same, sentence."""

from corpus.normalise import normalise
from corpus.pairs import pairs

NEAR = 0.8
"""Share of common character pairs from which two sentences count as the same."""

_SHORTEST = 3


def near_same(one: str, other: str) -> bool:
    """Whether two sentences share so many pairs of characters that the one teaches the answer to the other."""
    return len(pairs(normalise(one))) > _SHORTEST and overlap(one, other) >= NEAR


def overlap(one: str, other: str) -> float:
    """Give the share of common pairs of neighbouring characters, 0 to 1."""
    mine, theirs = pairs(normalise(one)), pairs(normalise(other))
    return len(mine & theirs) / (len(mine | theirs) or 1)
