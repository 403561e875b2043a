"""我们能报吗: everything is checked, two questions at a time."""

import pytest

from assistant.agent import Assistant, Conversation
from assistant.answer import Answer, Status


def talk(assistant: Assistant, *messages: str) -> list[Answer]:
    conversation = Conversation()
    return [assistant.ask(message, conversation=conversation) for message in messages]


@pytest.mark.parametrize(
    "asked",
    ["我们公司够条件吗", "看看我们行不行", "别绕弯子，我们到底能不能申报", "够格吗我们", "Are we eligible?"],
)
def test_who_tells_nothing_is_told_what_is_checked_and_asked_two_things(
    assistant: Assistant, asked: str
) -> None:
    (answer,) = talk(assistant, asked)
    assert answer.status is Status.NEEDS_FACTS
    assert {"4", "8(2)", "8(3)", "8(6)"} <= {one.ref.partition("/")[2] for one in answer.citations}
    assert answer.text.count("？\n") == 2
    assert "✅" not in answer.text and "❌" not in answer.text


@pytest.mark.parametrize("asked", ["我们能报几个", "我们什么时候能报", "我们能报项目经费吗", "他们能报吗"])
def test_another_question_begins_no_check(assistant: Assistant, asked: str) -> None:
    (answer,) = talk(assistant, asked)
    assert answer.status is not Status.NEEDS_FACTS and "逐项核对" not in answer.text


def test_each_reply_is_judged_and_the_next_facts_are_asked_for(assistant: Assistant) -> None:
    _, place, entity, results, team, *_, last = talk(
        assistant,
        "我们符合条件吗",
        "在玉泉区注册的，独立法人",
        "打算新设一家公司",
        "4项专利，负责人是研究员",
        "一共40人，中高级15人，固定16人",
        "都有",
        "有",
        "三家",
        "还没签协议书",
    )
    assert "✅" in place.text and "技术创新中心本身是什么身份" in place.text
    assert "准备设立为独立法人" in entity.text and "有几项" in entity.text
    assert "正高级" in results.text and "科研团队一共多少人" in results.text
    assert "15 ÷ 40 = 37.5%" in team.text and "有没有技术装备" in team.text
    assert last.status is Status.ANSWERED and "❌" in last.text, (
        "what fails is said, and nothing more is asked"
    )


def test_when_all_is_told_the_whole_result_is_given(assistant: Assistant) -> None:
    *_, last = talk(
        assistant,
        "我们能报吗",
        "在回民区注册，独立法人",
        "已经登记了",
        "2项，负责人是高级工程师",
        "20人，中高级6人，固定6人",
        "都有",
        "有",
        "就我们一家",
        "承诺了",
        "都没有",
    )
    assert last.status is Status.ANSWERED
    assert "回民区" in last.text and "6 ÷ 20 = 30%" in last.text and "还请告诉我" not in last.text


def test_a_question_on_the_rule_in_between_asks_for_nothing(assistant: Assistant) -> None:
    *_, answer = talk(assistant, "我们能报吗", "在回民区注册，独立法人", "公示要几天")
    assert answer.status is Status.ANSWERED and "还请告诉我" not in answer.text


@pytest.mark.parametrize(
    "reply",
    [
        "没有",
        "是的",
        "第三项具体什么意思",
        "我们公司早就注册了",
        "还没登记",
        "没有独立法人",
        "没注册成独立法人",
        "已经登记，不会再设立新的",
        "不清楚",
    ],
)
def test_what_may_be_said_of_either_question_or_of_none_decides_nothing(
    assistant: Assistant, reply: str
) -> None:
    *_, answer = talk(assistant, "我们能报吗", reply)
    assert "✅" not in answer.text and "❌" not in answer.text


def test_a_question_on_an_item_is_no_number_of_results(assistant: Assistant) -> None:
    *_, answer = talk(assistant, "我们能报吗", "在赛罕区注册，独立法人", "第三项具体什么意思")
    assert "自主知识产权成果" not in answer.text.partition("第八条第（三）项")[0]


def test_the_same_asked_again_is_answered_again(assistant: Assistant) -> None:
    first, second = talk(assistant, "我们能报吗", "我们能报吗")
    assert first.text == second.text


@pytest.mark.parametrize(
    ("reply", "entity"),
    [
        ("没有独立法人，准备设立", "准备设立为独立法人"),
        ("中心准备设立，公司在武川", "准备设立为独立法人"),
        ("不是独立法人，也不打算设", "不是独立法人实体"),
    ],
)
def test_what_is_replied_on_the_centre_is_not_said_of_the_unit(
    assistant: Assistant, reply: str, entity: str
) -> None:
    *_, answer = talk(assistant, "我们能报吗", reply)
    assert entity in answer.text and "建设主体单位没有独立法人资格" not in answer.text


@pytest.mark.parametrize("reply", ["都有", "三个", "都不清楚"])
def test_a_reply_that_fits_none_of_the_questions_tells_nothing(assistant: Assistant, reply: str) -> None:
    *_, answer = talk(assistant, "我们能报吗", reply)
    assert "✅" not in answer.text and "❌" not in answer.text and "总人数3人" not in answer.text
    assert not {"11", "12", "14"} & {one.ref.partition("/")[2] for one in answer.citations}


def test_a_bare_number_is_of_what_was_asked(assistant: Assistant) -> None:
    *_, answer = talk(assistant, "我们够条件吗", "中心已经登记了，公司在回民区注册，独立法人", "有三个")
    assert "有3项自主知识产权成果" in answer.text and "总人数3人" not in answer.text


@pytest.mark.parametrize("reply", ["一项都没有", "两三项", "不到2项", "还差2项", "3.5项"])
def test_what_is_no_plain_number_is_none(assistant: Assistant, reply: str) -> None:
    *_, answer = talk(assistant, "我们能报吗", "在赛罕区注册，独立法人", reply)
    assert "项自主知识产权成果" not in answer.text


def test_one_more_unit_is_not_the_only_one(assistant: Assistant) -> None:
    replies = (
        "在玉泉区注册，独立法人",
        "打算新设",
        "4项专利，负责人是研究员",
        "40人，中高级15人，固定16人",
        "都有",
        "有",
    )
    for told in ("另外一家", "除了我们还有一家", "和一家企业合作"):
        *_, answer = talk(assistant, "我们能报吗", *replies, told)
        assert "只有1家单位建设" not in answer.text


def test_who_does_not_know_is_asked_for_the_next(assistant: Assistant) -> None:
    first, second, third = talk(assistant, "我们能报吗", "不清楚", "还不知道")
    assert {first.status, second.status, third.status} == {Status.NEEDS_FACTS}
    assert len({one.text for one in (first, second, third)}) == 3
