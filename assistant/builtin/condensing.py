"""Which of the answers before a message wants shorter, put together or side by side (前面那个用途，压成一句话; 三种摆一块对比)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Status
from assistant.builtin.dialogue import Dialogue, Exchange, said_in
from assistant.builtin.talk.kinds import Talk, talk
from assistant.builtin.talk.shortening import Shortening, shortening
from corpus.numerals import to_int
from corpus.pairs import pairs

_NO_ANSWER = {Status.UNSAFE_INPUT, Status.SMALLTALK, Status.OUT_OF_SCOPE}
_COURTEOUS = {None, Talk.THANKS, Talk.GREETING}
_AT_ONCE = 6
_NAMES_IT = 0.5
_NTH = re.compile("第(?P<n>[一二三四五六1-6])个|(?P<first>头一个|最开始|一开始|最初|开头)")


@dataclass(frozen=True)
class Condensing:
    """The exchanges whose answers are to be said again in short, oldest first, and in what way.

    `topic`: what the message names, where none of the exchanges has these words; of them the one that it leads to is meant.
    """

    spoken_of: tuple[Exchange, ...]
    wanted: Shortening
    topic: str = ""


def condensing(dialogue: Dialogue) -> Condensing | None:
    """What the last message wants in short; None where it wants no such thing, or nothing was answered yet."""
    held = [one for one in dialogue.exchanges[:-1] if one.answered and one.answered.status not in _NO_ANSWER]
    wanted = shortening(dialogue.asked, said_in(held))
    if not (held and wanted) or talk(dialogue.asked) not in _COURTEOUS:
        return None
    if wanted.topic:
        if named := _on(held, wanted.topic):
            in_order = tuple(one for one in held if one in named)
            return Condensing(in_order if wanted.several else named[:1], wanted)
        return Condensing(tuple(held), wanted, wanted.topic)
    if not wanted.several and (nth := _NTH.search(dialogue.asked)):
        at = 0 if nth["first"] else to_int(nth["n"]) - 1
        return Condensing((held[at],), wanted) if at < len(held) else None
    count = (wanted.answers or _AT_ONCE) if wanted.several else 1
    return Condensing(tuple(held[-count:]), wanted)


def _on(exchanges: Sequence[Exchange], topic: str) -> tuple[Exchange, ...]:
    """The exchanges that speak of `topic`, the last of those that asked most of it first; empty where none does."""
    wanted = pairs(topic)
    speaking = [
        one for one in exchanges if len(wanted & pairs(said_in([one]))) >= _NAMES_IT * max(len(wanted), 1)
    ]
    most = sorted(enumerate(speaking), key=lambda one: (-len(wanted & pairs(one[1].asked)), -one[0]))
    return tuple(exchange for _, exchange in most)
