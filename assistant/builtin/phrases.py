"""Phrases that show what a message wants, read from phrases.toml beside this file."""

import re
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from corpus.toml_file import read_model


class Phrases(BaseModel):
    """Regular expressions by intent."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    greeting: tuple[re.Pattern[str], ...]
    thanks: tuple[re.Pattern[str], ...]
    agreeing: tuple[re.Pattern[str], ...]
    courtesy_filler: tuple[re.Pattern[str], ...]
    about: tuple[re.Pattern[str], ...]
    restart: tuple[re.Pattern[str], ...]
    injection: tuple[re.Pattern[str], ...]
    confirming: tuple[re.Pattern[str], ...]
    asking: tuple[re.Pattern[str], ...]
    asserting: tuple[re.Pattern[str], ...]
    claiming: tuple[re.Pattern[str], ...]
    ruling: tuple[re.Pattern[str], ...]
    concluding: tuple[re.Pattern[str], ...]
    denying: tuple[re.Pattern[str], ...]
    finding_fault: tuple[re.Pattern[str], ...]
    leaving_open: tuple[re.Pattern[str], ...]
    confirming_end: tuple[re.Pattern[str], ...]
    giving_a_reason: tuple[re.Pattern[str], ...]
    doubting: tuple[re.Pattern[str], ...]
    comparing: tuple[re.Pattern[str], ...]
    interpreting: tuple[re.Pattern[str], ...]
    challenging: tuple[re.Pattern[str], ...]
    basis: tuple[re.Pattern[str], ...]
    following: tuple[re.Pattern[str], ...]
    because_of_it: tuple[re.Pattern[str], ...]
    next_step: tuple[re.Pattern[str], ...]
    what_to_do: tuple[re.Pattern[str], ...]
    going_back: tuple[re.Pattern[str], ...]
    turning: tuple[re.Pattern[str], ...]
    meaning: tuple[re.Pattern[str], ...]
    from_silence: tuple[re.Pattern[str], ...]
    supposing: tuple[re.Pattern[str], ...]
    pointing_back: tuple[re.Pattern[str], ...]
    correcting: tuple[re.Pattern[str], ...]
    disputing: tuple[re.Pattern[str], ...]
    whole_check: tuple[re.Pattern[str], ...]
    next_item: tuple[re.Pattern[str], ...]
    passing_over: tuple[re.Pattern[str], ...]

    def match(self, intent: str, text: str) -> bool:
        """Whether `text` shows `intent`."""
        patterns: tuple[re.Pattern[str], ...] = getattr(self, intent)
        return any(re.search(pattern.pattern, text, re.IGNORECASE) for pattern in patterns)

    def without(self, intent: str, text: str) -> str:
        """`text` without the words that show `intent`."""
        patterns: tuple[re.Pattern[str], ...] = getattr(self, intent)
        for pattern in patterns:
            text = re.sub(pattern.pattern, "", text, flags=re.IGNORECASE)
        return text

    def start(self, intent: str, text: str) -> int:
        """Where what comes behind the words that show `intent` begins; 0 where none does."""
        patterns: tuple[re.Pattern[str], ...] = getattr(self, intent)
        found = (re.search(pattern.pattern, text, re.IGNORECASE) for pattern in patterns)
        return max((match.end() for match in found if match), default=0)


@cache
def phrases() -> Phrases:
    """Read phrases.toml."""
    return read_model(files("assistant.builtin") / "phrases.toml", Phrases)
