"""The frame of the workbench: who is signed in, the pages that there are, how one is shown and left.

A page is a template that extends `staff/frame.html`; its routes ask for `desk.reader` where they show something,
for `desk.writer` where they change something (it also checks the form's token), and end a change with `desk.done`.
"""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Depends, FastAPI, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse

from assistant.storage.audit_log import AuditLog
from assistant.storage.database import Database
from assistant.storage.staff_accounts import Account, Role, StaffAccounts
from assistant.storage.staff_sessions import StaffSessions
from assistant.web.language import language_of
from assistant.web.pages import page, page_in_parts, problem_page
from assistant.web.staff.words import RoomWords, staff_words

ADDRESS = "/staff"
COOKIE = "assistant_staff"
"""Holds the token of a browser that is signed in; no script can read it, and no other site can send it."""


@dataclass(frozen=True, slots=True)
class Room:
    """A page of the sub-navigation; `administrators` says that only they have it."""

    address: str
    label: str
    administrators: bool = False


def rooms(words: RoomWords) -> tuple[Room, ...]:
    """Give the pages of the workbench in their order. A further page is one line here."""
    return (
        Room(f"{ADDRESS}/interpretation", words.interpretation),
        Room(f"{ADDRESS}/questions", words.questions),
        Room(f"{ADDRESS}/curated", words.curated),
        Room(f"{ADDRESS}/library", words.library),
        Room(f"{ADDRESS}/lexicon", words.lexicon),
        Room(f"{ADDRESS}/figures", words.figures),
        Room(f"{ADDRESS}/log", words.log, administrators=True),
    )


@dataclass(frozen=True, slots=True)
class Clerk:
    """Who is signed in, in which browser."""

    account: Account
    token: str

    @property
    def name(self) -> str:
        """The account's name, as the log keeps it."""
        return self.account.name

    @property
    def form_token(self) -> str:
        """What every form carries in its field `form_token`; another site cannot know it."""
        return hmac.new(self.token.encode(), b"form", hashlib.sha256).hexdigest()


class _SignInNeeded(Exception):  # noqa: N818 - not a failure: it leads to the way in
    """Nobody is signed in."""


class _NotAllowed(Exception):  # noqa: N818
    """Somebody is signed in who may not do this; the message says why."""


class Desk:
    """What the routes of the workbench share."""

    def __init__(self, database: Database) -> None:
        self.accounts = StaffAccounts(database)
        self.sessions = StaffSessions(database)
        self.log = AuditLog(database)
        self.reader = self._reader()
        self.writer = self._writer()
        self.administrator = self._administrator()

    def page(
        self, clerk: Clerk, template: str, request: Request, status: int = 200, **values: Any
    ) -> HTMLResponse:
        """Give the page `template`; it knows `clerk`, `notice`, and what is in `values`."""
        html = page(template, ADDRESS, language_of(request.cookies), **self._around(clerk, request), **values)
        return HTMLResponse(html, status, headers=NOT_KEPT)

    def page_in_parts(
        self, clerk: Clerk, template: str, request: Request, **values: Any
    ) -> StreamingResponse:
        """Give the same page bit by bit, for one whose iterators among `values` take their time."""
        around = self._around(clerk, request)
        parts = page_in_parts(template, ADDRESS, language_of(request.cookies), **around, **values)
        return StreamingResponse(parts, headers={**NOT_KEPT, **_NOT_HELD_BACK}, media_type="text/html")

    def _around(self, clerk: Clerk, request: Request) -> dict[str, Any]:
        """What the frame of every page shows."""
        words = staff_words()
        return {
            "frame": words.frame,
            "clerk": clerk,
            "rooms": [room for room in rooms(words.rooms) if _is_open(room, clerk)],
            "current": request.url.path,
            "notice": self.sessions.take_notice(clerk.token),
        }

    def done(self, clerk: Clerk, address: str, said: str = "") -> Response:
        """Lead from a form to `address`, where `said` is told once."""
        if said:
            self.sessions.leave_notice(clerk.token, said)
        return RedirectResponse(address, 303, headers=NOT_KEPT)

    def _reader(self) -> Callable[[Request], Clerk]:
        def reader(request: Request) -> Clerk:
            token = request.cookies.get(COOKIE, "")
            account = self.sessions.find(token) if token else None
            if account is None:
                raise _SignInNeeded
            return Clerk(account, token)

        return reader

    def _writer(self) -> Callable[..., Clerk]:
        def writer(
            clerk: Annotated[Clerk, Depends(self.reader)], form_token: Annotated[str, Form()] = ""
        ) -> Clerk:
            if not hmac.compare_digest(form_token.encode(), clerk.form_token.encode()):
                raise _NotAllowed(staff_words().frame.form_expired)
            return clerk

        return writer

    def _administrator(self) -> Callable[..., Clerk]:
        def administrator(clerk: Annotated[Clerk, Depends(self.reader)]) -> Clerk:
            if clerk.account.role is not Role.ADMINISTRATOR:
                raise _NotAllowed(staff_words().frame.not_allowed)
            return clerk

        return administrator


NOT_KEPT = {"Cache-Control": "no-store"}
"""No page of the workbench stays in the browser behind the person who was signed in."""

_NOT_HELD_BACK = {"X-Accel-Buffering": "no"}
"""Tells nginx to pass a page on as it comes."""


def handle_strangers(app: FastAPI) -> None:
    """Lead who is not signed in to the way in, and tell who may not do something why."""
    app.add_exception_handler(_SignInNeeded, _to_sign_in)
    app.add_exception_handler(_NotAllowed, _refuse)


def _is_open(room: Room, clerk: Clerk) -> bool:
    return not room.administrators or clerk.account.role is Role.ADMINISTRATOR


def _to_sign_in(request: Request, _: Exception) -> Response:
    back = request.url.path if request.method == "GET" else ADDRESS
    if request.method == "GET" and request.url.query:
        back += f"?{request.url.query}"
    return RedirectResponse(f"{ADDRESS}?then={quote(back)}", 303, headers=NOT_KEPT)


def _refuse(request: Request, problem: Exception) -> Response:
    return problem_page(str(problem), 403, language_of(request.cookies))
