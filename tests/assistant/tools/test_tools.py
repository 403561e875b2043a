import json
from pathlib import Path
from typing import Any

import pytest
from langchain_core.messages import ToolMessage
from langchain_core.tools import BaseTool

from assistant.checkers.decision import Decision
from assistant.checkers.registry import checkers
from assistant.live_services import open_services
from assistant.services import Services
from assistant.settings import Settings
from assistant.tools import all_tools
from assistant.tools.search_articles import describe, short, text_of
from corpus.citation import Citation
from corpus.library import Library
from index.hits import Hit
from tests.conftest import AS_OF
from tests.tiny import tiny_library


@pytest.fixture(scope="module")
def tools(services: Services) -> dict[str, BaseTool]:
    """All tools by name."""
    return {tool.name: tool for tool in all_tools(services)}


def call(tool: BaseTool, **arguments: Any) -> ToolMessage:
    message = tool.invoke({"name": tool.name, "args": arguments, "id": "1", "type": "tool_call"})
    assert isinstance(message, ToolMessage)
    return message


def content(message: ToolMessage) -> Any:
    return json.loads(str(message.content))


def test_there_is_a_tool_for_each_checker(tools: dict[str, BaseTool]) -> None:
    looking_up = {"search_articles", "read_article", "find_figures"}
    assert set(tools) == looking_up | {f"check_{name}" for name in checkers()}
    for tool in tools.values():
        assert "\u4e00" <= tool.description[0] <= "\u9fff", "models are told in Chinese what a tool is for"


# ── search_articles ──


def test_clauses_are_given_with_their_whole_text(tools: dict[str, BaseTool], library: Library) -> None:
    message = call(tools["search_articles"], question="公示要几天")
    hits = content(message)["hits"]
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)
    found = next(hit for hit in hits if hit["id"] == "9(6)")
    assert found["kind"] == "clause" and found["text"] == library.text(Citation.parse("9(6)"))
    assert found["found"] in found["text"] and found["found_by"]
    assert isinstance(message.artifact[0], Hit)


@pytest.mark.parametrize(
    ("question", "kind"),
    [("能给多少钱", "silence"), ("今天天气怎么样", "elsewhere"), ("公示3天就行吧", "premise")],
)
def test_other_kinds_of_hit_say_what_they_are(tools: dict[str, BaseTool], question: str, kind: str) -> None:
    hits = content(call(tools["search_articles"], question=question))["hits"]
    assert next(hit for hit in hits if hit["kind"] == kind)["says"]


def test_what_a_question_shows_by_its_words_is_found_though_the_search_may_not(
    tools: dict[str, BaseTool],
) -> None:
    question = "市政府给我们下批复，去哪个窗口取"
    whole = content(call(tools["search_articles"], question=question))["hits"]
    (alone,) = content(call(tools["search_articles"], question=question, beliefs_only=True))["hits"]
    assert alone["id"] == "premise:city-government-approves" and alone["worded"] == "市政府给我们下批复"
    assert next(hit for hit in whole if hit["id"] == alone["id"])["worded"] == alone["worded"]
    assert content(call(tools["search_articles"], question="公示要几天", beliefs_only=True))["hits"] == []


def test_what_is_made_of_a_clause_counts_only_where_the_question_is_about_that_clause(
    tools: dict[str, BaseTool],
) -> None:
    def shown(question: str) -> list[str]:
        hits = content(call(tools["search_articles"], question=question, beliefs_only=True))["hits"]
        return [hit["id"] for hit in hits]

    assert "premise:refuse-supervision-ok" in shown("拒不接受检查验收，考核评估也不让做，撑死挨顿批评")
    assert shown("公示期要满几个工作日，考核的人撑死挨顿批评") == []


def test_a_clause_says_which_document_not_held_it_leaves_its_matter_to(library: Library) -> None:
    described = {
        place: describe(Hit(f"hohhot-tic/{place}", 0.5, ()), library) for place in ("22", "23", "26")
    }
    assert described["22"]["left_to"] == described["26"]["left_to"]
    assert described["22"]["left_to"]["places"] == ["22", "26"] and "left_to" not in described["23"]


def test_every_silence_names_its_places_as_marks_and_the_policy_by_its_title(library: Library) -> None:
    for silence in library.silences.values():
        described = describe(Hit(f"silence:{silence.id}", 0.5, ("learned",)), library)
        assert described["says"].count("[[") == silence.says.count("{") and "{" not in described["says"]
        assert described["decided_by"] == (silence.decided_by and library.policy(silence.decided_by).title)


def test_every_premise_brings_the_clauses_that_put_it_right(library: Library) -> None:
    for premise in library.premises.values():
        described = describe(Hit(f"premise:{premise.id}", 0.5, ()), library)
        assert [place["id"] for place in described["places"]] == list(premise.places)
        assert all(place["text"] for place in described["places"])


def test_ids_are_short_in_the_main_document_alone(tmp_path: Path) -> None:
    assert short(Citation.parse("8(3)")) == "8(3)" and short(Citation.parse("tiny/2(1)")) == "tiny/2(1)"
    library = tiny_library(tmp_path)
    assert text_of(Citation.parse("tiny/2(1)"), library) == "人员不少于3人；"
    assert text_of(Citation.parse("tiny/9"), library) == ""


