"""Questions on different matters in one message, each with what is told for it: …几时能再来 另外隔壁那家25年8月批的，满三年是哪天."""

import re

from assistant.builtin.intents._message import Heard
from assistant.builtin.intents.people.accounted import UNREAD

_APART = re.compile(
    r"[；;？?！!\n]+|[，,。\s]*(?:另外(?!的|[一二两三四五六0-9]|几|那?[个家位人])|再(?:就是|一个|问一?[下句个])|顺便问?(?:一下|一句)?|还有(?:就是|一个?(?:事|问题)|个(?:事|问题)|(?=科研|团队|名字|名称|牌子|公示|委员会)))[，,：:]?"
)
_SHORTEST, _MOST = 8, 3


def questions_apart(text: str) -> tuple[str, ...]:
    """The questions that a message parts by a mark or by 另外; empty where it parts none."""
    pieces = [piece.strip(" ，,。") for piece in _APART.split(text)]
    pieces = [piece for piece in pieces if len(piece) >= _SHORTEST]
    return tuple(pieces) if 1 < len(pieces) <= _MOST else ()


def is_clearer(alone: Heard, whole: Heard) -> bool:
    """Whether a question by itself tells what was lost in the whole: a check that this calls for, or numbers that it leaves over."""
    left_over = bool(whole.facts.get(UNREAD)) and not alone.facts.get(UNREAD)
    return not alone.needs and (not whole.calls or left_over)
