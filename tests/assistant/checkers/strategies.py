"""Facts of any checker for hypothesis, made from its model: whatever the model admits, and nothing else."""

import dataclasses
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import annotated_types
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from assistant.checkers.facts import Choice, Facts
from tests.assistant.checkers.support import AS_OF, readings

SMALL, HUGE = 40, 10**40
"""Small numbers meet the limits of the law; a huge one meets whatever cannot be written or divided."""

NAMES = (
    "呼和浩特市乳业技术创新中心",
    "呼和浩特市技术创新中心",
    "呼市乳业创新中心",
    "内蒙古乳业技术创新中心有限公司",
    "年度报告",
    "经费由谁筹措？",
    " ",
)


SHARES = ("30%", "29.9%", "三成", "1/3", "60%", "0%", "100%", "130%", 0.5, 28)


def strategy(annotation: Any, metadata: tuple[Any, ...] = ()) -> st.SearchStrategy[Any]:
    """Values of `annotation` as JSON or a form would bring them, the edges of its limits included."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return strategy(arguments[0], (*arguments[1:], *metadata))
    if origin in (Union, UnionType):
        return st.one_of(strategy(part, metadata) for part in arguments if part is not type(None))
    if origin in (tuple, list):
        return st.lists(strategy(arguments[0]), max_size=4)
    if annotation is bool:
        return st.booleans()
    if annotation is int:
        return _integers(metadata)
    if annotation is date:
        return st.one_of(st.dates(), st.dates(date(AS_OF.year - 8, 1, 1), date(AS_OF.year + 8, 12, 31)))
    if annotation is Fraction:
        return st.one_of(st.sampled_from(SHARES), st.fractions(0, 1, max_denominator=1000).map(str))
    if annotation is str:
        return st.one_of(st.sampled_from(NAMES), st.text(max_size=30))
    if isinstance(annotation, type) and issubclass(annotation, Choice):
        return st.sampled_from(list(annotation))
    return _nested(annotation)


def _integers(metadata: tuple[Any, ...]) -> st.SearchStrategy[int]:
    limits = _limits(metadata)
    least = limits.get("ge", -SMALL)
    most = limits.get("le", HUGE)
    return st.one_of(st.integers(least, min(least + SMALL, most)), st.integers(least, most))


def _limits(metadata: tuple[Any, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in metadata:
        for limit in getattr(part, "metadata", [part]):
            if isinstance(limit, annotated_types.Ge):
                found["ge"] = limit.ge
            if isinstance(limit, annotated_types.Le):
                found["le"] = limit.le
    return found


def _nested(annotation: Any) -> st.SearchStrategy[dict[str, Any]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return st.fixed_dictionaries({}, optional=_fields(annotation))
    if dataclasses.is_dataclass(annotation):
        hints = get_type_hints(annotation, include_extras=True)
        required = {
            field.name for field in dataclasses.fields(annotation) if field.default is dataclasses.MISSING
        }
        values = {name: strategy(hint) for name, hint in hints.items()}
        return st.fixed_dictionaries(
            {name: value for name, value in values.items() if name in required},
            optional={name: value for name, value in values.items() if name not in required},
        )
    raise TypeError(f"strategies.py 还不会造 {annotation} 这样的事实，请补上。")


def _fields(model: type[BaseModel]) -> dict[str, st.SearchStrategy[Any]]:
    return {
        name: strategy(info.annotation, tuple(info.metadata)) for name, info in model.model_fields.items()
    }


def given_to(model: type[Facts]) -> st.SearchStrategy[dict[str, Any]]:
    """What may be typed for `model`, admitted or not; few facts as often as nearly all."""
    return st.fixed_dictionaries({}, optional=_fields(model))


def admitted(model: type[Facts]) -> st.SearchStrategy[dict[str, Any]]:
    """Facts that `model` admits: each is kept that does not contradict those before it."""
    return given_to(model).map(lambda given: admitted_part(model, given))


def admitted_part(model: type[Facts], given: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of `given` that `model` admits together, taken one after the other."""
    if _admits(model, given):
        return dict(given)
    kept: dict[str, Any] = {}
    for name, value in given.items():
        if _admits(model, {**kept, name: value}):
            kept[name] = value
    return kept


def _admits(model: type[Facts], facts: Mapping[str, Any]) -> bool:
    try:
        model.model_validate(facts)
    except ValidationError:
        return False
    return True


def options() -> st.SearchStrategy[dict[str, str]]:
    """Some of the readings, each with any of its options."""
    return st.fixed_dictionaries(
        {},
        optional={
            name: st.sampled_from([option.key for option in reading.options])
            for name, reading in readings().items()
        },
    )
