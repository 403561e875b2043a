"""`assistant corpus add`: shows what was understood of a file, asks, holds it, and brings the index up to date."""

import sys
from pathlib import Path

import click

from assistant.cli.common import json_option, library, print_json, services
from assistant.cli.errors import CommandError
from assistant.corpus_words import repairs_said, size_said
from assistant.settings import load_settings
from corpus.files.reader import read_path
from corpus.intake import Corrections, Preview, understand
from corpus.library import MAIN_DOCUMENT
from corpus.relations import cited_titles
from corpus.shelving import hold

_SHOWN = 12


@click.command(
    "add", help="收录一份文件（.docx .pdf .html .md .txt），例如：assistant corpus add 评价办法.docx"
)
@click.argument("file", metavar="文件")
@click.option("--yes", is_flag=True, help="不再询问，直接收录。")
@click.option("--dry-run", is_flag=True, help="只看识别结果，不收录。")
@json_option
@click.option("--id", "document_id", metavar="编号", help="收录为哪个编号；已有的编号即为它的新版本。")
@click.option("--title", metavar="标题", help="更正标题。")
@click.option("--number", metavar="文号", help="更正文号。")
@click.option("--issuer", metavar="机关", help="更正发文机关。")
@click.option("--issued", metavar="日期", help="更正公布日期，例如 2026-01-31。")
@click.option("--effective", metavar="日期", help="更正施行日期。")
@click.option("--until", metavar="日期", help="更正失效日期（从哪一天起不再有效）。")
def add(
    file: str, yes: bool, dry_run: bool, as_json: bool, document_id: str | None, **said: str | None
) -> None:
    """Hold a file."""
    path = Path(file)
    held = library()
    preview = understand(path.name, read_path(path), held, Corrections(id=document_id, **said))
    if as_json:
        print_json(as_values(preview))
    else:
        for line in preview_lines(preview, cited_titles(preview.document, held)):
            click.echo(line)
    if preview.same:
        click.echo(f"同样的文本已经收录：{preview.same.exact_name}，没有再收录。", err=True)
        return
    if dry_run:
        return
    if not yes:
        _ask()
    name = hold(preview, load_settings().corpus_home)
    click.echo(f"已收录：{name}。撤销请用 assistant corpus remove {name}", err=as_json)
    _ = services().retriever
    click.echo("索引已更新，现在就可以查询。", err=as_json)


def _ask() -> None:
    if not sys.stdin.isatty():
        raise CommandError("没有收录：这里没有终端可以确认。核对无误后请加上 --yes 再运行。")
    if not click.confirm("以上识别结果正确，收录吗？", default=True):
        raise CommandError("没有收录。可用 --title、--effective 等选项更正后再来，用 --help 查看。")


def as_values(preview: Preview) -> dict[str, object]:
    """Give what was understood as plain values."""
    return {
        **preview.meta.model_dump(mode="json", exclude={"sha256", "notes", "level", "status"}),
        "version": preview.version,
        **size_said(preview.document)[1],
        "repairs": [{"kind": one.kind, "line": one.line} for one in preview.document.repairs],
        "notes": list(preview.notes),
        "doubts": list(preview.doubts),
        "versions_held": [edition.exact_name for edition in preview.others],
        "same_as": preview.same.exact_name if preview.same else None,
    }


def preview_lines(preview: Preview, cited: dict[str, bool]) -> list[str]:
    """Give the preview as lines for a terminal."""
    meta = preview.meta
    facts = {
        "标题": f"《{meta.title}》",
        "编号": f"{meta.id}（版本 {preview.version}）",
        "文号": meta.number,
        "发文机关": meta.issuer,
        "公布日期": meta.issued,
        "施行日期": meta.effective,
        "失效日期": meta.until,
        "篇幅": size_said(preview.document)[0],
    }
    lines = [
        f"{name}：{'未识别' if value is None and name != '失效日期' else value}"
        for name, value in facts.items()
        if value is not None or name != "失效日期"
    ]
    lines += [f"说明：{note}" for note in preview.notes]
    lines += [f"已修：{said}" for said in repairs_said(preview.document)]
    lines += _few([f"请核对：{doubt}" for doubt in preview.doubts])
    lines += _few(
        [f"引用：《{title}》{'（已收录）' if held else '（未收录）'}" for title, held in cited.items()]
    )
    if preview.policy:
        lines.append("这是本库文件引用、此前没有正文的一份政策，收录后可据以回答。")
    if preview.others:
        lines.append(f"已收录的其他版本：{'、'.join(edition.exact_name for edition in preview.others)}")
    if meta.id == MAIN_DOCUMENT:
        lines.append("注意：核对、计算按系统内置的文本编写，新版本只供查阅和对照，不会替换内置文本。")
    return lines


def _few(lines: list[str]) -> list[str]:
    if len(lines) <= _SHOWN:
        return lines
    return [*lines[:_SHOWN], f"……还有{len(lines) - _SHOWN}处，用 --json 查看全部"]
