"""Puts a document on the shelf, takes it off, and puts it back: each a single rename, so that a crash leaves it whole."""

import os
import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import NamedTuple

from corpus.document import Metadata
from corpus.edition import METADATA, SOURCE
from corpus.errors import CorpusError, RegistryError
from corpus.holdings import ID, VERSION
from corpus.intake import Preview
from corpus.revision import changed
from corpus.toml_file import quoted, read_model

_REMOVED, _ADDING = ".removed", ".adding-"


class Name(NamedTuple):
    """A document, and one version of it ("": all)."""

    id: str
    version: str

    @classmethod
    def read(cls, written: str) -> "Name":
        """Read `id` or `id@version`. Raises CorpusError for anything else, a path above all."""
        document, at, version = written.partition("@")
        if not ID.fullmatch(document) or (at and not VERSION.fullmatch(version)):
            raise CorpusError(
                f"“{written[:60]}”不是文件编号。请写成 id 或 id@版本，用 assistant corpus list 查看。"
            )
        return cls(document, version)

    def __str__(self) -> str:
        return f"{self.id}@{self.version}" if self.version else self.id


def hold(preview: Preview, home: Path) -> Name:
    """Keep the document of `preview` under `home` and give its name. Raises CorpusError where that fails."""
    name = Name.read(f"{preview.meta.id}@{preview.version}")
    target = home / name.id / name.version
    if target.exists():
        raise CorpusError(f"{name} 刚刚已被收录。请用 assistant corpus list 查看。")
    try:
        home.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=_ADDING, dir=home))
        try:
            made = beside / name.version
            made.mkdir()
            _write(made / SOURCE, preview.document.source)
            _write(made / METADATA, to_toml(preview.meta))
            target.parent.mkdir(exist_ok=True)
            made.rename(target)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as problem:
        raise _cannot_write(home) from problem
    changed(home)
    return name


def remove(name: Name, home: Path) -> list[Name]:
    """Take a version, or all versions of a document, off the shelf, and give what was taken.

    It is put aside, not deleted. Raises CorpusError where nothing of that name was added.
    """
    folder = home / name.id
    versions = [name.version] if name.version else _names(folder)
    taken = [Name(name.id, version) for version in versions if (folder / version).is_dir()]
    if not taken:
        raise CorpusError(f"没有收录过 {name}。用 assistant corpus list 查看已收录的文件。")
    try:
        for one in taken:
            aside = home / _REMOVED / str(one)
            aside.mkdir(parents=True, exist_ok=True)
            (folder / one.version).rename(aside / str(_next_number(aside)))
        if not any(folder.iterdir()):
            folder.rmdir()
    except OSError as problem:
        raise _cannot_write(home) from problem
    changed(home)
    return taken


def removed(home: Path) -> list[Name]:
    """Give what was removed and can be put back."""
    return [Name.read(name) for name in _names(home / _REMOVED) if "@" in name]


def removed_title(name: Name, home: Path) -> str:
    """Give the title of what was removed last under `name`, empty where it cannot be read."""
    aside = home / _REMOVED / str(name)
    try:
        return read_model(aside / str(_next_number(aside) - 1) / METADATA, Metadata).title
    except (OSError, RegistryError):
        return ""


def restore(name: Name, home: Path) -> list[Name]:
    """Put back what was removed last under `name`. Raises CorpusError where there is nothing, or it is held again."""
    found = [one for one in removed(home) if one == name or (not name.version and one.id == name.id)]
    if not found:
        raise CorpusError(f"没有移除过 {name}，或者已经恢复。")
    try:
        for one in found:
            aside, target = home / _REMOVED / str(one), home / one.id / one.version
            if target.exists():
                raise CorpusError(f"{one} 已在库里，不能用移除的那份覆盖。")
            target.parent.mkdir(exist_ok=True)
            (aside / str(_next_number(aside) - 1)).rename(target)
            if not any(aside.iterdir()):
                aside.rmdir()
    except OSError as problem:
        raise _cannot_write(home) from problem
    changed(home)
    return found


def to_toml(meta: Metadata) -> str:
    """Give `meta` as the text of a document.toml."""
    lines = []
    for key, value in meta.model_dump(exclude_defaults=True).items():
        said = value.isoformat() if isinstance(value, date) else quoted(str(value))
        lines.append(f"{key} = {said}\n")
    return "".join(lines)


def _write(file: Path, text: str) -> None:
    with file.open("w", encoding="utf-8", newline="\n") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())


def _names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir() if entry.is_dir()) if folder.is_dir() else []


def _next_number(folder: Path) -> int:
    return 1 + max((int(name) for name in _names(folder) if name.isdecimal()), default=0)


def _cannot_write(home: Path) -> CorpusError:
    return CorpusError(
        f"收录目录 {home} 写不进去。请检查权限和磁盘空间，或用 ASSISTANT_DATA_DIR 换一个目录。"
    )
