import json
from typing import cast

import pytest
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, ToolMessage
from langgraph.runtime import Runtime

from assistant.grounding.evidence import REVIEWER
from assistant.grounding.middleware import GroundingMiddleware, GroundingState
from corpus.library import Library

GOOD = "status: answered\n公示要满5个工作日[[9(6)]]。"
BAD = "status: answered\n公示要满3个工作日[[9(6)]]。"


@pytest.fixture
def grounding(library: Library) -> GroundingMiddleware:
    """The middleware over the real library."""
    return GroundingMiddleware(library)


def after(grounding: GroundingMiddleware, *messages: AnyMessage, **state: object) -> dict[str, object] | None:
    found = GroundingState(messages=[HumanMessage("公示几天"), *messages], **state)  # type: ignore[typeddict-item]
    return grounding.after_model(found, Runtime())


def test_a_tool_call_is_let_through(grounding: GroundingMiddleware) -> None:
    assert after(grounding, AIMessage(BAD, tool_calls=[{"name": "x", "args": {}, "id": "1"}])) is None
    assert after(grounding) is None


def test_a_grounded_draft_passes(grounding: GroundingMiddleware) -> None:
    assert after(grounding, AIMessage(GOOD)) == {"ungrounded": [], "repairs": 0}


def test_another_goes_back_once_with_what_is_wrong(grounding: GroundingMiddleware) -> None:
    update = after(grounding, AIMessage(BAD))
    assert update is not None and update["jump_to"] == "model" and update["repairs"] == 1
    (review,) = cast("list[HumanMessage]", update["messages"])
    assert review.name == REVIEWER and "3个工作日" in review.content


def test_a_second_failure_is_marked(grounding: GroundingMiddleware) -> None:
    update = after(grounding, AIMessage(BAD), repairs=1)
    assert update is not None and update["ungrounded"] and "jump_to" not in update


def test_a_repaired_draft_passes(grounding: GroundingMiddleware) -> None:
    assert after(grounding, AIMessage(GOOD), repairs=1) == {"ungrounded": [], "repairs": 1}


def test_parts_of_a_message_are_read_together(grounding: GroundingMiddleware) -> None:
    parts = AIMessage([{"type": "text", "text": "公示要满5个"}, {"type": "text", "text": "工作日[[9(6)]]。"}])
    assert after(grounding, parts) == {"ungrounded": [], "repairs": 0}


def test_results_of_this_turn_count(grounding: GroundingMiddleware) -> None:
    result = ToolMessage(json.dumps({"conclusion": "占32.5%"}), name="check_eligibility", tool_call_id="1")
    assert after(grounding, result, AIMessage("占32.5%[[8(3)]]。")) == {"ungrounded": [], "repairs": 0}
