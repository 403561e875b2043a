"""绩效评价: what a message says of the approval, of a year and its evaluation, of the report, of a rectification."""

import re
from dataclasses import replace
from typing import Any

from assistant.builtin.extraction.date_roles import Role, around, of_role, on_publicity
from assistant.builtin.extraction.dates import corrected_year, dates
from assistant.builtin.extraction.said import Said
from assistant.builtin.intents._counted_back import (
    FOLLOWING,
    approval_asked_for,
    following_period,
    put_off_to,
    to_the_day,
)
from assistant.builtin.intents._evaluation_year import REMEMBERED, Year, instalments_told, years_asked
from assistant.builtin.intents._message import GOES_ON, NOTHING, VERDICT, WHEN, Heard, Message
from assistant.builtin.intents._questions import each_question
from assistant.builtin.intents._rectification import (
    DAYS_LEFT,
    FAILED,
    OVER_OR_NOT,
    OWN_CASE,
    PLAQUE,
    THAT_YEAR,
    foretells_the_revocation,
    known_date,
    rectification,
    starts_to_rectify,
)
from corpus.numerals import to_int

_REVOKED = re.compile(r"撤销|撤了|撤的|撤掉|被撤|摘牌|摘了|取消资格|再(?:次)?申报|重新(?:申报|申请)|再报")
_APPROVED = re.compile(
    r"(?<![一这那首几每两])批(?!次|评|量|判|发|几|多少)|红头|文件[^，。？?]{0,6}(?:下来|到手|下达)|获批|认定|立项"
)
_OF_THE_APPROVAL = re.compile(r"三年|3年|周期|建设期|综合(?:绩效)?评|评价")
"""What runs from the approval, in a message that tells of the publicity, too."""

_PERIOD_OVER = re.compile(
    r"批复期|建设期|周期|(?:三年|3年)(?:的)?(?:建设)?[^，。？?]{0,3}(?:到(?!底)|期满|届满|满|截止)"
)
_WHICH_DAY = re.compile(r"到期日|期满日|届满日|截止日")
_CORRECTS = re.compile(r"不好意思|错|不对|不是|应该|更正|其实|实际|抱歉")
_FULL_IN = re.compile(
    r"^(?:我们|咱们?|俺们?|中心|就|正|刚|好|正好|刚好|那年|的时候|,)*(?:期)?满(?:了)?(?P<n>[三六九369])年"
)
_PERIOD = re.compile(
    r"周期|建设期|届满|期满|到期|三年|3年|第?.轮|[头首末次]期|第.期|下一?轮|下个三年|期末|到头|到(?:哪|什么|啥|几)|何日|什么时候|啥时候|几时|末尾|开头|结束"
)
_PERIOD_NUMBER = re.compile(
    r"第(?P<n>[一二三四五六七八九十0-9]{1,2})(?:个)?(?:轮|期|周期|建设周期|建设期|个?三年)|(?P<first>首(?:个|期|轮)|头(?:一)?(?:个)?(?:轮|期|茬|周期|建设周期|三年))"
)
_ORDINAL_ALONE = re.compile(r"^那?(?:么)?第([一二三四五六七八九十0-9]{1,2})(?:个)?(?:呢|的呢)?[？?。]*$")
_NEXT_PERIOD = re.compile(r"下一?(?:个)?(?:轮|期|周期|建设周期|三年)|次期|次轮|接下来|下次")
_PLAN_YEARS = re.compile(
    r"(?:方案|本子|计划)[^，。；;？?]{0,8}?(?<![0-9])(?P<n>[一二两三四五六七八九十0-9]{1,2})年"
)
_REPORT = re.compile(
    r"报告(?=[^，。？?]{0,8}(?:交|报送|报到|递))|(?:把|将)(?:工作)?报告[^，。？?]{0,3}(?:交|报|提|送)|自评|自我评价|自查(?:的)?(?:总结|报告|材料|表)|自查[^，。？?]{0,4}[交报递]|(?:自己|自个儿?)给(?:自己|自个儿?)|自己写自己|年报|年度(?:自评)?报告"
)
_DEADLINE = re.compile(
    r"最晚|最迟|最后(?!一[句次])|截止|期限|之前|前交|哪天|几号|什么时候|啥时候|何时|多会儿|剩|还有(?:多少|几)天|多少天|来得及|哪一天|何日"
)
_HANDED_IN = re.compile(
    r"(?:提|上|补)?交(?:的|了|上|过|出|给)|提交|递交|(?:才|再|晚|迟|[号日天])(?:才|再)?报|报(?:送|出|上去|了)|送(?:的|了|出|到|达)|(?:才|再)[送交递报]|交了?$|交材料|(?:[号日天]|[底末](?:以?前|之前)?|打算|准备|想|再|才)[^，。？?]{0,4}交"
)
_AT_THE_BUREAU = re.compile(
    r"(?:报|转|递|送)(?:到|送|至|给|交)?(?:了)?市?(?:科技局|局里|市局)|到(?:了)?(?:市科技局|局里)|市科技局收到"
)
_COUNTS_DOWN = re.compile(r"剩|还有(?:多少|几)天|多少天|差(?:多少|几)天")
_NEAREST = re.compile(r"今年|这份|下一份|这次")
_PERIODS, _DUE = "建设周期", "自评价报告期限"

