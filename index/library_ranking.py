"""`LibraryRanker`: the order of the articles of documents that nobody has written question keys for.

What the meaning brings and what the words bring are the candidates; each is judged by both, by how well its document fits
as a whole, by its length, and by what kind of document it stands in. Fitted by evals/fit_library_weights.py.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Self

import numpy as np
import numpy.typing as npt

from index.affinity import Affinity, affinity_of
from index.best import best
from index.chunks import Chunk
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
    """The rows worth judging, their chunks and vectors, and their features (rows, FEATURES)."""

    rows: Rows
    chunks: Sequence[Chunk]
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


@dataclass(frozen=True)
class Looked:
    """What both rankers make of the rows: (row, cosine) of the nearest, best first, and the BM25 score of each row."""

    near: list[tuple[int, float]]
    words: Vectors


def looked(passages: Passages, asked: Asked, names: frozenset[str]) -> Looked:
    """Look through the rows of the documents `names`."""
    allowed = passages.mask(names)
    near = passages.near(asked.vector, DEPTH, allowed)
    return Looked(near, np.where(allowed, passages.words(asked.expanded), 0))


def gather(
    passages: Passages, asked: Asked, names: frozenset[str], found: Looked | None = None
) -> Candidates:
    """Give the candidates among the rows of the documents `names`; without a row there are none.

    `found`: what was looked through already.
    """
    found = found or looked(passages, asked, names)
    near, words = found.near, found.words
    lexical = best(words, DEPTH, above=0)
    rows = np.array(sorted({row for row, _ in (*near, *lexical)}), np.intp)
    chunks, vectors = passages.chunks(rows), passages.vectors(rows)
    listed = {
        "dense_text": {row: (place, score) for place, (row, score) in enumerate(near, 1)},
        "lexical_text": {row: (place, score) for place, (row, score) in enumerate(lexical, 1)},
    }
    if not len(rows):
        return Candidates(rows, chunks, vectors, np.empty((0, len(FEATURES)), np.float32), listed)
    meaning = _relative(vectors @ asked.vector, near, _last(near, 0.0 if not near else near[-1][1]))
    by_words = _relative(words[rows], lexical, _last(lexical, 0.0))
    documents = np.array([passages.document_of(row).first for row in rows.tolist()])
    columns = [meaning, by_words, _shares(meaning + _WORDS_BESIDE_MEANING * by_words, documents)]
    return Candidates(rows, chunks, vectors, np.stack([*columns, *_texts(chunks)], axis=1), listed)


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


def _texts(chunks: Sequence[Chunk]) -> Matrix:
    """What the words alone tell: how long an article is, and the kind of document by its title."""
    length = np.log([(len(chunk.text) + 1) / _SHORT for chunk in chunks])
    kinds = [_kind(chunk.context.rpartition(" ")[0]) for chunk in chunks]
    columns = [length, np.minimum(length, 0)]
    columns += [np.array([kind == one for kind in kinds]) for one in ("statute", "regulation", "court")]
    return np.asarray(columns, np.float32)


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
