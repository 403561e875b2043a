"""Fits the weights of the fusion (index/ranking.py) to the dev split: `python -m evals.fit_weights` prints them.

A conditional logit: the probability that a target answers is the softmax of the weighted sum of its rankers'
scores. Right targets are the gold places of an answerable question, any silence for one on which the text is
silent, any premise for a false one, any elsewhere for one out of scope.
"""

import sys
from collections.abc import Sequence
from dataclasses import fields

import numpy as np
import numpy.typing as npt

from assistant.answer import Status
from assistant.builtin.phrases import phrases
from assistant.live_services import open_services
from assistant.settings import load_settings
from corpus.citation import Citation
from evals.dataset import Turn, read_cases
from index.chunks import ELSEWHERE, PREMISE, SILENCE
from index.ranking import Weights
from index.retriever import Retriever

Matrix = npt.NDArray[np.float64]

_NAMES = [field.name for field in fields(Weights)]
_PREFIXES = {"silence": SILENCE, "premise": PREMISE, "elsewhere": ELSEWHERE}
_SHRINK = 0.01
_STEPS, _RATE = 3_000, 0.05


def main() -> None:
    """Print the weights, and how often the best target is right with the old and the new ones."""
    retriever = open_services(load_settings(), lambda *_: None).retriever
    problem = [found for turn in _turns() if (found := _features(retriever, turn)) is not None]
    old = np.array([getattr(Weights(), name) for name in _NAMES])
    new = fit(problem, old)
    for name, before, after in zip(_NAMES, old, new, strict=True):
        sys.stdout.write(f"{name:20} {before:8.2f} {after:8.2f}\n")
    sys.stdout.write(
        f"right: {accuracy(problem, old):.3f} → {accuracy(problem, new):.3f} of {len(problem)}\n"
    )


def fit(problem: Sequence[tuple[Matrix, npt.NDArray[np.bool_]]], start: Matrix) -> Matrix:
    """Give the weights that make the right targets most probable (Adam; the problem is nearly convex)."""
    weights = start.astype(np.float64).copy()
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        gradient = _SHRINK * weights
        for features, right in problem:
            raised = _softmax(features @ weights)
            wanted = np.where(right, raised, 0.0)
            gradient += features.T @ (raised - wanted / max(wanted.sum(), 1e-12))
        gradient /= len(problem)
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        weights -= _RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def accuracy(problem: Sequence[tuple[Matrix, npt.NDArray[np.bool_]]], weights: Matrix) -> float:
    """Give the share of questions whose most probable target is right."""
    return float(np.mean([right[int(np.argmax(features @ weights))] for features, right in problem]))


def _turns() -> list[Turn]:
    kinds = ("single", "refusal")
    turns = (turn for case in read_cases("dev", kinds) for turn in case.turns[:1])
    return [turn for turn in turns if not any(True for _ in Citation.find(turn.question))]


def _features(retriever: Retriever, turn: Turn) -> tuple[Matrix, npt.NDArray[np.bool_]] | None:
    rankings, _ = retriever.rankings(turn.question)
    putting_forward = phrases().match("asserting", turn.question)  # else no premise is ever the answer
    targets = sorted(
        target
        for target in {target for ranking in rankings.values() for target in ranking}
        if putting_forward or not target.startswith(PREMISE)
    )
    right = np.array([_is_right(target, turn) for target in targets])
    if not right.any() or right.all():
        return None
    columns = [
        [float(target.startswith(_PREFIXES[name])) for target in targets]
        if name in _PREFIXES
        else [float(rankings.get(name, {}).get(target, 0.0)) for target in targets]
        for name in _NAMES
    ]
    return np.array(columns).T, right


def _is_right(target: str, turn: Turn) -> bool:
    wanted = set(turn.status)
    if wanted & {Status.NOT_IN_TEXT, Status.TEXT_NOT_HELD}:
        return target.startswith(SILENCE)
    if Status.OUT_OF_SCOPE in wanted:
        return target.startswith(ELSEWHERE)
    if wanted == {Status.FALSE_PREMISE_CORRECTED}:
        return target.startswith(PREMISE)
    return target.partition("/")[2] in turn.gold


def _softmax(scores: Matrix) -> Matrix:
    raised = np.exp(scores - scores.max())
    return np.asarray(raised / raised.sum())


if __name__ == "__main__":
    main()
