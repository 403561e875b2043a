"""A home with the tiny index in it, and searching it once."""

from pathlib import Path

from index.build import open_or_build
from index.hits import Hit
from tests.tiny import HashEmbedder, tiny_library

QUESTION = "张榜公示几天"


def silent(*_: int) -> None:
    """Nobody watches."""


def searched(home: Path, library_at: Path, embedder: HashEmbedder | None = None) -> list[Hit]:
    """Open (or build) the index and search it once."""
    retriever = open_or_build(home, tiny_library(library_at), embedder or HashEmbedder(), silent)
    try:
        return retriever.search(QUESTION)
    finally:
        retriever.close()


def visible(home: Path) -> list[Path]:
    """What lies in a home, but for the lock."""
    return sorted(entry for entry in home.iterdir() if not entry.name.startswith("."))


def the_index(home: Path) -> Path:
    """The folder of the studied documents."""
    (found,) = [entry for entry in visible(home) if entry.is_dir()]
    return found
