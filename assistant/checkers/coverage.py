"""The register of clauses: for every sentence of the regulation, which checkers apply it, or why none can.

What a checker applies is derived, never listed by hand: the places that it declares, and the words that
the modules it is made of quote at their top. What none applies must stand in coverage.toml with a reason.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from assistant.checkers.checker import Checker
from assistant.checkers.registry import checkers
from corpus.citation import Citation
from corpus.document import Document, Kind, Node
from corpus.errors import RegistryError
from corpus.toml_file import read_model

PACKAGE = "assistant.checkers"
CLAUSE_LINE = re.compile(
    r"^(?P<place>\d+(?:-\d+)?(?:\.\d+)?(?:\(\d+\))?(?:\[\d+\])?) {2,}(?P<words>\S.*)$", re.M
)
"""A line of a module's docstring that quotes a clause: `8(3)  具有稳定科研团队，…`."""

_SENTENCE = re.compile(r"[^。；]*[。；]|[^。；]+$")
_MARKS_AT_THE_END = "。；：，"
_HEADING = 8
"""Words so few, before a sentence of the same item, are its heading."""


class NotComputable(BaseModel):
    """Words that no checker applies, and why. Without `words`, all that stands at `place` itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    place: str
    words: str = ""
    reason: str = Field(min_length=1)


class _Register(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    not_computable: tuple[NotComputable, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence of the regulation: the names of the checkers that apply it, or the reason why none can."""

    place: str
    label: str
    words: str
    applied_by: tuple[str, ...] = ()
    reason: str = ""


def read_register(file: Traversable | None = None) -> tuple[NotComputable, ...]:
    """Give what coverage.toml lists. Raises RegistryError where the file is not as it should be."""
    return read_model(file or files(PACKAGE) / "coverage.toml", _Register).not_computable


def coverage(
    document: Document,
    register: tuple[NotComputable, ...] | None = None,
    of: Mapping[str, Checker[Any]] | None = None,
) -> tuple[Row, ...]:
    """Give a row for every sentence of `document`, in the order of the text.

    A sentence that nothing applies and nothing lists has neither checkers nor a reason; one that is listed
    although a checker applies it has both. Raises RegistryError where the register names words that the
    document does not have, or names the same words twice.
    """
    listed = read_register() if register is None else register
    quoted = {name: _quoted(checker) for name, checker in (checkers() if of is None else of).items()}
    rows: list[Row] = []
    for place, label, own in _passages(document):
        for words in _sentences(own):
            by = tuple(name for name, quotes in quoted.items() if _applies(quotes.get(place, ()), words))
            reasons = [entry.reason for entry in listed if entry.place == place and entry.words in words]
            if len(reasons) > 1:
                raise RegistryError(f"coverage.toml 把{label}的“{words}”列了{len(reasons)}次，请只留一处。")
            rows.append(Row(place, label, words, by, "".join(reasons)))
    for entry in listed:
        if not any(row.place == entry.place and entry.words in row.words for row in rows):
            raise RegistryError(f"coverage.toml 所列的 {entry.place}“{entry.words}”在原文里找不到，请核对。")
    return tuple(_with_items(row, rows) for row in rows)


def _with_items(row: Row, rows: list[Row]) -> Row:
    """A lead-in that ends in a colon says nothing without its items: it is applied where they are."""
    if row.applied_by or row.reason or not row.words.endswith("："):
        return row
    lead = Citation.parse(row.place)
    below = [name for other in rows if lead.covers(Citation.parse(other.place)) for name in other.applied_by]
    return Row(row.place, row.label, row.words, tuple(dict.fromkeys(below)))


def _passages(document: Document) -> Iterator[tuple[str, str, str]]:
    """Give (place, label, own words) of every paragraph 款, item 项 and sub-item 目."""
    for article in document.articles:
        paragraphs = [node for node in article.walk() if node.kind is Kind.PARAGRAPH]
        for node in article.walk():
            if node.citation and node.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM):
                named = _article_or(node, len(paragraphs))
                yield named.place, named.label, document.quote(node.own)


def _article_or(node: Node, paragraphs: int) -> Citation:
    """The only paragraph of an article is cited as the article."""
    assert node.citation is not None
    return node.citation.article_only if node.kind is Kind.PARAGRAPH and paragraphs == 1 else node.citation


def _sentences(words: str) -> list[str]:
    """Cut at 。 and ；. A heading (（二）提出意向。…) goes with the sentence that it heads."""
    first, *more = [found.strip() for found in _SENTENCE.findall(words.replace("\n", "")) if found.strip()]
    return [first + more[0], *more[1:]] if more and len(first) <= _HEADING else [first, *more]


def _applies(quotes: tuple[str, ...], sentence: str) -> bool:
    bare = sentence.rstrip(_MARKS_AT_THE_END)
    return any(quote in bare or bare in quote for quote in quotes)


def _quoted(checker: Checker[Any]) -> dict[str, tuple[str, ...]]:
    """Give the words that the checker quotes, sentence by sentence, at the places that it declares."""
    quoted: dict[str, tuple[str, ...]] = {}
    for module in modules_of(checker.decide.__module__):
        for line in CLAUSE_LINE.finditer(sys.modules[module].__doc__ or ""):
            if line["place"] in checker.places:
                words = (sentence.rstrip(_MARKS_AT_THE_END) for sentence in _sentences(line["words"]))
                quoted[line["place"]] = (*quoted.get(line["place"], ()), *words)
    return quoted


@cache
def modules_of(start: str) -> tuple[str, ...]:
    """Give the module `start` and those of this package whose functions and classes it uses, in turn."""
    found, waiting = {start: None}, [start]
    while waiting:
        for value in vars(sys.modules[waiting.pop()]).values():
            home = getattr(value, "__module__", None) or ""
            if home.startswith(f"{PACKAGE}.") and home not in found:
                found[home] = None
                waiting.append(home)
    return tuple(found)


def markdown(rows: tuple[Row, ...], of: Mapping[str, Checker[Any]] | None = None) -> str:
    """Give the register as a page: what `assistant check --coverage` prints and docs/coverage.md holds."""
    known = checkers() if of is None else of
    applied = sum(bool(row.applied_by) for row in rows)
    lines = [
        "# 条文适用登记",
        "",
        "每一条、每一项、每一句：由哪个检查器适用；不能计算的，写明原因。本页由程序生成，请勿手改。",
        "",
        f"共{len({Citation.parse(row.place).article for row in rows})}条、{len(rows)}句："
        f"{applied}句由检查器适用，{len(rows) - applied}句不能计算。",
        "",
        "| 条款 | 原文 | 由谁适用 | 不能计算的原因 |",
        "| --- | --- | --- | --- |",
        *(
            f"| {row.label} | {row.words} | "
            f"{'、'.join(f'{known[name].title}（`{name}`）' for name in row.applied_by)} | {row.reason} |"
            for row in rows
        ),
    ]
    return "\n".join(lines) + "\n"


def write_page(file: Path, document: Document) -> None:
    """Write the page of `document` to `file`."""
    file.write_text(markdown(coverage(document)), encoding="utf-8")


if __name__ == "__main__":
    from corpus.library import MAIN_DOCUMENT, load_library

    write_page(Path(sys.argv[1]), load_library().document(MAIN_DOCUMENT))
