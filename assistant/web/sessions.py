"""Which conversation a request means: a browser session, told apart by a cookie, has any number of them."""

import re
import secrets

from starlette.requests import Request
from starlette.responses import Response

COOKIE = "assistant_session"
"""Names the browser session; no script can read it, and it ends with the browser."""

CONVERSATION = "[A-Za-z0-9_-]{8,40}"
"""How the browser names a conversation of its own."""


def begin_session(request: Request, response: Response) -> None:
    """Give the browser a session where it has none."""
    if COOKIE not in request.cookies:
        secure = request.url.scheme == "https"
        response.set_cookie(COOKIE, secrets.token_urlsafe(24), httponly=True, samesite="lax", secure=secure)


def chat_key(session: str, conversation: str) -> str:
    """Give the key of a conversation: knowing its name without the session's cookie leads nowhere."""
    named = conversation if re.fullmatch(CONVERSATION, conversation) else ""
    return f"{session}/{named}"
