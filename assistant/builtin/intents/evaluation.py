"""绩效评价: what a message says of the approval, of a year and its evaluation, of the report, of a rectification."""

import re
from dataclasses import replace
from typing import Any

from assistant.builtin.extraction.date_roles import Role, around, of_role, on_publicity
from assistant.builtin.extraction.dates import Said, corrected_year, dates
from assistant.builtin.intents._evaluation_year import Year, years_asked
from assistant.builtin.intents._message import GOES_ON, NOTHING, VERDICT, WHEN, Heard, Message
from corpus.numerals import to_int

_REVOKED = re.compile(r"撤销|撤了|撤的|撤掉|被撤|摘牌|摘了|取消资格|再(?:次)?申报|重新(?:申报|申请)|再报")
_APPROVED = re.compile(
    r"(?<![一这那首几每两])批(?!次|评|量|判|发|几|多少)|红头|文件[^，。？?]{0,6}(?:下来|到手|下达)|获批|认定|立项"
)
_OF_THE_APPROVAL = re.compile(r"三年|3年|周期|建设期|综合(?:绩效)?评|评价")
"""What runs from the approval, in a message that tells of the publicity, too."""

_OWN_CASE = re.compile(
    r"我们?|咱|俺|给我|帮(?:我|忙)?(?:们)?(?:算|看)|本中心|某(?:个|家)?中心|该中心|那家|这家|某家|有家|有一家|有个中心|一家(?:中心|单位|公司)"
)
_PERIOD_OVER = re.compile(
    r"批复期|建设期|周期|(?:三年|3年)(?:的)?(?:建设)?[^，。？?]{0,3}(?:到(?!底)|期满|届满|满|截止)"
)
_WHICH_DAY = re.compile(r"到期日|期满日|届满日|截止日")
_CORRECTS = re.compile(r"不好意思|错|不对|不是|应该|更正|其实|实际|抱歉")
_FULL_IN = re.compile(
    r"^(?:我们|咱们?|俺们?|中心|就|正|刚|好|正好|刚好|那年|的时候|,)*(?:期)?满(?:了)?(?P<n>[三六九369])年"
)
_PERIOD = re.compile(
    r"周期|届满|期满|到期|三年|3年|第?.轮|[头首末次]期|第.期|下一?轮|下个三年|期末|到头|到(?:哪|什么|啥|几)|何日|什么时候|啥时候|几时|末尾|开头|结束"
)
_PERIOD_NUMBER = re.compile(
    r"第(?P<n>[一二三四五六七八九十0-9]{1,2})(?:个)?(?:轮|期|周期|建设周期|建设期|个?三年)|(?P<first>首(?:个|期|轮)|头(?:一)?(?:轮|期|个三年|三年))"
)
_ORDINAL_ALONE = re.compile(r"^那?(?:么)?第([一二三四五六七八九十0-9]{1,2})(?:个)?(?:呢|的呢)?[？?。]*$")
_NEXT_PERIOD = re.compile(r"下一?(?:个)?(?:轮|期|周期|建设周期|三年)|次期|次轮|接下来|下次")
_PLAN_YEARS = re.compile(
    r"(?:方案|本子|计划)[^，。；;？?]{0,8}?(?<![0-9])(?P<n>[一二两三四五六七八九十0-9]{1,2})年"
)
_REPORT = re.compile(
    r"报告(?=[^，。？?]{0,8}(?:交|报送|报到|递))|(?:把|将)(?:工作)?报告[^，。？?]{0,3}(?:交|报|提|送)|自评|自我评价|年报|年度(?:自评)?报告"
)
_DEADLINE = re.compile(
    r"最晚|最迟|截止|期限|之前|前交|哪天|几号|什么时候|啥时候|何时|多会儿|剩|还有(?:多少|几)天|多少天|来得及|哪一天|何日"
)
_HANDED_IN = re.compile(
    r"(?:提|上|补)?交(?:的|了|上|过|出|给)|提交|递交|(?:才|再|晚|迟|[号日天])(?:才|再)?报|报(?:送|出|上去|了)|送(?:的|了|出|到|达)|才交|交了?$|交材料|(?:[号日天]|打算|准备|想|再|才)[^，。？?]{0,4}交"
)
_AT_THE_BUREAU = re.compile(
    r"报(?:到|送|至)?(?:了)?(?:市)?(?:科技局|局里|市局)|到(?:了)?(?:市科技局|局里)|市科技局收到"
)
_PUT_OFF = re.compile(r"顺延|(?:推|挪|延|拖|缓|挨)(?:迟|后|期)?(?:到|至)|晚[一1两]?天|往后")
_DAY_OFF = re.compile(r"(?:周|礼拜|星期)[一六日天末]|休息日?|放假|双休|节假日")
"""推到礼拜一交成不: of a deadline on a Sunday."""
_DAYS_LEFT = re.compile(r"剩|还有(?:多少|几)天|多少天|差(?:多少|几)天|来得及")
_NEAREST = re.compile(r"今年|这份|下一份|这次")
_FAILED = re.compile(r"不合格|没合格|未合格|考砸|没过关|没通过|(?:评价|评估|考核|评)[^，。？?]{0,3}没过")
_RECTIFY = re.compile(r"整改|改到|改完|改正期|要改|开始改|改一年")
_RECTIFIED_FROM = re.compile(
    r"整改(?:期)?(?:的)?(?:起算日?|开始|通知|从|自)|开始整改|下(?:的|了|达)整改|起(?:算|始)?|开始"
)
_UNTIL_WHEN = re.compile(
    r"几时|到头|算完|哪天|几号|什么时候|啥时候|何时|何日|多会儿|截止|届满|到期|期满|为止|到哪|拖|延|结束|最后"
)
_RECTIFICATION_DAYS = re.compile(r"整改期?(?:是|为|从|自|[：:])?(?=[0-9今去明])")
_STILL_NOT = re.compile(
    r"(?:还|仍|又|依然|照样)(?:是|然)?(?:不(?:合格|行|过关|达标)|没(?:合格|过|改好|达标|通过))|改不(?:好|了|过来|到位|合格)|整改(?:后|完)?(?:没过|失败|不合格)"
)
_PERIODS, _DUE, _RECTIFICATION = "建设周期", "自评价报告期限", "整改期"
_PLAQUE = "_plaque"
"""A memory of this intent; no checker is given what begins with an underscore."""

