"""What the rooms above share: the library, the search over it, and the day on which is answered."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from pathlib import Path

from assistant.settings import Settings
from corpus.library import Library
from index.build import Progress, open_or_build
from index.embeddings import Embedder, load_embedder
from index.reranking import load_reranker
from index.retriever import Retriever
from index.vector_store import VectorStore, open_store


class Services:
    """One library and what is opened over it. The retriever is opened when first needed: `corpus show` needs none."""

    def __init__(self, settings: Settings, library: Library, progress: Progress) -> None:
        self.settings = settings
        self.progress = progress
        self._library = library

    @property
    def library(self) -> Library:
        """The documents held and their registers."""
        return self._library

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

    def now(self) -> "Services":
        """Give the services as they are now, which stay as they are: what a request began with, it ends with."""
        return self

    def renew(self, progress: Progress | None = None) -> "Services":  # noqa: ARG002 - see LiveServices
        """Give the services over the library as it is now, its index open. Raises CorpusError, IndexProblem."""
        _ = self.retriever
        return self

    def on(self, day: date) -> "Services":
        """Give the same library and search on another day."""
        there = Services(self.settings.model_copy(update={"as_of": day}), self.library, self.progress)
        there.__dict__["retriever"] = self.retriever  # opened once, whatever the day
        return there
