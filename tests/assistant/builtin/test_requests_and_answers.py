"""Whatever people type, facts are looked for without a fault; whatever a checker decides, its answer is grounded."""

import json
import re
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from langchain_core.messages import HumanMessage, ToolMessage

from assistant.builtin.answers.decision import from_decision
from assistant.builtin.dialogue import Dialogue, Exchange
from assistant.builtin.intents import CheckRequest, requests
from assistant.checkers.registry import checkers
from assistant.grounding.checks import violations
from assistant.grounding.evidence import evidence
from assistant.tools.check import PREFIX
from corpus.library import Library, load_library
from tests.assistant.checkers.strategies import admitted, admitted_part

AS_OF = date(2026, 11, 23)
SLOW = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
WORDS = (
    *("团队40人", "职称13", "固定的", "三成", "呢", "不对，", "公示", "2026年3月5日", "到", "上周四", "批的"),
    *("整改", "不合格", "撤销", "自评", "2025年度", "委员会", "自己人", "主任", "包头", "注册", "叫“甲中心”"),
    *("行吗", "至少几个", "又走了俩", "2月30号", "？", "方案", "下一步", "专家组"),
)
ENDS_A_SENTENCE = re.compile(r"[。！？!?\[\]<>]")
"""A name of the user's own with such a mark in it is no name."""


@cache
def _library() -> Library:
    return load_library()


@SLOW
@given(
    st.lists(
        st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=8).map("".join),
        min_size=1,
        max_size=4,
    )
)
def test_any_dialogue_is_heard(messages: list[str]) -> None:
    for request in requests(Dialogue(tuple(Exchange(message) for message in messages), AS_OF)):
        assert request.checker in checkers()
        assert set(request.facts) <= set(checkers()[request.checker].facts.model_fields)
        json.dumps(request.facts)


@pytest.mark.parametrize("name", sorted(checkers()))
@SLOW
@given(data=st.data())
def test_the_answer_of_any_decision_is_grounded(name: str, data: st.DataObject) -> None:
    checker = checkers()[name]
    drawn = data.draw(admitted(checker.facts))
    facts: dict[str, Any] = admitted_part(
        checker.facts,
        {fact: value for fact, value in drawn.items() if not ENDS_A_SENTENCE.search(str(value))},
    )
    decision = checker.run(checker.facts.model_validate(facts), AS_OF, _library().readings)
    titles = sorted({finding.title for finding in decision.findings})
    about = tuple(data.draw(st.lists(st.sampled_from(titles), max_size=3, unique=True)))
    request = CheckRequest(name, facts, about, limit=data.draw(st.booleans()))
    result = json.dumps(decision.as_json(), ensure_ascii=False)
    asked = " ".join(str(value) for value in facts.values() if isinstance(value, str))
    turn = [HumanMessage(asked), ToolMessage(result, name=f"{PREFIX}{name}", tool_call_id="1")]
    assert violations(from_decision(decision, request), _library(), evidence(turn)) == []