_KINDS = ("综合评价", "阶段绩效评价", "自评价")


def hear(message: Message) -> Heard:
    """Hear what `message` says of 第二十一条 to 第二十六条."""
    return each_question(message, _hear, _told) or _hear(message)


def _told(message: Message) -> dict[str, Any]:
    """What holds for all questions of a message: the approval and the instalments."""
    said = dates(message.text, message.as_of, known_date(message))
    approval = _approval(message, said)
    return {**approval, **instalments_told(None, message, said)} if approval else {}


def _hear(message: Message) -> Heard:
    said = dates(message.text, message.as_of, known_date(message))
    if message.says(_REVOKED) and not foretells_the_revocation(message):
        return (starts_to_rectify(message, said) and rectification(message, said)) or NOTHING
    if on_publicity(message.text) and not (message.says(_REPORT) or _from_the_approval(message, said)):
        return NOTHING
    for read in (rectification, _report, _kind_of_year, _periods):
        if heard := read(message, said):
            return heard
    on_subject = message.says(_REPORT) or message.says(
        re.compile("绩效评价|综合评价|阶段评价|建设周期|期满|何种评|哪种评")
    )
    if on_subject:
        return Heard(concerned=True, about=(_DUE,))
    return Heard(concerned=True) if message.says(FAILED) else NOTHING


def _from_the_approval(message: Message, said: list[Said]) -> bool:
    """公示8月22号结束，批复9月3日，三年到哪天: told of a publicity on the way, asked of what the approval starts."""
    return message.says(_OF_THE_APPROVAL) and bool(of_role(message.text, said, Role.APPROVAL))


def _approval(message: Message, said: list[Said]) -> dict[str, Any]:
    """The day, the month or the year of the approval: the date beside 批."""
    asked = {"approval_date", "approved_in"} & set(message.asked)
    goes_on = (
        message.active
        and ({"approval_date", "approved_in"} & set(message.known))
        and bool(GOES_ON.search(message.text) or message.says(re.compile("具体|日期|号|那天")))
        and not message.says(THAT_YEAR)
    )
    known = {"approval_date", "approved_in"} & set(message.known) if message.active else set()
    of_a_year = "year" in message.known or "自评价" in message.about
    asked_by_year = of_a_year and not message.says(_CORRECTS)
    if (
        known
        and not asked_by_year
        and (moved := corrected_year(message.text, message.as_of, known_date(message)))
    ):
        return {("approval_date" if moved.day_known else "approved_in"): moved.text}
    near = _approved_on(message.text, [day for day in said if not day.of_year])
    if not near and message.says(_PERIOD_SUBJECT):
        near = [day for day in said if day.day_known and _stands_alone(message.text, day)]
    if not near and (asked or goes_on):
        near = [day for day in said if not day.of_year and (day.month or asked)][:1]
    if not near:
        return _approved_by_its_end(message.text, said)
    day = _to_come(message, near[0])
    if day.day_known:
        return {"approval_date": day.text, "approved_in": None}
    return {"approved_in": day.text, "approval_date": None} if day.year else {}


def _to_come(message: Message, day: Said) -> Said:
    """那如果7月20日批下来: what is only supposed lies ahead, where no year is told."""
    told = re.search("年", message.text[day.start : day.end])
    ahead = day.date is not None and day.date < message.as_of and message.says(_SUPPOSED)
    return replace(day, year=message.as_of.year + _in_next_year(day, message)) if ahead and not told else day


def _in_next_year(day: Said, message: Message) -> int:
    return int(((day.month or 1), (day.day or 1)) < (message.as_of.month, message.as_of.day))


_SUPPOSED = re.compile(
    r"(?:如果|要是|假如|假设|若是?|倘若)[^，。？?]{0,16}(?:批(?:下来|复?(?:$|[，。？?]|的话))|拿到批)"
    r"|(?:比方(?:说)?|比如(?:说)?|打个?比方|例如|就当)[^，。？?]{0,16}批"
)


def _approved_on(text: str, said: list[Said]) -> list[Said]:
    """The dates of the approval; where none is called so, those on which it came, or beside another word for it."""
    elsewhere = of_role(text, said, Role.PLAQUE, Role.PUBLICITY_START, Role.PUBLICITY_END)
    return (
        of_role(text, said, Role.APPROVAL)
        or of_role(text, said, Role.RECEIVED)
        or [day for day in said if day not in elsewhere and _beside(text, day, _APPROVED)]
    )


