"""`Graph`: Chroma inside this process, over the vectors of one index folder."""

import logging
import threading
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, cast

from index.embeddings import Vectors
from index.errors import CorruptIndex, IndexProblem
from index.stamp import CHROMA, verify_graph

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateHNSWConfiguration
    from chromadb.api.models.Collection import Collection

_log = logging.getLogger(__name__)

BATCH = 5_000
"""So many vectors are handed to Chroma at once; it takes 5,461 at the most."""

# Written out at once, so that opening an index changes none of its vectors: Chroma otherwise keeps the last
# thousand in its database and fills them in again at each start.
HNSW: "CreateHNSWConfiguration" = {"space": "ip", "ef_search": 200, "batch_size": 2, "sync_threshold": 2}

REFUSED = "写向量索引时出错，请检查数据目录的磁盘空间和权限。"


class Graph:
    """The database of one index folder, opened behind the first question that has many vectors to look through.

    Loading Chroma takes half a second, in which every vector is compared: the same is found, only slower. So it is
    for good where Chroma's files are damaged.
    """

    def __init__(self, folder: Path, counts: Mapping[str, int]) -> None:
        """Expect a collection of so many vectors for each kind in `counts`."""
        self._folder, self._counts = folder, counts
        self._pool = ThreadPoolExecutor(1, "chroma")
        self._lock = threading.Lock()
        self._opening: Future[Mapping[str, Collection]] | None = None
        self._client: Client | None = None

    def collection(self, kind: str) -> "Collection | None":
        """Give the collection of this kind, None where there is none or it is not open yet."""
        if kind not in self._counts:
            return None
        with self._lock:
            if self._opening is None:
                self._opening = self._pool.submit(self._open)
        return self._opening.result().get(kind) if self._opening.done() else None

    def close(self) -> None:
        """Let go of the files. Chroma keeps a client for each folder and would give this one again."""
        self._pool.shutdown()
        if self._client:
            self._client.close()

    def _open(self) -> "Mapping[str, Collection]":
        try:
            verify_graph(self._folder)
            self._client = embedded_client(self._folder / CHROMA)
            return {kind: _whole(self._client, kind, count) for kind, count in self._counts.items()}
        except CorruptIndex as problem:
            _log.warning(
                "%s 检索改为逐条比较，结果不变，只是慢些；assistant index build --force 可重建。", problem
            )
            return {}


def fill(client: "ClientAPI", name: str, vectors: Vectors) -> "Collection":
    """Write `vectors` into a new collection `name`. Raises IndexProblem where Chroma refuses."""
    from chromadb.errors import ChromaError

    try:
        collection = client.create_collection(name, embedding_function=None, configuration={"hnsw": HNSW})
        for start in range(0, len(vectors), BATCH):
            piece = vectors[start : start + BATCH]
            collection.add(ids=[str(row) for row in range(start, start + len(piece))], embeddings=piece)
    except ChromaError as problem:
        raise IndexProblem(REFUSED) from problem
    return collection


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


def _whole(client: "ClientAPI", name: str, count: int) -> "Collection":
    from chromadb.errors import ChromaError

    try:
        collection = client.get_collection(name, embedding_function=None)
        found = collection.count()
    except (ChromaError, ValueError) as problem:
        raise CorruptIndex("向量索引读不出来。") from problem
    if found != count:
        raise CorruptIndex(f"向量索引应有{count}条，实有{found}条。")
    return collection
