"""The numbers of people in a text, each with the label and the group that it is told of: 中级以上研发7, 一组9人, （2个）."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.builtin.extraction.exact import exact
from assistant.builtin.extraction.labels import Label, labels_in

_NUMERAL = "[零一二两俩三仨四五六七八九十百]+"
_THINGS = r"\s?个(?:单位|中心(?!的?人|成员|员工)|团队(?!成员|的?人|骨干)|月|小?组|课题组|项目|方向|部门|室|工作日|条件|问题|方面)"
_NUMBER = re.compile(
    r"(?P<none>(?:[一1][个名位])?(?:人)?(?:也|都)?没有(?=[，,、。；;）)]|$)"
    r"|(?:[一1]个)?(?:有)?职称的?(?:一个|1个)?(?:也|都)?没有?(?=[，,、。；;）)]|$)"
    r"|(?:清一色|全都?|都)(?:是)?(?:助理|初级|助工|没有?职称|无职称)的?)"
    rf"|(?<![第之0-9A-Za-z.])(?!{_NUMERAL}{_THINGS}|[0-9]+{_THINGS})(?P<n>[0-9]+(?![0-9.%％多余来几年月日号点时元万亿岁成倍比:：/届级期项条款家组类种边方篇本~～后])"
    rf"|{_NUMERAL}(?=\s?[人名位口个]|[、，,。；;）)？?男女]|$))\s?(?:个人|人|个|名|位|口)?"
)
_NO_TITLE = re.compile("助|初|职称")
_BOUNDARY = re.compile(r"[，,。；;、：:（(）)！!？?\s]+")
_LISTED = re.compile(r"\s?[、，,/和跟及\s]\s?")
_KINDS = frozenset({"titled", "intermediate", "senior", "permanent", "mobile", "other_titles", "total"})
_GROUPS = rf"(?:[这那]?(?:[2-9]|{_NUMERAL}|各|几)(?:个(?:单位|小?组|课题组|部门|方向)|家|边|头|组|方|类|种|拨|块|室))"
_BESIDE = re.compile(r"(?:的|里头?|里面|中|其中|，其中|有|是|，有)*")
_IN_ORDER = re.compile(
    rf"{_GROUPS}?(?:人数)?(?:分别|依次|各自?|顺次)(?:是|为|有|占|出)?|{_GROUPS}(?:是|为|有)?"
)
_EACH = re.compile(rf"(?:{_GROUPS}|每[组家边个室])?(?:都|均|各)(?:自|有|是|为|占)*|每[组家边个室](?:有|是)?")
_FILLER = re.compile(
    r"^(?:合(?:在)?一(?:起|块)|合起来|合并|一(?:起|块儿?)(?=算|共|有|$)|加起来|(?:[两三二四2-4]家|大家)(?=一共|总共|合)|一共|总共|合计|算|我们?|咱们?|俺们?|的|有|是|为|那|这|其中|里头|里面|人员|人数|员工|\s)+"
    r"|(?:的|人员|人数|报了?|名册|出了?|有|共|来了?|派了?|投入了?|是|为|占|那边|这边|里头|里|\s)+$"
)
_A_DEPARTMENT = re.compile("(?:研发|技术|科研)(?:中心|部)")
_US = re.compile("我|咱|俺")
_ALIKE = re.compile("分别|依次|顺次|各|每|都|均")


@dataclass(frozen=True)
class Cell:
    """A number of people, told of `kind` (of the label beside it) and of the group `name`; `word`: the label as written.

    `in_order`: it begins a list of one number of each group, `each`: it is told of every group, `listed`: nothing but a
    comma stands before it, `inside`: it stands in parentheses, `beside`: right behind another one (乙家15人3个), `none`: it
    is told in words (一个没有).
    """

    kind: str
    name: str
    value: int
    start: int
    end: int
    word: str = ""
    in_order: bool = False
    each: bool = False
    listed: bool = False
    inside: bool = False
    beside: bool = False
    none: bool = False


def cells(text: str) -> list[Cell]:
    """Give the numbers of people of `text` in order."""
    labels = [label for label in labels_in(text, "team") if label.kind in _KINDS]
    found: list[Cell] = []
    end = 0
    for match in _NUMBER.finditer(text):
        if match["n"] and exact(match["n"]) is None:
            continue
        between = [one for one in labels if end <= one.start and one.end <= match.start()]
        taken = _said_behind(found, between, text, end, match.start())
        found.append(_cell(match, between[taken:], text, end))
        end = match.end()
    _said_behind(found, [one for one in labels if end <= one.start], text, end, len(text))
    return [_begins_a_list(cell, found[at + 1 : at + 3]) for at, cell in enumerate(found)]


def _said_behind(found: list[Cell], labels: Sequence[Label], text: str, end: int, start: int) -> int:
    """研发组5个固定，测试组…: a label right behind a number, in a clause that tells no other number, is said of it."""
    boundary = _BOUNDARY.search(text, end, start)
    behind = [one for one in labels if one.end <= (boundary.start() if boundary else start)]
    if not found or not behind or (boundary is None and start < len(text)):
        return 0
    all_alike = _ALL_ALIKE.search(text, end, behind[0].start)
    if not (found[-1].kind or found[-1].none or all_alike):
        found[-1] = replace(found[-1], kind=behind[0].kind, word=behind[0].word, end=behind[0].end)
    return len(behind)


_ALL_ALIKE = re.compile("都|全|均|清一色|统统|一律")
"""甲方18人都有职称，乙方22人一个没有: the numbers of the groups, not of their titles."""


def _cell(match: re.Match[str], labels: Sequence[Label], text: str, end: int) -> Cell:
    """The cell of the number `match`; `labels` stand between it and the number before, which ends at `end`."""
    gap = text[end : match.start()]
    clause = max((end + one.end() for one in _BOUNDARY.finditer(gap)), default=end)
    own = [one for one in labels if one.start >= clause]
    header = labels[-1] if labels and not own and _is_a_header(labels[-1], text, clause) else None
    label = next((one for one in reversed(own) if one.kind != "total"), own[-1] if own else header)
    before, after = (
        (text[clause : own[0].start], text[own[-1].end : match.start()])
        if own
        else ("", text[clause : match.start()])
    )
    said = _FILLER.sub("", after)
    in_order, each = bool(_IN_ORDER.fullmatch(said)), bool(_EACH.fullmatch(said))
    marked = (in_order or each) and _ALIKE.search(said)
    kind = label.kind if label else ""
    name = "" if marked else said or (_FILLER.sub("", before) if kind != "total" else "")
    number = match["n"] or ""
    if not (kind or name) and (each or _US.search(text[clause : match.start()])):
        kind = "total"  # 我们40人，男的25女的15
    if kind == "total" and label and not name and _A_DEPARTMENT.match(label.word):
        kind, name = "", label.word  # 研发中心14个人，中试车间9个
    if match["none"]:
        kind = kind or ("titled" if _NO_TITLE.search(match["none"]) else "")
    return Cell(
        kind,
        name,
        (exact(number) if number else None) or 0,
        min(clause, label.start) if label else clause,
        match.end(),
        word=label.word if label else "",
        in_order=in_order,
        each=each,
        listed=bool(_LISTED.fullmatch(gap)),
        inside=max(gap.rfind("（"), gap.rfind("(")) > max(gap.rfind("）"), gap.rfind(")")),
        beside=bool(end and _BESIDE.fullmatch(gap)),
        none=bool(match["none"]),
    )


def _is_a_header(label: Label, text: str, clause: int) -> bool:
    """有职称的：研发7; 固定的话，甲组3: nothing else stands in the clause before."""
    return label.kind != "total" and bool(_HEADS.fullmatch(text[label.end : clause]))


_HEADS = re.compile(r"(?:的|人员|情况|人数|是|话|呢|这块|方面|这项|\s)*[：:，,\s]+")


def _begins_a_list(cell: Cell, following: Sequence[Cell]) -> Cell:
    """分别是6、5、3 begins a list, and so does 人数12、9、7; a single number behind 各 is told of each group."""
    listed = len([one for one in following if one.listed and not (one.kind or one.name)])
    in_order = bool(cell.kind and not cell.listed) and (
        (cell.in_order and listed > 0) or (not cell.name and listed == len(following) == _MANY)
    )
    each = bool(cell.kind and cell.each and not listed)
    return replace(cell, in_order=in_order, each=each, name="" if in_order or each else cell.name)


_MANY = 2
