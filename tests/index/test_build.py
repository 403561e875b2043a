"""Building and opening an index: beside and swapped, never half, only what is new."""

from pathlib import Path

import pytest

from index.build import build, fingerprint, is_built, open_or_build
from index.errors import IndexProblem
from tests.index.support import QUESTION, searched, silent, the_index, visible
from tests.tiny import FILES, Changed, HashEmbedder, tiny_library

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
    (the_index(home) / "passages" / "vectors.npy").write_bytes(b"no array")
    (the_index(home) / "questions" / "chunks.sqlite").write_bytes(b"no table")
    embedder = HashEmbedder()
    library = tiny_library(tmp_path, {"silences/elsewhere.toml": None})
    open_or_build(home, library, embedder, silent).close()
    assert len(embedder.embedded) > 10


def test_a_library_without_keys_is_searched_all_the_same(tmp_path: Path) -> None:
    without = dict.fromkeys(
        (
            "questions/tiny.toml",
            "silences/tiny.toml",
            "silences/elsewhere.toml",
            "premises/tiny.toml",
            "wordings.tsv",
        )
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
            (
                "questions/tiny.toml",
                "readings/tiny.toml",
                "silences/tiny.toml",
                "premises/tiny.toml",
                "wordings.tsv",
            )
        ),
    }
    with pytest.raises(IndexProblem, match="库里没有条文"):
        open_or_build(tmp_path / "index", tiny_library(tmp_path / "library", without), HashEmbedder(), silent)


def test_building_again_puts_a_new_index_in_the_place_of_the_old(home: Path, tmp_path: Path) -> None:
    before = visible(home)
    marked = the_index(home) / "left by the old one"
    marked.touch()
    embedder = HashEmbedder()
    build(home, tiny_library(tmp_path), embedder, silent)
    assert not marked.exists() and visible(home) == before
    assert not embedder.embedded, "known texts keep their vectors"


def test_building_what_is_built_does_nothing(home: Path, tmp_path: Path) -> None:
    marked = the_index(home) / "left by the old one"
    marked.touch()
    build(home, tiny_library(tmp_path), HashEmbedder(), silent, anew=False)
    assert marked.exists()


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
    assert visible(tmp_path / "index") == []
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


def test_a_folder_without_its_stamp_is_built_anew(home: Path, tmp_path: Path) -> None:
    library = tiny_library(tmp_path / "library")
    folder = the_index(home)
    (folder / "stamp.json").unlink()
    (folder / "half").touch()
    open_or_build(home, library, HashEmbedder(), silent).close()
    assert is_built(home, library, "hash") and not (folder / "half").exists()


@pytest.mark.parametrize(
    "listed", ["", "[]", "{}", '{"core": "gone", "parts": []}', '{"core": "x", "parts": 3}']
)
def test_a_list_that_cannot_be_read_is_written_anew(home: Path, tmp_path: Path, listed: str) -> None:
    library = tiny_library(tmp_path / "library")
    (file,) = home.glob("*.json")
    file.write_text(listed, "utf-8")
    assert not is_built(home, library, "hash")
    embedder = HashEmbedder()
    open_or_build(home, library, embedder, silent).close()
    assert is_built(home, library, "hash") and not embedder.embedded


def test_older_indexes_go_but_for_the_newest(home: Path, tmp_path: Path) -> None:
    first = visible(home)
    libraries = [
        tiny_library(
            tmp_path / name,
            {
                "silences/elsewhere.toml": f'[[elsewhere]]\nid = "{name}"\ntitle = "t"\nquestions = ["问{name}"]\n'
            },
        )
        for name in "ab"
    ]
    (home / "1-left-by-an-older-program").mkdir()
    (home / ".building-left-by-a-killed-one").mkdir()
    open_or_build(home, libraries[0], HashEmbedder(), silent).close()
    assert {*first} < {*visible(home)}, "the one before may still serve"
    assert len(visible(home)) == 4 and not (home / ".building-left-by-a-killed-one").exists()
    open_or_build(home, libraries[1], HashEmbedder(), silent).close()
    assert not {*first} & {*visible(home)} and len(visible(home)) == 4
    assert all(is_built(home, library, "hash") for library in libraries)


def test_the_code_that_makes_an_index_is_part_of_its_name(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = tiny_library(tmp_path)
    monkeypatch.setattr("index.home.of_indexing", lambda: "other code")
    monkeypatch.setattr("index.build.of_indexing", lambda: "other code")
    assert not is_built(home, library, "hash")
    embedder = HashEmbedder()
    open_or_build(home, library, embedder, silent).close()
    assert is_built(home, library, "hash") and not embedder.embedded


def test_a_retriever_is_closed_for_good(home: Path, tmp_path: Path) -> None:
    retriever = open_or_build(home, tiny_library(tmp_path), HashEmbedder(), silent)
    retriever.close()
    retriever.close()
