"""From a message to what it wants: talk, a place to read, facts to check, questions to look up."""

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.builtin.dialogue import Dialogue
from assistant.builtin.intents import CheckRequest, requests
from assistant.builtin.phrases import phrases
from corpus.citation import Citation
from corpus.quantities import Quantity, quantities

_ENDS = re.compile(r"[？?！!；;\n]+|(?:另外|还有|再问一下|顺便问一下)[，,]?")
_SHORTEST = 4


class Talk(StrEnum):
    """Messages that need no tool; the names are those of phrases.toml and answers.toml."""

    INJECTION = "injection"
    FORGING = "forging"
    RESTART = "restart"
    GREETING = "greeting"
    THANKS = "thanks"
    ABOUT = "about"
    MEANINGLESS = "meaningless"


@dataclass(frozen=True)
class Understanding:
    """What the last message of a conversation wants."""

    text: str
    talk: Talk | None
    places: tuple[Citation, ...]
    checks: tuple[CheckRequest, ...]
    parts: tuple[str, ...]
    """The questions in the message, each to be looked up by itself."""
    claims: tuple[Quantity, ...]
    confirming: bool
    """Whether the message puts something forward to be confirmed (公示只要3天？)."""


def understand(dialogue: Dialogue) -> Understanding:
    """Read the last message of `dialogue` in the light of those before it."""
    text = dialogue.asked
    places = tuple(dict.fromkeys(citation for citation, _ in Citation.find(text)))
    return Understanding(
        text=text,
        talk=_talk(text),
        places=places,
        checks=requests(dialogue),
        parts=_parts(text),
        claims=tuple(quantities(text)),
        confirming=phrases().match("confirming", text),
    )


def _talk(text: str) -> Talk | None:
    if not re.search(r"[\u3400-\u9fff]|[A-Za-z]{2,}|[0-9]", text):
        return Talk.MEANINGLESS
    return next(
        (talk for talk in Talk if talk is not Talk.MEANINGLESS and phrases().match(talk, text)), None
    )


def _parts(text: str) -> tuple[str, ...]:
    pieces = [piece.strip(" ，,。") for piece in _ENDS.split(text)]
    long_enough = [piece for piece in pieces if len(piece) >= _SHORTEST]
    return tuple(long_enough[:3]) or (text,)
