"""`assistant readings`: wordings that can be read in more than one way, and the reading in force."""

import click

from assistant.cli.common import json_option, library, print_json
from assistant.cli.errors import CommandError
from corpus.citation import Citation
from corpus.registers import Reading

_STATUS = {"ours": "本系统默认", "confirmed": "市科技局确认"}


@click.group("readings", help="查看条文的读法")
def command() -> None:
    """The readings in force."""


@command.command("list", help="列出全部读法")
@json_option
def list_readings(as_json: bool) -> None:
    """Print each reading with the option in force."""
    readings = library().readings.values()
    if as_json:
        print_json([reading.model_dump(mode="json") for reading in readings])
        return
    for reading in readings:
        click.echo(f"{reading.id}\t{_places(reading)}\t{_STATUS[reading.status]}\t{reading.applied.text}")


@command.command("show", help="显示一处读法，例如：assistant readings show title-shares")
@click.argument("name", metavar="编号")
@json_option
def show(name: str, as_json: bool) -> None:
    """Print one reading with all its options."""
    reading = library().readings.get(name)
    if reading is None:
        raise CommandError(f"没有编号为“{name}”的读法。用 assistant readings list 查看。")
    if as_json:
        print_json(reading.model_dump(mode="json"))
        return
    click.echo(f"{_places(reading)}“{reading.wording}”")
    click.echo(reading.question)
    for option in reading.options:
        click.echo(f"{'→' if option.key == reading.in_force else '  '} {option.key}：{option.text}")
    click.echo(f"{_STATUS[reading.status]}。理由：{reading.why}")


def _places(reading: Reading) -> str:
    return "、".join(Citation.parse(place).label for place in reading.citations)
