"""Which checks a message calls for, and the facts in it: one file for each checker, found by its name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from assistant.builtin.dialogue import Dialogue


@dataclass(frozen=True)
class CheckRequest:
    """A check to run: the checker's name and the facts found in the conversation."""

    checker: str
    facts: Mapping[str, Any]


Intent = Callable[[Dialogue], Mapping[str, Any] | None]
"""Reads a dialogue; gives the facts found in it, None where its last message calls for no check."""


@cache
def _intents() -> dict[str, Intent]:
    return {
        info.name: import_module(f"{__name__}.{info.name}").read
        for info in iter_modules(__path__)
        if not info.name.startswith("_")
    }


def requests(dialogue: Dialogue) -> tuple[CheckRequest, ...]:
    """Give the checks that the last message of `dialogue` calls for."""
    found = ((name, read(dialogue)) for name, read in _intents().items())
    return tuple(CheckRequest(name, facts) for name, facts in found if facts is not None)
