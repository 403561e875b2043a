"""The rankers one by one: tokens, BM25, the learned classifier, the vectors, the figures."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.asks import Figures, asked_kinds, offered_kinds
from index.chunks import Chunk
from index.dense import Dense, embedded_client
from index.learned import Learned
from index.lexical import Lexical
from index.tokens import tokens
from tests.tiny import HashEmbedder


def chunks(*texts: str) -> list[Chunk]:
    return [Chunk(id=str(row), target=f"x/{row + 1}", text=text) for row, text in enumerate(texts)]


# ── tokens ──


def test_characters_and_bigrams_and_whole_latin_words() -> None:
    assert tokens("公示５天，ABC公示") == ["公", "示", "公示", "5", "天", "abc", "公", "示", "公示"]
    assert tokens("30.5% 。！") == ["30.5"]


@given(st.text(max_size=60))
def test_tokens_are_never_empty(text: str) -> None:
    assert all(tokens(text))


# ── lexical ──


def test_the_chunk_that_shares_most_is_first_and_others_are_left_out() -> None:
    lexical = Lexical.build(chunks("公示时间不少于5个工作日", "评价分为自评价和部门评价", "xyz"))
    ranked = lexical.rank("公示时间", 10)
    assert [row for row, _ in ranked] == [0] and ranked[0][1] > 0
    assert [row for row, _ in lexical.rank("公示时间和评价", 10)] == [0, 1]
    assert [row for row, _ in lexical.rank("公示时间和评价", 1)] == [0]


@pytest.mark.parametrize("question", ["", "？？", "量子纠缠"])
def test_what_shares_nothing_finds_nothing(question: str) -> None:
    assert Lexical.build(chunks("公示时间")).rank(question, 10) == []


def test_a_lexical_index_is_read_as_it_was_written(tmp_path: Path) -> None:
    lexical = Lexical.build(chunks("公示时间不少于5个工作日", "部门评价", "撤销资格"))
    lexical.save(tmp_path)
    assert Lexical.load(tmp_path).rank("公示和评价", 10) == lexical.rank("公示和评价", 10)


def test_an_empty_lexical_index_is_read_as_it_was_written(tmp_path: Path) -> None:
    Lexical.build([]).save(tmp_path)
    assert Lexical.load(tmp_path).rank("公示", 10) == []


# ── learned ──

KEYS = {
    "x/1": ["公示要几天", "要公示多久"],
    "x/2": ["多少人才够", "人员比例多高"],
    "x/3": ["会被撤销吗", "什么情形撤销"],
}


def trained() -> Learned:
    pairs = [(key, target) for target, keys in KEYS.items() for key in keys]
    vectors = HashEmbedder().embed_questions([key for key, _ in pairs])
    return Learned.train(vectors, [target for _, target in pairs])


def test_the_classifier_finds_the_keys_that_it_was_trained_on() -> None:
    learned = trained()
    for target, keys in KEYS.items():
        for vector in HashEmbedder().embed_questions(keys):
            scores = learned.scores(vector)
            assert max(scores, key=lambda one: scores[one]) == target
            assert scores[target] > 0.5


def test_the_classifier_is_read_as_it_was_written(tmp_path: Path) -> None:
    learned = trained()
    learned.save(tmp_path / "learned.npz")
    again = Learned.load(tmp_path / "learned.npz")
    (vector,) = HashEmbedder().embed_questions(["公示多久"])
    assert again.scores(vector) == learned.scores(vector)


def test_training_has_no_randomness() -> None:
    (vector,) = HashEmbedder().embed_questions(["公示多久"])
    assert trained().scores(vector) == trained().scores(vector)


# ── dense ──


def test_vectors_are_ranked_by_cosine(tmp_path: Path) -> None:
    client = embedded_client(tmp_path)
    vectors = np.array([[1, 0], [0.6, 0.8], [0, 1], [-1, 0]], np.float32)
    Dense.build(client, "some", vectors)
    dense = Dense(client, "some", 4)
    ranked = dense.rank(vectors[1], 3)
    assert [row for row, _ in ranked] == [1, 2, 0]
    assert [score for _, score in ranked] == pytest.approx([1.0, 0.8, 0.6], abs=1e-6)
    assert len(dense.rank(vectors[0], 99)) == 4
    dense.close()


def test_rows_are_in_the_order_given_over_several_batches(tmp_path: Path) -> None:
    client = embedded_client(tmp_path)
    vectors = np.random.default_rng(1).normal(size=(2_500, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    Dense.build(client, "many", vectors)
    dense = Dense(client, "many", 2_500)
    for row in (0, 1_999, 2_000, 2_499):
        assert dense.rank(vectors[row], 1)[0][0] == row
    dense.close()


# ── figures ──


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("公示要几天", {"duration"}),
        ("最迟什么时候交", {"date"}),
        ("能给多少钱", {"money"}),
        ("至少要几个人", {"people", "count"}),
        ("人员占比多少", {"share"}),
        ("How long is the publicity?", {"duration"}),
        ("谁来管", set()),
    ],
)
def test_a_question_asks_for_kinds_of_figure(question: str, kinds: set[str]) -> None:
    assert asked_kinds(question) == kinds


def test_a_text_offers_kinds_of_figure() -> None:
    assert offered_kinds("公示时间不少于5个工作日") == {"duration"}
    assert offered_kinds("每年1月底前") == {"date"}
    assert offered_kinds("均不低于总人数的30%") == {"share"}
    assert offered_kinds("没有数") == frozenset()


def test_clauses_that_offer_and_silences_that_lack_the_figure_are_ranked() -> None:
    figures = Figures(
        chunks("公示5个工作日", "没有数"),
        [
            Chunk("a", "silence:money", "给多少钱"),
            Chunk("b", "silence:money", "有没有补助"),
            Chunk("c", "x/1", "公示几天"),
        ],
    )
    assert figures.rankings("公示几天") == {
        "figure_offered": {"x/1": 1.0},
        "figure_silent": {"silence:money": 0.0},
    }
    assert figures.rankings("补多少钱")["figure_silent"] == {"silence:money": 0.5}
    assert figures.rankings("怎么办") == {"figure_not_asked": {"silence:money": 0.5}}