_KINDS = ("综合评价", "阶段绩效评价", "自评价")


def hear(message: Message) -> Heard:
    """Hear what `message` says of 第二十一条 to 第二十六条."""
    said = dates(message.text, message.as_of, _known_date(message))
    if message.says(_REVOKED):
        return (_starts_to_rectify(message, said) and _rectification(message, said)) or NOTHING
    if on_publicity(message.text) and not (message.says(_REPORT) or _from_the_approval(message, said)):
        return NOTHING
    for read in (_rectification, _report, _kind_of_year, _periods):
        if heard := read(message, said):
            return heard
    on_subject = message.says(_REPORT) or message.says(
        re.compile("绩效评价|综合评价|阶段评价|建设周期|期满|何种评|哪种评")
    )
    return Heard(concerned=True, about=(_DUE,)) if on_subject else NOTHING


def _from_the_approval(message: Message, said: list[Said]) -> bool:
    """公示8月22号结束，批复9月3日，三年到哪天: told of a publicity on the way, asked of what the approval starts."""
    return message.says(_OF_THE_APPROVAL) and bool(of_role(message.text, said, Role.APPROVAL))


def _known_date(message: Message) -> Said | None:
    """The date that a correction goes on from: 具体是5月19号."""
    for name in ("approval_date", "approved_in", "rectification_start", _PLAQUE):
        if isinstance(known := message.known.get(name), str):
            return Said.read(known)
    return None


