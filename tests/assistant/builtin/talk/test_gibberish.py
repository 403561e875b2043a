"""What is hammered into the keyboard is told from short and odd messages."""

import pytest

from assistant.builtin.talk.gibberish import gibberish


@pytest.mark.parametrize(
    "text",
    [
        "asdfghjkl", "啊吧啊吧%%%##", "jklfds；；；【【 嗯嗯", "zxcvbn 123", "哦哦哦￥￥%%", "qpqpwz", "lkjhgfds!!!",
        "xcvbxcvb 呃呃", "asdkfj 啊啊啊 %%%", "dfkj 77 口口口 ]]##", "zzxq 呵呵 田田田田 fgh {{", "qwrt 汪汪汪 $$",
        "呜呜哇哇###1111zzz kd", "喵喵喵【】777；；；jkjk", "[]\\ 哦哦 000 vbvb", "bsdk；；嗯嗯8888%%呃呃www",
    ],
)  # fmt: skip
def test_what_was_hammered_in_is_gibberish(text: str) -> None:
    assert gibberish(text)


@pytest.mark.parametrize(
    "text",
    [
        "？？？", "。", "啊啊啊", "hhhh", "哈哈哈哈", "ok", "thanks!!!", "What is the property condition?", "8(3)", "30%%",
        "gongshi jitian", "HTML", "公示asdf几天", "%%%公示几天", "30%; 三分之一", "qingwen zaima", "liberty", "12345", "PPT", "strengths",
        "object", "hajj", "pdf %%", "试试试行期", "人人都能报##",
        "公示###%%%啊啊啊啊 999几天", "8888##%% 嗯嗯 30人够吗", "啊啊啊啊！！！气死我了",
    ],
)  # fmt: skip
def test_what_can_be_read_is_a_message(text: str) -> None:
    assert not gibberish(text)
