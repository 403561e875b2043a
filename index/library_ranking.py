"""`LibraryRanker`: the order of the articles of documents that nobody has written question keys for.

What the meaning brings and what the words bring are the candidates; each is judged by both, by how well its document fits
as a whole, by its length, and by what kind of document it stands in. Fitted by evals/fit_library_weights.py.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import Self

import numpy as np
import numpy.typing as npt

from index.affinity import Affinity, affinity_of
from index.best import best
from index.embeddings import Vectors
from index.hits import Asked
from index.passages import Passages, Rows

Matrix = npt.NDArray[np.float32]
Listed = Mapping[int, tuple[int, float]]
"""Place (1 for the best) and score of each row that a ranker lists."""

DEPTH = 150
"""So many rows of each ranker are candidates."""

_SPREAD_OVER = 100  # scores are told relative to the best and the hundredth
_WORDS_BESIDE_MEANING = 0.4
_SHARPNESS = 4.0
_LEAST_SHARE = 1e-4
_SHORT = 90  # characters; a shorter article seldom says enough
_COURT = re.compile("最高人民|解释")


@dataclass(frozen=True)
class LibraryWeights:
    """What each feature of a candidate counts, in a conditional logit."""

    meaning: float
    words: float
    document: float
    length: float
    shortness: float
    statute: float
    regulation: float
    court: float


FEATURES = tuple(one.name for one in fields(LibraryWeights))

ALONE = LibraryWeights(3.9, 2.3, 0.2, 1.1, -1.5, 3.1, 0.7, 1.7)
"""Without affinity: for an embedder that none was learned with."""

WITH_AFFINITY = LibraryWeights(3.8, 2.3, 0.15, 1.1, -1.5, 3.0, 0.57, 1.5)


@dataclass(frozen=True)
class Candidates:
    """The rows worth judging, their vectors, and their features (rows, FEATURES)."""

    rows: Rows
    vectors: Vectors
    features: Matrix
    listed: Mapping[str, Listed]
    """What each ranker lists, by its name."""


@dataclass(frozen=True)
class LibraryRanker:
    """The weights that go with an embedder."""

    weights: LibraryWeights = ALONE
    affinity: Affinity | None = field(default=None, repr=False)

    @classmethod
    def of(cls, embedder: str) -> Self:
        """Give the ranker for the embedder of this name."""
        affinity = affinity_of(embedder)
        return cls(WITH_AFFINITY if affinity else ALONE, affinity)

    def scores(self, candidates: Candidates, question: Vectors) -> Vectors:
        """Give a score for each candidate, 0 (the least) … 1 (the best)."""
        logits = candidates.features @ np.array(
            [getattr(self.weights, name) for name in FEATURES], np.float32
        )
        if self.affinity:
            logits = logits + candidates.vectors @ self.affinity.direction(question)
        return _spread(logits)


def gather(
    passages: Passages, asked: Asked, names: frozenset[str], near: Sequence[tuple[int, float]] | None = None
) -> Candidates:
    """Give the candidates among the rows of the documents `names`; without a row there are none.

    `near`: what `nearest` gave for them, where that is known.
    """
    words = np.where(passages.mask(names), passages.words(asked.expanded), 0)
    lexical = best(words, DEPTH, above=0)
    near = nearest(passages, asked, names) if near is None else near
    rows = np.array(sorted({row for row, _ in (*near, *lexical)}), np.intp)
    vectors = passages.vectors(rows)
    listed = {
        "dense_text": {row: (place, score) for place, (row, score) in enumerate(near, 1)},
        "lexical_text": {row: (place, score) for place, (row, score) in enumerate(lexical, 1)},
    }
    if not len(rows):
        return Candidates(rows, vectors, np.empty((0, len(FEATURES)), np.float32), listed)
    meaning = _relative(vectors @ asked.vector, near, _last(near, 0.0 if not near else near[-1][1]))
    by_words = _relative(words[rows], lexical, _last(lexical, 0.0))
    documents = [passages.document_of(row) for row in rows.tolist()]
    firsts = np.array([document.first for document in documents])
    columns = [meaning, by_words, _shares(meaning + _WORDS_BESIDE_MEANING * by_words, firsts)]
    columns += _looks(passages.lengths[rows], [document.title for document in documents])
    return Candidates(rows, vectors, np.stack(columns, axis=1), listed)


def nearest(passages: Passages, asked: Asked, names: frozenset[str]) -> list[tuple[int, float]]:
    """Give (row, cosine) of the rows of the documents `names` whose meaning is nearest, best first."""
    return passages.near(asked.vector, DEPTH, passages.mask(names))


def _last(ranked: Sequence[tuple[int, float]], otherwise: float) -> float:
    """The score of the hundredth."""
    return ranked[_SPREAD_OVER - 1][1] if len(ranked) >= _SPREAD_OVER else otherwise


def _relative(scores: Vectors, ranked: Sequence[tuple[int, float]], last: float) -> Vectors:
    """Scale so that the best of `ranked` has 1 and the `last` 0; what is worse has less than 0."""
    first = ranked[0][1] if ranked else last
    return np.asarray((scores - last) / ((first - last) or 1.0), np.float32)


def _shares(scores: Vectors, documents: npt.NDArray[np.intp]) -> Vectors:
    """For each candidate the logarithm of the share that its document's candidates have of all promise together."""
    raised = np.exp(_SHARPNESS * (scores - scores.max()))
    _, at = np.unique(documents, return_inverse=True)
    together = np.bincount(at, weights=raised)
    return np.asarray(np.log(together[at] / raised.sum() + _LEAST_SHARE), np.float32)


def _looks(lengths: npt.NDArray[np.int32], titles: Sequence[str]) -> list[Vectors]:
    """What the looks alone tell: how long an article is, and the kind of document by its title."""
    length = np.log((lengths + 1) / _SHORT).astype(np.float32)
    kinds = np.array([_kind(title) for title in titles])
    of_kinds = [(kinds == kind).astype(np.float32) for kind in ("statute", "regulation", "court")]
    return [length, np.minimum(length, 0), *of_kinds]


@lru_cache(maxsize=1 << 14)
def _kind(title: str) -> str:
    if _COURT.search(title):
        return "court"
    if title.endswith(("法典", "法")):
        return "statute"
    return "regulation" if "条例" in title else ""


def _spread(scores: Vectors) -> Vectors:
    if not len(scores):
        return scores
    low, high = scores.min(), scores.max()
    return np.asarray((scores - low) / ((high - low) or 1.0), np.float32)
