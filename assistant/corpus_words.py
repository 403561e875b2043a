"""How sizes, repairs and standings of documents are put into words, on the command line and for staff."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from corpus.document import Document, Kind
from corpus.edition import Edition, Standing
from corpus.shelf import Shelf

_SIZES = {
    "parts": (Kind.PART, "编"),
    "chapters": (Kind.CHAPTER, "章"),
    "sections": (Kind.SECTION, "节"),
    "articles": (Kind.ARTICLE, "条"),
    "items": (Kind.ITEM, "项"),
    "annexes": (Kind.ANNEX, "个附件"),
}
_REPAIRS = {
    "leftover": "删去编辑软件的残留标记",
    "heading_space": "收起标题里对齐用的空格",
    "broken_line": "接上断在句中的一行",
}
_STANDINGS = {Standing.IN_FORCE: "现行有效", Standing.NOT_YET: "尚未施行", Standing.NO_LONGER: "已失效"}


def size_said(document: Document) -> tuple[str, dict[str, int]]:
    """Give how large a document is, in words and as numbers."""
    kinds = Counter(node.kind for node in document.root.walk())
    kinds[Kind.ARTICLE] = len(document.articles)  # those of annexes are words of the annex
    numbers = {name: kinds[kind] for name, (kind, _) in _SIZES.items()}
    said = "".join(f"{numbers[name]}{unit}" for name, (_, unit) in _SIZES.items() if numbers[name])
    return said, numbers


def repairs_said(document: Document) -> Iterator[str]:
    """Give each kind of repair with its lines."""
    lines: dict[str, list[int]] = {}
    for repair in document.repairs:
        lines.setdefault(repair.kind, []).append(repair.line)
    for kind, found in lines.items():
        yield f"{_REPAIRS.get(kind, kind)}（第{'、'.join(map(str, found[:5]))}{'等' if len(found) > 5 else ''}行）"


def standing_said(shelf: Shelf, edition: Edition, day: date) -> str:
    """Give from when until when a version is in force, and how it stands on `day`."""
    end = shelf.ends(edition)
    start = f"{edition.start}起" if edition.start else "施行日期不详"
    return f"{_STANDINGS[shelf.standing(edition, day)]}，{start}" + (f"至{end}前" if end else "")
