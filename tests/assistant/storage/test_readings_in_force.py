"""Decisions on readings: kept, laid over the registry, seen by what runs; databases that cannot be used."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from assistant.settings import Settings, StorageSettings
from assistant.storage.curated_store import EditConflict
from assistant.storage.database import Database, open_database
from assistant.storage.errors import StorageError
from assistant.storage.reading_decisions import ReadingDecisions
from assistant.storage.readings_in_force import ReadingsInForce, load, open_services
from tests.conftest import AS_OF

NAME = "title-shares"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path, as_of=AS_OF)


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    database = open_database(settings.database_url)
    yield database
    database.close()


@pytest.fixture
def decisions(database: Database) -> ReadingDecisions:
    return ReadingDecisions(database)


def test_nothing_is_made_where_nothing_was_decided(settings: Settings) -> None:
    assert load(settings).readings[NAME].in_force == "combined"
    assert not list(settings.data_dir.iterdir())


def test_a_decision_lies_over_the_registry(settings: Settings, decisions: ReadingDecisions) -> None:
    decisions.decide(NAME, 0, "张三", "each", True, "会议纪要3号")
    read = load(settings).readings[NAME]
    assert (read.in_force, read.status, read.why) == ("each", "confirmed", "会议纪要3号")
    shipped = load(Settings(data_dir=settings.data_dir / "none")).readings[NAME]
    decisions.decide(NAME, 1, "张三", "combined", True, "复核")
    read = load(settings).readings[NAME]
    assert (read.in_force, read.status, read.why) == ("combined", "confirmed", shipped.why)


def test_what_is_no_longer_known_is_passed_over(settings: Settings, decisions: ReadingDecisions) -> None:
    decisions.decide(NAME, 0, "张三", "gone", True, "说明说明")
    decisions.decide("gone", 0, "张三", "each", True, "说明说明")
    readings = load(settings).readings
    assert readings[NAME].in_force == "combined" and "gone" not in readings


def test_who_comes_second_is_told(decisions: ReadingDecisions) -> None:
    decisions.decide(NAME, 0, "张三", "each", True, "甲")
    with pytest.raises(EditConflict, match="刚刚被别人改过"):
        decisions.decide(NAME, 0, "李四", "combined", True, "乙")
    assert [one.by for one in decisions.history(NAME)] == ["张三"]


def test_what_runs_sees_a_decision_with_the_next_question(settings: Settings) -> None:
    running = open_services(settings, lambda *_: None)
    assert running.library.readings[NAME].in_force == "combined"
    database = open_database(settings.database_url)  # as another process would
    ReadingDecisions(database).decide(NAME, 0, "张三", "each", False, "试用期内")
    assert running.library.readings[NAME].in_force == "each"
    database.close()


def test_a_database_that_cannot_be_read_is_not_taken_for_none(tmp_path: Path) -> None:
    (tmp_path / "broken.db").write_text("no database " * 100)
    kept = StorageSettings(url=SecretStr(f"sqlite:///{tmp_path / 'broken.db'}"))
    with pytest.raises(StorageError, match="读不出"):
        load(Settings(data_dir=tmp_path, storage=kept))


def test_what_was_read_stays_in_force_while_the_database_cannot_be_read(
    settings: Settings, decisions: ReadingDecisions, monkeypatch: pytest.MonkeyPatch
) -> None:
    decisions.decide(NAME, 0, "张三", "each", True, "说明说明")
    in_force = ReadingsInForce()
    before = in_force.stamp(settings)
    assert in_force.load(settings).readings[NAME].in_force == "each"

    def broken(_: object) -> None:
        raise StorageError("gone")

    monkeypatch.setattr(ReadingDecisions, "newest", broken)
    monkeypatch.setattr(ReadingDecisions, "latest", broken)
    assert in_force.stamp(settings) == before
    assert in_force.load(settings).readings[NAME].in_force == "each"
    in_force.close()
    in_force.close()
