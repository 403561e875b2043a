"""Days that follow from others: the approval from the end of a period, the period after this one, a day put off."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from assistant.builtin.extraction.date_roles import Role, around, of_role
from assistant.builtin.extraction.said import Said
from assistant.builtin.intents._message import Message
from assistant.builtin.intents.periods.department_evaluation import held_in
from corpus.numerals import to_int

_THREE = 3
_WHEN = r"(?:哪天|哪一天|哪日|几号|何时|什么时候|啥时候|多会儿|哪年哪月|什么日子)"
_APPROVAL_ASKED = re.compile(
    rf"(?:批文|批复(?![后以之起])|文件|红头)[^，。；;？?]{{0,10}}{_WHEN}|{_WHEN}[^，。；;？?]{{0,4}}(?:批(?:的|复|下来|$|[，。？?])|拿的?批文|下的?批?文)"
    r"|(?:批复|批文)的?日期[^，。；;？?]{0,6}(?:推|倒|反算|怎么|是哪|是几|是多|为何|是何|[？?]|$)"
    r"|(?:(?:反|倒|逆)(?:推|算|求|着?推)|推算|求(?:出)?)[^，。；;？?]{0,4}(?:批复|批文|批准|获批)(?:的)?(?:时?日|日期|时间|时点|那天|当天|[？?。]|$)"
)
_SEVERAL_PERIODS = re.compile(r"(?P<n>[两二三四五六2-6])个(?:建设)?周期")
_ENDS = re.compile(r"到头|到期|届满|期满|走完|干完|截止|结束|为止|[完满]")
_LAST_DAY = re.compile(r"(?:末|终|届满|期满|到期|截止)日期?(?:为|是|在|：|:)?\s?$")
_LAST_OF = re.compile(r"[底末]")
FOLLOWING = "_following"
"""A memory of the intent: the number of the period that was spoken of as the next one."""


def approval_asked_for(text: str, said: list[Said], number: int) -> dict[str, Any]:
    """头三年2028年5月12号到头，批文是哪天的: the day of an approval whose period of that number ends on the day told."""
    if not _APPROVAL_ASKED.search(text) or of_role(text, said, Role.APPROVAL):
        return {}
    if several := _SEVERAL_PERIODS.search(text):
        number = to_int(several["n"])
    for day in said:
        before, after = around(text, day, said)
        if day.year and not day.of_year and (_ENDS.search(after) or _LAST_DAY.search(before)):
            began = to_the_day(replace(day, year=day.year - _THREE * number), text)
            name = "approval_date" if began.day_known else "approved_in"
            return {name: began.text, "period_number": number}
    return {}


_ENDED = r"(?:已经?|刚|就|才|正好)?(?:满|届满|期满|到期|到头|结束|完)"
_THE_LAST = re.compile(r"(?:上|前)一?个?(?:建设)?(?:周期|建设期|三年|轮|期)(?!房|货|刊)")
_THE_FIRST = re.compile(r"(?:首|头一?|第一)个?(?:建设)?(?:周期|建设期|三年|轮|期)")
_FOLLOWING_ASKED = re.compile(
    r"下一?(?:个|轮|期|次|回)|[这本]个?一?(?:周期|轮|期|三年)|现在|接下来|哪年|何年|几时|什么时候|哪天|几号|第[二三四]"
)


def end_of_the_last(message: Message, said: list[Said]) -> dict[str, Any]:
    """上个周期4月满，下个哪年: the end of the period before; that of the first one tells the approval."""
    for day in said:
        before, after = around(message.text, day, said)
        if not (day.year and re.match(_ENDED, after) and message.says(_FOLLOWING_ASKED)):
            continue
        if _OF_ELSE_ENDED.search(before):
            continue
        if _THE_FIRST.search(before):
            name = "approval_date" if day.day_known else "approved_in"
            return {name: replace(_over(day, message), year=(_over(day, message).year or 0) - _THREE).text}
        if _THE_LAST.search(before):
            return {"last_period_ended": _over(day, message).text}
    return {}


_OF_ELSE_ENDED = re.compile("整改|补救|公示|禁|聘|合同|协议")


def _over(day: Said, message: Message) -> Said:
    """上个周期12月满: of last year, where no year is told and that month is still to come."""
    told = re.search("[年今去前明]|[0-9]{4}", message.text[day.start : day.end])
    ahead = (day.year, day.month or 1) > (message.as_of.year, message.as_of.month)
    return replace(day, year=message.as_of.year - 1) if ahead and not told else day


_N = r"(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})"
_EXACTLY = r"(?:整整|足足|正好|刚好|恰好|整|不多不少)"
_SO_LONG_AGO = re.compile(
    rf"批(?:下来|下|复|了|文)?[^，,。；;？?]{{0,8}}?(?P<sure>{_EXACTLY})[^，,。；;？?0-9一二两三四五六七八九十]{{0,2}}(?P<years>{_N})年(?![多来])(?:[零又加]?(?P<months>{_N})个月(?![多来]))?(?:[零又加]?(?P<days>{_N})天)?"
)
"""到今天为止批下来整两年零三个月."""
_SOON_FULL = re.compile(
    rf"(?:还?差|再(?:过|有|等)|还(?:有|剩))(?P<n>{_N})(?P<unit>天|日|个?星期|个?礼拜|周)(?:的时间|工夫)?[，,]?(?:就|才|便)?(?:到|够)?满?(?:三|3)年(?!级)"
)
"""差两天满三年."""
_OF_ELSE = re.compile(r"撤|摘|禁|整改|补救|再(?:行|次)?申?报")
_ON_THE_PERIOD = re.compile(r"批|综合|评|考|周期|建设期|中心")


def approved_so_long_ago(message: Message) -> dict[str, Any]:
    """The day of an approval that is told by how long ago it was, or how soon three years are full."""
    text, today = message.text, message.as_of
    if _OF_ELSE.search(text):
        return {}
    if told := _SO_LONG_AGO.search(text):
        months = 12 * to_int(told["years"]) + (to_int(told["months"]) if told["months"] else 0)
        day = _months_before(today, months) - timedelta(days=to_int(told["days"]) if told["days"] else 0)
        return {"approval_date": day.isoformat(), "approved_in": None}
    if (soon := _SOON_FULL.search(text)) and _ON_THE_PERIOD.search(text):
        days = to_int(soon["n"]) * (1 if soon["unit"] in "天日" else _WEEK)
        day = _months_before(today + timedelta(days=days), 12 * _THREE)
        return {"approval_date": day.isoformat(), "approved_in": None}
    return {}


_WEEK = 7


def _months_before(day: date, months: int) -> date:
    at = day.year * 12 + day.month - 1 - months
    year, month = at // 12, at % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def to_the_day(day: Said, text: str) -> Said:
    """2026年年底 is its last day, 2026年3月底 the last of the month."""
    if day.day is None and day.month and day.year and _LAST_OF.search(text[day.start : day.end]):
        return replace(day, day=monthrange(day.year, day.month)[1])
    return day


def current_period(known: Mapping[str, Any], as_of: date) -> int | None:
    """The number of the period in which `as_of` lies; None before the approval, or where its day is not known."""
    approved = Said.read(str(known.get("approval_date") or ""))
    if not approved or not approved.date or approved.date > as_of:
        return None
    begun = (as_of.month, as_of.day) > (approved.date.month, approved.date.day)
    return (as_of.year - approved.date.year - (not begun)) // _THREE + 1


def next_full(start: int, message: Message, said: list[Said], approval: dict[str, Any]) -> int:
    """下一场大的得等到哪年: the year in which the current period is full, unless its evaluation was held already."""
    number = current_period({**message.known, **approval}, message.as_of)
    number = number or max(1, -(-(message.as_of.year - start) // _THREE))
    year = start + _THREE * number
    return year + _THREE if held_in(year, message, said) else year


def following_period(known: Mapping[str, Any], message: Message) -> dict[str, Any]:
    """下一轮从哪天算: the number of the period after the one in which the day lies on which is asked, to be remembered."""
    current = message.known.get("period_number") or current_period(known, message.as_of)
    return {FOLLOWING: current + 1} if current else {}


_REVOKED_WHEN = re.compile(
    rf"(?:最晚|最迟|至迟|不晚于|不迟于|赶在)[^。；;？?]{{0,6}}{_WHEN}(?:以?前|之前)?[^，。；;？?]{{0,4}}(?:撤|摘|取消)"
    rf"|(?:撤|摘牌|取消资格)[^，。；;？?]{{0,8}}(?:最晚|最迟|至迟|不晚于|应该?是|得是|是在|是|在)(?:在|到|是)?{_WHEN}"
    rf"|(?:反|倒|逆)(?:推|算)[^，。；;？?]{{0,6}}(?:撤销|摘牌|撤)(?:的)?(?:日|时|那天|决定)"
    rf"|(?:应该?|得|要|须|必须)(?:在)?{_WHEN}(?:以?前|之前)?(?:被|给)?(?:撤|摘)"
)
_FREE_AGAIN = re.compile(
    r"(?:重新|再(?:次|行|去|来)?|又)[^，。；;？?]{0,3}[报申]|能[再]?(?:申?报)|解禁|重报|复出|[报申](?:名|请|报)"
)


def revocation_asked_for(text: str, said: list[Said]) -> dict[str, Any] | None:
    """2030年7月1号能重新报，最晚得哪天撤的: the day of a revocation after which who is revoked may apply from the day told, or
    whose ban ends on it; {} where no such day is told, None where nobody asks for it.
    """
    if not _REVOKED_WHEN.search(text):
        return None
    for day in said:
        before, after = around(text, day, said)
        if not day.date:
            continue
        last = day.date - timedelta(days=1) if _FREE_AGAIN.search(before + after) else day.date
        if _FREE_AGAIN.search(before + after) or _ENDS.search(after):
            revoked = Said.read(last.isoformat())
            if revoked and revoked.year:
                revoked = replace(revoked, year=revoked.year - _THREE)
                return {"revoked_on": revoked.text}
    return {}


_PUT_OFF = re.compile(r"顺延|顺(?:到|至)|[挪推延拖缓放](?:后|迟)?(?:到|至)|往后[挪推延拖]|推迟|延后|延期")


_DAY_AFTER = re.compile(
    r"次日|第二天|转天|后一天|(?<![0-9])2月1(?![0-9])[日号]?|(?<!十)二月一(?![十二三四五六七八九])[日号]?"
)
_DUE = "自评价报告期限"


def put_off_to(message: Message, said: list[Said]) -> dict[str, Any]:
    """推到礼拜一交成不, after the deadline of a report was told: that day after it."""
    year = message.known.get("year")
    of_the_report = _DUE in message.about or not message.known.get("approval_date")
    if not (message.active and isinstance(year, int) and message.says(_PUT_OFF) and of_the_report):
        return {}
    last = date(year + 1, 1, 31)
    if message.says(_DAY_AFTER):
        later = last + timedelta(days=1)
        return {"report_submitted_on": later.isoformat(), "department_evaluated": None}
    for day in said:
        if day.any_week and day.date:
            later = last + timedelta(days=(day.date.weekday() - last.weekday() - 1) % 7 + 1)
            return {"report_submitted_on": later.isoformat(), "department_evaluated": None}
        if day.day_known:
            return {
                "report_submitted_on": replace(day, year=year + 1).text,
                "department_evaluated": None,
            }
    return {}
