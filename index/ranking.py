"""How the rankers' scores become one: min-max over each ranker's list, a weighted sum, a probability."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from index.chunks import ELSEWHERE, PREMISE, RIGHT, SILENCE, Chunk

Ranking = Mapping[str, float]
"""Scores by target; higher is better."""


@dataclass(frozen=True)
class Weights:
    """What each ranker counts, and how likely a silence or another field is from the start.

    A conditional logit (evals/fit_weights.py) fitted to the dev split of evals/datasets and to question keys that the
    search was made without.
    """

    dense_text: float = 0.0
    dense_question: float = 1.1
    lexical_text: float = 2.0
    lexical_question: float = 1.4
    learned: float = 6.6
    learned_kind: float = 3.7

    covered_by_text: float = 3.1
    covered_by_questions: float = 1.9

    figure_offered: float = 0.9
    figure_silent: float = 1.6
    figure_not_asked: float = -0.7

    silence: float = 0.0
    premise: float = -4.0
    elsewhere: float = 2.0


def best_per_target(ranked: Iterable[tuple[int, float]], chunks: Sequence[Chunk]) -> dict[str, float]:
    """Give each target the score of its best chunk."""
    best: dict[str, float] = {}
    for row, score in ranked:
        target = chunks[row].target
        if score > best.get(target, float("-inf")):
            best[target] = score
    return best


def spread(ranking: Ranking) -> dict[str, float]:
    """Scale scores to 0 (the last of the list) … 1 (the first)."""
    if not ranking:
        return {}
    low, high = min(ranking.values()), max(ranking.values())
    return {target: (score - low) / ((high - low) or 1.0) for target, score in ranking.items()}


def fuse(rankings: Mapping[str, Ranking], weights: Weights) -> dict[str, float]:
    """Give the weighted sum of all rankings for every target that one of them has."""
    total: dict[str, float] = {}
    so_far = total.get
    for name, ranking in rankings.items():
        weight = getattr(weights, name)
        for target, score in ranking.items():
            total[target] = so_far(target, 0.0) + weight * score
    from_the_start = {
        SILENCE: weights.silence,
        PREMISE: weights.premise,
        RIGHT: weights.premise,
        ELSEWHERE: weights.elsewhere,
    }
    for target in total:
        if kind := target[: target.find(":") + 1]:  # a clause has none
            total[target] += from_the_start[kind]
    return total


def probabilities(scores: Mapping[str, float]) -> dict[str, float]:
    """Give the softmax of `scores`: how probable each target is as the one that answers."""
    highest = max(scores.values(), default=0.0)
    raised = {target: math.exp(score - highest) for target, score in scores.items()}
    whole = sum(raised.values())
    return {target: value / whole for target, value in raised.items()}
