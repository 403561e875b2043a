"""Ways in which a file of an index can be damaged."""

from collections.abc import Callable, Iterator
from pathlib import Path

from index.stamp import DATABASE, OF_GRAPH

Damage = Callable[[Path], None]

GRAPH_NAMES = (
    OF_GRAPH, DATABASE, "data_level0.bin", "header.bin", "length.bin", "link_lists.bin", "index_metadata.pickle",
)  # fmt: skip
"""Chroma's own files, and the stamp of them."""


def truncated(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def overwritten(file: Path) -> None:
    file.write_bytes(b"\x07" * max(file.stat().st_size, 100))


def one_bit_flipped(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(bytes(content))


def removed(file: Path) -> None:
    file.unlink()


DAMAGES: tuple[Damage, ...] = (truncated, emptied, overwritten, one_bit_flipped, removed)


def files_of(folder: Path) -> Iterator[Path]:
    """Every file of the index that holds something, Chroma's folders under a name that does not change."""
    yield from (file for file in sorted(folder.rglob("*")) if file.is_file() and file.stat().st_size)
