"""When a text was issued and changed, from when and until when it is in force, as its 题注 and last articles say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.chinese_dates import DATE, dates, read_date, years_later
from corpus.numerals import NUMERAL, to_int

_ISSUED = re.compile("(?:通过|公布|发布|印发|颁布)(?!的)")  # 根据2018年5月1日印发的《…》 is another text's
_AMENDED = re.compile("修正|修订|修改")
_IN_FORCE = re.compile(r"^\s*起?\s*(?:施行|实施|执行|生效|试行)")
_BODY = re.compile(
    r"[　\s]*[经由]?(?:第[^\s第]{1,6}届)?(?P<body>[\u4e00-\u9fff、]{2,40}?)"
    r"(?:审判委员会|检察委员会)?(?:第[^\s第]{1,8}[次届]|通过|公布|发布|印发)"
)
_ORDER = re.compile(r"([\u4e00-\u9fff]{2,24}令\s*第\s*[0-9一二三四五六七八九十百千零〇]+\s*号)")
_DAY = re.compile(DATE)
_BEGINS = re.compile(rf"自\s*({DATE})\s*起\s*(?:正式)?(?:施行|实施|执行|生效|试行)")
_BEGINS_WHEN_ISSUED = re.compile(
    rf"自(?:公布|发布|印发|颁布|通过|下发)之日起\s*(?:满?({NUMERAL})\s*[日天]后)?\s*(?:正式)?(?:施行|实施|执行|生效|试行)"
)
_LONG_AFTER = timedelta(days=365)
_LASTS = re.compile(rf"(?:有效期|试行期|实施期限|试行期限)(?:为|限为)?\s*({NUMERAL})\s*年")
_LASTS_UNTIL = re.compile(rf"(?:有效期|试行期)?(?:至|到)\s*({DATE})\s*(?:止|。|，|失效|$)")


@dataclass(frozen=True)
class Publication:
    """The dates of a text, who issued it and under which order; `until` is the first day not in force."""

    issued: date | None = None
    effective: date | None = None
    until: date | None = None
    issuer: str | None = None
    number: str | None = None
    doubts: tuple[str, ...] = ()


@dataclass
class _Events:
    """What the 题注 tells, in its order."""

    issued: list[date]
    amended: list[date]
    effective: list[date]
    issuer: str | None = None
    number: str | None = None

    @property
    def changed(self) -> date | None:
        """The day of the last change: said to be one, or issued again long after the first time."""
        again = [day for day in self.issued if day - min(self.issued) > _LONG_AFTER]
        return max([*self.amended, *again], default=None)


def read_publication(preface: Sequence[str], closing: Sequence[str]) -> Publication:
    """Give what the lines before the text and its last lines tell."""
    events = _events(preface)
    last_words = "\n".join(closing)
    issued = max([*events.issued, *events.amended], default=None) or _signed(preface) or _signed(closing)
    effective = max(events.effective, default=None) or _begins(last_words, issued)
    doubts = []
    changed = events.changed
    if changed and effective and effective < changed:
        effective = changed
        doubts.append(f"文中写的施行日期早于最近一次修改，施行日期按修改之日（{changed}）记")
    return Publication(
        issued=issued,
        effective=effective,
        until=_until(last_words, effective),
        issuer=events.issuer,
        number=events.number,
        doubts=tuple(doubts),
    )


def _events(preface: Sequence[str]) -> _Events:
    """Each date of the 题注 with the words up to the next one."""
    events = _Events([], [], [])
    for line in preface:
        found = list(dates(line))
        if not found:
            continue
        ends = [*(one.start for one in found[1:]), len(line)]
        for one, end in zip(found, ends, strict=True):
            said = line[one.end : end]
            if _IN_FORCE.search(said) or re.search(r"自\s*$", line[: one.start]):
                events.effective.append(one.day)
            elif _AMENDED.search(said):
                events.amended.append(one.day)
            elif _ISSUED.search(said):
                events.issued.append(one.day)
                _by_whom(said, events)
    return events


def _by_whom(said: str, events: _Events) -> None:
    if order := _ORDER.search(said):
        events.number = re.sub(r"\s", "", order[1])
        events.issuer = events.number.partition("令")[0]
    elif not events.issuer and (body := _BODY.match(said)):
        events.issuer = body["body"]


def _signed(lines: Sequence[str]) -> date | None:
    """The day of a signature: a date alone in its line, the last of them."""
    alone = [day for line in lines if _DAY.fullmatch(line.strip("（）() ")) and (day := read_date(line))]
    return alone[-1] if alone else None


def _begins(closing: str, issued: date | None) -> date | None:
    if found := _BEGINS.search(closing):
        return read_date(found[1])
    if issued and (found := _BEGINS_WHEN_ISSUED.search(closing)):
        return issued + timedelta(days=to_int(found[1]) if found[1] else 0)
    return None


def _until(closing: str, effective: date | None) -> date | None:
    if effective and (found := _LASTS.search(closing)):
        return years_later(effective, to_int(found[1]))
    if (found := _LASTS_UNTIL.search(closing)) and (last := read_date(found[1])):
        return last + timedelta(days=1)
    return None
