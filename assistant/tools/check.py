"""Tools `check_…`: one for each checker, its schema made from the checker's facts model."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from langchain_core.tools import BaseTool, StructuredTool
from pydantic import ValidationError

from assistant.checkers.checker import Checker
from assistant.checkers.decision import Decision
from assistant.checkers.registry import checkers
from assistant.services import Services
from assistant.tools.explain import explain
from corpus.registers import Reading

PREFIX = "check_"
READINGS = "in_readings"
"""Beside the facts: the options of readings to be tried instead of those in force, by the reading's id."""


def check_tools(services: Services) -> list[BaseTool]:
    """Give one tool for each checker of the registry."""
    return [_tool(checker, services) for checker in checkers().values()]


def _tool(checker: Checker[Any], services: Services) -> BaseTool:
    return StructuredTool(
        name=f"{PREFIX}{checker.name}",
        description=f"{checker.title}：{checker.description}不知道的事实不要填。",
        args_schema=checker.facts.model_json_schema(),
        func=_runner(checker, services),
        response_format="content_and_artifact",
    )


def _tried(readings: Mapping[str, Reading], tried: Mapping[str, str]) -> Mapping[str, Reading]:
    """The readings, those `tried` in another option; one that there is not is left out."""
    others = {
        name: reading.model_copy(update={"in_force": tried[name], "status": "ours"})
        for name, reading in readings.items()
        if tried.get(name) in {option.key for option in reading.options}
    }
    return {**readings, **others} if others else readings


def _runner(checker: Checker[Any], services: Services) -> Callable[..., tuple[str, Decision | None]]:
    def run(**given: Any) -> tuple[str, Decision | None]:
        tried = given.pop(READINGS, {})
        try:
            facts = checker.facts.model_validate(given)
        except ValidationError as problem:
            return json.dumps({"error": explain(problem, checker)}, ensure_ascii=False), None
        readings = _tried(services.library.readings, tried)
        decision = checker.run(facts, services.today(), readings)
        return json.dumps(decision.as_json(), ensure_ascii=False), decision

    return run
