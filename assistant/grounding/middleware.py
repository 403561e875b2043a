"""Grounding as agent middleware: a draft that fails is sent back once, and marked when it fails again."""

import logging
from typing import Any, NotRequired

from langchain.agents.middleware import AgentMiddleware, AgentState, hook_config
from langchain_core.messages import AIMessage, HumanMessage
from langgraph.runtime import Runtime

from assistant.grounding.checks import violations
from assistant.grounding.draft import Draft
from assistant.grounding.evidence import REVIEWER, evidence
from corpus.library import Library

_REPAIRS = 1
_log = logging.getLogger(__name__)
_REVIEW = "上面的回答没有通过条文核验，请改正后重新给出完整回答：\n"


class GroundingState(AgentState[Any]):
    """The agent's state, and what grounding found in the last draft."""

    repairs: NotRequired[int]
    ungrounded: NotRequired[list[str]]


class GroundingMiddleware(AgentMiddleware[GroundingState, None, Any]):
    """Checks every final message of the model against the library and the tool results of the turn."""

    state_schema = GroundingState

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library

    @hook_config(can_jump_to=["model"])
    def after_model(self, state: GroundingState, runtime: Runtime[None]) -> dict[str, Any] | None:  # noqa: ARG002
        """Let a grounded draft pass; send another back once, then give up on it."""
        last = state["messages"][-1]
        if not isinstance(last, AIMessage) or last.tool_calls:
            return None
        found = violations(Draft.read(str(last.text)), self._library, evidence(state["messages"]))
        repairs = state.get("repairs", 0)
        if not found or repairs >= _REPAIRS:
            return {"ungrounded": found, "repairs": repairs}
        _log.warning("a draft is not grounded and is sent back: %s", found)
        review = _REVIEW + "\n".join(f"- {fault}" for fault in found)
        return {
            "messages": [HumanMessage(review, name=REVIEWER)],
            "repairs": repairs + 1,
            "jump_to": "model",
        }
