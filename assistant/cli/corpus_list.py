"""`assistant corpus list`: what is held, in which versions, what each cites, and the policies without a text."""

from datetime import date
from typing import Any

import click

from assistant.cli.common import as_of_option, json_option, library, print_json
from assistant.corpus_words import repairs_said, size_said, standing_said
from assistant.settings import load_settings
from corpus.citation import Citation
from corpus.library import Library
from corpus.registers import Policy
from corpus.relations import cited_titles


@click.command("list", help="列出收录的文件、版本和它们引用的政策")
@click.option("--detail", is_flag=True, help="列出每份文件的篇幅、修复和它引用的文件。")
@json_option
@as_of_option
def list_documents(detail: bool, as_json: bool, as_of: date | None) -> None:
    """Print what is held and what is only referred to."""
    held, day = library(as_of), load_settings(as_of=as_of).today
    for problem in held.damaged:
        click.echo(problem, err=True)
    if as_json:
        documents = [_values(name, held, day) for name in held.documents]
        print_json({"documents": documents, "policies": [policy.model_dump() for policy in held.catalog]})
        return
    for name in held.documents:
        _print(name, held, day, detail)
    click.echo("引用的政策：")
    for policy in held.catalog:
        click.echo(_policy(policy, held))


def _values(name: str, held: Library, day: date) -> dict[str, Any]:
    document, shelf = held.document(name), held.documents
    meta = document.meta
    return {
        "id": name,
        "title": meta.title,
        "number": meta.number,
        "issuer": meta.issuer,
        "issued": meta.issued.isoformat() if meta.issued else None,
        "effective": meta.effective.isoformat() if meta.effective else None,
        **size_said(document)[1],
        "repairs": [{"kind": repair.kind, "line": repair.line} for repair in document.repairs],
        "oddities": [str(oddity) for oddity in document.oddities],
        "versions": [
            {"name": edition.exact_name, "standing": shelf.standing(edition, day)}
            for edition in shelf.versions(name)
        ],
        "cites": [
            {"title": title, "held": is_held} for title, is_held in cited_titles(document, held).items()
        ],
    }


def _print(name: str, held: Library, day: date, detail: bool) -> None:
    shelf = held.documents
    edition = shelf.edition(name)
    # Counting takes parsing, which for a thousand added documents takes a while: only where it is asked for.
    counted = detail or not edition.version
    number = f"（{edition.meta.number}）" if edition.meta.number else ""
    size = f" {size_said(held.document(name))[0]}" if counted else ""
    click.echo(f"{name}  《{edition.meta.title}》{number}{size}")
    for said in repairs_said(held.document(name)) if counted else ():
        click.echo(f"    已修：{said}")
    for version in shelf.versions(name):
        if version.version:
            meant = "→" if version == edition else " "
            click.echo(f"  {meant} {version.exact_name}  {standing_said(shelf, version, day)}")
    for title, is_held in cited_titles(held.document(name), held).items() if detail else ():
        click.echo(f"    引用《{title}》{'（已收录）' if is_held else '（未收录）'}")


def _policy(policy: Policy, held: Library) -> str:
    number = f"（{policy.as_printed}）" if policy.as_printed else ""
    places = "、".join(Citation.parse(place).label for place in policy.cited_in)
    kept = held.titled(policy.title)
    return f"{policy.id}  《{policy.title}》{number} {places} {f'已收录（{kept}）' if kept else '未收录正文'}"
