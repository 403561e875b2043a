"""The vectors on a real Chroma server, started here: shared, swapped, filled again, and missed with a clear message."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import chromadb
import pytest

from index.build import is_built, open_or_build
from index.chroma_server import ChromaServer
from index.errors import IndexProblem
from index.hits import Hit
from index.vector_store import EmbeddedChroma, open_store
from tests.index.shelves import add, library
from tests.index.support import QUESTION, silent
from tests.tiny import HashEmbedder

BOATS = ["渡船应当配备救生衣。", "船长应当持有驾驶证书。"]


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


class Server:
    """`chroma run` as a process that can be stopped and started again over the same data."""

    def __init__(self, folder: Path) -> None:
        self.port, self._folder = free_port(), folder
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = shutil.which("chroma", path=os.pathsep.join([str(Path(sys.executable).parent), os.defpath]))
        assert command, "the chroma command comes with the package"
        self._process = subprocess.Popen(
            [command, "run", "--path", str(self._folder), "--host", "127.0.0.1", "--port", str(self.port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "ANONYMIZED_TELEMETRY": "false"},
        )
        for _ in range(300):
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        raise AssertionError("chroma run did not start")

    def stop(self) -> None:
        if self._process:
            self._process.terminate()
            self._process.wait()
            self._process = None

    def collections(self) -> dict[str, int]:
        """The names on the server, with how many vectors each has."""
        client: Any = chromadb.HttpClient(host="127.0.0.1", port=self.port)
        return {found.name: found.count() for found in client.list_collections()}

    def client(self) -> Any:
        return chromadb.HttpClient(host="127.0.0.1", port=self.port)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("chroma"))
    running.start()
    yield running
    running.stop()


@pytest.fixture
def empty(server: Server) -> Server:
    """The server with nothing on it."""
    for name in server.collections():
        server.client().delete_collection(name)
    return server


def search(folder: Path, url: str, embedder: HashEmbedder | None = None, home: str = "index") -> list[Hit]:
    held = library(folder / "root", folder / "corpus")
    retriever = open_or_build(folder / home, held, embedder or HashEmbedder(), silent, open_store(url))
    try:
        return retriever.search(QUESTION)
    finally:
        retriever.close()


def test_a_server_answers_like_chroma_inside(empty: Server, tmp_path: Path) -> None:
    add(tmp_path / "corpus", "boats", BOATS)
    inside, outside = search(tmp_path, "", home="inside"), search(tmp_path, empty.url, home="outside")
    assert [hit.target for hit in inside] == [hit.target for hit in outside]
    for one, other in zip(inside, outside, strict=True):
        assert one.score == pytest.approx(other.score, abs=1e-3) and one.text == other.text
    assert not list((tmp_path / "outside").rglob("chroma*"))
    assert sorted(name.rpartition(".")[2] for name in empty.collections()) == [
        "passages",
        "passages",
        "questions",
    ]


def test_the_store_is_part_of_the_name_of_an_index_and_vectors_are_taken_over(
    empty: Server, tmp_path: Path
) -> None:
    search(tmp_path, "")
    held = library(tmp_path / "root", tmp_path / "corpus")
    assert is_built(tmp_path / "index", held, "hash")
    assert not is_built(tmp_path / "index", held, "hash", open_store(empty.url))
    embedder = HashEmbedder()
    search(tmp_path, empty.url, embedder)
    assert embedder.embedded == [QUESTION]


def test_another_machine_embeds_nothing(empty: Server, tmp_path: Path) -> None:
    add(tmp_path / "corpus", "boats", BOATS)
    right = search(tmp_path, empty.url, home="one")
    embedder = HashEmbedder()
    assert search(tmp_path, empty.url, embedder, home="another") == right
    assert embedder.embedded == [QUESTION]
    assert len(empty.collections()) == 3, "it uses what is there"


def test_old_collections_go_with_their_folders(empty: Server, tmp_path: Path) -> None:
    add(tmp_path / "corpus", "boats", BOATS)
    for number in range(4):
        add(tmp_path / "corpus", "boats", [*BOATS, f"第{number}种船。"])
        search(tmp_path, empty.url)
    names = {name.rpartition(".")[0] for name in empty.collections()}
    folders = {
        entry.name for entry in (tmp_path / "index").iterdir() if entry.is_dir() and entry.name[0] != "."
    }
    assert names == folders and len(folders) <= 3


def test_what_the_server_has_lost_is_filled_again_without_embedding(empty: Server, tmp_path: Path) -> None:
    right, had = search(tmp_path, empty.url), empty.collections()
    for name in list(had)[:1]:
        empty.client().delete_collection(name)
    for name in list(had)[1:]:
        empty.client().get_collection(name).delete(ids=["0", "1"])
    embedder = HashEmbedder()
    assert search(tmp_path, empty.url, embedder) == right
    assert embedder.embedded == [QUESTION] and empty.collections() == had


def test_what_a_killed_build_left_goes_after_an_hour(empty: Server, tmp_path: Path) -> None:
    now = int(time.time())
    for name in (f"building-{now - 4000}-dead", f"building-{now}-alive"):
        empty.client().create_collection(name)
    empty.client().create_collection("somebody-elses")
    search(tmp_path, empty.url)
    names = set(empty.collections())
    assert {f"building-{now}-alive", "somebody-elses"} <= names and f"building-{now - 4000}-dead" not in names


def test_the_quicker_of_two_machines_serves(
    empty: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another machine gives its collections their names while ours are being filled."""
    import index.chroma_server as room

    real = room.fill

    def interrupted(client: Any, name: str, vectors: Any) -> Any:
        made = real(client, name, vectors)
        with monkeypatch.context() as patch:
            patch.setattr(room, "fill", real)
            search(tmp_path, empty.url, home="quicker")
        return made

    library(tmp_path / "root", tmp_path / "corpus")
    with monkeypatch.context() as patch:
        patch.setattr(room, "fill", interrupted)
        slower = search(tmp_path, empty.url, home="slower")
    assert slower == search(tmp_path, empty.url, home="quicker")
    assert len(empty.collections()) == 2


