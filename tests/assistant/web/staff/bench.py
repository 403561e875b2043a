"""A workbench for tests: pages over a data folder of its own, a clerk signed in, the record of questions beside."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from time import monotonic, sleep

from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response

from assistant.agent import Assistant
from assistant.curated.matching import CuratedAnswers
from assistant.live_services import LiveServices
from assistant.services import Services
from assistant.settings import Settings
from assistant.storage.audit_log import AuditLog, SoughtActions
from assistant.storage.curated_store import CuratedStore
from assistant.storage.database import Database, open_database
from assistant.storage.readings_in_force import open_services
from assistant.storage.record import Record
from assistant.storage.staff_accounts import Account, Role, StaffAccounts
from assistant.storage.staff_sessions import StaffSessions
from assistant.web.app import create_app
from assistant.web.staff.frame import COOKIE, Clerk
from tests.conftest import AS_OF

NOW = datetime.combine(AS_OF, time(4))
"""In UTC; noon in Hohhot."""

EVALUATED = "这是评测里才有的一个问题"
PASSWORD = "long-enough-password"
_PATIENCE = 120  # seconds


@dataclass
class Bench:
    """The pages, and what stands behind them."""

    app: FastAPI
    client: TestClient
    services: LiveServices
    database: Database
    clerk: Clerk

    @property
    def record(self) -> Record:
        """Writes into the record of questions, on the day of the tests."""
        return Record(self.database, now=lambda: NOW)

    @property
    def assistant(self) -> Assistant:
        """Answers as the chat does."""
        return Assistant(self.services, CuratedAnswers(CuratedStore(self.database).all))

    def get(self, path: str) -> Response:
        """Open a page."""
        return self.client.get(path)

    def post(self, path: str, **fields: str) -> Response:
        """Send a form, with its token."""
        return self.client.post(path, data={"form_token": self.clerk.form_token, **fields})

    def upload(self, name: str, data: bytes) -> Response:
        """Send a file."""
        token = {"form_token": self.clerk.form_token}
        return self.client.post("/staff/library/upload", data=token, files={"file": (name, data)})

    def actions(self) -> list[tuple[str, str]]:
        """Give what is in the log, the newest first: what, to what."""
        return [(one.what, one.target) for one in AuditLog(self.database).find(SoughtActions()).actions]

    def indexed(self) -> str:
        """Wait until the index is up to date; gives what the page says then."""
        end = monotonic() + _PATIENCE
        while (state := self.get("/staff/library/job").json())["running"]:
            assert monotonic() < end
            sleep(0.05)
        return str(state["said"])


@contextmanager
def open_bench(services: Services, folder: Path, name: str = "张三") -> Iterator[Bench]:
    """Give a workbench in `folder`, which takes the index of `services` over."""
    _ = services.retriever  # built by now
    shutil.copytree(services.index_home, folder / "index")
    live = open_services(Settings(data_dir=folder, as_of=AS_OF), lambda *_: None)
    _ = live.retriever
    database = open_database(live.settings.database_url)
    clerk = sign_in(database, name)
    app = create_app(live, evaluated=lambda: (EVALUATED,))
    yield Bench(app, TestClient(app, cookies={COOKIE: clerk.token}), live, database, clerk)
    database.close()


def sign_in(database: Database, name: str) -> Clerk:
    """Make an account and sign in with it."""
    account: Account = StaffAccounts(database).add(name, Role.ADMINISTRATOR, PASSWORD)
    return Clerk(account, StaffSessions(database).begin(name))
