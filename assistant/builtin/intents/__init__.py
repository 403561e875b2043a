"""Which checks a message calls for, and the facts in it: one file for each checker, found by its name."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any


@dataclass(frozen=True)
class CheckRequest:
    """A check to run: the checker's name and the facts found in the conversation."""

    checker: str
    facts: Mapping[str, Any]


Intent = Callable[[Sequence[str]], Mapping[str, Any] | None]
"""Reads the user's messages, oldest first; gives the facts found, None where the last one calls for no check."""


@cache
def _intents() -> dict[str, Intent]:
    return {
        info.name: import_module(f"{__name__}.{info.name}").read
        for info in iter_modules(__path__)
        if not info.name.startswith("_")
    }


def requests(messages: Sequence[str]) -> tuple[CheckRequest, ...]:
    """Give the checks that the last of `messages` calls for."""
    found = ((name, read(messages)) for name, read in _intents().items())
    return tuple(CheckRequest(name, facts) for name, facts in found if facts is not None)
