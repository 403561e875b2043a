"""How the rankers' scores become one: min-max over each ranker's list, a weighted sum, a probability.

A ranking is an array with a score for every target, by the target's number (index/targets.py), nan for one that the
ranker does not list; higher is better.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.wordings import ELSEWHERE, PREMISE, RIGHT, SILENCE
from index.targets import Numbers, Ranking, Targets

Scores = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Weights:
    """What each ranker counts, and how likely a silence or another field is from the start.

    A conditional logit (evals/fit_weights.py). What silences count from the start is chosen by whole answers and lies a
    little below what the fit gives.
    """

    dense_text: float = 0.3
    dense_question: float = 1.8
    lexical_text: float = 1.5
    lexical_question: float = 3.0
    learned: float = 5.7
    learned_kind: float = 3.1

    covered_by_text: float = 3.2
    covered_by_questions: float = 3.0

    figure_offered: float = 0.5
    figure_silent: float = 2.0
    figure_not_asked: float = -0.8

    silence: float = -0.6
    premise: float = -4.0
    elsewhere: float = 2.5

    def from_the_start(self, targets: Targets) -> Scores:
        """Give what each target has before anything is known of the question; a clause has nothing."""
        priors = {
            SILENCE: self.silence,
            PREMISE: self.premise,
            RIGHT: self.premise,
            ELSEWHERE: self.elsewhere,
        }
        return np.array([priors.get(name[: name.find(":") + 1], 0.0) for name in targets.names])


def best_per_target(ranked: Iterable[tuple[int, float]], targets: Numbers, count: int) -> Ranking:
    """Give each of `count` targets the score of its best chunk; `ranked` (row, score), best first; `targets` by row."""
    ranking = np.full(count, np.nan)
    pairs = list(ranked)[::-1]  # of those written to one place the last one stays
    ranking[targets[[row for row, _ in pairs]]] = [score for _, score in pairs]
    return ranking


def spread(ranking: Ranking) -> Ranking:
    """Scale scores to 0 (the last of the list) … 1 (the first)."""
    low, high = np.fmin.reduce(ranking, initial=np.inf), np.fmax.reduce(ranking, initial=-np.inf)
    return (ranking - low) / ((high - low) or 1.0) if high >= low else ranking


def fuse(rankings: Mapping[str, Ranking], weights: Weights, from_the_start: Scores) -> Scores:
    """Give the weighted sum of all rankings for every target that one of them lists, and minus infinity for the others."""
    total, listed = np.zeros(len(from_the_start)), np.zeros(len(from_the_start), np.bool_)
    for name, ranking in rankings.items():
        here = ~np.isnan(ranking)
        total += np.where(here, getattr(weights, name) * ranking, 0.0)
        listed |= here
    return np.where(listed, total + from_the_start, -np.inf)


def probabilities(scores: Scores) -> Scores:
    """Give the softmax of `scores`: how probable each target is as the one that answers."""
    highest = scores.max(initial=-np.inf)
    if highest == -np.inf:
        return np.zeros(len(scores))
    raised = np.exp(scores - highest)
    return np.asarray(raised / raised.sum())
