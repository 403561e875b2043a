"""The rankers one by one: tokens, BM25, the learned classifier, the vectors, the figures."""

from collections.abc import Callable, Iterator
from pathlib import Path

import bm25s
import numpy as np
import pytest
from chromadb.api.models.Collection import Collection
from hypothesis import given
from hypothesis import strategies as st

from index.asks import Figures, asked_kinds, offered_kinds
from index.best import best
from index.chunks import Chunk
from index.dense import Dense
from index.embeddings import Vectors, units
from index.graph import BATCH, embedded_client, fill
from index.learned import Learned
from index.lexical import Lexical, Scope
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
    lexical = Lexical.build(["公示时间不少于5个工作日", "评价分为自评价和部门评价", "xyz"])
    ranked = lexical.rank("公示时间", 10)
    assert [row for row, _ in ranked] == [0] and ranked[0][1] > 0
    assert [row for row, _ in lexical.rank("公示时间和评价", 10)] == [0, 1]
    assert [row for row, _ in lexical.rank("公示时间和评价", 1)] == [0]


@pytest.mark.parametrize("question", ["", "？？", "量子纠缠"])
def test_what_shares_nothing_finds_nothing(question: str) -> None:
    assert Lexical.build(["公示时间"]).rank(question, 10) == []


def test_a_lexical_index_is_read_as_it_was_written(tmp_path: Path) -> None:
    lexical = Lexical.build(["公示时间不少于5个工作日", "部门评价", "撤销资格"])
    lexical.save(tmp_path)
    assert Lexical.load(tmp_path).rank("公示和评价", 10) == lexical.rank("公示和评价", 10)


def test_an_empty_lexical_index_is_read_as_it_was_written(tmp_path: Path) -> None:
    Lexical.build([]).save(tmp_path)
    assert Lexical.load(tmp_path).rank("公示", 10) == []


WORDS = st.lists(st.text(alphabet="公示时间评价撤销资格ab1 ", max_size=12), min_size=1, max_size=12)


@given(texts=WORDS, question=st.text(alphabet="公示时间评价撤销资格ab1 ", max_size=8))
def test_scores_are_those_of_bm25s(texts: list[str], question: str) -> None:
    numbers: dict[str, int] = {}
    ids = [[numbers.setdefault(token, len(numbers)) for token in tokens(text)] for text in texts]
    asked = [numbers[token] for token in tokens(question) if token in numbers]
    mine = Scope([Lexical.build(texts)]).scores(question)[0]
    if not asked:
        assert not mine.any()
        return
    theirs = bm25s.BM25()
    theirs.index((ids, numbers), show_progress=False)
    np.testing.assert_allclose(mine, theirs.get_scores_from_ids(asked), atol=1e-5)


@given(first=WORDS, second=WORDS, question=st.sampled_from(["公示", "评价a", "时间1 撤销"]))
def test_a_term_weighs_alike_in_every_list(first: list[str], second: list[str], question: str) -> None:
    """Two lists with the same text in them give it the same score, where their texts are as long on average."""
    first, second = [*first, "公示时间"], ["公示时间", *second]
    lists = [Lexical.build(first), Lexical.build(second)]
    one, other = Scope(lists).scores(question)
    lengths = [np.mean([len(tokens(text)) for text in texts]) for texts in (first, second)]
    if lengths[0] == lengths[1]:
        assert one[-1] == pytest.approx(other[0], rel=1e-5)
    assert (one[-1] > 0) == (other[0] > 0)


def test_the_best_rows_come_first_and_of_equal_ones_the_first() -> None:
    scores = np.array([0, 2, 1, 2, 0.5], np.float32)
    assert best(scores, 2, above=0) == [(1, 2.0), (3, 2.0)]
    assert best(scores, 9, above=0) == [(1, 2.0), (3, 2.0), (2, 1.0), (4, 0.5)]
    assert best(scores, 0, above=0) == [] and best(scores[:1], 3, above=0) == []


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
            scores = learned.rankings(vector)["learned"]
            assert learned.targets[int(scores.argmax())] == target and scores.max() > 0.5


def test_training_goes_on_from_an_earlier_classifier() -> None:
    learned, more = trained(), [*KEYS["x/1"], *KEYS["x/2"], "要不要场地", "场地多大"]
    vectors = HashEmbedder().embed_questions(more)
    targets = ["x/1", "x/1", "x/2", "x/2", "x/4", "x/4"]
    anew = Learned.train(vectors, targets)
    for start in (learned, learned.in_short()):
        again = Learned.train(vectors, targets, start)
        assert again.targets == anew.targets == ["x/1", "x/2", "x/4"]
        for vector in vectors:
            scores = [one.rankings(vector)["learned"] for one in (again, anew)]
            assert np.abs(scores[0] - scores[1]).max() < 0.05


def test_the_classifier_is_read_as_it_was_written(tmp_path: Path) -> None:
    learned = trained()
    learned.save(tmp_path / "learned.npz")
    again = Learned.load(tmp_path / "learned.npz")
    (vector,) = HashEmbedder().embed_questions(["公示多久"])
    assert again.targets == learned.targets
    for name, ranking in learned.rankings(vector).items():
        assert again.rankings(vector)[name].tolist() == ranking.tolist()


def test_training_has_no_randomness() -> None:
    (vector,) = HashEmbedder().embed_questions(["公示多久"])
    once, again = (trained().rankings(vector)["learned"].tolist() for _ in range(2))
    assert once == again


