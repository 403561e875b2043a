"""`assistant search`: what the index finds for a question, and how it was found."""

import click

from assistant.cli.common import json_option, print_json, services
from assistant.grounding.render import label
from corpus.citation import Citation


@click.command("search", help="查找条款，例如：assistant search 公示 -k 3")
@click.argument("question", metavar="问题", nargs=-1, required=True)
@click.option("-k", "limit", default=10, type=click.IntRange(1, 100), help="给出几条。")
@json_option
def command(question: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Print the best places, best first."""
    opened = services()
    hits = [hit for hit in opened.retriever.search(" ".join(question), limit * 2 + 20) if hit.is_clause][
        :limit
    ]
    if as_json:
        print_json(
            [
                {"ref": hit.target, "score": hit.score, "found_by": hit.found_by, "text": hit.text}
                for hit in hits
            ]
        )
        return
    for hit in hits:
        click.echo(f"{hit.score:6.2f}  {label(Citation.parse(hit.target), opened.library)}  {hit.text}")
