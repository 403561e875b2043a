"""What the rooms above share: the library, the search over it, and the day on which is answered."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from assistant.settings import Settings
from corpus.library import Library, load_library
from index.build import Progress, open_or_build
from index.embeddings import Embedder, load_embedder
from index.reranking import load_reranker
from index.retriever import Retriever
from index.vector_store import VectorStore, open_store


@dataclass(frozen=True)
class Services:
    """Opened once a process. The retriever is opened when it is first needed: `corpus show` needs none."""

    settings: Settings
    library: Library
    progress: Progress

    @cached_property
    def retriever(self) -> Retriever:
        """The search over the library; its index is built first where it is missing. Raises IndexProblem."""
        return open_or_build(
            self.index_home,
            self.library,
            self.embedder,
            self.progress,
            self.vector_store,
            load_reranker(self.settings.index.reranker),
        )

    @property
    def embedder(self) -> Embedder:
        """The embedding model of the settings. Raises IndexProblem where it cannot be had."""
        chosen = self.settings.index
        key = chosen.embedder_key.get_secret_value()
        return load_embedder(chosen.embedder, chosen.embedder_url, key, chosen.embedder_timeout_seconds)

    @cached_property
    def vector_store(self) -> VectorStore:
        """Where the vectors are held. Raises IndexProblem where the Chroma server of the settings does not answer."""
        return open_store(self.settings.index.chroma_url)

    @property
    def index_home(self) -> Path:
        """The folder that the indexes lie in."""
        return self.settings.data_dir / "index"

    @property
    def today(self) -> Callable[[], date]:
        """Gives the day on which is answered, asked anew for each question."""
        return lambda: self.settings.today


def open_services(settings: Settings, progress: Progress) -> Services:
    """Read the library. Raises CorpusError where a file of it is wrong."""
    library = load_library(held=settings.corpus_home, as_of=settings.today)
    return Services(settings, library, progress)
