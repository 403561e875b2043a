"""`assistant check`: one checker for the facts in a file."""

import dataclasses
from datetime import date
from typing import Any

import click
from pydantic import ValidationError

from assistant.checkers.checker import Checker
from assistant.checkers.coverage import coverage as coverage_rows
from assistant.checkers.coverage import markdown
from assistant.checkers.decision import Decision
from assistant.checkers.registry import checkers
from assistant.cli.common import as_of_option, json_option, library, print_json, read_json
from assistant.cli.errors import CommandError
from assistant.settings import load_settings
from assistant.tools.explain import explain
from corpus.library import MAIN_DOCUMENT, load_library


@click.command("check", help="按事实核对，例如：assistant check eligibility --facts facts.json")
@click.argument("name", metavar="名称", required=False)
@click.option("--facts", metavar="文件", help="事实的 JSON 文件，- 为标准输入。")
@click.option("--list", "listing", is_flag=True, help="列出所有核对项和它们要的事实。")
@click.option("--coverage", is_flag=True, help="列出每一条由哪个核对项适用，哪一条不能计算。")
@json_option
@as_of_option
def command(
    name: str | None, facts: str | None, listing: bool, coverage: bool, as_json: bool, as_of: date | None
) -> None:
    """Print the decision."""
    if coverage:
        _coverage(as_json)
        return
    if listing:
        _list(as_json)
        return
    if name not in checkers():
        raise CommandError(f"没有名为“{name or ''}”的核对项。可用：{'、'.join(checkers())}。")
    if facts is None:
        raise CommandError(
            "请用 --facts 给出事实的 JSON 文件（- 为标准输入）；用 assistant check --list 查看要哪些事实。"
        )
    given = read_json(facts)
    if not isinstance(given, dict):
        raise CommandError('事实应是一个 JSON 对象，例如 {"team_total": 40}。')
    checker: Checker[Any] = checkers()[name]
    try:
        read = checker.facts.model_validate(given)
    except ValidationError as problem:
        raise CommandError(explain(problem, checker)) from None
    decision = checker.run(read, load_settings(as_of=as_of).today, library(as_of).readings)
    if as_json:
        print_json(decision.as_json())
    else:
        _print(decision)


def _list(as_json: bool) -> None:
    if as_json:
        print_json({name: checker.facts.model_json_schema() for name, checker in checkers().items()})
        return
    for name, checker in checkers().items():
        click.echo(f"{name}  {checker.title}：{checker.description}")
        for field, info in checker.facts.model_fields.items():
            click.echo(f"    {field}  {info.title}")


def _print(decision: Decision) -> None:
    click.echo(f"{decision.title}：{decision.outcome.chinese}")
    if decision.conclusion:
        click.echo(decision.conclusion)
    for finding in decision.findings:
        said = "；".join(filter(None, (finding.because.rstrip("。"), finding.arithmetic)))
        click.echo(f"[{finding.outcome.chinese}] {finding.title}（{finding.label}）：{said}")
        for missing in finding.missing:
            click.echo(f"    请补充：{missing.question}（{missing.field}）")
        if finding.next_step:
            click.echo(f"    下一步：{finding.next_step}")
        for note in finding.readings:
            click.echo(f"    另一种读法“{note.other}”：{note.other_outcome}")
    for milestone in decision.milestones:
        estimated = "（推算）" if milestone.estimated else ""
        click.echo(f"{milestone.last.isoformat()}{estimated}  {milestone.title}  {milestone.how}")


def _coverage(as_json: bool) -> None:
    rows = coverage_rows(load_library().document(MAIN_DOCUMENT))
    if as_json:
        print_json([dataclasses.asdict(row) for row in rows])
    else:
        click.echo(markdown(rows))
