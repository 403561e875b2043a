"""`Citation`: the name of one place in one document, as a value.

Canonical form (`ref`)   Official form (`label`)
hohhot-tic/12            第十二条
hohhot-tic/8(3)          第八条第（三）项
civil-code/1260-1        第一千二百六十条之一
civil-code/18.2          第十八条第二款
x/3.2(1)[4]              第三条第二款第（一）项第4目
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.errors import CitationError
from corpus.numerals import NUMERAL, to_chinese, to_int

_REF = re.compile(
    r"(?:(?P<document>[a-z0-9][a-z0-9._-]*)/)?(?P<article>[0-9]+)(?:-(?P<inserted>[0-9]+))?"
    r"(?:\.(?P<paragraph>[0-9]+))?(?:\((?P<item>[0-9]+)\))?(?:\[(?P<subitem>[0-9]+)\])?"
)

_CHINESE = re.compile(
    rf"第?(?P<article>{NUMERAL})条(?:之(?P<inserted>{NUMERAL}))?"
    rf"(?:[的,，]?第?(?P<paragraph>{NUMERAL})款)?"
    rf"(?:[的,，]?第?(?:[（(](?P<bracketed>{NUMERAL})[）)](?:小?项)?|(?P<item>{NUMERAL})小?项))?"
    rf"(?:[的,，]?第?(?P<subitem>{NUMERAL})目)?"
)
_ENGLISH = re.compile(
    r"\bart(?:icle|\.)?s?\s*(?P<article>[0-9]+)"
    r"(?:\s*,?\s*(?:para(?:graph|\.)?\s*(?P<paragraph>[0-9]+)))?"
    r"(?:\s*,?\s*(?:item\s*(?P<item>[0-9]+)|\(\s*(?P<bracketed>[0-9]+)\s*\)))?",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(?<![0-9.])(?P<article>[0-9]{1,3})\((?P<item>[0-9]{1,2})\)")


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """One place in one document: article 条, and where given paragraph 款, item 项, sub-item 目.

    `inserted` is the number after 之 in 第二十六条之一, 0 where there is none.
    """

    document: str
    article: int
    inserted: int = 0
    paragraph: int | None = None
    item: int | None = None
    subitem: int | None = None

    @property
    def ref(self) -> str:
        """The canonical form, `hohhot-tic/8(3)`."""
        return f"{self.document}/{self.place}"

    @property
    def place(self) -> str:
        """The canonical form without its document, `8(3)`."""
        return (
            f"{self.article}"
            + (f"-{self.inserted}" if self.inserted else "")
            + (f".{self.paragraph}" if self.paragraph else "")
            + (f"({self.item})" if self.item else "")
            + (f"[{self.subitem}]" if self.subitem else "")
        )

    @property
    def anchor(self) -> str:
        """The place as a URL fragment, `8-3`; unique within one document that has no 之-articles with items."""
        return re.sub(r"[^0-9]+", "-", self.place).strip("-")

    @property
    def label(self) -> str:
        """The official form without the document's title, 第八条第（三）项."""
        return (
            f"第{to_chinese(self.article)}条"
            + (f"之{to_chinese(self.inserted)}" if self.inserted else "")
            + (f"第{to_chinese(self.paragraph)}款" if self.paragraph else "")
            + (f"第（{to_chinese(self.item)}）项" if self.item else "")
            + (f"第{self.subitem}目" if self.subitem else "")
        )

    @property
    def article_only(self) -> "Citation":
        """The article that this place belongs to."""
        return replace(self, paragraph=None, item=None, subitem=None)

    @property
    def is_article(self) -> bool:
        """Whether this names a whole article."""
        return self == self.article_only

    def covers(self, other: "Citation") -> bool:
        """Whether `other` is this place or lies within it."""
        if (self.document, self.article, self.inserted) != (other.document, other.article, other.inserted):
            return False
        pairs = (
            (self.paragraph, other.paragraph),
            (self.item, other.item),
            (self.subitem, other.subitem),
        )
        return all(mine is None or mine == theirs for mine, theirs in pairs)

    @classmethod
    def parse(cls, text: str, document: str = "hohhot-tic") -> "Citation":
        """Read `text` as one citation, in canonical form or as people type it.

        第8条第3项, 八条三项, 8(3), 第二十六条之一, art. 8 item 3 and hohhot-tic/8(3) are all read;
        `document` stands in where none is named. Raises CitationError where `text` is anything else.
        """
        typed = unicodedata.normalize("NFKC", text).strip()
        if canonical := _REF.fullmatch(typed):
            return _from_match(canonical, canonical["document"] or document)
        for found, span in cls.find(typed, document):
            if span == (0, len(typed)):
                return found
        raise CitationError(f"“{text}”不是条款号。请写成“第八条第三项”“8(3)”这样的形式。")

    @classmethod
    def find(cls, text: str, document: str = "hohhot-tic") -> Iterator[tuple["Citation", tuple[int, int]]]:
        """Give every citation that stands in `text` with its (start, end), in the order of the text."""
        folded = text.translate(_WIDTH)  # keeps the length, unlike NFKC: spans stay true
        taken: list[tuple[int, int]] = []
        found: list[tuple[Citation, tuple[int, int]]] = []
        for pattern in (_CHINESE, _ENGLISH, _SHORT):
            for match in pattern.finditer(folded):
                if any(match.start() < end and start < match.end() for start, end in taken):
                    continue
                if pattern is _CHINESE and _is_a_count(folded, match):
                    continue
                try:
                    citation = _from_match(match, document)
                except (ValueError, CitationError):
                    continue
                taken.append(match.span())
                found.append((citation, match.span()))
        yield from sorted(found, key=lambda pair: pair[1])


_WIDTH = {
    code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "（）"
} | {0x3000: 0x20}


def _is_a_count(text: str, match: re.Match[str]) -> bool:
    """Whether 「三条」 counts things (三条建议, 一共29条) instead of naming an article."""
    if text[match.start()] == "第" or match["item"] or match["bracketed"] or match["paragraph"]:
        return False
    if len(match.group()) == len(text):
        return False
    return not match["article"].isascii() or text[: match.start()].endswith(
        tuple("有共够列提了前后几来这那占")
    )


def _from_match(match: re.Match[str], document: str) -> Citation:
    groups = match.groupdict()

    def number(*names: str) -> int | None:
        written = next((groups[name] for name in names if groups.get(name)), None)
        return to_int(written) if written else None

    article = number("article")
    if not article:
        raise CitationError(f"“{match.group()}”里的条号不能是零。")
    return Citation(
        document=document,
        article=article,
        inserted=number("inserted") or 0,
        paragraph=number("paragraph"),
        item=number("item", "bracketed"),
        subitem=number("subitem"),
    )
