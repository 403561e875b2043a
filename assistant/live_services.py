"""`LiveServices`: services that see what was added, removed or edited while they run, here or in another process."""

import logging
from collections.abc import Callable, Hashable
from dataclasses import replace
from threading import Lock, Thread
from weakref import finalize

from assistant.services import Services
from assistant.settings import Settings
from corpus.errors import CorpusError
from corpus.library import Library, load_library
from corpus.revision import revision
from index.build import Progress, fingerprint, is_built
from index.errors import IndexProblem
from index.retriever import Retriever

_log = logging.getLogger(__name__)

Load = Callable[[Settings], Library]
Stamp = Callable[[Settings], Hashable]


def load(settings: Settings) -> Library:
    """Read the library as it is now. Raises CorpusError where a file of it is wrong."""
    return load_library(held=settings.corpus_home, as_of=settings.today)


def stamp(settings: Settings) -> Hashable:
    """Give what changes when the library does: somebody changed it, or a day has come."""
    return (revision(settings.corpus_home), settings.today)


class LiveServices(Services):
    """Looks for changes whenever it is asked for `now`. A question under way keeps what it began with.

    `load` and `stamp` can be replaced by those who keep more that an answer rests on.
    """

    def __init__(
        self, settings: Settings, progress: Progress, load: Load = load, stamp: Stamp = stamp
    ) -> None:
        self._load, self._stamp = load, stamp
        self._changing, self._building = Lock(), False
        self._seen = stamp(settings)  # before reading: what changes meanwhile is read again
        self._current = Services(settings, load(settings), progress)
        super().__init__(settings, self._current.library, progress)

    @property
    def library(self) -> Library:
        """The library as it is now."""
        return self.now().library

    @property
    def retriever(self) -> Retriever:
        """The search over the library as it is now. Raises IndexProblem."""
        return self.now().retriever

    def now(self) -> Services:
        """Give the services over the library as it is now.

        While its index is being built, and where the library cannot be read, the one before goes on serving.
        """
        changed = self._seen != self._stamp(self.settings)
        if changed and not self._building and self._changing.acquire(blocking=False):
            try:
                self._notice(self._stamp(self.settings))
            finally:
                self._changing.release()
        return self._current

    def renew(self, progress: Progress | None = None) -> Services:
        """Give the services over the library as it is now, its index built where need be.

        For those who have changed it themselves. Raises CorpusError, IndexProblem.
        """
        with self._changing:
            seen = self._stamp(self.settings)
            made = Services(self.settings, self._load(self.settings), progress or self.progress)
            self._open(made)
            self._current, self._seen = made, seen
            return made

    def _notice(self, seen: Hashable) -> None:
        """Take the changed library over: at once where its index is ready, else when that is built."""
        try:
            made = Services(self.settings, self._load(self.settings), self.progress)
            if self._is_open and not self._is_ready(made):
                self._building = True
                Thread(target=self._build, args=(made, seen), name="index", daemon=True).start()
                return
            if self._is_open:
                self._open(made)
            self._current = made
        except (CorpusError, IndexProblem):
            _log.exception("the changed library cannot be used; the one before goes on serving")
        self._seen = seen

    def _build(self, made: Services, seen: Hashable) -> None:
        try:
            self._open(made)
            self._current = made
        except (CorpusError, IndexProblem):
            _log.exception("the index cannot be renewed; the one before goes on serving")
        finally:
            self._seen, self._building = seen, False

    @property
    def _is_open(self) -> bool:
        return "retriever" in vars(self._current)

    def _is_ready(self, made: Services) -> bool:
        name = self._current.retriever.embedder.name
        return is_built(self.index_home, made.library, name, self.vector_store)

    def _open(self, made: Services) -> None:
        """Open the search of `made`; what has not changed is not opened twice."""
        vars(made)["vector_store"] = self.vector_store
        if not self._is_open:
            _ = made.retriever
            return
        before = self._current.retriever
        names = [fingerprint(one.library, before.embedder.name) for one in (self._current, made)]
        if names[0] == names[1]:
            held = made.library
            vars(made)["retriever"] = replace(before, shelf=held.documents, lexicon=held.lexicon)
        else:
            _ = made.retriever
            finalize(before.core, before.close).atexit = False  # when the last question over it is answered


def open_services(settings: Settings, progress: Progress) -> LiveServices:
    """Read the library. Raises CorpusError where a file of it is wrong."""
    return LiveServices(settings, progress)
