"""A table over several lines, one of each unit: 牵头企业　18人，高级2，中级5，固定6, put together to the numbers of all."""

import re
from collections.abc import Mapping, Sequence

from assistant.builtin.extraction.exact import exact
from assistant.builtin.extraction.grouped import NO_GROUP, WORDS
from assistant.builtin.extraction.labels import labels_in
from corpus.numerals import NUMERAL

_N = rf"(?P<n>[0-9]+|{NUMERAL})\s?(?:个|名|位|人|号)*"
_ROW = re.compile(
    rf"\s*(?:[0-9]+[.、．)）]|[-•·*—]+|[（(][0-9一二三四五六七八九十]+[）)])?\s*(?P<name>[^\s，,：:；;、|｜0-9（(]{{1,12}}?)\s*(?:[，,：:|｜—\-]|有|共|出|派)*\s*{_N}(?:人|总人数)?(?P<rest>[\s，,：:；;、|｜（(].*)"
)
_BETWEEN = re.compile(r"[\s，,；;、|｜。（()）：:]+|其中|里头|里面")
_ITEM = re.compile(
    rf"(?P<label>[^0-9]{{2,8}}?)(?:有|是|为|共|：|:)?{_N}|(?:没有?|无)(?P<none>[^0-9没有无]{{2,6}}?)的?|(?P<nobody>[^0-9没有无]{{2,6}}?)(?:一个|1个|都|也)*(?:没有|无)"
)
_IN_ALL = re.compile(r"合计|总计|一共|总共|共计|小计|总")
_BESIDE = frozenset({"mobile", "other_titles", "degree"})
_RANKS = ("intermediate", "senior")
_FEWEST = 2
_Row = Mapping[str, int]


def by_lines(text: str) -> str:
    """`text` with one sentence on all instead of its lines on each; as it is where a line is not wholly understood."""
    lines = [line for line in text.split("\n") if line.strip()]
    rows: dict[int, _Row] = {}
    sums: list[_Row] = []
    for at, line in enumerate(lines):
        row = _ROW.fullmatch(_closed(line))
        numbers = _numbers(row) if row else None
        if row and numbers is None and rows:
            return text
        if row is None or numbers is None:
            continue
        if _IN_ALL.search(row["name"]):
            sums.append(numbers)
        rows[at] = numbers
    told = _added([row for row in rows.values() if row not in sums])
    if not told or [*rows] != [*range(min(rows), max(rows) + 1)]:
        return text
    if any(told.get(kind, number) != number for one in sums for kind, number in one.items()):
        return text
    before, after = lines[: min(rows)], lines[max(rows) + 1 :]
    said = "，".join(f"{WORDS[kind]}{number}人" for kind, number in told.items())
    return "，".join([*(line.rstrip("：:，, ") for line in before), f"{said}。{''.join(after)}"])


def _closed(line: str) -> str:
    return line.rstrip(" 　，,；;。|｜") + "，"


def _numbers(row: re.Match[str]) -> _Row | None:
    """The numbers of a line by their kinds; None where something else is said in it."""
    name = row["name"]
    if labels_in(name, "team") and not _IN_ALL.search(name) and not _A_UNIT.search(name):
        return None
    if NO_GROUP.search(name) and not _IN_ALL.fullmatch(name.rstrip("数人")):
        return None
    total = exact(row["n"])
    numbers: dict[str, int] = {} if total is None else {"total": total}
    for item in filter(None, _BETWEEN.split(row["rest"])):
        said = _ITEM.fullmatch(item)
        word = (said["label"] or said["none"] or said["nobody"]) if said else ""
        kinds = [
            one.kind for one in labels_in(word, "team") if one.start == 0 and len(one.word) >= len(word) - 1
        ]
        number = (exact(said["n"]) if said["n"] else 0) if said else None
        if len(kinds) != 1 or number is None or kinds[0] in numbers or kinds[0] not in {*WORDS, *_BESIDE}:
            return None
        numbers[kinds[0]] = number
    return numbers if len(numbers) > 1 and "total" in numbers and _add_up(numbers) else None


_A_UNIT = re.compile(r"单位|公司|企业|集团|大学|学院|高校|研究|[厂院校所方家组队科室部站大]$")


def _add_up(numbers: _Row) -> bool:
    """Whether no part is more than the whole, and the mobile ones are all who are not permanent."""
    total = numbers["total"]
    posts = [numbers[kind] for kind in ("permanent", "mobile") if kind in numbers]
    ranks = sum(numbers.get(kind, 0) for kind in (*_RANKS, "other_titles"))
    return max(numbers.values()) <= total and ranks <= total and (len(posts) < _FEWEST or sum(posts) == total)


def _added(rows: Sequence[_Row]) -> dict[str, int]:
    """The numbers of all; empty where one line lacks what another has."""
    rows = [{kind: number for kind, number in row.items() if kind not in _BESIDE} for row in rows]
    if len(rows) < _FEWEST:
        return {}
    if any("titled" in row for row in rows):
        rows = [_of_both_ranks(row) for row in rows]
    if any({*row} != {*rows[0]} for row in rows):
        return {}
    return {kind: sum(row[kind] for row in rows) for kind in rows[0]}


def _of_both_ranks(row: _Row) -> dict[str, int]:
    """A line with both ranks, beside one that tells of all who have a title."""
    if "titled" in row or not {*_RANKS} <= {*row}:
        return {kind: number for kind, number in row.items() if kind not in _RANKS}
    both = sum(row[kind] for kind in _RANKS)
    return {kind: number for kind, number in row.items() if kind not in _RANKS} | {"titled": both}