def _approved_by_its_end(text: str, said: list[Said]) -> dict[str, Any]:
    """2028年我们正好满三年: approved in 2025. 头三年2028年5月12号到头，批文是哪天的: on the same day in 2025."""
    if asked := approval_asked_for(text, said, _period_number(text) or 1):
        return asked
    for day in said:
        if day.year and not day.of_year and (full := _FULL_IN.match(text[day.end :])):
            began = replace(day, year=day.year - to_int(full["n"]))
            name, other = _APPROVED_NAMES if day.day_known else _APPROVED_NAMES[::-1]
            return {name: began.text, other: None}
    return {}


_APPROVED_NAMES = ("approval_date", "approved_in")
_PERIOD_SUBJECT = re.compile(r"建设周期|建设期|几个周期|期满|综合(?:绩效)?评价")
_ALONE = re.compile(r"(?:我们|咱们?|俺们?|是|的|在|那|就)*")


def _stands_alone(text: str, day: Said) -> bool:
    """建设周期多长，2024年10月8日: a date with nothing said of it is the day that the periods are counted from."""
    clause_before = re.split(r"[，,。；;？?！!]", text[: day.start])[-1]
    clause_after = re.split(r"[，,。；;？?！!]", text[day.end :])[0]
    return bool(_ALONE.fullmatch(clause_before) and _ALONE.fullmatch(clause_after))


def _beside(text: str, day: Said, words: re.Pattern[str]) -> bool:
    after = re.split(r"[，,。；;？?！!]", text[day.end : day.end + 14])[0]
    before = re.split(r"[，,。；;？?！!]", text[max(0, day.start - 10) : day.start])[-1]
    return bool(words.search(f"{before}□{after}"))


def _periods(message: Message, said: list[Said]) -> Heard | None:
    facts = _approval(message, said)
    number = _period_asked(message)
    known = {"approval_date", "approved_in"} & set(message.known)
    on_periods = message.says(_PERIOD) or number is not None
    if not facts and not known and _lacks_the_approval(message, said):
        facts = {"period_number": number or 1, "year": None, **_unveiled(message, said)}
        return Heard(facts, True, about=(_PERIODS,), needs=("approval_date",))
    if facts and not (on_periods or message.says(VERDICT) or message.active or message.asked):
        return Heard(facts, concerned=True) if message.declares else None
    if facts and message.others_active and not (message.active or message.asked or on_periods):
        return None  # 4号就下批文行不, of a publicity
    if not facts and not (
        message.active
        and known
        and (
            number
            or message.says(_NEXT_PERIOD)
            or message.says(_WHY)
            or (on_periods and (message.says(WHEN) or message.says(OVER_OR_NOT)))
        )
    ):
        return None
    facts |= _plan(message)
    following = following_period({**message.known, **facts}, message) if message.says(_NEXT_PERIOD) else {}
    number = number or facts.get("period_number")
    return Heard({**facts, **following, "period_number": number, "year": None}, True, about=(_PERIODS,))


def _plan(message: Message) -> dict[str, Any]:
    plan = _PLAN_YEARS.search(message.text)
    return {"approved_plan_years": to_int(plan["n"])} if plan else {}


def _period_asked(message: Message) -> int | None:
    """第二个三年, 第三个呢, and 那一轮 after 下一轮."""
    number = _period_number(message.text)
    of_periods = message.known.get("period_number") or message.about == (_PERIODS,)
    if number is None and message.active and of_periods:
        number = _number_alone(message.text)
    spoken_of = message.known.get(FOLLOWING) if message.active else None
    if number is None and isinstance(spoken_of, int) and message.says(_THAT_PERIOD):
        return spoken_of
    return 1 if number is None and message.says(OVER_OR_NOT) else number


_THAT_PERIOD = re.compile(r"[那这]个?一?(?:轮|期|茬|周期|三年)")


def _unveiled(message: Message, said: list[Said]) -> dict[str, Any]:
    """The day of the plaque, kept for the year of an approval that is told without one."""
    days = of_role(message.text, said, Role.PLAQUE)
    return {PLAQUE: days[0].text} if days else {}


def _lacks_the_approval(message: Message, said: list[Said]) -> bool:
    """某中心的周期哪天到期: of one centre, and the day of its approval is not told; that of the plaque is none."""
    when = message.says(WHEN) or message.says(_WHICH_DAY) or message.says(OVER_OR_NOT)
    own = message.says(OWN_CASE) or bool(of_role(message.text, said, Role.PLAQUE))
    return when and own and message.says(_PERIOD_OVER)


_WHY = re.compile(r"为什么|为啥|怎么算|咋算|怎么不是")


