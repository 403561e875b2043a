"""The readings in force: those that travel with the program, and over them what staff decided.

`open_services` gives services that see a decision with the next question, whichever process took it.
"""

import logging
from collections.abc import Hashable, Mapping
from dataclasses import replace
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from assistant import live_services
from assistant.live_services import LiveServices
from assistant.settings import Settings
from assistant.storage.database import Database, open_database
from assistant.storage.errors import StorageError
from assistant.storage.reading_decisions import ReadingDecision, ReadingDecisions
from corpus.library import Library
from index.build import Progress

_log = logging.getLogger(__name__)


class ReadingsInForce:
    """Lays the decisions of the database over a library. Nothing is made where there is no database yet."""

    def __init__(self) -> None:
        self._database: Database | None = None
        self._newest = 0
        self._latest: Mapping[str, ReadingDecision] = {}

    def load(self, settings: Settings) -> Library:
        """Read the library as it is now. Raises CorpusError, StorageError."""
        library = live_services.load(settings)
        try:
            if kept := self._decisions(settings):
                self._latest = kept.latest()
        except (SQLAlchemyError, StorageError) as problem:
            if not self._newest:  # there may be decisions that nobody has seen yet
                raise StorageError(
                    "读不出市科技局确认的读法。请检查数据文件夹能否读写，或 storage.url 的地址和口令。"
                ) from problem
            _log.exception("the decisions on readings cannot be read; those read before stay in force")
        if not self._latest:
            return library
        readings = {
            name: self._latest[name].over(reading) if name in self._latest else reading
            for name, reading in library.readings.items()
        }
        return replace(library, readings=readings)

    def stamp(self, settings: Settings) -> Hashable:
        """Give what changes when the library or a decision does."""
        try:
            if kept := self._decisions(settings):
                self._newest = kept.newest()
        except (SQLAlchemyError, StorageError):
            _log.exception("the decisions on readings cannot be looked at; those read before stay in force")
        return (live_services.stamp(settings), self._newest)

    def close(self) -> None:
        """Let go of the database."""
        if self._database:
            self._database.close()
            self._database = None

    def _decisions(self, settings: Settings) -> ReadingDecisions | None:
        if self._database is None:
            url = make_url(settings.database_url)
            if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
                return None
            self._database = open_database(settings.database_url)
        return ReadingDecisions(self._database)


def open_services(settings: Settings, progress: Progress) -> LiveServices:
    """Give the services over the readings in force. Raises CorpusError, StorageError."""
    in_force = ReadingsInForce()
    return LiveServices(settings, progress, in_force.load, in_force.stamp)


def load(settings: Settings) -> Library:
    """Read the library with the readings in force. Raises CorpusError, StorageError."""
    in_force = ReadingsInForce()
    try:
        return in_force.load(settings)
    finally:
        in_force.close()
