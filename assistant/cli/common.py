"""What several commands share: options, opening the services with progress shown, reading and printing."""

import json
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from assistant.cli.errors import CommandError
from assistant.services import Services
from assistant.settings import load_settings
from corpus.library import Library

Function = TypeVar("Function", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A day as 2026-11-23."""

    name = "日期"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            raise CommandError(f"日期“{value}”不对，请写成 2026-11-23 这样的形式。") from None


def as_of_option(function: Function) -> Function:
    """Add `--as-of DATE`."""
    return click.option("--as-of", type=Day(), help="按哪一天计算，例如 2026-11-23；默认今天。")(function)


def model_option(function: Function) -> Function:
    """Add `--model NAME`."""
    return click.option("--model", help="用哪个模型：builtin（默认）或 openai:模型名。")(function)


def json_option(function: Function) -> Function:
    """Add `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="输出 JSON。")(function)


def services(**given: Any) -> Services:
    """Open the services with the settings of the environment, overridden by `given`."""
    from assistant.storage.readings_in_force import open_services  # not for commands that need no library

    return open_services(load_settings(**given), show_progress)


def library(as_of: date | None = None) -> Library:
    """Open the library with what was added, without the index."""
    from assistant.storage.readings_in_force import load

    return load(load_settings(as_of=as_of))


def show_progress(done: int, total: int) -> None:
    """Show how far the index is: a line that renews itself on a terminal, every tenth part elsewhere."""
    share = done * 100 // total
    if sys.stderr.isatty():
        end = "\n" if done == total else ""
        click.echo(f"\r正在建立索引 {done}/{total}（{share}%）", err=True, nl=False)
        click.echo(end, err=True, nl=False)
    elif done == total or (done - 32) * 10 // total != done * 10 // total:
        click.echo(f"正在建立索引 {done}/{total}（{share}%）", err=True)


def print_json(value: Any) -> None:
    """Print `value` as one JSON document, Chinese unescaped."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def read_text(file: str) -> str:
    """Give the text of `file`, `-` for standard input. Raises CommandError where it cannot be read."""
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError:
        raise CommandError(f"文件 {file} 读不出来，请确认它存在并且有权限读取。") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CommandError(f"文件 {file} 不是 UTF-8 编码，请另存为 UTF-8 后再试。") from None


def read_json(file: str) -> Any:
    """Give the JSON value in `file`. Raises CommandError naming the line where it is broken."""
    try:
        return json.loads(read_text(file))
    except json.JSONDecodeError as problem:
        raise CommandError(f"文件 {file} 第{problem.lineno}行不是有效的 JSON。") from None
