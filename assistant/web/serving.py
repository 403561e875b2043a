"""Runs an application on an address, with a clear word where the address cannot be used."""

import errno
import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn
from fastapi import FastAPI

from assistant.web.errors import WebError
from assistant.web.words import web_words

_LAST_REQUESTS = 2  # seconds that open requests get at the end; a page keeps one open as long as it is shown


def serve(host: str, port: int, make_app: Callable[[], FastAPI], ready: Callable[[str], None] | None) -> None:
    """Serve what `make_app` gives until interrupted; `ready` is given the address once it is open.

    The address is taken first: where it is in use, nobody waits for the application. Raises WebError.
    """
    with _listen(host, port) as taken:
        server = _Server(
            uvicorn.Config(
                make_app(), log_config=None, access_log=False, timeout_graceful_shutdown=_LAST_REQUESTS
            ),
            lambda: ready(_address(host, port)) if ready else None,
        )
        with suppress(KeyboardInterrupt):  # uvicorn hands the signal on after it has shut down in order
            server.run(sockets=[taken])


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, opened: Callable[[], None]) -> None:
        super().__init__(config)
        self._opened = opened

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._opened()


def _listen(host: str, port: int) -> socket.socket:
    words = web_words().page
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as problem:
        said = {errno.EADDRINUSE: words.port_taken, errno.EACCES: words.port_refused}.get(
            problem.errno or 0, words.host_unusable
        )
        raise WebError(said.format(host=host, port=port)) from problem


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
