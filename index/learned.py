"""Learned ranking: a linear classifier over the embedding, trained on the question keys with each index.

A ridge regression to the one-hot target, solved in closed form: no randomness, well under a second for some
thousand keys. (A second classifier over character n-grams was tried: with the lexical rankers beside it, the
fitted weight was zero.)
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.embeddings import Vectors

_RIDGE = 0.3


class Learned:
    """The trained classifier; `targets` names its classes."""

    def __init__(self, targets: Sequence[str], weights: Vectors, mean: Vectors) -> None:
        self.targets = list(targets)
        self._weights, self._mean = weights, mean

    @classmethod
    def train(cls, vectors: Vectors, targets: Sequence[str]) -> "Learned":
        """Fit the classifier to the `vectors` of questions and the targets that they lead to."""
        classes = sorted(set(targets))
        wanted = np.zeros((len(targets), len(classes)), np.float32)
        wanted[np.arange(len(targets)), [classes.index(target) for target in targets]] = 1.0
        mean = vectors.mean(axis=0)
        centred = vectors - mean
        covariance = centred.T @ centred + _RIDGE * np.eye(centred.shape[1], dtype=np.float32)
        return cls(classes, np.asarray(np.linalg.solve(covariance, centred.T @ wanted), np.float32), mean)

    def scores(self, vector: Vectors) -> dict[str, float]:
        """Give the score of each target; near 1 is certain, about 0 is not this."""
        scores = (vector - self._mean) @ self._weights
        return dict(zip(self.targets, scores.tolist(), strict=True))

    def save(self, file: Path) -> None:
        """Write the classifier into `file` (.npz)."""
        np.savez(file, targets=np.array(self.targets), weights=self._weights, mean=self._mean)

    @classmethod
    def load(cls, file: Path) -> "Learned":
        """Read the classifier that `save` wrote."""
        with np.load(file) as held:
            return cls(held["targets"].tolist(), held["weights"], held["mean"])