def _period_number(text: str) -> int | None:
    """Which period is asked about; none where the next one is asked about with it, for then all are listed."""
    match = _PERIOD_NUMBER.search(text)
    if not match or _NEXT_PERIOD.search(text):
        return None
    return 1 if match["first"] else to_int(match["n"])


def _number_alone(text: str) -> int | None:
    """第三个呢, where a period was asked about before."""
    match = _ORDINAL_ALONE.match(text)
    return to_int(match[1]) if match else None


_EVALUATED = re.compile(r"评|考(?!虑|察)")


def _instalment(year: int, asked: Year) -> dict[str, Any]:
    """Whether one is paid in `year`: who lists the years of several (26、27年各有一个节点) has listed all; of a year that is
    not told of nothing is known otherwise.
    """
    told = asked.facts.get(REMEMBERED, {})
    listed = sum(told.values()) > 1
    return {"instalment_in_year": told.get(str(year), False if listed else None)} if told else {}


def _kind_of_year(message: Message, said: list[Said]) -> Heard | None:
    """Which evaluation a year calls for, or in which year the comprehensive one comes."""
    if message.says(OVER_OR_NOT) and not message.says(_EVALUATED):
        return None
    asked = years_asked(message, said, _approval(message, said))
    if asked is None:
        return None
    known = message.known.get("period_number") if message.active else None
    number = (asked.number or _period_asked(message) or known) if asked.with_period else None
    facts = {**_approval(message, said), **_plan(message), **asked.facts, "period_number": number}
    if asked.with_period:
        return Heard(facts, True, about=(_PERIODS, "综合评价"), needs=_needs(asked, facts, message))
    if asked.each:
        each = tuple({"year": year, **_instalment(year, asked)} for year in asked.each)
        return Heard(facts, True, about=_KINDS, each=each, needs=_needs(asked, facts, message))
    if asked.every:
        return Heard(facts, True, about=(_PERIODS, "综合评价"), needs=_needs(asked, facts, message))
    if asked.only_self:
        return Heard(facts, True, about=("自评价", _DUE))
    if asked.only_comprehensive:
        return Heard(facts, True, about=("综合评价",), needs=_needs(asked, facts, message))
    return Heard(facts, True, about=_KINDS, also=asked.also, needs=_needs(asked, facts, message))


def _needs(asked: Year, facts: dict[str, Any], message: Message) -> tuple[str, ...]:
    """Without the approval nothing can be said of the comprehensive evaluation."""
    given = {name for name, value in facts.items() if value is not None} | set(message.known)
    settled = asked.facts.get("department_evaluated") or asked.facts.get("instalment_in_year")
    if {"approval_date", "approved_in"} & given or settled:
        return ()
    return ("approval_date",)


def _report(message: Message, said: list[Said]) -> Heard | None:
    """When the report on a year is due, and whether it came in time."""
    on_report = message.says(_REPORT) or (
        message.active and message.says(re.compile("那份|报告|截止|交|期限"))
    )
    if put_off := put_off_to(message, said):
        return Heard(put_off, True, about=(_DUE,))
    on_report = on_report or (message.found and message.says(_TOO_LATE))
    approved = _of_the_approval(message.text, said)
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
    if year is None and not (counting_down or message.says(_NEAREST)):
        return None
    asked: dict[str, Any] = {"year": year, "department_evaluated": None}
    if not approved:
        return Heard(asked, True, about=(_DUE,))
    facts = {**_approval(message, approved), **instalments_told(year, message, said), **asked}
    return Heard(facts, True, about=("自评价", _DUE))


def _of_the_approval(text: str, said: list[Said]) -> list[Said]:
    """The dates that are told of the approval and of what belongs to it: none is the day of a report."""
    received = of_role(text, said, Role.RECEIVED)
    return [
        *of_role(text, said, Role.APPROVAL, Role.PLAQUE),
        *(day for day in received if _APPROVED.search("□".join(around(text, day, said)))),
    ]


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
    return Heard(facts, True, about=(_DUE, "自评价报告报送") if at_bureau else (_DUE,))


def _at_the_bureau(text: str, day: Said) -> bool:
    clause = re.split(r"[，,。；;？?！!]", text[day.end :])[0]
    return bool(_AT_THE_BUREAU.search(clause)) and not re.search(r"归口|旗县|区里", clause)


def _after_the_year(day: Said, year: int | None, message: Message) -> Said:
    """A report comes in the year after the one that it is on, where the year of the day was not said."""
    written = message.text[day.start : day.end]
    only_month_and_day = (
        "月" in written and not re.search(r"[年./-]", written) and not re.search("[本上下这]", written)
    )
    if year is None or not only_month_and_day or day.year == year + 1:
        return day
    return Said(day.start, day.end, year + 1, day.month, day.day)
