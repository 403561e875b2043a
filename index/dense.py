"""Dense ranking: the vectors lie in a Chroma collection; some rows alone are compared one by one."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from index.best import best
from index.embeddings import Vectors
from index.errors import CorruptIndex, IndexProblem

if TYPE_CHECKING:
    from chromadb.api.models.Collection import Collection

Mask = npt.NDArray[np.bool_]
"""Which rows may be found."""

_FEW = 0.5
"""With fewer rows than this share of all, comparing with each is exact and not slower than the graph."""


class Dense:
    """The vectors of one list of chunks; rows are positions in that list."""

    def __init__(self, collection: "Callable[[], Collection | None]", vectors: Vectors) -> None:
        """Rank by the Chroma collection that holds `vectors`, by comparing each as long as `collection` gives None."""
        self._collection, self._vectors = collection, vectors

    def rank(self, vector: Vectors, limit: int, allowed: Mask | None = None) -> list[tuple[int, float]]:
        """Give (row, cosine) of the best chunks among those `allowed`, best first. Raises IndexProblem."""
        limit = min(limit, len(self._vectors))
        if limit <= 0:
            return []
        if allowed is not None and allowed.mean() < _FEW:
            return self._compared(vector, limit, allowed)
        collection = self._collection()
        if collection is None:
            return self._compared(vector, limit, allowed)
        if allowed is None:
            return _nearest(collection, vector, limit)
        nearest = _nearest(collection, vector, min(2 * limit, len(allowed)))
        found = [pair for pair in nearest if allowed[pair[0]]]
        return found[:limit] if len(found) >= limit else self._compared(vector, limit, allowed)

    def cosines(self, vector: Vectors, rows: npt.NDArray[np.intp]) -> Vectors:
        """Give the cosine of each of the `rows`, exactly."""
        return np.asarray(self._vectors[rows] @ vector, np.float32)

    def _compared(self, vector: Vectors, limit: int, allowed: Mask | None) -> list[tuple[int, float]]:
        if allowed is None:
            return best(np.asarray(self._vectors @ vector, np.float32), limit)
        rows = np.flatnonzero(allowed)
        return [(int(rows[at]), cosine) for at, cosine in best(self.cosines(vector, rows), limit)]


def _nearest(collection: "Collection", vector: Vectors, limit: int) -> list[tuple[int, float]]:
    import httpx
    from chromadb.errors import ChromaError

    try:
        found = collection.query(
            query_embeddings=vector[np.newaxis, :], n_results=limit, include=["distances"]
        )
    except httpx.HTTPError as problem:
        raise IndexProblem("Chroma 服务没有应答。请确认它在运行，再试一次。") from problem
    except (ChromaError, ValueError) as problem:
        raise CorruptIndex("向量索引读不出来。") from problem
    distances = (found["distances"] or [[]])[0]
    return [(int(row), 1.0 - distance) for row, distance in zip(found["ids"][0], distances, strict=True)]
