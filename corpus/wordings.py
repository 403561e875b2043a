"""Further wordings: what else people say when they are after a clause, a silence, a mistaken belief or another field.

The registers hold what staff read and edit; this file holds what a search is taught with beside them, a line each: the target,
a tab, the words.
"""

from collections.abc import Iterator
from importlib.resources.abc import Traversable
from typing import NamedTuple

from corpus.errors import RegistryError
from corpus.toml_file import read_text

SILENCE, PREMISE, RIGHT, ELSEWHERE = "silence:", "premise:", "right:", "elsewhere:"
"""Prefixes of the targets that are no citation; `right:x` is the true belief beside the mistaken `premise:x`."""


class Wording(NamedTuple):
    """What somebody might say, and the target that it leads to: `hohhot-tic/8(3)`, `silence:…`, `premise:…`, …."""

    target: str
    text: str


def read_wordings(file: Traversable) -> Iterator[Wording]:
    """Give the wordings of `file` in its order. Raises RegistryError naming the line that has no tab or no words."""
    for number, line in enumerate(read_text(file).splitlines(), 1):
        target, tab, text = line.partition("\t")
        if not tab or not target.strip() or not text.strip():
            raise RegistryError(f"{file.name} 的第{number}行写法不对，应为“目标、制表符、问法”。")
        yield Wording(target, text)
