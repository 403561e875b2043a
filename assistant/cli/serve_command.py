"""`assistant serve`: the web pages."""

import click

from assistant.cli.common import model_option, services
from assistant.settings import WebSettings, load_settings


@click.command("serve", help="启动网页咨询，默认 http://127.0.0.1:7860")
@click.option("--host", help="监听地址。")
@click.option("--port", type=click.IntRange(1, 65535), help="端口。")
@model_option
def command(host: str | None, port: int | None, model: str | None) -> None:
    """Serve until interrupted."""
    held = load_settings().web
    web = WebSettings(host=host or held.host, port=port or held.port)
    opened = services(model=model, web=web)
    click.echo("正在启动……", err=True)

    from assistant.web.app import run
    from evals.dataset import all_questions

    run(opened, lambda address: click.echo(f"咨询页面：{address}"), all_questions)
