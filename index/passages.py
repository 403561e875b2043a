"""`Passages`: the articles of all added documents, over all segments, as one list that can be ranked."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
import numpy.typing as npt

from index.best import Scores
from index.chunk_table import Held
from index.chunks import Chunk
from index.dense import Mask
from index.embeddings import Vectors
from index.lexical import Scope
from index.segment import Segment

Rows = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Located:
    """A document among the passages: its exact name, its title, and its rows, `first` to `end`."""

    name: str
    title: str
    first: int
    end: int


class Passages:
    """Rows count through all segments. A row of a document that is held no more is never found."""

    def __init__(self, segments: Sequence[Segment], held: Mapping[str, str]) -> None:
        """`held` gives the digest of every document that may be found, by its exact name."""
        self._segments = segments
        counts = [segment.table.count for segment in segments]
        self._offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.intp)
        self._scope = Scope([segment.lexical for segment in segments])
        self.documents = _located(segments, self._offsets.tolist(), held)
        self._firsts = [located.first for located in self.documents]
        self._masked = frozenset[str](), np.zeros(len(self), np.bool_)

    def __len__(self) -> int:
        return int(self._offsets[-1])

    def mask(self, names: frozenset[str]) -> Mask:
        """Give which rows belong to the documents with these exact names; not to be written to."""
        if self._masked[0] != names:  # most questions are asked of all documents
            self._masked = names, self._mask(names)
        return self._masked[1]

    def _mask(self, names: frozenset[str]) -> Mask:
        allowed = np.zeros(len(self), np.bool_)
        for located in self.documents:
            if located.name in names:
                allowed[located.first : located.end] = True
        return allowed

    def near(self, vector: Vectors, limit: int, allowed: Mask) -> list[tuple[int, float]]:
        """Give (row, cosine) of the best rows by meaning, best first."""
        found: list[tuple[int, float]] = []
        for segment, offset, end in self._spans():
            here = allowed[offset:end]
            if here.any():
                ranked = segment.dense.rank(vector, limit, None if here.all() else here)
                found += [(row + offset, cosine) for row, cosine in ranked]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]

    def words(self, question: str) -> Scores:
        """Give the BM25 score of every row, whether it is allowed or not."""
        return np.concatenate([np.empty(0, np.float32), *self._scope.scores(question)])

    def vectors(self, rows: Rows) -> Vectors:
        """Give the vectors of the `rows`, in that order."""
        spans = self._spans()
        found = np.empty((len(rows), spans[0][0].vectors.shape[1] if spans else 0), np.float32)
        for segment, offset, end in spans:
            here = (rows >= offset) & (rows < end)
            found[here] = segment.vectors[rows[here] - offset]
        return found

    def chunks(self, rows: Rows) -> list[Chunk]:
        """Give the chunks at `rows`, in that order; their targets are places within their document."""
        found: dict[int, Chunk] = {}
        for segment, offset, end in self._spans():
            here = [int(row) for row in rows if offset <= row < end]
            chunks = segment.table.chunks([row - offset for row in here])
            found.update(zip(here, chunks, strict=True))
        return [found[int(row)] for row in rows]

    @cached_property
    def lengths(self) -> npt.NDArray[np.int32]:
        """How many characters each row has; read when it is first asked for."""
        return np.array([*chain(*(segment.table.lengths() for segment in self._segments))], np.int32)

    def document_of(self, row: int) -> Located:
        """Give the document that `row` belongs to."""
        return self.documents[bisect_right(self._firsts, row) - 1]

    def _spans(self) -> list[tuple[Segment, int, int]]:
        offsets = self._offsets.tolist()
        return list(zip(self._segments, offsets, offsets[1:], strict=False))


def _located(segments: Sequence[Segment], offsets: Sequence[int], held: Mapping[str, str]) -> list[Located]:
    """Where each document stands; in the first segment that has it as it is now."""
    found: dict[str, Located] = {}
    for segment, offset in zip(segments, offsets, strict=False):
        titles = segment.table.titles()
        for document in segment.table.documents:
            if document.name not in found and is_current(document, held):
                title, first = titles.get(document.name, ""), offset + document.first
                located = Located(document.name, title, first, offset + document.end)
                found[document.name] = located
    return sorted(found.values(), key=lambda located: located.first)


def is_current(document: Held, held: Mapping[str, str]) -> bool:
    """Whether a segment has the text that is `held` now under the document's name."""
    return held.get(document.name) == document.digest
