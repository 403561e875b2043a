"""自评价报告: until when the report on a year is due, and whether it came in time."""

import re
from typing import Any

from assistant.builtin.extraction.clauses import rest_of_clause
from assistant.builtin.extraction.date_roles import around
from assistant.builtin.extraction.said import Said
from assistant.builtin.intents._approval import approval_told, of_the_approval
from assistant.builtin.intents._counted_back import put_off_to, to_the_day
from assistant.builtin.intents._instalments import instalments_told
from assistant.builtin.intents._message import Heard, Message
from assistant.builtin.intents._rectification import DAYS_LEFT

REPORT = re.compile(
    r"报告(?=[^，。？?]{0,8}(?:交|报送|报到|递))|(?:把|将)(?:工作)?报告[^，。？?]{0,3}(?:交|报|提|送)|自评|自我评价|自查(?:的)?(?:总结|报告|材料|表)|自查[^，。？?]{0,4}[交报递]|(?:自己|自个儿?)给(?:自己|自个儿?)|自己写自己|年报|年度(?:自评)?报告|(?:去年|上年度?|上一年度?)的?(?:那|这)份(?:工作)?总结"
)
_DEADLINE = re.compile(
    r"最晚|最迟|最后(?!一[句次])|截止|期限|之前|前交|哪天|几号|什么时候|啥时候|何时|多会儿|剩|还有(?:多少|几)天|多少天|来得及|哪一天|何日"
)
_HANDED_IN = re.compile(
    r"(?:提|上|补)?交(?:的|了|上|过|出|给)|提交|递交|(?:才|再|晚|迟|[号日天])(?:才|再)?报|报(?:送|出|上去|了)|送(?:的|了|出|到|达)|递(?:上|过|进)(?:去|来)?|(?:才|再)[送交递报]|交了?$|交材料|送(?:到|给|交)?(?:了)?(?:归口|[区旗县]里?|部门|科技口)|(?:[号日天]|[底末](?:以?前|之前)?|打算|准备|想|再|才)[^，。？?]{0,4}交"
)
_AT_THE_BUREAU = re.compile(
    r"(?:报|转|递|送)(?:到|送|至|给|交)?(?:了)?市?(?:科技局|局里|市局)|到(?:了)?(?:市科技局|局里)|市科技局收到"
)
_BUREAU_TOOK = re.compile(r"(?:市科技局|市局|局里)[^，]{0,4}□[^，]{0,3}(?:签收|收到|收的|收下|登记)")
"""市局2月5日才签收."""
_THEY_SENT_IT_ON = (
    re.compile(r"(?:归口|[区旗县]里|他们|部门)[^，]{0,6}$"),
    re.compile(r"^(?:就|才|刚)?(?:报|转|递|送)(?:上去|上来|上|出去|出|走|过去|了)"),
)
"""归口2月3号才报上去: on its way to the bureau, when it had been handed in already."""
_COUNTS_DOWN = re.compile(r"剩|还有(?:多少|几)天|多少天|差(?:多少|几)天")
_NEAREST = re.compile(r"今年|这份|下一份|这次")
DUE = "自评价报告期限"
_PATH = "自评价报告报送"
_TO_WHOM = re.compile(
    r"(?:报|交|送|递|给)(?:给|到|去)?(?:谁|哪(?:里|儿|家|个部门|个单位|一家)?(?![天年日一种])|什么部门|啥部门)|几道(?:手|关)|谁(?:先)?(?:审|收|接)|经谁|(?:直接|径直|越过|绕过|跳过)[^，。；;？?]{0,8}(?:市局|科技局|局里|窗口|归口|区里|旗县)"
)
"""报给谁，中间过几道手, after the deadline of the report."""


