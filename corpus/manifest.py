"""The manifest: what was read of each held document, so that the next start need not read it again."""

import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from corpus.document import Metadata
from corpus.edition import METADATA, SOURCE, Edition

_NAME = ".manifest.json"
_FORMAT = 1


class Manifest:
    """What is known of folders by the sizes and times of their files. A cache: losing it costs time, no more."""

    def __init__(self, entries: dict[str, Any]) -> None:
        self._before, self._now = entries, dict[str, Any]()

    @classmethod
    def read(cls, home: Path) -> "Manifest":
        """Give the manifest of `home`, an empty one where it is missing, older or damaged."""
        with suppress(OSError, ValueError, TypeError, KeyError):
            held = json.loads((home / _NAME).read_text("utf-8"))
            if held["format"] == _FORMAT:
                return cls(dict(held["editions"]))
        return cls({})

    def known(self, folder: Path) -> Edition | None:
        """Give the edition in `folder` where neither of its files has changed since it was remembered."""
        with suppress(OSError, ValidationError, KeyError, TypeError):
            entry = self._before[_key(folder)]
            if entry["stamp"] == _stamp(folder):
                edition = Edition(
                    Metadata.model_validate(entry["meta"]), folder.name, folder, str(entry["digest"])
                )
                self._now[_key(folder)] = entry
                return edition
        return None

    def remember(self, folder: Path, edition: Edition) -> Edition:
        """Note what was just read of the edition in `folder`, and give it back."""
        meta = edition.meta.model_dump(mode="json", exclude_defaults=True)
        with suppress(OSError):  # removed by another process a moment ago
            self._now[_key(folder)] = {"stamp": _stamp(folder), "digest": edition.digest, "meta": meta}
        return edition

    def save(self, home: Path) -> None:
        """Write what was remembered, where it is new. A folder that cannot be written does without."""
        if self._now == self._before:
            return
        with suppress(OSError):
            descriptor, beside = tempfile.mkstemp(dir=home, prefix=".manifest-")
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump({"format": _FORMAT, "editions": self._now}, file, ensure_ascii=False)
            Path(beside).replace(home / _NAME)


def _key(folder: Path) -> str:
    return f"{folder.parent.name}/{folder.name}"


def _stamp(folder: Path) -> list[int]:
    stats = [(folder / name).stat() for name in (SOURCE, METADATA)]
    return [number for stat in stats for number in (stat.st_mtime_ns, stat.st_size)]
