"""The stamp of an index: its files as they were written, so that a damaged one answers nothing."""

import json
import sqlite3
import zlib
from pathlib import Path

from index.errors import CorruptIndex
from index.vector_store import CHROMA, DATABASE

NAME = "stamp.json"
_READ_AT_ONCE = 1 << 25  # bytes


def is_stamped(folder: Path) -> bool:
    """Whether an index was written to its end in `folder`."""
    return (folder / NAME).is_file()


def write_stamp(folder: Path) -> None:
    """Stamp the index in `folder`, the last thing that is written there."""
    stamp = {"files": _checksums(folder), "database": (folder / CHROMA).is_dir()}
    (folder / NAME).write_text(json.dumps(stamp, indent=1), "utf-8")


def verify(folder: Path) -> None:
    """Raises CorruptIndex where a file of the index in `folder` is not as it was when it was stamped."""
    try:
        stamp = json.loads((folder / NAME).read_text("utf-8"))
        changed = set(stamp["files"].items()) - set(_checksums(folder).items())
        database = stamp["database"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise CorruptIndex("索引的印记读不出来。") from problem
    if changed:
        raise CorruptIndex("索引文件与建立时不同。")
    if database:
        _verify_database(folder / CHROMA / DATABASE)


def _checksums(folder: Path) -> dict[str, int]:
    """The CRC-32 of every file but those that Chroma itself writes to when it opens them."""
    return {
        file.relative_to(folder).as_posix(): _checksum(file)
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != NAME and not _is_chromas_own(file, folder)
    }


def _checksum(file: Path) -> int:
    """Of a piece at a time: the files of a large library do not fit into memory side by side."""
    checksum = 0
    with file.open("rb") as opened:
        while piece := opened.read(_READ_AT_ONCE):
            checksum = zlib.crc32(piece, checksum)
    return checksum


def _is_chromas_own(file: Path, folder: Path) -> bool:
    """Its database, and a collection so small that it is filled in again from the database."""
    if file.name.startswith(DATABASE):
        return True
    within_chroma = file.relative_to(folder).parts[0] == CHROMA
    return within_chroma and not (file.parent / "index_metadata.pickle").is_file()


def _verify_database(file: Path) -> None:
    """Chroma would crash on a damaged database, or start an empty one in the place of one that is missing."""
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
