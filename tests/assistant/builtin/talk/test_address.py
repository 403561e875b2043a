import pytest

from assistant.builtin.talk.address import without_address


@pytest.mark.parametrize(
    "text",
    [
        "刘教授您好，",
        "张高工，您好！",
        "尊敬的王老师：上午好，",
        "李研究员，请问",
        "陈工让我问一下，",
        "替赵博士问一句：",
    ],
)
def test_whom_it_greets_or_who_has_it_asked_is_left_out(text: str) -> None:
    assert without_address(f"{text}我们主任行不行") in ("我们主任行不行", "请问我们主任行不行")


@pytest.mark.parametrize(
    "text",
    [
        "教授当主任行吗",
        "王工当主任行吗，他是高工",
        "我们教授好几个，够吗",
        "主任好不好当",
        "中心主任是教授，行吗",
        "李教授您好",
    ],
)
def test_who_is_spoken_of_stays(text: str) -> None:
    assert without_address(text) == text
