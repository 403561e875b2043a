"""How the rankers' scores become one: min-max over each ranker's list, weights, best chunk per target."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from index.chunks import ELSEWHERE, SILENCE, Chunk

Ranking = Mapping[str, float]
"""Scores by target; higher is better."""


@dataclass(frozen=True)
class Weights:
    """What each ranker counts. Tuned on the dev split of evals/datasets (see evals/tune_weights.py)."""

    dense_text: float = 0.4
    dense_question: float = 1.0
    lexical_text: float = 1.3
    lexical_question: float = 1.5
    learned_embedding: float = 2.8
    learned_characters: float = 2.1

    # A clause answers; that something is not in the text must be the clearly better explanation of a question.
    silence_handicap: float = 0.4
    elsewhere_handicap: float = 0.5


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
    """Give the weighted sum of all rankings, handicaps taken off."""
    total: dict[str, float] = {}
    for name, ranking in rankings.items():
        weight = getattr(weights, name)
        for target, score in ranking.items():
            total[target] = total.get(target, 0.0) + weight * score
    for target in total:
        if target.startswith(SILENCE):
            total[target] -= weights.silence_handicap
        elif target.startswith(ELSEWHERE):
            total[target] -= weights.elsewhere_handicap
    return total
