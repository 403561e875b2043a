"""Dates as people say them: 2026.3.5, 二〇二六年三月五日, 去年1月15号, 上周四, 前天, 下个月3号, 今年3月, 18到22号.

A date is kept as far as it was said: 今年3月 has no day, and whoever reads it decides whether to ask.

(dateparser reads only a few of these. jionlp reads most, but weighs 70 MB, prints to stdout on import, and says
neither where a date stands nor how much of it was said.)
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corpus.numerals import to_int


@dataclass(frozen=True)
class Said:
    """A date as far as it was said, and where in the text it stands.

    `of_year`: 2026年度, a year as a period. `any_week`: 周三 without 上, 这 or 下.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    of_year: bool = False
    any_week: bool = False
    words: str = ""

    @classmethod
    def read(cls, text: str) -> "Said | None":
        """Make the date of its text: 2026-03-05, 2026-03, 2026; None where it is a day that there is not."""
        if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text):
            return None
        parts: list[int | None] = [int(part) for part in text.split("-")]
        year, month, day = [*parts, None, None][:3]
        return cls(0, 0, year, month, day)

    @property
    def day_known(self) -> bool:
        """Whether one day is meant."""
        return self.year is not None and self.month is not None and self.day is not None

    @property
    def text(self) -> str:
        """As a fact of a checker takes it: 2026-03-05, as far as it was said; 2月30日 as it stands, to be refused."""
        if self.day_known and self.date is None and self.words:
            return self.words
        parts = [
            f"{self.year:04d}" if self.year else "",
            *(f"{part:02d}" for part in (self.month, self.day) if part),
        ]
        return "-".join(parts)

    @property
    def date(self) -> date | None:
        """The day; None where none was said or there is no such day."""
        try:
            return date(self.year or 0, self.month or 0, self.day or 0)
        except ValueError:
            return None


_DIGIT = "零〇○一二三四五六七八九"
_YEAR = rf"(?P<year>[12][0-9]{{3}}|[一二][{_DIGIT}]{{3}}|[0-9]{{2}}(?=年(?:度|底|初|末)?\s?[0-9一二三四五六七八九十]{{1,3}}月))\s?年"
_SHORT_YEAR = r"(?P<year>2[4-9]|3[0-9])年(?:(?P<degree>度)|(?=呢|既然))"
_YEAR_WORDS = {"大前年": -3, "前年": -2, "去年": -1, "上年": -1, "上一年": -1, "今年": 0, "本年": 0, "这年": 0,
               "当年": 0, "明年": 1, "来年": 1, "后年": 2}  # fmt: skip
_OF_YEAR = "|".join(_YEAR_WORDS)
_MONTH = r"(?P<month>元(?=月[0-9一二三十])|[01]?[0-9]|十[一二]?|[一二三四五六七八九])\s?月(?:份)?"
_DAY = r"(?P<day>[0-3]?[0-9]|[一二]?十[一二三四五六七八九]?|三十一?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
_SUFFIX = (
    r"(?:\s?[日号]|(?=[，。？?！!、\s]|$|就|开|起|到|至|挂|批|那天|呢|吧|吗|行|可|能|够|交"
    r"|才|截|撤|结|报|收|拿|领|发|下|签|印|盖|定))"
)
_NO_SPAN = r"(?![内人线楼])"
_PART = r"(?P<part>上旬|中旬|下旬|月初|月底|月末|初|底|末)"
_UNITS = {"天": 1, "日": 1, "周": 7, "个星期": 7, "个礼拜": 7, "星期": 7, "礼拜": 7}
_WEEKDAYS = {
    name: at for at, names in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天7")) for name in names
}
_DAY_WORDS = {
    "大前天": -3, "前天": -2, "前日": -2, "前儿个": -2, "前儿": -2, "昨天": -1, "昨日": -1, "昨儿个": -1, "昨儿": -1,
    "今天": 0, "今日": 0, "今儿个": 0, "今儿": 0, "当下": 0, "明天": 1, "明日": 1, "明儿个": 1, "明儿": 1,
    "大后天": 3, "后天": 2, "后儿": 2,
}  # fmt: skip
RELATIVE_DAYS = frozenset(_DAY_WORDS)
"""Words for a day seen from today, with which people speak of anything: 明天."""
_FEASTS = {"双十一": (11, 11), "双十二": (12, 12), "元旦": (1, 1), "五一": (5, 1), "劳动节": (5, 1), "六一": (6, 1),
           "儿童节": (6, 1), "七一": (7, 1), "八一": (8, 1), "建军节": (8, 1), "国庆": (10, 1), "国庆节": (10, 1)}  # fmt: skip

