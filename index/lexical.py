"""Lexical ranking: BM25 over characters and bigrams, from a file that is mapped and not read.

What a term weighs depends on how many passages have it. Segments are written at different times, so a segment
keeps only how much each passage is about each term, and `Scope` weighs the terms over all segments together: the
scores of two segments can be compared, and adding one document rewrites no other.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.best import Scores, best
from index.tokens import tokens

K1, B = 1.5, 0.75
"""How soon repetition stops to count, and how much the length of a passage does (Robertson's names)."""

Mask = npt.NDArray[np.bool_]
Ids = npt.NDArray[np.uint64]

_FILES = ("terms", "starts", "rows", "saturations")


class Lexical:
    """The words of one list of passages; rows are positions in that list."""

    def __init__(
        self,
        count: int,
        terms: Ids,
        starts: npt.NDArray[np.int64],
        rows: npt.NDArray[np.int32],
        saturations: Scores,
    ) -> None:
        """`terms` are sorted; those of `terms[i]` stand from `starts[i]` to `starts[i + 1]` in the other two."""
        self.count = count
        self._terms, self._starts, self._rows, self._saturations = terms, starts, rows, saturations

    @classmethod
    def build(cls, texts: Sequence[str]) -> "Lexical":
        """Index the words of `texts`."""
        numbers: dict[str, int] = {}
        columns: list[npt.NDArray[np.int32]] = []
        counts: list[npt.NDArray[np.int32]] = []
        for text in texts:
            found = Counter(tokens(text))
            columns.append(
                np.fromiter((numbers.setdefault(token, len(numbers)) for token in found), np.int32)
            )
            counts.append(np.fromiter(found.values(), np.int32))
        terms = np.array([_id(token) for token in numbers], np.uint64)
        order = np.argsort(terms)
        place = np.empty(len(terms), np.int32)
        place[order] = np.arange(len(terms), dtype=np.int32)
        distinct = np.array([len(column) for column in columns], np.int64)
        rows = np.repeat(np.arange(len(texts), dtype=np.int32), distinct)
        column = place[np.concatenate([np.empty(0, np.int32), *columns])]
        frequency = np.concatenate([np.empty(0, np.int32), *counts]).astype(np.float32)
        by_term = np.argsort(column, kind="stable")
        starts = np.concatenate([[0], np.cumsum(np.bincount(column, minlength=len(terms)))]).astype(np.int64)
        saturation = _saturation(frequency, rows, len(texts))
        return cls(len(texts), terms[order], starts, rows[by_term], saturation[by_term])

    def save(self, folder: Path) -> None:
        """Write the index into `folder`."""
        np.save(folder / "count.npy", np.array(self.count))
        for name in _FILES:
            np.save(folder / f"{name}.npy", getattr(self, f"_{name}"))

    @classmethod
    def load(cls, folder: Path) -> "Lexical":
        """Map the index that `save` wrote."""
        # As plain arrays: each slice of a memmap is made anew in Python, which takes longer than what is done with it.
        mapped = {name: np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r")) for name in _FILES}
        return cls(int(np.load(folder / "count.npy")), **mapped)

    def frequencies(self, wanted: Ids) -> npt.NDArray[np.int64]:
        """Give for each of the terms `wanted` how many passages have it."""
        place = self._places(wanted)
        return np.where(place >= 0, self._starts[place + 1] - self._starts[place], 0)

    def scores(self, wanted: Ids, weights: Scores) -> Scores:
        """Give every passage the sum of its terms' `weights`, each as far as the passage is about it."""
        scores = np.zeros(self.count, np.float32)
        for place, weight in zip(self._places(wanted), weights, strict=True):
            if place >= 0:
                span = slice(self._starts[place], self._starts[place + 1])
                scores[self._rows[span]] += weight * self._saturations[span]
        return scores

    def _places(self, wanted: Ids) -> npt.NDArray[np.int64]:
        """The place of each term among ours, -1 for one that we do not have."""
        if not len(self._terms):
            return np.full(len(wanted), -1)
        place = np.searchsorted(self._terms, wanted)
        place[place == len(self._terms)] = 0
        return np.where(self._terms[place] == wanted, place, -1)

    def rank(self, question: str, limit: int) -> list[tuple[int, float]]:
        """Give (row, BM25 score) of the best passages of this list alone, best first."""
        return best(Scope([self]).scores(question)[0], limit, above=0)


class Scope:
    """Several lists that are searched together."""

    def __init__(self, parts: Sequence[Lexical]) -> None:
        self._parts = parts
        self._count = sum(part.count for part in parts)

    def scores(self, question: str) -> list[Scores]:
        """Give the BM25 score of every passage, list by list; 0 where a passage shares no token."""
        asked = Counter(tokens(question))
        wanted = np.array([_id(token) for token in asked], np.uint64)
        frequency = sum((part.frequencies(wanted) for part in self._parts), np.zeros(len(wanted)))
        rarity = np.log(1 + (self._count - frequency + 0.5) / (frequency + 0.5))
        weights = (rarity * np.array(list(asked.values()))).astype(np.float32)
        return [part.scores(wanted, weights) for part in self._parts]


def _saturation(frequency: Scores, rows: npt.NDArray[np.int32], count: int) -> Scores:
    """How much a passage is about a term: near 0 for once in a long one, near 1 for often in a short one."""
    lengths = np.bincount(rows, weights=frequency, minlength=count)
    mean = lengths.mean() if count else 1.0
    norm = K1 * (1 - B + B * lengths / (mean or 1.0))
    return np.asarray(frequency / (frequency + norm[rows]), np.float32)


@lru_cache(maxsize=1 << 16)
def _id(token: str) -> int:
    """A number for a token, the same in every process; two tokens share one in 2^64."""
    return int.from_bytes(hashlib.blake2b(token.encode(), digest_size=8).digest(), "little")
