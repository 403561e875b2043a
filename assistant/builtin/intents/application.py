"""创建程序: what a message says of the publicity, of where a unit stands, of its plan and of the expert panel."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

from assistant.builtin.extraction.clauses import CLAUSE_END
from assistant.builtin.extraction.date_roles import (
    OF_NO_PUBLICITY,
    Role,
    around,
    of_role,
    on_publicity,
    role_of,
)
from assistant.builtin.extraction.dates import RELATIVE_DAYS, corrected_year, dates
from assistant.builtin.extraction.said import Said
from assistant.builtin.intents._message import GOES_ON, NOTHING, VERDICT, WHEN, Heard, Message
from assistant.builtin.intents.committee.expert_panel import panel
from assistant.builtin.intents.periods.first_day import (
    BY,
    DAY_PUT_RIGHT,
    START_ASKED,
    TODAY_IS_THE_NTH,
    on_the_way,
)
from assistant.builtin.intents.periods.objection import NO_OBJECTION, OBJECTION, SET_ASIDE, objects
from assistant.builtin.intents.periods.plan import plan
from assistant.checkers.application_steps import STEPS, CurrentStep

_ELSEWHERE = re.compile(r"批复的|批的|整改|撤销|撤资|摘牌|自评|评价")
_WHEN = re.compile(
    r"(?:什么时候|啥时候|啥时|何时|哪天|哪一天|哪日|几号|多会儿|何日|什么日子|啥日子|到哪|哪一日)"
)
_OVER = re.compile(r"满|完|到期|结束|截止|届满|够|收|到头|期满|算完|终止|下来|结")
_HOW_LONG = re.compile(r"几天|多少天|多久|多长|几个工作日|多少个工作日|最少|至少")
_WHY = re.compile(r"为什么|为啥|为甚|凭什么|凭啥|怎么算|咋算|怎么数|咋数|怎么不是|咋不是|不对吧|算错")
_LATEST_WORDS = re.compile(r"最晚|最迟|至迟")
_SHORT = 16
_DURATION, _OBJECTED, _LATEST = "公示时间", "公示无异议", "最晚开始日"

_STEP_WORDS = (
    (CurrentStep.APPROVED, re.compile(r"(?:已经?|刚)?批复(?:建设)?(?:了|下来)")),
    (CurrentStep.PUBLICITY_OVER, re.compile(r"公示(?:期)?(?:已经?|刚)?(?:满|完|结束|过)(?:了|以后|之后|后)?")),
    (CurrentStep.IN_PUBLICITY, re.compile(r"(?:正在|还在|处于|现在)公示|公示(?:着|中|期间)")),
    (CurrentStep.DECIDED, re.compile(r"(?:会议研究|上(?:了|过)?会|会上|局里(?:开)?会)[^，。？?]{0,6}(?:通过|确定|定了|定下|完|过了|同意)")),
    (CurrentStep.ARGUED, re.compile(r"(?:专家|论证|实地考察|考察)[^，。？?]{0,8}(?:完了?|过了|结束|看完|通过了?|做完|考察完|走了)|(?:看|查|考察|踏勘)(?:完|过|罢)了?[^，。？?]{0,2}现场|现场[^，。？?]{0,4}(?:看|查|考察|踏勘)(?:完|过|罢|了)")),
    (CurrentStep.RECOMMENDED, re.compile(r"(?:出具|开|给|拿到?)(?:了)?[^，。？?]{0,4}推荐意见|推荐意见[^，。？?]{0,6}(?:出|开|有|拿|给)|(?:归口|旗县|区里|科技局)[^，。？?]{0,8}(?:已经?|都)?推荐(?:了|上去)")),
    (CurrentStep.CULTIVATED, re.compile(r"(?:列为|成为|成了|是|当上)?培育对象|(?:正在|在)(?:写|编|做|编制|制定)[^，。？?]{0,6}方案")),
    (CurrentStep.INTENT, re.compile(r"(?:提(?:出|交|了|完|过)?|[交递送报])(?:过来|上来|来|了|完|过|的|一?[个份])*(?:[^，,。；;？?]{0,6}的)?(?:建设)?意向(?:书)?(?:了|完|之后|以后|后)?|意向书?(?:[^，,。；;？?不没]{0,3})(?:[交递送报提])(?:上去|过来|上来|出去|了|完|过)")),
)  # fmt: skip
_NEXT = re.compile(
    r"下一步|接下来|下头(?:[咋怎该]|是)|然后|后头|后面|后边|还剩|还有(?:几|哪|啥|什么)|往下|之后(?:该|要|是|怎么|做|干)|再(?:干|做|办)(?:啥|什么)|该(?:干|做|办)(?:啥|什么|甚)|下来(?:是|该|要)|轮到|(?:以后|之后|完了|过了|走了|罢了)(?:呢|咋办|怎么办|咋整|干啥|干嘛)"
)
_OF_ITS_SUBJECT = re.compile("公示|创建程序|方案")
_REST = re.compile(r"还剩|还有(?:几|哪)|后头|后面|后边|剩下")


def hear(message: Message) -> Heard:
    """Hear what `message` says of 第九条: dates of a publicity first, then where a unit stands, plan and panel."""
    for read in (_publicity, _step, panel, plan):
        if heard := read(message):
            return heard
    return Heard(concerned=True) if message.says(_OF_ITS_SUBJECT) else NOTHING


def _publicity(message: Message) -> Heard | None:
    told = on_publicity(message.text) or (message.found and not message.says(_HANDS_IN))
    asked = bool({"publicity_start", "publicity_end"} & set(message.asked))
    if not (told or asked or message.active) or (not told and message.says(_ELSEWHERE)):
        return None
    if _on_the_period(message) or (not told and message.says(_PERIOD) and not _of_its_end(message)):
        return None
    if message.active and OBJECTION.search(SET_ASIDE.sub("", message.text)) and message.known:
        raised = not message.says(NO_OBJECTION)
        return Heard({"objection_raised": raised}, True, about=(_OBJECTED,))
    if message.active and message.known.get("publicity_start") and message.says(_WHY):
        return Heard(calls=True, about=(_DURATION,))
    if (
        (
            message.active
            and message.known.get("publicity_start")
            and message.says(WHEN)
            and not message.says(_LATEST_WORDS)
        )
        and len(message.text) <= _SHORT
        and not _days_said(message)
    ):
        return Heard({"publicity_end": None, "publicity_full_by": None}, True, about=(_DURATION,))
    facts = _publicity_days(message, told, asked)
    if facts and not facts.get("publicity_end") and _told_on_the_way(message):
        return None
    if facts:
        if facts.get("publicity_full_by"):
            return Heard(facts, True, about=(_LATEST,))
        if objects(message.text):
            return Heard({**facts, "objection_raised": True}, True, about=(_DURATION, _OBJECTED))
        return Heard(facts, True, about=(_DURATION,))
    if told and message.says(_WHEN) and message.says(_OVER) and not message.says(_HOW_LONG):
        return Heard(calls=True, about=(_DURATION,), needs=("publicity_start",))
    if told and (message.says(_SO_FAR) or message.says(TODAY_IS_THE_NTH)) and not (asked or message.active):
        return Heard(calls=True, about=(_DURATION,), needs=("publicity_start",))
    return None


def _told_on_the_way(message: Message) -> bool:
    """去年5月公示的，今年整改没过被撤了，什么时候能再报: what is asked is of another day than that of the publicity."""
    *told, asked = [clause for clause in CLAUSE_END.split(message.text) if clause.strip()] or [""]
    if message.active or not told or on_publicity(asked) or _OF_THE_PUBLICITY.search(asked):
        return False
    past = [day for day in _days_said(message) if day.date and day.date < message.as_of]
    others = [clause for clause in told if not on_publicity(clause)]
    of_else = any(_OF_ANOTHER_CHECK.search(clause) for clause in (*others, asked))
    return bool(past) and of_else and any(on_publicity(clause) for clause in told)


_HANDS_IN = re.compile(r"[交递](?!流|通|接|给我|费)|上报|报送")
_OF_THE_PUBLICITY = re.compile(r"公示|批|文|异议|工作日|挂|够|天数|名单|撤下|下网")
_OF_ANOTHER_CHECK = re.compile(r"整改|撤销|撤(?:了|的)|资格|自评|评价|考核|周期|再(?:次)?[报申]")
_SO_FAR = re.compile(
    r"(?:公示|挂|贴|晒|亮|登|发)(?:出来|出去|上去|[上出满])?(?:在?网上)?(?:已经?|都|快|有|整整|小|了|满)*"
    r"(?:(?:[0-9]+|[一二两三四五六七八九十半]+)[来多几]?(?:天|日|个?星期|个?礼拜|周)多?了|(?:挺|好|很|够|老)(?:多|些|几|长)(?:天|日子|时间|时候)了)"
    r"|(?:公示|名单|公告)[^，,。；;？?]{0,10}(?:公示|挂|贴|晒|亮|登)(?:上|出|在网上)?(?:了|满)?(?:[0-9]+|[一二两三四五六七八九十半]+)[来多几]?(?:天|日|个?星期|个?礼拜|周)(?:[，,\s]*(?:[0-9]+|[一二两三四五六七八九十])[来多几]?天)?[，,\s]*(?:应该|总该|这下|算|就|也|该|能)*(?:满|够)[^，,。；;？?]{0,6}(?:吧|哇|吗|么|不|没|呗|[？?])"
)
"""挂了五天了, 公示都快一个礼拜了: how many of them were working days depends on the first."""


def _of_its_end(message: Message) -> bool:
    """哪天算够, then 那到期日是哪天: of the publicity spoken of."""
    return message.active and message.known.get("publicity_start") is not None and not message.says(_CYCLE)


_CYCLE = re.compile(r"三年|3年|周期|建设期|综合")
_PERIOD = re.compile(r"三年|3年|周期|建设期|综合(?:绩效)?评|(?:到期|期满|届满)日|满期")
_LONG_ENOUGH = re.compile(r"公示[^。？?]{0,20}(?:够|几天|几个工作日|太短|时间短|足)")


def _on_the_period(message: Message) -> bool:
    """公示8月22号结束，批复落款9月3日，三年到哪天: what runs from the approval is asked about."""
    days = _days_said(message)
    if not (of_role(message.text, days, Role.APPROVAL) and message.says(_PERIOD)):
        return False
    starts, last = _first_and_last(message.text, _of_the_publicity(message.text, days))
    both_to_be_checked = bool(starts and last) and (message.says(VERDICT) or not message.says(WHEN))
    return not (message.says(_LONG_ENOUGH) or both_to_be_checked)


def _publicity_days(message: Message, told: bool, asked: bool) -> dict[str, Any]:
    """The first and the last day, or the day by which the publicity must be over."""
    hint = _known_day(message)
    if message.active and (moved := corrected_year(message.text, message.as_of, hint)):
        return {"publicity_start": moved.text, "publicity_end": None}
    said = _days_of_it(message)
    approval = _day_before_approval(message)
    if not approval and len(said) == 1 and not told and _of_approval_before(message):
        approval, said = _eve_of(said[0]), []
    if not (told or asked) and message.active and approval and not said:
        return _cut_short(message, approval)
    if not (told or asked or _goes_on(message)):
        return {}
    on_it = on_publicity(message.text) or (told and bool(message.known.get("publicity_start")))
    if not (on_it or asked or message.says(GOES_ON)):  # 明天下雪不 is on anything
        vague = [day for day in said if day.words in RELATIVE_DAYS or day.any_week]
        said = [day for day in said if day not in vague or role_of(message.text, day, said)]
    if message.says(BY) and message.says(START_ASKED) and (by := approval or (said[0].text if said else "")):
        return {"publicity_full_by": by, "publicity_start": None, "publicity_end": None}
    if not said:
        return {}
    if "publicity_end" in message.asked and "publicity_start" not in message.asked and len(said) == 1:
        return {"publicity_end": said[0].text}
    starts, last = _first_and_last(message.text, said)
    facts: dict[str, Any] = {"publicity_full_by": None, _TOLD_END: None}
    if starts:
        facts |= {"publicity_start": starts[0].text, "publicity_end": None}
    if last:
        facts["publicity_end"] = last[0].text
    if starts and approval:
        facts["publicity_end"] = _over_before(approval, starts[0], last)
    return facts if starts or last else {}


_WORKED_ON = re.compile(r"[^，,。；;？?]{0,6}(?:补班|调休|上班|加班)[，,]")
"""明天礼拜六单位要补班，正好把名单贴出去: the day itself, of which more is told."""


def _days_of_it(message: Message) -> list[Said]:
    """The days that may be the first or the last of the publicity."""
    every = _days_said(message)
    said = _of_the_publicity(message.text, every)
    if not said and len(every) == 1 and not message.known.get("publicity_start"):
        return [day for day in every if _WORKED_ON.match(message.text[day.end :])]
    return [day for day in said if not _of_else(message.text, day)] or said


def _of_the_publicity(text: str, every: list[Said]) -> list[Said]:
    """Those of the days that are said of nothing else."""
    elsewhere = of_role(text, every, *OF_NO_PUBLICITY)
    return [day for day in every if day not in elsewhere]


def _first_and_last(text: str, said: list[Said]) -> tuple[list[Said], list[Said]]:
    """The days on which a publicity may have begun, and those on which it may have ended, the likeliest first."""
    ends = of_role(text, said, Role.PUBLICITY_END)
    starts = _called_start_first(text, [day for day in said if day not in ends])
    return starts, [day for day in ends if not starts or _comes_after(day, starts[0])]


def _called_start_first(text: str, starts: list[Said]) -> list[Said]:
    """也就是11月28号，能不能下批文？11月23号挂的: what is called the start goes before what is called nothing."""
    return sorted(
        starts,
        key=lambda day: (
            not _ANEW.search("□".join(around(text, day, starts))),
            role_of(text, day, starts) is not Role.PUBLICITY_START,
        ),
    )


_ANEW = re.compile(
    r"□[^，。]{0,2}(?:重新|再次|重)(?:挂|贴|公示|发布|上网)|(?:重新|再次)(?:挂|贴|公示)[^，。]{0,4}□"
)
"""名单写错了，12月1日重新挂: it runs from then."""


def _comes_after(end: Said, start: Said) -> bool:
    """Told after it, or later than it: 公示到下周三，从上周五开始的."""
    return end.start > start.start or bool(end.date and start.date and end.date > start.date)


def _over_before(approval: str, start: Said, last: list[Said]) -> str:
    """The last day of a publicity that the approval cut short, or that ended before it."""
    ends = [approval, *(day.text for day in last)]
    return max(start.text, min(ends))


def _cut_short(message: Message, approval: str) -> dict[str, Any]:
    """24号就发批文行吗: the publicity told of before, over by then."""
    known = message.known
    told = known.get(_TOLD_END, known.get("publicity_end") or "")
    start = known.get("publicity_start")
    return {"publicity_end": max(start, min(approval, told or approval)), _TOLD_END: told} if start else {}


_TOLD_END = "_told_end"
"""A memory of this intent: the last day as told, which a supposed day of approval cuts short only for one question."""


def _days_said(message: Message) -> list[Said]:
    bare_days = on_publicity(message.text) or message.found
    said = dates(message.text, message.as_of, _known_day(message), bare_days=bare_days)
    text = message.text
    told = [day for day in said if day.day_known and not on_the_way(text, day)]
    return [_after_the_start(day, said, message) for day in told]


def _after_the_start(day: Said, said: list[Said], message: Message) -> Said:
    """那周四撤呢, of a publicity that begins on a day to come: the first Thursday after it."""
    start = Said.read(str(message.known.get("publicity_start")))
    if not (start and start.date and day.date and day.any_week and message.as_of < start.date):
        return day
    if day.date >= start.date or role_of(message.text, day, said) is not Role.PUBLICITY_END:
        return day
    later = start.date + timedelta(days=(day.date - start.date).days % 7)
    return replace(day, year=later.year, month=later.month, day=later.day)


def _day_before_approval(message: Message) -> str:
    """The last day that a publicity can have before the day on which it is to be approved, "" where none is named."""
    days = of_role(message.text, _days_said(message), Role.APPROVAL)
    return _eve_of(days[-1]) if days else ""


def _of_approval_before(message: Message) -> bool:
    """那12月8号下呢, after 12月4号就下批文行不: a date alone is of what the last one was of."""
    before = [day for day in dates(message.before, message.as_of, _known_day(message)) if day.day_known]
    roles = {role_of(message.before, day, before) for day in before}
    return message.active and message.says(GOES_ON) and roles == {Role.APPROVAL}


def _eve_of(day: Said) -> str:
    return (day.date - timedelta(days=1)).isoformat() if day.date else ""


def _of_else(text: str, day: Said) -> bool:
    """A date that is said of something else: 9月20日为调休工作日, 3月5日批的."""
    after = text[day.end : day.end + 8]
    return bool(
        re.match(
            r"^(?:[（(][^）)]*[）)])?(?:为|是)(?:[^，。？?]{0,4})(?:调休|中秋|国庆|春节|节|放假|周|星期|休息)|^[^，。？?]{0,4}(?:批复|批的|撤销|撤资|整改)",
            after,
        )
    )


def _known_day(message: Message) -> Said | None:
    known = message.known.get("publicity_end") or message.known.get("publicity_start")
    return Said.read(known) if isinstance(known, str) else None


_PUBLICITY_FACTS = {"publicity_start", "publicity_end", "publicity_full_by", "objection_raised"}


def _goes_on(message: Message) -> bool:
    """Whether a message without a word of the publicity goes on about it."""
    on_days = message.says(_BEGINS) and message.says(_OVER) and not message.says(_ELSEWHERE)
    of_panel = message.known and not _PUBLICITY_FACTS & set(
        message.known
    )  # what was spoken of is the panel, or a step
    if not message.active or of_panel:
        return False
    supposed = message.says(_SUPPOSED) and of_role(
        message.text, _days_said(message), Role.PUBLICITY_START, Role.PUBLICITY_END
    )
    return (
        bool(GOES_ON.search(message.text) or message.says(DAY_PUT_RIGHT) or supposed)
        or len(message.text) <= _SHORT
        or on_days
    )


_SUPPOSED = re.compile(r"^[^，,。；;？?！!]{1,12}呢[？?，,]")
"""24日就收呢？差一天而已."""
_BEGINS = re.compile(r"开始|起|启动|算起")


def _step(message: Message) -> Heard | None:
    asked = "current_step" in message.asked
    if not (message.says(_NEXT) or asked):
        return None
    step = next((step for step, pattern in _STEP_WORDS if message.says(pattern)), None)
    if step is None:
        return None
    about: tuple[str, ...] = ("下一步",)
    if message.says(_REST):
        done = _STEPS_DONE.get(step, 0)
        about = ("下一步", *(step.title for step in STEPS[done + 1 :]))
    return Heard({"current_step": step.value}, True, about=about)


_STEPS_DONE = {
    CurrentStep.INTENT: 2,
    CurrentStep.CULTIVATED: 2,
    CurrentStep.RECOMMENDED: 3,
    CurrentStep.ARGUED: 4,
    CurrentStep.DECIDED: 5,
    CurrentStep.IN_PUBLICITY: 5,
    CurrentStep.PUBLICITY_OVER: 5,
}
