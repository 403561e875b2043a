"""Places that a message gives for what it says (被撤销后五年禁入，见第二十八条): what it says is understood without them."""

import re
from dataclasses import replace

from assistant.builtin.dialogue import Dialogue, Exchange
from corpus.citation import Citation

_REFERS, _REFERRED = re.compile(r"[，,（(]\s?(?:详|参)?见$"), re.compile(r"^(?:[）)]|(?=[，,。；;？?]|$))")
_SHORTEST = 6


def without_references(dialogue: Dialogue) -> Dialogue:
    """The dialogue whose last message has no such places; 见第二十八条 alone wants to read it."""
    text = left = dialogue.asked
    for _, (start, end) in reversed(list(Citation.find(text))):
        before, after = _REFERS.search(text[:start]), _REFERRED.match(text[end:])
        if before and after:
            left = left[: before.start()] + left[end + after.end() :]
    if left == text or len(left) < _SHORTEST:
        return dialogue
    return replace(dialogue, exchanges=(*dialogue.exchanges[:-1], Exchange(left)))
