"""One question of a form, made from a field of a facts model: how it is asked and what may be answered."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from enum import StrEnum
from fractions import Fraction
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import annotated_types
from pydantic.fields import FieldInfo

from assistant.checkers.facts import Choice, Facts
from corpus.citation import Citation


class Kind(StrEnum):
    """How a question is answered."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    NUMBER = "number"
    SHARE = "share"
    TEXT = "text"
    DAY = "day"
    DAYS = "days"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to choose from."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Column:
    """One cell of the rows that a question asks for, one row a unit."""

    name: str
    title: str
    kind: Kind
    required: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A field as a form asks for it. `ref` is the clause that it comes from, `label` its official form."""

    field: str
    title: str
    text: str
    ref: str
    label: str
    kind: Kind
    options: tuple[Option, ...] = ()
    columns: tuple[Column, ...] = ()
    longest: int = 0
    """So many characters at most; 0 where nothing is said."""


YES, NO = Option("yes", "是"), Option("no", "否")


def question(model: type[Facts], field: str) -> Question:
    """Give the question for `field` of `model`. Raises TypeError for a type that no form can ask for."""
    info = model.model_fields[field]
    extra = info.json_schema_extra
    place = Citation.parse(str(extra["citation"])) if isinstance(extra, Mapping) else None
    kind, inner = _kind(info.annotation)
    options: tuple[Option, ...] = ()
    if kind is Kind.CHOICE:
        options = tuple(Option(str(member.value), member.chinese) for member in inner)
    elif kind is Kind.YES_NO:
        options = (YES, NO)
    return Question(
        field,
        info.title or field,
        info.description or "",
        place.ref if place else "",
        place.label if place else "",
        kind,
        options,
        _columns(inner) if kind is Kind.ROWS else (),
        _longest(info),
    )


def _kind(annotation: Any) -> tuple[Kind, Any]:
    """The kind of answer, and the type that it is about."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        return _kind(next(part for part in arguments if part is not type(None)))
    if origin is Annotated:
        return _kind(arguments[0])
    if origin is tuple:
        kind, inner = _kind(arguments[0])
        return (Kind.DAYS, inner) if kind is Kind.DAY else (Kind.ROWS, inner)
    simple = {bool: Kind.YES_NO, int: Kind.NUMBER, Fraction: Kind.SHARE, str: Kind.TEXT, date: Kind.DAY}
    if annotation in simple:
        return simple[annotation], annotation
    if isinstance(annotation, type) and issubclass(annotation, Choice):
        return Kind.CHOICE, annotation
    if hasattr(annotation, "__dataclass_fields__"):
        return Kind.ROWS, annotation
    raise TypeError(f"表单还不会问 {annotation} 这样的事实，请在 question.py 里补上。")


def _columns(row: Any) -> tuple[Column, ...]:
    hints = get_type_hints(row, include_extras=True)
    return tuple(
        Column(part.name, _title(hints[part.name]), _kind(hints[part.name])[0], part.default is MISSING)
        for part in fields(row)
    )


def _title(hint: Any) -> str:
    return next(
        part.title for part in hint.__metadata__ if isinstance(part, FieldInfo) and part.title is not None
    )


def _longest(info: FieldInfo) -> int:
    return next((part.max_length for part in info.metadata if isinstance(part, annotated_types.MaxLen)), 0)
