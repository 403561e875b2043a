"""Vectors that travel with the package: those of the texts that it ships, so that a first start embeds next to nothing.

A text that was changed since is embedded like any other. `make vectors` brings the files up to date.
"""

import importlib.resources
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt

from index.chunk_table import key
from index.embeddings import Vectors, units
from index.learned import Learned

FOLDER, LEARNED, FOLLOW_UPS = "vectors", "learned", "follow_ups"
_FOR = frozenset({"e5-small-q4"})
_LEVELS = 127  # a number of a vector is kept in 8 bits: the cosine to what the engine gives is 0.9999

Keys = npt.NDArray[np.void]


@dataclass(frozen=True)
class Shipped:
    """The vectors of one kind of text: `keys` of the texts (index.chunk_table.key), `codes` (texts, dimension)."""

    keys: Keys
    codes: npt.NDArray[np.int8]

    @classmethod
    def of(cls, texts: Sequence[str], vectors: Vectors) -> Self:
        """Give the `vectors` of `texts` in the form in which they travel; a text that is there twice is kept once."""
        known = dict(zip(map(key, texts), vectors, strict=True))
        held = np.stack(list(known.values()))
        codes = np.round(held / np.abs(held).max(axis=1, keepdims=True) * _LEVELS).astype(np.int8)
        return cls(np.array(list(known), f"V{len(next(iter(known)))}"), codes)

    def find(self, keys: Sequence[bytes]) -> list[tuple[bytes, Vectors]]:
        """Give the keys among `keys` that there is a vector for, each with its vector."""
        wanted = frozenset(keys)
        rows = {known: row for row, known in enumerate(self.keys.tolist()) if known in wanted}
        return list(zip(rows, units(self.codes[list(rows.values())]), strict=True))

    def save(self, file: Path) -> None:
        """Write it into `file` (.npz)."""
        np.savez_compressed(file, keys=self.keys, codes=self.codes)

    @classmethod
    def load(cls, file: Path) -> Self:
        """Read what `save` wrote."""
        with np.load(file) as held:
            return cls(held["keys"], held["codes"])


def shipped(embedder: str, kind: str) -> Shipped | None:
    """Give what travels with the package for the embedder of this name, None where nothing does."""
    if embedder not in _FOR:
        return None
    with _folder() as folder:
        return Shipped.load(folder / f"{embedder}.{kind}.npz")


def shipped_classifier(embedder: str) -> Learned | None:
    """Give the classifier that travels with the package for the embedder of this name, to train on from."""
    if embedder not in _FOR:
        return None
    with _folder() as folder:
        return Learned.load(folder / f"{embedder}.{LEARNED}.npz")


def shipped_follow_ups(embedder: str) -> Learned | None:
    """Give the classifier of messages that go on from others (evals/fit_follow_ups.py): of the vector of the message alone
    with that of the message and those before it behind it. None for an embedder that none travels for.
    """
    if embedder not in _FOR:
        return None
    with _folder() as folder:
        return Learned.load(folder / f"{embedder}.{FOLLOW_UPS}.npz")


def _folder() -> AbstractContextManager[Path]:
    return importlib.resources.as_file(importlib.resources.files("index") / FOLDER)
