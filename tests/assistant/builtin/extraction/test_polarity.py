"""Yes, no, asked, in doubt or still to come: what a text states of a thing."""

import re

import pytest

from assistant.builtin.extraction.polarity import states

PAPER = re.compile("协议书?|法人证书?|承诺书?")


@pytest.mark.parametrize(
    "text",
    [
        "五方都签了协议书",
        "法人证书拿到手了",
        "承诺书早就开出来了",
        "咱有法人证书",
        "协议是去年签的，章也齐了",
    ],
)
def test_what_is_so_is_stated(text: str) -> None:
    assert states(text, PAPER) is True


@pytest.mark.parametrize(
    "text",
    [
        "我们没有书面的协议",
        "至今拿不出法人证书",
        "那家不肯给承诺书",
        "对方死活不愿签协议",
        "不具备法人证书",
        "协议谈崩了",
        "法人证书嘛，一直没办下来",
        "协议书，还没有",
        "连一张法人证书都没有",
        "算不上协议",
        "他们不同意出具承诺书",
        "协议没签，下月才签",
    ],
)
def test_a_negation_of_any_kind_denies(text: str) -> None:
    assert states(text, PAPER) is False


@pytest.mark.parametrize(
    "text",
    [
        "法人证书正在办",
        "协议还在走流程",
        "承诺书，下周才盖章出来",
        "打算年底签协议",
        "协议马上就签",
        "不清楚他们有没有法人证书",
        "可能有协议",
        "就是个口头协议",
        "只签了意向协议",
        "听说他们签了协议",
        "法人证书过期了",
        "要不要协议书",
        "是不是得有法人证书",
        "原则上应有协议书",
    ],
)
def test_what_is_asked_doubted_or_to_come_settles_nothing(text: str) -> None:
    assert states(text, PAPER) is None
