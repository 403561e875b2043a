"""A small HTTP server on the loopback that speaks the OpenAI chat-completions protocol from a script."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

Reply = str | dict[str, Any] | bytes | int
"""What is replied: a text, a tool call ({"name": …, "args": …}), raw bytes as the body, or a status code."""

Script = Callable[[dict[str, Any]], Reply]
"""Gives the reply to a request."""


@dataclass
class Endpoint:
    """The server's address, and the requests that it was sent."""

    base_url: str
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)


@contextmanager
def endpoint(script: Script) -> Iterator[Endpoint]:
    """Serve `script` while the block runs."""
    seen = Endpoint("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            seen.requests.append(request)
            seen.keys.append(self.headers.get("Authorization", ""))
            self._send(script(request), request)

        def _send(self, reply: Reply, request: dict[str, Any]) -> None:
            if isinstance(reply, int):
                body = json.dumps({"error": {"message": f"no good: {seen.keys[-1]}", "type": "x"}}).encode()
                self._write(reply, "application/json", body)
            elif isinstance(reply, bytes):
                self._write(200, "application/json", reply)
            elif request.get("stream"):
                events = [f"data: {json.dumps(part)}\n\n" for part in _parts(reply)]
                self._write(200, "text/event-stream", "".join([*events, "data: [DONE]\n\n"]).encode())
            else:
                self._write(200, "application/json", json.dumps(_whole(reply)).encode())

        def _write(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Keep the test output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    seen.base_url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield seen
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def in_turn(*replies: Reply) -> Script:
    """Give the replies one after the other, the last one for ever."""
    left = list(replies)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


def _message(reply: str | dict[str, Any]) -> dict[str, Any]:
    if isinstance(reply, str):
        return {"role": "assistant", "content": reply}
    arguments = reply["args"] if isinstance(reply["args"], str) else json.dumps(reply["args"])
    call = {"id": "call-1", "type": "function", "function": {"name": reply["name"], "arguments": arguments}}
    return {"role": "assistant", "content": None, "tool_calls": [call]}


def _whole(reply: str | dict[str, Any]) -> dict[str, Any]:
    reason = "stop" if isinstance(reply, str) else "tool_calls"
    choice = {"index": 0, "message": _message(reply), "finish_reason": reason}
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    return {
        "id": "x",
        "object": "chat.completion",
        "created": 0,
        "model": "m",
        "choices": [choice],
        "usage": usage,
    }


def _parts(reply: str | dict[str, Any]) -> Iterator[dict[str, Any]]:
    common = {"id": "x", "object": "chat.completion.chunk", "created": 0, "model": "m"}
    delta = _message(reply)
    for number, call in enumerate(delta.get("tool_calls", ())):
        call["index"] = number
    yield {**common, "choices": [{"index": 0, "delta": delta, "finish_reason": None}]}
    yield {**common, "choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}
