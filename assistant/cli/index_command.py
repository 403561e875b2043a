"""`assistant index`: build the index ahead of time, or see whether it is ready."""

import click

from assistant.cli.common import json_option, print_json, services, show_progress
from index.build import build, fingerprint, is_built


@click.group("index", help="建立和查看索引")
def command() -> None:
    """The index."""


@command.command("build", help="建立索引；没有变化时什么也不做")
@click.option("--force", is_flag=True, help="没有变化也重建。")
def build_index(force: bool) -> None:
    """Build the index of the library."""
    opened = services()
    embedder, store = opened.embedder, opened.vector_store
    if not force and is_built(opened.index_home, opened.library, embedder.name, store):
        click.echo("索引已是最新，无需重建。")
        return
    build(opened.index_home, opened.library, embedder, show_progress, store, anew=force)
    click.echo("索引已建好。")


@command.command("status", help="查看索引是否就绪")
@json_option
def status(as_json: bool) -> None:
    """Print whether the index fits the library."""
    opened = services()
    embedder = opened.settings.index.embedder
    name = fingerprint(opened.library, embedder)
    ready = is_built(opened.index_home, opened.library, embedder, opened.vector_store)
    if as_json:
        print_json({"ready": ready, "fingerprint": name})
    else:
        click.echo(f"{'索引就绪' if ready else '索引未建或已过期，下次提问时会自动建立'}：{name}")