# ── find_figures ──


def test_a_figure_is_found_in_every_clause_that_says_it(tools: dict[str, BaseTool], library: Library) -> None:
    found = content(call(tools["find_figures"], figures=["三成"]))
    assert not found["unstated"] and "8(3)" in [hit["id"] for hit in found["hits"]]
    for hit in found["hits"]:
        assert "30%" in hit["found"] and hit["found"] in library.text(Citation.parse(hit["id"]))


def test_clauses_with_more_of_the_figures_go_before(tools: dict[str, BaseTool]) -> None:
    found = content(call(tools["find_figures"], figures=["1年", "36个月"]))
    assert [hit["id"] for hit in found["hits"]] == ["26"]


def test_a_figure_that_no_clause_says_is_named(tools: dict[str, BaseTool]) -> None:
    found = content(call(tools["find_figures"], figures=["61%", "30%"]))
    assert found["unstated"] == ["61%"] and found["hits"]
    assert content(call(tools["find_figures"], figures=["没有数"])) == {"hits": [], "unstated": []}


# ── read_article ──


@pytest.mark.parametrize(
    "place",
    [
        "12",
        "第十二条",
        "hohhot-tic/12",
        "article 12",
        "《呼和浩特市技术创新中心建设管理办法（试行）》第十二条",
    ],
)
def test_an_article_is_read_by_any_of_its_names(
    tools: dict[str, BaseTool], library: Library, place: str
) -> None:
    read = content(call(tools["read_article"], place=place))
    assert read["id"] == "12" and read["text"] == library.text(Citation.parse("12"))


def test_an_item_is_read_with_how_it_is_to_be_read(tools: dict[str, BaseTool], library: Library) -> None:
    read = content(call(tools["read_article"], place="八条三项"))
    assert read["id"] == "8(3)" and read["readings"]
    held = {reading.question: reading for reading in library.readings.values()}
    for reading in read["readings"]:
        known = held[reading["question"]]
        assert reading["applied"] == known.applied.text and known.applied.text not in reading["others"]


@pytest.mark.parametrize(
    ("place", "error"),
    [
        ("35", "没有第三十五条"),
        ("8(9)", "第八条只有6项"),
        ("天气", "不是条款号"),
        ("other/3", "库里没有文件“other”"),
        ("", "不是条款号"),
    ],
)
def test_a_place_that_is_not_there_is_an_error_in_words(
    tools: dict[str, BaseTool], place: str, error: str
) -> None:
    assert error in content(call(tools["read_article"], place=place))["error"]


def test_a_policy_that_is_not_held_is_named_with_the_articles_that_cite_it(
    tools: dict[str, BaseTool],
) -> None:
    read = content(call(tools["read_article"], place="《科技创新平台绩效评价管理办法》第三条"))
    assert read == {"not_held": "呼和浩特市科技创新平台绩效评价管理办法（试行）", "cited_in": ["22", "26"]}
    assert content(call(tools["read_article"], place="《民法典》第三条")) == {"elsewhere": "民法典"}


# ── check_… ──


def test_a_check_gives_its_decision_to_program_and_model(tools: dict[str, BaseTool]) -> None:
    message = call(tools["check_eligibility"], team_total=40, permanent_staff=13)
    assert isinstance(message.artifact, Decision) and message.artifact.as_of == AS_OF
    assert content(message) == message.artifact.as_json()


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"colour": "red"}, "没有“colour”这一项事实。可填的有："),
        ({"team_total": "many"}, "“科研团队总人数”的值“many”不合适"),
        ({"team_total": -1}, "“科研团队总人数”的值“-1”不合适"),
        ({"team_total": 10, "permanent_staff": 11}, "多于"),
    ],
)
def test_wrong_facts_are_refused_in_one_sentence(
    tools: dict[str, BaseTool], facts: dict[str, Any], error: str
) -> None:
    message = call(tools["check_eligibility"], **facts)
    assert error in content(message)["error"] and message.artifact is None
    assert "\n" not in content(message)["error"]


def test_every_check_can_be_asked_without_any_fact(tools: dict[str, BaseTool]) -> None:
    for name in checkers():
        assert isinstance(call(tools[f"check_{name}"]).artifact, Decision)


def test_every_schema_asks_in_chinese(tools: dict[str, BaseTool]) -> None:
    for name in checkers():
        schema = tools[f"check_{name}"].args_schema
        assert isinstance(schema, dict)
        for field in schema["properties"].values():
            assert field["title"] and field["description"]


# ── services ──


def test_services_open_the_library_and_the_index_only_when_asked(tmp_path: Path) -> None:
    opened = open_services(Settings(data_dir=tmp_path), lambda *_: None)
    assert opened.library.documents and opened.index_home == tmp_path / "index"
    assert not opened.index_home.exists()


def test_the_day_is_asked_anew(services: Services) -> None:
    assert services.today() == AS_OF
    moved = services.on(AS_OF.replace(year=2027))
    assert moved.today().year == 2027
