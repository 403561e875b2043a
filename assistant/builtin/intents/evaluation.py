"""绩效评价: what a message says of the approval, of a year and its evaluation, of the report, of a rectification."""

import re
from dataclasses import replace
from typing import Any

from assistant.builtin.extraction.date_roles import Role, of_role, on_publicity
from assistant.builtin.extraction.dates import dates
from assistant.builtin.extraction.said import Said
from assistant.builtin.intents._each_question import each_question
from assistant.builtin.intents._message import CORRECTS, NOTHING, VERDICT, WHEN, Heard, Message
from assistant.builtin.intents.periods.approval import (
    NEXT_PERIOD,
    approval_told,
    only_tells_the_approval,
    period_number,
)
from assistant.builtin.intents.periods.counted_back import FOLLOWING, end_of_the_last, following_period
from assistant.builtin.intents.periods.evaluation_year import NOT_THAT_YEAR, Year, years_asked
from assistant.builtin.intents.periods.how_often import comprehensive_until
from assistant.builtin.intents.periods.instalments import REMEMBERED, instalments_told
from assistant.builtin.intents.periods.known_date import PLAQUE, known_date
from assistant.builtin.intents.periods.rectification import (
    FAILED,
    FORETOLD,
    OVER_OR_NOT,
    OWN_CASE,
    RECTIFY,
    foretells_the_revocation,
    rectification,
    starts_to_rectify,
)
from assistant.builtin.intents.periods.revoked_on import TAKEN_AWAY
from assistant.builtin.intents.periods.schedule import of_every_year, schedule, with_schedule
from assistant.builtin.intents.periods.self_evaluation_report import (
    DUE,
    REPORT,
    may_cost_the_title,
    report,
)
from assistant.builtin.intents.periods.several_approvals import several_approvals
from corpus.numerals import to_int

_REVOKED = re.compile(
    rf"{TAKEN_AWAY}|"
    r"撤销|(?:被|给|让)(?:人家?|局里?)?(?:给)?(?:撤|摘|吊)|[摘撤]的(?!话)|吊(?:了|销|掉)[^，。]{0,4}(?:资格|牌)|撤了|撤的|撤掉|被撤|摘牌|摘了|取消(?:了|掉)?[^，。；;？?]{0,4}资格|(?:再|重新)(?:次|去|来|行)*(?:申|报|递申请)"
)
_OF_THE_APPROVAL = re.compile(r"三年|3年|周期|建设期|综合(?:绩效)?评|评价|(?:到期|期满|届满)日|满期")
"""What runs from the approval, in a message that tells of the publicity, too."""

_PERIOD_OVER = re.compile(
    r"批复期|建设期|周期|(?:三年|3年)(?:的)?(?:建设)?[^，。？?]{0,3}(?:到(?!底)|期满|届满|满|截止)"
)
_WHICH_DAY = re.compile(r"到期日|期满日|届满日|截止日")
_PERIOD = re.compile(
    r"周期|建设期|届满|期满|到期|三年|3年|第?.轮|[头首末次这那本]一?期|第.期|现在第几|下一?轮|下个三年|期末|到头|到(?:哪|什么|啥|几)|何日|什么时候|啥时候|几时|末尾|开头|结束"
)
_ORDINAL_ALONE = re.compile(r"^那?(?:么)?第([一二三四五六七八九十0-9]{1,2})(?:个)?(?:呢|的呢)?[？?。]*$")
_PLAN_YEARS = re.compile(
    r"(?:方案|本子|计划)[^，。；;？?]{0,8}?(?<![0-9])(?P<n>[一二两三四五六七八九十0-9]{1,2})年"
)
_PERIODS = "建设周期"
_KINDS = ("综合评价", "阶段绩效评价", "自评价")


def hear(message: Message) -> Heard:
    """Hear what `message` says of 第二十一条 to 第二十六条."""
    said = dates(message.text, message.as_of, known_date(message))
    several = several_approvals(message, said)
    return several or each_question(message, _hear, _told) or _hear(message)


def _told(message: Message) -> dict[str, Any]:
    """What holds for all questions of a message: the approval and the instalments."""
    said = dates(message.text, message.as_of, known_date(message))
    approval = approval_told(message, said)
    return {**approval, **instalments_told(None, message, said)} if approval else {}


