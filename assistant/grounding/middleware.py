"""Grounding as agent middleware: a draft that fails is sent back once, and marked when it fails again."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NotRequired

from langchain.agents.middleware import AgentMiddleware, AgentState, hook_config
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, ToolMessage
from langgraph.runtime import Runtime

from assistant.grounding.checks import Evidence, folded, violations
from assistant.grounding.draft import Draft
from assistant.wording import Language, answer_words
from corpus.library import Library

REVIEWER = "grounding"
"""Name of the messages that carry violations back to the model; they are not the user's words."""

_REPAIRS = 1
_LANGUAGES: tuple[Language, ...] = ("zh", "en")


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
    def after_model(self, state: GroundingState, runtime: Runtime[None]) -> dict[str, Any] | None:
        """Let a grounded draft pass; send another back once, then give up on it."""
        last = state["messages"][-1]
        if not isinstance(last, AIMessage) or last.tool_calls:
            return None
        found = violations(Draft.read(str(last.text)), self._library, evidence(state["messages"]))
        repairs = state.get("repairs", 0)
        if not found or repairs >= _REPAIRS:
            return {"ungrounded": found, "repairs": repairs}
        review = "上面的回答没有通过条文核验，请改正后重新给出完整回答：\n" + "\n".join(f"- {fault}" for fault in found)
        return {
            "messages": [HumanMessage(review, name=REVIEWER)],
            "repairs": repairs + 1,
            "jump_to": "model",
        }


def evidence(messages: Sequence[AnyMessage]) -> Evidence:
    """Give what the last turn of `messages` may rest on."""
    asked = [at for at, message in enumerate(messages) if is_users(message)]
    turn = messages[asked[-1] :] if asked else messages
    return Evidence(
        tool_results=tuple(str(message.content) for message in turn if isinstance(message, ToolMessage)),
        user_words=tuple(str(messages[at].content) for at in asked),
        fixed_sentences=_fixed_sentences(),
    )


def is_users(message: AnyMessage) -> bool:
    """Whether the user wrote `message` (and not the reviewer)."""
    return isinstance(message, HumanMessage) and message.name != REVIEWER


@cache
def _fixed_sentences() -> frozenset[str]:
    """The sentences of the wording files, with and without their full stop, as the checks compare them."""
    texts = [text for language in _LANGUAGES for text in answer_words(language).model_dump().values()]
    sentences = [folded(sentence) for text in texts for sentence in text.split("。") if sentence]
    return frozenset(sentences) | frozenset(f"{sentence}。" for sentence in sentences)
