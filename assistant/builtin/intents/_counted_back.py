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
