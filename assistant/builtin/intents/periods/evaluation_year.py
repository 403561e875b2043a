"""The year whose evaluation a message asks about, and what it says of that year."""

import re
from dataclasses import dataclass, field
from typing import Any

from assistant.builtin.extraction.said import Said
from assistant.builtin.intents._message import GOES_ON, Message
from assistant.builtin.intents.periods.approval import period_number
from assistant.builtin.intents.periods.counted_back import FOLLOWING, current_period, next_full
from assistant.builtin.intents.periods.department_evaluation import DEPARTMENT, done_in, held_in, remembered
from assistant.builtin.intents.periods.instalments import (
    ONLY_ONE,
    REMEMBERED,
    by_year,
    instalments,
    instalments_told,
    nodes_awaited,
    nodes_replied,
    nodes_told,
)
from assistant.builtin.intents.periods.rectification import OWN_CASE
from assistant.builtin.intents.periods.self_year import SELF_EVALUATION, THAT_SAME_YEAR, self_year
from corpus.numerals import to_int

THREE = 3
"""A comprehensive evaluation comes with every third year; which year that is the checker works out again."""

_ONE_OR_THE_OTHER = r"自评价?[^。；;？?]{0,8}(?:还是|抑或|或是)[^，。；;？?]{0,10}(?:综合|部门|阶段)|(?:综合|部门|阶段)[^，。；;？?]{0,10}(?:还是|抑或|或是)[^，。；;？?]{0,8}自(?:己|我)?评"
_KIND = re.compile(
    rf"{_ONE_OR_THE_OTHER}|"
    r"过(?:的|得?(?:是|上))?(?:个)?(?:哪|什么|啥|甚)(?:一|样的)?(?:道|个)?[关考坎]|评(?:的|个)?(?:什么|啥|甚|哪种|哪个)|(?:该|要|得|应|按|算)(?:怎么|咋|啥|哪种|何种)评|评(?:几|两|一)(?:回|次|遍)|合(?:成|并)?(?:为|成)?一(?:回|次|起|块)|(?:什么|啥|甚|哪种|何种|哪一种|哪类|哪一类|何类|怎么)(?:样的)?(?:绩效)?(?:评|考)|(?:做|开展|搞|该|是)(?:的)?(?:是)?(?:哪种|哪一种|哪些|哪几[次种]|几次|什么|啥)(?:评|考|$|[？?，。])|哪[种些]评|(?:考|评)(?:的)?(?:叫|是)(?:个)?(?:什么|啥|甚)|轮到(?:谁|哪个)评|(?:做|搞|开展|属于|该是)(?:的)?(?:是)?(?:自评价?|综合(?:绩效)?评价|阶段(?:绩效)?评价)[^，。？?]{0,3}(?:对|吗|么|不|没错)"
)
_EVALUATION = re.compile(r"评|考(?!虑|察)|大考")
_COMPREHENSIVE = re.compile(
    r"综合(?:绩效)?评|综合评|(?:做|搞|开展|上|来|轮到|接受|该)综合(?:的)?(?=[了吗呢嘛，。？?]|$)|综合的(?=[了吧吗？?，,。]|$)|大考|大的[^，。？?]{0,2}评|大评|满三年|满3年|三年期满|期满三年|期满3年|期满那年"
)
_STILL = re.compile(
    r"(?:该|要|用|需|得)(?:做|搞|写|交)?自评[^，。；;？?]{0,4}(?:[吗么不没？?]|$)|(?:交|写|做|报)不(?:交|写|做|报)|还(?:用|要|需|得|须|写|交|做|提)|是否(?:仍|还)?(?:须|需|要)|仍(?:须|需|要)|要不要|用不用|需不需要|免|不用|[欠补用需该]不[欠补用需该]|[还仍]欠|欠着|还(?:自评|评|考|写|交)[^，。；;？?]{0,3}[不吗么]|勾销|抵(?:掉|消|了)|可以不|能不|又?[来还](?:要|催|逼|叫|让)|催(?:着|我|交|要|报|[0-9])|又(?:催|逼|叫|让|要)|(?:要|得|需|该)(?:再)?(?:交|写|做|报|提交)[^，。；;？?]{0,12}(?:不|吗|么)(?=[，。？?！!]|$)"
)
_WHICH_YEAR = re.compile(
    r"(?:综合|大考)[^，。？?]{0,8}(?:哪(?:一)?天|几月|几号)|几时|多久|哪(?:一)?年|何年|什么时候|啥时候|几几年|多会儿|何时|到时点|时候了吗|到(?:了)?(?:没|吗)"
)
_NTH = re.compile(
    r"(?<!拨款)(?<!拨款分)(?<!分期)第(?P<n>[一二三四五六0-9])(?:次|个三年|轮|回|个?(?:建设)?周期)(?![^，。；;？?]{0,4}(?:拨|款|分期))"
)
_NEXT = re.compile(r"下一?次|再下一?次|下一?个")
_NEXT_ONE = re.compile(r"下一?(?:次|场|回|茬|趟|遭|轮)|接下来(?:的)?(?:一次|那次|这次)|再一次")
_THAT_YEAR = re.compile(r"(?:满三年|满3年|期满|满期|届满|到期|到头)(?:的)?(?:那|当|这)一?年")


