"""The numbers that Word makes up itself (第%1条, （%1）, %1、): counted as Word counts, written as Word prints them."""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from corpus.files.word_numerals import numeral

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9


@dataclass(frozen=True)
class Level:
    """One level of a list: where it starts, how it counts, what it prints."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    gap: str = "tab"
    restarts_after: int | None = None
    """The level (from 1) whose next number starts this one anew; 0 never, None any level above."""
    legal: bool = False
    style: str = ""
    """The paragraph style that puts a paragraph on this level."""


@dataclass
class _List:
    """A `w:num`: its levels, and the list that it counts in."""

    abstract: str
    levels: dict[int, Level] = field(default_factory=dict)
    fresh: dict[int, int] = field(default_factory=dict)
    """Levels that start anew at a number where this list is first used."""


class Numbering:
    """The lists of one file, and how far each has counted."""

    def __init__(self, lists: dict[str, _List], styles: dict[str, tuple[str, int]]) -> None:
        self._lists, self._styles = lists, styles
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self.written = 0

    @classmethod
    def read(cls, numbering: etree._Element | None, styles: etree._Element | None) -> "Numbering":
        """Read numbering.xml and styles.xml; a file without them has no lists."""
        lists = _lists(numbering) if numbering is not None else {}
        return cls(lists, _styles(styles, lists) if styles is not None else {})

    def mark(self, paragraph: etree._Element) -> str:
        """Count `paragraph` and give the number that Word prints before it, with its gap; "" without one."""
        number, level = self._place(paragraph)
        listed = self._lists.get(number)
        if listed is None or (form := listed.levels.get(level)) is None:
            return ""
        counts = self._counts.setdefault(listed.abstract, {})
        self._count(counts, number, listed, level)
        if form.format in ("none", "bullet"):
            return ""
        printed = re.sub(
            "%([1-9])", lambda match: self._numeral(listed, form, counts, int(match[1]) - 1), form.text
        )
        if not printed.strip():
            return ""
        self.written += 1
        return printed + _gap(printed, form)

    def _place(self, paragraph: etree._Element) -> tuple[str, int]:
        """The list and level of a paragraph: its own, else its style's."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        number, level = self._styles.get(style.get(f"{W}val", ""), ("", 0)) if style is not None else ("", 0)
        own = paragraph.find(f"{W}pPr/{W}numPr")
        return (number, level) if own is None else _num_pr(own, number, level)

    def _count(self, counts: dict[int, int], number: str, listed: _List, level: int) -> None:
        if level in listed.fresh and (number, level) not in self._begun:
            counts.pop(level, None)
        start = listed.fresh.get(level, listed.levels[level].start)
        counts[level] = counts[level] + 1 if level in counts else start
        self._begun.add((number, level))
        for below in range(level + 1, _LEVELS):
            restarts = listed.levels[below].restarts_after if below in listed.levels else None
            if restarts is None or level < restarts:
                counts.pop(below, None)

    def _numeral(self, listed: _List, form: Level, counts: dict[int, int], level: int) -> str:
        its = listed.levels.get(level, Level())
        return numeral("decimal" if form.legal else its.format, counts.get(level, its.start))


def _gap(printed: str, form: Level) -> str:
    """What stands between number and text, as official texts are printed: 第一条　…, （一）…, 1. …"""
    if form.gap == "nothing" or printed.endswith(tuple("）)、　 ")):
        return ""
    return "　" if printed.startswith("第") else " "


def _lists(root: etree._Element) -> dict[str, _List]:
    abstracts = {
        abstract.get(f"{W}abstractNumId", ""): {
            level.get(f"{W}ilvl", ""): level for level in abstract.findall(f"{W}lvl")
        }
        for abstract in root.findall(f"{W}abstractNum")
    }
    lists: dict[str, _List] = {}
    for num in root.findall(f"{W}num"):
        abstract = _value(num, "abstractNumId")
        listed = _List(abstract)
        for name, level in abstracts.get(abstract, {}).items():
            if name.isdecimal():
                listed.levels[int(name)] = _level(level)
        for override in num.findall(f"{W}lvlOverride"):
            _override(listed, override)
        lists[num.get(f"{W}numId", "")] = listed
    return lists


def _override(listed: _List, override: etree._Element) -> None:
    level = _whole(override.get(f"{W}ilvl"), 0)
    if (own := override.find(f"{W}lvl")) is not None:
        listed.levels[level] = _level(own)
    if override.find(f"{W}startOverride") is not None:
        start = _whole(_value(override, "startOverride"), 1)
        listed.fresh[level] = start
        listed.levels[level] = replace(listed.levels.get(level, Level()), start=start)


def _level(level: etree._Element) -> Level:
    restart = _value(level, "lvlRestart")
    return Level(
        start=_whole(_value(level, "start"), 1),
        format=_value(level, "numFmt") or "decimal",
        text=_value(level, "lvlText"),
        gap=_value(level, "suff") or "tab",
        restarts_after=int(restart) if restart.isdecimal() else None,
        legal=level.find(f"{W}isLgl") is not None,
        style=_value(level, "pStyle"),
    )


def _styles(root: etree._Element, lists: dict[str, _List]) -> dict[str, tuple[str, int]]:
    """The list and level of each paragraph style that has one, its own or that of a style it is based on."""
    styles = {style.get(f"{W}styleId", ""): style for style in root.findall(f"{W}style")}
    found: dict[str, tuple[str, int]] = {}
    for name in styles:
        own = [
            numbered for at in _line_of(name, styles) if (numbered := at.find(f"{W}pPr/{W}numPr")) is not None
        ]
        number = next((written for numbered in own if (written := _value(numbered, "numId"))), "")
        if number in lists:
            levels = (level for level, form in lists[number].levels.items() if form.style == name)
            level = next((written for numbered in own if (written := _value(numbered, "ilvl"))), "")
            found[name] = number, next(levels, _whole(level, 0))
    return found


def _line_of(name: str, styles: dict[str, etree._Element]) -> list[etree._Element]:
    """A style, the one it is based on, and so on; a circle ends where it closes."""
    seen: dict[str, etree._Element] = {}
    while name in styles and name not in seen:
        seen[name] = styles[name]
        name = _value(styles[name], "basedOn")
    return list(seen.values())


def _num_pr(own: etree._Element, number: str, level: int) -> tuple[str, int]:
    return _value(own, "numId") or number, _whole(_value(own, "ilvl"), level)


def _value(node: etree._Element, name: str) -> str:
    child = node.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val", "")


def _whole(written: str | None, otherwise: int) -> int:
    return int(written) if written and written.isdecimal() else otherwise
