"""`assistant corpus`: the documents held and the policies they rely on; adding, removing and comparing documents."""

from datetime import date

import click

from assistant.cli.common import as_of_option, json_option, library, print_json
from assistant.cli.corpus_add import add
from assistant.cli.corpus_diff import diff
from assistant.cli.corpus_list import list_documents
from assistant.cli.corpus_remove import remove, restore
from assistant.grounding.render import label
from corpus.citation import Citation


@click.group("corpus", help="查看、收录、移除和对照文件")
def command() -> None:
    """The corpus."""


for subcommand in (list_documents, add, remove, restore, diff):
    command.add_command(subcommand)


@command.command("show", help="显示一条、一项的原文，例如：assistant corpus show 第八条第三项")
@click.argument("place", metavar="条款")
@json_option
@as_of_option
def show(place: str, as_json: bool, as_of: date | None) -> None:
    """Print the words of one place."""
    held = library(as_of)
    citation = Citation.parse(place)
    node = held.find(citation)
    found = node.citation or citation
    text = held.document(found.document).text(node)
    if as_json:
        print_json({"ref": found.ref, "label": found.label, "text": text, "span": list(node.span)})
        return
    click.echo(label(found, held))
    click.echo(text)
