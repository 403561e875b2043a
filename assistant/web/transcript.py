"""Shows the turns of a conversation, and streams them while one is being answered."""

import asyncio
from collections.abc import AsyncIterator

from markupsafe import Markup

from assistant.answer import Status
from assistant.services import Services
from assistant.tools.check import PREFIX as CHECK
from assistant.web.answer_html import answer_blocks
from assistant.web.chats import Chat, Turn, TurnState
from assistant.web.suggestions import suggest
from assistant.web.templating import render
from assistant.web.words import ChatWords, WebWords

_POLL = 0.02  # seconds between two looks at a turn that is being answered
_PAUSE = 0.07  # seconds between two blocks of an answer that is being revealed

_REVEALING = "revealing"
_LED_NOWHERE = frozenset({Status.OUT_OF_SCOPE, Status.SMALLTALK})


class Transcript:
    """Shows conversations that cite the library of `services`."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def show(self, turns: tuple[Turn, ...], words: WebWords) -> list[str]:
        """Give each turn as HTML; the welcome where there is none."""
        if not turns:
            return [render("welcome.html", words=words.chat)]
        last = turns[-1]
        next_questions = suggest(turns, words.language) or _starters(turns[-1], words.chat)
        return [self._turn(turn, words, next_questions if turn is last else None) for turn in turns]

    async def follow(self, chat: Chat, words: WebWords) -> AsyncIterator[list[str]]:
        """Give the turns as they change until nothing is being answered; a fresh answer block by block.

        An answer comes here only after it has been verified; revealing it in parts is for the eye.
        """
        seen: tuple[Turn, ...] | None = None
        while True:
            turns = chat.turns
            if turns is seen:
                await asyncio.sleep(_POLL)
                continue
            if seen and _just_answered(seen, turns):
                async for shown in self._reveal(chat, turns, words):
                    yield shown
            yield self.show(turns, words)
            if turns is chat.turns and not chat.busy:
                return
            seen = turns

    async def _reveal(self, chat: Chat, turns: tuple[Turn, ...], words: WebWords) -> AsyncIterator[list[str]]:
        before = self.show(turns, words)[:-1]
        blocks = self._blocks(turns[-1], words)
        for shown in range(1, len(blocks)):
            if chat.turns is not turns:
                return
            yield [*before, _render(turns[-1], _REVEALING, blocks[:shown], words.chat, ())]
            await asyncio.sleep(_PAUSE)

    def _turn(self, turn: Turn, words: WebWords, suggestions: tuple[str, ...] | None) -> str:
        return _render(turn, turn.state, self._blocks(turn, words), words.chat, suggestions)

    def _blocks(self, turn: Turn, words: WebWords) -> list[Markup]:
        return answer_blocks(turn.answer, self._services.library, words.chat) if turn.answer else []


def _starters(last: Turn, words: ChatWords) -> tuple[str, ...]:
    """Give what may be asked at all, after a question that led nowhere: one example for each kind of reader."""
    if last.answer is None or last.answer.status not in _LED_NOWHERE:
        return ()
    return tuple(group.questions[0] for group in words.example_groups)


def _just_answered(seen: tuple[Turn, ...], turns: tuple[Turn, ...]) -> bool:
    return (
        bool(turns)
        and turns[-1].state is TurnState.ANSWERED
        and any(turn.number == turns[-1].number and turn.state is TurnState.RUNNING for turn in seen)
    )


def _render(
    turn: Turn, state: str, blocks: list[Markup], words: ChatWords, suggestions: tuple[str, ...] | None
) -> str:
    """Give a turn as HTML. `suggestions` is None for every turn but the last."""
    return render(
        "turn.html",
        words=words,
        turn=turn,
        state=str(state),
        progress=_progress(turn.tool, words),
        blocks=blocks,
        last=suggestions is not None,
        suggestions=suggestions or (),
    )


def _progress(tool: str, words: ChatWords) -> str:
    if tool.startswith(CHECK):
        return words.checking
    return words.steps.get(tool, words.thinking)