@pytest.mark.parametrize("url", ["127.0.0.1:8000", "ftp://here", "http://", "http://here:0x", "nonsense"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(IndexProblem, match="写得不对，应像 http://127"):
        open_store(url)


def test_nobody_at_the_address_is_said() -> None:
    with pytest.raises(IndexProblem, match=r"连不上 Chroma 服务 http://127\.0\.0\.1:\d+。请确认它在运行"):
        open_store(f"http://127.0.0.1:{free_port()}")


def test_a_server_that_goes_away_is_said_and_comes_back(tmp_path: Path) -> None:
    server = Server(tmp_path / "chroma")
    server.start()
    store = open_store(server.url)
    held = library(tmp_path / "root", tmp_path / "corpus")
    retriever = open_or_build(tmp_path / "index", held, HashEmbedder(), silent, store)
    right = retriever.search(QUESTION)
    server.stop()
    with pytest.raises(IndexProblem, match="Chroma 服务没有应答"):
        retriever.search(QUESTION)
    with pytest.raises(IndexProblem, match="连不上 Chroma 服务"):
        store.held("any", "passages")
    server.start()
    assert retriever.search(QUESTION) == right
    server.stop()


def test_the_server_is_not_told_who_we_are(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    real = chromadb.HttpClient

    def noted(**how: Any) -> Any:
        asked.append(how["settings"])
        return real(**how)

    monkeypatch.setattr(chromadb, "HttpClient", noted)
    assert isinstance(open_store(server.url), ChromaServer) and isinstance(open_store(), EmbeddedChroma)
    assert [settings.anonymized_telemetry for settings in asked] == [False]
