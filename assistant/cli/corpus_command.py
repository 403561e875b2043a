"""`assistant corpus`: the documents held, the policies they rely on, the words of a place."""

import click

from assistant.cli.common import json_option, print_json
from assistant.grounding.render import label
from corpus.citation import Citation
from corpus.document import Kind
from corpus.library import load_library


@click.group("corpus", help="查看收录的文件")
def command() -> None:
    """The corpus."""


@command.command("list", help="列出收录的文件和它们引用的政策")
@json_option
def list_documents(as_json: bool) -> None:
    """Print what is held and what is only referred to."""
    library = load_library()
    held = [
        {
            "id": document.id,
            "title": document.meta.title,
            "chapters": len(document.chapters),
            "articles": len(document.articles),
            "items": sum(node.kind is Kind.ITEM for node in document.root.walk()),
            "repairs": [{"kind": repair.kind, "line": repair.line} for repair in document.repairs],
            "oddities": [str(oddity) for oddity in document.oddities],
        }
        for document in library.documents.values()
    ]
    if as_json:
        print_json({"documents": held, "policies": [policy.model_dump() for policy in library.catalog]})
        return
    for document in library.documents.values():
        click.echo(
            f"{document.id}  《{document.meta.title}》 {len(document.chapters)}章{len(document.articles)}条"
        )
        for repair in document.repairs:
            click.echo(f"    第{repair.line}行已修：{_REPAIRS[repair.kind]}")
    click.echo("引用的政策：")
    for policy in library.catalog:
        number = f"（{policy.as_printed}）" if policy.as_printed else ""
        places = "、".join(Citation.parse(place).label for place in policy.cited_in)
        click.echo(
            f"{policy.id}  《{policy.title}》{number} {places} {'已收录' if policy.held else '未收录正文'}"
        )


_REPAIRS = {
    "leftover": "删去编辑软件的残留标记",
    "heading_space": "收起标题里对齐用的空格",
    "broken_line": "接上断在句中的一行",
}


@command.command("show", help="显示一条、一项的原文，例如：assistant corpus show 第八条第三项")
@click.argument("place", metavar="条款")
@json_option
def show(place: str, as_json: bool) -> None:
    """Print the words of one place."""
    library = load_library()
    citation = Citation.parse(place)
    node = library.find(citation)
    found = node.citation or citation
    text = library.document(found.document).text(node)
    if as_json:
        print_json({"ref": found.ref, "label": found.label, "text": text, "span": list(node.span)})
        return
    click.echo(label(found, library))
    click.echo(text)
