"""Which 第X条 of a text are its own articles: those that count on, once each."""

import re
from collections.abc import Sequence

from corpus.blocks import Block, Role
from corpus.document import Oddity

_AMENDS = re.compile(
    r"[^《》0-9]*(?:《[^》]*》)?修正案(?:[（(][^）)]*[）)])?|[^0-9]*关于(?:修改|修订).*的决定"
)
_TITLE_LINES = 3
_HEAD = 1000
"""The characters in which the title stands."""


def amends(source: str) -> bool:
    """Whether the text changes another one: the articles that it quotes are not its own. Its title tells."""
    lines = [line.strip("# \t\u3000\ufeff") for line in source[:_HEAD].split("\n")]
    title = [line for line in lines if line and not line.startswith("<!--")][:_TITLE_LINES]
    return any(_AMENDS.fullmatch("".join(title[:count])) for count in range(1, len(title) + 1))


def number_articles(source: str, blocks: Sequence[Block]) -> list[Oddity]:
    """Settle which articles of `blocks` can be cited; what cannot becomes words or stays without a citation."""
    numbering = _Numbering(source, blocks)
    for block in blocks:
        if block.role is Role.ANNEX:
            numbering.enter_annex()
        elif block.role is Role.ARTICLE and block.mark:
            numbering.settle(block)
    if not numbering.seen:
        numbering.odd("no_articles", 0, "全文没有“第X条”，也没有可以引用的分条编号，只能整篇阅读")
    return numbering.oddities


class _Numbering:
    def __init__(self, source: str, blocks: Sequence[Block]) -> None:
        self.source = source
        self.amends = amends(source)
        self.apart = {
            (block.mark.number, block.mark.inserted)
            for block in blocks
            if block.role is Role.ARTICLE and block.mark and block.mark.gap
        }
        self.seen: set[tuple[int, int]] = set()
        self.last = 0
        self.in_annex = self.annex_has_articles = False
        self.oddities: list[Oddity] = []

    def odd(self, kind: str, at: int, text: str) -> None:
        self.oddities.append(Oddity(self.source.count("\n", 0, at) + 1, kind, text))

    def enter_annex(self) -> None:
        self.in_annex, self.annex_has_articles = True, False

    def settle(self, block: Block) -> None:
        assert block.mark is not None
        number, inserted = key = block.mark.number, block.mark.inserted
        follows = number == self.last if inserted else number == self.last + 1
        if not block.mark.gap and (not follows or key in self.apart):
            block.make_text()  # 第三条所有… written on speaks of an article, unless it is the next one
        elif self.in_annex and self.last:
            self._in_annex(block, follows=follows)
        elif key in self.seen:
            self._again(block)
        elif self.amends and self.last and not follows:
            self.odd(
                "amended",
                block.start,
                f"第{number}条不接着第{self.last}条，是被修改的条文，算作第{self.last}条的内容",
            )
            block.make_text()
        else:
            self._cite(block, follows=follows)

    def _in_annex(self, block: Block, *, follows: bool) -> None:
        if follows and not self.annex_has_articles:
            self.in_annex, block.in_body = False, True  # 附表 between two articles was a table of the first
            self._cite(block, follows=True)
            return
        if not self.annex_has_articles:
            self.odd("annex_articles", block.start, "附件里另有条文，作为附件的文字保存，不单独编入引用")
        self.annex_has_articles = True
        block.citable = False

    def _again(self, block: Block) -> None:
        assert block.mark is not None
        block.citable = False
        if block.mark.number == 1:
            self.odd(
                "restart", block.start, "条号从第1条重新开始，此后的条文只作附带的文字保存，不单独编入引用"
            )
            self.in_annex = self.annex_has_articles = True
        else:
            self.odd("repeated", block.start, f"第{block.mark.number}条前面已经有过，引用时指前一处")

    def _cite(self, block: Block, *, follows: bool) -> None:
        assert block.mark is not None
        number = block.mark.number
        if not follows:
            told = f"第{self.last}条之后是第{number}条" if self.last else f"条文从第{number}条开始"
            self.odd("sequence", block.start, told)
        self.in_annex = False
        self.last = number
        self.seen.add((number, block.mark.inserted))
