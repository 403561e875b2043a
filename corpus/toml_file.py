"""Reads the files that people edit, with one clear line where something is not as it should be."""

import json
import re
import tomllib
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from corpus.errors import RegistryError
from corpus.validation import explain

Model = TypeVar("Model", bound=BaseModel)


def read_text(file: Traversable) -> str:
    """Give the text of `file`. Raises RegistryError naming the file where it cannot be read."""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise RegistryError(f"{file.name} 读不出来，请确认文件存在且是 UTF-8 编码。") from problem


def read_toml(file: Traversable) -> dict[str, Any]:
    """Give the tables of `file`. Raises RegistryError naming the file, and the line that is no TOML."""
    try:
        return tomllib.loads(read_text(file))
    except tomllib.TOMLDecodeError as problem:
        line = re.search(r"at line ([0-9]+)", str(problem))
        where = f"第{line[1]}行" if line else "末尾"
        raise RegistryError(f"{file.name} 的{where}写法不对，不是有效的 TOML。") from problem


def read_model(file: Traversable, model: type[Model]) -> Model:
    """Give `file` as one `model`. Raises RegistryError naming the file, the entry and what is wrong."""
    data = read_toml(file)
    try:
        return model.model_validate(data)
    except ValidationError as problem:
        raise RegistryError(f"{file.name} 的 {explain(problem, data)}。") from problem


def quoted(words: str) -> str:
    """Give `words` as a TOML string: a JSON string is one, but for DEL, which TOML wants escaped."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007F")
