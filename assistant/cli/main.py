"""Entry point of the console command `assistant`."""

import os
import sys
from importlib import import_module

# Must stand before numpy is imported: with its default threads BLAS makes a short question five times slower.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import click

from assistant.cli.errors import one_line

_COMMANDS = {
    "serve": "启动网页咨询",
    "ask": "问一个问题",
    "batch": "成批回答 JSONL 文件里的问题",
    "search": "查找条款",
    "check": "按事实核对，例如组建条件",
    "corpus": "查看收录的文件",
    "index": "建立和查看索引",
    "readings": "查看条文的读法",
    "staff": "管理工作台的账号",
    "eval": "在评测题上打分",
    "doctor": "检查运行环境",
}


class _Commands(click.Group):
    """Imports a command when it is called: `assistant ask` must not pay for what `serve` needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"assistant.cli.{cmd_name}_command").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("命令"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """《呼和浩特市技术创新中心建设管理办法（试行）》咨询助手。"""


def main() -> None:
    """Run the command line. Exit code 0: done; 2: a wrong argument, file, setting or index, said in one line."""
    try:
        cli.main(standalone_mode=False)
    except click.exceptions.Exit as finished:
        sys.exit(finished.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): not an error of ours, and nothing can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as problem:
        if (line := one_line(problem)) is None:
            raise
        click.echo(line, err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
