"""Builds an index beside the live one and swaps it in with one rename. An index is disposable."""

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from corpus.library import Library
from index.asks import Figures
from index.chunks import CHUNKER, Chunk, passages, questions
from index.dense import Dense, embedded_client
from index.embeddings import Embedder, Vectors
from index.errors import CorruptIndex, IndexProblem
from index.learned import Learned
from index.lexical import Lexical
from index.retriever import Retriever

FORMAT = 2
"""Version of the files in an index folder."""

Progress = Callable[[int, int], None]
"""Told (chunks done, chunks in all) while an index is built."""

_PIECE = 32


def fingerprint(library: Library, embedder: str) -> str:
    """Give the name of the index of `library` made with `embedder`: one for each text, chunker and model."""
    return f"{FORMAT}-{CHUNKER}-{embedder}-{library.fingerprint}"


def is_built(home: Path, library: Library, embedder: str) -> bool:
    """Whether the index that fits `library` stands ready in `home`."""
    return (home / fingerprint(library, embedder) / "stamp.json").is_file()


def open_or_build(home: Path, library: Library, embedder: Embedder, progress: Progress) -> Retriever:
    """Give the retriever over `library`, building its index in `home` first where there is none.

    Raises CorruptIndex when the index on the disk is damaged; it is then moved out of the way, so that the next
    start builds it anew. Raises IndexProblem where `home` cannot be written.
    """
    if not is_built(home, library, embedder.name):
        build(home, library, embedder, progress)
    folder = home / fingerprint(library, embedder.name)
    try:
        return _open(folder, library, embedder)
    except CorruptIndex as problem:
        shutil.rmtree(folder, ignore_errors=True)
        raise CorruptIndex("索引文件已损坏，已经清除。请再运行一次，系统会自动重建索引。") from problem


def build(home: Path, library: Library, embedder: Embedder, progress: Progress) -> Path:
    """Build the index of `library` in `home` and give its folder. A crash at any moment leaves others untouched."""
    folder = home / fingerprint(library, embedder.name)
    try:
        home.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=".building-", dir=home))
    except OSError as problem:
        raise IndexProblem(f"索引目录 {home} 不能写入。请检查权限和磁盘空间，或用 ASSISTANT_DATA_DIR 换一个目录。") from problem
    try:
        _write(beside, library, embedder, progress)
        _swap(beside, folder)
    except OSError as problem:
        raise IndexProblem(f"写索引时出错，请检查 {home} 的磁盘空间和权限。") from problem
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    _tidy(home, keep=folder)
    return folder


def _write(folder: Path, library: Library, embedder: Embedder, progress: Progress) -> None:
    texts, keys = list(passages(library)), list(questions(library))
    done, total = 0, len(texts) + len(keys)

    def embed(chunks: Sequence[Chunk], encode: Callable[[Sequence[str]], Vectors]) -> Iterator[Vectors]:
        nonlocal done
        for start in range(0, len(chunks), _PIECE):
            piece = [chunk.embedded for chunk in chunks[start : start + _PIECE]]
            yield encode(piece)
            done += len(piece)
            progress(done, total)

    client = embedded_client(folder / "chroma")
    try:
        text_vectors = np.concatenate(list(embed(texts, embedder.embed_passages)))
        key_vectors = list(embed(keys, embedder.embed_questions))
        Dense.build(client, "passages", iter([(range(len(texts)), text_vectors)]))
        stacked = np.concatenate(key_vectors) if key_vectors else np.empty((0, text_vectors.shape[1]), np.float32)
        Dense.build(client, "questions", iter([(range(len(keys)), stacked)]))
    finally:
        client.close()
    for name, chunks in (("passages", texts), ("questions", keys)):
        (folder / name).mkdir()
        Lexical.build(chunks).save(folder / name)
    if keys:
        Learned.train(stacked, [key.target for key in keys]).save(folder / "learned.npz")
    stamp = {"passages": len(texts), "questions": len(keys), "files": _sizes(folder)}
    (folder / "stamp.json").write_text(json.dumps(stamp, indent=1), "utf-8")


def _swap(beside: Path, folder: Path) -> None:
    try:
        beside.rename(folder)
    except OSError:
        # Another process was quicker: the same fingerprint means the same index, so theirs serves.
        if not (folder / "stamp.json").is_file():
            shutil.rmtree(folder, ignore_errors=True)
            beside.rename(folder)


def _tidy(home: Path, keep: Path) -> None:
    """Remove what crashed builds and older versions left, but for the newest older index, which may be serving."""
    others = [entry for entry in home.iterdir() if entry.is_dir() and entry != keep]
    ready = sorted(
        (entry for entry in others if not entry.name.startswith(".")), key=lambda entry: entry.stat().st_mtime
    )
    for entry in ready[:-1]:
        shutil.rmtree(entry, ignore_errors=True)
    for entry in others:
        if entry.name.startswith(".building-") and _abandoned(entry):
            shutil.rmtree(entry, ignore_errors=True)


def _abandoned(entry: Path) -> bool:
    an_hour = 3600
    try:
        return os.stat(entry.parent).st_mtime - entry.stat().st_mtime > an_hour
    except OSError:
        return False


def _sizes(folder: Path) -> dict[str, int]:
    """The sizes of all files but Chroma's database, which Chroma itself writes to when it opens it."""
    return {
        str(file.relative_to(folder)): file.stat().st_size
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.name.startswith("chroma.sqlite3")
    }


def _open(folder: Path, library: Library, embedder: Embedder) -> Retriever:
    try:
        stamp = json.loads((folder / "stamp.json").read_text("utf-8"))
        if {**stamp["files"], **_sizes(folder)} != {**stamp["files"], "stamp.json": (folder / "stamp.json").stat().st_size}:
            raise CorruptIndex("索引文件的大小与建立时不同。")
        texts, keys = tuple(passages(library)), tuple(questions(library))
        client = embedded_client(folder / "chroma")
        return Retriever(
            embedder=embedder,
            passages=texts,
            questions=keys,
            dense_text=Dense(client, "passages"),
            dense_question=Dense(client, "questions"),
            lexical_text=Lexical.load(folder / "passages"),
            lexical_question=Lexical.load(folder / "questions"),
            learned=Learned.load(folder / "learned.npz") if keys else None,
            figures=Figures(texts, keys),
            lexicon=library.lexicon,
        )
    except (OSError, ValueError, KeyError) as problem:
        raise CorruptIndex("索引文件读不出来。") from problem
