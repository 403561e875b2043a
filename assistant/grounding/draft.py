"""The form in which a model hands in an answer. A model names places by id; code prints article numbers.

A draft is Markdown with marks:

    status: answered                          (first line; may be left out)
    公示要满5个工作日。[[9(6)]]                  a sentence, and the place that it rests on
    办法写的是[[9(6)|公示时间不少于5个工作日]]。    a verbatim quote of that place within a sentence
    [[9(6)|公示时间不少于5个工作日。]]            alone on its line: a quote as a block
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answer import Status
from corpus.citation import Citation
from corpus.errors import CitationError
from corpus.library import MAIN_DOCUMENT

_THOUGHTS = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)  # some models think aloud before they answer
_STATUS = re.compile(r"\A[\s*]*status[*]*\s*[:：][\s*]*(?P<status>\w+)[ \t*]*\n?", re.IGNORECASE)
_MARK = re.compile(r"\[\[(?P<ref>[^\[\]|]+)(?:\|(?P<quote>[^\]]*(?:\](?!\])[^\]]*)*))?\]\]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of a draft: the place as written, the citation (None: it is none), the quote ("": none).

    `alone` says that it fills its line: its quote is printed as a block.
    """

    written: str
    citation: Citation | None
    quote: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer as a model hands it in."""

    status: Status
    body: str

    @classmethod
    def read(cls, text: str) -> "Draft":
        """Take the status line off `text`; a status that is not in the list counts as answered."""
        text = _THOUGHTS.sub("", text)
        match = _STATUS.match(text)
        if not match:
            return cls(Status.ANSWERED, text.strip())
        named = match["status"].lower()
        status = Status(named) if named in set(Status) else Status.ANSWERED
        return cls(status, text[match.end() :].strip())

    def write(self) -> str:
        """Give the draft as the text that `read` reads."""
        return f"status: {self.status}\n{self.body}"

    def marks(self) -> Iterator[Mark]:
        """Give all marks in order."""
        yield from marks_in(self.body)


def marks_in(text: str) -> Iterator[Mark]:
    """Give the marks of `text` in order."""
    for match in _MARK.finditer(text):
        written = match["ref"].strip()
        try:
            citation = Citation.parse(written, MAIN_DOCUMENT)
        except CitationError:
            citation = None
        line_before = text[: match.start()].rpartition("\n")[2]
        line_after = text[match.end() :].partition("\n")[0]
        alone = not (line_before.strip() or line_after.strip())
        yield Mark(written, citation, (match["quote"] or "").strip(), alone)


def without_marks(text: str) -> str:
    """Give `text` with its marks cut out."""
    return _MARK.sub("", text)


def replace_marks(text: str, printed: Iterator[str]) -> str:
    """Give `text` with each mark replaced by the next of `printed`."""
    return _MARK.sub(lambda _: next(printed), text)
