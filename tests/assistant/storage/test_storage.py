"""Storage: what is kept of questions and feedback, databases of other versions, databases that cannot be used."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from assistant.storage import database as database_module
from assistant.storage.database import Database, open_database
from assistant.storage.errors import StorageError
from assistant.storage.record import LONGEST_COMMENT, Record
from assistant.storage.schema import AskedQuestion, Feedback
from tests.assistant.web.support import SHORT_ANSWER


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'assistant.db'}"


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    database = open_database(url)
    yield database
    database.close()


@pytest.fixture
def record(database: Database) -> Record:
    return Record(database, now=lambda: datetime(2026, 11, 23, 8))  # noqa: DTZ001 - UTC without its name


def test_a_question_is_kept_without_who_asked(database: Database, record: Record) -> None:
    number = record.asked("公示要几天？", SHORT_ANSWER)
    with database.session() as session:
        row = session.get_one(AskedQuestion, number)
    assert (row.question, row.status, row.refs, row.model) == (
        "公示要几天？",
        "answered",
        ["hohhot-tic/9(6)"],
        "builtin",
    )
    assert row.asked_at == datetime(2026, 11, 23, 8)  # noqa: DTZ001
    assert set(AskedQuestion.__table__.columns.keys()) == {
        "id", "asked_at", "question", "status", "refs", "answer", "model", "elapsed_ms",
    }  # fmt: skip


def test_questions_are_not_kept_where_that_is_switched_off(database: Database) -> None:
    record = Record(database, questions=False)
    assert record.asked("公示要几天？", SHORT_ANSWER) is None
    record.judged("钥", "公示要几天？", SHORT_ANSWER, True, "", None)
    assert record.counts() == {"asked_question": 0, "feedback": 1}


def test_whoever_changes_their_mind_changes_one_row(database: Database, record: Record) -> None:
    number = record.asked("公示要几天？", SHORT_ANSWER)
    record.judged("钥", "公示要几天？", SHORT_ANSWER, True, "", number)
    record.judged("钥", "公示要几天？", SHORT_ANSWER, False, f" {'长' * 2_000}", number)
    record.judged("另一把", "公示要几天？", SHORT_ANSWER, True, "好", 99)
    with database.session() as session:
        first, second = session.scalars(select(Feedback).order_by(Feedback.id))
        assert (first.helpful, len(first.comment), first.asked_id) == (False, LONGEST_COMMENT, number)
        assert first.asked and first.asked.question == "公示要几天？"
        assert (second.comment, second.asked_id) == ("好", None)


def test_the_key_is_made_once_and_survives(url: str, record: Record) -> None:
    key = record.sealing_key()
    again = open_database(url)
    assert len(key) == 32 and Record(again).sealing_key() == key == record.sealing_key()
    again.close()


def test_many_threads_write_at_once(record: Record) -> None:
    with ThreadPoolExecutor(8) as workers:
        numbers = list(workers.map(lambda _: record.asked("问", SHORT_ANSWER), range(40)))
    assert len(set(numbers)) == 40


def test_a_database_of_a_newer_version_is_left_alone(url: str, tmp_path: Path) -> None:
    open_database(url).close()
    with sqlite3.connect(tmp_path / "assistant.db") as connection:
        connection.execute("UPDATE schema_version SET version = 99")
    connection.close()
    with pytest.raises(StorageError, match="更新的版本（99）"):
        open_database(url)


def test_an_older_database_is_brought_up_to_date(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_database(url).close()
    steps: list[int] = []
    newer = database_module.VERSION + 1
    monkeypatch.setattr(database_module, "VERSION", newer)
    monkeypatch.setattr(database_module, "MIGRATIONS", {newer: lambda _: steps.append(newer)})
    open_database(url).close()
    open_database(url).close()
    assert steps == [newer]
    with sqlite3.connect(tmp_path / "assistant.db") as connection:
        assert connection.execute("SELECT version FROM schema_version").fetchall() == [(newer,)]
    connection.close()


def test_questions_asked_before_answers_were_kept_are_still_there(url: str, tmp_path: Path) -> None:
    """A database of the first version, as it was made by the program then."""
    with sqlite3.connect(tmp_path / "assistant.db") as connection:
        connection.execute("CREATE TABLE schema_version (version INTEGER PRIMARY KEY)")
        connection.execute("INSERT INTO schema_version VALUES (1)")
        connection.execute(
            "CREATE TABLE asked_question (id INTEGER PRIMARY KEY, asked_at DATETIME NOT NULL, question TEXT NOT NULL,"
            " status VARCHAR NOT NULL, refs JSON NOT NULL, model VARCHAR NOT NULL, elapsed_ms FLOAT NOT NULL)"
        )
        connection.execute(
            "INSERT INTO asked_question VALUES (1, '2026-11-01 08:00:00', '公示要几天', 'answered', '[]', 'builtin', 9.0)"
        )
    connection.close()
    database = open_database(url)
    with database.session() as session:
        row = session.get_one(AskedQuestion, 1)
    assert (row.question, row.answer) == ("公示要几天", "")
    assert Record(database).asked("问", SHORT_ANSWER) == 2
    database.close()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nonsense", "storage.url 不能用"),
        ("oracle://x", "storage.url 不能用"),
        ("sqlite:////nowhere/at/all.db", "打不开存放提问和反馈的数据库"),
    ],
)
def test_a_database_that_cannot_be_used_says_what_to_do(url: str, said: str) -> None:
    with pytest.raises(StorageError, match=said):
        open_database(url)
