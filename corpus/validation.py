"""Says in Chinese what Pydantic found wrong with a file that people edit, and with which of its entries."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

_REASONS: Mapping[str, str] = {
    "missing": "缺少这一项",
    "extra_forbidden": "没有这个项目，请检查拼写",
    "string_type": "应是文字",
    "string_too_short": "太短，至少要{min_length}个字",
    "too_short": "不能是空的",
    "bool": "应是 true 或 false",
    "int": "应是整数",
    "float": "应是数字",
    "finite_number": "应是数字",
    "date": "应是日期，例如 2026-11-23",
    "tuple": "应是用方括号括起来的列表",
    "list": "应是用方括号括起来的列表",
    "dict": "应是一个表",
    "model": "应是一个表",
    "literal_error": "只能是 {expected}",
    "enum": "只能是 {expected}",
    "greater_than": "应大于{gt}",
    "greater_than_equal": "不能小于{ge}",
    "less_than": "应小于{lt}",
    "less_than_equal": "不能大于{le}",
    "pattern_regex": "不是有效的正则表达式",
    "value_error": "{error}",
}
_NAMED_BY = ("id", "key", "term")


def explain(problem: ValidationError, data: Any = None) -> str:
    """Give the first fault as one line, `silence “funding-amount” 的 near：应是文字`.

    `data` is what was validated; its entries are called by their names where they have one.
    """
    first = problem.errors(include_url=False)[0]
    where = _where(first["loc"], data)
    return f"{where}：{reason(first)}" if where else reason(first)


def reason(fault: ErrorDetails) -> str:
    """Give what is wrong in Chinese."""
    kind = fault["type"]
    said = _REASONS.get(kind) or _REASONS.get(kind.partition("_")[0])
    return said.format_map(fault.get("ctx", {})) if said else "值不合适"


def _where(place: tuple[int | str, ...], data: Any) -> str:
    names = []
    for part in place:
        try:
            data = data[part]
        except (LookupError, TypeError):
            data = None
        if isinstance(part, str):
            names.append(part)
        else:
            name = (
                next((data[key] for key in _NAMED_BY if key in data), None)
                if isinstance(data, dict)
                else None
            )
            names.append(f"“{name}”" if name else f"第{part + 1}个")
    return " 的 ".join(names)
