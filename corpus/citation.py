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
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.errors import CitationError
from corpus.numerals import NUMERAL, to_chinese, to_int

_REF = re.compile(
    r"(?:(?P<document>[a-z0-9][a-z0-9._-]*(?:@[a-z0-9.-]+)?)/)?(?P<article>[0-9]+)(?:-(?P<inserted>[0-9]+))?"
    r"(?:\.(?P<paragraph>[0-9]+))?(?:\((?P<item>[0-9]+)\))?(?:\[(?P<subitem>[0-9]+)\])?"
)

_S = r"[ \t]*"
# 八条三项 needs no 第; behind 的 or a comma it does, for 第九条的六项程序 counts the items and names none.
_NEXT = rf"(?:{_S}(?:[的中,，、]{_S})?第{_S}|{_S})"
_CHINESE = re.compile(
    rf"(?:第{_S}|(?<![0-9零〇○一二三四五六七八九十百千两]))(?P<article>{NUMERAL}){_S}[条條]"
    rf"(?:{_S}之{_S}(?P<inserted>{NUMERAL})(?!般))?"
    rf"(?:{_NEXT}(?P<paragraph>{NUMERAL}){_S}款)?"
    rf"(?:{_NEXT}(?:[（(]{_S}(?P<bracketed>{NUMERAL}){_S}[）)](?:{_S}小?[项項])?|(?P<item>{NUMERAL}){_S}小?[项項]))?"
    rf"(?:{_NEXT}(?P<subitem>{NUMERAL}){_S}目)?"
)
_SHORT = re.compile(
    rf"(?<![0-9.(（附件附表图])(?P<article>[0-9]{{1,3}}){_S}[（(]{_S}(?P<item>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}}){_S}[）)]"
)
_ARTICLE = r"(?<![a-z])art(?:icle)?s?\.?\s*(?P<article>[0-9]+)(?![0-9])"
_ITEM = r"(?:item|point)\s*\(?\s*(?P<item>[0-9]+)\s*\)?"
_PARAGRAPH = r"(?:para(?:graph|\.)?\s*(?P<paragraph>[0-9]+))"
_ENGLISH = re.compile(
    rf"{_ARTICLE}(?:\s*,?\s*{_PARAGRAPH})?(?:\s*,?\s*(?:{_ITEM}|\(\s*(?P<bracketed>[0-9]+)\s*\)))?",
    re.IGNORECASE,
)
_ENGLISH_OF = re.compile(
    rf"(?<![a-z]){_ITEM}\s*(?:,|of)?\s*(?:{_PARAGRAPH}\s*)?(?:,|of)\s*(?:the\s+)?{_ARTICLE}", re.IGNORECASE
)
_LARGEST = 9999
_LONGEST_SHOWN = 30
_KEPT = 4096  # the same places are named again and again while one answer is worked out


@dataclass(frozen=True, slots=True)
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
        """The place as a URL fragment, `8-3`; no two places of one document share it."""
        return (
            f"{self.article}"
            + (f"_{self.inserted}" if self.inserted else "")
            + (f"-p{self.paragraph}" if self.paragraph else "")
            + (f"-{self.item}" if self.item else "")
            + (f"-s{self.subitem}" if self.subitem else "")
        )

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
        return _parsed(text, document)

    @classmethod
    def find(cls, text: str, document: str = "hohhot-tic") -> Iterator[tuple["Citation", tuple[int, int]]]:
        """Give every citation that stands in `text` with its (start, end), in the order of the text."""
        folded = text.translate(_WIDTH)  # keeps the length, unlike NFKC: spans stay true
        taken: list[tuple[int, int]] = []
        found: list[tuple[Citation, tuple[int, int]]] = []
        for pattern in (_CHINESE, _ENGLISH_OF, _ENGLISH, _SHORT):
            for match in pattern.finditer(folded):
                if any(match.start() < end and start < match.end() for start, end in taken):
                    continue
                if pattern is _CHINESE and _is_a_count(folded, match):
                    continue
                try:
                    citation = _from_match(match, document)
                except CitationError:
                    continue
                taken.append(match.span())
                found.append((citation, match.span()))
        yield from sorted(found, key=lambda pair: pair[1])


@lru_cache(maxsize=_KEPT)
def _parsed(text: str, document: str) -> Citation:
    typed = unicodedata.normalize("NFKC", text).strip()
    if canonical := _REF.fullmatch(typed):
        return _from_match(canonical, canonical["document"] or document)
    for found, span in Citation.find(typed, document):
        if span == (0, len(typed)):
            return found
    shown = re.sub(r"\s+", " ", text.strip())
    shown = shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"
    raise CitationError(f"“{shown}”不是条款号。请写成“第八条第三项”“8(3)”这样的形式。")


_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "（）"} | {
    0x3000: 0x20,
    0xA0: 0x20,
}

# 三条建议 counts, and so does 29条 behind 一共; 同一条 and 哪一条 name none.
_COUNTED_BY = tuple("有共够列提了前后几来这那占些部总完少多约满仅只同每任哪")
_COUNTED = re.compile(r"(?:建议|意见|理由|措施|途径|路|经验|消息|线索|原因|问题|办法)")
_ASKED_ABOUT = re.compile(r"[说讲写里怎咋]|是什么|什么意思")


def _is_a_count(text: str, match: re.Match[str]) -> bool:
    """Whether 「三条」 counts things (三条建议, 一共29条) instead of naming an article."""
    if text[match.start()] == "第" or match["item"] or match["bracketed"] or match["paragraph"]:
        return False
    if len(match.group()) == len(text):
        return False
    if text[: match.start()].endswith(_COUNTED_BY) or _COUNTED.match(text, match.end()):
        return True
    return not match["article"].isascii() and not _ASKED_ABOUT.match(text, match.end())


def _from_match(match: re.Match[str], document: str) -> Citation:
    groups = match.groupdict()

    def number(*names: str) -> int | None:
        written = next((groups[name] for name in names if groups.get(name)), None)
        if written is None:
            return None
        with suppress(ValueError):
            if 1 <= (value := to_int(written)) <= _LARGEST:
                return value
        raise CitationError(f"“{match.group()[:_LONGEST_SHOWN]}”不是条款号：号数从1到{_LARGEST}。")

    article = number("article")
    assert article is not None, "every pattern has an article"
    return Citation(
        document=document,
        article=article,
        inserted=number("inserted") or 0,
        paragraph=number("paragraph"),
        item=number("item", "bracketed"),
        subitem=number("subitem"),
    )
