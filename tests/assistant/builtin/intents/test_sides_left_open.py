"""Whose people sit on the committee is left open: nothing is decided, the words that leave it open are asked about."""

from datetime import date

import pytest

from assistant.builtin.dialogue import Dialogue, Exchange
from assistant.builtin.intents import requests

AS_OF = date(2026, 11, 23)


@pytest.mark.parametrize(
    "messages",
    [
        ("委员会20人，牵头4人，内蒙古农业大学3人，超了吗",),
        ("委员会20人，牵头6人，共建1人，有1人重复算了，超了吗",),
        ("委员会12人，牵头3人，共建2人，有一个既是我们的又是共建大学的，行吗",),
        ("委员会12人，牵头3人，共建2人，有一个是两家共有的人，行吗",),
        ("委员会12人，牵头3人，共建1人，中心主任也占一席，行吗",),
        ("委员会17人，牵头派3人，共建2人，我们公司总共52人，行吗",),
        ("委员会15人，牵头2人，共建1人，外面的5人，行吗",),
        ("委员会13人，牵头3人再加1个共建的，行吗", "换成5人呢"),
        ("委员会13人，牵头3人，共建1人，行吗", "换成5人呢"),
    ],
)
def test_what_leaves_a_side_open_is_asked_about(messages: tuple[str, ...]) -> None:
    heard = requests(Dialogue(tuple(Exchange(one) for one in messages), AS_OF))
    assert [request.checker for request in heard] == ["governance"]
    assert heard[0].unread


@pytest.mark.parametrize(
    "messages",
    [
        ("委员会20人，牵头4人，共建的内蒙古农业大学1人，超了吗",),
        ("委员会20人，牵头3人，共建1人，中心主任也占一席，行吗",),
        ("委员会15人，牵头2人，共建1人，外面的12人，行吗",),
        ("委员会13人，牵头3人，共建1人，行吗", "牵头换成5人呢"),
    ],
)
def test_what_leaves_nothing_open_is_not(messages: tuple[str, ...]) -> None:
    heard = requests(Dialogue(tuple(Exchange(one) for one in messages), AS_OF))
    assert not heard[0].unread
