"""`assistant eval`: how good the answers are, on the questions in evals/datasets."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli.common import model_option, services
from assistant.cli.errors import CommandError
from assistant.services import Services

if TYPE_CHECKING:
    from evals.dataset import Case


@click.command("eval", help="在评测题上打分，例如：assistant eval --split dev")
@click.option("--split", type=click.Choice(["dev", "test"]), default="dev", help="test 只用于报告。")
@click.option("--kind", "kinds", multiple=True, help="只跑一类：single、refusal、calculation、dialogue。")
@click.option("--peer/--no-peer", default=True, help="同时测对照系统。")
@click.option("--report", metavar="文件", help="写一份报告：文件名以 .html 结尾是网页，否则是 Markdown。")
@click.option("--promoted", is_flag=True, help="只问工作台收入评测集的问题。")
@model_option
def command(
    split: str, kinds: tuple[str, ...], peer: bool, report: str | None, promoted: bool, model: str | None
) -> None:
    """Print the table of figures."""
    from evals.dataset import KINDS, Split
    from evals.report import figures, html, markdown
    from evals.run import run, run_cases, run_peer

    opened = services(model=model)
    if promoted:
        click.echo(figures({opened.settings.model: list(run_cases(opened, _promoted(opened)))}))
        return
    chosen: Split = "test" if split == "test" else "dev"
    asked = tuple(kind for kind in KINDS if not kinds or kind in kinds)
    results = {opened.settings.model: list(run(opened, chosen, asked))}
    if peer:
        from evals.peer import TutorialRag

        rag = TutorialRag(opened.library, opened.retriever.embedder)
        results[rag.name] = list(run_peer(opened, rag.ask, chosen, asked))
    click.echo(figures(results))
    if report:
        written = html if report.endswith(".html") else markdown
        Path(report).write_text(written(results, chosen), "utf-8")


def _promoted(opened: Services) -> "list[Case]":
    """The questions that staff took into the evaluation on the page 提问与反馈."""
    from assistant.storage.promoted_questions import PromotedQuestions
    from evals.dataset import read_file

    file = PromotedQuestions(opened.settings.data_dir).file
    if not file.exists():
        raise CommandError("还没有收入评测集的问题。请在工作台的“提问与反馈”里收入后再试。")
    return list(read_file(file, "promoted"))
