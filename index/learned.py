"""Learned ranking: a multinomial logistic regression over the embedding, trained on the question keys with each index.

Trained in seconds; searching is one product with a small matrix. (Tried on questions that nobody had seen: a ridge
regression and a kernel one rank six in a hundred fewer right; a second classifier over character n-grams adds nothing
beside the lexical rankers.)
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.chunks import kind_of
from index.embeddings import Vectors
from index.targets import Ranking

# Embeddings of e5 lie close together: their differences are spread out, so that the penalty on large weights bites evenly.
_STRETCH = 4.0
_INVERSE_PENALTY = 20.0
_MOST_STEPS = 200
_TOLERANCE = 1e-3
# Below one in a hundred thousand every target is as good as excluded.
_LEAST = 1e-5


class Learned:
    """The trained classifier; `targets` names its classes."""

    def __init__(self, targets: Sequence[str], weights: Vectors, bias: Vectors, mean: Vectors) -> None:
        self.targets = list(targets)
        self._weights, self._bias, self._mean = weights, bias, mean
        _, self._kinds = np.unique([kind_of(target) for target in self.targets], return_inverse=True)

    @classmethod
    def train(cls, vectors: Vectors, targets: Sequence[str], start: "Learned | None" = None) -> "Learned":
        """Fit the classifier to the `vectors` of questions and the targets that they lead to.

        From `start`, a classifier of nearly the same questions, it takes a tenth of the time.
        """
        classes = sorted(set(targets))
        mean = vectors.mean(axis=0)
        if len(classes) < 2:
            return cls(classes, np.zeros((vectors.shape[1], 1), np.float32), np.zeros(1, np.float32), mean)
        from sklearn.linear_model import LogisticRegression

        model = LogisticRegression(
            C=_INVERSE_PENALTY, max_iter=_MOST_STEPS, tol=_TOLERANCE, warm_start=start is not None
        )
        if start is not None:
            model.coef_, model.intercept_ = start._seen_from(mean, classes)
        model.fit((vectors - mean) * _STRETCH, [classes.index(target) for target in targets])
        weights, bias = model.coef_.T * _STRETCH, model.intercept_
        if len(classes) == 2:  # scikit-learn keeps the second class only
            weights, bias = np.hstack([np.zeros_like(weights), weights]), np.array([0.0, *bias])
        return cls(classes, weights.astype(np.float32), bias.astype(np.float32), mean)

    def _seen_from(self, mean: Vectors, classes: Sequence[str]) -> tuple[Vectors, Vectors]:
        """The coefficients and intercepts for `classes` where questions are measured from `mean`; none for a new class."""
        rows = {target: row for row, target in enumerate(self.targets)}
        bias = self._bias + (mean - self._mean) @ self._weights
        coefficients = np.zeros((len(classes), len(mean)), np.float32)
        intercepts = np.full(len(classes), bias.min(), np.float32)
        for at, name in enumerate(classes):
            if name in rows:
                coefficients[at] = self._weights[:, rows[name]] / _STRETCH
                intercepts[at] = bias[rows[name]]
        return coefficients, intercepts

    def rankings(self, vector: Vectors) -> dict[str, Ranking]:
        """Give the score of each of our `targets`, the logarithm of its probability: 1 is certain, 0 as good as
        excluded; and the score of its kind, that of all clauses, silences, … together.
        """
        logits = (vector - self._mean) @ self._weights + self._bias
        raised = np.exp(logits - logits.max())
        likely = raised / raised.sum()
        of_kinds = np.bincount(self._kinds, weights=likely).astype(np.float32)[self._kinds]
        return {"learned": _scores(likely), "learned_kind": _scores(of_kinds)}

    def save(self, file: Path) -> None:
        """Write the classifier into `file` (.npz)."""
        np.savez(
            file, targets=np.array(self.targets), weights=self._weights, bias=self._bias, mean=self._mean
        )

    def in_short(self) -> "Learned":
        """Give the same in 16 bits: exact enough to start from, and half as large."""
        return Learned(self.targets, self._weights.astype(np.float16), self._bias, self._mean)

    @classmethod
    def load(cls, file: Path) -> "Learned":
        """Read the classifier that `save` wrote."""
        with np.load(file) as held:
            return cls(held["targets"].tolist(), held["weights"], held["bias"], held["mean"])


def _scores(likely: Vectors) -> Ranking:
    return np.asarray(1.0 - np.log(np.maximum(likely, _LEAST)) / np.log(_LEAST), np.float64)
