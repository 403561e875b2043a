"""What a date leaves unsaid: the year, the month or the week that fits the date before it, the tense and the day of asking."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from assistant.builtin.extraction.clauses import CLAUSE_END
from assistant.builtin.extraction.date_roles import on_publicity
from assistant.builtin.extraction.said import Said

WEEKDAYS = {
    name: at for at, names in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天7")) for name in names
}
_RANGE = re.compile(r"^\s?(?:日|号)?\s?(?:到|至|—|–|-|~|～)+\s?$")
_PAST = re.compile(r"[批交提递报撤摘发出收印签评挂贴晒亮登][的了下]|了|过|已|刚|[下来开始]的|的$")
_CAME_LATE = re.compile(
    r"[日号天月](?:才|刚)(?:把[^，,。；;]{1,6})?(?:[报转交送到收下批给拿签递退]|[审核看写弄改盖][核查]?[完好过回])"
)
"""1月29号交区里，区里2月10号才报市局: all of it is past."""

_FUTURE = re.compile(r"打算|准备|计划|拟(?![批用名认立推])|将|想(?!问|知道|了解|咨询)|预计|定在|马上|即将")
_NEAR_DAYS = 90
_ITS_WEEKDAY = re.compile(r"\s?[（(，,、]?\s?(?:是)?个?(?:周|星期|礼拜)([一二三四五六日天1-6])")
_NEXT_WEEK, _WEEK = re.compile(r"下个?(?:周|星期|礼拜)"), 7


def near(said: Said, text: str, as_of: date, bare_days: bool) -> Said | None:
    """22号（礼拜二）: the day of the last, this or the next month that is that weekday; without one the day of this month
    that fits the tense, None where nothing tells that a day is meant.
    """
    told = _ITS_WEEKDAY.match(text[said.end :]) or _ITS_WEEKDAY.match(text[said.start :])
    if not told and not (bare_days and _BARE_DAY.search(text[said.start : said.end + 2])):
        return None
    at = as_of.year * 12 + as_of.month - 1
    months = [replace(said, year=month // 12, month=month % 12 + 1) for month in (at - 1, at, at + 1)]
    days = [one for one in months if one.date and (not told or one.date.weekday() == WEEKDAYS[told[1]])]
    fitting = [one for one in days if _fits_the_tense(one, text, as_of)] or days
    return min(fitting, key=lambda one: (one.month != as_of.month, _days_off(one, as_of)), default=None)


def before_the_next(said: Said, mentioned: Sequence[Said], text: str, as_of: date) -> Said:
    """27号贴出来，12月1号揭下去: of days told in their order the first lies before the second, of which the month is told."""
    following = next((one for one in mentioned if one.start > said.start), None)
    if _ITS_WEEKDAY.match(text[said.end :]) or not (following and following.month and following.day):
        return said
    known = completed(following, None, [], text, as_of)
    if not (known.date and known.year and said.day):
        return said
    month = known.year * 12 + known.date.month - 1 - (said.day > known.date.day)
    return replace(said, year=month // 12, month=month % 12 + 1)


_BARE_DAY = re.compile(r"号|日(?:起|开|挂|贴|发|上|下|至|—|-)")
"""公示5日 is how long it lasts."""


def _fits_the_tense(said: Said, text: str, as_of: date) -> bool:
    assert said.date
    if _FUTURE.search(text):
        return said.date >= as_of
    return said.date <= as_of or not _PAST.search(_clause_after(text, said))


def _days_off(said: Said, as_of: date) -> int:
    return abs((said.date - as_of).days) if said.date else 0


def completed(said: Said, before: Said | None, found: list[Said], text: str, as_of: date) -> Said:
    """Give `said` with the year and month that it lacks; `before`: the date that it goes on from, `found`: those in the text."""
    in_text = found[-1] if found else None
    if said.any_week:
        return _in_fitting_week(said, text, as_of)
    if _NEXT_WEEK.match(said.words) and in_text and in_text.date and said.date and said.date <= in_text.date:
        return _in_week_after(said, in_text.date)
    if said.year is not None:
        return said
    if said.month is None:
        assert before is not None
        said = replace(said, month=before.month)
        if in_text is not None and _in_next_month(said, found, text):
            after = (in_text.year or 0) * 12 + (in_text.month or 0)
            return replace(said, year=after // 12 if in_text.year else None, month=after % 12 + 1)
    if before is not None and before.year is not None and not before.of_year:
        continued = replace(said, year=before.year)
        on_and_on = in_text is not None and (
            _RANGE.match(text[in_text.end : said.start]) or (before.month, said.month) == (_LAST_MONTH, 1)
        )
        if on_and_on and (continued.month or 0, continued.day or 0) < (before.month or 0, before.day or 0):
            continued = replace(said, year=before.year + 1)
        return continued
    return replace(said, year=_fitting_year(said, text, as_of))


_LAST_MONTH = 12
_TOLD_OF_BEFORE = re.compile("会|论证|考察|评审")


def _in_next_month(said: Said, found: Sequence[Said], text: str) -> bool:
    """9月30号挂，放到7号: days are told in their order, where none of the month comes before this one."""
    of_month = [one.day for one in found if one.month == said.month and one.day]
    return (
        bool(of_month)
        and (said.day or 0) < min(of_month)
        and not _TOLD_OF_BEFORE.search(_clause_after(text, said))
    )


def in_order(found: list[Said], as_of: date) -> list[Said]:
    """礼拜一贴的，礼拜五撤的: the weekdays of one week, the last that is over or the next that begins; after a day to come the
    one that follows it.
    """
    ordered = list(found)
    for at in range(1, len(ordered)):
        one, other = ordered[at - 1], ordered[at]
        if not (other.any_week and one.date and other.date) or other.date >= one.date:
            continue
        if not one.any_week:
            if one.date > as_of:  # 12月4日挂出来，周三撤: the one after that day
                ordered[at] = _in_week_after(other, one.date)
            continue
        if other.date <= as_of:
            ordered[at - 1] = _weeks_later(one, one.date, -1)
        else:
            ordered[at] = _weeks_later(other, other.date, 1)
    return ordered


def _weeks_later(said: Said, day: date, weeks: int) -> Said:
    day += timedelta(weeks=weeks)
    return replace(said, year=day.year, month=day.month, day=day.day)


def _fitting_year(said: Said, text: str, as_of: date) -> int:
    """This year, unless the tense speaks against it or the day is near in the next or the last."""
    month = said.month or 1
    years = [as_of.year - 1, as_of.year, as_of.year + 1]
    if weekday := _ITS_WEEKDAY.match(text[said.end :]):
        years = [year for year in years if _falls_on(year, said, WEEKDAYS[weekday[1]])] or years
    days = [date(year, month, min(said.day or 15, monthrange(year, month)[1])) for year in years]
    if _FUTURE.search(text):
        days = [day for day in days if day >= as_of] or days
    elif _is_over(said, text):
        over = [day for day in days if day <= as_of] or days
        soon = (
            on_publicity(text)
            and min(as_of - day for day in over) > _LONG_AGO
            and not _TAKEN_DOWN.search(text)
        )
        days = days if soon else over
    near = [day for day in days if abs((day - as_of).days) <= _NEAR_DAYS]
    this_year = [day for day in days if day.year == as_of.year]
    return min(near or this_year or days, key=lambda day: abs((day - as_of).days)).year


_TAKEN_DOWN = re.compile(
    r"(?:撤|摘|揭|撕|取下|收|下)(?:下来)?了|(?:年前|春节前|过年前)(?=[0-9])|大年|过大?年"
)
"""2.12贴出来2.24就撤了: it is over."""
_LONG_AGO = timedelta(days=180)
"""公示从12月7号开始挂的，哪天能批, asked in November: a publicity lasts for days, so that nobody asks of one so long ago."""


def _is_over(said: Said, text: str) -> bool:
    """Whether it is told as past, or before something that is: 1月30号写完，2月2号交的."""
    if _PAST.search(_clause_after(text, said)) or _CAME_LATE.search(text):
        return True
    day = (said.month or 1, said.day or 1)
    later = _HANDED_IN_THEN.finditer(text, said.end)
    return any((int(match["month"]), int(match["day"])) >= day for match in later)


_HANDED_IN_THEN = re.compile(
    r"(?P<month>1[0-2]|[1-9])月(?P<day>[0-3]?[0-9])[日号][^，,。；;？?]{0,3}(?:交|递|报|送)(?:上去|过去|出去)?(?:的|了)(?!话)"
)


def _clause_after(text: str, said: Said) -> str:
    """What the clause of `said` tells of it: 11月30号挂网，12月4号撤下来 does not say that it was put up already."""
    return CLAUSE_END.split(text[said.end :])[0]


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
