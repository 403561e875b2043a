"""`assistant corpus diff`: 新旧对照 of two documents, versions or files, article by article."""

from collections.abc import Callable, Mapping
from pathlib import Path

import click

from assistant.cli.common import library
from assistant.cli.errors import CommandError
from corpus.comparison import Comparison, compare, to_docx, to_html, to_markdown
from corpus.document import Document
from corpus.files.reader import read_path
from corpus.intake import understand
from corpus.library import Library
from corpus.shelving import Name

_FORMS: Mapping[str, Callable[[Comparison], bytes]] = {
    ".md": lambda comparison: to_markdown(comparison).encode(),
    ".html": lambda comparison: to_html(comparison).encode(),
    ".docx": to_docx,
}


@click.command("diff", help="新旧对照，例如：assistant corpus diff 旧.docx 新.docx --to 对照.docx")
@click.argument("old", metavar="旧")
@click.argument("new", metavar="新")
@click.option("--to", "target", metavar="文件", help="写入 .md、.html 或 .docx；不写则显示在屏幕上。")
def diff(old: str, new: str, target: str | None) -> None:
    """Compare two documents, each given as id, id@version or file."""
    form = _FORMS.get(Path(target).suffix.lower()) if target else None
    if target and form is None:
        raise CommandError(f"{target} 的格式不对，请写成 .md、.html 或 .docx 文件。")
    held = library()
    comparison = compare(_document(old, held), _document(new, held))
    if target is None or form is None:
        click.echo(to_markdown(comparison))
        return
    beside = Path(f"{target}.part")
    try:
        beside.write_bytes(form(comparison))
        beside.replace(target)
    except OSError:
        raise CommandError(f"写不进 {target}，请换一个位置。") from None
    click.echo(f"已写入 {target}")


def _document(named: str, held: Library) -> Document:
    """Give what `named` means: a file where there is one, else a document of the library."""
    path = Path(named)
    if path.exists() or path.suffix.lower() in (
        ".docx",
        ".pdf",
        ".html",
        ".htm",
        ".md",
        ".txt",
        ".doc",
        ".wps",
    ):
        return understand(path.name, read_path(path), held).document
    return held.document(str(Name.read(named)))