def _hear(message: Message) -> Heard:
    said = dates(message.text, message.as_of, known_date(message))
    if message.says(_REVOKED) and not foretells_the_revocation(message):
        heard = rectification(message, said) if starts_to_rectify(message, said) else None
        if not heard and may_cost_the_title(message):
            heard = report(message, said)
        spoken_of = message.says(FAILED) and message.says(FORETOLD)  # 评了个不合格，是不是马上就摘牌
        return heard or (Heard(concerned=True) if spoken_of else NOTHING)
    if on_publicity(message.text) and not (message.says(REPORT) or _from_the_approval(message, said)):
        return NOTHING
    if message.says(_SCORE) and not (heard := rectification(message, said)):
        return Heard(concerned=True)
    for read in (_after_the_last, rectification, report, of_every_year, _kind_of_year, _periods):
        if heard := read(message, said):
            return with_schedule(_with_the_periods(heard, message, said), message, said)
    if heard := schedule(message, said):
        return heard
    on_subject = message.says(REPORT) or message.says(
        re.compile("绩效评价|综合评价|阶段评价|建设周期|期满|何种评|哪种评")
    )
    if on_subject:
        return Heard(concerned=True, about=(DUE,))
    return Heard(concerned=True) if message.says(FAILED) else NOTHING


def _with_the_periods(heard: Heard, message: Message, said: list[Said]) -> Heard:
    """2022年5月3日批的，去年6月9日开始整改，三年和整改各到哪天: both are asked for."""
    approval = approval_told(message, said) if message.says(_BOTH_TERMS) else {}
    if not approval or _RECTIFICATION not in heard.about:
        return heard
    number = {"period_number": _period_asked(message)}
    return replace(heard, facts={**approval, **number, **heard.facts}, about=(_PERIODS, *heard.about))


_RECTIFICATION = "整改期"
_TERM = r"(?:建设)?(?:周期|建设期)|(?:三年|3年)(?!内|[之以]内|不[得能准让])"
_BOTH_TERMS = re.compile(
    rf"(?:{_TERM})[^。；;]{{0,12}}(?:整改|补救)[^。；;]{{0,10}}(?:哪|几|什么|啥|何|多久|满没满)"
    rf"|(?:整改|补救)(?:期|[^。；;，,]{{0,10}}(?:哪|几|什么|啥|何|多久)[^。；;，,]{{0,4}}[，,？?])?(?:和|跟|与|、|还有|以及)?(?:{_TERM})[^。；;]{{0,12}}(?:哪|几|什么|啥|何|多久|满没满)"
)
"""What runs from the approval and what from the rectification, in one question."""

_SCORE = re.compile(
    r"多少分|几分(?!期)|分数线|(?:合格|及格|优秀)线|合格还是不合格"
    r"|(?<![0-9])[1-9][0-9]分(?!期|之|公司|[钟批拨])[^。；;]{0,8}(?:算|够|能|是)[^，,。；;]{0,4}(?:合格|及格|优秀|良好|过关|什么|啥|哪)"
)
"""打了68分，算合格还是不合格: what no check decides."""


def _from_the_approval(message: Message, said: list[Said]) -> bool:
    """公示8月22号结束，批复9月3日，三年到哪天: told of a publicity on the way, asked of what the approval starts."""
    on_it = message.says(_OF_THE_APPROVAL) or (message.active and message.says(CORRECTS))
    return on_it and bool(of_role(message.text, said, Role.APPROVAL))


def _after_the_last(message: Message, said: list[Said]) -> Heard | None:
    """上个周期4月满，下个哪年: no approval is told, only when the period before ended."""
    if approval_told(message, said) or {"approval_date", "approved_in"} & set(message.known):
        return None
    facts = end_of_the_last(message, said)
    return Heard({**facts, "year": None, "period_number": None}, True, about=(_PERIODS,)) if facts else None


