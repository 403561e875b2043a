"""What a message says to the checkers: every case of every table in tables/, and what must call for no check."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel, ConfigDict

from assistant.answer import Status
from assistant.builtin.dialogue import Dialogue, Exchange, normalise
from assistant.builtin.intents import requests
from assistant.checkers.registry import checkers
from assistant.grounding.draft import Draft

AS_OF = date(2026, 11, 23)
TABLES = Path(__file__).parent / "tables"


class Case(BaseModel):
    """One entry of a table: what was said, and the facts of each check that the last message calls for.

    `asked`: the facts that the assistant asked for before it.
    """

    model_config = ConfigDict(extra="forbid")

    name: str
    say: list[str]
    facts: dict[str, dict[str, Any]]
    asked: dict[str, list[str]] = {}
    about: list[str] = []
    needs: list[str] = []
    limit: bool = False


def _read(name: str) -> Any:
    return yaml.safe_load((TABLES / f"{name}.yaml").read_text(encoding="utf-8"))


ALL = [
    (file.stem, entry)
    for file in sorted(TABLES.glob("*.yaml"))
    if file.stem != "silent"
    for entry in _read(file.stem)
]


def _dialogue(say: list[str], asked: dict[str, list[str]]) -> Dialogue:
    questions = "\n".join(
        f"- {checkers()[checker].facts.question_of(name)}"
        for checker, names in asked.items()
        for name in names
    )
    drafts = [Draft(Status.ANSWERED, "")] * (len(say) - 2) + [Draft(Status.NEEDS_FACTS, questions)]
    exchanges = [Exchange(normalise(one), draft) for one, draft in zip(say[:-1], drafts, strict=False)]
    return Dialogue((*exchanges, Exchange(normalise(say[-1]))), AS_OF)


@pytest.mark.parametrize(
    "raw", [raw for _, raw in ALL], ids=[f"{table}：{raw['name']}" for table, raw in ALL]
)
def test_facts_of_a_message(raw: dict[str, Any]) -> None:
    case = Case.model_validate(raw)
    heard = {request.checker: request for request in requests(_dialogue(case.say, case.asked))}
    expected = {
        checker: {name: str(value) if isinstance(value, date) else value for name, value in facts.items()}
        for checker, facts in case.facts.items()
    }
    given = {checker: dict(request.facts) for checker, request in heard.items()}
    assert _plain(given) == _plain(expected)
    request = heard[next(iter(case.facts))]
    assert request.limit is case.limit
    assert request.needs == tuple(case.needs)
    if case.about:
        assert request.about == tuple(case.about)


def _plain(facts: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {
        checker: {
            name: sorted(map(str, value)) if isinstance(value, list) else value
            for name, value in values.items()
        }
        for checker, values in facts.items()
    }


@pytest.mark.parametrize("message", _read("silent"))
def test_a_question_on_the_text_calls_for_no_check(message: Any) -> None:
    assert requests(_dialogue([str(message)], {})) == ()


@pytest.mark.parametrize(
    "before", ["委员会12人，我们3个，学校1个，行不", "团队40人，固定的10个，职称13个，够不"]
)
@pytest.mark.parametrize("asked", ["众创空间要几个人", "那科技特派员要多少名", "企业技术中心得有几个人"])
def test_a_question_on_another_platform_goes_on_from_no_check(before: str, asked: str) -> None:
    assert not requests(_dialogue([before, asked], {}))
    assert requests(_dialogue([before, asked, "那15个人呢"], {})), "and is come back from"


@pytest.mark.parametrize("asked", ["今天呼市冷不冷", "岔一句 呼和浩特下雨没", "包头天气咋样"])
def test_a_place_named_on_the_way_is_no_place_of_registration(asked: str) -> None:
    told = Draft(Status.ANSWERED, "组建条件[[8(1)]]。")
    assert not requests(Dialogue((Exchange("条件有哪些", told), Exchange(asked)), AS_OF))
    assert requests(Dialogue((Exchange("条件有哪些", told), Exchange("在托县呢")), AS_OF)), "but this is one"
