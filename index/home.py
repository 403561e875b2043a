"""The folder that indexes lie in: what their names mean, who may write, and what is left over.

.lock                               held by the one process that writes; let go by the system when it is killed
.building-…/                        what that process is writing
5-e5-small-q4-core-<digests>/       the studied documents and their questions
5-e5-small-q4-part-<digest>/        a segment of the other documents
5-e5-small-q4-<digest>.json         which of these make the index of one library: written last, by a rename
"""

import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from filelock import FileLock

from index.errors import IndexProblem
from index.rules import of_indexing
from index.stamp import is_stamped
from index.vector_store import VectorStore

FORMAT = 6
"""Version of the names in here and of what lies in a folder beside what `index.rules` looks at."""

_LOCK, _BUILDING, _LIST = ".lock", ".building-", ".json"


@dataclass(frozen=True)
class Folders:
    """The folders that make one index: that of the studied documents, and the segments of all others."""

    core: str
    parts: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """All of them."""
        return (self.core, *self.parts)


@dataclass(frozen=True)
class Home:
    """The indexes in `folder` that are made with one embedder and kept in one store."""

    folder: Path
    embedder: str
    store: VectorStore

    def core(self, digest: str) -> str:
        """The name of the folder of the studied documents."""
        return f"{self._family}{self.store.tag}core-{digest}-{of_indexing()}"

    def part(self, digest: str) -> str:
        """The name of the folder of a segment."""
        return f"{self._family}{self.store.tag}part-{digest}"

    def listed(self, fingerprint: str) -> Folders | None:
        """Give the folders of the index `fingerprint`, None where it is not built or one of them is gone."""
        try:
            held = json.loads(self._list(fingerprint).read_text("utf-8"))
            folders = Folders(str(held["core"]), tuple(map(str, held["parts"])))
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return folders if all(is_stamped(self.folder / name) for name in folders.all) else None

    def parts(self) -> list[Path]:
        """Give the folders of all segments kept in this store that are written to their end."""
        return [entry for entry in self.folder.glob(f"{self.part('')}*") if is_stamped(entry)]

    def earlier(self) -> list[Path]:
        """Give all folders whose vectors can be taken over: made with the same embedder, wherever they are kept."""
        return [entry for entry in self.folder.glob(f"{self._family}*") if is_stamped(entry)]

    @contextmanager
    def writing(self) -> Iterator[Path]:
        """Give a folder to write in, when no other process writes. Raises IndexProblem where nobody can."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.folder / _LOCK)
            lock.acquire()
        except OSError as problem:
            raise IndexProblem(
                f"索引目录 {self.folder} 不能写入。请检查权限和磁盘空间，或用 ASSISTANT_DATA_DIR 换一个目录。"
            ) from problem
        try:
            self._sweep()
            beside = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=self.folder))
            try:
                yield beside
            finally:
                shutil.rmtree(beside, ignore_errors=True)
        except OSError as problem:
            raise IndexProblem(f"写索引时出错，请检查 {self.folder} 的磁盘空间和权限。") from problem
        finally:
            lock.release()

    def swap_in(self, made: Path) -> None:
        """Put the folder `made` in the place of one of its name."""
        place = self.folder / made.name
        if place.exists():
            place.rename(made.with_name("before"))
        made.rename(place)

    def publish(self, fingerprint: str, folders: Folders, beside: Path) -> None:
        """Say that `folders` make the index `fingerprint`: from this moment on it is found."""
        made = beside / "list"
        with made.open("w", encoding="utf-8") as file:
            json.dump({"core": folders.core, "parts": folders.parts}, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        made.replace(self._list(fingerprint))

    def tidy(self, fingerprint: str) -> None:
        """Remove all but the index `fingerprint` and the newest of the others, which may still serve."""
        lists = [entry for entry in self.folder.glob(f"*{_LIST}") if entry != self._list(fingerprint)]
        lists.sort(key=lambda entry: entry.stat().st_mtime)
        for entry in lists[:-1]:
            entry.unlink(missing_ok=True)
        kept = {name for entry in (*lists[-1:], self._list(fingerprint)) for name in _names_in(entry)}
        for entry in self.folder.iterdir():
            if entry.is_dir() and not entry.name.startswith(".") and entry.name not in kept:
                self.forget(entry.name)

    def forget(self, name: str) -> None:
        """Remove the folder `name` and the vectors that the store holds for it."""
        shutil.rmtree(self.folder / name, ignore_errors=True)
        if self.store.tag in name:
            self.store.remove(name)

    def _list(self, fingerprint: str) -> Path:
        return self.folder / f"{self._family}{self.store.tag}{fingerprint}{_LIST}"

    def _sweep(self) -> None:
        """Remove what killed builds left: nobody else writes now."""
        for entry in self.folder.glob(f"{_BUILDING}*"):
            shutil.rmtree(entry, ignore_errors=True)

    @cached_property
    def _family(self) -> str:
        """What the names of all indexes made with the embedder start with; the name of a model may have a slash."""
        return f"{FORMAT}-{re.sub('[^A-Za-z0-9._-]', '_', self.embedder)}-"


def _names_in(listed: Path) -> tuple[str, ...]:
    with suppress(OSError, ValueError, KeyError, TypeError):
        held = json.loads(listed.read_text("utf-8"))
        return (str(held["core"]), *map(str, held["parts"]))
    return ()