def _periods(message: Message, said: list[Said]) -> Heard | None:
    facts = approval_told(message, said)
    number = _period_asked(message)
    known = {"approval_date", "approved_in"} & set(message.known)
    on_periods = message.says(_PERIOD) or number is not None
    on_periods = on_periods or bool(facts and _plan(message) and message.says(_EVALUATED))
    if not facts and not known and _lacks_the_approval(message, said):
        facts = {"period_number": number or 1, "year": None, **_unveiled(message, said)}
        return Heard(facts, True, about=(_PERIODS,), needs=("approval_date",))
    if facts and not on_periods and message.says(FAILED):
        return Heard(facts, concerned=True)  # 去年批的，评价不合格会怎么样
    if facts and not (on_periods or message.says(VERDICT) or message.active or message.asked):
        alone = only_tells_the_approval(message.text, said)
        return (
            Heard(facts, calls=alone, concerned=True, about=(_PERIODS,) if alone else ())
            if message.declares
            else None
        )
    if facts and message.others_active and not (message.active or message.asked or on_periods):
        return None  # 4号就下批文行不, of a publicity
    if not facts and not (
        message.active
        and known
        and not message.says(RECTIFY)
        and (
            number
            or message.says(NEXT_PERIOD)
            or message.says(_WHY)
            or (on_periods and (message.says(WHEN) or message.says(OVER_OR_NOT)))
        )
    ):
        return None
    facts |= {**_plan(message), **_without_instalments(facts, message, said)}
    following = following_period({**message.known, **facts}, message) if message.says(NEXT_PERIOD) else {}
    number = number or facts.get("period_number")
    return Heard({**facts, **following, "period_number": number, "year": None}, True, about=(_PERIODS,))


def _without_instalments(approval: dict[str, Any], message: Message, said: list[Said]) -> dict[str, Any]:
    """没有分期拨款, told with the approval: kept for the questions after it."""
    told = instalments_told(None, message, said) if approval else {}
    return told if told.get("instalment_nodes") == [] else {}


def _plan(message: Message) -> dict[str, Any]:
    plan = _PLAN_YEARS.search(message.text)
    return {"approved_plan_years": to_int(plan["n"])} if plan else {}


def _period_asked(message: Message) -> int | None:
    """第二个三年, 第三个呢, and 那一轮 after 下一轮."""
    number = period_number(message.text)
    of_periods = message.known.get("period_number") or message.about == (_PERIODS,)
    if number is None and message.active and of_periods:
        number = _number_alone(message.text)
    spoken_of = message.known.get(FOLLOWING) if message.active else None
    if number is None and isinstance(spoken_of, int) and message.says(_THAT_PERIOD):
        return spoken_of
    if number is None and message.active and message.says(CORRECTS) and OVER_OR_NOT.search(message.before):
        return 1  # 今天到期了没有, then 看岔行了，是12月9日批的
    return 1 if number is None and (message.says(OVER_OR_NOT) or message.says(_FULL)) else number


_FULL = re.compile(r"(?<!没)(?<!未)(?<!不)(?:期)?满(?:了)?(?:三|3)年(?!.*(?:下|第|再|又|每))")
"""22年9月批的，满三年是哪天: the first time that three years are full."""
_THAT_PERIOD = re.compile(r"[那这]个?一?(?:轮|期|茬|周期|三年)")


def _unveiled(message: Message, said: list[Said]) -> dict[str, Any]:
    """The day of the plaque, kept for the year of an approval that is told without one."""
    days = of_role(message.text, said, Role.PLAQUE)
    return {PLAQUE: days[0].text} if days else {}


def _lacks_the_approval(message: Message, said: list[Said]) -> bool:
    """某中心的周期哪天到期: of one centre, and the day of its approval is not told; that of the plaque is none."""
    when = message.says(WHEN) or message.says(_WHICH_DAY) or message.says(OVER_OR_NOT)
    own = message.says(OWN_CASE) or bool(of_role(message.text, said, Role.PLAQUE))
    if message.says(_APPROVED_FOR) and (when or message.says(_STILL_TO_GO)) and message.says(_PERIOD):
        return True
    if message.says(_CENTRE_OVER) and not message.says(_OF_ELSE_THAN_THE_PERIOD):
        return True
    return when and own and message.says(_PERIOD_OVER)


