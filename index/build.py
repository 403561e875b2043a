"""Builds an index beside the live one and swaps it in with one rename. An index is disposable."""

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np

from corpus.library import Library
from index.asks import Figures
from index.chunks import Chunks, cut, premise_places
from index.dense import Dense, embedded_client
from index.embeddings import Embedder, Vectors
from index.errors import CorruptIndex, IndexProblem
from index.learned import Learned
from index.lexical import Lexical
from index.retriever import Retriever
from index.reuse import Known, save
from index.stamp import is_stamped, verify, write_stamp

FORMAT = 5
"""Version of the files in an index folder."""

Progress = Callable[[int, int], None]
"""Told (chunks done, chunks in all) while an index is built."""

_PIECE = 32
_BUILDING = ".building-"


def fingerprint(library: Library, embedder: str) -> str:
    """Give the name of the index of `library` made with `embedder`: one for each cut and model."""
    return _name(cut(library), embedder)


def is_built(home: Path, library: Library, embedder: str) -> bool:
    """Whether the index that fits `library` stands ready in `home`."""
    return is_stamped(home / fingerprint(library, embedder))


def open_or_build(home: Path, library: Library, embedder: Embedder, progress: Progress) -> Retriever:
    """Give the retriever over `library`, building its index in `home` first where there is none.

    Raises CorruptIndex when the index on the disk is damaged; it is then moved out of the way, so that the
    next start builds it anew. Raises IndexProblem where `home` cannot be written.
    """
    chunks = cut(library)
    folder = home / _name(chunks, embedder.name)
    if not is_stamped(folder):
        _build(folder, chunks, embedder, progress, replace=False)
    try:
        return _open(folder, chunks, library, embedder)
    except CorruptIndex as problem:
        shutil.rmtree(folder, ignore_errors=True)
        raise CorruptIndex("索引文件已损坏，已经清除。请再运行一次，系统会自动重建索引。") from problem


def build(home: Path, library: Library, embedder: Embedder, progress: Progress) -> Path:
    """Build the index of `library` in `home`, in the place of one that is there, and give its folder.

    A crash at any moment leaves a whole index or none. Raises IndexProblem where `home` cannot be written.
    """
    chunks = cut(library)
    folder = home / _name(chunks, embedder.name)
    _build(folder, chunks, embedder, progress, replace=True)
    return folder


def _name(chunks: Chunks, embedder: str) -> str:
    return f"{_family(embedder)}{chunks.digest}"


def _family(embedder: str) -> str:
    """What the names of all indexes made with `embedder` start with; the name of a model may have a slash."""
    return f"{FORMAT}-{re.sub('[^A-Za-z0-9._-]', '_', embedder)}-"


def _earlier(home: Path, embedder: str) -> list[Path]:
    return [entry for entry in home.glob(f"{_family(embedder)}*") if is_stamped(entry)]


def _build(folder: Path, chunks: Chunks, embedder: Embedder, progress: Progress, *, replace: bool) -> None:
    home = folder.parent
    if not chunks.passages:
        raise IndexProblem("库里没有条文，建不了索引。请先用 assistant corpus add 收录文件。")
    try:
        home.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=home))
    except OSError as problem:
        raise IndexProblem(
            f"索引目录 {home} 不能写入。请检查权限和磁盘空间，或用 ASSISTANT_DATA_DIR 换一个目录。"
        ) from problem
    try:
        made = beside / "index"  # a folder within: mkdtemp's own may be read by nobody else
        made.mkdir()
        _write(made, chunks, embedder, progress, Known.read(_earlier(home, embedder.name)))
        _swap(made, folder, replace=replace)
    except OSError as problem:
        raise IndexProblem(f"写索引时出错，请检查 {home} 的磁盘空间和权限。") from problem
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    _tidy(home, keep=folder)


def _write(folder: Path, chunks: Chunks, embedder: Embedder, progress: Progress, known: Known) -> None:
    texts, keys = ([chunk.embedded for chunk in listed] for listed in chunks)
    done = 0

    def told(pieces: Iterator[Vectors]) -> Iterator[Vectors]:
        nonlocal done
        for piece in pieces:
            yield piece
            done += len(piece)
            progress(done, len(texts) + len(keys))

    text_vectors = np.concatenate(list(told(known.embed("passages", texts, embedder.embed_passages, _PIECE))))
    none = np.empty((0, text_vectors.shape[1]), np.float32)
    key_vectors = np.concatenate(
        [none, *told(known.embed("questions", keys, embedder.embed_questions, _PIECE))]
    )
    save(folder, texts, text_vectors, keys, key_vectors)
    client = embedded_client(folder / "chroma")
    try:
        Dense.build(client, "passages", text_vectors)
        Dense.build(client, "questions", key_vectors)
    finally:
        client.close()
    for name, listed in zip(("passages", "questions"), chunks, strict=True):
        (folder / name).mkdir()
        Lexical.build(listed).save(folder / name)
    if keys:
        Learned.train(key_vectors, [key.target for key in chunks.questions]).save(folder / "learned.npz")
    write_stamp(folder)


def _swap(made: Path, folder: Path, *, replace: bool) -> None:
    if replace and folder.exists():
        folder.rename(made.with_name("before"))
    try:
        made.rename(folder)
    except OSError:
        # Another process was quicker: the same fingerprint means the same index, so theirs serves.
        if not is_stamped(folder):
            shutil.rmtree(folder, ignore_errors=True)
            made.rename(folder)


def _tidy(home: Path, keep: Path) -> None:
    """Remove what crashed builds and older versions left, but for the newest older index, which may serve."""
    with suppress(OSError):  # another process tidies too
        others = [entry for entry in home.iterdir() if entry.is_dir() and entry != keep]
        ready = [entry for entry in others if not entry.name.startswith(".")]
        ready.sort(key=lambda entry: entry.stat().st_mtime)
        unfinished = [entry for entry in others if entry.name.startswith(_BUILDING) and _abandoned(entry)]
        for entry in [*ready[:-1], *unfinished]:
            shutil.rmtree(entry, ignore_errors=True)


def _abandoned(entry: Path) -> bool:
    """Whether nothing was written in `entry` for an hour before the last change of its parent, just now."""
    an_hour = 3600
    last = max(file.stat().st_mtime for file in (entry, *entry.rglob("*")))
    return entry.parent.stat().st_mtime - last > an_hour


def _open(folder: Path, chunks: Chunks, library: Library, embedder: Embedder) -> Retriever:
    verify(folder)
    texts, keys = chunks
    client = embedded_client(folder / "chroma")
    try:
        return Retriever(
            embedder=embedder,
            passages=texts,
            questions=keys,
            dense_text=Dense(client, "passages", len(texts)),
            dense_question=Dense(client, "questions", len(keys)),
            lexical_text=Lexical.load(folder / "passages"),
            lexical_question=Lexical.load(folder / "questions"),
            learned=Learned.load(folder / "learned.npz") if keys else None,
            figures=Figures(texts, keys),
            lexicon=library.lexicon,
            premises=premise_places(library),
        )
    except BaseException:
        client.close()  # Chroma keeps a client for each folder and would give this one again
        raise
