"""Tells the sentences of a draft apart, each with the marks that belong to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat

from assistant.grounding.draft import Mark, marks_in, replace_marks

_MARKED = "\ue000"  # stands for a mark
_END = r"[。！？!?]|\.(?=[\s\ue000]|\Z)"
_SENTENCE = re.compile(rf"(?:(?!{_END}|\n).)*(?:{_END})?(?:[ \t]*[”’」）)*_{_MARKED}])*")
_KEPT = 512  # one draft is gone through check by check, and tools say the same sentences again


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in the model's own words, its marks, and what stands behind the last of them."""

    text: str
    marks: tuple[Mark, ...]
    tail: str
    heads_line: bool
    """Whether it ends its line with a colon, or is a heading."""


@lru_cache(maxsize=_KEPT)
def sentences(body: str) -> tuple[Sentence, ...]:
    """Give the sentences of `body` in order; those that hold nothing but white space are left out."""
    return tuple(_sentences(body))


def _sentences(body: str) -> Iterator[Sentence]:
    marks = marks_in(body)
    for match in _SENTENCE.finditer(replace_marks(body, repeat(_MARKED))):
        written = match.group()
        own = tuple(next(marks) for _ in range(written.count(_MARKED)))
        text = written.replace(_MARKED, "").strip()
        if own or re.search(r"\w", text):
            tail = written.rpartition(_MARKED)[2] if own else ""
            heading = bool(re.match(r"\s*#", written) or re.search(r"[:：][\s*_]*\Z", written))
            yield Sentence(text, own, tail.strip(), heading)
