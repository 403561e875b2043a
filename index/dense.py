"""Dense ranking: the vectors lie in Chroma, embedded in this process or behind a server."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.embeddings import Vectors
from index.errors import CorruptIndex

if TYPE_CHECKING:
    from chromadb.api import ClientAPI

_BATCH = 2_000


class Dense:
    """The vectors of one list of chunks; rows are positions in that list."""

    def __init__(self, client: "ClientAPI", name: str) -> None:
        from chromadb.errors import ChromaError

        try:
            self._collection = client.get_collection(name, embedding_function=None)
            self._count = self._collection.count()
        except (ChromaError, ValueError) as problem:
            raise CorruptIndex("向量索引读不出来。") from problem

    @classmethod
    def build(cls, client: "ClientAPI", name: str, vectors: Iterator[tuple[Sequence[int], Vectors]]) -> None:
        """Write `vectors`, given as (rows, vectors) in pieces, into a new collection `name`."""
        collection = client.create_collection(
            name, embedding_function=None, configuration={"hnsw": {"space": "ip", "ef_search": 200}}
        )
        for rows, piece in vectors:
            for start in range(0, len(rows), _BATCH):
                ids = [str(row) for row in rows[start : start + _BATCH]]
                collection.add(ids=ids, embeddings=piece[start : start + _BATCH])

    def rank(self, vector: Vectors, limit: int) -> list[tuple[int, float]]:
        """Give (row, cosine) of the best chunks, best first."""
        from chromadb.errors import ChromaError

        if not self._count:
            return []
        try:
            found = self._collection.query(
                query_embeddings=vector[np.newaxis, :],
                n_results=min(limit, self._count),
                include=["distances"],
            )
        except (ChromaError, ValueError) as problem:
            raise CorruptIndex("向量索引读不出来。") from problem
        distances = (found["distances"] or [[]])[0]
        return [(int(row), 1.0 - distance) for row, distance in zip(found["ids"][0], distances, strict=True)]


def embedded_client(folder: Path) -> "ClientAPI":
    """Open Chroma inside this process, its files in `folder`, its telemetry off."""
    import chromadb
    from chromadb.config import Settings
    from chromadb.errors import ChromaError

    try:
        return chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
    except (ChromaError, ValueError, OSError) as problem:
        raise CorruptIndex("向量索引打不开。") from problem
