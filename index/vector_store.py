"""Where vectors are held: the interface, and Chroma inside this process, one database in each index folder."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from index.dense import Dense
from index.embeddings import Vectors
from index.errors import CorruptIndex, IndexProblem

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateHNSWConfiguration
    from chromadb.api.models.Collection import Collection

BATCH = 5_000
"""So many vectors are handed to Chroma at once; it takes 5,461 at the most."""

# Written out at once, so that opening an index changes none of its vectors: Chroma otherwise keeps the last
# thousand in its database and fills them in again at each start.
HNSW: "CreateHNSWConfiguration" = {"space": "ip", "ef_search": 200, "batch_size": 2, "sync_threshold": 2}

_REFUSED = "写向量索引时出错，请检查数据目录的磁盘空间和权限。"

CHROMA, DATABASE = "chroma", "chroma.sqlite3"
"""The embedded database's folder within an index folder, and its main file."""


@dataclass(frozen=True)
class Opened:
    """The vectors of an index folder, kind by kind, and how to let go of them."""

    dense: Mapping[str, Dense]
    close: Callable[[], None]


class VectorStore(Protocol):
    """Holds the vectors of index folders. `tag` stands in the name of every index that is kept here."""

    tag: str

    def write(self, folder: Path, vectors: Mapping[str, Vectors]) -> None:
        """Hold the `vectors` of the index `folder`, kind by kind. Raises IndexProblem where it cannot."""
        ...

    def open(self, folder: Path, vectors: Mapping[str, Vectors]) -> Opened:
        """Open what `write` holds. Raises CorruptIndex where that is not these `vectors`."""
        ...

    def held(self, name: str, kind: str) -> Vectors | None:
        """Give vectors that another machine has put here for the index folder `name`, None where there are none."""
        ...

    def remove(self, name: str) -> None:
        """Forget the vectors of the index folder `name`."""
        ...


class EmbeddedChroma:
    """Chroma inside this process; the vectors go and come with their index folder."""

    tag = ""

    def write(self, folder: Path, vectors: Mapping[str, Vectors]) -> None:
        """Write the collections into the database of `folder`."""
        try:
            client = embedded_client(folder / CHROMA)
        except CorruptIndex as problem:  # nothing was there that could be damaged
            raise IndexProblem(_REFUSED) from problem
        try:
            for kind, listed in vectors.items():
                fill(client, kind, listed)
        finally:
            client.close()

    def open(self, folder: Path, vectors: Mapping[str, Vectors]) -> Opened:
        """Open the database of `folder`. Chroma writes to what it opens; where it may not, we do without it."""
        if not os.access(folder / CHROMA, os.W_OK):
            return Opened({kind: Dense(None, listed) for kind, listed in vectors.items()}, lambda: None)
        client = embedded_client(folder / CHROMA)
        try:
            dense = {kind: Dense(_whole(client, kind, len(v)), v) for kind, v in vectors.items()}
        except BaseException:
            client.close()  # Chroma keeps a client for each folder and would give this one again
            raise
        return Opened(dense, client.close)

    def held(self, name: str, kind: str) -> Vectors | None:  # noqa: ARG002 - no other machine writes here
        """Give None: what is held lies in the folders of this machine."""
        return None

    def remove(self, name: str) -> None:
        """Do nothing: the vectors went with the folder."""


def open_store(url: str = "") -> VectorStore:
    """Give the Chroma server at `url`, Chroma inside this process for "". Raises IndexProblem."""
    if not url:
        return EmbeddedChroma()
    from index.chroma_server import ChromaServer

    return ChromaServer(url)


def fill(client: "ClientAPI", name: str, vectors: Vectors) -> "Collection":
    """Write `vectors` into a new collection `name`. Raises IndexProblem where Chroma refuses."""
    from chromadb.errors import ChromaError

    try:
        collection = client.create_collection(name, embedding_function=None, configuration={"hnsw": HNSW})
        for start in range(0, len(vectors), BATCH):
            piece = vectors[start : start + BATCH]
            collection.add(ids=[str(row) for row in range(start, start + len(piece))], embeddings=piece)
    except ChromaError as problem:
        raise IndexProblem(_REFUSED) from problem
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
