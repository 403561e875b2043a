"""What the search leads to is checked where no word of the message called for it."""

from typing import Any

import pytest

from assistant.agent import Assistant
from assistant.builtin.led import led_to


def _clause(place: str, score: float) -> dict[str, Any]:
    return {"id": place, "kind": "clause", "score": score}


def test_a_clause_that_is_surely_meant_leads_to_the_checker_that_applies_it() -> None:
    assert led_to([_clause("9(6)", 0.8)]) == {"application"}
    assert led_to([_clause("26", 0.8)]) == {"revocation", "evaluation"}


@pytest.mark.parametrize(
    "hit",
    [
        _clause("9(6)", 0.05),
        _clause("9(5)", 0.8),
        _clause("3", 0.9),
        {"id": "silence:fees", "kind": "silence", "score": 0.9},
    ],
)
def test_what_is_found_less_surely_or_counts_nothing_leads_nowhere(hit: dict[str, Any]) -> None:
    assert led_to([hit]) == frozenset()


def test_a_date_in_other_words_is_counted(assistant: Assistant) -> None:
    answer = assistant.ask("周五9月18日上的墙，多会儿到期？那个周日好像要补班")
    assert [decision.checker for decision in answer.decisions] == ["application"]
    assert "2026年9月23日" in answer.text


def test_a_rule_asked_about_is_only_quoted(assistant: Assistant) -> None:
    answer = assistant.ask("职称和固定人员那个30%，是加一块儿够就行，还是各算各的")
    assert not answer.decisions
