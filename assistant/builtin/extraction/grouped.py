"""Numbers told group by group (研发岗20人、测试岗8人；中级以上研发7、测试2), put together to those of all.

A table in words is only summed up where every group has every number of it, and no number is left that is none of it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.builtin.extraction.cells import Cell, cells
from assistant.builtin.extraction.labels import labels_in

WORDS = {
    "total": "总人数", "titled": "中高级职称", "intermediate": "中级职称", "senior": "高级职称", "permanent": "固定人员",
    "mobile": "流动人员",
}  # fmt: skip
NO_GROUP = re.compile(
    r"走|退|离开|离职|辞|调(?!试)|招|聘|换|转|加|减|再|又|还|去年|今年|明年|原|现在|目前|后来|剩|其余|其他|另|至少|超|不到|不足|低于|差|比|够|(?<!计)算(?!法|力)|重复|两[家边头处]|实际|其中"
    r"|搁|刨|撇|除|含|进去|出来|不带|带上|他们|她们|对方|人家|别人|规定|按|自己|自家|只|得|如果|要是|得有|需|应|必须|多|少(?!年)|占|扩|缩|核出|发现|全|一共|总|合计|哪"
    r"|后勤|行政|保洁|保安|司机|门卫|销售|财务|食堂|工勤|物业"
)
_A_REMARK = re.compile(r"最(?:少|多|小|大|弱|差)|连")
"""最少的那组也有俩: a remark on the table, nothing that it adds."""
_YOUNG = re.compile(r"以下|年轻|青年|小[的年]|^小$|后生|岁数小")
_OLD = re.compile(r"以上|年纪大|老[的同年]|^老$|年长|岁数大|年龄大|^大$|中老年")
_A_GROUP = re.compile(r"[组室部岗校厂院所司家课班队男女甲乙丙丁]|方向|单位|企业|大学|高校|以[上下]")
"""How groups are called of which it is not told how many people they have."""
_LONGEST_NAME, _FEWEST = 12, 2
_RANKS = ("intermediate", "senior")


@dataclass
class _Table:
    """What is told of every group by name (`groups`), in their order (`rows`), of each alike, and of all at once."""

    groups: dict[str, dict[str, int]] = field(default_factory=dict)
    rows: dict[str, list[int]] = field(default_factory=dict)
    each: dict[str, int] = field(default_factory=dict)
    of_all: dict[str, list[Cell]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    used: list[Cell] = field(default_factory=list)


class _NoTableError(Exception):
    """A number is none of the table, so that nothing may be summed up."""


def summed_up(text: str) -> str:
    """`text` with the numbers of all instead of those of the groups; as it is where they make no full table.

    甲组11人乙组9人，固定甲组3乙组3 becomes 总人数20人，固定人员6人.
    """
    text = _in_their_order(text)
    try:
        table = _read(cells(text))
        sums = _sums(table)
    except _NoTableError:
        return text
    kept, at = [], 0
    for cell in sorted(table.used, key=lambda one: one.start):
        kept.append(text[at : cell.start])
        at = max(at, cell.end)
    if any(_ALL_ALIKE.search(one) for one in kept[1:]) or _of_the_last_alone(text[at:]):
        return text
    left = _EMPTY.sub("", "".join([*kept, text[at:]]))
    left = _DOUBLE.sub("", left).lstrip("，,。；;、：: ")
    return f"{'，'.join(f'{table.words[kind]}{number}人' for kind, number in sums.items())}。{left}"


_ALL_ALIKE = re.compile(
    r"(?:全|都|均|皆|清一色|一律|一个|没有?|无|非)[^，,。；;]{0,4}(?:固定|在编|全职|职称|中级|高级|流动|助理|初级)"
)
"""乙大学20人（带职称18人，均非固定）: what is told of a group in other words than by a number."""
_OF_EVERYONE = re.compile(r"全(?:员|体|队|组)|所有|大家|人人|[甲乙丙丁二两三四五几]+[家组部]|合起来|团队")


def _of_the_last_alone(rest: str) -> bool:
    """Whether something is told in words of the group that stands last: not 。全员都是固定的, a sentence on all of them."""
    said = _ALL_ALIKE.search(rest)
    if said is None:
        return False
    before = rest[: said.start()]
    return not (re.search("[。；;！!]", before) or _OF_EVERYONE.search(before[-6:] + said.group()[:3]))


_EMPTY, _DOUBLE = (
    re.compile(r"[（(][、，,；;\s]*[）)]"),
    re.compile(r"[，,、；;：:。\s]+(?=[，,、。；;：:\s]|$)"),
)


def _read(found: Sequence[Cell]) -> _Table:
    reader = _Reader()
    for cell in found:
        reader.read(cell)
    return reader.finish()


class _Reader:
    """Reads the cells one after the other; `row`: the kind that the names that follow are numbered under."""

    def __init__(self) -> None:
        self.table = _Table()
        self.row = ""
        self.group = ""
        self.list = ""
        self.columns: list[str] = []
        self.column = 0
        self.own: dict[str, list[tuple[str, Cell]]] = {}

    def read(self, cell: Cell) -> None:
        """Put `cell` where it belongs."""
        if cell.listed and self.list and not (cell.kind or cell.name):
            self.table.rows[self.list].append(cell.value)
            self.table.used.append(cell)
            return
        self.list = ""
        if cell.kind:
            self.table.words.setdefault(cell.kind, WORDS.get(cell.kind, cell.word))
        if (cell := self._named_in_its_label(cell)).name:
            self._of_a_group(cell)
        elif cell.kind:
            self._of_a_kind(cell)
        elif self.group and (cell.inside or (cell.beside and self.columns)):
            self._in_a_column(cell)
        elif not cell.none or cell.beside:
            raise _NoTableError  # 乙方来的22人一个没有: so many are the group, not those who are counted

    def _named_in_its_label(self, cell: Cell) -> Cell:
        """固定人员研发9, 固定的研发组6: the label has taken the name of the group with it, or its beginning."""
        tail = cell.word[-2:]
        if cell.name and f"{tail}{cell.name}" in self.table.groups:
            return replace(cell, name=f"{tail}{cell.name}")
        known = [one for one in self.table.groups if tail and one.startswith(tail)]
        taken = len(known) == 1 and not (cell.name or cell.in_order or cell.each)
        return replace(cell, name=known[0]) if taken else cell

    def _of_a_group(self, cell: Cell) -> None:
        if _A_REMARK.search(cell.name):
            self.table.used.append(cell)
            return
        if NO_GROUP.search(cell.name) or len(cell.name) > _LONGEST_NAME:
            raise _NoTableError
        again = cell.kind or self.row or cell.none
        name = _group_meant(cell.name, [*self.table.groups]) if again else cell.name
        if cell.kind:
            self.row = cell.kind
        elif not self.row and name in self.table.groups and not cell.none:
            raise _NoTableError
        self._put(name, self.row or "total", cell)
        self.group, self.column = name, 0

    def _of_a_kind(self, cell: Cell) -> None:
        self.row = ""
        if cell.in_order and cell.kind not in self.table.rows:
            self.table.rows[cell.kind], self.list = [cell.value], cell.kind
            self.table.used.append(cell)
        elif cell.each and cell.kind not in self.table.each:
            self.table.each[cell.kind] = cell.value
            self.table.used.append(cell)
        elif self.group and cell.kind != "total":
            self.own.setdefault(cell.kind, []).append((self.group, cell))
            if len(self.table.groups) == 1 and not cell.none:
                self.columns.append(cell.kind)
            self.column += not cell.none
        else:
            self.table.of_all.setdefault(cell.kind, []).append(cell)

    def _in_a_column(self, cell: Cell) -> None:
        """一组9人（中高级3个）二组12人（2个）: the number in the same place as that of the first group."""
        if self.column >= len(self.columns):
            raise _NoTableError
        self.own.setdefault(self.columns[self.column], []).append((self.group, cell))
        self.column += 1

    def _put(self, name: str, kind: str, cell: Cell) -> None:
        if name not in self.table.groups and kind != "total" and not _A_GROUP.search(name):
            raise _NoTableError
        numbers = self.table.groups.setdefault(name, {})
        if kind in numbers:
            raise _NoTableError
        self.table.words.setdefault(kind, WORDS.get(kind, cell.word))
        numbers[kind] = cell.value
        self.table.used.append(cell)

    def finish(self) -> _Table:
        """The table, with what is told behind each group; what only the last one is followed by is told of all."""
        self._ranks_put_together()
        for kind, told in self.own.items():
            if len(told) == 1 and told[0][0] == [*self.table.groups][-1]:
                self.table.of_all.setdefault(kind, []).append(told[0][1])
                continue
            for name, cell in told:
                self._put(name, kind, cell)
        return self.table

    def _ranks_put_together(self) -> None:
        """研发部高工3工程师4、测试部工程师2、情报组都没职称: where not every group has the same ranks, those of each are one number."""
        ranks = {kind: self.own.get(kind, []) for kind in _RANKS}
        sets = [{name for name, _ in told} for told in ranks.values()]
        groups = {*self.table.groups}
        if not any(sets) or all(not one or one == groups for one in sets) or "titled" in self.columns:
            return
        titled = self.own.setdefault("titled", [])
        if {name for name, _ in titled} & set().union(*sets):
            return
        for name in groups & set().union(*sets):
            cells = [cell for told in ranks.values() for group, cell in told if group == name]
            self.table.used += cells
            titled.append((name, replace(cells[0], value=sum(cell.value for cell in cells))))
        for kind in _RANKS:
            self.own.pop(kind, None)
        self.table.words.setdefault("titled", WORDS["titled"])


def _sums(table: _Table) -> dict[str, int]:
    """The number of all for every kind that all groups have."""
    sizes = {len(row) for row in table.rows.values()} | ({len(table.groups)} if table.groups else set())
    if len(sizes) != 1 or (size := sizes.pop()) < _FEWEST:
        raise _NoTableError
    sums = {kind: sum(row) for kind, row in table.rows.items()}
    for kind in dict.fromkeys(kind for numbers in table.groups.values() for kind in numbers):
        told = [numbers[kind] for numbers in table.groups.values() if kind in numbers]
        if len(told) < size or kind in sums or kind in table.each:
            raise _NoTableError
        sums[kind] = sum(told)
    sums |= {kind: value * size for kind, value in table.each.items() if kind not in sums}
    named_so = [cell for cell in table.of_all.get("total", ()) if cell.value == size]
    table.used += named_so  # 课题组三个
    totals = {cell.value for cell in table.of_all.get("total", ()) if cell not in named_so}
    if not {*sums} - {"total"} or any(kind in table.of_all for kind in {*sums} - {"total"}):
        raise _NoTableError
    if len(totals) > 1 or ("total" in sums and totals - {sums["total"]}):
        raise _NoTableError
    if any(number > sums.get("total", number) for number in sums.values()):
        raise _NoTableError
    return dict(sorted(sums.items(), key=lambda one: one[0] != "total"))


def _group_meant(name: str, groups: Sequence[str]) -> str:
    """Which of the groups named before `name` means (研发 after 研发岗, 年轻的 after 35岁以下); itself where it is a new one."""
    if name in groups:
        return name
    for age in (_YOUNG, _OLD):
        if age.search(name) and len(same := [one for one in groups if age.search(one)]) == 1:
            return same[0]
    within = [one for one in groups if name in one or one in name]
    if len(within) == 1:
        return within[0]
    apart = {one: {*one}.difference(*({*other} for other in groups if other != one)) for one in groups}
    meant = [one for one in groups if len(groups) > 1 and apart[one] & {*name}]
    return meant[0] if len(meant) == 1 else name


_A_NUMBER = r"[0-9]+(?:\.[0-9]+)?\s?[人个名位%％]?"
_LIST_OF_NUMBERS = re.compile(
    rf"(?:的|人员|人数|比例|占比|各|\s)*(?:分别|依次|顺次)(?:是|为|有|占)?\s?(?P<list>{_A_NUMBER}(?:[、，,和]\s?{_A_NUMBER})+)"
)
_BETWEEN_LABELS = re.compile(r"(?:的|人员|人数)*[、，,和与及跟](?:的)?")


def _in_their_order(text: str) -> str:
    """总人数、中高级、固定分别是50、16、18: each label with its number."""
    labels = labels_in(text, "team")
    for last, label in enumerate(labels):
        said = _LIST_OF_NUMBERS.match(text, label.end)
        first = last
        while first and _BETWEEN_LABELS.fullmatch(text[labels[first - 1].end : labels[first].start]):
            first -= 1
        numbers = re.findall(r"[0-9.]+\s?[%％]?", said["list"]) if said else []
        if said and first < last and len(numbers) == last - first + 1:
            told = "、".join(
                f"{one.word}占{number}" if number[-1] in "%％" else f"{one.word}{number}人"
                for one, number in zip(labels[first : last + 1], numbers, strict=True)
            )
            return text[: labels[first].start] + told + text[said.end() :]
    return text
