"""Builds an index beside the live one and swaps it in with one rename. An index is disposable."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from corpus.library import Library
from index.added import Added
from index.asks import Figures
from index.chunk_table import ChunkTable
from index.chunks import Chunk, Chunks, clauses_beside, cut
from index.core import Core
from index.coverage import Coverage
from index.embeddings import Embedder, Vectors
from index.errors import CorruptIndex, IndexProblem
from index.home import Folders, Home
from index.learned import Learned
from index.library_ranking import LibraryRanker
from index.parts import Part, content, digest, plan, wanted
from index.passages import Passages
from index.reranking import Reranker
from index.retriever import Retriever
from index.reuse import Known, embed
from index.rules import of_indexing
from index.segment import PASSAGES, QUESTIONS, TABLE, Content, IndexFolder
from index.shipped import shipped_classifier
from index.stamp import is_stamped
from index.vector_store import EmbeddedChroma, VectorStore

Progress = Callable[[int, int], None]
"""Told (chunks done, chunks in all) while an index is built."""

_LEARNED = "learned.npz"
_EMBEDDED = EmbeddedChroma()


def fingerprint(library: Library, embedder: str) -> str:
    """Give the name of the index of `library` made with `embedder`: one for each text, way of cutting, and model."""
    return _digest(cut(library), library, embedder)


def is_built(home: Path, library: Library, embedder: str, store: VectorStore = _EMBEDDED) -> bool:
    """Whether the index that fits `library` stands ready in `home`."""
    return Home(home, embedder, store).listed(fingerprint(library, embedder)) is not None


def open_or_build(
    home: Path,
    library: Library,
    embedder: Embedder,
    progress: Progress,
    store: VectorStore = _EMBEDDED,
    reranker: Reranker | None = None,
) -> Retriever:
    """Give the retriever over `library`, building what its index in `home` lacks first.

    Raises CorruptIndex when the index on the disk is damaged; what is damaged is then removed, so that the next
    start builds it anew. Raises IndexProblem where `home` cannot be written.
    """
    chunks, place = cut(library), Home(home, embedder.name, store)
    name = _digest(chunks, library, embedder.name)
    folders = place.listed(name) or _Build(place, library, chunks, embedder, progress).run(name)
    return _open(place, folders, chunks, library, embedder, reranker)


def build(
    home: Path,
    library: Library,
    embedder: Embedder,
    progress: Progress,
    store: VectorStore = _EMBEDDED,
    *,
    anew: bool = True,
) -> None:
    """Build what the index of `library` in `home` lacks; `anew` writes all of it, in the place of what is there.

    Known texts keep their vectors. A crash at any moment leaves a whole index or none. Raises IndexProblem where `home` cannot be written.
    """
    chunks = cut(library)
    name = _digest(chunks, library, embedder.name)
    _Build(Home(home, embedder.name, store), library, chunks, embedder, progress, anew=anew).run(name)


class _Build:
    """One build: the studied documents, and one segment for what is in none yet."""

    def __init__(
        self,
        home: Home,
        library: Library,
        chunks: Chunks,
        embedder: Embedder,
        progress: Progress,
        *,
        anew: bool = False,
    ) -> None:
        self._home, self._library, self._chunks, self._embedder = home, library, chunks, embedder
        self._progress, self._anew = progress, anew
        self._done = self._all = 0

    def run(self, fingerprint: str) -> Folders:
        """Write what is missing and give the folders of the index. Raises IndexProblem."""
        if not self._chunks.passages and not wanted(self._library):
            raise IndexProblem("库里没有条文，建不了索引。请先用 assistant corpus add 收录文件。")
        with self._home.writing() as beside:
            ready = self._home.listed(fingerprint)
            if ready and not self._anew:
                return ready  # by another process, while this one waited for it
            core = self._core(beside)
            folders = Folders(core, self._parts(beside))
            self._home.publish(fingerprint, folders, beside)
            self._home.tidy(fingerprint)
        return folders

    def _core(self, beside: Path) -> str:
        name = self._home.core(self._chunks.digest)
        if self._is_there(name):
            return name
        texts, questions = self._chunks
        known = Known(self._home.earlier(), self._embedder.name)
        self._all += len(texts) + len(questions)
        contents = {
            kind: Content(listed, (), self._vectors(name, kind, listed, known))
            for kind, listed in ((PASSAGES, texts), (QUESTIONS, questions))
        }
        made = beside / name
        made.mkdir()
        if questions:
            targets = [question.target for question in questions]
            start = shipped_classifier(self._embedder.name)
            Learned.train(contents[QUESTIONS].vectors, targets, start).save(made / _LEARNED)
        IndexFolder.write(made, contents, self._home.store)
        self._home.swap_in(made)
        return name

    def _parts(self, beside: Path) -> tuple[str, ...]:
        tables: dict[str, ChunkTable] = {}
        try:
            for folder in self._home.parts():
                with suppress(CorruptIndex):  # a damaged one is written anew
                    tables[folder.name] = ChunkTable(folder / PASSAGES / TABLE)
            parts = [] if self._anew else [Part(name, table.documents) for name, table in tables.items()]
            steps = plan(parts, wanted(self._library))
            chunks, documents = content(self._library, steps.write, list(tables.values()))
        finally:
            for table in tables.values():
                table.close()
        if not documents:
            return steps.keep
        name = self._home.part(digest(steps.write))
        self._all += len(chunks)
        vectors = self._vectors(name, PASSAGES, chunks, Known(self._home.earlier(), self._embedder.name))
        made = beside / name
        made.mkdir()
        IndexFolder.write(made, {PASSAGES: Content(chunks, documents, vectors)}, self._home.store)
        self._home.swap_in(made)
        return (*steps.keep, name)

    def _vectors(self, name: str, kind: str, chunks: Sequence[Chunk], known: Known) -> Vectors:
        """Give the vectors of `chunks`: from another machine that has put the same folder into the store, or from an
        earlier index, or from the embedder.
        """
        held = self._home.store.held(name, kind)
        if held is not None and held.shape == (len(chunks), self._embedder.dimension):
            self._told(len(chunks))
            return held
        return embed(kind, [chunk.embedded for chunk in chunks], self._embedder, known, self._told)

    def _told(self, more: int) -> None:
        self._done += more
        if more:
            self._progress(self._done, self._all)

    def _is_there(self, name: str) -> bool:
        return not self._anew and is_stamped(self._home.folder / name)


def _open(
    home: Home,
    folders: Folders,
    chunks: Chunks,
    library: Library,
    embedder: Embedder,
    reranker: Reranker | None,
) -> Retriever:
    opened: list[IndexFolder] = []

    def close() -> None:
        for one in opened:
            one.close()

    try:
        texts, keys = chunks
        with ThreadPoolExecutor() as pool:  # checking the files waits for the disk, so think in the meantime
            opening = [pool.submit(_whole, home, name) for name in folders.all]
            figures, coverage = Figures(texts, keys), Coverage(texts, keys)
            beside = clauses_beside(library)
            wait(opening)
        opened.extend(one.result() for one in opening if one.exception() is None)
        core, *parts = [one.result() for one in opening]
        learned = Learned.load(home.folder / folders.core / _LEARNED) if keys else None
        return Retriever(
            embedder=embedder,
            shelf=library.documents,
            lexicon=library.lexicon,
            core=Core(
                passages=texts,
                questions=keys,
                text=core.segments[PASSAGES],
                question=core.segments[QUESTIONS],
                learned=learned,
                figures=figures,
                coverage=coverage,
                beside=beside,
            ),
            added=Added(
                Passages([part.segments[PASSAGES] for part in parts], wanted(library)),
                LibraryRanker.of(embedder.name),
            ),
            reranker=reranker,
            close=close,
        )
    except BaseException:
        close()
        raise


def _whole(home: Home, name: str) -> IndexFolder:
    try:
        return IndexFolder(home.folder / name, home.store)
    except CorruptIndex as problem:
        home.forget(name)
        raise CorruptIndex("索引文件已损坏，已经清除。请再运行一次，系统会自动重建索引。") from problem


def _digest(chunks: Chunks, library: Library, embedder: str) -> str:
    whole = sha256(f"{embedder}\0{chunks.digest}\0{of_indexing()}\0{digest(wanted(library))}".encode())
    return whole.hexdigest()[:16]
