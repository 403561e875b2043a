"""自评价报告: until when the report on a year is due, and whether it came in time."""

import re
from dataclasses import replace
from typing import Any

from assistant.builtin.extraction.clauses import rest_of_clause
from assistant.builtin.extraction.date_roles import Role, around, of_role
from assistant.builtin.extraction.dates import dates
from assistant.builtin.extraction.said import Said
from assistant.builtin.intents._message import CORRECTS, GOES_ON, Heard, Message
from assistant.builtin.intents.periods.approval import approval_told, of_the_approval
from assistant.builtin.intents.periods.counted_back import put_off_to, to_the_day
from assistant.builtin.intents.periods.instalments import instalments_told
from assistant.builtin.intents.periods.rectification import DAYS_LEFT

REPORT = re.compile(
    r"(?<!可研)(?<!可行性)(?<!研究)(?<!检测)报告(?=[^。？?]{0,16}(?:期限|截止|还有几天|来不来得及|交迟|迟交|逾期|误了))|报告(?=[^，。？?]{0,8}(?:交|报送|报到|递))|(?:把|将)(?:工作)?报告[^，。？?]{0,3}(?:交|报|提|送)|自评|自我评价|自查(?:的)?(?:总结|报告|材料|表)|自查[^，。？?]{0,4}[交报递]|(?:自己|自个儿?)给(?:自己|自个儿?)|自己写自己|年报|年度(?:自评)?报告|(?:去年|上年度?|上一年度?)的?(?:那|这)份(?:工作)?总结"
)
_DEADLINE = re.compile(
    r"最晚|最迟|最后(?!一[句次])|截止|期限|之前|前交|哪天|几号|什么时候|啥时候|何时|多会儿|剩|还有(?:多少|几)天|多少天|来得及|哪一天|何日"
)
_HANDED_IN = re.compile(
    r"(?:提|上|补)?交(?:的|了|上|过|出|给)|(?<![预汇申举])报的(?!告)|递[的了]|提交|递交|(?:才|再|晚|迟|[号日天])(?:才|再)?报|报(?:送|出|上去|了)|送(?:的|了|出|到|达|过来|上来|进来|来)|(?:才|刚)(?:把|将)[^，。；;？?]{0,16}[送交递报](?:过来|上来|来|上|到|了|出|给)|递(?:上|过|进)(?:去|来)?|(?:才|再)[送交递报]|交了?$|交材料|送(?:到|给|交)?(?:了)?(?:归口|[区旗县]里?|部门|科技口)|(?:[号日天]|[底末](?:以?前|之前)?|打算|准备|想|再|才)[^，。？?]{0,4}交"
    r"|[号日天](?:[上中下]午|早上|晚上?|夜里|半夜|凌晨)?[0-9一二两三四五六七八九十]{1,3}[点时:：][^，。？?]{0,4}交"
)
_AT_THE_BUREAU = re.compile(
    r"(?:报|转|递|送)(?:到|送|至|给|交)?(?:了)?市?(?:科技局|局里|市局)|到(?:了)?(?:市科技局|局里)|市科技局收到"
)
_BUREAU_TOOK = re.compile(r"(?:市科技局|市局|局里)[^，]{0,4}□[^，]{0,3}(?:签收|收到|收的|收下|登记)")
"""市局2月5日才签收."""
_THEY_SENT_IT_ON = (
    re.compile(r"(?:归口|[区旗县]里|他们|部门)[^，]{0,6}$"),
    re.compile(
        r"^(?:就|才|刚)?(?:审[核查]?[完好过]?(?:了|以?后|之后)?(?:就|才|再)?)?(?:报|转|递|送)(?:上去|上来|上|出去|出|走|过去|了)"
    ),
)
"""归口2月3号才报上去: on its way to the bureau, when it had been handed in already."""
_COUNTS_DOWN = re.compile(r"剩|还有(?:多少|几)天|多少天|差(?:多少|几)天")
_NEAREST = re.compile(r"今年|这份|下一份|这次")
DUE = "自评价报告期限"
_PATH = "自评价报告报送"
_MOVED_BY_A_DAY_OFF = re.compile(
    r"(?:周[六日天]|星期[六日天]|礼拜[六日天]|放假|休息日|节假日|双休|周末)[^。；;]{0,12}(?:周[一二]|星期[一二]|礼拜[一二]|上班|节后|假后|顺延|往后|推|挪|再)[^。；;]{0,8}(?:[行成中可]|[吗么不没？?])"
)
"""查了日历是礼拜天啊，礼拜一再送行不: of the last day, right after that was told."""
_TO_WHOM = re.compile(
    r"(?:报|交|送|递|给)(?:给|到|去)?(?:谁|哪(?:里|儿|家|个部门|个单位|一家)?(?![天年日一种])|什么部门|啥部门)|几道(?:手|关)|谁(?:先)?(?:审|收|接)|经谁|(?:直接|径直|越过|绕过|跳过)[^，。；;？?]{0,8}(?:市局|科技局|局里|窗口|归口|区里|旗县)"
)
"""报给谁，中间过几道手, after the deadline of the report."""


