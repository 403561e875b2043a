"""Facts to try a checker with, drawn from its model: the same ones every time, contradictions left out."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from random import Random
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from assistant.assessment.changed import changed
from assistant.checkers.checker import Checker
from assistant.checkers.facts import Choice, Facts

MOST = 400
"""Sets of facts that are drawn for one checker."""

_NUMBERS = (0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 9, 10, 12, 13, 15, 20, 30, 40)
_SHARES = ("20%", "28%", "30%", "33%", "40%", "60%")
_WORDS = (
    "呼和浩特市乳业技术创新中心",
    "呼和浩特市新材料创新中心",
    "年度报告",
    "建设方案",
    "评估",
    "乳业",
    "包头市",
    "玉泉区",
)
_MONTHS = ("2023-06", "2024-03", "2025-11")
_FULLNESS = (0.2, 0.5, 0.9)
_EARLIEST_YEAR = 1949


@lru_cache(maxsize=16)
def cases(checker: Checker[Any], as_of: date) -> tuple[Facts, ...]:
    """Give the facts that `checker` is tried with: few facts as often as nearly all."""
    random = Random(checker.name)
    return tuple(_drawn(checker.facts, random, as_of) for _ in range(MOST))


def _drawn(model: type[Facts], random: Random, as_of: date) -> Facts:
    facts, fullness = model(), random.choice(_FULLNESS)
    for name in sorted(model.model_fields, key=lambda _: random.random()):
        if random.random() < fullness:
            info = model.model_fields[name]
            value = next(_values(info.annotation, tuple(info.metadata), random, as_of), None)
            facts = changed(facts, **{name: value}) or facts
    return facts


def _values(annotation: Any, metadata: tuple[Any, ...], random: Random, as_of: date) -> Iterator[Any]:
    """Give one value of `annotation`, none where there is nothing to try."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _values(arguments[0], (*arguments[1:], *metadata), random, as_of)
    elif origin in (Union, UnionType):
        yield from _values(arguments[0], metadata, random, as_of)
    elif origin is tuple:
        found = [
            value for _ in range(random.randint(1, 3)) for value in _values(arguments[0], (), random, as_of)
        ]
        if found:
            yield tuple(dict.fromkeys(found))
    elif annotation is bool:
        yield random.random() < 0.5
    elif annotation is int:
        years = any(getattr(limit, "ge", None) == _EARLIEST_YEAR for limit in metadata)
        yield as_of.year + random.randint(-3, 2) if years else random.choice(_NUMBERS)
    elif annotation is date:
        yield as_of + timedelta(days=random.randint(-1500, 500))
    elif annotation is Fraction:
        yield random.choice(_SHARES)
    elif annotation is str:
        yield random.choice(_WORDS if any(hasattr(limit, "max_length") for limit in metadata) else _MONTHS)
    elif isinstance(annotation, type) and issubclass(annotation, Choice):
        yield random.choice(list(annotation))
