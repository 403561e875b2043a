"""Whether two questions are the same, or nearly the same, sentence."""

from corpus.normalise import normalise

NEAR = 0.8
"""Share of common character pairs from which two sentences count as the same."""

_SHORTEST = 3


def near_same(one: str, other: str) -> bool:
    """Whether two sentences share so many pairs of characters that the one teaches the answer to the other."""
    return len(_pairs(one)) > _SHORTEST and overlap(one, other) >= NEAR


def overlap(one: str, other: str) -> float:
    """Give the share of common pairs of neighbouring characters, 0 to 1."""
    mine, theirs = _pairs(one), _pairs(other)
    return len(mine & theirs) / (len(mine | theirs) or 1)


def _pairs(text: str) -> frozenset[str]:
    plain = "".join(character for character in normalise(text).lower() if character.isalnum())
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))