def report(message: Message, said: list[Said]) -> Heard | None:
    """When the report on a year is due, and whether it came in time."""
    if heard := _of_one_spoken_of(message, said):
        return heard
    on_report = (
        message.says(REPORT)
        or (message.active and message.says(re.compile("那一?份|报告|截止|交|期限")))
        or _sent_in(message)
        or _until_when(message)
        or (
            message.found
            and (message.says(_TOO_LATE) or message.says(_LATEST))
            and not message.says(_OF_ELSE_THAN_THE_REPORT)
        )
    )
    before = Said.read(str(message.known.get("report_submitted_on")))
    if message.active and before and (GOES_ON.search(message.text) or message.says(CORRECTS)):
        said = dates(message.text, message.as_of, before)  # 等等，是1月30号交的: in the same year
    approved = of_the_approval(message.text, said)
    said = _of_nothing_else(message, said, approved)
    days = [day for one in said if (day := to_the_day(one, message.text)).day_known]
    year = _report_year(message.text, said) or (
        message.known.get("year") if message.active and days else None
    )
    if message.says(_TO_HAND_IT_TO) and not (message.says(_TOO_LATE) or message.says(_HAS_COME)):
        return None  # 1月31日前交自评报告给谁: asked of the way, not of the day
    heard = _came_in_time(message, said, days, year, on_report)
    return heard or (_due(message, said, approved, year) if on_report else None)


_UNTIL_WHEN = re.compile(
    r"^(?:那|那么)?(?:最晚|最迟|至迟|截止|截至|最后)(?:期限|日期)?(?:是|在|到|能到)?(?:几号|哪[一]?天|什么时候|啥时候|甚时候|多会儿|何时|哪日)[交送报]?(?:呢|啊|呀)?[？?。]*$"
)
"""最晚几号, after a year's self-evaluation was spoken of."""


def _until_when(message: Message) -> bool:
    on_it = bool({"自评价", DUE, "逐年安排"} & {*message.about}) or REPORT.search(message.before)
    return message.active and bool(on_it) and message.says(_UNTIL_WHEN)


def _of_nothing_else(message: Message, said: list[Said], approved: list[Said]) -> list[Said]:
    """2023年论证通过，2024年3月15日批的，自评报告2月3号交的: the dates of nothing else, which take no year from those."""
    others = [day for day in said if day not in approved]
    elsewhere = [
        day for day in of_role(message.text, others, Role.OTHER) if "年" in message.text[day.start : day.end]
    ]
    if len(elsewhere) < len(others):
        others = [day for day in others if day not in elsewhere]
    if len(others) == len(said) or Said.read(str(message.known.get("report_submitted_on"))):
        return others
    text = message.text
    for day in said:
        if day not in others:
            text = text[: day.start] + "□" * (day.end - day.start) + text[day.end :]
    starts = {day.start for day in others}
    return [day for day in dates(text, message.as_of) if day.start in starts]


