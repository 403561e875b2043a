"""Conversations of the page: one for each browser session, answered in worker threads.

A question is answered whether or not somebody still watches: a reload or a lost connection loses nothing.
"""

import logging
from collections import OrderedDict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count
from threading import Lock
from typing import Any, Protocol

from langchain_core.messages import AnyMessage

from assistant.agent import Conversation, Step
from assistant.answer import Answer

_MOST_CHATS = 5_000
_MOST_AT_ONCE = 16
_log = logging.getLogger(__name__)


class Answerer(Protocol):
    """What answers questions: `assistant.agent.Assistant`."""

    def stream(self, question: str, conversation: Conversation | None = None) -> Iterator[Step | Answer]:
        """Give the steps as they are taken, then the answer."""
        ...


class TurnState(StrEnum):
    """How far a turn is."""

    RUNNING = "running"
    ANSWERED = "answered"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and what came of it.

    `tool` is the tool at work while it runs; `messages` is the conversation as it stood after the answer.
    """

    number: int
    question: str
    state: TurnState = TurnState.RUNNING
    tool: str = ""
    answer: Answer | None = None
    messages: tuple[AnyMessage, ...] = ()


class Chat:
    """The conversation of one browser session. `turns` is replaced with every change, never altered."""

    def __init__(self, answerer: Answerer, workers: ThreadPoolExecutor) -> None:
        self._answerer = answerer
        self._workers = workers
        self._lock = Lock()
        self._numbers = count(1)
        self.turns: tuple[Turn, ...] = ()

    @property
    def busy(self) -> bool:
        """Whether a question is being answered."""
        return any(turn.state is TurnState.RUNNING for turn in self.turns)

    def ask(self, question: str) -> None:
        """Begin to answer `question`; nothing happens while another is being answered (a double click)."""
        with self._lock:
            if question.strip() and not self.busy:
                self._begin(question.strip())

    def retry(self) -> None:
        """Ask the last question again in place of its turn."""
        with self._lock:
            if self.turns and not self.busy:
                *before, last = self.turns
                self.turns = tuple(before)
                self._begin(last.question)

    def stop(self) -> None:
        """Give up the question that is being answered; what it comes to is thrown away."""
        with self._lock:
            self.turns = tuple(
                replace(turn, state=TurnState.STOPPED) if turn.state is TurnState.RUNNING else turn
                for turn in self.turns
            )

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self.turns = ()

    def _begin(self, question: str) -> None:
        said = next((turn.messages for turn in reversed(self.turns) if turn.answer), ())
        turn = Turn(next(self._numbers), question)
        self.turns = (*self.turns, turn)
        self._workers.submit(self._answer, turn, said)

    def _answer(self, turn: Turn, said: tuple[AnyMessage, ...]) -> None:
        conversation = Conversation([*said])
        try:
            for event in self._answerer.stream(turn.question, conversation):
                if isinstance(event, Step):
                    wanted = self._update(turn.number, tool=event.tool)
                else:
                    messages = tuple(conversation.messages)
                    wanted = self._update(
                        turn.number, state=TurnState.ANSWERED, answer=event, messages=messages
                    )
                if not wanted:
                    return
        except Exception:  # noqa: BLE001 - whatever it was: the page shows one sentence, the log keeps the trace
            _log.exception("a question could not be answered")
            self._update(turn.number, state=TurnState.FAILED)

    def _update(self, number: int, **changes: Any) -> bool:
        """Change the turn `number`; False where it is no longer wanted (stopped or cleared meanwhile)."""
        with self._lock:
            wanted = any(turn.number == number and turn.state is TurnState.RUNNING for turn in self.turns)
            if wanted:
                self.turns = tuple(
                    replace(turn, **changes) if turn.number == number else turn for turn in self.turns
                )
            return wanted


class Chats:
    """The conversations by the key of their browser session; the one longest unused gives way."""

    def __init__(self, answerer: Answerer, most: int = _MOST_CHATS) -> None:
        self._answerer = answerer
        self._most = most
        self._lock = Lock()
        self._chats: OrderedDict[str, Chat] = OrderedDict()
        self._workers = ThreadPoolExecutor(_MOST_AT_ONCE, thread_name_prefix="answer")

    def find(self, key: str) -> Chat:
        """Give the conversation of the browser session `key`, a new one where there is none."""
        with self._lock:
            if key not in self._chats:
                self._chats[key] = Chat(self._answerer, self._workers)
            self._chats.move_to_end(key)
            while len(self._chats) > self._most:
                self._chats.popitem(last=False)
            return self._chats[key]

    def close(self) -> None:
        """Take no more questions."""
        self._workers.shutdown(wait=False, cancel_futures=True)
