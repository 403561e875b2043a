"""Says in one Chinese sentence what is wrong with the facts given to a checker."""

from typing import Any

from pydantic import ValidationError

from assistant.checkers.checker import Checker


def explain(problem: ValidationError, checker: Checker[Any]) -> str:
    """Give the first fault of the facts as one sentence that names the fact and what to do."""
    first = problem.errors()[0]
    if first["type"] == "value_error":
        return str(first["ctx"]["error"])
    name = str(first["loc"][0]) if first["loc"] else ""
    if first["type"] == "extra_forbidden":
        return f"没有“{name}”这一项事实。可填的有：{'、'.join(checker.facts.model_fields)}。"
    title = checker.facts.title_of(name) if name in checker.facts.model_fields else name
    return f"“{title}”的值“{first['input']}”不合适，请核对后再填。"
