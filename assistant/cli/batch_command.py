"""`assistant batch`: the questions of a JSONL file, the answers into another."""

import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.cli.common import as_of_option, model_option, read_text, services
from assistant.cli.errors import CommandError


class BatchLine(BaseModel):
    """A line in: one `question`, or the `turns` of a dialogue."""

    model_config = ConfigDict(extra="ignore")

    id: str
    question: str | None = None
    turns: tuple[str, ...] = ()
    as_of: date | None = None

    @property
    def asked(self) -> tuple[str, ...]:
        """The user's messages in order."""
        return self.turns or ((self.question,) if self.question else ())


@click.command("batch", help='成批回答：一行一个 {"id", "question"} 或 {"id", "turns"}')
@click.argument("source", metavar="输入.jsonl")
@click.argument("target", metavar="输出.jsonl")
@as_of_option
@model_option
def command(source: str, target: str, as_of: date | None, model: str | None) -> None:
    """Write one line of answers for each line of questions, in order."""
    lines = list(_lines(source))
    if Path(target).is_dir() or not os.access(Path(target).resolve().parent, os.W_OK):
        raise CommandError(f"写不进 {target}，请换一个位置。")
    opened = services(as_of=as_of, model=model)

    from assistant.agent import Conversation
    from assistant.cli.answering import answering

    assistant = answering(opened)
    beside = Path(f"{target}.part")  # a run that is cut off must not leave a half file under the final name
    with beside.open("w", encoding="utf-8") as out:
        for number, line in enumerate(lines, 1):
            conversation = Conversation()
            answers = [assistant.ask(asked, conversation).as_json() for asked in line.asked]
            out.write(json.dumps({"id": line.id, "answers": answers}, ensure_ascii=False) + "\n")
            if number % 50 == 0:
                click.echo(f"已回答 {number}/{len(lines)}", err=True)
    beside.replace(target)
    click.echo(f"已写入 {target}：{len(lines)} 行", err=True)


def _lines(source: str) -> Iterator[BatchLine]:
    for number, written in enumerate(read_text(source).splitlines(), 1):
        if not written.strip():
            continue
        try:
            line = BatchLine.model_validate_json(written)
        except ValidationError:
            raise CommandError(
                f'{source} 第{number}行不合格式，应为 {{"id": "…", "question": "…"}} 或 {{"id": "…", "turns": ["…"]}}。'
            ) from None
        if not line.asked:
            raise CommandError(f"{source} 第{number}行没有 question，也没有 turns。")
        yield line
