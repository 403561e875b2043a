"""The names under which other documents are named in a text, and which of them is held."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from corpus.document import Metadata
from corpus.titles import core

_STATE = "中华人民共和国"
_ENDS = (
    "法典|宪法|法|条例|办法|规定|细则|决定|意见|解释|通知|规则|方案|规范|标准|目录|纲要|规划|章程|公约|协定|议定书|批复|安排|准则|"
    "制度|修正案|解答|命令|令|指南|指引|要点|措施|公告|计划|清单|名录|守则|补充|答复|纪要|函|条约|宣言|声明|通则|规程|总纲|共同纲领"
)
_REGULATION = re.compile(rf"(?:{_ENDS})(?:[（(][^（）()]*[）)])*$")
_BARE = re.compile(r"[一-龥（）〇]{1,30}$")
_BARE_END = re.compile(
    r"(?:法典|法|总则|通则|条例|办法|细则|解释|规则|修正案|公约|规定)(?:[（(][一二三四五六七八九十]+[）)])?$"
)
_BEFORE_NAME = re.compile(
    r".*(?:依照|按照|根据|依据|适用|违反|参照|符合|属于|实施|触犯|认定为|构成|涉及|规定|所称|执行|以及|或者|不服|作为|修改|"
    r"[的对将和与及或在是为由以有按照把犯即被因])"
)
_ISSUER = re.compile(r"[一-龥]{1,22}$")
_NUMBER_FORM = re.compile(r"[〔［【\[（(]\s*((?:19|20)[0-9]{2})\s*[〕］】\]）)]\s*第?\s*([0-9]+)\s*号")


class LawName(NamedTuple):
    """A document as another one names it, and its id where it is held."""

    title: str
    number: str
    document: str | None


class BareName(NamedTuple):
    """A law named without 《》, and how many characters its name takes."""

    law: LawName | None
    length: int


class KnownTitles:
    """The documents held, by everything they are called; built from their metadata, nothing is parsed."""

    def __init__(self, documents: Iterable[Metadata]) -> None:
        self._titles: dict[str, str] = {}
        self._numbers: dict[str, str] = {}
        for meta in documents:
            for name in (meta.title, meta.short_title):
                if name and not name.startswith("本"):
                    self._titles.setdefault(_plain(name), meta.id)
            if meta.number:
                self._numbers.setdefault(normal_number(meta.number), meta.id)

    def titled(self, title: str) -> str | None:
        """Give the id of the document called `title`, with or without 中华人民共和国 and （试行）."""
        return self._titles.get(_plain(title)) if title else None

    def numbered(self, number: str) -> str | None:
        """Give the id of the document with the 文号 `number`."""
        return self._numbers.get(normal_number(number)) if number else None


def _plain(title: str) -> str:
    return core(title).removeprefix(_STATE)


def normal_number(number: str) -> str:
    """Give a 文号 in one form, 国科发区〔2021〕17号, however its brackets are typed."""
    return _NUMBER_FORM.sub(r"〔\1〕\2号", re.sub(r"\s", "", number))


def issuer_length(before: str) -> int:
    """Give how many of the characters at the end of `before` belong to the 文号 that follows: 国科发 of 根据国科发."""
    run = _ISSUER.search(before)
    if not run:
        return 0
    lead = _BEFORE_NAME.match(run.group()[:-1])
    return len(run.group()) - (lead.end() if lead else 0)


def is_regulation(title: str) -> bool:
    """Whether 《…》 names a legal text and no certificate, form or book."""
    return bool(_REGULATION.search(title))


def bare_law_name(before: str, short_names: Mapping[str, LawName], known: KnownTitles) -> BareName | None:
    """Give the law that the words `before` 第…条 end with (刑法, 企业破产法), and how long its name is.

    None where they end with none; the law itself is None where they only point back to one (该条例).
    """
    run = _BARE.search(before)
    if not run or not _BARE_END.search(run.group()):
        return None
    words = run.group()
    for start in range(len(words)):
        name = words[start:]
        if name in short_names:
            return BareName(short_names[name], len(name))
        if len(name) > 1 and (held := known.titled(name)):
            return BareName(LawName(name, "", held), len(name))
    lead = _BEFORE_NAME.match(words[:-1])
    name = words[lead.end() :] if lead else words
    if name.startswith(("该", "本", "上述", "前述", "同")):
        return BareName(None, len(name))
    return BareName(LawName(name, "", None), len(name)) if len(name) > 1 else None
