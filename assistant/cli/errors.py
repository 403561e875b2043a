"""Failures as people read them: one line in Chinese that says what is wrong and what to do."""

import click

from assistant.settings import SettingsError
from assistant.storage.errors import StorageError
from assistant.web.errors import WebError
from corpus.errors import CorpusError
from index.errors import IndexProblem


class CommandError(Exception):
    """A command cannot do what was asked; the message is in Chinese."""


_SAID = (CommandError, CorpusError, IndexProblem, SettingsError, StorageError, WebError)


def one_line(problem: Exception) -> str | None:
    """Give the line for `problem`, None where it is a defect of ours that must not be dressed up."""
    if isinstance(problem, click.ClickException):
        return f"用法有误：{_usage(problem)}用 assistant --help 查看用法。"
    if isinstance(problem, _SAID):
        return str(problem).replace("\n", " ")
    return None


def _usage(problem: click.ClickException) -> str:
    if isinstance(problem, click.NoSuchOption):
        return f"没有选项 {problem.option_name}。"
    if isinstance(problem, click.MissingParameter):
        name = problem.param.human_readable_name if problem.param else ""
        return f"缺少 {name}。"
    if isinstance(problem, click.BadParameter):
        name = problem.param.human_readable_name if problem.param else ""
        return f"{name} 的值不合适。"
    if isinstance(problem, click.FileError):
        return f"文件 {problem.filename} 打不开。"
    if problem.message.startswith("No such command"):
        return f"没有这个命令：{problem.message.split(chr(39))[1]}。"
    return "参数多了或者写法不对。"
