"""Search: over a made-up library what must hold of any, over the real one what people ask."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.services import Services
from corpus.citation import Citation
from corpus.wordings import ELSEWHERE, PREMISE, RIGHT, SILENCE
from index.build import open_or_build
from index.retriever import Retriever
from tests.tiny import HashEmbedder, tiny_library


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    """The search over the made-up library."""
    library = tiny_library(tmp_path_factory.mktemp("library"))
    retriever = open_or_build(tmp_path_factory.mktemp("index"), library, HashEmbedder(), lambda *_: None)
    yield retriever
    retriever.close()


@pytest.fixture(scope="session")
def retriever(services: Services) -> Retriever:
    """The search over the real library."""
    return services.retriever


def test_a_hit_says_what_found_it_and_shows_the_passage(tiny: Retriever) -> None:
    best = tiny.search("公示时间不少于几个工作日")[0]
    assert best.target == "tiny/3" and best.is_clause
    assert best.text in ("公示时间不少于5个工作日。", "评价按照《某评价办法》执行。公示时间不少于5个工作日。")
    assert {"dense_text", "lexical_text"} <= set(best.found_by)
    assert best.span is not None


def test_silences_premises_and_elsewheres_are_no_clauses(tiny: Retriever) -> None:
    for question, target in (
        ("给多少钱", "silence:money"),
        ("公示十天吧", "premise:ten-days"),
        ("今天下雨吗", "elsewhere:weather"),
    ):
        hits = {hit.target: hit for hit in tiny.search(question, 99)}
        assert not hits[target].is_clause and hits[target].text == "" and hits[target].span is None
        assert {hit.target for hit in tiny.search(question, 99, clauses_only=True)} < hits.keys()


def test_the_lexicon_helps(tiny: Retriever) -> None:
    assert "lexical_text" in next(hit for hit in tiny.search("张榜", 99) if hit.target == "tiny/3").found_by


def test_the_limit_is_kept(tiny: Retriever) -> None:
    assert len(tiny.search("公示", 2)) == 2
    assert tiny.search("公示", 0) == []
    assert tiny.search("公示", 2) == tiny.search("公示", 99)[:2]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=st.text(max_size=80))
def test_any_question_is_answered_alike_each_time(tiny: Retriever, question: str) -> None:
    hits = tiny.search(question, 99)
    assert hits == tiny.search(question, 99)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.target for hit in hits}) == len(hits)
    assert all(0 <= hit.score <= 1 for hit in hits)


def test_width_and_traditional_characters_make_no_difference(tiny: Retriever) -> None:
    assert tiny.search("場地要２０平方米嗎") == tiny.search("场地要20平方米吗")


# ── the real library ──

ASKED = {
    "公示要几天？": "9(6)",
    "团队里职称有什么要求": "8(3)",
    "每年什么时候交自评价报告": "24",
    "考核不合格会怎么样": "26",
    "哪些情形会被撤销": "27",
    "高校能牵头组建吗": "4(3)",
    "注册地搬了要办什么手续": "20",
    "撤销以后多久能再申报": "26",
    "What happens if a centre fails its evaluation?": "26",
}


@pytest.mark.parametrize(("question", "place"), ASKED.items())
def test_the_questions_of_the_issue_find_their_article(
    retriever: Retriever, question: str, place: str
) -> None:
    found = [Citation.parse(hit.target) for hit in retriever.search(question, 12) if hit.is_clause]
    assert any(Citation.parse(place).covers(citation) for citation in found)


@pytest.mark.parametrize(
    ("question", "kind"),
    [("今天天气怎么样", "elsewhere:"), ("优秀的分数线是多少", "silence:"), ("能给多少钱", "silence:")],
)
def test_what_no_clause_answers_is_found_out(retriever: Retriever, question: str, kind: str) -> None:
    assert retriever.search(question)[0].target.startswith(kind)


def test_the_keys_find_the_places_that_they_stand_at(retriever: Retriever) -> None:
    """A sample of the keys; the classifier has seen them all, so hardly one may be lost."""
    keys = [key for key in retriever.questions if ":" not in key.target][::25]
    lost = [key.text for key in keys if retriever.search(key.text, 1)[0].target != key.target]
    assert len(lost) <= 0.03 * len(keys), lost


def test_the_keys_of_what_is_no_clause_find_it_among_the_first_three(retriever: Retriever) -> None:
    keys = [key for key in retriever.questions if key.target.startswith((SILENCE, PREMISE, ELSEWHERE))][::50]
    lost = [
        key.text for key in keys if key.target not in {hit.target for hit in retriever.search(key.text, 3)}
    ]
    assert len(lost) <= 0.03 * len(keys), lost


def test_what_is_rightly_believed_leads_to_its_clause_and_speaks_against_the_mistake(
    retriever: Retriever,
) -> None:
    keys = [key for key in retriever.questions if key.target.startswith(RIGHT)][::50]
    lost, mistaken = [], []
    for key in keys:
        hits = retriever.search(key.text, 30)
        places = retriever.core.beside[key.target]
        if not {hit.target for hit in hits if hit.is_clause} & set(places):
            lost.append(key.text)
        belief = next((hit for hit in hits if hit.target == PREMISE + key.target.removeprefix(RIGHT)), None)
        if belief and belief.against < belief.score:
            mistaken.append(key.text)
    assert len(lost) <= 0.03 * len(keys), lost
    assert len(mistaken) <= 0.05 * len(keys), mistaken


def test_the_real_search_is_deterministic(retriever: Retriever) -> None:
    for question in ASKED:
        assert retriever.search(question, 20) == retriever.search(question, 20)


def test_a_very_long_question_is_searched(retriever: Retriever) -> None:
    assert retriever.search("公示" * 1_000)


def test_two_builds_search_alike(tmp_path: Path) -> None:
    library = tiny_library(tmp_path / "library")
    first, second = (
        open_or_build(tmp_path / name, library, HashEmbedder(), lambda *_: None) for name in ("one", "two")
    )
    for question in ("公示", "几个人", "下雨", "钱"):
        assert first.search(question, 99) == second.search(question, 99)
    first.close()
    second.close()


@pytest.mark.parametrize(
    ("before", "message", "target"),
    [
        ("主任换人是报批还是备案", "那改名呢", "hohhot-tic/20"),
        ("公示要挂几天", "挂着的时候有人告状咋办", "silence:objection-handling"),
        ("批下来给多少钱", "后天下雪不", "elsewhere:weather-news-sport"),
    ],
)
def test_what_a_message_asks_after_another_is_known(
    retriever: Retriever, before: str, message: str, target: str
) -> None:
    scores = retriever.follow_up(message, before)
    assert max(scores, key=lambda one: scores[one]) == target
    assert set(scores) <= set(retriever.core.targets.names)
    assert all(0 <= score <= 1 for score in scores.values())


def test_an_embedder_that_no_follow_ups_were_learned_with_gives_none(tiny: Retriever) -> None:
    assert tiny.follow_up("那改名呢", "主任换人是报批还是备案") == {}
