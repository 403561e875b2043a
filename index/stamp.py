"""The stamp of an index: its files as they were written, so that a damaged one answers nothing."""

import json
import sqlite3
import zlib
from pathlib import Path

from index.errors import CorruptIndex

NAME, OF_GRAPH = "stamp.json", "graph.json"
CHROMA, DATABASE = "chroma", "chroma.sqlite3"
"""The embedded database's folder within an index folder, and its main file."""

_READ_AT_ONCE = 1 << 25  # bytes


def is_stamped(folder: Path) -> bool:
    """Whether an index was written to its end in `folder`."""
    return (folder / NAME).is_file()


def write_stamp(folder: Path) -> None:
    """Stamp the index in `folder`, the last thing that is written there."""
    for name, files in ((OF_GRAPH, _checksums(folder / CHROMA)), (NAME, _checksums(folder, CHROMA))):
        (folder / name).write_text(json.dumps({"files": files}, indent=1), "utf-8")


def verify(folder: Path) -> None:
    """Raises CorruptIndex where a file of the index in `folder` is not as it was when it was stamped.

    Chroma's graph is left out: nothing is lost without it.
    """
    if set(_stamped(folder / NAME).items()) - set(_checksums(folder, CHROMA).items()):
        raise CorruptIndex("索引文件与建立时不同。")


def verify_graph(folder: Path) -> None:
    """Raises CorruptIndex where Chroma's files in the index `folder` are not as they were, or its database is
    damaged: Chroma would crash on it, or start an empty one in the place of one that is missing.
    """
    if set(_stamped(folder / OF_GRAPH).items()) - set(_checksums(folder / CHROMA).items()):
        raise CorruptIndex("向量索引的文件与建立时不同。")
    _verify_database(folder / CHROMA / DATABASE)


def _stamped(stamp: Path) -> dict[str, int]:
    try:
        return dict(json.loads(stamp.read_text("utf-8"))["files"].items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise CorruptIndex("索引的印记读不出来。") from problem


def _checksums(folder: Path, left_out: str = "") -> dict[str, int]:
    """The CRC-32 of every file, but of the folder `left_out` and of what Chroma writes to when it opens it."""
    return {
        file.relative_to(folder).as_posix(): _checksum(file)
        for file in sorted(folder.rglob("*"))
        if file.is_file()
        and file.name not in (NAME, OF_GRAPH)
        and file.relative_to(folder).parts[0] != left_out
        and not _is_chromas_own(file)
    }


def _checksum(file: Path) -> int:
    """Of a piece at a time: the files of a large library do not fit into memory side by side."""
    checksum = 0
    with file.open("rb") as opened:
        while piece := opened.read(_READ_AT_ONCE):
            checksum = zlib.crc32(piece, checksum)
    return checksum


def _is_chromas_own(file: Path) -> bool:
    """Its database, and a collection so small that it is filled in again from the database."""
    if file.name.startswith(DATABASE):
        return True
    return file.parent.parent.name == CHROMA and not (file.parent / "index_metadata.pickle").is_file()


def _verify_database(file: Path) -> None:
    try:
        connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
        try:
            found = connection.execute("PRAGMA integrity_check").fetchone()
        finally:
            connection.close()
    except sqlite3.Error as problem:
        raise CorruptIndex("向量索引的数据库打不开。") from problem
    if found != ("ok",):
        raise CorruptIndex("向量索引的数据库已损坏。")
