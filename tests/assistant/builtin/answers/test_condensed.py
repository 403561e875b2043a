"""Answers given before, said again in short: each sentence with its clause, nothing new."""

import pytest
from langchain_core.messages import AIMessage, HumanMessage

from assistant.agent import Assistant, Conversation
from assistant.answer import Answer, Status
from assistant.builtin.answers.condensed import from_shown
from assistant.builtin.condensing import condensing
from assistant.builtin.dialogue import Dialogue
from assistant.grounding.draft import Draft
from tests.conftest import AS_OF

VERDICT = (
    "团队20人，固定5个，行不",
    "status: answered\n❌ **不符合**：固定人员5人，占科研团队总人数20人的25%，低于30%[[8(3)]]。\n\n"
    "- 固定人员比例：5 ÷ 20 = 25%[[8(3)]]。\n\n下一步：再增加1名固定人员[[8(3)]]。\n\n[[8(3)|固定人员均不低于总人数的30%]]",
)
MENDED = (
    "不对，固定的是8个",
    "status: answered\n✅ **符合**：固定人员8人，占科研团队总人数20人的40%，不低于30%[[8(3)]]。\n\n[[8(3)|固定人员均不低于总人数的30%]]",
)
SILENT = (
    "异议几天答复",
    "status: not_in_text\n没有写多久答复[[9(6)]]。\n\n[[9(6)|公示时间不少于5个工作日。]]",
)
BODY = (
    "召开会议，研究审定技术创新中心的建设发展规划、重大工程及项目、资金使用、主任（总经理）聘用等重大事项。"
)
QUOTED = (
    "理事会都定些啥",
    f"status: answered\n[[11|理事会（董事会）由牵头单位、共建单位人员组成，由理事会理事长（董事会董事长）组织定期{BODY}]]"
    "\n\n下面的条款也可能与问题有关[[10]]\n\n[[10|组建理事会（董事会）、技术指导委员会]]",
)
LISTED = (
    "归口部门管啥",
    "status: answered\n[[6|归口管理部门，主要职责是：\n（一）指导申请单位编制技术创新中心建设方案，向市科技局推荐申报。\n"
    "（二）指导技术创新中心的建设运行，协调解决技术创新中心建设运行中的问题。统筹资源支持技术创新中心的建设和发展。]]",
)


def condensed(*said: tuple[str, str], last: str) -> Draft:
    messages = [message for asked, told in said for message in (HumanMessage(asked), AIMessage(told))]
    wanted = condensing(Dialogue.read([*messages, HumanMessage(last)], AS_OF))
    assert wanted
    return from_shown(wanted, (), "zh")


def test_of_a_check_the_result_is_left() -> None:
    body = condensed(VERDICT, last="太长了，短点").body
    assert body.startswith("❌") and "÷" not in body and "下一步" not in body and "|" not in body


def test_of_two_results_on_the_same_the_last_one_counts() -> None:
    assert "25%" not in condensed(VERDICT, MENDED, last="把这事捋成两句").body
    assert "25%" in condensed(VERDICT, MENDED, last="两种摆一起对比一下").body


def test_of_a_silence_what_it_says_is_left() -> None:
    draft = condensed(SILENT, last="就说结论")
    assert draft == Draft(Status.NOT_IN_TEXT, "没有写多久答复[[9(6)]]。")


def test_what_may_have_been_meant_is_left_out() -> None:
    assert "[[10" not in condensed(QUOTED, last="压成一句话").body


def test_of_a_list_each_item_is_begun() -> None:
    assert condensed(LISTED, last="捡要紧的说").body.splitlines() == [
        "[[6|归口管理部门，主要职责是]]：",
        "- [[6(1)|指导申请单位编制技术创新中心建设方案，向市科技局推荐申报]]",
        "- [[6(2)|指导技术创新中心的建设运行]]",
    ]


def test_the_answer_that_it_names_is_meant() -> None:
    assert "答复" in condensed(SILENT, VERDICT, last="前面异议那个，短点").body
    assert "25%" in condensed(VERDICT, SILENT, last="第一个问题再简单点说").body


ASKING = (
    "团队20人，够吗",
    "status: needs_facts\n❓ 至少要有6人[[8(3)]]。\n\n要算出结果，还请告诉我：\n- 其中固定人员多少人？",
)
NOT_HELD = (
    "多少分及格",
    "status: text_not_held\n本库没有收录《呼和浩特市科技创新平台绩效评价管理办法（试行）》的正文[[22]]。",
)


@pytest.mark.parametrize(
    ("said", "last", "status"),
    [
        ((SILENT,), "短点", Status.NOT_IN_TEXT),
        ((NOT_HELD,), "短点", Status.TEXT_NOT_HELD),
        ((ASKING,), "短点", Status.NEEDS_FACTS),
        ((VERDICT, ASKING), "短点", Status.NEEDS_FACTS),
        ((SILENT, NOT_HELD), "把前面两个问题捋成两句", Status.NOT_IN_TEXT),
        ((SILENT, VERDICT), "把前面两个问题捋成两句", Status.ANSWERED),
        ((ASKING, QUOTED), "把前面两个问题捋成两句", Status.ANSWERED),
    ],
)
def test_it_is_silent_or_asks_where_all_that_it_repeats_does(
    said: tuple[tuple[str, str], ...], last: str, status: Status
) -> None:
    assert condensed(*said, last=last).status is status


def test_the_thread_goes_on_behind_it() -> None:
    messages = [
        HumanMessage(SILENT[0]),
        AIMessage(SILENT[1]),
        HumanMessage("短点"),
        AIMessage("没有写[[9(6)]]。"),
    ]
    dialogue = Dialogue.read([*messages, HumanMessage("那公示几天")], AS_OF)
    assert dialogue.messages == (SILENT[0], "那公示几天")


@pytest.fixture
def talk(assistant: Assistant):  # type: ignore[no-untyped-def]
    def run(*said: str) -> Answer:
        conversation = Conversation()
        *_, last = [assistant.ask(one, conversation=conversation) for one in said]
        return last

    return run


@pytest.mark.parametrize(
    ("said", "places"),
    [
        (("团队50人，固定12个，职称20个，够吗", "给我一句能写进审核意见的话"), {"8(3)"}),
        (("换主任要跟谁说", "那改名呢", "两样摆一块对照着看"), {"13", "20"}),
        (("技术创新中心的定位是什么", "理事会由谁组成", "前面那个用途，缩成一句"), {"2"}),
    ],
)
def test_it_is_grounded(talk, said: tuple[str, ...], places: set[str]) -> None:  # type: ignore[no-untyped-def]
    answer = talk(*said)
    assert answer.status is Status.ANSWERED
    assert {cited.ref.removeprefix("hohhot-tic/") for cited in answer.citations} == places
