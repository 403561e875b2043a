"""Documents added to the tiny library, and the names of what an index is made of."""

import json
import shutil
from datetime import date
from pathlib import Path

from corpus.library import Library, load_library
from tests.tiny import write_tiny


def add(held: Path, name: str, articles: list[str], version: str = "v1", **meta: str) -> None:
    """Hold a document of some articles; `meta` are further lines of its metadata."""
    folder = held / name / version
    folder.mkdir(parents=True, exist_ok=True)
    title = meta.pop("title", f"{name}管理规定")
    lines = [f'id = "{name}"', f'title = "{title}"', f'short_title = "{title}"']
    lines += [f"{key} = {value}" for key, value in meta.items()]
    (folder / "document.toml").write_text("\n".join(lines), "utf-8")
    numbers = "一二三四五六七八九"
    source = "\n".join(f"第{numbers[at]}条　{text}" for at, text in enumerate(articles))
    (folder / "source.txt").write_text(f"{title}\n{source}\n", "utf-8")


def remove(held: Path, name: str) -> None:
    """Hold a document no more."""
    shutil.rmtree(held / name)


def library(root: Path, held: Path, as_of: date | None = None) -> Library:
    """The tiny library with what is held."""
    if not (root / "catalog.toml").exists():
        write_tiny(root)
    return load_library(root, held, as_of)


def parts(home: Path) -> dict[str, list[str]]:
    """The segments of the newest index: which documents are in each."""
    from index.chunk_table import ChunkTable

    newest = max(home.glob("*.json"), key=lambda entry: entry.stat().st_mtime_ns)
    found = {}
    for name in json.loads(newest.read_text("utf-8"))["parts"]:
        table = ChunkTable(home / name / "passages" / "chunks.sqlite")
        found[name] = [held.name for held in table.documents]
        table.close()
    return found
