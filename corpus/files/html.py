"""Web pages (.html): the regulation out of the page around it, tables row by row."""

import re
from collections.abc import Iterator

from lxml import etree, html

from corpus.files.decoding import decode
from corpus.files.file_text import FileProblem, FileText
from corpus.marks import starts_block

_NOT_SHOWN = (
    "script", "style", "noscript", "template", "iframe", "object", "svg", "select", "button", "input", "textarea",
    "head",
)  # fmt: skip
_AROUND = ("nav", "header", "footer", "aside")
_BLOCKS = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "div",
            "dl",
        ),
        *(
            "dt",
            "fieldset",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
        ),
        *("main", "nav", "ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    }
)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.IGNORECASE)
_TITLE_META, _DATE_META = ("articletitle",), ("pubdate", "publishdate")
_DATE = re.compile(r"(\d{4})[-/年.](\d{1,2})[-/月.](\d{1,2})")
_SPACE = re.compile(r"[ \t\r\n\f]+")
# A line of the source that ends between two Chinese characters is no space to a reader.
_BREAK_IN_WORDS = re.compile(
    r"(?<=[\u2e80-\u9fff，。；：、）】》])[ \t]*[\r\n][ \t\r\n]*(?=[\u2e80-\u9fff（【《])"
)
_MOST = 0.9


def read(data: bytes) -> FileText:
    """Give the text of the regulation in a page. Raises FileProblem where there is no page."""
    page = _parse(_decode(data))
    title = _meta(page, _TITLE_META) or _first(page, "h1")
    issued = _meta(page, _DATE_META)
    for node in list(page.iter(*_NOT_SHOWN, etree.Comment)):
        _drop(node)
    for node in list(page.iter(*_AROUND)):
        if not _marks(node):
            _drop(node)
    for node in [node for node in page.iter() if _is_hidden(node)]:
        _drop(node)
    lines = list(_lines(_main(page)))
    if title and title not in "".join(lines[:20]):
        lines.insert(0, title)
    found = _DATE.search(issued)
    return FileText(
        "\n".join(lines),
        ("从网页中取出正文",),
        title,
        f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else "",
    )


def _decode(data: bytes) -> str:
    """The page in the encoding that it names, where that is one it can be in; else as any other text."""
    named = _CHARSET.search(data[:4096])
    if named and (encoding := named[1].decode().lower()).startswith(("gb", "big5")):
        try:
            return data.decode("big5hkscs" if encoding.startswith("big5") else "gb18030")
        except UnicodeDecodeError:
            pass  # the page says the wrong thing of itself
    return decode(data)[0]


def _parse(text: str) -> etree._Element:
    # lxml refuses a str that declares an encoding.
    without_declaration = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text.replace("\0", ""))
    try:
        return html.document_fromstring(without_declaration)
    except (etree.ParserError, ValueError, AssertionError) as problem:
        raise FileProblem(
            "网页里没有内容。请在浏览器里打开确认，另存为完整网页或复制到 .docx 后再收录。"
        ) from problem


def _meta(page: etree._Element, names: tuple[str, ...]) -> str:
    """What the page says of itself, by the names that the rules for government sites prescribe."""
    for meta in page.iter("meta"):
        if meta.get("name", "").lower() in names and (content := meta.get("content", "").strip()):
            return _SPACE.sub(" ", content)
    return ""


def _first(page: etree._Element, tag: str) -> str:
    node = next(page.iter(tag), None)
    return "" if node is None else _SPACE.sub("", "".join(map(str, node.itertext())))


def _drop(node: etree._Element) -> None:
    """Take `node` out, but not the words that stand behind it."""
    parent = node.getparent()
    if parent is None:
        return
    before = node.getprevious()
    if node.tail:
        if before is None:
            parent.text = (parent.text or "") + node.tail
        else:
            before.tail = (before.tail or "") + node.tail
    parent.remove(node)


def _is_hidden(node: etree._Element) -> bool:
    style = re.sub(r"\s", "", str(node.get("style", ""))).lower() if isinstance(node.tag, str) else ""
    return "display:none" in style or "visibility:hidden" in style


def _marks(node: etree._Element) -> int:
    """How many lines of `node` open an article, an item or a chapter."""
    return sum(starts_block(line) is not None for line in _lines(node))


def _main(page: etree._Element) -> etree._Element:
    """The smallest element that holds nearly all the articles of the page: navigation and notices lie outside."""
    body = page.find("body")
    chosen = page if body is None else body
    whole = _marks(chosen)
    while whole:
        inner = next(
            (child for child in chosen if isinstance(child.tag, str) and _marks(child) >= _MOST * whole), None
        )
        if inner is None or (inner.tag in ("table", "tbody", "tr", "td", "p") and _has_more(chosen, inner)):
            break
        chosen = inner
    return chosen


def _has_more(outer: etree._Element, inner: etree._Element) -> bool:
    """Whether words of `outer` stand around `inner`: a title above the table that holds the text."""
    return len("".join(_lines(outer))) > len("".join(_lines(inner)))


def _lines(node: etree._Element) -> Iterator[str]:
    """The lines of `node` as a browser breaks them, blank ones left out."""
    for line in "".join(_pieces(node)).split("\n"):
        if words := line.strip(" \t\r\n\f"):
            yield words


def _pieces(node: etree._Element) -> Iterator[str]:
    if not isinstance(node.tag, str):
        return
    if node.tag == "br":
        yield "\n"
        return
    block = node.tag in _BLOCKS
    if block:
        yield "\n"
    cells = [child for child in node if child.tag in ("td", "th")] if node.tag == "tr" else []
    if len(cells) > 1:  # a cell alone is a frame around text, and stays lines
        yield "\t".join(" ".join(_lines(cell)) for cell in cells)
    else:
        yield _flat(node.text)
        for child in node:
            yield from _pieces(child)
            yield _flat(child.tail)
    if block:
        yield "\n"


def _flat(words: str | None) -> str:
    return _SPACE.sub(" ", _BREAK_IN_WORDS.sub("", words or ""))
