"""`FileText`: what a reader takes out of a file, and the failure that says why it cannot."""

import re
from dataclasses import dataclass

from corpus.errors import CorpusError

MAX_BYTES = 20 * 2**20
"""The largest file that is read."""

MAX_CHARACTERS = 2_000_000
"""The longest text that is held: ten times the Civil Code."""

_LINE_BREAKS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


class FileProblem(CorpusError):  # noqa: N818 - as IndexProblem is called
    """A file cannot be read as a regulation; the message is in Chinese and says what to do next."""


@dataclass(frozen=True)
class FileText:
    """The text of a file in lines, and what was noticed while it was read.

    `title` and `issued` (as 2024-05-01) are what a web page says of itself outside the text, "" elsewhere.
    """

    text: str
    notes: tuple[str, ...] = ()
    title: str = ""
    issued: str = ""


def tidy(text: str) -> str:
    """Give `text` with one kind of line break and without control characters. Raises FileProblem when too long."""
    if len(text) > MAX_CHARACTERS:
        raise too_long()
    return _CONTROL.sub("", _LINE_BREAKS.sub("\n", text))


def too_long() -> FileProblem:
    """Give the refusal of a text that is too long."""
    return FileProblem(
        f"文件的文字超过{MAX_CHARACTERS // 10_000}万字，不像一份法规。请只保留法规正文，或拆成几个文件后再收录。"
    )
