"""What was added to the library: `<home>/<id>/<version>/` with the text and its metadata, read without parsing.

One damaged folder costs that document alone. What was read is remembered in a manifest, which is only a cache:
a thousand laws open in the time that it takes to look at their folders.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from corpus.document import Metadata
from corpus.edition import METADATA, SOURCE, Edition
from corpus.errors import RegistryError
from corpus.manifest import Manifest
from corpus.toml_file import read_model, read_text

ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")
VERSION = re.compile(r"[a-z0-9][a-z0-9.-]{0,79}")


@dataclass(frozen=True)
class Holdings:
    """The editions that were added, and a line for each that cannot be used."""

    editions: tuple[Edition, ...] = ()
    damaged: tuple[str, ...] = ()


def digest_of(meta: Metadata, source: str) -> str:
    """Give what changes when the text or the metadata does."""
    return hashlib.sha256(f"{meta.model_dump_json()}\0{source}".encode()).hexdigest()


def read_holdings(home: Path) -> Holdings:
    """Give what is held in `home`; nothing where there is no such folder."""
    manifest = Manifest.read(home)
    editions: list[Edition] = []
    damaged: list[str] = []
    for folder in _folders(home):
        try:
            held = manifest.known(folder) or manifest.remember(folder, _examine(folder))
        except RegistryError as problem:
            name = f"{folder.parent.name}@{folder.name}"
            damaged.append(
                f"收录的文件 {name} 已损坏，没有载入：{problem}请用 assistant corpus remove {name} 移除，再重新收录。"
            )
        else:
            editions.append(held)
    manifest.save(home)
    return Holdings(tuple(editions), tuple(damaged))


def _folders(home: Path) -> list[Path]:
    """The folders of all versions; files, and what is being written or was removed, are passed over."""
    if not home.is_dir():
        return []
    documents = [entry for entry in home.iterdir() if ID.fullmatch(entry.name) and entry.is_dir()]
    versions = [entry for folder in documents for entry in folder.iterdir() if VERSION.fullmatch(entry.name)]
    return sorted(entry for entry in versions if entry.is_dir())


def _examine(folder: Path) -> Edition:
    """Read the two files of a version. Raises RegistryError where they are not as they were written."""
    meta, source = read_model(folder / METADATA, Metadata), read_text(folder / SOURCE)
    if meta.id != folder.parent.name:
        raise RegistryError(f"{METADATA} 里的 id 是“{meta.id}”，与文件夹不符。")
    if meta.sha256 and meta.sha256 != sha256(source):
        raise RegistryError(f"{SOURCE} 与收录时不同。")
    return Edition(meta, folder.name, folder, digest_of(meta, source))


def sha256(source: str) -> str:
    """Give the checksum of a text that stands in its metadata."""
    return hashlib.sha256(source.encode()).hexdigest()
