"""`StaffSessions`: which browsers are signed in, and as whom; the same for all servers over one database."""

import hashlib
import secrets
from datetime import timedelta

from sqlalchemy import delete

from assistant.storage.clock import Now, utc_now
from assistant.storage.database import Database
from assistant.storage.schema import StaffAccount, StaffSession
from assistant.storage.staff_accounts import Account, account_of

IDLE = timedelta(minutes=60)
"""After so long without a request a browser has to sign in again."""

LONGEST = timedelta(hours=12)
"""After so long it has to in any case."""

_NOTED = timedelta(minutes=1)  # a request within it is not written down: most pages only read


class StaffSessions:
    """Begins, finds and ends sessions. What a browser holds is a token; the tables hold its hash."""

    def __init__(self, database: Database, now: Now = utc_now) -> None:
        self._database = database
        self._now = now

    def begin(self, name: str) -> str:
        """Sign in as `name`; gives the token."""
        token, now = secrets.token_urlsafe(32), self._now()
        with self._database.session() as session:
            session.execute(delete(StaffSession).where(StaffSession.begun_at < now - LONGEST))
            session.add(StaffSession(token=_kept(token), name=name, begun_at=now, seen_at=now, notice=""))
        return token

    def find(self, token: str) -> Account | None:
        """Give who is signed in with `token`; None where nobody is, or no longer."""
        with self._database.session() as session:
            row = session.get(StaffSession, _kept(token))
            if row is None:
                return None
            now = self._now()
            if now - row.seen_at > IDLE or now - row.begun_at > LONGEST:
                session.delete(row)
                return None
            if now - row.seen_at > _NOTED:
                row.seen_at = now
            return account_of(session.get_one(StaffAccount, row.name))

    def leave_notice(self, token: str, said: str) -> None:
        """Leave a sentence for the next page."""
        with self._database.session() as session:
            if row := session.get(StaffSession, _kept(token)):
                row.notice = said

    def take_notice(self, token: str) -> str:
        """Give the sentence that was left, once; "" where there is none."""
        with self._database.session() as session:
            row = session.get(StaffSession, _kept(token))
            if row is None or not row.notice:
                return ""
            said, row.notice = row.notice, ""
            return said

    def end(self, token: str) -> None:
        """Sign out."""
        with self._database.session() as session:
            session.execute(delete(StaffSession).where(StaffSession.token == _kept(token)))


def _kept(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
