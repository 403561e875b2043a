"""The laws that the parser is measured on: Markdown files in a folder, or packed in a .tar.gz."""

import re
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from corpus.document import Metadata

ARCHIVE = "laws.tar.gz"
_TITLE = re.compile(r"^\W*([^\n]+)")


class Law(NamedTuple):
    """One file: its path inside the collection, its words, and what they say it is."""

    path: str
    text: str
    meta: Metadata


def laws(place: Path) -> Iterator[Law]:
    """Give every .md file of `place`: a folder, an archive, or a folder that holds laws.tar.gz.

    Index pages (_index.md) belong to the collection's web site and are left out.
    """
    if place.is_dir() and (place / ARCHIVE).is_file():
        place = place / ARCHIVE
    files = _in_folder(place) if place.is_dir() else _in_archive(place)
    for number, (path, text) in enumerate(sorted(files)):
        title = match[1].strip() if (match := _TITLE.match(text)) else Path(path).stem
        yield Law(path, text, Metadata(id=f"law-{number}", title=title, short_title=title))


def _wanted(path: str) -> bool:
    return path.endswith(".md") and not path.endswith("_index.md")


def _in_folder(folder: Path) -> Iterator[tuple[str, str]]:
    for file in folder.rglob("*.md"):
        if _wanted(path := file.relative_to(folder).as_posix()):
            yield path, file.read_text(encoding="utf-8")


def _in_archive(archive: Path) -> Iterator[tuple[str, str]]:
    with tarfile.open(archive) as packed:
        for member in packed:
            if member.isfile() and _wanted(member.name) and (file := packed.extractfile(member)):
                yield member.name, file.read().decode("utf-8")
