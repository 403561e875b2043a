"""`StaffAccounts`: who may sign in to the workbench, and the check of their passwords."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache

from sqlalchemy import delete, select

from assistant.storage.clock import Now, in_hohhot, utc_now
from assistant.storage.database import Database
from assistant.storage.errors import StorageError
from assistant.storage.passwords import check_new, fits, hash_password
from assistant.storage.schema import SignInFailure, StaffAccount, StaffSession

LONGEST_NAME = 30
"""Characters of an account's name."""

MOST_FAILURES = 5
"""Wrong passwords in a row after which a name has to wait."""

WAIT = timedelta(minutes=15)
"""How long it has to wait."""


class Role(StrEnum):
    """What an account may do: a clerk looks after the content, an administrator also reads the audit log."""

    ADMINISTRATOR = "管理员"
    CLERK = "经办人"


@dataclass(frozen=True)
class Account:
    """An account, without its password. `made_at` is in the time of Hohhot."""

    name: str
    role: Role
    made_at: datetime


class SignInRefused(StorageError):  # noqa: N818 - as it is called everywhere
    """Name and password do not belong together, or the name has to wait; the message does not say who exists."""


class StaffAccounts:
    """Reads and writes the accounts of a database."""

    def __init__(self, database: Database, now: Now = utc_now) -> None:
        self._database = database
        self._now = now

    def all(self) -> tuple[Account, ...]:
        """Give every account by name."""
        with self._database.session() as session:
            rows = session.scalars(select(StaffAccount).order_by(StaffAccount.name))
            return tuple(map(account_of, rows))

    def add(self, name: str, role: Role, password: str) -> Account:
        """Make an account. Raises StorageError where the name is taken or unusable, or the password too short."""
        if not name or name != name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
            raise StorageError(f"账号名称请写1到{LONGEST_NAME}个字，首尾不留空格。")
        check_new(password)
        with self._database.session() as session:
            if session.get(StaffAccount, name):
                raise StorageError(f"已有名为“{name}”的账号。要改密码请用 assistant staff password {name}。")
            row = StaffAccount(name=name, role=role, password=hash_password(password), made_at=self._now())
            session.add(row)
        return account_of(row)

    def set_password(self, name: str, password: str) -> None:
        """Give an account another password, end its sessions and let it sign in at once. Raises StorageError."""
        check_new(password)
        with self._database.session() as session:
            row = session.get(StaffAccount, name)
            if row is None:
                raise _missing(name)
            row.password = hash_password(password)
            session.execute(delete(StaffSession).where(StaffSession.name == name))
            session.execute(delete(SignInFailure).where(SignInFailure.name == _typed(name)))

    def remove(self, name: str) -> None:
        """Take an account away, with its sessions. What it did stays in the log. Raises StorageError."""
        with self._database.session() as session:
            row = session.get(StaffAccount, name)
            if row is None:
                raise _missing(name)
            session.execute(delete(StaffSession).where(StaffSession.name == name))
            session.delete(row)

    def check(self, name: str, password: str) -> Account:
        """Give the account whose name and password these are. Raises SignInRefused."""
        name = name.strip()
        with self._database.session() as session:
            failures = session.get(SignInFailure, _typed(name))
            if failures and failures.times >= MOST_FAILURES and self._now() - failures.last_at < WAIT:
                minutes = WAIT.seconds // 60
                raise SignInRefused(f"连续输错{MOST_FAILURES}次，请{minutes}分钟后再试，或请管理员重设密码。")
            row = session.get(StaffAccount, name) if name.isprintable() else None
        if not (fits(password, row.password if row else _nobody()) and row):
            self._failed(name)
            raise SignInRefused("名称或密码不对，请重新输入。")
        with self._database.session() as session:
            session.execute(delete(SignInFailure).where(SignInFailure.name == _typed(name)))
        return account_of(row)

    def _failed(self, name: str) -> None:
        with self._database.session() as session:
            stale = self._now() - WAIT
            session.execute(delete(SignInFailure).where(SignInFailure.last_at <= stale))
            row = session.get(SignInFailure, _typed(name))
            if row is None:
                row = SignInFailure(name=_typed(name), times=0)
                session.add(row)
            row.times, row.last_at = row.times + 1, self._now()


def account_of(row: StaffAccount) -> Account:
    """Give the account of a row."""
    return Account(row.name, Role(row.role), in_hohhot(row.made_at))


@cache
def _nobody() -> str:
    """Give what is checked where there is no account, so that both refusals take the same time."""
    return hash_password("")


def _missing(name: str) -> StorageError:
    return StorageError(f"没有名为“{name}”的账号。用 assistant staff list 查看。")


def _typed(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
