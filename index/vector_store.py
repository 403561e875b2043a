"""Where vectors are held: the interface, and Chroma inside this process, one database in each index folder."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from index.dense import Dense
from index.embeddings import Vectors
from index.errors import CorruptIndex, IndexProblem
from index.graph import REFUSED, Graph, embedded_client, fill
from index.stamp import CHROMA

COMPARED = 30_000
"""Up to so many vectors, comparing each is exact and not slower than Chroma's graph: 0.8 ms for 14,000 and 3.3 ms for
57,675 on one core, where the graph takes 2 ms.
"""


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
            raise IndexProblem(REFUSED) from problem
        try:
            for kind, listed in vectors.items():
                fill(client, kind, listed)
        finally:
            client.close()

    def open(self, folder: Path, vectors: Mapping[str, Vectors]) -> Opened:
        """Open the database of `folder`, but not before a question needs it. Chroma writes to what it opens; where
        it may not, we do without it.
        """
        writable = os.access(folder / CHROMA, os.W_OK)
        many = {kind: len(listed) for kind, listed in vectors.items() if len(listed) > COMPARED}
        graph = Graph(folder, many if writable else {})
        dense = {kind: Dense(partial(graph.collection, kind), v) for kind, v in vectors.items()}
        return Opened(dense, graph.close)

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
