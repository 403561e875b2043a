"""Tools `check_…`: one for each checker, its schema made from the checker's facts model."""

import json
from collections.abc import Callable
from typing import Any

from langchain_core.tools import BaseTool, StructuredTool
from pydantic import ValidationError

from assistant.checkers.checker import Checker
from assistant.checkers.decision import Decision
from assistant.checkers.registry import checkers
from assistant.services import Services
from assistant.tools.explain import explain

PREFIX = "check_"


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


def _runner(checker: Checker[Any], services: Services) -> Callable[..., tuple[str, Decision | None]]:
    def run(**given: Any) -> tuple[str, Decision | None]:
        try:
            facts = checker.facts.model_validate(given)
        except ValidationError as problem:
            return json.dumps({"error": explain(problem, checker)}, ensure_ascii=False), None
        decision = checker.run(facts, services.today(), services.library.readings)
        return json.dumps(decision.as_json(), ensure_ascii=False), decision

    return run
