import pytest

from assistant.builtin.shared_question import shared_question


@pytest.mark.parametrize(
    ("text", "matters"),
    [
        ("聘新主任，同时改中心名称，两件事各找谁", ("聘新主任，找谁", "改中心名称，找谁")),
        ("换主任跟改注册地，这俩手续分别怎么走？", ("换主任，怎么走", "改注册地，怎么走")),
        ("我们既要换总经理又要改名字，都要批吗", ("换总经理，要批吗", "改名字，要批吗")),
        ("单位解散、出了质量事故，各按哪一项", ("单位解散，按哪一项", "出了质量事故，按哪一项")),
    ],
)
def test_what_is_asked_of_each_is_asked_with_each(text: str, matters: tuple[str, ...]) -> None:
    assert shared_question(text) == matters


@pytest.mark.parametrize(
    "text",
    [
        "聘新主任找谁",
        "甲公司10人，乙公司12人，各要有几个固定",  # figures are for a check
        "牵头和共建的都要在呼市注册吗",
        "主任由谁聘，名称由谁定",
        "换主任，这事怎么办",
    ],
)
def test_nothing_is_shared_by_one_matter_or_by_figures(text: str) -> None:
    assert shared_question(text) == ()
