"""The chunks of a segment on the disk (SQLite): read row by row, so that a large library needs no memory."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path
from typing import TypeVar

from corpus.document import Span
from index.chunks import Chunk
from index.errors import CorruptIndex

_SCHEMA = """
CREATE TABLE documents (name TEXT NOT NULL, digest TEXT NOT NULL, first INTEGER NOT NULL, count INTEGER NOT NULL);
CREATE TABLE chunks (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL, target TEXT NOT NULL, context TEXT NOT NULL, text TEXT NOT NULL,
    start INTEGER, end INTEGER, key BLOB NOT NULL
);
"""
_Value = TypeVar("_Value")
_ASKED_AT_ONCE = 500  # SQLite takes a limited number of values in one question


@dataclass(frozen=True, slots=True)
class Held:
    """A document in a segment: its exact name, the digest of its text, and its rows `first` to `end`."""

    name: str
    digest: str
    first: int
    count: int

    @property
    def end(self) -> int:
        """The row after its last."""
        return self.first + self.count


def key(text: str) -> bytes:
    """Give what an embedded text is known by: the same words have the same vector."""
    return sha1(text.encode(), usedforsecurity=False).digest()


def write_table(file: Path, chunks: Iterable[Chunk], documents: Iterable[Held]) -> None:
    """Write the chunks, in order, and which document has which of them."""
    connection = sqlite3.connect(file, isolation_level=None)
    try:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO chunks VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _values(chunks))
        connection.executemany(
            "INSERT INTO documents VALUES (?, ?, ?, ?)",
            [(held.name, held.digest, held.first, held.count) for held in documents],
        )
        connection.execute("COMMIT")
        connection.execute("CREATE INDEX by_key ON chunks (key)")
    except sqlite3.OperationalError as problem:  # a full disk is told like any other refusal to write
        raise OSError(str(problem)) from problem
    finally:
        connection.close()


class ChunkTable:
    """The chunks of one segment, by row. Safe to use from several threads."""

    def __init__(self, file: Path) -> None:
        """Open the table that `write_table` wrote. Raises CorruptIndex where it cannot be read."""
        try:
            # Immutable: nobody writes here any more, and a folder that cannot be written serves all the same.
            self._connection = sqlite3.connect(
                f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self.count: int = self._connection.execute("SELECT count(*) FROM chunks").fetchone()[0]
            rows = self._connection.execute("SELECT * FROM documents ORDER BY first").fetchall()
        except sqlite3.Error as problem:
            raise CorruptIndex("索引里的条文表读不出来。") from problem
        self.documents = tuple(Held(*row) for row in rows)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def chunks(self, rows: Sequence[int]) -> list[Chunk]:
        """Give the chunks at `rows`, in that order."""
        found: dict[int, Chunk] = {}
        for asked in _portions(list(rows)):
            marks = ",".join("?" * len(asked))
            for row, name, target, text, context, start, end in self._connection.execute(
                f"SELECT row, id, target, text, context, start, end FROM chunks WHERE row IN ({marks})",
                asked,
            ):
                span = None if start is None else Span(start, end)
                found[row] = Chunk(name, target, text, context, span)
        return [found[row] for row in rows]

    def lengths(self) -> list[int]:
        """Give how many characters the text of each chunk has, by row."""
        found = self._connection.execute("SELECT length(text) FROM chunks ORDER BY row")
        return [length for (length,) in found]

    def titles(self) -> dict[str, str]:
        """Give the title of each document, by its exact name: the context of its first chunk begins with it."""
        found = self._connection.execute(
            "SELECT name, context FROM documents JOIN chunks ON chunks.row = documents.first"
        )
        return {name: context.rpartition(" ")[0] for name, context in found}

    def rows_of(self, keys: Sequence[bytes]) -> dict[bytes, int]:
        """Give a row for each of the `keys` that is known here."""
        found: dict[bytes, int] = {}
        for asked in _portions(list(keys)):
            marks = ",".join("?" * len(asked))
            found.update(
                self._connection.execute(f"SELECT key, row FROM chunks WHERE key IN ({marks})", asked)
            )
        return found


def _values(chunks: Iterable[Chunk]) -> Iterator[tuple[object, ...]]:
    for row, chunk in enumerate(chunks):
        start, end = chunk.span or (None, None)
        yield row, chunk.id, chunk.target, chunk.context, chunk.text, start, end, key(chunk.embedded)


def _portions(values: list[_Value]) -> Iterator[list[_Value]]:
    for start in range(0, len(values), _ASKED_AT_ONCE):
        yield values[start : start + _ASKED_AT_ONCE]