def _of_one_spoken_of(message: Message, said: list[Said]) -> Heard | None:
    """报给谁, 那算没算晚, 顺延一天呢: of the report that the messages before were on."""
    if message.active and set(message.about) & {DUE, _PATH} and message.says(_TO_WHOM):
        return Heard({}, True, about=(_PATH,))
    spoken_of = message.active and DUE in message.about and "report_submitted_on" in message.known
    asks_if_late = message.says(_LATE_ALONE) or message.says(_WAS_IT_LATE) or message.says(_DAYS_LATE)
    asked_again = not said and asks_if_late and not message.says(_OF_WHAT_FOLLOWS)  # 那算没算晚
    of_the_last_day = message.says(_ON_A_DAY_OFF) and not message.says(_HANDED_IN)
    if spoken_of and (asked_again or of_the_last_day):
        return Heard({}, True, about=(DUE,))
    if year_told := _year_told(message, said):
        return year_told
    if put_off := put_off_to(message, said):
        return Heard(put_off, True, about=(DUE,))
    moved = message.active and DUE in message.about and message.says(_MOVED_BY_A_DAY_OFF)
    return Heard({}, True, about=(DUE,)) if moved else None


def _came_in_time(
    message: Message, said: list[Said], days: list[Said], year: int | None, on_report: bool
) -> Heard | None:
    """Whether a report came in time; None where no day of its coming is told or asked for."""
    if on_report and (today := _still_here(message, days, year)):
        return _handed_in(message, [today], year)
    late, asked_day = message.says(_DAYS_LATE), "report_submitted_on" in message.asked
    of_a_month = any(one.month and not one.day for one in said) and message.says(_SENT_IN)
    asks_if_late = message.says(_WAS_IT_LATE) or late or (of_a_month and message.says(_TOO_LATE))
    if on_report and not days and asks_if_late and not message.says(_OF_WHAT_FOLLOWS):
        facts = {"year": year, "department_evaluated": None}
        return Heard(facts, True, about=(DUE,), needs=("report_submitted_on",))
    handed_in = message.says(_HANDED_IN) and not (message.says(_COUNTS_DOWN) or message.says(_IS_IT_DUE))
    replied = asked_day and (late or not message.says(DAYS_LEFT))
    filed = [day for day in days if not _of_another_act(message.text, day, days)]
    if filed and (on_report or asked_day) and (handed_in or replied):
        return _handed_in(message, filed, year)
    of_another_act = bool(days) and not filed and on_report and (handed_in or asks_if_late)
    return _not_yet_told(message, days[0], year) if of_another_act else None


def _due(message: Message, said: list[Said], approved: list[Said], year: int | None) -> Heard | None:
    """Until when the report is to be handed in."""
    if not message.says(_DEADLINE) or message.says(_WHETHER_AT_ALL):
        return None
    counting_down = message.says(DAYS_LEFT) and not message.says(_DAYS_LATE)
    if until_when := _until_when(message):
        year = year or message.known.get("year")
    if year is None and not (until_when or counting_down or approved or message.says(_NEAREST)):
        return None
    asked: dict[str, Any] = {"year": year, "department_evaluated": None}
    if not approved:
        return Heard(asked, True, about=(DUE,))
    facts = {**approval_told(message, approved), **instalments_told(year, message, said), **asked}
    return Heard(facts, True, about=("自评价", DUE))


_WHETHER_AT_ALL = re.compile("部门评价|阶段|综合|要不要|用不用|还用|还要交|免")


def may_cost_the_title(message: Message) -> bool:
    """自评报告晚了两天，会不会把牌子摘了: the day is that of the report, and nothing was revoked."""
    return message.says(_REPORT_LATE) and message.says(_WILL_IT_BE_REVOKED)


