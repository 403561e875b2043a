"""What a message that goes on from another is about, and what is told of it."""

from dataclasses import replace
from typing import Any

import pytest

from assistant.answer import Status
from assistant.builtin.answers.in_context import in_context
from assistant.builtin.answers.passage import from_search, put_right
from assistant.builtin.dialogue import Dialogue, Exchange
from assistant.builtin.understanding import Understanding, understand
from assistant.grounding.draft import Draft
from tests.conftest import AS_OF


def going_on(before: str, answered: str, text: str) -> Understanding:
    return understand(Dialogue((Exchange(before, Draft.read(answered)), Exchange(text)), AS_OF))


def clause(place: str, score: float, text: str = "条文。", **more: Any) -> dict[str, Any]:
    return {"kind": "clause", "id": place, "text": text, "found": text, "score": score, **more}


def silence(score: float, *near: str) -> dict[str, Any]:
    return {"kind": "silence", "id": f"silence:{near[0]}", "says": f"没有写[[{near[0]}]]。", "near": near,
            "decided_by": None, "score": score}  # fmt: skip


def elsewhere(score: float) -> dict[str, Any]:
    return {"kind": "elsewhere", "id": "elsewhere:weather", "says": "天气", "score": score}


REPORT = ("自评报告几时交", "1月底前[[24]]。")


@pytest.mark.parametrize(
    ("text", "own", "together", "first"),
    [
        # 名称重复怎么办 is what the bare words sound like; the talk is on the report.
        ("递到谁手里", [silence(0.3, "28"), clause("24", 0.2)], [clause("24", 0.4)], "24"),
        # Sure of itself, it needs no other message.
        ("公示要几天", [clause("9(6)", 0.9)], [clause("24", 0.9)], "9(6)"),
        # The weather is on nothing that was spoken of.
        ("今天下不下雨", [elsewhere(0.96), clause("24", 0.04)], [clause("24", 0.7), elsewhere(0.2)], "elsewhere:weather"),
        # A silence about the clause spoken of comes in where a figure is asked for.
        ("最少交多少", [clause("24", 0.1), silence(0.4, "24")], [clause("24", 0.2), silence(0.3, "24")],
         "silence:24"),
    ],
)  # fmt: skip
def test_the_talk_stays_with_what_it_was_on(text: str, own: Any, together: Any, first: str) -> None:
    assert in_context(going_on(*REPORT, text), own, together)[0]["id"] == first


def test_who_brings_a_matter_of_its_own_is_followed_there() -> None:
    said = going_on("整改期多久", "1年[[26]]。", "蒙文名字能不能用")
    own = [clause("28", 0.35), silence(0.3, "28"), clause("20", 0.2)]
    assert in_context(said, own, [clause("26", 0.9), clause("28", 0.03)])[0]["id"] == "28"


def test_what_was_cited_further_back_comes_in_again() -> None:
    exchanges = (
        Exchange("报告几时交", Draft.read("1月底前[[24]]。")),
        Exchange("公示几天", Draft.read("5天[[9(6)]]。")),
    )
    back = understand(Dialogue((*exchanges, Exchange("先给谁过目")), AS_OF))
    found = in_context(back, [clause("24", 0.3), clause("20", 0.3)], [clause("24", 0.1), clause("20", 0.1)])
    assert found[0]["id"] == "24"


def test_who_names_another_is_after_the_other_items_of_the_article() -> None:
    leads = going_on("企业牵头适用于啥领域", "龙头企业[[4(1)]]。", "那高校呢")
    found = in_context(leads, [clause("4(3)", 0.3), clause("4(1)", 0.25)], [clause("4(1)", 0.3)])
    assert {hit["id"] for hit in found[:2]} == {"4(1)", "4(3)"}


def test_who_was_shown_a_whole_article_asks_for_an_item_now() -> None:
    steps = going_on("一共几步", "六步[[9]]。", "公示属于哪一步")
    found = in_context(
        steps, [clause("9", 0.3), clause("9(6)", 0.3)], [clause("9", 0.4), clause("9(6)", 0.2)]
    )
    assert found[0]["id"] == "9(6)"


BAN = {
    "id": "ban-scope", "question": "第二十七条也适用吗？", "applied": "只适用于第二十六条", "others": ["类推适用"],
    "why": "没有写。", "confirmed": False, "places": ["26", "27"],
}  # fmt: skip


