"""Curated answers are kept with all that they were; two who edit at once do not overwrite each other."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from assistant.storage.curated_store import CuratedStore, EditConflict
from assistant.storage.database import Database, open_database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(f"sqlite:///{tmp_path / 'assistant.db'}")
    yield database
    database.close()


@pytest.fixture
def store(database: Database) -> CuratedStore:
    return CuratedStore(database, now=lambda: datetime(2026, 11, 23, 8))  # noqa: DTZ001


def test_a_change_is_a_revision(store: CuratedStore) -> None:
    first = store.save(None, 0, "张三", "公示几天", ["公示多久"], "5个工作日。[9(6)]")
    second = store.save(first.id, 1, "李四", "公示几天", [], "改过。[9(6)]", shown=False)
    assert store.all() == (second,) and store.get(first.id) == second and store.get("x") is None
    assert store.history(first.id) == (second, first)
    assert (first.by, first.at.isoformat(), first.phrasings) == (
        "张三",
        "2026-11-23T16:00:00+08:00",
        ("公示多久",),
    )
    assert not second.shown


def test_the_second_of_two_who_edit_at_once_is_told(store: CuratedStore) -> None:
    held = store.save(None, 0, "张三", "问", [], "答")
    store.save(held.id, 1, "李四", "问", [], "先")
    with pytest.raises(EditConflict, match="被别人改过"):
        store.save(held.id, 1, "张三", "问", [], "后")
    assert [one.text for one in store.all()] == ["先"]


def test_another_process_sees_a_change(store: CuratedStore, database: Database) -> None:
    other = CuratedStore(database)
    assert other.all() == ()
    held = store.save(None, 0, "张三", "问", [], "答")
    assert [one.id for one in other.all()] == [held.id] and other.all() is other.all()
