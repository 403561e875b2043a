"""Conversations of the page: any number for each browser session, answered in worker threads.

A question is answered whether or not somebody still watches: a reload or a lost connection loses nothing.
"""

import logging
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count
from threading import Lock
from typing import Any, Protocol

from langchain_core.messages import AIMessage, AnyMessage, HumanMessage

from assistant.agent import Conversation, Step
from assistant.answer import Answer
from assistant.builtin.dialogue import answer_message

_MOST_CHATS = 5_000
_MOST_AT_ONCE = 16
MOST_TURNS = 100
"""Turns of a conversation that a browser can give back; of a longer one the first are forgotten."""
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

    `tool` is the tool at work while it runs, `draft` what the model handed in, from which the conversation goes
    on; `asked_id` its row in the record, `helpful` what the reader thought of the answer.
    """

    number: int
    question: str
    state: TurnState = TurnState.RUNNING
    tool: str = ""
    answer: Answer | None = None
    draft: str = ""
    asked_id: int | None = None
    helpful: bool | None = None

    @property
    def done(self) -> bool:
        """Whether nothing more comes of it."""
        return self.state is not TurnState.RUNNING


Remember = Callable[[str, Answer], int | None]
"""Keeps a question with its answer for staff; gives the number of its row."""


class Chat:
    """One conversation. `turns` is replaced with every change, never altered."""

    def __init__(self, answerer: Answerer, workers: ThreadPoolExecutor, remember: Remember) -> None:
        self._answerer = answerer
        self._remember = remember
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

    def revise(self, question: str) -> None:
        """Ask `question` in place of the last one."""
        with self._lock:
            if question.strip() and self.turns and not self.busy:
                self.turns = self.turns[:-1]
                self._begin(question.strip())

    def judge(self, number: int, helpful: bool) -> Turn | None:
        """Note what the reader thinks of the answer of a turn; gives the turn, None where it has no answer."""
        with self._lock:
            judged = next((turn for turn in self.turns if turn.number == number and turn.answer), None)
            if judged is not None:
                judged = replace(judged, helpful=helpful)
                self.turns = tuple(judged if turn.number == number else turn for turn in self.turns)
            return judged

    def restore(self, turns: Iterable[Turn]) -> None:
        """Take over what was said before; nothing happens where something has been said since."""
        with self._lock:
            if not self.turns:
                self.turns = tuple(turns)
                self._numbers = count(max((turn.number for turn in self.turns), default=0) + 1)

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
        said = tuple(_said(self.turns))
        turn = Turn(next(self._numbers), question)
        self.turns = (*self.turns, turn)[-MOST_TURNS:]
        self._workers.submit(self._answer, turn, said)

    def _answer(self, turn: Turn, said: tuple[AnyMessage, ...]) -> None:
        conversation = Conversation([*said])
        try:
            for event in self._answerer.stream(turn.question, conversation):
                if isinstance(event, Step):
                    wanted = self._update(turn.number, tool=event.tool)
                else:
                    wanted = self._answered(turn, event, conversation.messages[len(said) :])
                if not wanted:
                    return
        except Exception:  # noqa: BLE001 - whatever it was: the page shows one sentence, the log keeps the trace
            _log.exception("a question could not be answered")
            self._update(turn.number, state=TurnState.FAILED)

    def _answered(self, turn: Turn, answer: Answer, new: list[AnyMessage]) -> bool:
        draft = next((str(message.content) for message in new if isinstance(message, AIMessage)), "")
        asked_id = self._remember(turn.question, answer)
        return self._update(
            turn.number, state=TurnState.ANSWERED, answer=answer, draft=draft, asked_id=asked_id
        )

    def _update(self, number: int, **changes: Any) -> bool:
        """Change the turn `number`; False where it is no longer wanted (stopped or cleared meanwhile)."""
        with self._lock:
            wanted = any(turn.number == number and turn.state is TurnState.RUNNING for turn in self.turns)
            if wanted:
                self.turns = tuple(
                    replace(turn, **changes) if turn.number == number else turn for turn in self.turns
                )
            return wanted


def _said(turns: Iterable[Turn]) -> Iterator[AnyMessage]:
    """What the model is told of the conversation so far: each question with the draft that answered it."""
    for turn in turns:
        if turn.draft:
            yield HumanMessage(turn.question)
            yield answer_message(turn.draft, turn.answer.reviewed if turn.answer else None)


def _forget(*_: object) -> None:
    """Keep nothing."""


class Chats:
    """The conversations by their keys (see `conversations`); the one longest unused gives way."""

    def __init__(self, answerer: Answerer, remember: Remember = _forget, most: int = _MOST_CHATS) -> None:
        self._answerer = answerer
        self._remember = remember
        self._most = most
        self._lock = Lock()
        self._chats: OrderedDict[str, Chat] = OrderedDict()
        self._workers = ThreadPoolExecutor(_MOST_AT_ONCE, thread_name_prefix="answer")

    def find(self, key: str) -> Chat:
        """Give the conversation under `key`, a new one where there is none."""
        with self._lock:
            if key not in self._chats:
                self._chats[key] = Chat(self._answerer, self._workers, self._remember)
            self._chats.move_to_end(key)
            while len(self._chats) > self._most:
                self._chats.popitem(last=False)
            return self._chats[key]

    def forget(self, key: str) -> None:
        """Let go of the conversation under `key`; what is being answered in it is thrown away."""
        with self._lock:
            chat = self._chats.pop(key, None)
        if chat:
            chat.clear()

    def close(self) -> None:
        """Take no more questions."""
        self._workers.shutdown(wait=False, cancel_futures=True)
