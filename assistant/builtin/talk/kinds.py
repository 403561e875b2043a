"""Messages that need no tool: greetings, thanks, what is forbidden, what means nothing."""

import re
from enum import StrEnum

from assistant.builtin.phrases import phrases
from assistant.builtin.talk.courtesy import courtesy
from assistant.builtin.talk.gibberish import gibberish
from assistant.builtin.talk.improper import improper

_CHALLENGE_LENGTH, _QUESTION_LENGTH = 24, 7
_CLAUSE_END = re.compile(r"[，。！？；?!;,\s]")


class Talk(StrEnum):
    """Messages that need no tool; the names are those of phrases.toml and answers.toml."""

    INJECTION = "injection"
    FORGING = "forging"
    BRIBING = "bribing"
    THREATENING = "threatening"
    DEFAMING = "defaming"
    RESTART = "restart"
    GREETING = "greeting"
    THANKS = "thanks"
    ABOUT = "about"
    MEANINGLESS = "meaningless"
    GIBBERISH = "gibberish"


_TOLD_BY_PHRASES = (Talk.RESTART, Talk.ABOUT)


def talk(text: str) -> Talk | None:
    """Give what kind of talk `text` is, None where it is a matter of the regulation."""
    if not re.search(r"[\u3400-\u9fff]|[A-Za-z]{2,}|[0-9]", text):
        return Talk.MEANINGLESS
    if phrases().match(Talk.INJECTION, text):
        return Talk.INJECTION
    if gibberish(text):
        return Talk.GIBBERISH
    if wrong := improper(text):
        return Talk(wrong)
    if told := next((one for one in _TOLD_BY_PHRASES if phrases().match(one, text)), None):
        return told
    return Talk(kind) if (kind := courtesy(text)) else None


def challenges(text: str) -> bool:
    """你说五天就五天: short, and with no fact of its own to check."""
    return (
        len(text) <= _CHALLENGE_LENGTH
        and not re.search("[0-9]", text)
        and phrases().match("challenging", text)
        and not _asks_besides(text)
    )


def _asks_besides(text: str) -> bool:
    """说摘就摘 你们倒是给我说说犯了啥才摘: behind what sounds like a challenge stands a question of its own."""
    return any(
        len(piece) >= _QUESTION_LENGTH
        and phrases().match("asking", piece)
        and not phrases().match("challenging", piece)
        for piece in _CLAUSE_END.split(text)
    )


def challenges_first(text: str) -> bool:
    """你确定？我听说是3天: begins by doubting the answer before."""
    pieces = [piece for piece in _CLAUSE_END.split(text) if piece]
    return len(pieces) > 1 and phrases().match("challenging", pieces[0])
