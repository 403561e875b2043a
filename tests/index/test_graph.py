"""Chroma's graph: opened behind the first question, only for many vectors, and done without where it is damaged."""

import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from chromadb.api.client import Client

from index import graph, vector_store
from index.graph import embedded_client
from index.hits import Hit
from index.stamp import CHROMA, DATABASE, verify_graph, write_stamp
from index.vector_store import EmbeddedChroma, Opened
from tests.index.damages import DAMAGES, GRAPH_NAMES, Damage, files_of, one_bit_flipped
from tests.index.support import searched, the_index
from tests.index.test_rankers import unit_vectors

VECTORS = unit_vectors(200)
# One bit within a value of the database is not noticed; the vectors are not kept there.
NOTICED = [
    (name, damage)
    for name in GRAPH_NAMES
    for damage in DAMAGES
    if (name, damage) != (DATABASE, one_bit_flipped)
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An index folder of 200 vectors as it was written."""
    EmbeddedChroma().write(tmp_path, {"passages": VECTORS})
    write_stamp(tmp_path)
    return tmp_path


@pytest.fixture
def opened(folder: Path) -> Iterator[Callable[[], Opened]]:
    """Opens the folder; it is closed at the end."""
    held: list[Opened] = []

    def open_it() -> Opened:
        held.append(EmbeddedChroma().open(folder, {"passages": VECTORS}))
        return held[-1]

    yield open_it
    for one in held:
        one.close()


@pytest.mark.parametrize(("compared", "loaded"), [(200, 0), (199, 1)])
def test_chroma_is_opened_behind_the_first_question_and_only_for_many_vectors(
    opened: Callable[[], Opened], monkeypatch: pytest.MonkeyPatch, compared: int, loaded: int
) -> None:
    clients: list[Path] = []

    def noted(folder: Path) -> Client:
        clients.append(folder)
        return embedded_client(folder)

    monkeypatch.setattr(vector_store, "COMPARED", compared)
    monkeypatch.setattr(graph, "embedded_client", noted)
    dense = opened().dense["passages"]
    assert not clients
    first = dense.rank(VECTORS[7], 20)
    _until(lambda: dense._collection() is not None or not loaded)
    second = dense.rank(VECTORS[7], 20)
    assert [row for row, _ in first] == [row for row, _ in second]
    assert len(clients) == loaded


@pytest.mark.parametrize(("name", "damage"), NOTICED)
def test_where_chromas_files_are_damaged_every_vector_is_compared(
    folder: Path,
    opened: Callable[[], Opened],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    name: str,
    damage: Damage,
) -> None:
    damage(next(file for file in files_of(folder) if file.name == name))
    monkeypatch.setattr(vector_store, "COMPARED", 10)
    dense = opened().dense["passages"]
    right = dense.rank(VECTORS[7], 20)
    _until(lambda: "assistant index build --force" in caplog.text)
    assert dense.rank(VECTORS[7], 20) == right
    assert right[0][0] == 7


@pytest.mark.parametrize(
    "statements",
    [
        ["DELETE FROM embeddings WHERE embedding_id = '0'"],
        ["PRAGMA writable_schema = ON", "UPDATE sqlite_master SET rootpage = 2 WHERE name = 'collections'"],
    ],
    ids=["a vector is missing", "broken indexes"],
)
def test_a_database_that_was_meddled_with_is_done_without(
    folder: Path,
    opened: Callable[[], Opened],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    statements: list[str],
) -> None:
    connection = sqlite3.connect(folder / CHROMA / DATABASE)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    monkeypatch.setattr(vector_store, "COMPARED", 10)
    dense = opened().dense["passages"]
    dense.rank(VECTORS[0], 1)
    _until(lambda: "assistant index build --force" in caplog.text)
    assert dense.rank(VECTORS[0], 1)[0][0] == 0


def test_opening_changes_nothing_that_is_stamped(
    folder: Path, opened: Callable[[], Opened], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vector_store, "COMPARED", 10)
    for _ in range(3):
        one = opened()
        one.dense["passages"].rank(VECTORS[0], 1)
        _until(lambda dense=one.dense["passages"]: dense._collection() is not None)
        one.close()
        verify_graph(folder)


def test_few_vectors_do_not_need_chromas_files(home: Path, tmp_path: Path) -> None:
    def answered() -> list[Hit]:
        return searched(home, tmp_path / "library")

    right = answered()
    shutil.rmtree(the_index(home) / CHROMA)
    assert answered() == right


def _until(seen: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not seen():
        assert time.monotonic() < end
        time.sleep(0.01)
