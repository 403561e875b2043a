"""A damaged index answers nothing: it is said once, removed, and built anew by the next start."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.errors import CorruptIndex
from index.hits import Hit
from tests.index.support import searched, the_index, visible

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
    "learned.npz", "stamp.json", "vectors.npy", "chunks.sqlite",
    "count.npy", "rows.npy", "saturations.npy", "starts.npy", "terms.npy",
    "chroma.sqlite3", "data_level0.bin", "header.bin", "length.bin", "link_lists.bin", "index_metadata.pickle",
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
        assert not [entry for entry in visible(home) if entry.is_dir()]
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
