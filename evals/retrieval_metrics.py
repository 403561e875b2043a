"""How good a ranking is: recall, reciprocal rank, discounted gain, with every gold article worth the same."""

import math
from collections.abc import Collection, Sequence
from statistics import fmean

DEPTHS = (1, 5, 10, 20, 100)
_FIRST_PAGE = 10

NAMES = (*(f"R@{depth}" for depth in DEPTHS), f"MRR@{_FIRST_PAGE}", f"nDCG@{_FIRST_PAGE}")


def recall(ranked: Sequence[str], gold: Collection[str], depth: int) -> float:
    """Give the share of `gold` among the first `depth`."""
    return len(set(ranked[:depth]) & set(gold)) / len(gold)


def reciprocal_rank(ranked: Sequence[str], gold: Collection[str]) -> float:
    """Give 1 over the rank of the first right one, 0 where none is among the first ten."""
    found = (rank for rank, place in enumerate(ranked[:_FIRST_PAGE], 1) if place in gold)
    return 1 / next(found, math.inf)


def discounted_gain(ranked: Sequence[str], gold: Collection[str]) -> float:
    """Give nDCG@10: what the first ten are worth, over what the best possible ten would be."""
    gain = sum(1 / math.log2(rank + 1) for rank, place in enumerate(ranked[:_FIRST_PAGE], 1) if place in gold)
    return gain / sum(1 / math.log2(rank + 1) for rank in range(1, min(len(gold), _FIRST_PAGE) + 1))


def measures(ranked: Sequence[str], gold: Collection[str]) -> tuple[float, ...]:
    """Give all measures of one ranking, in the order of NAMES."""
    recalls = (recall(ranked, gold, depth) for depth in DEPTHS)
    return (*recalls, reciprocal_rank(ranked, gold), discounted_gain(ranked, gold))


def means(rankings: Sequence[Sequence[str]], golds: Sequence[Collection[str]]) -> tuple[float, ...]:
    """Give the mean of each measure over all questions, in the order of NAMES."""
    rows = [measures(ranked, gold) for ranked, gold in zip(rankings, golds, strict=True)]
    return tuple(fmean(column) for column in zip(*rows, strict=True))
