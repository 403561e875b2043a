"""The retrieval benchmark's own parts: measures, peers, the data set held as laws, the report."""

import gzip
import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.library import load_library
from evals import stard
from evals.retrieval_metrics import NAMES, discounted_gain, means, measures, recall, reciprocal_rank
from evals.retrieval_peers import Tutorial, Words, best, dense, reciprocal_ranks, weighted_scores
from evals.retrieval_report import Row, draw, table
from evals.retrieval_serving import peak_memory
from index.chunks import articles as cut_articles
from index.tokens import tokens

ARTICLES = [
    {"id": "d1", "law": "乙条例", "article": "第十条", "text": "公示时间不少于五日。\n公示应当公开。"},
    {"id": "g1", "law": "甲法", "article": "第二条之一", "text": "离婚时，夫妻的共同财产由双方协议处理。"},
    {"id": "g2", "law": "甲法", "article": "第一条", "text": "为了保护权利，制定本法。"},
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "stard"
    folder.mkdir(parents=True)
    with gzip.open(folder / "articles.jsonl.gz", "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in ARTICLES)
    question = {"id": 1, "question": "离婚了财产怎么分", "gold": ["g1"]}
    (folder / "dev.jsonl").write_text(json.dumps(question) + "\n", "utf-8")
    return folder.parent


def test_measures_of_a_ranking_known_by_hand() -> None:
    ranked, gold = ["a", "b", "c"], {"b", "x"}
    assert recall(ranked, gold, 1) == 0
    assert recall(ranked, gold, 5) == 0.5
    assert reciprocal_rank(ranked, gold) == 0.5
    ideal = 1 + 1 / math.log2(3)
    assert discounted_gain(ranked, gold) == pytest.approx((1 / math.log2(3)) / ideal)
    assert reciprocal_rank(ranked, {"z"}) == 0
    assert means([ranked, ["x", "b"]], [gold, gold])[NAMES.index("R@5")] == 0.75


@given(st.permutations([str(number) for number in range(12)]), st.sets(st.integers(0, 11), min_size=1))
def test_measures_lie_between_nothing_and_perfect(ranked: list[str], numbers: set[int]) -> None:
    gold = {str(number) for number in numbers}
    found = measures(ranked, gold)
    assert all(0 <= value <= 1 + 1e-9 for value in found)
    assert list(found[:5]) == sorted(found[:5])
    perfect = measures([*sorted(gold), *(set(ranked) - gold)], gold)
    assert perfect[NAMES.index("nDCG@10")] == pytest.approx(1)


def test_articles_come_law_by_law_and_by_number(data: Path) -> None:
    assert [article.id for article in stard.read_articles(data)] == ["d1", "g2", "g1"]
    (question,) = stard.read_questions(data, "dev")
    assert question == stard.Question("离婚了财产怎么分", frozenset({"g1"}))


def test_every_article_is_held_as_staff_would_hold_it(data: Path, tmp_path: Path) -> None:
    articles = stard.read_articles(data)
    stard.hold(articles, tmp_path / "corpus")
    library = load_library(held=tmp_path / "corpus")
    places = stard.places(articles, library)
    assert sorted(places.values()) == ["d1", "g1", "g2"]
    found = {
        places[f"{name}/{chunk.target}"]: chunk.embedded
        for name in library.documents
        if name.startswith("stard-")
        for chunk in cut_articles(library.documents[name])
    }
    for article in articles:
        assert "".join(found[article.id].split()) == "".join(article.embedded.split())


def test_peers_rank_and_fuse() -> None:
    words = Words(["共同财产 协议", "公示 五日", "制定 本法"], tokens)
    assert words.rank("公示几日")[0][0] == 1
    assert words.rank("zzz") == []
    vectors = np.eye(3, dtype=np.float32)
    near = dense(vectors, vectors[2])
    assert near[0] == (2, 1.0)
    assert reciprocal_ranks([(0, 9.0), (1, 8.0)], [(1, 0.5), (2, 0.4)])[0] == 1
    assert weighted_scores([(0, 9.0), (1, 3.0)], [(2, 0.9), (1, 0.8), (0, 0.1)]) == [2, 1, 0]
    assert weighted_scores([], [(1, 0.9)]) == [1]


def test_no_more_than_a_hundred_are_given() -> None:
    ranked = best(np.arange(500, dtype=np.float32))
    assert [row for row, _ in ranked] == list(range(499, 399, -1))


def test_the_tutorial_finds_the_articles_that_begin_in_a_chunk(data: Path) -> None:
    tutorial = Tutorial(stard.read_articles(data))
    assert len(tutorial.chunks) == 2
    assert tutorial.ranking([1, 0]) == [1, 2, 0]


def test_a_chunk_within_a_long_article_leads_to_it() -> None:
    text = "本条很长。" * 300
    long = [stard.Article("a", "甲法", "第一条", text), stard.Article("b", "甲法", "第二条", "短。")]
    tutorial = Tutorial(long)
    assert tutorial.ranking([1]) == [0]
    assert tutorial.ranking([len(tutorial.chunks) - 1])[-1] == 1


def test_the_report_names_every_system() -> None:
    values = tuple(number / 10 for number in range(1, 8))
    text = table([Row("ours", values, values)], {"peak memory": "1 MB"}, "make x", "few articles")
    assert "| ours | 0.100 | 0.200 |" in text
    assert "| peak memory | 1 MB |" in text


def test_the_picture_is_drawn(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    values = (0.5,) * len(NAMES)
    draw([Row("ours", values, values), Row("peer", values, values)], tmp_path / "picture.png")
    assert (tmp_path / "picture.png").read_bytes().startswith(b"\x89PNG")


def test_the_peak_of_memory_is_that_of_this_process(tmp_path: Path) -> None:
    status = tmp_path / "status"
    status.write_text("Name:\tpython\nVmHWM:\t  2048 kB\nVmRSS:\t  1024 kB\n", "ascii")
    assert peak_memory(status) == 2
    assert peak_memory(tmp_path / "nowhere") > 10
    assert peak_memory() > 10