@dataclass(frozen=True)
class Year:
    """The facts on the year asked about; `only_self`, `only_comprehensive`: it asks of that kind of evaluation alone."""

    facts: dict[str, Any] = field(default_factory=dict)
    only_self: bool = False
    only_comprehensive: bool = False
    every: bool = False
    """Whether all years with a comprehensive evaluation are asked for."""
    each: tuple[int, ...] = ()
    """Several years, each asked about by itself."""
    also: tuple[str, ...] = ()
    """The titles of kinds that are asked about by name, to be told of even where they do not apply."""
    with_period: bool = False
    """Whether it also asks when the period ends after which the evaluation comes."""
    number: int | None = None
    """The number of that period."""


def years_asked(message: Message, said: list[Said], approval: dict[str, Any]) -> Year | None:
    """Read which year's evaluation is asked about; None where no evaluation is."""
    text = message.text
    start = _start_year(approval, message)
    approved = bool(approval) or (message.active and start is not None)
    nodes = nodes_told(text, said)
    if asked := (
        _one_or_the_other(message, said)
        or _self_evaluation(message, said, approval)
        or _approval_told(message, said, approval)
        or _at_the_end(message, start)
        or _first_few(message, start)
        or _full_and_comprehensive(message, start)
        or (_when_full(message, start, approval) if _PUT_OFF.search(text) else None)
        or (_of_each(message, said, nodes) if approved else None)
    ):
        return asked
    on_a_year = "year" in message.known or "自评价" in message.about
    goes_on = GOES_ON.search(text) or NOT_THAT_YEAR.search(text)
    asks_again = (on_a_year and goes_on) or (start and YEAR_ALONE.match(text))
    if message.active and asks_again and (of := _of_year(said)):
        return _same_of(of, message, said)
    if (done := done_in(message, said)) is not None:
        told = {"year": done, "department_evaluated": True, **remembered(message, said)}
        return Year(told, only_self=True)
    if start and _COMPREHENSIVE.search(text) and _EVERY_YEAR.search(text):
        return Year({"year": start + THREE, "department_evaluated": None}, every=True)
    of_another = _KIND.search(text) and _of_year(said) not in (None, message.known.get("year"))
    if not of_another and nodes_awaited(message) and (told := nodes_replied(message, said, nodes)):
        return Year(told, only_self=message.about[:1] == ("自评价",))
    if (_KIND.search(text) and (message.active or approved or _EVALUATION.search(text))) or (
        _COMPREHENSIVE.search(text)
        and (approved or _NTH.search(text))
        and (
            _WHICH_YEAR.search(text)
            or _year_of_kind(message, said, start if _THAT_YEAR.search(text) else None, {})
        )
    ):
        year = _year_of_kind(message, said, start, approval)
        if year is None and start is None:
            return None
        if year is None and by_year(text, None, said):
            year = message.as_of.year - (message.as_of.month == 1)  # the year that the check takes
        facts = {"year": year, "department_evaluated": None, **(nodes or instalments(year, message, said))}
        if SELF_EVALUATION.search(text) and _STILL.search(text) and _AFTER_IT.search(text):
            return Year({**facts, "department_evaluated": True}, also=("自评价",))
        return Year(facts, only_comprehensive=not _KIND.search(text))
    if start and message.active and "综合评价" in message.about and _NEXT.search(text):
        known = message.known.get("year") or start + THREE
        return Year({"year": known + THREE, "department_evaluated": None}, only_comprehensive=True)
    nth = _NTH.search(text)
    ends = _ENDS_WHEN.search(text) and not _EVALUATION.search(
        text
    )  # 第二轮到啥时候到头: of the period itself
    if (
        start
        and nth
        and message.active
        and not ends
        and (_WHICH_YEAR.search(text) or "综合评价" in message.about)
    ):
        return Year(
            {"year": start + THREE * to_int(nth["n"]), "department_evaluated": None}, only_comprehensive=True
        )
    return _when_full(message, start, approval) or _whether_it_is_time(message)


