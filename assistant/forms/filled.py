"""Reads what people typed into a form as facts, and says in Chinese at which field something is wrong."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from assistant.checkers.facts import Facts
from assistant.forms.question import NO, YES, Kind, Question
from corpus.numerals import to_int

F = TypeVar("F", bound=Facts)

UNSURE = "unsure"
"""The answer 不确定: the fact counts as not known, and the question as answered."""

MOST_ROWS = 200
_COUNTED = "人名位家项个"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and with which fields together; each of them shows it."""

    fields: tuple[str, ...]
    said: str


@dataclass(frozen=True, slots=True)
class Filled(Generic[F]):
    """What a form came to: the facts without the answers that are wrong, and what is wrong with those."""

    facts: F
    problems: tuple[Problem, ...]


def read(model: type[F], questions: Iterable[Question], answers: Mapping[str, Any]) -> Filled[F]:
    """Read `answers`, by field, as facts of `model`; blanks and 不确定 are facts that are not known."""
    given: dict[str, Any] = {}
    problems: list[Problem] = []
    for asked in questions:
        try:
            value = _value(asked, answers.get(asked.field))
            if value is not None:
                model.model_validate({asked.field: value})
                given[asked.field] = value
        except ValidationError as problem:
            problems.append(Problem((asked.field,), _said(problem, asked)))
        except ValueError as problem:
            problems.append(Problem((asked.field,), str(problem)))
    while (conflict := _refused(model, given)) is not None:
        together = _at_odds(model, given)
        problems.append(Problem(together, conflict))
        given = {field: value for field, value in given.items() if field not in together}
    return Filled(model.model_validate(given), tuple(problems))


def is_answered(answer: Any) -> bool:
    """Whether a question was answered, be it with 不确定."""
    if isinstance(answer, str):
        return bool(answer.strip())
    return bool(answer)


def _value(asked: Question, answer: Any) -> Any:
    """What `answer` means; None where nothing is known. Raises ValueError with what to type instead."""
    if answer == UNSURE or not is_answered(answer):
        return None
    if asked.kind is Kind.ROWS:
        return [_row(asked, row, at) for at, row in enumerate(_several(answer), start=1) if _used(row)]
    if asked.kind is Kind.DAYS:
        return [day for day in map(_text, _several(answer)) if day] or None
    if asked.kind is Kind.NUMBER:
        return _number(answer, asked.title)
    text = _text(answer)
    if asked.kind is Kind.YES_NO:
        if text not in (YES.key, NO.key):
            raise ValueError(f"“{asked.title}”请选“是”“否”或“不确定”。")
        return text == YES.key
    if asked.kind is Kind.CHOICE and text not in {option.key for option in asked.options}:
        raise ValueError(f"“{asked.title}”请从列出的选项中选一个。")
    return text


def _several(answer: Any) -> list[Any]:
    if not isinstance(answer, list) or len(answer) > MOST_ROWS:
        raise ValueError(f"请逐行填写，最多{MOST_ROWS}行。")
    return answer


def _used(row: Any) -> bool:
    return isinstance(row, Mapping) and any(_text(cell) for cell in row.values())


def _row(asked: Question, row: Mapping[str, Any], at: int) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for column in asked.columns:
        text = _text(row.get(column.name))
        if text:
            where = f"第{at}行的{column.title}"
            cells[column.name] = _number(text, where) if column.kind is Kind.NUMBER else text
        elif column.required:
            raise ValueError(f"第{at}行缺少{column.title}，请补填或清空这一行。")
    return cells


def _text(answer: Any) -> str:
    """What was typed, as one line that every encoder takes; JSON can carry half of a surrogate pair."""
    typed = answer if isinstance(answer, str) else str(answer) if isinstance(answer, int) else ""
    return unicodedata.normalize("NFKC", typed.encode("utf-8", "replace").decode("utf-8")).strip()


def _number(answer: Any, title: str) -> int:
    """40, ４０, 40人 and 四十 are all forty."""
    text = _text(answer).rstrip(_COUNTED).replace(",", "").strip()
    try:
        return to_int(text)
    except ValueError:
        raise ValueError(f"“{title}”请填整数，例如12。") from None


def _said(problem: ValidationError, asked: Question) -> str:
    """The fault of one field by itself, in Chinese."""
    fault = problem.errors()[0]
    limits = fault.get("ctx", {})
    if fault["type"] == "value_error":
        return str(limits["error"])
    told = {
        "greater_than_equal": f"至少是{limits.get('ge')}",
        "less_than_equal": f"最多是{limits.get('le')}",
        "string_too_long": f"最多{limits.get('max_length')}个字",
        "too_long": f"最多{limits.get('max_length')}行",
    }.get(fault["type"], "不合适")
    return f"“{_whose(fault['loc'], asked)}”{told}，请核对后再填。"


def _whose(place: tuple[int | str, ...], asked: Question) -> str:
    """What the fault is in: the question, or one cell of its rows."""
    if len(place) > 2 and isinstance(place[1], int):
        titles = {column.name: column.title for column in asked.columns}
        return f"第{place[1] + 1}行的{titles.get(str(place[2]), asked.title)}"
    return asked.title


def _refused(model: type[F], given: Mapping[str, Any]) -> str | None:
    try:
        model.model_validate(given)
    except ValidationError as problem:
        fault = problem.errors()[0]
        return str(fault.get("ctx", {}).get("error", "所填的内容互相矛盾，请核对。"))
    return None


def _at_odds(model: type[F], given: Mapping[str, Any]) -> tuple[str, ...]:
    """The fewest fields that the model refuses together: without any one of them it takes the rest."""
    core = dict(given)
    for field in given:
        rest = {name: value for name, value in core.items() if name != field}
        if _refused(model, rest) is not None:
            core = rest
    return tuple(core)
