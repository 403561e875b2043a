"""批复: the day, the month or the year of the approval, as a message tells it or lets it be worked out."""

import re
from dataclasses import replace
from typing import Any

from assistant.builtin.extraction.clauses import rest_of_clause
from assistant.builtin.extraction.date_roles import OF_A_CHANGE, Role, around, of_role
from assistant.builtin.extraction.dates import corrected_year
from assistant.builtin.extraction.said import Said
from assistant.builtin.intents._message import CORRECTS, GOES_ON, Message
from assistant.builtin.intents.periods.counted_back import approval_asked_for, approved_so_long_ago
from assistant.builtin.intents.periods.known_date import THAT_YEAR, known_date
from corpus.numerals import to_int

_APPROVED = re.compile(
    r"(?<![一这那首几每两报待等送呈])批(?!次|评|量|判|发|几|多少)|红头|文件[^，。？?]{0,6}(?:下来|到手|下达)|获批|认定|立项"
)
_CORRECTS = re.compile(r"不好意思|错|不对|不是|应该|更正|其实|实际|抱歉")
_FULL_IN = re.compile(
    r"^(?:我们|咱们?|俺们?|中心|就|正|刚|好|正好|刚好|那年|的时候|,)*(?:期)?满(?:了)?(?P<n>[三六九369])年(?!了?(?:没|吗|么|不|没有|[？?]))"
)
_FULL_TOO = re.compile(
    r"^既[^。；;？?]{0,14}?(?:又|也|且|恰好?|正好|同时|刚好)+(?:期)?满(?:了)?(?P<n>[三六九369])年"
)
"""2028年既逢拨款节点，又恰满三年."""
_PERIOD_NUMBER = re.compile(
    r"第(?P<n>[一二三四五六七八九十0-9]{1,2})(?:个)?(?:轮|期|周期|建设周期|建设期|个?三年)|(?P<first>首(?:个|期|轮)|头(?:一)?(?:个)?(?:轮|期|茬|周期|建设周期|三年))"
)
NEXT_PERIOD = re.compile(r"下一?(?:个)?(?:轮|期|周期|建设周期|三年)|次期|次轮|接下来|下次")


def approval_told(message: Message, said: list[Said]) -> dict[str, Any]:
    """The day, the month or the year of the approval: the date beside 批."""
    asked = {"approval_date", "approved_in"} & set(message.asked)
    goes_on = (
        message.active
        and not message.part
        and ({"approval_date", "approved_in"} & set(message.known))
        and bool(
            GOES_ON.search(message.text)
            or message.says(CORRECTS)
            or message.says(re.compile("具体|日期|号|那天"))
        )
        and not message.says(THAT_YEAR)
    )
    known = (
        {"approval_date", "approved_in"} & set(message.known)
        if message.active and not message.part
        else set()
    )
    of_a_year = "year" in message.known or bool({"自评价", "逐年安排"} & set(message.about))
    asked_by_year = of_a_year and not message.says(_CORRECTS)
    if (
        known
        and not (asked_by_year or message.says(_YEAR_ALONE) or message.says(_ASKS_OF_ANOTHER))
        and (moved := corrected_year(message.text, message.as_of, known_date(message)))
    ):
        return {("approval_date" if moved.day_known else "approved_in"): moved.text}
    near = _approved_on(message.text, [day for day in said if not day.of_year])
    if not near and (message.says(_PERIOD_SUBJECT) or message.says(_ITS_DAY)):
        near = [day for day in said if day.day_known and _stands_alone(message.text, day)]
    if not near and (asked or goes_on):
        of_else = of_role(message.text, said, *_OF_ELSE)
        beside = {d: "□".join(around(message.text, d, said)) for d in said}
        of_else += [d for d in said if not (asked or _THE_DAY_ALONE.fullmatch(beside[d]))]
        of_else += [d for d in said if of_a_year and not (d.day or asked or message.says(_CORRECTS))]
        near = [d for d in said if not d.of_year and (d.month or asked) and d not in of_else][:1]
    if not near:
        return _approved_by_its_end(message.text, said) or approved_so_long_ago(message)
    signed = [d for d in near if _SIGNED.search("□".join(around(message.text, d, said)))]
    day = _to_come(message, _narrowed(signed or near))
    if day.day_known:
        return {"approval_date": day.text, "approved_in": None}
    return {"approved_in": day.text, "approval_date": None} if day.year else {}


