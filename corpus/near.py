"""Whether two questions are the same, or nearly the same, sentence."""

from corpus.normalise import normalise

NEAR = 0.8
"""Share of common character pairs from which two sentences count as the same."""

_SHORTEST = 3


def near_same(one: str, other: str) -> bool:
    """Whether two sentences share so many pairs of characters that the one teaches the answer to the other."""
    mine, theirs = pairs(one), pairs(other)
    return len(mine) > _SHORTEST and len(mine & theirs) >= NEAR * len(mine | theirs)


def pairs(text: str) -> frozenset[str]:
    """Give the pairs of neighbouring characters in `text`, without punctuation."""
    plain = "".join(character for character in normalise(text).lower() if character.isalnum())
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))
