"""Phrases that show what a message wants, read from phrases.toml beside this file."""

import re
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from corpus.toml_file import read_model

_Pattern = Annotated[re.Pattern[str], BeforeValidator(lambda words: re.compile(words, re.IGNORECASE))]
_Patterns = tuple[_Pattern, ...]


class Phrases(BaseModel):
    """Regular expressions by intent."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    greeting: _Patterns
    thanks: _Patterns
    agreeing: _Patterns
    courtesy_filler: _Patterns
    about: _Patterns
    restart: _Patterns
    injection: _Patterns
    confirming: _Patterns
    asking: _Patterns
    asserting: _Patterns
    claiming: _Patterns
    ruling: _Patterns
    concluding: _Patterns
    denying: _Patterns
    finding_fault: _Patterns
    leaving_open: _Patterns
    confirming_end: _Patterns
    giving_a_reason: _Patterns
    doubting: _Patterns
    comparing: _Patterns
    interpreting: _Patterns
    challenging: _Patterns
    basis: _Patterns
    following: _Patterns
    because_of_it: _Patterns
    next_step: _Patterns
    what_to_do: _Patterns
    going_back: _Patterns
    turning: _Patterns
    meaning: _Patterns
    from_silence: _Patterns
    supposing: _Patterns
    pointing_back: _Patterns
    correcting: _Patterns
    disputing: _Patterns
    whole_check: _Patterns
    next_item: _Patterns
    passing_over: _Patterns
    other_matters: _Patterns

    def match(self, intent: str, text: str) -> bool:
        """Whether `text` shows `intent`."""
        patterns: _Patterns = getattr(self, intent)
        return any(pattern.search(text) for pattern in patterns)

    def without(self, intent: str, text: str) -> str:
        """`text` without the words that show `intent`."""
        patterns: _Patterns = getattr(self, intent)
        for pattern in patterns:
            text = pattern.sub("", text)
        return text

    def start(self, intent: str, text: str) -> int:
        """Where what comes behind the words that show `intent` begins; 0 where none does."""
        patterns: _Patterns = getattr(self, intent)
        found = (pattern.search(text) for pattern in patterns)
        return max((match.end() for match in found if match), default=0)


@cache
def phrases() -> Phrases:
    """Read phrases.toml."""
    return read_model(files("assistant.builtin") / "phrases.toml", Phrases)
