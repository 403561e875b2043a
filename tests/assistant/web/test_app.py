"""The application without a browser: headers, addresses, failures; and serving it."""

import os
import re
import signal
import socket
import threading
from urllib.request import urlopen

import pytest
from fastapi.testclient import TestClient

from assistant.services import Services
from assistant.web.app import create_app, run
from assistant.web.errors import WebError
from assistant.web.serving import serve
from assistant.web.sessions import COOKIE
from assistant.web.words import web_words
from tests.assistant.web.support import ScriptedAssistant


@pytest.fixture
def client(services: Services, scripted: ScriptedAssistant) -> TestClient:
    return TestClient(create_app(services, scripted), raise_server_exceptions=False)


def test_the_page_names_no_other_host_and_runs_no_inline_script(client: TestClient) -> None:
    page = client.get("/").text
    assert '<html lang="zh-CN">' in page
    assert not re.findall(r"https?://", page)
    assert re.findall(r"<script(?![^>]*(?:src=|application/json))", page) == []


@pytest.mark.parametrize("path", ["/", "/web/theme.css", "/articles/hohhot-tic/8-3", "/config", "/nothing"])
def test_every_response_has_the_policy(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy and "http" not in policy and "*" not in policy
    assert policy.split("script-src")[1].split(";")[0].split() == ["'self'"]
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/docs",
        "/openapi.json",
        "/gradio_api/upload",
        "/gradio_api/file=/etc/passwd",
        "/monitoring",
    ],
)
def test_what_is_not_needed_is_not_served(client: TestClient, path: str) -> None:
    for response in (client.get(path), client.post(path)):
        assert response.status_code == 404
        assert web_words().page.not_found in response.text


@pytest.mark.parametrize(
    "headers", [{"content-length": "70000"}, {"transfer-encoding": "chunked"}, {"content-length": "many"}]
)
def test_a_body_too_long_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    response = client.post("/gradio_api/queue/join", headers=headers, content=b"x")
    assert response.status_code == 413
    assert web_words().page.bad_request in response.text


def test_a_session_is_told_apart_by_a_cookie_that_no_script_reads(client: TestClient) -> None:
    cookie = client.get("/").headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=") and "HttpOnly" in cookie and "SameSite=lax" in cookie
    assert "set-cookie" not in client.get("/").headers


def test_what_never_changes_is_kept_by_the_browser(client: TestClient) -> None:
    script = re.findall(r'src="(/assets/[^"]+)"', client.get("/").text)[0]
    assert "immutable" in client.get(script).headers["cache-control"]
    assert client.get("/").headers["cache-control"] == "no-store"


def test_an_article_is_served_with_its_marks(client: TestClient, services: Services) -> None:
    start = services.library.document("hohhot-tic").source.index("公示时间不少于5个工作日")
    response = client.get(f"/articles/hohhot-tic/9-6?marks={start}-{start + 12}")
    assert "<mark>公示时间不少于5个工作日</mark>" in response.text
    assert "第六章" in client.get("/articles/hohhot-tic").text


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/articles/hohhot-tic/99", 404, "没有第九十九条"),
        ("/articles/nothing/1", 404, "库里没有文件"),
        ("/articles/nothing", 404, "库里没有文件"),
        ("/articles/hohhot-tic/8/3/1", 404, "没有这个页面"),
        ("/staff/nothing", 404, "没有这个页面"),
        ("/articles/hohhot-tic/8-3?marks=x", 422, "地址里的内容不对"),
    ],
)
def test_a_wrong_address_gets_one_sentence(client: TestClient, path: str, status: int, said: str) -> None:
    response = client.get(path)
    assert (response.status_code, said in response.text) == (status, True)


def test_a_defect_shows_no_trace(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def defect(*_: object) -> None:
        raise RuntimeError("secret /path")

    monkeypatch.setattr("assistant.web.article_routes.render_document", defect)
    response = client.get("/articles/hohhot-tic")
    assert response.status_code == 500
    assert web_words().page.broken in response.text and "secret" not in response.text


def test_run_opens_the_search_serves_and_ends_with_an_interrupt(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = free_port()
    monkeypatch.setattr(services.settings, "web", services.settings.web.model_copy(update={"port": port}))
    seen: list[str] = []

    def ready(address: str) -> None:
        threading.Thread(target=look, args=(address,)).start()

    def look(address: str) -> None:
        with urlopen(address) as response:
            seen.append(response.read().decode())
        os.kill(os.getpid(), signal.SIGINT)

    run(services, ready)
    assert web_words().page.title in seen[0]
    assert "retriever" in vars(services)


def test_a_taken_port_is_said_before_anything_is_opened() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(WebError, match=f"端口 {port} 已被占用"):
            serve("127.0.0.1", port, lambda: pytest.fail("opened"), None)


def test_an_unusable_address_is_said() -> None:
    with pytest.raises(WebError, match=r"地址 203\.0\.113\.1 不能用来监听"):
        serve("203.0.113.1", 7860, lambda: pytest.fail("opened"), None)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])