_REPORT_LATE = re.compile(
    r"(?:自评|年报|自查|年度报告)[^。]{0,30}(?:晚|迟|逾期|超期|误)|(?:晚|迟|逾期|超期|误)[^。？?]{0,16}(?:自评|年报|自查)"
)
_WILL_IT_BE_REVOKED = re.compile(
    r"(?:会不会|要不要|是不是要?|能不能|该不该|可不可以|不会|至于)[^，,。；;？?]{0,10}(?:撤|摘)|(?:会|要|就)[^，,。；;？?]{0,8}(?:撤|摘)(?!了)"
)


def tells_of_one_sent_in(text: str) -> bool:
    """Whether `text` tells on which day a report was sent in: a fact, no belief about the rule."""
    return bool(REPORT.search(text) and _SENT_ON.search(text))


_SENT_ON = re.compile(
    r"[0-9一二三四五六七八九十]\s?[号日月][^，。；;？?]{0,4}(?:才|就|刚)?(?:提交|交|报|递|送)(?:的|了|上|出|过|到|$)"
)


def _sent_in(message: Message) -> bool:
    """上个月3号才递的, after 每年开头是不是得交个总结 or after the report: no other paper is named."""
    spoken_of = {DUE, _PATH} & {*message.about} or _TO_HAND_IN.search(message.before)
    return message.active and bool(spoken_of) and message.says(_SENT_IN) and not message.says(_OTHER_PAPER)


_ON_A_DAY_OFF = re.compile(
    r"顺延|(?:是|赶上|碰上|逢|正好|刚好)(?:个)?(?:周|星期|礼拜)[六日天末]|休息日|放假|节假日"
)
"""31号是星期天，能顺延不, after a report came late: of the last day, not of the one on which it came."""
_SENT_IN = re.compile(r"[递送报交](?:的|了|上|过|出)|才[递送报交]")
_TO_HAND_IN = re.compile(r"[交报递送写](?:个|份|一份|上)?[^，。；;？?]{0,4}(?:总结|报告|材料|东西)|自评")
_OTHER_PAPER = re.compile(
    r"(?:变更|更名|整改|验收|审计|申报|申请|结题|可研|异议|备案|推荐)[^，,。；;]{0,6}(?:申请|报告|材料|表|书|函)"
)
_WAS_IT_LATE = re.compile(
    r"(?:算[不没]算|是不是|算是?|有没有|属不属于|到底)[^，。；;？?]{0,4}(?:误|迟|晚|逾期|超期|过期)[^，。；;？?]{0,6}"
)
_OF_WHAT_FOLLOWS = re.compile(r"后果|怎么办|咋办|会怎|会咋|罚|撤|处理|补救|扣")
_LATE_ALONE = re.compile(
    r"^(?:那|这|这样|它|那样)*(?:到底|究竟|还)?(?:算|是)?[^，,。；;]{0,3}(?:迟|逾期|晚|误|按时|按期|及时|超期|过期)[^，,。；;写交]{0,4}$"
)
_CAME_LATER = re.compile(r"后来|又补|补[交报递]|补上")
_TO_HAND_IT_TO = re.compile(
    r"(?:交|报|送|递)[^，。；;？?]{0,6}(?:给|到|去)(?:谁|哪(?:里|儿|家|个部门|个单位)?(?![天年日一]))"
)
_NOT_YET = re.compile(
    r"(?:没|未)(?:能|有)?(?:来得及)?(?:往上)?(?:提交|交|报|递|送|写完|弄完|写出来)(?!的?(?:话|时候))"
)
_IF = re.compile(r"如果|要是|假如|假设|万一|倘若|若|的话")
_DAYS_LATE = re.compile(
    r"(?:晚|迟|逾期|超期?|过期|延误|误|拖)[^，。；;？?0-9]{0,4}(?:(?:几|多少)(?:天|日)|多久)"
)
"""晚了几天: how many days after the deadline, not until it."""
_TODAY_IS = re.compile(r"(?:今[天日儿]个?|现在|眼下)(?:已经?|都|是|就)*\s?$")
_HALF_A_YEAR = 6


