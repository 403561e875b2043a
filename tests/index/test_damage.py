"""A damaged index answers nothing: it is said once, removed, and built anew by the next start."""

import shutil
from pathlib import Path

import pytest

from index.errors import CorruptIndex
from index.hits import Hit
from tests.index.damages import DAMAGES, GRAPH_NAMES, Damage, files_of, removed
from tests.index.support import searched, the_index, visible


@pytest.fixture(scope="module")
def right(built: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Hit]:
    """What the index gives when nothing is wrong with it."""
    copy = Path(shutil.copytree(built, tmp_path_factory.mktemp("copy") / "index"))
    return searched(copy, tmp_path_factory.mktemp("library"))


NAMES = [
    "learned.npz", "stamp.json", "vectors.npy", "chunks.sqlite",
    "count.npy", "rows.npy", "saturations.npy", "starts.npy", "terms.npy",
]  # fmt: skip


def test_no_file_of_an_index_is_left_out_here(built: Path) -> None:
    assert {file.name for file in files_of(the_index(built))} == {*NAMES, *GRAPH_NAMES}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_said_once_and_repaired(
    home: Path, tmp_path: Path, right: list[Hit], name: str, damage: Damage
) -> None:
    damage(next(file for file in files_of(the_index(home)) if file.name == name))
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


def test_what_others_put_into_the_folder_is_no_damage(home: Path, tmp_path: Path, right: list[Hit]) -> None:
    (the_index(home) / ".DS_Store").write_bytes(b"\0")
    assert searched(home, tmp_path / "library") == right
