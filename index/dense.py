"""Dense ranking: the vectors lie in Chroma, embedded in this process or behind a server."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np

from index.embeddings import Vectors
from index.errors import CorruptIndex, IndexProblem

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateHNSWConfiguration

_BATCH = 2_000

# Written out at once, so that opening an index changes none of its vectors: Chroma otherwise keeps the last
# thousand in its database and fills them in again at each start.
_HNSW: "CreateHNSWConfiguration" = {"space": "ip", "ef_search": 200, "batch_size": 2, "sync_threshold": 2}


class Dense:
    """The vectors of one list of chunks; rows are positions in that list."""

    def __init__(self, client: "Client", name: str, count: int) -> None:
        """Open the collection `name`. Raises CorruptIndex where it does not hold `count` vectors."""
        from chromadb.errors import ChromaError

        self._client, self._count = client, count
        try:
            self._collection = client.get_collection(name, embedding_function=None)
            found = self._collection.count()
        except (ChromaError, ValueError) as problem:
            raise CorruptIndex("向量索引读不出来。") from problem
        if found != count:
            raise CorruptIndex(f"向量索引应有{count}条，实有{found}条。")

    @classmethod
    def build(cls, client: "Client", name: str, vectors: Vectors) -> None:
        """Write `vectors` into a new collection `name`. Raises IndexProblem where the disk refuses."""
        from chromadb.errors import ChromaError

        try:
            collection = client.create_collection(
                name, embedding_function=None, configuration={"hnsw": _HNSW}
            )
            for start in range(0, len(vectors), _BATCH):
                piece = vectors[start : start + _BATCH]
                rows = range(start, start + len(piece))
                collection.add(ids=[str(row) for row in rows], embeddings=piece)
        except ChromaError as problem:
            raise IndexProblem("写向量索引时出错，请检查数据目录的磁盘空间和权限。") from problem

    def close(self) -> None:
        """Let go of the files; a search afterwards fails."""
        self._client.close()

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


def embedded_client(folder: Path) -> "Client":
    """Open Chroma inside this process, its files in `folder`, its telemetry off."""
    import chromadb
    from chromadb.config import Settings
    from chromadb.errors import ChromaError

    try:
        opened = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
    except (ChromaError, ValueError, OSError) as problem:
        raise CorruptIndex("向量索引打不开。") from problem
    return cast("Client", opened)  # PersistentClient does not say that it can be closed
