"""The ranking of added documents: which rows are candidates, what is told about them, what weighs how."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from index.affinity import Affinity
from index.build import open_or_build
from index.library_ranking import (
    ALONE,
    FEATURES,
    WITH_AFFINITY,
    Candidates,
    LibraryRanker,
    LibraryWeights,
    gather,
)
from index.retriever import Retriever
from tests.index.shelves import add, library
from tests.index.support import silent
from tests.tiny import HashEmbedder

ALL = frozenset({"parks@v1", "dogs@v1", "court@v1"})
NONE = LibraryWeights(**dict.fromkeys(FEATURES, 0.0))


@pytest.fixture
def retriever(tmp_path: Path) -> Iterator[Retriever]:
    held = tmp_path / "corpus"
    add(held, "parks", ["为了公园绿地，制定本规定。", "公园应当种植乔木和灌木。"], title="公园条例")
    add(held, "dogs", ["遛狗应当牵绳。", "养狗应当登记。" + "登记的办法很长。" * 20], title="养犬法")
    add(held, "court", ["狗伤人的，饲养人赔偿。"], title="关于审理饲养动物损害案件的解释")
    opened = open_or_build(tmp_path / "index", library(tmp_path / "root", held), HashEmbedder(), silent)
    yield opened
    opened.close()


def texts(retriever: Retriever, found: Candidates) -> list[str]:
    return [chunk.text for chunk in retriever.added.passages.chunks(found.rows)]


def column(retriever: Retriever, question: str, feature: str) -> dict[str, float]:
    """A feature by the words of the candidate."""
    found = gather(retriever.added.passages, retriever.asked(question), ALL)
    values = found.features[:, FEATURES.index(feature)].tolist()
    return {text[:4]: value for text, value in zip(texts(retriever, found), values, strict=True)}


def test_what_either_ranker_brings_is_told_about_in_both(retriever: Retriever) -> None:
    found = gather(retriever.added.passages, retriever.asked("遛狗要牵绳吗"), ALL)
    assert len(found.rows) == 5 and found.features.shape == (5, len(FEATURES))
    words = column(retriever, "遛狗要牵绳吗", "words")
    assert words["遛狗应当"] == 1 == max(words.values())
    meaning = column(retriever, "遛狗要牵绳吗", "meaning").values()
    assert min(meaning) == pytest.approx(0, abs=1e-6) and max(meaning) == pytest.approx(1, abs=1e-6)
    best = found.rows[texts(retriever, found).index("遛狗应当牵绳。")]
    assert found.listed["lexical_text"][int(best)][0] == 1


def test_the_rows_of_other_documents_are_no_candidates(retriever: Retriever) -> None:
    asked = retriever.asked("遛狗要牵绳吗")
    found = gather(retriever.added.passages, asked, frozenset({"parks@v1"}))
    assert len(found.rows) == 2
    assert {retriever.added.passages.document_of(row).title for row in found.rows.tolist()} == {"公园条例"}
    nothing = gather(retriever.added.passages, asked, frozenset())
    assert not len(nothing.rows) and nothing.features.shape == (0, len(FEATURES))
    assert LibraryRanker().scores(nothing, asked.vector).shape == (0,)


def test_a_document_that_fits_as_a_whole_helps_its_articles(retriever: Retriever) -> None:
    document = column(retriever, "遛狗养狗", "document")
    assert document["遛狗应当"] == document["养狗应当"] > document["公园应当"] == document["为了公园"]


def test_length_and_kind_are_told(retriever: Retriever) -> None:
    length, shortness = column(retriever, "狗", "length"), column(retriever, "狗", "shortness")
    assert length["养狗应当"] > 0 > length["遛狗应当"] and shortness["养狗应当"] == 0
    assert shortness["遛狗应当"] == length["遛狗应当"]
    kinds = {
        kind: {text for text, one in column(retriever, "狗", kind).items() if one} for kind in FEATURES[-3:]
    }
    assert kinds == {
        "statute": {"遛狗应当", "养狗应当"},
        "regulation": {"为了公园", "公园应当"},
        "court": {"狗伤人的"},
    }


def test_weights_and_affinity_decide_the_order(retriever: Retriever) -> None:
    asked = retriever.asked("遛狗要牵绳吗")
    found = gather(retriever.added.passages, asked, ALL)
    by_kind = LibraryRanker(LibraryWeights(**{**dict.fromkeys(FEATURES, 0.0), "court": 1.0}))
    assert (
        texts(retriever, found)[int(by_kind.scores(found, asked.vector).argmax())] == "狗伤人的，饲养人赔偿。"
    )
    wide = len(asked.vector)
    empty = np.zeros((wide, 1), np.float32)
    for at, wanted in enumerate(found.vectors):
        drawn = LibraryRanker(NONE, Affinity(empty[:, 0], wanted, empty, empty.T))
        assert int(drawn.scores(found, asked.vector).argmax()) == at


def test_an_embedder_has_its_weights() -> None:
    assert LibraryRanker.of("e5-small-q4").weights == WITH_AFFINITY
    assert LibraryRanker.of("openai:anything") == LibraryRanker(ALONE, None)


@given(some.text("公园狗船证的要吗", min_size=1, max_size=12))
def test_scores_lie_between_0_and_1(question: str) -> None:
    rng = np.random.default_rng(len(question))
    features = rng.normal(size=(len(question), len(FEATURES))).astype(np.float32)
    vectors = rng.normal(size=(len(question), 4)).astype(np.float32)
    found = Candidates(np.arange(len(question)), vectors, features, {})
    scores = LibraryRanker(ALONE).scores(found, vectors[0])
    assert scores.min() == 0 and scores.max() <= 1