_ASKS_OF_ANOTHER = re.compile(r"^(?!.*(?:批|要是|如果|假如|换|改|错|应该|其实)).*年度?的?呢[？?。]*$")
"""两头都不沾的2026年呢: what that year calls for."""
_YEAR_ALONE = re.compile(r"^那?么?[今明去后前]年度?的?呢[？?。]*$")
_THE_DAY_ALONE = re.compile(
    r"(?:□|人家|他们|它|那[份个家]|这[份个]|不好意思|抱歉|对不起|哎呀?|哦|噢|啊|呀|嗯|不对|不是|是|应该?为?|其实|实际上?|具体|大概|准确|更正|刚才?|我|我们|咱们?|中心|[看记说写弄搞抄打报讲念填]?(?:[错串岔混反]|花了?眼|走眼|眼花)了?|"
    r"日期|日子|时间|那天|当天|落款|批文?复?|文件|上|写|印|就|才|在|于|的|那|么|要是|如果|假如|换成?|改[成为]?|再|说|按|算|从|起|呢|吧|吗|行|可以|了|话|[，,。.？?！!：:\s])*"
)
"""其实是1月31号: nothing beside the day that tells of anything but the approval; 27年1月那份还写不写 is of a report."""
_OF_ELSE = (
    Role.EVALUATED,
    Role.RECTIFICATION,
    Role.REVOCATION,
    Role.HANDED_IN,
    Role.PLAQUE,
    Role.PUBLICITY_START,
    Role.PUBLICITY_END,
)
"""What no approval is, where nothing but the talk before says that a date may be one."""


_SIGNED = re.compile(r"落款|印发|签发|(?:文|红头)[^，,。；;]{0,3}(?:写|印|标|注)")
"""10月8号拿的批文，落款是9月28: the day of the document, not that on which it came."""


def _narrowed(near: list[Said]) -> Said:
    """2025年春天批的，批文是3月31号的: the day of it, where the first date told only the year or the month."""
    first = near[0]
    in_it = [
        day
        for day in near
        if day.day_known and (day.year, first.month or day.month) == (first.year, day.month)
    ]
    return in_it[0] if in_it and not first.day_known else first


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
    said = [day for day in said if not (_YEARS_LATER.search(day.words) and "批" in text[: day.start][-6:])]
    said = [day for day in said if not OF_A_CHANGE.search("□".join(around(text, day, said)))]
    elsewhere = of_role(text, said, Role.PLAQUE, Role.PUBLICITY_START, Role.PUBLICITY_END)
    return (
        of_role(text, said, Role.APPROVAL)
        or _received(text, said)
        or [day for day in said if day not in elsewhere and _beside(text, day, _APPROVED)]
    )


def _approved_by_its_end(text: str, said: list[Said]) -> dict[str, Any]:
    """2028年我们正好满三年: approved in 2025. 头三年2028年5月12号到头，批文是哪天的: on the same day in 2025."""
    if asked := approval_asked_for(text, said, period_number(text) or 1):
        return asked
    for day in said:
        rest = text[day.end :]
        if day.year and not day.of_year and (full := _FULL_IN.match(rest) or _FULL_TOO.match(rest)):
            began = replace(day, year=day.year - to_int(full["n"]))
            name, other = _APPROVED_NAMES if day.day_known else _APPROVED_NAMES[::-1]
            return {name: began.text, other: None}
    return {}


