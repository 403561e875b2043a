"""Messages that only change what was told last: for any day and any number, and nothing where they say more."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.builtin.intents._follow_up import followed_up, said_again
from assistant.builtin.intents._message import NOTHING, Message

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def _message(text: str, active: bool = True, **known: object) -> Message:
    return Message(text, date(2026, 11, 23), known=known, last=frozenset(known), active=active)


@given(start=DAYS, days=st.integers(1, 30))
def test_a_day_is_put_off_or_brought_forward(start: date, days: int) -> None:
    later = followed_up(_message(f"推迟{days}天开始呢", publicity_start=start.isoformat()))
    sooner = followed_up(_message(f"提前{days}天呢", publicity_start=start.isoformat()))
    assert later.facts == {"publicity_start": (start + timedelta(days)).isoformat()}
    assert sooner.facts == {"publicity_start": (start - timedelta(days)).isoformat()}


@given(start=DAYS, length=st.integers(1, 30), days=st.integers(1, 9))
def test_of_two_days_the_one_is_moved_that_the_message_speaks_of(start: date, length: int, days: int) -> None:
    end = start + timedelta(length)
    known = {"publicity_start": start.isoformat(), "publicity_end": end.isoformat()}
    moved = (end + timedelta(days)).isoformat()
    assert followed_up(_message(f"延长{days}天呢", **known)).facts == {"publicity_end": moved}
    assert followed_up(_message(f"推迟{days}天结束呢", **known)).facts == {"publicity_end": moved}
    begun = (start + timedelta(days)).isoformat()
    assert followed_up(_message(f"推迟{days}天开始呢", **known)).facts == {"publicity_start": begun}
    assert followed_up(_message(f"推迟{days}天呢", **known)) is NOTHING


@given(weeks=st.integers(1, 4))
def test_a_week_has_seven_days(weeks: int) -> None:
    heard = followed_up(_message(f"晚{weeks}周呢", publicity_start="2026-11-23"))
    assert heard.facts == {"publicity_start": (date(2026, 11, 23) + timedelta(weeks=weeks)).isoformat()}


@given(before=st.integers(2, 90), less=st.integers(1, 89))
def test_a_number_that_is_brought_down_is_the_one_that_is_larger(before: int, less: int) -> None:
    heard = followed_up(_message(f"减到{less}个呢", committee_insiders=before))
    assert heard.facts == ({"committee_insiders": less} if less < before else {})


@pytest.mark.parametrize("text", ["那32%呢", "换成32%呢", "32%呢"])
def test_a_share_alone_takes_the_place_of_the_share(text: str) -> None:
    assert followed_up(_message(text, permanent_share="1/4")).facts == {"permanent_share": "8/25"}


@pytest.mark.parametrize(
    "message",
    [
        _message("推迟两天呢", active=False, publicity_start="2026-11-23"),
        _message("推迟两天呢"),
        _message("推迟两天呢", team_total=30),
        _message("那32%呢", titled_share="1/4", permanent_share="1/4"),
        _message("那32%的固定人员和12个职称够不够啊", permanent_share="1/4"),
    ],
)
def test_what_says_more_or_goes_on_from_nothing_is_left(message: Message) -> None:
    assert followed_up(message) is NOTHING


@given(first=st.integers(1, 20), second=st.integers(1, 20))
def test_a_change_is_said_again_with_another_number(first: int, second: int) -> None:
    before = f"再招{first}个高工呢"
    assert said_again(_message(f"换成{second}个呢"), before) == f"再招{second}个高工呢"
    assert said_again(_message(f"再招{second}个呢"), before) == ""
    assert said_again(_message(f"换成{second}个呢"), "团队多大合适") == ""
    assert said_again(_message(f"换成{second}个呢", active=False), before) == ""
