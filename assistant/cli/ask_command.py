"""`assistant ask`: one question, one answer."""

import re
from datetime import date

import click

from assistant.cli.common import as_of_option, json_option, model_option, print_json, services
from assistant.cli.errors import CommandError


@click.command("ask", help="问一个问题，例如：assistant ask 公示要几天")
@click.argument("question", metavar="问题", nargs=-1, required=True)
@json_option
@as_of_option
@model_option
def command(question: tuple[str, ...], as_json: bool, as_of: date | None, model: str | None) -> None:
    """Answer on standard output."""
    asked = " ".join(question).strip()
    if not asked:
        raise CommandError("问题是空的。请写出要问的事，例如：assistant ask 公示要几天")
    opened = services(as_of=as_of, model=model)

    from assistant.cli.answering import answering

    answer = answering(opened).ask(asked)
    if as_json:
        print_json(answer.as_json())
        return
    if answer.reviewed:
        click.echo(f"人工审定答复 · {answer.reviewed.by} · {answer.reviewed.on}", err=True)
    for notice in answer.notices:
        click.echo(notice, err=True)
    click.echo(plain(answer.text))


def plain(markdown: str) -> str:
    """Give the answer for a terminal: links as their words, no Markdown marks."""
    without_links = re.sub(r"\[([^\]]+)\]\(#[^)]*\)", r"\1", markdown)
    return re.sub(r"\*\*|[ ]{2}$", "", without_links, flags=re.MULTILINE)
