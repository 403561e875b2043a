"""The agent: question → model ⇄ tools → grounding → `Answer`. One for both kinds of model."""

import logging
import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from langchain.agents import create_agent
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, ToolMessage

from assistant.answer import Answer, Reviewed, Status
from assistant.builtin.dialogue import Dialogue, answer_message, reviewed_by
from assistant.checkers.decision import Decision
from assistant.curated.answer import answer as worded_by_staff
from assistant.curated.matching import CuratedAnswers
from assistant.grounding.draft import Draft
from assistant.grounding.middleware import GroundingMiddleware
from assistant.grounding.render import render
from assistant.models import BUILTIN, load_model
from assistant.services import Services
from assistant.tools import all_tools
from assistant.wording import answer_words

LONGEST_QUESTION = 2_000
"""Characters of one message that are read; a longer one is sent back with its length."""

_MOST_MODEL_CALLS = 8
_STEPS = 3
"""The steps of the agent's graph for one call of the model: the model, its grounding, the tools."""
_log = logging.getLogger(__name__)


@dataclass
class Conversation:
    """What was said so far: the user's messages and the drafts that were shown."""

    messages: list[AnyMessage] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Step:
    """Something the agent is about to do, for a progress line; `tool` is the tool's name."""

    tool: str


class Assistant:
    """Answers questions. Made once a process; safe to use from several threads, each with its conversation."""

    def __init__(self, services: Services, curated: CuratedAnswers | None = None) -> None:
        self._services = services
        self._curated = curated
        self._model_name = services.settings.model
        self._bound = self._bind(services.now())

    def _bind(self, services: Services) -> "_Bound":
        names = {BUILTIN, self._model_name}
        return _Bound(services, {name: self._make(name, services) for name in names})

    def _now(self) -> "_Bound":
        """The agents over the library as it is now; a question under way keeps those that it began with."""
        services = self._services.now()
        if self._bound.services is not services:
            self._bound = self._bind(services)
        return self._bound

    def _make(self, model: str, services: Services) -> Any:
        # Each middleware extends the agent's state in its own way; their common type is not expressible.
        middleware: list[Any] = [GroundingMiddleware(services.library)]
        return create_agent(
            model=load_model(model, services.settings),
            tools=all_tools(services),
            system_prompt=(files("assistant.wording") / "system_prompt.md").read_text("utf-8"),
            middleware=middleware,
        )

    def ask(self, question: str, conversation: Conversation | None = None) -> Answer:
        """Give the answer to `question`, and add both to `conversation`."""
        *_, answer = self.stream(question, conversation)
        assert isinstance(answer, Answer)
        return answer

    def stream(self, question: str, conversation: Conversation | None = None) -> Iterator[Step | Answer]:
        """Give the steps as they are taken, then the answer. Nothing that is not grounded is given."""
        started = time.perf_counter()
        conversation = conversation if conversation is not None else Conversation()
        if len(question) > LONGEST_QUESTION:
            said = answer_words().too_long.format(length=len(question), limit=LONGEST_QUESTION)
            yield Answer(status=Status.OUT_OF_SCOPE, text=said)
            return
        messages: list[AnyMessage] = [*conversation.messages, HumanMessage(question)]
        turn: _Turn | None = None
        bound = self._now()
        dialogue = Dialogue.read(messages, bound.services.today())
        if self._curated and (meant := self._curated.find(dialogue, bound.services)):
            answer = worded_by_staff(meant, bound.services.library)
            conversation.messages[:] = [*messages, answer_message(meant.draft.write(), answer.reviewed)]
            yield answer.model_copy(update={"elapsed_ms": _since(started)})
            return
        notices: tuple[str, ...] = ()
        try:
            turn = yield from self._run(bound, self._model_name, messages)
        except Exception as problem:
            if self._model_name == BUILTIN:
                raise
            # Not the message: an endpoint may send back the key that it refuses.
            _log.warning("model %s failed: %s", self._model_name, type(problem).__name__)
            notices = (answer_words().model_unreachable,)
        if turn and turn.ungrounded and self._model_name != BUILTIN:
            _log.warning("model %s not grounded: %s", self._model_name, turn.ungrounded)
            notices, turn = (answer_words().model_replaced,), None
        model = self._model_name
        if turn is None:
            model, turn = BUILTIN, (yield from self._run(bound, BUILTIN, messages))
        if turn.ungrounded:
            raise AssertionError(f"the built-in answer is not grounded: {turn.ungrounded}")
        conversation.messages[:] = [*messages, answer_message(turn.draft.write(), turn.reviewed)]
        answer = render(turn.draft, bound.services.library, turn.decisions)
        about = {"model": model, "notices": notices, "reviewed": turn.reviewed, "elapsed_ms": _since(started)}
        yield answer.model_copy(update=about)

    def _run(self, bound: "_Bound", model: str, messages: list[AnyMessage]) -> Generator[Step, None, "_Turn"]:
        """Run the agent over `messages`, giving its steps; returns its `_Turn`."""
        state: dict[str, Any] = {}
        told: AIMessage | None = None
        # The limit of the graph itself: a middleware that counts calls adds two steps to each of them.
        limit = {"recursion_limit": _STEPS * _MOST_MODEL_CALLS}
        for state in bound.agents[model].stream({"messages": messages}, limit, stream_mode="values"):
            last = state["messages"][-1]
            if (
                isinstance(last, AIMessage) and last is not told
            ):  # the state comes again behind each middleware
                told = last
                yield from (Step(call["name"]) for call in last.tool_calls)
        new = state["messages"][len(messages) :]
        artifacts = (message.artifact for message in new if isinstance(message, ToolMessage))
        return _Turn(
            draft=Draft.read(str(new[-1].text)),
            decisions=tuple(artifact for artifact in artifacts if isinstance(artifact, Decision)),
            ungrounded=tuple(state.get("ungrounded", ())),
            reviewed=reviewed_by(new[-1]) if model == BUILTIN else None,
        )


def _since(started: float) -> float:
    """Milliseconds since `started`."""
    return round((time.perf_counter() - started) * 1000, 1)


@dataclass(frozen=True, slots=True)
class _Bound:
    """The agents over one library, by the names of their models."""

    services: Services
    agents: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Turn:
    """What one run of the agent came to."""

    draft: Draft
    decisions: tuple[Decision, ...]
    ungrounded: tuple[str, ...]
    reviewed: Reviewed | None
    """Who worded what it says again in short, where staff did."""
