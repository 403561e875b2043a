"""Finds the checkers: every module here that has a `CHECKER`. Adding a checker is adding one file."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import assistant.checkers as package
from assistant.checkers.checker import Checker


@cache
def checkers() -> dict[str, Checker[Any]]:
    """Give all checkers by name, in the order of the first article that each applies."""
    found: list[Checker[Any]] = [
        module.CHECKER
        for info in iter_modules(package.__path__)
        if hasattr(module := import_module(f"{package.__name__}.{info.name}"), "CHECKER")
    ]
    found.sort(key=lambda checker: (int(checker.places[0].split("(")[0]), checker.name))
    return {checker.name: checker for checker in found}
