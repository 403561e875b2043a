"""Messages that go back to what was spoken of before."""

import pytest
from langchain_core.messages import AIMessage, HumanMessage

from assistant.builtin.dialogue import Dialogue
from tests.conftest import AS_OF

PUBLICITY = ("公示几天", "status: answered\n5个工作日[[9(6)]]。")
NAME = ("名字有啥格式", "status: answered\n格式[[28]]。")
WEATHER = ("今天下雨不", "status: out_of_scope\n不在范围里。")
THANKS = ("谢谢", "status: smalltalk\n不客气。")


def asked(*said: tuple[str, str], last: str) -> tuple[str, ...]:
    messages = [
        message for question, answer in said for message in (HumanMessage(question), AIMessage(answer))
    ]
    return Dialogue.read([*messages, HumanMessage(last)], AS_OF).messages


@pytest.mark.parametrize(
    ("said", "last", "left"),
    [
        ((PUBLICITY, WEATHER), "回到刚才那个，哪天算头一天", ("公示几天",)),
        ((PUBLICITY, WEATHER, THANKS), "接着刚才的，哪天算头一天", ("公示几天",)),
        ((PUBLICITY, NAME), "说回刚才那个，哪天算头一天", ("公示几天",)),
        ((PUBLICITY, NAME), "前面那个问题，哪天算头一天", ("公示几天",)),
        ((PUBLICITY, NAME), "回到名字，能带内蒙古吗", ("公示几天", "名字有啥格式")),
        ((PUBLICITY,), "回到刚才那个，哪天算头一天", ("公示几天",)),
        ((WEATHER,), "回到刚才那个", ("今天下雨不",)),
        ((PUBLICITY, NAME), "之前那个中心要是撤了呢", ("公示几天", "名字有啥格式")),
        ((PUBLICITY, NAME), "哪天算头一天", ("公示几天", "名字有啥格式")),
        ((PUBLICITY, NAME, WEATHER), "再说回公示，哪天算头一天", ("公示几天",)),
        ((PUBLICITY, NAME), "回到一开始那个——哪天算头一天", ("公示几天",)),
    ],
)
def test_what_lies_between_is_left_out(
    said: tuple[tuple[str, str], ...], last: str, left: tuple[str, ...]
) -> None:
    assert asked(*said, last=last) == (*left, last)


@pytest.mark.parametrize(
    ("last", "asked_now"),
    [
        ("换个话题吧，主任谁聘", "主任谁聘"),
        ("好，不说这个了，问点旁的：主任谁聘", "主任谁聘"),
        ("另一个问题：主任谁聘", "主任谁聘"),
        ("我还想问个别的事：主任谁聘", "主任谁聘"),
    ],
)
def test_a_turn_to_another_topic_lays_the_old_one_aside(last: str, asked_now: str) -> None:
    assert asked(PUBLICITY, last=last) == (asked_now,)
    assert asked(PUBLICITY, (last, "理事会[[11]]。"), last="说回公示，哪天算头一天")[0] == "公示几天"


@pytest.mark.parametrize(
    "last", ["换个事务所能行吗", "问其他部门行不行", "换个问题，上面那个够吗", "换个角度说，没写起点"]
)
def test_other_words_of_another_are_no_turn(last: str) -> None:
    assert asked(PUBLICITY, last=last) == ("公示几天", last)
