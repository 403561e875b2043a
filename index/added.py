"""`Added`: the search over the many documents that nobody has written question keys for."""

from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from index.chunks import Chunk
from index.embeddings import Vectors
from index.hits import Asked, Hit, Why
from index.library_ranking import Candidates, LibraryRanker, gather, nearest
from index.passages import Passages, Rows

_NOTICED = 10
_AT_ONCE = 4  # questions of several people


@dataclass(frozen=True)
class Added:
    """The articles of the added documents. `names` in a search: the name to cite by each exact name."""

    passages: Passages
    ranker: LibraryRanker = field(default_factory=LibraryRanker)

    def look_for(self, asked: Asked, names: Mapping[str, str]) -> Future[list[tuple[int, float]]] | None:
        """Begin to look for the nearest rows: the graph takes its time outside of Python, beside other work."""
        if not names or not len(self.passages):
            return None
        return _beside_others().submit(nearest, self.passages, asked, frozenset(names))

    def search(
        self,
        asked: Asked,
        names: Mapping[str, str],
        limit: int,
        begun: Future[list[tuple[int, float]]] | None = None,
    ) -> list[Hit]:
        """Give the best `limit` articles of the documents in `names`, best first, each once.

        `begun` is what `look_for` began.
        """
        if not names or limit <= 0 or not len(self.passages):
            return []
        found = gather(self.passages, asked, frozenset(names), begun.result() if begun else None)
        scores = self.ranker.scores(found, asked.vector)
        hits: dict[str, Hit] = {}
        for row, score, chunk in self._best_first(found.rows, scores, limit):
            target = f"{names[self.passages.document_of(row).name]}/{chunk.target}"
            if target not in hits:
                why = _why(found, row)
                found_by = tuple(one.ranker for one in why if one.rank <= _NOTICED)
                hits[target] = Hit(target, round(score, 4), found_by, chunk.text, chunk.span, why)
            if len(hits) == limit:
                break
        return list(hits.values())

    def _best_first(self, rows: Rows, scores: Vectors, portion: int) -> Iterator[tuple[int, float, Chunk]]:
        """Give the rows with their scores and chunks, best first; the chunks are read in portions: few are wanted."""
        order = np.argsort(-scores, kind="stable")
        for start in range(0, len(order), portion):
            here = order[start : start + portion]
            chunks = self.passages.chunks(rows[here])
            yield from zip(rows[here].tolist(), scores[here].tolist(), chunks, strict=True)


@cache
def _beside_others() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_AT_ONCE, "near")


def _why(found: Candidates, row: int) -> tuple[Why, ...]:
    return tuple(
        Why(ranker, listed[row][0], round(listed[row][1], 4))
        for ranker, listed in found.listed.items()
        if row in listed
    )
