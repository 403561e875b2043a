"""Reads the TOML files that people edit, with one clear line where an entry is not as it should be."""

import tomllib
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from corpus.errors import RegistryError

Model = TypeVar("Model", bound=BaseModel)


def read_toml(file: Traversable) -> dict[str, Any]:
    """Give the tables of `file`. Raises RegistryError naming the file where it cannot be read."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as problem:
        raise RegistryError(f"{file.name} 读不出来，请确认文件存在且是 UTF-8 编码。") from problem
    except tomllib.TOMLDecodeError as problem:
        raise RegistryError(f"{file.name} 不是有效的 TOML：{problem}") from problem


def read_model(file: Traversable, model: type[Model]) -> Model:
    """Give `file` as one `model`. Raises RegistryError naming the file, the entry and what is wrong with it."""
    try:
        return model.model_validate(read_toml(file))
    except ValidationError as problem:
        first = problem.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RegistryError(f"{file.name} 的 {where} 有误：{first['msg']}") from problem