# ── dense ──


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Callable[[Vectors], Dense]]:
    """Gives the search over vectors that were put into a real Chroma collection."""
    client = embedded_client(tmp_path)
    yield lambda vectors: in_graph(fill(client, "some", vectors), vectors)
    client.close()


def in_graph(collection: Collection, vectors: Vectors) -> Dense:
    """The search that asks the collection from the beginning."""
    return Dense(lambda: collection, vectors)


def unit_vectors(count: int) -> Vectors:
    """Vectors in all directions of eight dimensions."""
    return units(np.random.default_rng(1).normal(size=(count, 8)))


@pytest.mark.parametrize("in_chroma", [True, False])
def test_vectors_are_ranked_by_cosine(collection: Callable[[Vectors], Dense], in_chroma: bool) -> None:
    vectors = np.array([[1, 0], [0.6, 0.8], [0, 1], [-1, 0]], np.float32)
    dense = collection(vectors) if in_chroma else Dense(lambda: None, vectors)
    ranked = dense.rank(vectors[1], 3)
    assert [row for row, _ in ranked] == [1, 2, 0]
    assert [score for _, score in ranked] == pytest.approx([1.0, 0.8, 0.6], abs=1e-6)
    assert len(dense.rank(vectors[0], 99)) == 4
    assert dense.rank(vectors[0], 0) == []
    np.testing.assert_allclose(dense.cosines(vectors[1], np.array([3, 0])), [-0.6, 0.6], atol=1e-6)


def test_rows_are_in_the_order_given_over_several_batches(collection: Callable[[Vectors], Dense]) -> None:
    vectors = unit_vectors(BATCH + 10)
    dense = collection(vectors)
    for row in (0, BATCH - 1, BATCH, BATCH + 9):
        assert dense.rank(vectors[row], 1)[0][0] == row


@pytest.mark.parametrize("share", [0.0, 0.02, 0.3, 0.6, 0.97, 1.0])
def test_only_rows_that_are_allowed_are_found_and_none_is_missed(
    collection: Callable[[Vectors], Dense], share: float
) -> None:
    vectors = unit_vectors(300)
    dense = collection(vectors)
    allowed = np.random.default_rng(2).random(300) < share
    for question in unit_vectors(20):
        right = sorted(np.flatnonzero(allowed), key=lambda row: -float(vectors[row] @ question))[:25]
        assert [row for row, _ in dense.rank(question, 25, allowed)] == right


def test_where_the_nearest_are_all_forbidden_the_others_are_compared(
    collection: Callable[[Vectors], Dense],
) -> None:
    vectors = unit_vectors(200)
    question = vectors[0]
    allowed = np.ones(200, np.bool_)
    allowed[np.argsort(-(vectors @ question))[:60]] = False
    assert len(collection(vectors).rank(question, 40, allowed)) == 40


# ── figures ──


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("公示要几天", {"duration"}),
        ("最迟什么时候交", {"date"}),
        ("能给多少钱", {"money"}),
        ("至少要几个人", {"people", "count"}),
        ("人员占比多少", {"share"}),
        ("椅子总数封不封顶，上限几把", {"people"}),
        ("委员会由哪几类人组成", {"count"}),
        ("我方最多坐几席", set()),
        ("给二十万还是两百万", {"money"}),
        ("How long is the publicity?", {"duration"}),
        ("几年以后还能报吗", {"duration"}),
        ("搞了几年没有收入，谁来管", set()),
        ("去哪个网站查", {"contact"}),
        ("伤了好几个人还保得住吗", set()),
        ("上限是几分之几", {"share"}),
        ("有没有方案的范本", {"template"}),
        ("谁来管", set()),
        ("公示完多久发文", {"time_limit"}),
        ("区里收了材料多少天之内给答复", {"time_limit"}),
        ("公示几天才能发文", {"duration"}),
        ("批复后多久做综合评价", {"duration"}),
        ("专家的路费谁掏", {"expense"}),
        ("晚交了罚款多少", {"fine"}),
        ("公示挂哪个平台", {"channel"}),
        ("这份办法哪天印发的", {"date", "issue_day"}),
    ],
)
def test_a_question_asks_for_kinds_of_figure(question: str, kinds: set[str]) -> None:
    assert asked_kinds(question) == kinds


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("原则之外有哪些例外", "exception"),
        ("整改能不能宽限俩月", "extension"),
        ("他们不回话，算默许吗", "deemed"),
        ("评审人数要奇数吗", "parity"),
        ("撤了以后补助要退回不", "refund"),
        ("评优有没有奖金", "prize"),
        ("对结果不服咋办", "appeal"),
        ("印发以前批的适用不适用，有没有溯及力", "retroactive"),
        ("几起事故才算重大", "measure"),
        ("自己退的也禁报吗", "ban"),
        ("29.8%能不能四舍五入", "rounding"),
        ("团队最低人数是多少", "least_people"),
        ("合格跟优秀之间还有几档", "grade"),
    ],
)
def test_a_question_asks_for_what_is_no_figure(question: str, kind: str) -> None:
    assert kind in asked_kinds(question)


def test_a_text_offers_what_is_no_figure_by_its_words() -> None:
    assert "ban" in offered_kinds("撤销其资格，3年内不得再行申报")
    assert "extension" in offered_kinds("公示时间不少于5个工作日")
    assert "prize" in offered_kinds("落实科技成果转化奖励政策")


def test_a_text_offers_kinds_of_figure() -> None:
    assert offered_kinds("公示时间为5个工作日") == {"duration"}
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
