"""Real kills and real races: a process that builds is killed at random moments, and two build at once."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.build import is_built, open_or_build
from index.hits import Hit
from tests.index.shelves import add, library, parts
from tests.index.support import silent, visible
from tests.tiny import HashEmbedder

ARTICLES = [f"第{number}种船应当配备救生衣{number}件。" for number in range(9)]

# Builds slowly: so that a kill meets it anywhere, in the embedding as well as in the writing.
BUILDER = """
import sys, time
from pathlib import Path
from index.build import open_or_build
from tests.index.shelves import library
from tests.tiny import HashEmbedder

class Slow(HashEmbedder):
    def embed_questions(self, texts):
        time.sleep(0.05)
        return super().embed_questions(texts)
    embed_passages = embed_questions

root, held, home = map(Path, sys.argv[1:])
print("ready", flush=True)
open_or_build(home, library(root, held), Slow(), lambda *_: None).close()
"""


def builder(folder: Path) -> "subprocess.Popen[str]":
    """Start a process that builds the index of what is held, and give it when it begins."""
    started = subprocess.Popen(
        [sys.executable, "-c", BUILDER, *(str(folder / name) for name in ("root", "corpus", "index"))],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert started.stdout is not None and started.stdout.readline() == "ready\n"
    return started


def search(folder: Path) -> list[Hit]:
    """Open what is built (building what is not), and search it."""
    held = library(folder / "root", folder / "corpus")
    retriever = open_or_build(folder / "index", held, HashEmbedder(), silent)
    try:
        return retriever.search("救生衣多少件", document="boats")
    finally:
        retriever.close()


@pytest.fixture(scope="module")
def whole_time(tmp_path_factory: pytest.TempPathFactory) -> float:
    """How many seconds such a build takes here, when nobody kills it."""
    folder = tmp_path_factory.mktemp("timed")
    add(folder / "corpus", "boats", ARTICLES)
    library(folder / "root", folder / "corpus")
    started = time.monotonic()
    builder(folder).communicate()
    return time.monotonic() - started


@pytest.mark.parametrize("moment", range(8))
def test_a_kill_at_any_moment_leaves_the_old_index_and_no_rubbish(
    tmp_path: Path, whole_time: float, moment: int
) -> None:
    add(tmp_path / "corpus", "boats", ARTICLES)
    before = library(tmp_path / "root", tmp_path / "corpus")
    right = search(tmp_path)
    for number in range(3):
        add(tmp_path / "corpus", f"rules{number}", [f"{text}{number}" for text in ARTICLES])
    building = builder(tmp_path)
    time.sleep(whole_time * (moment + random.Random(moment).random()) / 8)
    building.kill()
    building.communicate()

    assert is_built(tmp_path / "index", before, "hash"), "the old one is whole"
    retriever = open_or_build(tmp_path / "index", before, HashEmbedder(), silent)
    assert retriever.search("救生衣多少件", document="boats") == right
    retriever.close()

    assert [hit.target for hit in search(tmp_path)] == [hit.target for hit in right]
    assert sorted(name for names in parts(tmp_path / "index").values() for name in names) == [
        "boats@v1", "rules0@v1", "rules1@v1", "rules2@v1",
    ]  # fmt: skip
    assert not list((tmp_path / "index").glob(".building-*"))
    named = {entry.name for entry in visible(tmp_path / "index") if entry.is_dir()}
    assert set(parts(tmp_path / "index")) <= named and len(named) <= 3, "one core, an old and a new segment"


def test_a_kill_while_another_waits_lets_the_other_build(tmp_path: Path) -> None:
    add(tmp_path / "corpus", "boats", ARTICLES)
    first, second = builder(tmp_path), builder(tmp_path)
    time.sleep(0.1)
    first.kill()
    first.communicate()
    second.communicate()
    assert second.returncode == 0
    assert is_built(tmp_path / "index", library(tmp_path / "root", tmp_path / "corpus"), "hash")


def test_processes_that_build_at_once_make_one_index(tmp_path: Path) -> None:
    add(tmp_path / "corpus", "boats", ARTICLES)
    at_work = [builder(tmp_path) for _ in range(3)]
    for one in at_work:
        one.communicate()
    assert [one.returncode for one in at_work] == [0, 0, 0]
    assert len([entry for entry in visible(tmp_path / "index") if entry.is_dir()]) == 2
    assert search(tmp_path)[0].target.startswith("boats/")