_Make = Callable[[re.Match[str], date], Said | None]


def _absolute(match: re.Match[str], as_of: date) -> Said | None:
    groups = match.groupdict()
    written = groups.get("year")
    if written is None:
        year: int | None = as_of.year + _YEAR_WORDS[groups["word"]] if groups.get("word") else None
    elif written.isdecimal():
        year = int(written) + (2000 if len(written) == 2 else 0)
    else:
        year = int("".join(str(max(_DIGIT.index(digit) - 2, 0)) for digit in written))
    month = _number(groups.get("month"))
    if month is not None and not 1 <= month <= 12:
        return None
    if groups.get("yearend"):
        month = 1 if groups["yearend"].endswith("初") else 12
    return Said(*match.span(), year, month, _number(groups.get("day")), of_year=bool(groups.get("degree")))


def _feast(match: re.Match[str], as_of: date) -> Said | None:
    year = int(match["year"]) if match["year"] else None
    if match["word"]:
        year = as_of.year + _YEAR_WORDS[match["word"]]
    return Said(*match.span(), year, *_FEASTS[match["feast"]])


def _numeric(match: re.Match[str], _as_of: date) -> Said | None:
    year, month, day = (int(match[name]) for name in ("y", "m", "d"))
    return Said(*match.span(), year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _of_month(match: re.Match[str], as_of: date) -> Said | None:
    steps = {"上上": -2, "上": -1, "下": 1, "下下": 2}.get(match["which"] or "", 0)
    months = as_of.year * 12 + as_of.month - 1 + steps
    return Said(*match.span(), months // 12, months % 12 + 1, _number(match["day"]))


def _day_word(match: re.Match[str], as_of: date) -> Said | None:
    return _on(match, as_of + timedelta(days=_DAY_WORDS[match.group()]))


def _weekday(match: re.Match[str], as_of: date) -> Said | None:
    weeks = {"上上": -2, "上": -1, "下": 1, "下下": 2}.get(match["which"] or "", 0)
    monday = as_of - timedelta(days=as_of.weekday())
    said = _on(match, monday + timedelta(weeks=weeks, days=_WEEKDAYS[match["weekday"]]))
    return replace(said, any_week=not match["which"])


def _distance(match: re.Match[str], as_of: date) -> Said | None:
    number = _number(match["number"]) or 0
    sign = -1 if match["side"].endswith("前") else 1
    if match["unit"] in _UNITS:
        return _on(match, as_of + sign * timedelta(days=min(number, 10_000) * _UNITS[match["unit"]]))
    if match["unit"] == "年":
        return Said(*match.span(), as_of.year + sign * number)
    months = as_of.year * 12 + as_of.month - 1 + sign * number
    return Said(*match.span(), months // 12, months % 12 + 1)


def _on(match: re.Match[str], day: date) -> Said:
    return Said(*match.span(), day.year, day.month, day.day)


def _number(written: str | None) -> int | None:
    if written == "元":
        return 1
    return None if written is None else to_int(written.replace("廿", "二十"))


_AFTER_YEAR = rf"(?:(?P<degree>度)|\s?的?\s?{_MONTH}\s?(?:{_DAY}{_SUFFIX}{_NO_SPAN}|{_PART})?|(?P<yearend>年?[底末初]))?"
_FEAST_YEAR = rf"(?:(?P<year>20[0-9]{{2}})年|(?P<word>{_OF_YEAR}))?的?"
_DOT = r"\s?[-/.．]\s?"
_HAPPENS = r"(?=\s?(?:起|开始|挂|贴|发|公示|结束|截止|撤|收|批|交|号|日))"  # 10/9 alone is a share
_N = r"(?P<number>[0-9]{1,4}|[一二两三四五六七八九十百]{1,4})"
_FORMS: tuple[tuple[re.Pattern[str], _Make], ...] = (
    (re.compile(rf"(?<![0-9.])(?P<y>[12][0-9]{{3}}){_DOT}(?P<m>[0-9]{{1,2}}){_DOT}(?P<d>[0-9]{{1,2}})(?![0-9])\s?[日号]?"), _numeric),
    (re.compile(rf"(?<![0-9/.])(?P<month>1[0-2]|0?[1-9])/(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9/]){_HAPPENS}"), _absolute),
    (re.compile(r"(?<![0-9])(?P<y>20[0-9]{2})(?P<m>[01][0-9])(?P<d>[0-3][0-9])(?![0-9])"), _numeric),
    (re.compile(rf"{_FEAST_YEAR}(?P<feast>{'|'.join(_FEASTS)})节?(?=的?[那当这]一?[天日])"), _feast),
    (re.compile(rf"(?<![0-9]){_SHORT_YEAR}"), _absolute),
    (re.compile(rf"(?<![0-9]){_YEAR}{_AFTER_YEAR}"), _absolute),
    (re.compile(rf"(?P<word>{_OF_YEAR}){_AFTER_YEAR}"), _absolute),
    (re.compile(rf"(?P<which>上上|上|下下|下|本|这|当)个?月(?:的)?\s?(?:{_DAY}\s?[日号]|{_PART})?"), _of_month),
    (re.compile("|".join(_DAY_WORDS)), _day_word),
    (re.compile(r"(?:(?P<which>上上|上|下下|下|本|这)个?)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天]|[1-6](?![0-9]))"), _weekday),
    (re.compile(rf"(?<![月年0-9]){_N}\s?(?P<unit>天|日|周|个?星期|个?礼拜|个月|年)(?P<side>以?前|之前|以?后|之后)"), _distance),
    (re.compile(rf"(?<![0-9个]){_MONTH}\s?(?:{_DAY}{_SUFFIX}{_NO_SPAN}|{_PART})?"), _absolute),
    (re.compile(rf"(?<![0-9.第]){_DAY}\s?[日号]{_NO_SPAN}(?!文)"), _absolute),
)  # fmt: skip
_SHORT_RANGE = re.compile(
    r"(?<![0-9/.])(1[0-2]|0?[1-9])([/.])(3[01]|[12][0-9]|0?[1-9])\s?[到至—–~～-]+\s?(1[0-2]|0?[1-9])\2(3[01]|[12][0-9]|0?[1-9])(?![0-9/.%％])"
)
_OF_A_RANGE = re.compile("公示|挂|贴|期|发布")
"""Else 1/3到1/2 are shares."""

_EVERY_YEAR = re.compile(r"每(?:一)?年(?:的)?\s?$|次年\s?$")
_DENIED = re.compile(r"(?<!是)(?:不是|并非|不在)\s?$")
"""不是10号，实际是13号: the day that was wrong is no date, unless no other is told."""

_RANGE = re.compile(r"^\s?(?:日|号)?\s?(?:到|至|—|–|-|~|～)+\s?$")
_PAST = re.compile(r"[批交提递报撤摘发出收印签评][的了下]|了|过|已|刚|[下来开始]的")
_FUTURE = re.compile(r"打算|准备|计划|拟|将|想|预计|定在|马上|即将")
_CLAUSE_END = re.compile(r"[，,。；;？?！!\n]")
_NEXT_WEEK, _WEEK = re.compile(r"下个?(?:周|星期|礼拜)"), 7
_NEAR_DAYS = 90
_WEEKDAY_WORD = re.compile(r"(?:周|星期|礼拜)[一二三四五六日天1-6]$")
_BRACKET = re.compile(r"\s?[（(，,、]?\s?(?:那天|当天|正好|恰好|刚好)?(?:是)?个?")
_ITS_WEEKDAY = re.compile(r"\s?[（(，,、]?\s?(?:是)?(?:周|星期|礼拜)([一二三四五六日天1-6])")
_CORRECTION_LENGTH = 16
_MORE_THAN_A_YEAR = re.compile(r"什么|啥|哪|几|怎|咋|评|考|交|做|要|能|可以|公示|整改|撤|第|期|[？?]")


def dates(text: str, as_of: date, hint: Said | None = None) -> list[Said]:
    """Give the dates in `text`, in order. A missing year or month comes from the date before it, from `hint` (the
    date that the text goes on from), else from the day nearest to `as_of` that fits the tense.
    """
    found: list[Said] = []
    mentioned = list(_mentions(text, as_of))
    denied = [said for said in mentioned if _DENIED.search(text[: said.start])]
    for said in (
        mentioned if len(denied) == len(mentioned) else [one for one in mentioned if one not in denied]
    ):
        before = found[-1] if found else hint
        if said.year is None and said.month is None and (before is None or before.month is None):
            continue  # 5号 alone is no date
        if _EVERY_YEAR.search(text[: said.start]) and said.year is None:
            continue
        found.append(_completed(said, before, found[-1] if found else None, text, as_of))
    return found


def _mentions(text: str, as_of: date) -> Iterator[Said]:
    taken = list(_short_ranges(text))
    for pattern, make in _FORMS:
        for match in pattern.finditer(text):
            if any(match.start() < one.end and one.start < match.end() for one in taken):
                continue
            if said := make(match, as_of):
                taken.append(replace(said, words=match.group()))
    taken.sort(key=lambda said: said.start)
    for at, said in enumerate(taken):
        before = taken[at - 1] if at else None
        after = taken[at + 1] if at + 1 < len(taken) else None
        if _WEEKDAY_WORD.search(said.words) and after and after.start - said.end <= 1 and "月" in after.words:
            taken[at + 1] = replace(after, start=said.start)  # 下周四12月10日 is one day, too
            continue
        if not (
            said.any_week and before and before.day and _BRACKET.fullmatch(text[before.end : said.start])
        ):
            yield said  # 9月28日（周一） is one day


def _short_ranges(text: str) -> Iterator[Said]:
    """公示期12/7到12/11, 11.30-12.4."""
    for match in _SHORT_RANGE.finditer(text) if _OF_A_RANGE.search(text) else ():
        for month, day in ((1, 3), (4, 5)):
            start, end = match.start(month), match.end(day)
            yield Said(start, end, month=int(match[month]), day=int(match[day]), words=text[start:end])


def corrected_year(text: str, as_of: date, known: Said | None) -> Said | None:
    """不好意思是明年, 记错了，前年的: the date `known` in the only year that `text` names, None where it says more or less."""
    said = list(_mentions(text, as_of))
    if known is None or known.month is None or len(said) != 1 or len(text) > _CORRECTION_LENGTH:
        return None
    rest = text[: said[0].start] + text[said[0].end :]
    year_alone = said[0].year is not None and said[0].month is None and not said[0].of_year
    if _MORE_THAN_A_YEAR.search(rest):
        return None
    return replace(known, year=said[0].year) if year_alone else None


def _completed(said: Said, before: Said | None, in_text: Said | None, text: str, as_of: date) -> Said:
    if said.any_week:
        return _in_fitting_week(said, text, as_of)
    if _NEXT_WEEK.match(said.words) and in_text and in_text.date and said.date and said.date <= in_text.date:
        return _in_week_after(said, in_text.date)
    if said.year is not None:
        return said
    if said.month is None:
        assert before is not None
        said = replace(said, month=before.month)
    if before is not None and before.year is not None and not before.of_year:
        continued = replace(said, year=before.year)
        in_range = in_text is not None and _RANGE.match(text[in_text.end : said.start])
        if in_range and (continued.month or 0, continued.day or 0) < (before.month or 0, before.day or 0):
            continued = replace(said, year=before.year + 1)
        return continued
    return replace(said, year=_fitting_year(said, text, as_of))


def _fitting_year(said: Said, text: str, as_of: date) -> int:
    """This year, unless the tense speaks against it or the day is near in the next or the last."""
    month = said.month or 1
    years = [as_of.year - 1, as_of.year, as_of.year + 1]
    if weekday := _ITS_WEEKDAY.match(text[said.end :]):
        years = [year for year in years if _falls_on(year, said, _WEEKDAYS[weekday[1]])] or years
    days = [date(year, month, min(said.day or 15, monthrange(year, month)[1])) for year in years]
    if _FUTURE.search(text):
        days = [day for day in days if day >= as_of] or days
    elif _PAST.search(_clause_after(text, said)):
        days = [day for day in days if day <= as_of] or days
    near = [day for day in days if abs((day - as_of).days) <= _NEAR_DAYS]
    this_year = [day for day in days if day.year == as_of.year]
    return min(near or this_year or days, key=lambda day: abs((day - as_of).days)).year


def _clause_after(text: str, said: Said) -> str:
    """What the clause of `said` tells of it: 11月30号挂网，12月4号撤下来 does not say that it was put up already."""
    return _CLAUSE_END.split(text[said.end :])[0]


def _falls_on(year: int, said: Said, weekday: int) -> bool:
    day = replace(said, year=year).date
    return day is not None and day.weekday() == weekday


def _in_week_after(said: Said, first: date) -> Said:
    """12月3日开始，下周二结束: the week after that day, not after today."""
    assert said.date
    day = first + timedelta(days=_WEEK - first.weekday() + said.date.weekday())
    return replace(said, year=day.year, month=day.month, day=day.day)


def _in_fitting_week(said: Said, text: str, as_of: date) -> Said:
    day = said.date or as_of
    if day > as_of and _PAST.search(_clause_after(text, said)) and not _FUTURE.search(text):
        day -= timedelta(weeks=1)
    elif day < as_of and _FUTURE.search(text):
        day += timedelta(weeks=1)
    return replace(said, year=day.year, month=day.month, day=day.day)