def test_a_reading_on_how_two_articles_go_together_is_told_to_who_goes_from_one_to_the_other() -> None:
    hits = [clause("26", 0.9, "3年内不得再行申报。", readings=[BAN])]
    told = from_search(
        going_on("自己要求撤行不", "可以[[27(7)]]。", "隔几年能再来，有没有年头限制"), [hits, hits]
    )
    assert "只适用于第二十六条" in told.body
    plain = from_search(going_on("不合格咋办", "整改[[26]]。", "隔几年能再来，有没有年头限制"), [hits, hits])
    assert "只适用于第二十六条" not in plain.body


@pytest.mark.parametrize(
    ("text", "place", "written", "status"),
    [
        ("备个案就够了吧", "20", "经归口管理部门审核后报市科技局批准。", Status.FALSE_PREMISE_CORRECTED),
        ("报批准就行了吧", "13", "主任聘用报归口管理部门和市科技局备案。", Status.FALSE_PREMISE_CORRECTED),
        ("是备案还是要批准", "20", "经归口管理部门审核后报市科技局批准。", Status.ANSWERED),
        ("报批准就行了吧", "20", "经归口管理部门审核后报市科技局批准。", Status.ANSWERED),
    ],
)
def test_a_filing_is_no_approval(text: str, place: str, written: str, status: Status) -> None:
    hits = [clause(place, 0.9, written)]
    assert from_search(going_on("迁注册地找谁", f"找它[[{place}]]。", text), [hits, hits]).status is status


def belief(score: float, place: str) -> dict[str, Any]:
    return {"kind": "premise", "id": f"premise:{place}", "says": f"不是[[{place}]]。", "score": score, "against": 0.0,
            "places": [{"id": place, "text": "条文。"}]}  # fmt: skip


@pytest.mark.parametrize(
    ("place", "status"), [("20", Status.FALSE_PREMISE_CORRECTED), ("9(6)", Status.ANSWERED)]
)
def test_a_belief_is_put_right_on_the_matter_spoken_of(place: str, status: Status) -> None:
    said = replace(going_on("牌子想换个名", "要批准[[20]]。", "区里签个字就算办妥了呗"), checks=())
    own = [clause("20", 0.2), clause("9(6)", 0.15), belief(0.3, place)]
    assert from_search(said, [own, [clause("20", 0.9)]]).status is status


def test_what_the_message_before_believed_is_no_belief_of_this_one() -> None:
    said = going_on("名字随便起就行", "不行[[28]]。", "报给区里就行了吧")
    worded = belief(0.1, "28") | {"worded": "名字随便起"}
    own, together = [clause("13", 0.6)], [clause("28", 0.6), worded]
    assert from_search(said, [own, together]).status is Status.ANSWERED


def test_who_disputes_an_answer_is_answered_on_what_that_rested_on() -> None:
    said = going_on("主任聘了报哪", "备案[[13]]。", "不对吧，跟换地址一样得批")
    own, together = [clause("20", 0.9)], [clause("20", 0.7), clause("13", 0.2)]
    assert in_context(said, own, together)[0]["id"] == "13"
    elsewhere_ = [clause("20", 0.98), clause("13", 0.01)]
    assert in_context(said, own, elsewhere_)[0]["id"] == "20"


def test_who_disputes_what_the_text_says_is_told_no_silence() -> None:
    text = "你确定？人家说一辈子都不让报"
    together = [silence(0.6, "26"), clause("26", 0.3)]
    said = going_on("撤了几年能再报", "三年[[26]]。", text)
    assert in_context(said, together, together)[0]["id"] == "26"
    unsaid = going_on("撤了几年能再报", "status: not_in_text\n没有写[[26]]。", text)
    assert in_context(unsaid, together, together)[0]["id"] == "silence:26"


def test_beside_a_check_a_belief_is_put_right_on_the_matter_spoken_of() -> None:
    said = going_on("牌子想换个名", "[[20|经归口管理部门审核后报市科技局批准]]。", "区里签个字就算办妥了呗")
    assert said.checks
    assert put_right(said, [clause("20", 0.2), belief(0.3, "20")])
    assert not put_right(said, [clause("9(6)", 0.2), belief(0.3, "9(6)")])


def test_what_happened_on_a_day_is_no_belief() -> None:
    told = "2024年5月20日因为整改没过被摘了牌"
    dated = understand(Dialogue((Exchange(f"{told}，最早哪天能再报"),), AS_OF))
    assert dated.checks and told in dated.granted
    hits = [clause("26", 0.2), belief(0.9, "26")]
    assert not put_right(dated, hits)
    assert put_right(dated, [clause("26", 0.2), belief(0.9, "26") | {"worded": "整改没过被摘了牌"}])
