"""Brings the index up to date beside the pages: one job at a time, with its progress."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock, Thread

from assistant.services import Services
from corpus.errors import CorpusError
from index.errors import IndexProblem

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class JobState:
    """How far the last job is. `failed` is what went wrong, in words for people."""

    running: bool = False
    done: int = 0
    total: int = 0
    failed: str = ""


class IndexJob:
    """Renews the services of this process, and with them the index."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._lock = Lock()
        self._again = False
        self.state = JobState()

    def start(self) -> None:
        """Begin; where a job is under way, do it once more behind that one: something has changed since."""
        with self._lock:
            if self.state.running:
                self._again = True
                return
            self.state = JobState(running=True)
        Thread(target=self._run, name="renew", daemon=True).start()

    def _run(self) -> None:
        failed = _said(lambda: self._services.renew(self._progress))
        with self._lock:
            again, self._again = self._again, False
            self.state = replace(self.state, running=again, failed=failed)
        if again:
            self._run()

    def _progress(self, done: int, total: int) -> None:
        self.state = replace(self.state, done=done, total=total)


def _said(work: Callable[[], object]) -> str:
    """Do `work`; gives what people are told where it fails, "" where it does not."""
    try:
        work()
    except (CorpusError, IndexProblem) as problem:
        _log.exception("the index was not renewed")
        return str(problem)
    except Exception:  # noqa: BLE001 - the log keeps the trace; the page must not wait for ever
        _log.exception("the index was not renewed")
        return "请联系管理员查看日志。"
    return ""
