"""What the rooms above share: the library, the search over it, and the day on which is answered."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from assistant.settings import Settings
from corpus.library import Library, load_library
from index.build import Progress, open_or_build
from index.embeddings import load_embedder
from index.retriever import Retriever


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
            self.index_home, self.library, load_embedder(self.settings.index.embedder), self.progress
        )

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
