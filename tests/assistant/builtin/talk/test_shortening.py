"""Messages that want what was answered before in short, told apart from those that ask something of their own."""

import pytest

from assistant.builtin.talk.shortening import shortening

SAID = "公示几天，谁来挂\n公示时间不少于5个工作日[[9(6)]]。\n整改期多久\n给予1年整改期[[26]]。"


@pytest.mark.parametrize(
    ("text", "most", "several"),
    [
        ("太啰嗦了，一句话", 1, False),
        ("字太多，简短点", 0, False),
        ("凝练成两句给局长看", 2, False),
        ("长话短说吧", 0, False),
        ("光说结论", 0, False),
        ("审查意见里该咋写", 0, False),
        ("给一句能直接贴进批注的", 1, False),
        ("整改期那个，缩成一句", 1, False),
        ("Too long, please make it shorter", 0, False),
        ("could you summarize that", 0, True),
        ("把这件事理成三四句", 4, True),
        ("小结一下", 0, True),
        ("以上几条归拢成一段", 0, True),
        ("前面这两个问题短点说", 0, True),
    ],
)
def test_what_is_wanted_in_short(text: str, most: int, several: bool) -> None:
    wanted = shortening(text, SAID)
    assert wanted and (wanted.most, wanted.several, wanted.side_by_side) == (most, several, False)


@pytest.mark.parametrize(
    ("text", "answers"), [("两个搁一块比比，谁管", 2), ("这几样并排列个表", 0), ("三种放一起看看", 3)]
)
def test_what_is_to_be_set_side_by_side(text: str, answers: int) -> None:
    wanted = shortening(text, SAID)
    assert wanted and wanted.side_by_side and wanted.answers == answers


@pytest.mark.parametrize(
    ("text", "topic"), [("前面那个作用，压成一句", "作用"), ("公示那条简单说说", "公示")]
)
def test_what_it_names_of_the_answers(text: str, topic: str) -> None:
    wanted = shortening(text, SAID)
    assert wanted and topic in wanted.topic


@pytest.mark.parametrize(
    "text",
    [
        "一句话，主任要什么职称",
        "简单说说专家组咋组成",
        "年度总结交给谁",
        "公示期太长了",
        "三年太长了吧",
        "公示能不能短点",
        "整改期能缩短到半年吗",
        "两家合到一起算吗",
        "几家放一块儿建行不",
        "委员会减成7个人",
        "自评价和综合评价对比一下",
        "要不要写进报告里",
        "说重点，固定人员要几成",
        "固定人员太多了咋办",
    ],
)
def test_what_asks_something_of_its_own(text: str) -> None:
    assert shortening(text, SAID) is None


def test_nothing_was_said_yet() -> None:
    assert shortening("压成一句话", "") is None
