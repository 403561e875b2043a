"""`assistant search`: what the index finds for a question, and how it was found."""

from dataclasses import asdict
from datetime import date
from typing import Any

import click

from assistant.cli.common import as_of_option, json_option, print_json, services
from assistant.cli.errors import CommandError
from assistant.grounding.render import label
from corpus.citation import Citation
from corpus.library import Library
from index.hits import Hit


@click.command("search", help="查找条款，例如：assistant search 公示 -k 3")
@click.argument("question", metavar="问题", nargs=-1, required=True)
@click.option("-k", "limit", default=10, type=click.IntRange(1, 100), help="给出几条。")
@click.option("--document", help="只在这份文件里找：编号、编号@版本或名称，见 assistant corpus list。")
@click.option("--why", is_flag=True, help="在 JSON 里写出每种排序给的名次和分数。")
@as_of_option
@json_option
def command(
    question: tuple[str, ...], limit: int, document: str | None, why: bool, as_of: date | None, as_json: bool
) -> None:
    """Print the best places, best first."""
    opened = services(as_of=as_of)
    name = _named(document, opened.library) if document else None
    hits = opened.retriever.search(" ".join(question), limit, document=name, as_of=as_of, clauses_only=True)
    if as_json:
        print_json([_described(hit, why) for hit in hits])
        return
    for hit in hits:
        click.echo(f"{hit.score:6.2f}  {label(Citation.parse(hit.target), opened.library)}  {hit.text}")


def _described(hit: Hit, why: bool) -> dict[str, Any]:
    described = {"ref": hit.target, "score": hit.score, "found_by": hit.found_by, "text": hit.text}
    return {**described, "why": [asdict(each) for each in hit.why]} if why else described


def _named(document: str, library: Library) -> str:
    name = document if document in library.documents else library.titled(document)
    if name is None:
        raise CommandError(f"库里没有文件“{document}”。用 assistant corpus list 查看已收录的文件。")
    return name
