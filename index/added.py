"""`Added`: the search over the many documents that nobody has written question keys for."""

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from index.hits import Asked, Hit, Why
from index.library_ranking import Candidates, LibraryRanker, Looked, gather, looked
from index.passages import Passages

_NOTICED = 10
_AT_ONCE = 4  # questions of several people


@dataclass(frozen=True)
class Added:
    """The articles of the added documents. `names` in a search: the name to cite by each exact name."""

    passages: Passages
    ranker: LibraryRanker = field(default_factory=LibraryRanker)

    def looked_for(self, asked: Asked, names: Mapping[str, str]) -> Future[Looked] | None:
        """Begin to look through all rows: graph and numbers take their time outside of Python, beside other work."""
        if not names or not len(self.passages):
            return None
        return _beside_others().submit(looked, self.passages, asked, frozenset(names))

    def search(
        self, asked: Asked, names: Mapping[str, str], limit: int, begun: Future[Looked] | None = None
    ) -> list[Hit]:
        """Give the best `limit` articles of the documents in `names`, best first, each once.

        `begun` is what `looked_for` began.
        """
        if not names or limit <= 0 or not len(self.passages):
            return []
        found = gather(self.passages, asked, frozenset(names), begun.result() if begun else None)
        scores = self.ranker.scores(found, asked.vector)
        hits: dict[str, Hit] = {}
        for at in np.argsort(-scores, kind="stable").tolist():
            row, chunk = int(found.rows[at]), found.chunks[at]
            target = f"{names[self.passages.document_of(row).name]}/{chunk.target}"
            if target not in hits:
                why = _why(found, row)
                found_by = tuple(one.ranker for one in why if one.rank <= _NOTICED)
                hits[target] = Hit(target, round(float(scores[at]), 4), found_by, chunk.text, chunk.span, why)
            if len(hits) == limit:
                break
        return list(hits.values())


@cache
def _beside_others() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_AT_ONCE, "near")


def _why(found: Candidates, row: int) -> tuple[Why, ...]:
    return tuple(
        Why(ranker, listed[row][0], round(listed[row][1], 4))
        for ranker, listed in found.listed.items()
        if row in listed
    )
