"""Pressing for the result of the team, and what is pressed for on another matter."""

from datetime import date

import pytest

from assistant.builtin.dialogue import Dialogue, Exchange
from assistant.builtin.intents import requests

_TEAM = Exchange("团队18人，中高级7人，固定6人，行吗")


@pytest.mark.parametrize(
    ("said", "again"), [("那总行了吧", True), ("公示3天就够了吧", False), ("整改半年就够了吧", False)]
)
def test_the_result_is_given_again_only_where_the_team_is_meant(said: str, again: bool) -> None:
    asked = requests(Dialogue((_TEAM, Exchange(said)), date(2026, 11, 30)))
    assert any(one.checker == "eligibility" for one in asked) is again
