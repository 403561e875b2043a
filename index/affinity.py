"""Affinity: which articles a question wants beside those whose meaning lies nearest to its own.

People ask about what happened to them, laws say what is owed to whom; the embedding puts the two some way apart. A small
bilinear form (question × article), learned from questions whose articles are known, brings them nearer. It belongs to the
embedder that it was learned with; evals/fit_library_weights.py writes it.
"""

import importlib.resources
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np

from index.embeddings import Vectors

_FOLDER = "affinities"
_FITTED = frozenset({"e5-small-q4"})
_FIELDS = ("mean", "always", "asked", "wanted")


@dataclass(frozen=True)
class Affinity:
    """`mean` is the mean question; what a question has beyond it goes through `asked` (width, rank) and `wanted`
    (rank, width). `always` is what every question wants.
    """

    mean: Vectors
    always: Vectors
    asked: Vectors
    wanted: Vectors

    def direction(self, question: Vectors) -> Vectors:
        """Give the vector whose product with an article's vector says how much `question` wants it."""
        return np.asarray(self.always + (question - self.mean) @ self.asked @ self.wanted, np.float32)

    def save(self, file: Path) -> None:
        """Write it into `file` (.npz), in half the digits: they are enough for an order."""
        np.savez(file, **{name: getattr(self, name).astype(np.float16) for name in _FIELDS})

    @classmethod
    def load(cls, file: Path) -> Self:
        """Read what `save` wrote."""
        with np.load(file) as held:
            return cls(*(held[name].astype(np.float32) for name in _FIELDS))


def affinity_of(embedder: str) -> Affinity | None:
    """Give what was learned with the embedder of this name, None for one that nothing was learned with."""
    if embedder not in _FITTED:
        return None
    with importlib.resources.as_file(
        importlib.resources.files("index") / _FOLDER / f"{embedder}.npz"
    ) as file:
        return Affinity.load(file)
