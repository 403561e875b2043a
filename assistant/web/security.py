"""What every response must carry, and the addresses that are served at all."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.language import language_of
from assistant.web.pages import problem_page
from assistant.web.words import web_words

# Gradio sets styles by script. No script is made of text: gradio_page.js gives Gradio the functions that it would make.
# Inline scripts and event handlers are forbidden, and nothing can be loaded from or sent to another host.
_POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

# Of Gradio's routes only those that the page uses: no upload, no file access, no proxy.
_SERVED = (
    "/web/",
    "/articles/",
    "/assess/",
    "/timeline/",
    "/staff/",
    "/language/",
    "/conversations/",
    "/assets/",
    "/gradio_api/queue/",
    "/gradio_api/heartbeat/",
)
_SERVED_EXACTLY = frozenset(
    {
        "/",
        "/articles",
        "/assess",
        "/timeline",
        "/staff",
        "/config",
        "/theme.css",
        "/gradio_api/app_id",
        "/gradio_api/info",
        "/gradio_api/cancel",
        "/gradio_api/reset",
        "/gradio_api/startup-events",
    }
)
_LONGEST_BODY = 65_536  # bytes; the longest question takes a quarter of it
_LONGEST_CONVERSATION = 4_000_000  # bytes; what a browser gives back after a restart of the server
_LONGEST_UPLOAD = 21 * 2**20  # bytes; the largest file that is read, and the form around it
_LIMITS = {"/conversations/": _LONGEST_CONVERSATION, "/staff/library/upload": _LONGEST_UPLOAD}
_HASHED = "/assets/"  # names that change with the content


class Guard:
    """ASGI middleware: serves only known addresses, each with the security headers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer that there is no such page."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path: str = scope["path"]

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                if path.startswith(_HASHED) and message["status"] == 200:
                    headers["Cache-Control"] = "public, max-age=31536000, immutable"
            await send(message)

        if not (path in _SERVED_EXACTLY or path.startswith(_SERVED)):
            await _refuse(scope, "not_found", 404)(scope, receive, guarded)
        elif _length(scope) > _limit(path):
            await _refuse(scope, "bad_request", 413)(scope, receive, guarded)
        else:
            await self._app(scope, receive, guarded)


def _refuse(scope: Scope, sentence: str, status: int) -> ASGIApp:
    language = language_of(HTTPConnection(scope).cookies)
    return problem_page(getattr(web_words(language).page, sentence), status, language)


def _limit(path: str) -> int:
    """How many bytes may be sent to `path`."""
    return next((limit for start, limit in _LIMITS.items() if path.startswith(start)), _LONGEST_BODY)


def _length(scope: Scope) -> int:
    """The length that a request says its body has; a chunked body says none and is refused likewise."""
    headers = Headers(scope=scope)
    if "transfer-encoding" in headers:
        return _LONGEST_UPLOAD + 1
    stated = headers.get("content-length", "0")
    return int(stated) if stated.isdecimal() else _LONGEST_UPLOAD + 1
