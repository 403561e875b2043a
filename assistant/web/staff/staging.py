"""Files that a clerk has uploaded and not yet held: kept a day, so that looking and correcting needs no second upload."""

import re
import secrets
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

_KEPT = 24 * 3600  # seconds
_TOKEN = re.compile("[0-9a-f]{32}")
_NAME, _DATA = "name.txt", "data"


@dataclass(frozen=True)
class Staged:
    """A file as it was uploaded; `name` is what its owner calls it."""

    token: str
    name: str
    data: bytes


class Staging:
    """The uploaded files under one folder."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def keep(self, name: str, data: bytes) -> Staged:
        """Keep a file until it is dropped or a day has gone. Raises OSError where that cannot be."""
        self._sweep()
        token = secrets.token_hex(16)
        folder = self._home / token
        folder.mkdir(parents=True)
        (folder / _DATA).write_bytes(data)
        (folder / _NAME).write_text(name, "utf-8")
        return Staged(token, name, data)

    def find(self, token: str) -> Staged | None:
        """Give the file called `token`, None where it is gone."""
        if not _TOKEN.fullmatch(token):
            return None
        folder = self._home / token
        try:
            return Staged(token, (folder / _NAME).read_text("utf-8"), (folder / _DATA).read_bytes())
        except OSError:
            return None

    def drop(self, token: str) -> None:
        """Forget the file called `token`."""
        if _TOKEN.fullmatch(token):
            shutil.rmtree(self._home / token, ignore_errors=True)

    def _sweep(self) -> None:
        if self._home.is_dir():
            for folder in self._home.iterdir():
                if time.time() - folder.stat().st_mtime > _KEPT:
                    shutil.rmtree(folder, ignore_errors=True)
