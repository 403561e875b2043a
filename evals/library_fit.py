"""Fits the ranking of a large library: a conditional logit over features, and an affinity of questions to articles.

The probability that a candidate answers is the softmax of weights · features + affinity; what is fitted is the
probability of the gold articles together. Both parts are held small: the affinity, a matrix over the differences of
embeddings, by a penalty that keeps it from learning laws by heart, and then by its rank.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from index.affinity import Affinity
from index.library_ranking import FEATURES, Candidates, LibraryRanker, LibraryWeights

Floats = npt.NDArray[np.float64]

_STRETCH = (
    6.0  # embeddings of e5 lie close together: their differences are spread out before they are penalised
)
_PENALTY, _ALWAYS_PENALTY, _AFFINITY_PENALTY = 1e-3, 0.1, 0.02
_STEPS = 60
_RANK = 32


@dataclass(frozen=True)
class Example:
    """A question's vector, its candidates, and which of them are gold."""

    question: npt.NDArray[np.float32]
    candidates: Candidates
    gold: npt.NDArray[np.bool_]


def fit(examples: Sequence[Example], *, with_affinity: bool) -> LibraryRanker:
    """Give the ranker that makes the gold candidates of `examples` most probable; those without any teach nothing."""
    problem = _Problem([example for example in examples if example.gold.any()])
    width = problem.questions.shape[1] if with_affinity else 0
    start = np.zeros(len(FEATURES) + width + width * width)
    best: Floats = minimize(
        problem.loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS, "maxcor": 6}
    ).x
    weights = LibraryWeights(*(best[: len(FEATURES)] / problem.scale).tolist())
    if not with_affinity:
        return LibraryRanker(weights)
    always, matrix = np.split(best[len(FEATURES) :], [width])
    left, strengths, right = np.linalg.svd(matrix.reshape(width, width) * _STRETCH**2)
    root = np.sqrt(strengths[:_RANK])
    parts = (problem.mean, always * _STRETCH, left[:, :_RANK] * root, root[:, np.newaxis] * right[:_RANK])
    return LibraryRanker(weights, Affinity(*(np.asarray(part, np.float32) for part in parts)))


class _Problem:
    """All candidates of all questions, one below the other."""

    def __init__(self, examples: Sequence[Example]) -> None:
        features = np.concatenate([example.candidates.features for example in examples]).astype(np.float64)
        self.scale = features.std(axis=0) + 1e-9
        self._features = features / self.scale
        self._gold = np.concatenate([example.gold for example in examples])
        sizes = np.array([len(example.gold) for example in examples])
        self._starts = np.cumsum(sizes) - sizes
        self._owner = np.repeat(np.arange(len(examples)), sizes)
        ends = self._starts + sizes
        self._spans = [slice(start, end) for start, end in zip(self._starts, ends, strict=True)]
        self.mean = np.mean([example.question for example in examples], axis=0)
        self.questions = (np.stack([example.question for example in examples]) - self.mean) * _STRETCH
        vectors = np.concatenate([example.candidates.vectors for example in examples])
        self._vectors = (vectors - vectors.mean(axis=0)) * _STRETCH

    def loss(self, values: Floats) -> tuple[float, Floats]:
        """Give the mean loss at `values` (weights, always, matrix) and its slope."""
        weights, rest = np.split(values, [len(FEATURES)])
        scores = self._features @ weights
        width = self.questions.shape[1]
        if len(rest):
            always, matrix = rest[:width], rest[width:].reshape(width, width)
            wanted = (always + self.questions @ matrix).astype(np.float32)
            for span, direction in zip(self._spans, wanted, strict=True):
                scores[span] += self._vectors[span] @ direction
        loss, pull = self._softmax(scores)
        loss += _PENALTY * float(weights @ weights)
        slope = [self._features.T @ pull + 2 * _PENALTY * weights]
        if len(rest):
            loss += _ALWAYS_PENALTY * float(always @ always) + _AFFINITY_PENALTY * float((matrix**2).sum())
            light = pull.astype(np.float32)
            moved = np.stack([light[span] @ self._vectors[span] for span in self._spans])
            slope += [moved.sum(axis=0) + 2 * _ALWAYS_PENALTY * always]
            slope += [(self.questions.T @ moved + 2 * _AFFINITY_PENALTY * matrix).ravel()]
        return loss, np.concatenate(slope).astype(np.float64)

    def _softmax(self, scores: Floats) -> tuple[float, Floats]:
        """The mean of -log p(gold), and its slope by score."""
        raised = np.exp(scores - np.maximum.reduceat(scores, self._starts)[self._owner])
        all_, right = (np.add.reduceat(part, self._starts) for part in (raised, raised * self._gold))
        pull = raised / all_[self._owner] - raised * self._gold / right[self._owner]
        return float(np.log(all_ / right).mean()), pull / len(self._spans)