_APPROVED_FOR = re.compile(
    r"批(?:下来|复|准|了|的)*(?:已经?|都|有|到现在|快|满|了)*(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})(?:年|个月)(?!内|后|前|之)"
)
_STILL_TO_GO = re.compile(r"(?:还|再)[有剩差要等]?[^，。；;？?]{0,3}(?:多久|多长|几[年天个]|多少)")
"""批复两年零三个月了，还有多久满三年: how long ago, and not the day."""
_OVER = r"(?:到头|到期|期满|届满|满期|到站|满三年|满3年)"
_HOW_LONG = r"(?:还[有剩][^，。；;？?]{0,3}(?:多久|多长|几[年天个]|多少[年天个])|多久|快|什么时候|啥时候|几时|哪天|哪年|何时)"
_CENTRE_OVER = re.compile(
    rf"中心[^，。；;？?]{{0,8}}{_HOW_LONG}[^，。；;？?]{{0,6}}{_OVER}|中心[^，。；;？?]{{0,8}}{_OVER}[^，。；;？?]{{0,4}}{_HOW_LONG}"
)
"""我们那个中心还有多久就到头了."""
_OF_ELSE_THAN_THE_PERIOD = re.compile(r"整改|补救|公示|禁|撤|摘|合同|租|执照|证书|协议|聘")
_WHY = re.compile(r"为什么|为啥|怎么算|咋算|怎么不是")


def _number_alone(text: str) -> int | None:
    """第三个呢, where a period was asked about before."""
    match = _ORDINAL_ALONE.match(text)
    return to_int(match[1]) if match else None


_EVALUATED = re.compile(r"评|考(?!虑|察)")
_BEGINS = re.compile(
    r"(?:周期|三年|轮|期)(?:的)?(?:[是从自打由]|起|开始|开头)[^，,。；;]{0,3}(?:哪天|哪一?[日年]|几[号时月]|何[时日]|什么时候|啥时候|多会儿)"
    r"|(?:哪天|哪一?[日年]|几[号时月]|何[时日]|什么时候|啥时候|多会儿)[^，,。；;]{0,3}(?:算起|起算|开始|开头|起头|起)"
)
"""第二个周期从哪天算起: on the period, whatever evaluation was spoken of before."""


def _instalment(year: int, asked: Year) -> dict[str, Any]:
    """Whether one is paid in `year`: who lists the years of several (26、27年各有一个节点) has listed all; of a year that is
    not told of nothing is known otherwise.
    """
    told = asked.facts.get(REMEMBERED, {})
    listed = sum(told.values()) > 1
    return {"instalment_in_year": told.get(str(year), False if listed else None)} if told else {}


def _kind_of_year(message: Message, said: list[Said]) -> Heard | None:
    """Which evaluation a year calls for, or in which year the comprehensive one comes."""
    if not message.says(_EVALUATED) and (message.says(OVER_OR_NOT) or message.says(_BEGINS)):
        return None
    approval = approval_told(message, said)
    often = comprehensive_until(message, said, approval)
    asked = often or years_asked(message, said, approval)
    if asked is None:
        return None
    known = message.known.get("period_number") if message.active else None
    number = (asked.number or _period_asked(message) or known) if asked.with_period else None
    facts = {**approval_told(message, said), **_plan(message), **asked.facts, "period_number": number}
    if asked.with_period:
        return Heard(facts, True, about=(_PERIODS, "综合评价"), needs=_needs(asked, facts, message))
    if asked.each and asked.only_comprehensive:
        each = tuple({"year": year, "period_number": number} for number, year in enumerate(asked.each, 1))
        about = ("综合评价",) if often else (_PERIODS, "综合评价")
        return Heard(facts, True, about=about, each=each, needs=_needs(asked, facts, message))
    if asked.each:
        each = tuple({"year": year, **_instalment(year, asked)} for year in asked.each)
        return Heard(facts, True, about=_KINDS, each=each, needs=_needs(asked, facts, message))
    if asked.every:
        return Heard(facts, True, about=(_PERIODS, "综合评价"), needs=_needs(asked, facts, message))
    if asked.only_self:
        needs = _needs(asked, facts, message) if message.says(NOT_THAT_YEAR) else ()
        return Heard(facts, True, about=("自评价", DUE), needs=needs)
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
