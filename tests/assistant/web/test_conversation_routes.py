"""Conversations over HTTP: kept, given back, judged, exported, forgotten; each session reaches only its own."""

import time
from collections.abc import Iterator
from io import BytesIO

import pytest
from docx import Document
from fastapi.testclient import TestClient
from pypdfium2 import PdfDocument
from sqlalchemy import select

from assistant.services import Services
from assistant.storage.database import open_database
from assistant.storage.record import Record
from assistant.storage.schema import Feedback
from assistant.web.app import create_app
from assistant.web.chats import Chats, Turn, TurnState
from assistant.web.sealing import Sealer
from assistant.web.sessions import COOKIE, chat_key
from tests.assistant.web.support import SHORT_ANSWER, ScriptedAssistant

NAME = "conversation-1"
HERE = f"/conversations/{NAME}"


@pytest.fixture
def client(services: Services, scripted: ScriptedAssistant) -> TestClient:
    client = TestClient(create_app(services, scripted), raise_server_exceptions=False)
    client.get("/")
    return client


@pytest.fixture
def sealed(services: Services) -> Iterator[list[str]]:
    database = open_database(services.settings.database_url)
    sealer = Sealer(Record(database).sealing_key())
    yield [
        sealer.seal(Turn(1, "公示要几天？", TurnState.ANSWERED, answer=SHORT_ANSWER, draft="草稿")),
        sealer.seal(Turn(2, "停下", TurnState.STOPPED)),
    ]
    database.close()


def test_a_conversation_is_given_back_once(client: TestClient, sealed: list[str]) -> None:
    assert client.get(HERE).json() == {"turns": []}
    assert client.put(HERE, json={"turns": sealed}).status_code == 204
    assert client.put(HERE, json={"turns": sealed[:1]}).status_code == 204
    assert len(client.get(HERE).json()["turns"]) == 2


def test_another_session_does_not_reach_it(client: TestClient, sealed: list[str]) -> None:
    client.put(HERE, json={"turns": sealed})
    other = TestClient(client.app)
    assert other.get(HERE).status_code == 403
    other.get("/")
    assert other.get(HERE).json() == {"turns": []}
    assert other.delete(HERE).status_code == 204
    assert len(client.get(HERE).json()["turns"]) == 2


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"turns": ["made.up"]}, 409),
        ({"turns": ["x"] * 101}, 422),
        ({"turns": "x"}, 422),
        ({"words": []}, 422),
    ],
)
def test_what_was_made_up_is_refused(client: TestClient, body: object, status: int) -> None:
    assert client.put(HERE, json=body).status_code == status
    assert client.get(HERE).json() == {"turns": []}


def test_one_forged_turn_refuses_all(client: TestClient, sealed: list[str]) -> None:
    assert client.put(HERE, json={"turns": [sealed[0], "made.up"]}).status_code == 409
    assert client.get(HERE).json() == {"turns": []}


@pytest.mark.parametrize("name", ["short", "a" * 41, "..%2f..%2fetc"])
def test_a_name_that_is_none_is_refused(client: TestClient, name: str) -> None:
    assert client.get(f"/conversations/{name}").status_code in (404, 422)


def test_a_judgement_is_kept_and_comes_back(
    client: TestClient, sealed: list[str], services: Services
) -> None:
    client.put(HERE, json={"turns": sealed})
    given = {"helpful": False, "comment": "没有写到节假日"}
    assert client.post(f"{HERE}/turns/1/judgement", json=given).status_code == 204
    assert client.post(f"{HERE}/turns/2/judgement", json=given).status_code == 404
    too_long = {"helpful": True, "comment": "长" * 1_001}
    assert client.post(f"{HERE}/turns/1/judgement", json=too_long).status_code == 422
    database = open_database(services.settings.database_url)
    with database.session() as session:
        row = session.scalars(select(Feedback).order_by(Feedback.id.desc())).first()
        assert row and (row.question, row.helpful, row.comment) == ("公示要几天？", False, "没有写到节假日")
        assert client.cookies[COOKIE] not in row.answer_key
    database.close()


@pytest.mark.parametrize("form", ["md", "docx", "pdf"])
def test_an_export_has_every_question_and_quote(client: TestClient, sealed: list[str], form: str) -> None:
    client.put(HERE, json={"turns": sealed})
    response = client.get(f"{HERE}/export.{form}")
    assert f"-2026-11-23.{form}" in response.headers["content-disposition"]
    words = _words(response.content, form)
    assert "公示要几天？" in words and "公示时间不少于5个工作日" in words and "第九条第（六）项" in words
    assert "停下" not in words


def _words(content: bytes, form: str) -> str:
    if form == "md":
        return content.decode()
    if form == "docx":
        return "\n".join(paragraph.text for paragraph in Document(BytesIO(content)).paragraphs)
    pages = PdfDocument(content)
    words = "".join(page.get_textpage().get_text_bounded() for page in pages)
    pages.close()
    return "".join(words.split())


@pytest.mark.parametrize("path", [f"{HERE}/export.docx", f"{HERE}/export.exe"])
def test_nothing_to_export_is_said(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404 and "没有可以导出的内容" in response.text


def test_a_forgotten_conversation_is_gone(client: TestClient, sealed: list[str]) -> None:
    client.put(HERE, json={"turns": sealed})
    assert client.delete(HERE).status_code == 204
    assert client.get(HERE).json() == {"turns": []}


def test_a_turn_at_work_is_not_kept_yet(scripted: ScriptedAssistant) -> None:
    chats = Chats(scripted)
    chat = chats.find(chat_key("会话", NAME))
    chat.ask("慢慢想")
    assert [turn for turn in chat.turns if turn.done] == []
    scripted.release.set()
    while chat.busy:
        time.sleep(0.005)
    assert chat.turns[0].done
    chats.close()


def test_a_name_that_is_none_means_one_nameless_conversation() -> None:
    assert chat_key("会话", "../另一个") == chat_key("会话", "")
