"""`assistant corpus remove` and `restore`: takes an added document out of the library, and puts it back."""

import click

from assistant.cli.common import services
from assistant.settings import load_settings
from corpus.shelving import Name, removed
from corpus.shelving import remove as take_off
from corpus.shelving import restore as put_back


@click.command(
    "remove", help="移除收录的文件，例如：assistant corpus remove minfadian@2021-01-01；可用 restore 恢复"
)
@click.argument("name", metavar="编号[@版本]")
def remove(name: str) -> None:
    """Remove a document, or one version of it."""
    for one in take_off(Name.read(name), load_settings().corpus_home):
        click.echo(f"已移除：{one}。恢复请用 assistant corpus restore {one}")
    _refresh()


@click.command("restore", help="恢复移除的文件；不写编号则列出可以恢复的")
@click.argument("name", metavar="编号[@版本]", required=False)
def restore(name: str | None) -> None:
    """Put a removed document back."""
    home = load_settings().corpus_home
    if name is None:
        click.echo("\n".join(map(str, removed(home))) or "没有移除过文件。")
        return
    for one in put_back(Name.read(name), home):
        click.echo(f"已恢复：{one}")
    _refresh()


def _refresh() -> None:
    _ = services().retriever
    click.echo("索引已更新。")