def _approval(message: Message, said: list[Said]) -> dict[str, Any]:
    """The day, the month or the year of the approval: the date beside 批."""
    asked = {"approval_date", "approved_in"} & set(message.asked)
    goes_on = (
        message.active
        and ({"approval_date", "approved_in"} & set(message.known))
        and bool(GOES_ON.search(message.text) or message.says(re.compile("具体|日期|号|那天")))
    )
    known = {"approval_date", "approved_in"} & set(message.known) if message.active else set()
    asked_by_year = "year" in message.known and not message.says(_CORRECTS)
    if (
        known
        and not asked_by_year
        and (moved := corrected_year(message.text, message.as_of, _known_date(message)))
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
    """2028年我们正好满三年: approved in 2025."""
    for day in said:
        if day.year and not day.of_year and (full := _FULL_IN.match(text[day.end :])):
            return {"approved_in": str(day.year - to_int(full["n"])), "approval_date": None}
    return {}


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
    number = _period_number(message.text)
    if number is None and message.active and message.known.get("period_number"):
        number = _number_alone(message.text)
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
            number or message.says(_NEXT_PERIOD) or message.says(_WHY) or (on_periods and message.says(WHEN))
        )
    ):
        return None
    if plan := _PLAN_YEARS.search(message.text):
        facts["approved_plan_years"] = to_int(plan["n"])
    return Heard({**facts, "period_number": number, "year": None}, True, about=(_PERIODS,))


def _unveiled(message: Message, said: list[Said]) -> dict[str, Any]:
    """The day of the plaque, kept for the year of an approval that is told without one."""
    days = of_role(message.text, said, Role.PLAQUE)
    return {_PLAQUE: days[0].text} if days else {}


def _lacks_the_approval(message: Message, said: list[Said]) -> bool:
    """某中心的周期哪天到期: of one centre, and the day of its approval is not told; that of the plaque is none."""
    when = message.says(WHEN) or message.says(_WHICH_DAY)
    own = message.says(_OWN_CASE) or bool(of_role(message.text, said, Role.PLAQUE))
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


def _kind_of_year(message: Message, said: list[Said]) -> Heard | None:
    """Which evaluation a year calls for, or in which year the comprehensive one comes."""
    asked = years_asked(message, said, _approval(message, said))
    if asked is None:
        return None
    facts = {**_approval(message, said), **asked.facts, "period_number": None}
    if asked.every:
        return Heard(facts, True, about=(_PERIODS, "综合评价"), needs=_needs(asked, facts, message))
    if asked.only_self:
        return Heard(facts, True, about=("自评价", _DUE))
    if asked.only_comprehensive:
        return Heard(facts, True, about=("综合评价",), needs=_needs(asked, facts, message))
    return Heard(facts, True, about=_KINDS, needs=_needs(asked, facts, message))


def _needs(asked: Year, facts: dict[str, Any], message: Message) -> tuple[str, ...]:
    """Without the approval nothing can be said of the comprehensive evaluation."""
    given = {name for name, value in facts.items() if value is not None} | set(message.known)
    if {"approval_date", "approved_in"} & given or asked.facts.get("department_evaluated"):
        return ()
    return ("approval_date",)


def _report(message: Message, said: list[Said]) -> Heard | None:
    """When the report on a year is due, and whether it came in time."""
    on_report = message.says(_REPORT) or (
        message.active and message.says(re.compile("那份|报告|截止|交|期限"))
    )
    days = [day for day in said if day.day_known]
    year = _report_year(said) or (message.known.get("year") if message.active and days else None)
    asked_day = "report_submitted_on" in message.asked
    if message.active and message.known.get("year") and message.says(_PUT_OFF) and message.says(_DAY_OFF):
        return Heard({"department_evaluated": None}, True, about=(_DUE,))
    counting_down = message.says(_DAYS_LEFT)
    if days and (on_report or asked_day) and (message.says(_HANDED_IN) or asked_day) and not counting_down:
        return _handed_in(message, days, year)
    if (
        not on_report
        or not message.says(_DEADLINE)
        or message.says(re.compile("部门评价|阶段|综合|要不要|用不用|还用|还要交|免"))
    ):
        return None
    if year is None and not (counting_down or message.says(_NEAREST)):
        return None
    return Heard({"year": year, "department_evaluated": None}, True, about=(_DUE,))


def _report_year(said: list[Said]) -> int | None:
    """The year that is reported on: 2025年度, 2025年的自评."""
    whole = [day for day in said if day.of_year] or [day for day in said if day.month is None]
    return whole[0].year if whole else None


