"""What can go wrong with a model of the `models` extra, said in one line each."""

from collections.abc import Iterator
from contextlib import contextmanager

from index.errors import IndexProblem


@contextmanager
def missing_extra() -> Iterator[None]:
    """Tells that sentence-transformers or torch are not installed."""
    try:
        yield
    except ImportError as problem:
        raise IndexProblem(
            "这个模型需要 sentence-transformers 和 torch。请先安装：pip install 'hohhot-tic-assistant[models]'。"
        ) from problem


@contextmanager
def unusable_model(name: str) -> Iterator[None]:
    """Tells that the model `name` is in no folder and cannot be downloaded, or is not what it should be."""
    try:
        yield
    except (OSError, ValueError, RuntimeError) as problem:
        raise IndexProblem(
            f"模型“{name}”装不上：本机没有这个文件夹，也下载不到，或者它不是可用的模型。请检查名称，或写明本机文件夹。"
        ) from problem
