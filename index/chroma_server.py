"""A Chroma server (`chroma run`) as the place where vectors are held: shared by any number of machines.

A collection is filled under a name of its own and then renamed to that of its index folder, which is made of what
is in it: so a collection that can be found is whole, and two machines that build the same index do not disturb
each other.
"""

import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import numpy as np

from index.dense import Dense
from index.embeddings import Vectors
from index.errors import IndexProblem
from index.graph import BATCH, fill
from index.vector_store import Opened

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

_UNFINISHED = "building-"
_ABANDONED_AFTER = 3600  # seconds


class ChromaServer:
    """The collections of our indexes on one server."""

    def __init__(self, url: str) -> None:
        """Connect to the server at `url`, http://host:port. Raises IndexProblem where nobody answers there."""
        self._url = url
        self._client = _connect(url)
        self.tag = f"at-{sha256(url.encode()).hexdigest()[:8]}-"

    def write(self, folder: Path, vectors: Mapping[str, Vectors]) -> None:
        """Fill one collection for each kind and give it its name, unless another machine was quicker."""
        self._sweep()
        for kind, listed in vectors.items():
            if not self._find(_name(folder.name, kind), len(listed)):
                self._put(_name(folder.name, kind), listed)

    def open(self, folder: Path, vectors: Mapping[str, Vectors]) -> Opened:
        """Open the collections; one that the server has lost is filled again from the `vectors` held here."""
        dense = {}
        for kind, listed in vectors.items():
            name = _name(folder.name, kind)
            collection = self._find(name, len(listed)) or self._put(name, listed)
            dense[kind] = Dense(partial(_given, collection), listed)
        return Opened(dense, lambda: None)

    def held(self, name: str, kind: str) -> Vectors | None:
        """Give the vectors that another machine has put on the server, so that this one need not embed."""
        collection = self._find(_name(name, kind))
        if collection is None:
            return None
        with _answering(self._url):
            pieces = []
            for start in range(0, collection.count(), BATCH):
                ids = [str(row) for row in range(start, min(start + BATCH, collection.count()))]
                found = collection.get(ids=ids, include=["embeddings"])
                by_id = dict(zip(found["ids"], np.asarray(found["embeddings"], np.float32), strict=True))
                pieces.append(np.stack([by_id[one] for one in ids]))
        return np.concatenate(pieces) if pieces else None

    def remove(self, name: str) -> None:
        """Delete the collections of the index folder `name`."""
        with _answering(self._url):
            for collection in self._client.list_collections():
                if collection.name.startswith(f"{name}."):
                    self._delete(collection.name)

    def _find(self, name: str, count: int | None = None) -> "Collection | None":
        """Give the collection `name`, None where there is none or it does not hold `count` vectors."""
        from chromadb.errors import NotFoundError

        with _answering(self._url):
            try:
                collection = self._client.get_collection(name, embedding_function=None)
            except NotFoundError:
                return None
            return collection if count in (None, collection.count()) else None

    def _put(self, name: str, vectors: Vectors) -> "Collection":
        from chromadb.errors import ChromaError

        with _answering(self._url):
            made = fill(self._client, f"{_UNFINISHED}{int(time.time())}-{uuid.uuid4().hex}", vectors)
            if found := self._find(name, len(vectors)):  # another machine was quicker
                self._delete(made.name)
                return found
            self._delete(name)  # one of this name that is not whole was tampered with
            try:
                made.modify(name=name)
            except ChromaError as problem:
                self._delete(made.name)
                if found := self._find(name, len(vectors)):
                    return found
                raise IndexProblem(
                    f"Chroma 服务 {self._url} 不接受写入。请检查它的日志和磁盘空间。"
                ) from problem
            return made

    def _sweep(self) -> None:
        """Delete what crashed builds left an hour ago or longer."""
        with _answering(self._url):
            for collection in self._client.list_collections():
                begun = collection.name.removeprefix(_UNFINISHED).split("-")[0]
                if collection.name.startswith(_UNFINISHED) and int(begun) < time.time() - _ABANDONED_AFTER:
                    self._delete(collection.name)

    def _delete(self, name: str) -> None:
        from chromadb.errors import NotFoundError

        with suppress(NotFoundError):
            self._client.delete_collection(name)


def _given(collection: "Collection") -> "Collection":
    return collection


def _name(folder: str, kind: str) -> str:
    return f"{folder}.{kind}"


def _connect(url: str) -> "ClientAPI":
    import chromadb
    from chromadb.config import Settings

    parts = urlsplit(url)
    try:
        port = parts.port or (443 if parts.scheme == "https" else 8000)
    except ValueError:
        port = 0
    if parts.scheme not in ("http", "https") or not parts.hostname or not port:
        raise IndexProblem(f"Chroma 地址“{url}”写得不对，应像 http://127.0.0.1:8000 这样。")
    with _answering(url):
        return chromadb.HttpClient(
            host=parts.hostname,
            port=port,
            ssl=parts.scheme == "https",
            settings=Settings(anonymized_telemetry=False),
        )


@contextmanager
def _answering(url: str) -> Iterator[None]:
    """Turns what the network does into one clear problem."""
    import httpx
    from chromadb.errors import ChromaError

    try:
        yield
    except (httpx.HTTPError, ValueError) as problem:  # Chroma tells a refused connection as a ValueError
        raise IndexProblem(
            f"连不上 Chroma 服务 {url}。请确认它在运行（chroma run），地址和端口没有写错。"
        ) from problem
    except ChromaError as problem:
        raise IndexProblem(f"Chroma 服务 {url} 出错。请检查它的日志和版本。") from problem
