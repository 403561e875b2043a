"""Questions on different matters in one message, each with what is told for it: …几时能再来 另外隔壁那家25年8月批的，满三年是哪天."""

import re

from assistant.builtin.intents._message import VERDICT, WHEN, Heard, tells

_APART = re.compile(
    r"[；;？?！!\n]+|[，,。\s]*(?:另外(?!的|[一二两三四五六0-9]|几|那?[个家位人])|再(?:就是|一个|问一?[下句个])|顺便问?(?:一下|一句)?|还有(?:就是|一个?(?:事|问题)|个(?:事|问题)|(?=科研|团队|名字|名称|牌子|公示|委员会|批文|批复|整改|自评|撤)))[，,：:]?"
)
_SHORTEST, _MOST = 8, 3


def questions_apart(text: str) -> tuple[str, ...]:
    """The questions that a message parts by a mark or by 另外, each of which asks something; empty where it parts none."""
    pieces = [piece.strip(" ，,。") for piece in _APART.split(text)]
    pieces = [piece for piece in pieces if len(piece) >= _SHORTEST]
    return tuple(pieces) if 1 < len(pieces) <= _MOST and all(_asks(piece) for piece in pieces) else ()


def _asks(piece: str) -> bool:
    return bool(VERDICT.search(piece) or WHEN.search(piece)) and bool(
        _PARTICLE.search(piece) or not tells(piece)
    )


_PARTICLE = re.compile(r"[吗么嘛不没哇吧呗呢]$")


def is_lost(alone: Heard, whole: Heard) -> bool:
    """Whether a question by itself calls for a check that was lost in the whole."""
    return alone.calls and not alone.needs and not whole.calls
