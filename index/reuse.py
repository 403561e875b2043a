"""Takes vectors over from what is indexed already: a text that has not changed is not embedded again."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np

from index.chunk_table import ChunkTable, key
from index.embeddings import BULK_FROM, Embedder, Vectors
from index.errors import CorruptIndex
from index.segment import PASSAGES, TABLE, VECTORS
from index.shipped import shipped

_PIECE = 32


class Known:
    """The vectors in the index `folders`, and those of `embedder` that travel with the package, by kind and words.

    A folder that cannot be read has nothing to give.
    """

    def __init__(self, folders: Sequence[Path], embedder: str) -> None:
        self._folders, self._embedder = folders, embedder

    def find(self, kind: str, texts: Sequence[str]) -> dict[int, Vectors]:
        """Give the vectors that are known, by the position of their text in `texts`."""
        wanted: dict[bytes, list[int]] = {}
        for position, text in enumerate(texts):
            wanted.setdefault(key(text), []).append(position)
        found: dict[int, Vectors] = {}
        for folder in self._folders:
            if not wanted:
                break
            with suppress(OSError, ValueError, IndexError, CorruptIndex):
                for known, vector in _read(folder / kind, list(wanted)):
                    found.update(dict.fromkeys(wanted.pop(known), vector))
        travelling = shipped(self._embedder, kind) if wanted else None
        for known, vector in travelling.find(list(wanted)) if travelling else ():
            found.update(dict.fromkeys(wanted.pop(known), vector))
        return found


def embed(
    kind: str, texts: Sequence[str], embedder: Embedder, known: Known, told: Callable[[int], None]
) -> Vectors:
    """Give a vector for each of `texts`, known or made; `told` hears how many were done since it heard last."""
    vectors = known.find(kind, texts)
    told(len(vectors))
    missing = [position for position in range(len(texts)) if position not in vectors]
    encode = embedder.embed_passages if kind == PASSAGES else embedder.embed_questions
    bulk = embedder.bulk() if kind == PASSAGES and len(missing) >= BULK_FROM else None
    if bulk:
        made = bulk([texts[position] for position in missing], told)
        vectors.update(zip(missing, made, strict=True))
    else:
        for start in range(0, len(missing), _PIECE):
            piece = missing[start : start + _PIECE]
            vectors.update(zip(piece, encode([texts[position] for position in piece]), strict=True))
            told(len(piece))
    if not texts:
        return np.empty((0, embedder.dimension), np.float32)
    return np.stack([vectors[position] for position in range(len(texts))]).astype(np.float32)


def _read(folder: Path, keys: list[bytes]) -> list[tuple[bytes, Vectors]]:
    if not (folder / TABLE).is_file():
        return []
    table = ChunkTable(folder / TABLE)
    try:
        rows = table.rows_of(keys)
    finally:
        table.close()
    held = np.load(folder / VECTORS, mmap_mode="r")
    taken = np.asarray(held[list(rows.values())]) if rows else held[:0]
    return list(zip(rows, taken, strict=True))