def _handed_in(message: Message, days: list[Said], year: int | None) -> Heard:
    at_bureau = [day for day in days if _at_the_bureau(message.text, day)]
    submitted = [day for day in days if day not in at_bureau]
    facts: dict[str, Any] = {"year": year, "department_evaluated": None}
    if submitted:
        facts["report_submitted_on"] = _after_the_year(submitted[0], year, message).text
    if at_bureau:
        facts["report_reached_bureau_on"] = _after_the_year(at_bureau[0], year, message).text
    return Heard(facts, True, about=(_DUE,))


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


def _rectification(message: Message, said: list[Said]) -> Heard | None:
    """When the year of rectification is over; it runs from a day that only the notice gives."""
    asked = "rectification_start" in message.asked
    goes_on = message.active and "rectification_start" in message.known and bool(GOES_ON.search(message.text))
    if message.active and "rectification_start" in message.known and message.says(_STILL_NOT):
        return Heard({"passed_after_rectification": False}, True, about=("整改结果",))
    days = [day for day in said if day.day_known]
    goes_on = goes_on or (
        message.active
        and "rectification_start" in message.known
        and (
            message.says(_DAYS_LEFT) or ("rectification_start" in message.last and message.says(_UNTIL_WHEN))
        )
    )
    if not (message.says(_RECTIFY) or asked or goes_on):
        return None
    if goes_on and (moved := corrected_year(message.text, message.as_of, _known_date(message))):
        return Heard({"rectification_start": moved.text}, True, about=(_RECTIFICATION,))
    if days and (
        asked
        or goes_on
        or message.says(_RECTIFICATION_DAYS)
        or message.says(_RECTIFIED_FROM)
        or message.says(_UNTIL_WHEN)
    ):
        start = _first_of_the_rectification(message, days)
        facts = {"result": "failed", "rectification_start": start.text if start else None}
        lacking = () if start else ("rectification_start",)
        return Heard(facts, True, about=(_RECTIFICATION,), needs=lacking)
    if (
        message.active
        and "rectification_start" in message.known
        and (message.says(_UNTIL_WHEN) or message.says(_DAYS_LEFT))
    ):
        return Heard({}, True, about=(_RECTIFICATION,))
    own = message.says(_OWN_CASE)
    when = message.says(_UNTIL_WHEN) or message.says(re.compile(r"还(?:剩|有)(?:多少|几)天"))
    if own and when and (message.says(_FAILED) or message.says(re.compile("整改期|通知"))):
        return Heard({"result": "failed"}, True, about=(_RECTIFICATION,), needs=("rectification_start",))
    return None


def _starts_to_rectify(message: Message, said: list[Said]) -> bool:
    """不合格是不是就撤了，通知说整改从10月8号开始: what is dated is the rectification."""
    return any(
        day.day_known and _STARTS_TO_RECTIFY.search("□".join(around(message.text, day, said))) for day in said
    )


_STARTS_TO_RECTIFY = re.compile(r"整改(?:期)?(?:是)?(?:从|自|打|由)?□[^，。]{0,2}(?:开始|起|算)")


def _first_of_the_rectification(message: Message, days: list[Said]) -> Said | None:
    """5月6日评的不合格，整改通知6月1日下的: the day beside the word for it; None where several could be meant."""
    named = [day for day in days if _beside_alone(message.text, day, days, _RECTIFIED_ON)]
    if not named:
        named = [day for day in days if not _beside_alone(message.text, day, days, _EVALUATED_ON)]
    return named[0] if len(named) == 1 else None


_RECTIFIED_ON = re.compile(r"整改|通知|起算|开始|起(?![草诉])")
_EVALUATED_ON = re.compile(r"不合格|评|考|结果|公布|打算|交|报|检查|验收")


def _beside_alone(text: str, day: Said, days: list[Said], words: re.Pattern[str]) -> bool:
    """Whether one of `words` stands beside `day`, nearer than the dates next to it."""
    return bool(words.search("□".join(around(text, day, days))))
