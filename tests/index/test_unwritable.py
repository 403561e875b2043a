"""Places that cannot be written: no folder at all, read-only, full. Real ones, where the machine lets us make them."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.build import open_or_build
from index.dense import Dense
from index.errors import CorruptIndex, IndexProblem
from index.graph import embedded_client, fill
from tests.index.support import searched, silent, visible
from tests.tiny import Changed, HashEmbedder, tiny_library

CHANGED: Changed = {"silences/elsewhere.toml": None}


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Callable[..., Path]]:
    """Gives a folder with something mounted on it; skips where only root may mount and we are not."""
    points: list[Path] = []

    def mount(*how: str) -> Path:
        point = tmp_path / f"mounted-{len(points)}"
        point.mkdir()
        done = subprocess.run(["mount", *how, str(point)], capture_output=True, check=False)
        if done.returncode:
            pytest.skip(f"cannot mount here: {done.stderr.decode().strip()}")
        points.append(point)
        return point

    if os.name != "posix":
        pytest.skip("mounts are made on Linux")
    yield mount
    for point in points:
        subprocess.run(["umount", "--lazy", str(point)], check=True)


def test_a_home_that_cannot_be_made_is_an_index_problem(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(IndexProblem, match="不能写入。请检查权限和磁盘空间"):
        open_or_build(tmp_path / "file" / "index", tiny_library(tmp_path / "library"), HashEmbedder(), silent)


def test_a_read_only_index_serves_and_another_is_refused(
    home: Path, tmp_path: Path, mounted: Callable[..., Path]
) -> None:
    right = searched(home, tmp_path / "a")
    point = mounted("--bind", str(home))
    subprocess.run(["mount", "-o", "remount,ro,bind", str(point)], check=True)
    assert [hit.target for hit in searched(point, tmp_path / "a")] == [hit.target for hit in right]
    with pytest.raises(IndexProblem, match="不能写入。请检查权限和磁盘空间"):
        open_or_build(point, tiny_library(tmp_path / "b", CHANGED), HashEmbedder(), silent)


@pytest.mark.parametrize("kilobytes", [32, 96, 160, 224, 288, 352])
def test_a_full_disk_is_an_index_problem_and_leaves_no_rubbish(
    tmp_path: Path, mounted: Callable[..., Path], kilobytes: int
) -> None:
    disk = mounted("-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs")
    library = tiny_library(tmp_path / "library")
    with pytest.raises(IndexProblem, match="磁盘空间和权限") as refused:
        open_or_build(disk, library, HashEmbedder(), silent)
    assert not isinstance(refused.value, CorruptIndex)
    assert visible(disk) == []
    subprocess.run(["mount", "-o", "remount,size=20m", str(disk)], check=True)
    open_or_build(disk, library, HashEmbedder(), silent).close()


@pytest.mark.parametrize(
    "refused_at", ["numpy.save", "index.segment.write_table", "index.segment.write_stamp"]
)
def test_a_refusal_to_write_is_an_index_problem(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused_at: str
) -> None:
    right, before = searched(home, tmp_path / "a"), visible(home)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    library = tiny_library(tmp_path / "b", CHANGED)
    with monkeypatch.context() as patch:
        patch.setattr(refused_at, full)
        with pytest.raises(IndexProblem, match="写索引时出错"):
            open_or_build(home, library, HashEmbedder(), silent)
    assert visible(home) == before and searched(home, tmp_path / "a") == right


def test_a_refusal_of_the_vector_store_is_an_index_problem(tmp_path: Path) -> None:
    client = embedded_client(tmp_path / "chroma")
    vectors = np.eye(3, dtype=np.float32)
    fill(client, "twice", vectors)
    with pytest.raises(IndexProblem, match="写向量索引时出错"):
        fill(client, "twice", vectors)
    client.close()


def test_a_query_of_another_length_is_damage(tmp_path: Path) -> None:
    client = embedded_client(tmp_path / "chroma")
    vectors = np.eye(3, dtype=np.float32)
    collection = fill(client, "eye", vectors)
    dense = Dense(lambda: collection, vectors)
    with pytest.raises(CorruptIndex, match="读不出来"):
        dense.rank(np.ones(4, np.float32), 2)
    client.close()


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
