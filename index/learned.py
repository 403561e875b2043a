"""Learned ranking: two linear classifiers trained on the question keys when the index is built.

One reads the embedding of a question, the other its characters (1- to 3-grams). Both are ridge regressions to
the one-hot target, solved in closed form: no randomness, under a second for some thousand keys.
"""

import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.embeddings import Vectors

Scores = npt.NDArray[np.float32]

_EMBEDDING_RIDGE = 0.3
_GRAM_RIDGE = 1.0


class Learned:
    """The trained classifiers; `targets` names their classes."""

    def __init__(
        self,
        targets: Sequence[str],
        by_embedding: Scores,
        mean: Scores,
        vocabulary: dict[str, int],
        idf: Scores,
        by_gram: Scores,
    ) -> None:
        self.targets = list(targets)
        self._by_embedding, self._mean = by_embedding, mean
        self._vocabulary, self._idf, self._by_gram = vocabulary, idf, by_gram

    @classmethod
    def train(cls, questions: Sequence[str], vectors: Vectors, targets: Sequence[str]) -> "Learned":
        """Fit both classifiers to `questions` (with their `vectors`) and the targets that they lead to."""
        classes = sorted(set(targets))
        wanted = np.zeros((len(targets), len(classes)), np.float32)
        wanted[np.arange(len(targets)), [classes.index(target) for target in targets]] = 1.0
        mean = vectors.mean(axis=0)
        by_embedding = _ridge(vectors - mean, wanted, _EMBEDDING_RIDGE)

        counts = [Counter(grams(question)) for question in questions]
        frequency = Counter(gram for count in counts for gram in count)
        vocabulary = {gram: row for row, gram in enumerate(sorted(frequency))}
        idf = np.array([math.log(len(counts) / frequency[gram]) + 1 for gram in vocabulary], np.float32)
        features = np.zeros((len(counts), len(vocabulary)), np.float32)
        for row, count in enumerate(counts):
            for gram in count:
                features[row, vocabulary[gram]] = idf[vocabulary[gram]]
        features /= np.maximum(np.linalg.norm(features, axis=1, keepdims=True), 1e-9)
        by_gram = _ridge(features, wanted, _GRAM_RIDGE)
        return cls(classes, by_embedding, mean, vocabulary, idf, by_gram)

    def scores(self, question: str, vector: Vectors) -> tuple[Scores, Scores]:
        """Give the scores of all targets by embedding and by characters; about 1 is certain, about 0 is not this."""
        by_embedding: Scores = (vector - self._mean) @ self._by_embedding
        rows = [self._vocabulary[gram] for gram in set(grams(question)) if gram in self._vocabulary]
        if not rows:
            return by_embedding, np.zeros_like(by_embedding)
        weights = self._idf[rows]
        unknown = sum(gram not in self._vocabulary for gram in set(grams(question)))
        norm = math.sqrt(float(weights @ weights) + unknown * float(self._idf.max()) ** 2)
        by_gram: Scores = (weights / norm) @ self._by_gram[rows]
        return by_embedding, by_gram

    def save(self, file: Path) -> None:
        """Write the classifiers into `file` (.npz)."""
        np.savez(
            file,
            targets=np.array(self.targets),
            by_embedding=self._by_embedding,
            mean=self._mean,
            vocabulary=np.array(list(self._vocabulary)),
            idf=self._idf,
            by_gram=self._by_gram.astype(np.float16),
        )

    @classmethod
    def load(cls, file: Path) -> "Learned":
        """Read the classifiers that `save` wrote."""
        with np.load(file) as held:
            return cls(
                held["targets"].tolist(),
                held["by_embedding"],
                held["mean"],
                {gram: row for row, gram in enumerate(held["vocabulary"].tolist())},
                held["idf"],
                held["by_gram"].astype(np.float32),
            )


def grams(text: str) -> list[str]:
    """Give the character 1- to 3-grams of `text`, white space and punctuation left out, Latin in small letters."""
    plain = "".join(character for character in text.lower() if character.isalnum())
    return [plain[at : at + size] for size in (1, 2, 3) for at in range(len(plain) - size + 1)]


def _ridge(features: Scores, wanted: Scores, strength: float) -> Scores:
    """Solve min |XW - Y|² + strength·|W|², in the smaller of the two equivalent forms."""
    rows, columns = features.shape
    if columns <= rows:
        gram = features.T @ features + strength * np.eye(columns, dtype=np.float32)
        return np.asarray(np.linalg.solve(gram, features.T @ wanted), np.float32)
    kernel = features @ features.T + strength * np.eye(rows, dtype=np.float32)
    return np.asarray(features.T @ np.linalg.solve(kernel, wanted), np.float32)
