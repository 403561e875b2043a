"""Dates as people say them: 2026.3.5, 二〇二六年三月五日, 去年1月15号, 上周四, 前天, 下个月3号, 今年3月, 18到22号.

A date is kept as far as it was said: 今年3月 has no day, and whoever reads it decides whether to ask.

(dateparser reads only a few of these. jionlp reads most, but weighs 70 MB, prints to stdout on import, and says
neither where a date stands nor how much of it was said.)
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from assistant.builtin.extraction.near_dates import WEEKDAYS, before_the_next, completed, in_order, near
from assistant.builtin.extraction.retracted import in_its_place, taken_back
from assistant.builtin.extraction.said import Said
from corpus.numerals import to_int

_DIGIT = "零〇○一二三四五六七八九"
_YEAR = (  # 24年3月, 二四年七月, 25年底: 23年 and 二三年 alone may be how long something takes
    rf"(?P<year>[12][0-9]{{3}}|[一二][{_DIGIT}]{{3}}|(?:[0-9]{{2}}|二[{_DIGIT}]|三[零〇○]|二十[{_DIGIT}])(?=年(?:度|底|初|末)?\s?的?\s?(?:元|[0-9一二三四五六七八九十]{{1,3}})月)"
    rf"|(?:[23][0-9]|二[{_DIGIT}])(?=年年?[底初末]))\s?年"
)
_SHORT_YEAR = (
    r"(?P<year>2[4-9]|3[0-9]|二[四五六七八九]|2[0-3](?=年(?:度|批|撤|摘|被撤|被摘|[春夏秋冬][天季上里末初]|[开立入]春|入[夏秋冬])))年(?:(?P<degree>度)|(?=批|[被给让]?(?:撤|摘)(?!不)|[上下]半年|[春夏秋冬](?:天|季|上|里|末|初)|[开立入]春|入[夏秋冬]|那会|呢|是不是|是否|还(?:得|要|用|需|算)|要不要|用不用|既然|有(?:[一二两三]|分期|拨|没)|没(?:有)?(?:拨|分期|人)|拨|(?:又|正好|正|刚好)?(?:[碰遇赶]上|[碰遇]到|逢)了?[^，。；0-9]{0,4}(?:分期|拨|节点)|那(?:年|次|份)"
    r"|(?:要|该)(?:做|交|评)|做(?:什么|啥|哪|的|了|过|完)|评(?:的|了|过|完)|的(?:自评|那份|报告)|到期|届满))"
)
_YEAR_WORDS = {"大前年": -3, "前年": -2, "去年": -1, "上年": -1, "上一年": -1, "今年": 0, "本年": 0, "这年": 0,
               "当年": 0, "明年": 1, "来年": 1, "大后年": 3, "后年": 2}  # fmt: skip
_OF_YEAR = "|".join(_YEAR_WORDS).replace("后年", "(?<!以)后年(?!年)")  # 以后年年都免
_MONTH = r"(?P<month>(?<![0-9百千万亿几多])元(?=月)|[01]?[0-9]|十[一二]?|[一二三四五六七八九])\s?月(?:份)?(?:[末底](?=[23][0-9]\s?[日号]))?"
_DAY = r"(?P<day>[0-3]?[0-9]|[一二]?十[一二三四五六七八九]?|三十一?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
_COUNTED = "零〇一二三四五六七八九十百千0-9.．％%个人名位席家万元亿分年月天周次项条点多余来几层级岁届期成倍台套篇只间辆栋"
"""十一月十一通知的 is a day, 十一月十一个人 is none."""
_SUFFIX = (
    r"(?:\s?[日号]|(?=[，。？?！!、\s]|$|就|开|起|到|至|挂|批|那天|呢|吧|吗|行|可|能|够|交"
    r"|才|截|撤|结|报|收|拿|领|发|下|签|印|盖|定|摘|揭|贴|晒|亮|登|公示|上(?!下)|出|递|送|提|评|让|被|给|是|为"
    r"|算|当|届满|期满|满|止|前|以前|之前|后|以后|之后|整改|复|正|刚|早|那|这|也|还|都|又|再|前后|[—–~～-]\s?[0-9])"
    rf"|(?<=十[{_DIGIT}])(?![{_COUNTED}])|(?<=月[一二三]十)(?![{_COUNTED}])|(?<=月[0-9]{{2}})(?![{_COUNTED}])|(?<=月[0-9])(?=[往文数那就]))"
)
_NO_SPAN = r"(?![内人线楼院室房门厂])"
_PART = r"(?P<part>上旬|中旬|下旬|月初|月底|月末|初|底|末)"
_UNITS = {"天": 1, "日": 1, "周": 7, "个星期": 7, "个礼拜": 7, "星期": 7, "礼拜": 7}
_DAY_WORDS = {
    "昨晚": -1, "昨夜": -1, "今早": 0, "今晨": 0, "今晚": 0, "明早": 1,
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
        year = _spelled(written)
    month = _number(groups.get("month"))
    if month is not None and not 1 <= month <= 12:
        return None
    if groups.get("yearend"):
        month = 1 if groups["yearend"].endswith("初") else 12
    return Said(*match.span(), year, month, _number(groups.get("day")), of_year=bool(groups.get("degree")))


def _spelled(written: str) -> int:
    """二〇二四 digit by digit, 二四 and 二十四 of this century."""
    digits = written.replace("十", "") if len(written) > 2 and "十" in written else written
    year = int("".join(str(max(_DIGIT.index(digit) - 2, 0)) for digit in digits))
    return year + (2000 if len(digits) == 2 else 0)


def _feast(match: re.Match[str], as_of: date) -> Said | None:
    year = int(match["year"]) % 100 + 2000 if match["year"] else None
    if match["word"]:
        year = as_of.year + _YEAR_WORDS[match["word"]]
    return Said(*match.span(), year, *_FEASTS[match["feast"]])


def _eve_of_feast(match: re.Match[str], as_of: date) -> Said | None:
    """今年国庆节前一天."""
    feast = _feast(match, as_of)
    assert feast and feast.month and feast.day
    eve = date(feast.year or as_of.year, feast.month, feast.day) - timedelta(days=1)
    return replace(feast, year=eve.year if feast.year else None, month=eve.month, day=eve.day)


def _years_ago(match: re.Match[str], as_of: date) -> Said | None:
    """三年前的今天, 两年前的8月3号."""
    year = as_of.year - (_number(match["number"]) or 0)
    if match["same"]:
        return Said(*match.span(), year, as_of.month, as_of.day)
    return Said(*match.span(), year, _number(match["month"]), _number(match["day"]))


def _numeric(match: re.Match[str], _as_of: date) -> Said | None:
    year, month, day = (int(match[name]) for name in ("y", "m", "d"))
    year += 2000 if year < 100 else 0  # 26.2.13
    return Said(*match.span(), year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _of_month(match: re.Match[str], as_of: date) -> Said | None:
    steps = {"上上": -2, "上": -1, "下": 1, "下下": 2}.get(match["which"] or "", 0)
    months = as_of.year * 12 + as_of.month - 1 + steps
    return Said(*match.span(), months // 12, months % 12 + 1, _number(match["day"]))


def _day_word(match: re.Match[str], as_of: date) -> Said | None:
    return _on(match, as_of + timedelta(days=_DAY_WORDS[match.group()]))


def _same_day_of_year(match: re.Match[str], as_of: date) -> Said | None:
    """去年今天."""
    return Said(*match.span(), as_of.year + _YEAR_WORDS[match["word"]], as_of.month, as_of.day)


def _weekday(match: re.Match[str], as_of: date) -> Said | None:
    weeks = {"上上": -2, "上": -1, "下": 1, "下下": 2}.get(match["which"] or "", 0)
    monday = as_of - timedelta(days=as_of.weekday())
    said = _on(match, monday + timedelta(weeks=weeks, days=WEEKDAYS[match["weekday"]]))
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
_FEAST_YEAR = rf"(?:(?P<year>20[0-9]{{2}}|(?<![0-9])2[0-9])年|(?P<word>{_OF_YEAR}))?的?"
_DOT = r"\s?[-/.．]\s?"
_TIME_OF_DAY = r"(?:(?:一?大?早上?|清早|[上下]午|中午|傍晚|晚上?|[上下]班|收工)(?:[前后时])?)"
_HAPPENS = (  # 10/9 alone is a share, and 4.30 a number
    rf"(?=\s?(?:[（(](?:周|星期|礼拜)?[一二三四五六日天][)）])?\s?{_TIME_OF_DAY}?(?:至|到|起|开始|挂|贴|发|公示|公布|结束|截止|截至|撤|收|批|交|号|日|晒|亮|登|上(?:的|了)?[网墙]|摘|揭|报|送|递|那天|当天"
    r"|(?:就|才|刚|又)?(?:挂|贴|公示|批|撤|撕|取下|拿下|下[网墙架]|摘|收|交|报|到期|届满)))"
)
_MONTH_DAY = r"(?P<m>0?[1-9]|1[0-2])(?P=dot)(?P<d>0?[1-9]|[12][0-9]|3[01])(?![0-9.%])\s?[日号]?"
_N = r"(?P<number>[0-9]{1,4}|[一二两三四五六七八九十百]{1,4})"
_FORMS: tuple[tuple[re.Pattern[str], _Make], ...] = (
    (
        re.compile(
            r"(?<![0-9.])(?P<y>20[0-9]{2}|2[0-9])年\s?(?P<m>1[0-2]|0?[1-9])[-/.．](?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9.%％]|\s?[万亿元个人名])\s?[日号]?"
        ),
        _numeric,
    ),
    (re.compile(rf"(?<![0-9.])(?P<y>[12][0-9]{{3}}){_DOT}(?P<m>[0-9]{{1,2}}){_DOT}(?P<d>[0-9]{{1,2}})(?![0-9])\s?[日号]?"), _numeric),
    (re.compile(rf"(?<![0-9/.])(?P<month>1[0-2]|0?[1-9])[/.．](?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9/]){_HAPPENS}"), _absolute),
    (re.compile(rf"(?<![0-9.])(?P<y>2[0-9])(?P<dot>[./]){_MONTH_DAY}"), _numeric),
    (re.compile(r"(?<![0-9])(?P<y>20[0-9]{2})(?P<m>[01][0-9])(?P<d>[0-3][0-9])(?![0-9])"), _numeric),
    # 是前年国庆, which puts a day right: the feast is that day; 前年国庆放假 is some days.
    (
        re.compile(
            rf"(?<=是)(?:(?P<year>20[0-9]{{2}})年|(?P<word>{_OF_YEAR}))的?(?P<feast>{'|'.join(_FEASTS)})节?(?=[，,。；;！!？?]|$)"
        ),
        _feast,
    ),
    (re.compile(rf"{_FEAST_YEAR}(?P<feast>{'|'.join(_FEASTS)})节?(?=的?[那当这]一?[天日])"), _feast),
    (re.compile(rf"{_FEAST_YEAR}(?P<feast>元旦)(?=(?:被|给|就)?(?:撤|摘|批)|能(?:不能)?(?:再)?[报申]|起)"), _feast),
    (re.compile(rf"{_FEAST_YEAR}(?P<feast>{'|'.join(_FEASTS)})节?(?:放假)?的?(?:前一[天日])"), _eve_of_feast),
    (
        re.compile(
            rf"(?<![0-9]){_N}年(?:以前|之前|前)的?\s?(?:(?P<same>今[天日]|今儿个?|同一天|这一?天)|{_MONTH}\s?(?:{_DAY}\s?[日号])?)"
        ),
        _years_ago,
    ),
    (re.compile(r"(?<![0-9.-])(?P<y>2[0-9])-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3][0-9])(?![0-9-])"), _numeric),
    (re.compile(rf"(?<![0-9了已近约整干立第满过用计续期]){_SHORT_YEAR}"), _absolute),
    (re.compile(rf"(?<![0-9]){_YEAR}{_AFTER_YEAR}"), _absolute),
    (re.compile(rf"(?P<word>{_OF_YEAR})的?(?:今天|今日|今儿个?|同一天)"), _same_day_of_year),
    (re.compile(rf"(?P<word>{_OF_YEAR})的?\s?(?P<month>1[0-2]|0?[1-9])[./](?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9/.%％万])"), _absolute),
    (re.compile(rf"(?P<word>{_OF_YEAR}){_AFTER_YEAR}"), _absolute),
    (re.compile(rf"(?P<which>上上|上|下下|下|本|这|当)个?月(?:的)?\s?(?:{_DAY}\s?[日号]|{_PART})?"), _of_month),
    (re.compile("|".join(_DAY_WORDS)), _day_word),
    (re.compile(r"(?:(?P<which>上上|上|下下|下|本|这)个?)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天]|[1-6](?![0-9]))"), _weekday),
    (re.compile(rf"(?<![月年0-9]){_N}\s?(?P<unit>天|日|周|个?星期|个?礼拜|个月|年)(?P<side>以?前|之前|以?后|之后)"), _distance),
    (re.compile(rf"(?<![0-9个]){_MONTH}\s?(?:{_DAY}{_SUFFIX}{_NO_SPAN}|{_PART})?"), _absolute),
    (re.compile(rf"(?<![0-9.第〕\]]){_DAY}\s?[日号]{_NO_SPAN}(?!文)"), _absolute),
)  # fmt: skip
_SHORT_RANGE = re.compile(
    r"(?<![0-9/.])(1[0-2]|0?[1-9])([/.])(3[01]|[12][0-9]|0?[1-9])(?:\s?[（(][^（）()0-9]{1,4}[）)])?[^0-9，,。；;%％./]{0,8}?[到至—–~～-]+\s?(1[0-2]|0?[1-9])\2(3[01]|[12][0-9]|0?[1-9])(?![0-9/.%％])"
)
_WITH_DOTS = re.compile(r"(?<![0-9.])20[0-9]{2}\.(?:1[0-2]|0?[1-9])\.(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])")
_DOTTED = re.compile(
    r"(?<![0-9.])(1[0-2]|0?[1-9])\.(3[01]|[12][0-9]|0?[1-9])(?![0-9.%％]|\s?[人个名位席家万亿元分成倍年岁条款项版])"
)
_OF_A_RANGE = re.compile("公示|挂|贴|期|发布")
"""Else 1/3到1/2 are shares."""

_EVERY_YEAR = re.compile(r"每(?:一)?年(?:的)?\s?$|次年\s?$")
_YEARS_TOLD = re.compile(
    r"(?<![0-9./-])(?:20)?[23][0-9]年?(?:\s?[、/和跟及到至—~～-]\s?(?:20)?[23][0-9]年?)+(?=各?年(?!\s?[0-9一二三四五六七八九十]+月)|各(?:拨|给|发|付)|[这那]?[两二三四五六几2-6]个?年)"
)
"""26、27、28这三年; 2026到2028年."""

_THROUGH = re.compile("[到至—~～-]")
_WEEKEND = re.compile(r"(?:周|星期|礼拜)[一二三四五六日天1-6]")
_NO_WEEKDAY_BEFORE = re.compile(
    r"(?:[包不]?含|包括|连|除去?了?|刨去?掉?|扣除?掉?|去掉|不算|不计|[遇逢每]|[碰赶遇]上|[那当这](?:个|天)(?:正好|刚好|就|又)?是?)个?\s?$"
)
_NO_WEEKDAY_AFTER = re.compile(
    r"^[日天]?(?:都|也|总|可|又|本来|不能|应该|好像|要|得|就|还|是|能|到底|究竟)*(?:不算|算(?![起到完])|计入|不计|上班|休息|放假|补班|加班|调休|歇)"
)
_SAME_DAY = re.compile(r"\s?[（(，,]?(?:也?就是|即)?")
_WEEKDAY_WORD = re.compile(r"(?:周|星期|礼拜)[一二三四五六日天1-6]$")
_OF_A_MONTH = re.compile("[月号]")
_BRACKET = re.compile(r"\s?[（(，,、]?\s?(?:那天|当天|正好|恰好|刚好)?(?:是)?个?")
_CORRECTION_LENGTH = 22
_SHORT_YEAR_ALONE = re.compile(r"(?<![0-9])(2[0-9])年(?=的|批|$|[，,。！!])")
_MORE_THAN_A_YEAR = re.compile(r"什么|啥|哪|几|怎|咋|评|考|交|做|要|能|可以|公示|整改|撤|第|期|[？?]")


def dates(text: str, as_of: date, hint: Said | None = None, *, bare_days: bool = False) -> list[Said]:
    """Give the dates in `text`, in order. A missing year or month comes from the date before it, from `hint` (the
    date that the text goes on from), else from the day nearest to `as_of` that fits the tense.

    A bare day (22号) that follows no month is none, unless its weekday stands beside it or the text is known to be on days
    (`bare_days`).
    """
    found: list[Said] = []
    mentioned = list(_mentions(text, as_of))
    back = taken_back(text, mentioned)
    wrong: list[Said] = []
    for said in mentioned:
        is_wrong = said in back
        before = next(
            (one for one in sorted(found + wrong, key=_start)[::-1] if one.month or said.month), hint
        )
        if said.year is None and said.month is None and (before is None or before.month is None):
            if not (alone := near(said, text, as_of, bare_days)):
                continue
            said = before_the_next(alone, mentioned, text, as_of)
        if is_wrong:
            wrong.append(said if said.year else completed(said, before, found, text, as_of))
            continue
        if _EVERY_YEAR.search(text[: said.start]) and said.year is None:
            continue
        if said.words.startswith("当年") and found and found[-1].year:
            said = replace(said, year=found[-1].year)  # 2023年批的，当年就评过: the year told before it
        done = completed(said, before, found, text, as_of)
        found.append(in_its_place(done, wrong, text))
    return in_order(found, as_of)


def _mentions(text: str, as_of: date) -> Iterator[Said]:
    ranges = list(_short_ranges(text))
    taken = [*ranges, *_in_the_same_form(text, ranges), *_years(text)]
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
        if (
            _WEEKDAY_WORD.search(said.words)
            and after
            and after.start - said.end <= 1
            and not _THROUGH.search(text[said.end : after.start])
            and _OF_A_MONTH.search(after.words)
        ):
            taken[at + 1] = replace(after, start=said.start)  # 下周四12月10日 is one day, too
            continue
        if after and not after.any_week and said.words in RELATIVE_DAYS and _same_day(said, after, text):
            taken[at + 1] = replace(after, start=said.start)
            continue
        if after and _year_in_brackets(said, after, text):
            taken[at] = said = replace(said, end=after.end, year=after.year)
            taken[at + 1] = replace(said, start=after.start, words="")
            yield said
            continue
        if not said.words and before and said.start < before.end:
            continue
        if said.any_week and _no_day(said, text):
            continue
        if not (
            said.any_week and before and before.day and _BRACKET.fullmatch(text[before.end : said.start])
        ):
            yield said  # 9月28日（周一） is one day


def _same_day(said: Said, after: Said, text: str) -> bool:
    """今天（2026年11月23日）: one day told twice."""
    same = (said.month, said.day) == (after.month, after.day) and after.year in (None, said.year)
    return same and bool(_SAME_DAY.fullmatch(text[said.end : after.start]))


def _year_in_brackets(said: Said, after: Said, text: str) -> bool:
    """9月22号（2026年）起公示."""
    year_alone = said.day and said.year is None and after.year and after.month is None and not after.of_year
    return bool(year_alone) and bool(re.fullmatch(r"\s?[（(]", text[said.end : after.start]))


def _no_day(said: Said, text: str) -> bool:
    """含周六周日, 星期天总不能算: weekdays of any week."""
    before, after = text[: said.start], text[said.end :]
    together = _WEEKEND.search(before[-3:].rstrip("、和与及跟")) or _WEEKEND.match(after.lstrip("、和与及跟"))
    return bool(together or _NO_WEEKDAY_BEFORE.search(before) or _NO_WEEKDAY_AFTER.search(after))


def _years(text: str) -> Iterator[Said]:
    """26、27、28这三年, 2026到2028年: each year by itself, those between at the word between."""
    for match in _YEARS_TOLD.finditer(text):
        told = [
            (match.start() + one.start(), match.start() + one.end(), int(one.group()) % 100 + 2000)
            for one in re.finditer(r"(?:20)?[23][0-9]", match.group())
        ]
        if any(later <= year for (*_, year), (*_, later) in pairwise(told)):
            continue
        at, last = told[0][0], told[0][2]
        for start, end, year in told:
            if year > last + 1 and _THROUGH.search(text[at:start]):
                for between in range(last + 1, min(year, last + end - at)):
                    yield Said(at, at + 1, between, words=str(between))
                    at += 1
            yield Said(max(at, start), end, year, words=text[start:end])
            at, last = end, year


def _short_ranges(text: str) -> Iterator[Said]:
    """公示期12/7到12/11, 11.30-12.4."""
    for match in _SHORT_RANGE.finditer(text) if _OF_A_RANGE.search(text) else ():
        for month, day in ((1, 3), (4, 5)):
            start, end = match.start(month), match.end(day)
            yield Said(start, end, month=int(match[month]), day=int(match[day]), words=text[start:end])


def _in_the_same_form(text: str, ranges: Sequence[Said]) -> Iterator[Said]:
    """2026.6.17挂，到6.23: who writes one day so writes the others so."""
    if not (whole := _WITH_DOTS.search(text)):
        return
    for match in _DOTTED.finditer(text, whole.end()):
        if all(match.end() <= one.start or one.end <= match.start() for one in ranges):
            yield Said(*match.span(), month=int(match[1]), day=int(match[2]), words=match.group())


def _start(said: Said) -> int:
    return said.start


def _without(text: str, mentioned: Sequence[Said]) -> str:
    for said in reversed(mentioned):
        text = text[: said.start] + text[said.end :]
    return text


def corrected_year(text: str, as_of: date, known: Said | None) -> Said | None:
    """不好意思是明年, 记错了，前年的: the date `known` in the only year that `text` names, None where it says more or less."""
    text = _SHORT_YEAR_ALONE.sub(r"20\1年", text)
    mentioned = list(_mentions(text, as_of))
    back = taken_back(text, mentioned)
    said = [one for one in mentioned if one not in back]
    if known is None or known.month is None or len(said) != 1 or len(text) > _CORRECTION_LENGTH:
        return None
    rest = _without(text, mentioned)
    year_alone = said[0].year is not None and said[0].month is None and not said[0].of_year
    if _MORE_THAN_A_YEAR.search(rest):
        return None
    return replace(known, year=said[0].year) if year_alone else None