_YEARS_LATER = re.compile(r"(?:以后|之后|后)$")
"""批下来两年以后: counted from the approval, no day of it."""
_APPROVED_NAMES = ("approval_date", "approved_in")
_PERIOD_SUBJECT = re.compile(r"建设周期|建设期|几个周期|期满|综合(?:绩效)?评价")
_ITS_DAY = re.compile(
    r"(?:批复?|批文|获批|批下来)(?:的|下来的?)?(?:日子|日期|时间|那天|那日)(?:[^，,。；;0-9]{0,4})[，,：:]"
)
"""批复日子怪，2024年2月29号: the day comes in the next clause."""
_NOTHING_BESIDE = re.compile(
    r"(?:你好|您好|那个|我们?|咱们?|俺们?|我司|公司|单位|中心|这边|家|的|是|就|在|于|才|刚|被|早|年|月|[日号]|那天|当天|市科技局|科技局|局里|[，,。！!\s])*"
    r"(?:批复?(?:建设|下来|准|了|的)*|获批|拿到?(?:了)?批[复文]|认定)(?:[的了吧啊呢呀哈哦，,。！!\s])*"
)


def only_tells_the_approval(text: str, said: list[Said]) -> bool:
    """我们2024年5月20批的: whether nothing but the day of the approval is told."""
    if len(said) != 1:
        return False
    rest = text[: said[0].start] + text[said[0].end :]
    return _NOTHING_BESIDE.fullmatch(_PUT_RIGHT.sub("", rest)) is not None


_PUT_RIGHT = re.compile(
    r"(?:[…—，,。！!\s]|哦|噢|啊|哎)*(?:不对|不是|不|说错了?|记错了?|错了)(?:[…—，,。！!\s]|是|应该|其实|应)*[0-9]{2,4}[年.\-/][0-9]{1,2}[月.\-/][0-9]{1,2}[日号]?"
)
"""…批的，不对，是2025年9月1号: the date that is told instead."""


_ALONE = re.compile(r"(?:我们|咱们?|俺们?|是|的|在|那|就)*")


def _stands_alone(text: str, day: Said) -> bool:
    """建设周期多长，2024年10月8日: a date with nothing said of it is the day that the periods are counted from."""
    return all(_ALONE.fullmatch(beside) for beside in rest_of_clause(text, day.start, day.end))


def _beside(text: str, day: Said, words: re.Pattern[str]) -> bool:
    before, after = rest_of_clause(text, day.start, day.end)
    return bool(words.search(f"{before[-_NEAR_BEFORE:]}□{after[:_NEAR_AFTER]}"))


_NEAR_BEFORE, _NEAR_AFTER = 10, 14  # characters


def period_number(text: str) -> int | None:
    """Which period is asked about; none where the next one is asked about with it, for then all are listed."""
    told = list(_PERIOD_NUMBER.finditer(_LEFT_ASIDE.sub("", text)))
    if not told or NEXT_PERIOD.search(text):
        return None
    match = told[-1] if _ENDS_ASKED.search(text) else told[0]  # 头一轮完了接着第二轮，第二轮到哪天
    return 1 if match["first"] else to_int(match["n"])


_ENDS_ASKED = re.compile(r"(?:完了|完|满了?|结束|过了?|到期)[^？?]*(?:哪|几|何|啥|什么)")
_LEFT_ASIDE = re.compile(
    r"[^，,。；;？?！!]*(?:不(?:问|说|管|提|谈|看)(?:了|它|那个)?|先放[^，,。；;]{0,3}|撇开|抛开|跳过)[^，,。；;？?！!]*(?:[，,。；;]|$)"
)
"""头三年不问了，单说第二个三年."""


def of_the_approval(text: str, said: list[Said]) -> list[Said]:
    """The dates that are told of the approval and of what belongs to it: none is the day of a report."""
    return [*of_role(text, said, Role.APPROVAL, Role.PLAQUE), *_received(text, said)]


def _received(text: str, said: list[Said]) -> list[Said]:
    """3月10日拿到的批文; 区里1月30日收到的 may be the report."""
    days = of_role(text, said, Role.RECEIVED)
    return [day for day in days if _DOCUMENT.search("□".join(around(text, day, said)))]


_DOCUMENT = re.compile(r"批|文(?!章|字)|红头")
