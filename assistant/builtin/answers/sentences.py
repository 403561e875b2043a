"""Small helpers for writing drafts: every sentence with its mark."""

import re

from assistant.checkers.decision import Outcome

ICONS = {
    Outcome.MET: "✅",
    Outcome.NOT_MET: "❌",
    Outcome.NEEDS_FACTS: "❓",
    Outcome.NEEDS_JUDGEMENT: "⚖️",
    Outcome.STATED: "📌",
    Outcome.NOT_APPLICABLE: "➖",
}
"""How a result is shown at a glance."""

_END = re.compile(r"([。！])")


def cite(text: str, *places: str) -> str:
    """Put marks for `places` before the end of every sentence of `text`."""
    marks = "".join(f"[[{place}]]" for place in places)
    if not marks or not text:
        return text
    if not text.endswith(("。", "！")):
        return text + marks
    return _END.sub(rf"{marks}\1", text)


def quote(place: str, words: str) -> str:
    """Give the mark that quotes `words` from `place`."""
    return f"[[{place}|{words}]]"


def paragraphs(*blocks: str) -> str:
    """Join the blocks that are not empty."""
    return "\n\n".join(block for block in blocks if block)