def _still_here(message: Message, days: list[Said], year: int | None) -> Said | None:
    """去年的自评报告还压着没交，误了没: handed in today, at the earliest. In autumn the report to come may be meant, too."""
    if (
        not (message.says(_NOT_YET) and message.says(_TOO_LATE))
        or message.says(_IF)
        or message.says(_CAME_LATER)
    ):
        return None
    if message.says(_DEADLINE) and not message.says(_DAYS_LATE):
        return None
    others = [day for day in days if day.date != message.as_of]
    called_so = [day for day in others if _TODAY_IS.search(message.text[: day.start])]
    if others != called_so:
        return None  # 通知说2月5号前，还没交，晚了没
    today = called_so[0].date if called_so else message.as_of
    known = year is not None or (today or message.as_of).month <= _HALF_A_YEAR
    return Said(0, 0, today.year, today.month, today.day) if known and today else None


_OF_ELSE_THAN_THE_REPORT = re.compile("整改|补救|公示|撤|摘|周期|批复")
"""整改了一年半，算不算超期."""
_LATEST = re.compile(r"最晚|最迟|截止|最后一天")
_TOO_LATE = re.compile(r"迟|逾期|晚了|误|按时|按期|及时|超期|过期|作数|算数")


def _report_year(text: str, said: list[Said]) -> int | None:
    """The year that is reported on: 2025年度, 2025年的自评; none is that in which something else was done (2023年论证通过)."""
    whole = [day for day in said if day.of_year]
    whole = whole or [day for day in said if day.month is None and _may_be_on(text, day, said)]
    return whole[0].year if whole else None


_SAYS_LITTLE = 3
_ON_A_REPORT = re.compile(r"报告|评|总结|材料|交|(?<!申)报|递|送|份|年度|晚|迟|逾期|期限|截止|呢")


def _may_be_on(text: str, year: Said, said: list[Said]) -> bool:
    beside = "□".join(around(text, year, said))
    on_a_report = _ON_A_REPORT.search(beside) and not _OF_ANOTHER_PAPER.search(beside)
    return len(beside) <= _SAYS_LITTLE or bool(on_a_report)


_IS_A_WEEKDAY = re.compile(r"(?:那天)?(?:正好|刚好)?是个?(?:周|星期|礼拜)")


def _handed_in(message: Message, days: list[Said], year: int | None) -> Heard:
    at_bureau = [day for day in days if _at_the_bureau(message.text, day)]
    submitted = [
        day
        for day in days
        if day not in at_bureau and not _OF_ANOTHER_PAPER.search("□".join(around(message.text, day, days)))
    ]
    submitted = [day for day in submitted if not _the_limit(message.text, day)] or submitted
    year = _due_in(year, submitted, message)
    facts: dict[str, Any] = {"year": year, "department_evaluated": None}
    beside = [(day, *around(message.text, day, days)) for day in submitted]
    handed_in = [day for day, _, after in beside if _HANDED_IN.search(f"号{after}")]
    handed_in = handed_in or [day for day, before, _ in beside if _HANDED_IN.search(before)]
    submitted = handed_in or [day for day, _, after in beside if not _IS_A_WEEKDAY.match(after)]
    if submitted:
        facts["report_submitted_on"] = _after_the_year(submitted[0], year, message).text
    if at_bureau:
        facts["report_reached_bureau_on"] = _after_the_year(at_bureau[0], year, message).text
    about = (DUE, _PATH) if at_bureau else (DUE,)
    if submitted and _of_which_year_is_open(submitted[0], year, message):
        return Heard(facts, True, about=about, needs=("year",), without=frozenset(facts))
    return Heard(facts, True, about=about)


