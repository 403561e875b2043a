"""Turns the Markdown of an answer into HTML blocks. Raw HTML is shown as text; only article links stay."""

import re
from collections.abc import Callable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from assistant.builtin.answers.sentences import ICONS

LinkAttributes = Callable[[str, str], dict[str, str] | None]
"""Gives the attributes of the link with this address and text, None where it must not be a link."""

_OUTCOMES = {sign: outcome for outcome, sign in ICONS.items()}
_SIGN = re.compile(f"({'|'.join(map(re.escape, _OUTCOMES))})")

_markdown = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table")


def markdown_blocks(text: str, link: LinkAttributes) -> Iterator[Markup]:
    """Give each top-level block of `text` as HTML, in order."""
    for block in _top_level(_markdown.parse(text)):
        for token in block:
            if token.type == "heading_open" or token.type == "heading_close":
                token.tag = "h3"  # the page's own headings stand above every answer's
            if token.children:
                token.children = list(_inline(token.children, link))
        if block[0].type == "blockquote_open":
            _shape_quote(block)
        yield Markup(_markdown.renderer.render(block, _markdown.options, {}).strip())


def _top_level(tokens: list[Token]) -> Iterator[list[Token]]:
    block: list[Token] = []
    for token in tokens:
        block.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield block
            block = []


def _inline(tokens: list[Token], link: LinkAttributes) -> Iterator[Token]:
    dropped = False
    for at, token in enumerate(tokens):
        if token.type == "image":  # nothing is loaded from where a model says
            yield Token("text", "", 0, content=token.content)
        elif token.type == "link_open":
            attributes = link(str(token.attrGet("href") or ""), _text_until_close(tokens[at + 1 :]))
            dropped = attributes is None
            token.attrs = {**(attributes or {})}
            if not dropped:
                yield token
        elif token.type == "link_close":
            if not dropped:
                yield token
        elif token.type == "text":
            yield from _icons(token)
        else:
            yield token


def _icons(token: Token) -> Iterator[Token]:
    """Signs of outcomes are drawn by the style sheet: not every machine has a font with them."""
    for part in _SIGN.split(token.content):
        if outcome := _OUTCOMES.get(part):
            sign = f'<span class="icon outcome-{outcome}" role="img" aria-label="{outcome.chinese}"></span>'
            yield Token("html_inline", "", 0, content=sign)
        elif part:
            yield Token("text", "", 0, content=part)


def _text_until_close(tokens: list[Token]) -> str:
    text = ""
    for token in tokens:
        if token.type == "link_close":
            break
        text += token.content
    return text


def _shape_quote(block: list[Token]) -> None:
    """A quote opens with its place in bold on a line of its own; that line becomes the quote's heading."""
    first = next((token for token in block if token.type == "inline"), None)
    block[0].attrSet("class", "quote")
    children = (first.children if first else None) or []
    close = next((at for at, token in enumerate(children) if token.type == "strong_close"), None)
    if first and close is not None and children[0].type == "strong_open":
        children[0].attrSet("class", "quote-place")
        rest = children[close + 1 :]
        if rest and rest[0].type in ("softbreak", "hardbreak"):
            rest = rest[1:]
        first.children = children[: close + 1] + rest
