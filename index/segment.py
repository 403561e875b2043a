"""A segment: a list of chunks as it lies on the disk, with its vectors and its words. Written once, then only read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.chunk_table import ChunkTable, Held, write_table
from index.chunks import Chunk
from index.dense import Dense
from index.embeddings import Vectors
from index.errors import CorruptIndex
from index.lexical import Lexical
from index.stamp import verify, write_stamp
from index.vector_store import VectorStore

PASSAGES, QUESTIONS = "passages", "questions"
"""The kinds of segment: an embedder treats what is looked for and what is asked differently."""

TABLE, VECTORS = "chunks.sqlite", "vectors.npy"


@dataclass(frozen=True)
class Content:
    """What a segment is written from: the chunks, the documents that they belong to, a unit vector for each chunk."""

    chunks: Sequence[Chunk]
    documents: Sequence[Held]
    vectors: Vectors


@dataclass(frozen=True)
class Segment:
    """An opened segment; rows are positions in its list of chunks. Only what is asked for is read from the disk."""

    table: ChunkTable
    vectors: Vectors
    lexical: Lexical
    dense: Dense


class IndexFolder:
    """One folder of an index: the segments of one or both kinds, opened together."""

    def __init__(self, folder: Path, store: VectorStore) -> None:
        """Open what `write` wrote. Raises CorruptIndex where it is not as it was written."""
        verify(folder)
        kinds = [kind for kind in (PASSAGES, QUESTIONS) if (folder / kind).is_dir()]
        try:
            vectors = {kind: np.load(folder / kind / VECTORS, mmap_mode="r") for kind in kinds}
            lexical = {kind: Lexical.load(folder / kind) for kind in kinds}
        except (OSError, ValueError) as problem:
            raise CorruptIndex("索引文件读不出来。") from problem
        tables = {kind: ChunkTable(folder / kind / TABLE) for kind in kinds}
        self._opened = store.open(folder, vectors)
        self.segments = {
            kind: Segment(tables[kind], vectors[kind], lexical[kind], self._opened.dense[kind])
            for kind in kinds
        }

    @staticmethod
    def write(folder: Path, contents: Mapping[str, Content], store: VectorStore) -> None:
        """Write the segments into the empty `folder`, the stamp last. Raises OSError or IndexProblem."""
        for kind, content in contents.items():
            within = folder / kind
            within.mkdir()
            write_table(within / TABLE, content.chunks, content.documents)
            np.save(within / VECTORS, content.vectors)
            Lexical.build([chunk.embedded for chunk in content.chunks]).save(within)
        store.write(folder, {kind: content.vectors for kind, content in contents.items()})
        write_stamp(folder)

    def close(self) -> None:
        """Let go of the files."""
        self._opened.close()
        for segment in self.segments.values():
            segment.table.close()