_OF_ANOTHER_PAPER = re.compile(r"方案|协议|合同|申报书|申请书|申报材料|意向|变更|章程")
"""方案3月8日交的: not the report."""
_REVIEWING = re.compile(r"审|(?<!考)核(?!心)|批阅|把关|过目|看完")
_OTHER_ACT = re.compile(
    rf"{_REVIEWING.pattern}|签字|签批|盖[^，。；;]{{0,3}}章|[退打驳]回|过会|上会|定稿|[写弄编改][完好]|催|通知"
)


def _of_another_act(text: str, day: Said, days: list[Said]) -> bool:
    """归口2月10号才审完, 董事会2月3号过会: whoever does it, the centre has not handed the report in with that."""
    before, after = around(text, day, days)
    handed_in, reviewed = _HANDED_IN.search(f"号{after}"), _REVIEWING.search(f"号{after}")
    if handed_in:
        sent_on = reviewed and reviewed.start() < handed_in.start()
        return bool(sent_on) and not _at_the_bureau(text, day)
    return bool(_OTHER_ACT.search(f"{before}□{after}"))


def _not_yet_told(message: Message, day: Said, year: int | None) -> Heard:
    """Of a report that was handed in and of which only another day is told: on which it was."""
    if year is None and "report_submitted_on" not in message.known and day.year:
        year = day.year - 1
    facts = {"year": year, "department_evaluated": None} if year is not None else {}
    return Heard(facts, True, about=(DUE,), needs=("report_submitted_on",))


_IS_IT_DUE = re.compile(
    r"(?:需要|还要|要|用|需|该|得)(?:不要|不用)?(?:再)?(?:提交|交|报|递|写)(?:什么|个|一?份|上)?[^，,。；;？?行算可晚迟]{0,8}(?:[吗么嘛]|不(?=$|[，,。？?]))"
)
"""今年底要交自评报告吗: whether one is due, none was handed in."""
_LATE_IN_THE_YEAR = 10
_TARDY = re.compile("才|补|拖|[晚迟](?:了|交)(?![没不吗么？?])")


def _year_told(message: Message, said: list[Said]) -> Heard | None:
    """2025年度的, to the question on which year a report was."""
    years = {day.year for day in said if day.month is None}
    asked = "year" in message.asked and "report_submitted_on" in message.known
    return Heard({"year": years.pop()}, True, about=(DUE,)) if asked and len(years) == 1 else None


def _of_which_year_is_open(day: Said, year: int | None, message: Message) -> bool:
    """去年年底就交了: the report of that year, before its time, or that of the one before, too late."""
    told = year is not None or "year" in message.known or message.says(_TARDY)
    return not told and (day.month or 1) >= _LATE_IN_THE_YEAR


_LIMIT = re.compile(r"^[日号]?(?:之?前|以前|截止|为止)(?:就|本来|本|都|前)?(?:要|得|该|应|必须|须|截止|期限)")


def _the_limit(text: str, day: Said) -> bool:
    """1月31号之前要交的，2月3号才送来: the day until which it was to come, not the one on which it did."""
    return bool(_LIMIT.match(text[day.end :]))


def _due_in(year: int | None, submitted: list[Said], message: Message) -> int | None:
    """今年的报告2月10号补交上去了: 今年 is the year in which it came, not the one that it is on."""
    if year != message.as_of.year or not submitted or not message.says(_HAS_COME):
        return year
    told = re.search("年", message.text[submitted[0].start : submitted[0].end])
    this_year = replace(submitted[0], year=year)
    come = not told and this_year.date is not None and this_year.date <= message.as_of
    return year - 1 if come and year is not None else year


_HAS_COME = re.compile(
    r"[号日][^，。；;？?]{0,3}(?:才|就|刚|已经?|补)?(?:补)?(?:提交|交|报|递|送)(?:上去|上来|上|出去|过去)?(?:的|了)"
)


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
