"""Messages that suppose another reading than the one in force."""

import pytest

from assistant.builtin.dialogue import Dialogue, Exchange
from assistant.builtin.intents import requests
from assistant.builtin.other_readings import _register, other_readings
from assistant.checkers.registry import checkers
from assistant.grounding.draft import Draft
from corpus.library import Library
from tests.conftest import AS_OF

TEAM = "团队45人：中级7、高级7、固定20，达标吗"
PUBLICITY = "2026年11月25日挂公示，哪天满"
COMMITTEE = "技术指导委员会9个人，牵头2共建2，行吗"


@pytest.mark.parametrize(
    ("before", "text", "readings"),
    [
        (TEAM, "若中级、高级各自单算呢", {"title-shares": "each"}),
        (TEAM, "那职称分开算呢", {"title-shares": "each"}),
        (TEAM, "要是分母按中心全部人员算呢", {"team-total": "whole_centre"}),
        (PUBLICITY, "要是当天不算呢", {"publicity-start": "next_day"}),
        (PUBLICITY, "从第二天起算呢", {"publicity-start": "next_day"}),
        (COMMITTEE, "要是各算各的呢", {"committee-third": "separate"}),
    ],
)
def test_it_is_worked_out_in_the_other_reading(before: str, text: str, readings: dict[str, str]) -> None:
    answered = Exchange(before, Draft.read("status: answered\n见[[8]]。"))
    (request,) = requests(Dialogue((answered, Exchange(text)), AS_OF))
    assert request.readings == readings and request.facts


@pytest.mark.parametrize("text", ["那职称是分开算还是合起来算", "那职称分开算吗", "固定的分开统计了"])
def test_who_asks_which_reading_counts_supposes_none(text: str) -> None:
    assert not other_readings(text)


def test_nothing_is_worked_out_where_nothing_was_told() -> None:
    assert not requests(Dialogue((Exchange("若中级、高级各自单算呢"),), AS_OF))


def test_the_register_names_readings_options_and_checkers_that_there_are(library: Library) -> None:
    known = library.readings
    for one in _register().other:
        assert one.option in {option.key for option in known[one.reading].options}
        assert known[one.reading].in_force != one.option and one.checker in checkers()
