"""Numbered questions: parted, with what announces them left out; replies and numbers of people are none."""

import pytest

from assistant.builtin.enumerated import without_numbering


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("两个事 1 我们32个人里头固定的9个 够吗 2 牌子打算叫呼和浩特市蒙中药技术创新中心 对着没",
         "我们32个人里头固定的9个 够吗；牌子打算叫呼和浩特市蒙中药技术创新中心 对着没"),
        ("俩问题哈 a理事会能不能坐个外面的投资人 b九个人的技术委员会行吗",
         "理事会能不能坐个外面的投资人；九个人的技术委员会行吗"),
        ("今天出批文 头一问公示天数够吗 二问头一个建设周期跑到哪天",
         "今天出批文 公示天数够吗；头一个建设周期跑到哪天"),
    ],
)  # fmt: skip
def test_numbered_questions_are_parted(text: str, parted: str) -> None:
    assert without_numbering(text) == parted


@pytest.mark.parametrize(
    "text",
    [
        "1名主任2名副主任行不行，要不要再往上报请问一下各位",
        "1、已登记 2、没有",
        "公示1天还是2天才算够，帮忙看看行不行呀",
    ],
)
def test_what_numbers_no_questions_stays(text: str) -> None:
    assert without_numbering(text) == text