def report(message: Message, said: list[Said]) -> Heard | None:
    """When the report on a year is due, and whether it came in time."""
    on_report = message.says(REPORT) or (
        message.active and message.says(re.compile("那一?份|报告|截止|交|期限"))
    )
    if message.active and set(message.about) & {DUE, _PATH} and message.says(_TO_WHOM):
        return Heard({}, True, about=(_PATH,))
    if put_off := put_off_to(message, said):
        return Heard(put_off, True, about=(DUE,))
    on_report = on_report or (message.found and (message.says(_TOO_LATE) or message.says(_LATEST)))
    approved = of_the_approval(message.text, said)
    said = [day for day in said if day not in approved]
    days = [day for one in said if (day := to_the_day(one, message.text)).day_known]
    year = _report_year(said) or (message.known.get("year") if message.active and days else None)
    asked_day = "report_submitted_on" in message.asked
    counting_down = message.says(DAYS_LEFT)
    handed_in = message.says(_HANDED_IN) and not message.says(_COUNTS_DOWN)
    if days and (on_report or asked_day) and (handed_in or (asked_day and not counting_down)):
        return _handed_in(message, days, year)
    if (
        not on_report
        or not message.says(_DEADLINE)
        or message.says(re.compile("部门评价|阶段|综合|要不要|用不用|还用|还要交|免"))
    ):
        return None
    if year is None and not (counting_down or approved or message.says(_NEAREST)):
        return None
    asked: dict[str, Any] = {"year": year, "department_evaluated": None}
    if not approved:
        return Heard(asked, True, about=(DUE,))
    facts = {**approval_told(message, approved), **instalments_told(year, message, said), **asked}
    return Heard(facts, True, about=("自评价", DUE))


_LATEST = re.compile(r"最晚|最迟|截止|最后一天")
_TOO_LATE = re.compile(r"迟|逾期|晚了|误|按时|按期|及时|超期|过期|作数|算数")


def _report_year(said: list[Said]) -> int | None:
    """The year that is reported on: 2025年度, 2025年的自评."""
    whole = [day for day in said if day.of_year] or [day for day in said if day.month is None]
    return whole[0].year if whole else None


_IS_A_WEEKDAY = re.compile(r"(?:那天)?(?:正好|刚好)?是个?(?:周|星期|礼拜)")


def _handed_in(message: Message, days: list[Said], year: int | None) -> Heard:
    at_bureau = [day for day in days if _at_the_bureau(message.text, day)]
    submitted = [day for day in days if day not in at_bureau]
    facts: dict[str, Any] = {"year": year, "department_evaluated": None}
    beside = [(day, around(message.text, day, days)[1]) for day in submitted]
    handed_in = [day for day, after in beside if _HANDED_IN.search(f"号{after}")]
    submitted = handed_in or [day for day, after in beside if not _IS_A_WEEKDAY.match(after)]
    if submitted:
        facts["report_submitted_on"] = _after_the_year(submitted[0], year, message).text
    if at_bureau:
        facts["report_reached_bureau_on"] = _after_the_year(at_bureau[0], year, message).text
    return Heard(facts, True, about=(DUE, _PATH) if at_bureau else (DUE,))


def _at_the_bureau(text: str, day: Said) -> bool:
    before, after = rest_of_clause(text, day.start, day.end)
    by_them, sent_on = _THEY_SENT_IT_ON
    if by_them.search(before) and sent_on.search(after):
        return True
    arrived = _AT_THE_BUREAU.search(after) or _BUREAU_TOOK.search(f"{before}□{after}")
    return bool(arrived) and not re.search(r"归口|旗县|区里", after)


def _after_the_year(day: Said, year: int | None, message: Message) -> Said:
    """A report comes in the year after the one that it is on, where the year of the day was not said."""
    written = message.text[day.start : day.end]
    only_month_and_day = (
        "月" in written and not re.search(r"[年./-]", written) and not re.search("[本上下这]", written)
    )
    if year is None or not only_month_and_day or day.year == year + 1:
        return day
    return Said(day.start, day.end, year + 1, day.month, day.day)