def _one_or_the_other(message: Message, said: list[Said]) -> Year | None:
    """今年到底该自评还是等局里来综合评价: which of all kinds it is, of a year of which no evaluation is told."""
    choosing = re.search(_ONE_OR_THE_OTHER, message.text)
    own = message.says(OWN_CASE) or message.says(_OF_A_CENTRE) or message.active
    years = [day.year for day in said if choosing and day.month is None and day.start < choosing.end()]
    if not (own and years and (year := years[-1])) or held_in(year, message, said):
        return None
    facts = {"year": year, "department_evaluated": None, **instalments_told(year, message, said)}
    return Year(facts, also=("自评价",))


_OF_A_CENTRE = re.compile("批")


def _first_few(message: Message, start: int | None) -> Year | None:
    """头两个周期的综合评价分别落在哪一年: each of them."""
    several = _FIRST_FEW.search(message.text)
    if not (start and several and _COMPREHENSIVE.search(message.text)):
        return None
    ends = tuple(start + THREE * number for number in range(1, to_int(several["n"]) + 1))
    return Year({"department_evaluated": None}, each=ends, only_comprehensive=True)


def _full_and_comprehensive(message: Message, start: int | None) -> Year | None:
    """到哪天算满期该做综合的了: when the period ends, and the evaluation that comes then; of this year's or the next one."""
    if not start or not _FULL_AND_COMPREHENSIVE.search(message.text) or _NTH.search(message.text):
        return None
    year = start + THREE * max(1, -(-(message.as_of.year - start) // THREE))
    return Year({"year": year, "department_evaluated": None}, every=True)


_FULL_AND_COMPREHENSIVE = re.compile(
    r"(?:哪天|几号|何日|什么时候|啥时候|多会儿|何时)[^，。；;？?]{0,4}(?:期满|届满|到期|满期|到头|满)[^，。；;？?]{0,6}综合(?!.*(?:哪年|何年))"
)


def _when_full(message: Message, start: int | None, approval: dict[str, Any]) -> Year | None:
    """首次综合评价以何日为期满, 期满考评能不能挪: the evaluation, and the period that must be over for it."""
    if not (start and (approval or message.active) and _AT_FULL_TERM.search(message.text)):
        return None
    nth, spoken_of = _NTH.search(message.text), message.known.get(FOLLOWING) if message.active else None
    known = {**message.known, **approval}
    number = 1 if _FIRST.search(message.text) else to_int(nth["n"]) if nth else spoken_of
    if number is None:
        number = current_period(known, message.as_of) or 1
        number -= number > 1 and start + THREE * (number - 1) == message.as_of.year  # full this very year
    facts = {"year": start + THREE * number, "department_evaluated": None}
    return Year(facts, with_period=True, number=number)


_AT_FULL_TERM = re.compile(
    r"(?:综合(?:绩效)?(?:评价?|考[核评])|大考|总评)[^；;？?]{0,20}?(?:期满|届满|到期|条件|具备|何日|哪日|[挪推拖延放等改](?:后|迟)?到|[差剩还][^，。]{0,3}天)"
    r"|(?:期满|届满|到期|满三年|满3年)(?:以?后|时|之后)?的?(?:那[次回个])?(?:综合|部门|绩效|大)?(?:绩效)?(?:考[核评]|评[价估审])"
    r"|(?:综合(?:绩效)?评价|大考)呢|(?:就|便|是不是|也|满期|期满|满)该(?:做|搞|开展|来|轮到)?(?:综合(?:绩效)?评|综合的|大考)|等[^，。；;？?]{2,10}再(?:来)?[评考]"
)
_PUT_OFF = re.compile(
    r"(?:[挪推拖延放等熬改]|推迟|延后|延期)(?:后|迟)?到|跟着方案|随方案|等[^，。；;？?]{2,10}再(?:来)?[评考]"
)
"""能不能拖到2030年: a year that is proposed, not asked about."""
_FIRST = re.compile(r"首[次个轮回]|头一?[次个轮回]|第一[次个轮回]")


def _whether_it_is_time(message: Message) -> Year | None:
    """大考到时点了没: the comprehensive evaluation, of this year."""
    if not _COMPREHENSIVE.search(message.text) or _NOT_FULL.search(message.text):
        return None
    if not _TIME.search(message.text):
        return None
    return Year({"year": message.as_of.year, "department_evaluated": None}, only_comprehensive=True)


_TIME = re.compile(
    r"该(?:做|搞|开展|来|轮到)?(?:个|场)?(?:综合|大考)|到时点|是否已到|到没到|到了没|够不够|该不该|轮到"
)


_AFTER_IT = re.compile(r"(?:做|评|考|搞)(?:了|完|过)(?:了)?(?:之后|以后|后)?")
_ENDS_WHEN = re.compile(
    r"(?:到头|届满|到期|期满|满|止于|结束|截[止至]|到)[^，。；;？?]{0,3}(?:啥时候|什么时候|何时|何日|哪天|几号|多会儿)"
    r"|(?:啥时候|什么时候|何时|哪天|几号|多会儿)[^，。；;？?]{0,4}(?:到头|届满|到期|期满|满|结束|截止|完)"
)
_AT_THE_END = re.compile(
    r"(?:到头|期满|届满|到期|结束|满|完)(?:了)?(?:的?时候?|以后|之后|后|那年)?[^。；;？?]{0,8}(?:[考评]|过[^，。；;？?]{0,4}[关坎])"
    r"|到时候?[^。；;？?]{0,8}[考评]|那时候?[^。；;？?]{0,6}[考评]"
)


_THEN = re.compile(
    r"^(?:那|等)?(?:结束|到期|届满|干完|走完)(?:了|后|之后|以后|的话)?|那(?:个)?时候?|到(?:了)?(?:那)?时候?|届时|到头|期满|满了|末了|末尾|完了|(?:结束|到期|期|干完)(?:之?后|以?后|了)|^那一?年"
)


def _at_the_end(message: Message, start: int | None) -> Year | None:
    """头一茬啥时候到头，到头了考我们的叫个啥: the kind of evaluation at the end of a period that is asked for, too."""
    text = message.text
    told = _ENDS_WHEN.search(text) and _AT_THE_END.search(text)
    pointed_back = message.active and "建设周期" in message.about and _THEN.search(text)
    if not (start and _KIND.search(text) and (told or pointed_back)):
        return None
    spoken_of = message.known.get(FOLLOWING) or message.known.get("period_number")
    number = period_number(text) or (spoken_of if message.active else None)
    year = start + THREE * (number or 1)
    return Year({"year": year, "department_evaluated": None}, with_period=True)


def _of_each(message: Message, said: list[Said], nodes: dict[str, Any]) -> Year | None:
    """26、27、28这三年各做哪一种: each of the years named."""
    years = [day.year for day in said if day.year and day.month is None]
    if not (_KIND.search(message.text) and len(set(years)) > 1 and _EACH.search(message.text)):
        return None
    told = by_year(message.text, None, said)
    if ONLY_ONE.search(message.text) and any(told.values()):
        told = {**{str(year): False for year in years}, **told}
    facts = {"department_evaluated": None, **nodes, REMEMBERED: told}
    return Year({**facts, "year": None}, each=tuple(sorted({year for year in years if year})))


_EACH = re.compile(r"各|分别|每年|年年|逐年|这[两二三四几]年|依次|逐年|年呢")


_DUE = "自评价报告期限"


def _approval_told(message: Message, said: list[Said], approval: dict[str, Any]) -> Year | None:
    """批复是去年三月, to the question for it: what was asked of a year is answered now."""
    year = message.known.get("year")
    if approval and year and message.active and message.about == (_DUE,) and message.declares:
        return Year({"year": year, "department_evaluated": None}, only_self=True)
    of_every_kind = "自评价" in message.about and len(message.about) > 1
    told = bool(approval) and bool({"approval_date", "approved_in"} & set(message.asked))
    if not (of_every_kind and told and year):
        return None
    nodes = nodes_told(message.text, said) or instalments(year, message, said)
    held = held_in(year, message, said)
    facts = {"year": year, "department_evaluated": held, **nodes}
    return Year(facts, only_self=_DUE in message.about)


def _same_of(year: int, message: Message, said: list[Said]) -> Year:
    """2028年呢: the question asked of another year before, asked of this one."""
    held = held_in(year, message, said)
    facts = {"year": year, "department_evaluated": held, **instalments(year, message, said)}
    if _NEITHER.search(message.text):
        facts["instalment_in_year"] = False
    asked = message.about
    if YEAR_ALONE.match(message.text) and "year" not in message.known:
        return Year(facts)
    return Year(
        facts, only_self=not asked or asked[0].startswith("自评价"), only_comprehensive=asked == ("综合评价",)
    )


_NEITHER = re.compile(
    r"(?:两|哪)(?:头|样|边|个|种)(?:都|也)(?:不|没)(?:沾|占|挨|靠|赶上|碰上|轮上|算)|(?:都|啥也|什么都|啥都)(?:没|不)(?:沾|占|赶上|碰上|轮上)"
)
"""两头都不沾: neither full term nor instalment."""
YEAR_ALONE = re.compile(
    r"^那?么?(?:[^，,。；;？?0-9]{1,10}的)?(?:20)?[0-9]{0,2}[今明去后前]?年度?的?呢[？?。]*$"
)
"""那今年呢, 两头都不沾的2026年呢: which evaluation that year calls for, no other approval."""
NOT_THAT_YEAR = re.compile(r"年度?(?:的|那一?份)?[^，。；;？?]{0,6}(?:不[交报写做]|免|不用)")
"""以后年年都免，2026年度的我也不交."""
_NOT_FULL = re.compile(r"(?:没|未|不)(?:到|有|够)?满(?:三年|3年)")
"""既没满三年，又没轮到拨款: a year that calls for neither; which one does not matter."""


_FIRST_FEW = re.compile(
    r"(?:头|前|最初|开头)(?:的)?(?P<n>[两二三四2-4])(?:个|轮|次|回)?(?:建设)?(?:周期|三年|3年|轮|期|次|回|综合)[^。；;？?]{0,16}(?:哪(?:一)?[年天]|何[年时日]|几几年|什么时候|啥时候|几时|多会儿)"
)
_EVERY_YEAR = re.compile(r"哪(?:几|些)(?:个)?年|哪几次|都(?:在|是)?哪(?:一)?年|分别(?:在|是)?哪|每次")


def _self_evaluation(message: Message, said: list[Said], approval: dict[str, Any]) -> Year | None:
    """Whether a self-evaluation is asked about, of which year, and what is told of that year."""
    text = message.text
    on_it = SELF_EVALUATION.search(text) or (message.active and "department_evaluated" in message.known)
    if _CONTENTS.search(text):
        return None
    year = self_year(message, said) if on_it and (_STILL.search(text) or _KIND.search(text)) else None
    if year is None:
        return None
    held = held_in(year, message, said)
    if held is None and message.active and message.known.get("year") == year:
        return Year({"year": year}, only_self=True)  # what was told of that year still holds
    facts = {"year": year, "department_evaluated": held, **remembered(message, said)}
    if approval:
        facts |= instalments_told(year, message, said)
    if held is not None or DEPARTMENT.search(text) or (message.active and _start_year({}, message)):
        return Year(facts, only_self=True)
    if approval and _DUE_NOW.search(text) and not _KIND.search(text):
        return Year(facts, only_self=True)
    # whether that year calls for one at all the approval tells
    asked_for = message.says(_OWN) and message.says(_HANDED_IN_OR_NOT)
    return Year(facts, also=("自评价",)) if approval or asked_for else None


_OWN = re.compile("我们|咱们?|俺们?|我这|批文|[今明]年(?:度|的)?[^，。；;？?]{0,4}(?:还|该|用不用|要不要)")
_HANDED_IN_OR_NOT = re.compile(
    r"(?:要不要|用不用|需不需要|还[用要需得]|[用要]|是否)[^，。；;？?]{0,8}(?:交|报|写|递|自评)(?!给|到|送|谁|哪|几|多少)|交不交|写不写|报不报|(?:该|要|用|需|得)(?:做|搞|写|交)?自评(?!价?[^，。；;？?]{0,6}(?:给|到|送|谁|哪|几|多少|什么|啥))"
)
"""明年1月我们要不要交东西: whether, not what nor to whom."""


_CONTENTS = re.compile(
    r"(?:用不用|要不要|还用|还要|需不需要|必须|得不得|还得)[^，。；;？?]{0,3}(?:附|包括|包含|列|体现|涉及|写上|写进|带上|说明)|(?:附|包括|包含)不(?:附|包括|包含)|安排|内容"
)
"""自评材料还用不用附来年的安排: on what is in it, not on whether it is due."""

_DUE_NOW = re.compile(r"[这本]个?月|现在|眼下|年初|一月|元月|1月|今年")


def _of_year(said: list[Said]) -> int | None:
    return next((day.year for day in said if day.of_year or day.month is None), None)


def _start_year(approval: dict[str, Any], message: Message) -> int | None:
    for source in (approval, message.known):
        for name in ("approval_date", "approved_in"):
            known = source.get(name)
            said = Said.read(known) if isinstance(known, str) else None
            if said is not None:
                return said.year
    return None


def _year_of_kind(
    message: Message, said: list[Said], start: int | None, approval: dict[str, Any]
) -> int | None:
    """The year named beside the approval, else the n-th year in which three years are full."""
    nth = _NTH.search(message.text)
    if start and _NEXT_ONE.search(message.text) and not nth and "year" not in message.known:
        return next_full(start, message, said, approval)
    if start and (
        nth
        or _THAT_YEAR.search(message.text)
        or (_COMPREHENSIVE.search(message.text) and _WHICH_YEAR.search(message.text))
    ):
        return start + THREE * (to_int(nth["n"]) if nth else 1)
    if (that := THAT_SAME_YEAR.search(message.text)) and (
        earlier := [day.year for day in said if day.year and day.end <= that.start()]
    ):
        return earlier[-1]
    named = [
        day
        for day in said
        if day.year and day.month is None and not re.match(r"[^，。？?]{0,3}批", message.text[day.end :])
    ]
    named = [day for day in named if not _WAS_HELD.match(message.text[day.end :])]
    if not named:
        named = [day for day in said if day.year and _FULL_THEN.match(message.text[day.end :])]
    of_year = [day for day in named if day.of_year] or named
    return of_year[-1].year if of_year else None


_WAS_HELD = re.compile(r"[^，。；;？?！!]{0,4}(?:评|做|考|搞)(?:过|完)")
_FULL_THEN = re.compile(
    r"(?:的)?(?:那个|这个|就|又|正好|刚好|,)?(?:第?[一二三四五六两0-9]个?)?(?:三年|3年)?(?:期)?(?:满|到期|届满)"
)
"""2029年5月8日那个三年满了: the year in which a period is full, where no other is named but those whose evaluation was held."""
