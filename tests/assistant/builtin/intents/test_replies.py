"""Bare replies: which fact they answer is known from what was asked alone."""

import pytest

from assistant.builtin.intents._message import NOTHING, Message
from assistant.builtin.intents._replies import replied
from assistant.checkers.registry import checkers
from tests.conftest import AS_OF

FACTS = checkers()["eligibility"].facts
AGREEMENT, COMMITMENT = "has_joint_agreement", "has_funding_commitment"


def _message(text: str, *asked: str, last: frozenset[str] = frozenset()) -> Message:
    return Message(text, AS_OF, asked=asked, last=last, active=True)


@pytest.mark.parametrize(
    "text", ["是", "是的", "有", "签了", "嗯，签好了", "都有了", "现在签好了", "刚签", "yes"]
)
def test_yes(text: str) -> None:
    assert replied(_message(text, AGREEMENT), FACTS).facts == {AGREEMENT: True}


@pytest.mark.parametrize(
    "text", ["没有", "没", "还没", "还没签", "尚未签", "不是", "现在还没有", "no", "not yet"]
)
def test_no(text: str) -> None:
    assert replied(_message(text, AGREEMENT), FACTS).facts == {AGREEMENT: False}


@pytest.mark.parametrize("text", ["不清楚", "不知道啊", "记不清了", "拿不准", "don't know"])
def test_who_cannot_tell_is_not_asked_again(text: str) -> None:
    heard = replied(_message(text, AGREEMENT, "team_total"), FACTS)
    assert heard.declined == {AGREEMENT, "team_total"}
    assert heard.calls
    assert not heard.facts


def test_one_word_answers_the_first_question_and_all_of_them_where_it_says_so() -> None:
    assert replied(_message("有", AGREEMENT, COMMITMENT), FACTS).facts == {AGREEMENT: True}
    assert replied(_message("都有", AGREEMENT, COMMITMENT), FACTS).facts == {
        AGREEMENT: True,
        COMMITMENT: True,
    }


def test_without_a_question_the_one_fact_told_last_is_answered() -> None:
    assert replied(_message("签了", last=frozenset({AGREEMENT})), FACTS).facts == {AGREEMENT: True}
    assert replied(_message("签了", last=frozenset({AGREEMENT, COMMITMENT})), FACTS) is NOTHING


@pytest.mark.parametrize("text", ["12个", "签了吗", "没有固定人员30%的话怎么办呢", "公示", ""])
def test_what_says_more_is_no_bare_reply(text: str) -> None:
    assert replied(_message(text, AGREEMENT), FACTS) is NOTHING


def test_a_number_is_not_answered_with_yes() -> None:
    assert replied(_message("是的", "team_total"), FACTS) is NOTHING
