"""An end or a length that a message gives a period and the check works out otherwise: 30年6月30到期, 两年一个建设周期."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

from assistant.builtin.extraction.clauses import CLAUSE_END
from assistant.builtin.extraction.date_roles import around
from assistant.builtin.extraction.dates import dates
from assistant.builtin.extraction.said import Said
from assistant.builtin.intents import CheckRequest
from assistant.checkers.calendar import written
from assistant.checkers.decision import Decision, Milestone
from corpus.numerals import to_int
from corpus.quantities import quantities

_BEFORE = re.compile(
    r"(?:到|至|止于|截止(?:日期?)?(?:是|为|于)?|(?:届满|到期|期满)(?:日期?(?:是|为|在)?|是|为|在)|顺延[^，。]{0,4}到)\s?$"
)
_AFTER = re.compile(
    r"^(?:才|就|正好|那天|当天|也)*(?:到期|到头|届满|期满|为止|止(?!于)|满|截止|结束|解禁|算完)"
)
_WRITTEN_DOWN = re.compile(
    r"^(?!.*(?:起|开始|从))[^，。]*(?:周期|建设期|整改期|届满|到期|期满)[^，。]{0,6}(?:填|写|登记|记|标|定)的?(?:是|为|成|在)\s?$"
)
_OF_ELSE = re.compile(r"(?:[数列排看放歇休拖等办干搞开撑]|统计|持续|运行|运营|坚持|经营|一直)到\s?$")
_PUBLICITY, _OF_A_PERIOD = re.compile(r"公示|名单|挂网"), re.compile(r"周期|建设期|三年|3年|整改")
_ENDING = {"建设周期": "个建设周期", "整改期": "整改期届满", "再行申报": "不得再行申报届满"}
"""What a finding is titled, and what the milestone that ends it is titled."""

_ONE_DAY = timedelta(days=1)
_N = r"(?<![0-9十])(?:十?[一二两三四五六七八九]|十|1?[0-9])"
_YEARS = rf"(?P<n>{_N})年(?![0-9])"
_LENGTH = rf"(?:(?P<{{0}}>{_N})(?P<{{0}}_unit>年|个月)(?![0-9])|(?P<{{0}}_half>半年))"
_BEFORE_IT, _AFTER_IT = _LENGTH.format("before"), _LENGTH.format("after")
_MAY_NOT = (
    r"(?:都|全|一律|就|也)*(?:不(?:准|得|能|让|许|可(?!能|以))|禁止?|甭想?|别想)"
    r"(?:再|重新|又|去|参与|参加)*(?:次|行)?(?:申报|申请|报|申)"
)
_BANNED = r"的?(?:都|全|就)?(?:被)?(?:禁(?:入|报|申|期|令)|封禁|冷静期|冻结期|限制(?:申报|准入)|黑名单)期?"
"""五年禁入, 两年的冷静期."""
_NOT_LATER = "(?<!撤)(?<!撤销)(?<!资格)(?<!牌)"
"""撤了一年，后两年不能报: what is left of the ban; 撤销后五年 is all of it."""
_RECTIFYING = r"(?:整改|补救|改正)"
_TERMS = {
    "建设周期": (
        "21",
        3,
        re.compile(
            rf"(?<!第){_BEFORE_IT}(?:就|算|是|为)*(?:一|1)个?(?:建设)?周期"
            rf"|(?<!方案)(?<!运行)(?<!评价)(?:建设周期|建设期|周期)(?:就|是|为|定的?|按)*{_AFTER_IT}(?![底初末一])"
        ),
    ),
    "再行申报": (
        "26",
        3,
        re.compile(
            rf"(?<![剩余有差到长延多了过第满前头])(?<!已经)(?<!再等)(?<!还要)(?<!{_NOT_LATER}后){_BEFORE_IT}(?:内|之内|以内|里)?(?:{_MAY_NOT}|{_BANNED})|(?:禁(?:报|申|入|令)|封禁|冷静|冻结)(?:期(?:限)?)?(?:就|是|为|有|要|满|共)*{_AFTER_IT}(?![底初末了来多后以之内里还仍前])"
        ),
    ),
    "整改期": (
        "26",
        1,
        re.compile(
            rf"(?<![剩余有差到长延再多后了过第]){_BEFORE_IT}(?:的)?{_RECTIFYING}(?:期|(?=[，,。；;？?！!]|$))"
            rf"|{_RECTIFYING}(?:期(?:限)?)?(?:就|是|为|有|给|只|共|仅|定)*{_AFTER_IT}(?![底初末了来多后以之内里还仍前])"
        ),
    ),
}
"""What a finding is titled; where its length stands, how many years it is, and how people tell it."""

_BAN = "再行申报"
_ON_A_REVOCATION, _ON_DISCREDIT = (
    re.compile("撤|摘牌?|取消资格"),
    re.compile("失信|处罚|黑名单|信用|高企|高新|专利|项目|资金|课题|奖"),
)
"""撤销后五年禁入, said beside what is checked: put right whatever the check is on."""
_MONTHS = 12
_PUBLICITY_TITLE, _PUBLICITY_PLACE = "公示时间", "9(6)"
_SHORT_PUBLICITY = re.compile(
    r"(?:公示|名单|挂|贴|晒|亮)(?:期|网|墙|榜)?(?:出来|上去|出去|上墙)?(?:就|只|才|要|得|需|有|是|满|够|挂|贴|了|完|网|出)*(?P<n>[一二两三四]|[1-4])个?(?:工作日|自然日|天|日)"
    r"(?=一(?:满|过|到)|[^，。；;？?]{0,3}(?:就|便|即)(?:可|能|行|够|算|得|该|(?:给|要)[^，。；;？?]{0,3}(?:批|证|发文|文|拿))|期满)"
)
"""公示三天一满就去拿批文: shorter than it must be; a longer one may be held."""


_SHARES: Mapping[str, tuple[Fraction, str, frozenset[str]]] = {
    "eligibility": (Fraction(3, 10), "8(3)", frozenset({"中、高级职称比例", "固定人员比例"})),
    "governance": (Fraction(1, 3), "12", frozenset({"牵头和共建单位人员占比"})),
}
"""The share that each check applies, where it stands, and the findings that rest on it."""
_THE_LINE = r"(?:红线|底线|及格线|达标线|合格线|门槛|标准|规定|要求|下限|上限|法定(?:线|比例)?)"
_OF_THE_RULE_BEFORE = re.compile(
    rf"{_THE_LINE}(?:就|写|定|明明|一直)*(?:是|为|在|的是|定在)?$|不(?:能|得|准|许)(?:超过|低于|少于|高于|多于)(?:总人数的?)?$"
)
_OF_THE_RULE_AFTER = re.compile(
    rf"^的?(?:这|那)?(?:条|个|道)?{_THE_LINE}|^(?:以上|及以上|以下)?(?:的)?才(?:合格|达标|够|行|算|符合|能)"
)


def contradicted_share(text: str, request: CheckRequest) -> tuple[str, str]:
    """Give a share that the message calls the rule's and that is another, and the place: 法定红线是25%; ("", "") where none is."""
    right, place, titles = _SHARES.get(request.checker, (Fraction(0), "", frozenset()))
    if not titles & {*request.about, *request.beside}:
        return "", ""
    shares = [one for one in quantities(text) if one.unit == "share"]
    if any(one.value == right for one in shares):
        return "", ""
    for one in shares:
        if _OF_THE_RULE_BEFORE.search(text[: one.start]) or _OF_THE_RULE_AFTER.match(text[one.end :]):
            return text[one.start : one.end], place
    return "", ""


def contradicted_term(text: str, request: CheckRequest) -> tuple[str, str]:
    """Give the words that give a period another length, and the place that says otherwise; ("", "") where none do."""
    beside = (_BAN,) if _ON_A_REVOCATION.search(text) and not _ON_DISCREDIT.search(text) else ()
    for title in dict.fromkeys((*request.about, *beside)):
        place, right, told_so = _TERMS.get(title, ("", 0, None))
        told = list(told_so.finditer(text)) if told_so else []
        told = [] if _tells_years(text, right) else told
        if told and all(_months(match) != right * _MONTHS for match in told):
            return told[0].group(), place
    if (share := contradicted_share(text, request))[0]:
        return share
    if _PUBLICITY_TITLE in request.about and (short := _SHORT_PUBLICITY.search(text)):
        return short.group(), _PUBLICITY_PLACE
    return "", ""


def _months(told: re.Match[str]) -> int:
    side = "before" if told["before"] or told["before_half"] else "after"
    if told[f"{side}_half"]:
        return _MONTHS // 2
    number = to_int(told[side])
    return number * _MONTHS if told[f"{side}_unit"] == "年" else number


def _tells_years(text: str, right: int) -> bool:
    """是2年还是3年: the right length stands in it, too."""
    return any(to_int(match["n"]) == right for match in re.finditer(_YEARS, text))


def contradicted_day(text: str, request: CheckRequest, decision: Decision) -> tuple[str, str]:
    """Give the words of the day claimed and the place that says otherwise, ("", "") where nothing is contradicted.

    The day before the right one is another way to count, no mistake.
    """
    claimed, ends = _claimed_and_ends(text, request, decision)
    if not claimed or any(_agrees(said, one.last) for said in claimed for one in ends):
        return "", ""
    return text[claimed[0].start : claimed[0].end], ends[0].place


def confirmed_day(text: str, request: CheckRequest, decision: Decision) -> tuple[str, str]:
    """Give an end that is told as the check works it out, and the place; ("", "") where none is told."""
    claimed, ends = _claimed_and_ends(text, request, decision)
    right = [day.date for day in claimed if day.date in {one.last for one in ends}]
    return (written(right[0]), ends[0].place) if right and right[0] else ("", "")


def _claimed_and_ends(
    text: str, request: CheckRequest, decision: Decision
) -> tuple[list[Said], list[Milestone]]:
    """The ends that the message gives, and those that were worked out of what it asks about."""
    ends = [one for one in decision.milestones if _ends_what_is_asked(one, request)]
    return (_claimed(text, request, decision.as_of) if ends else []), ends


def _ends_what_is_asked(milestone: Milestone, request: CheckRequest) -> bool:
    return any(milestone.title.endswith(_ENDING[title]) for title in request.about if title in _ENDING)


def _claimed(text: str, request: CheckRequest, as_of: date) -> list[Said]:
    """The days and years told as ends; none that is one of the facts, nor today, nor before all that is known: what
    ended then (整改到5月20号, 5月28号摘的牌) is another period.
    """
    said = dates(text, as_of)
    facts = {str(value) for value in request.facts.values()}
    known = [day.date for day in said if day.date and day.text in facts]
    return [
        day
        for day in said
        if day.year
        and not day.of_year
        and day.text not in facts
        and day.date != as_of
        and not (known and day.date and day.date <= min(known))
        and _told_as_an_end(text, day, said)
    ]


def _told_as_an_end(text: str, day: Said, said: list[Said]) -> bool:
    before, after = around(text, day, said)
    clause = CLAUSE_END.split(text[: day.start])[-1] + after
    if _WHETHER.search(after):
        return False
    if _OF_ELSE.search(before) or (_PUBLICITY.search(clause) and not _OF_A_PERIOD.search(before)):
        return False
    return bool(_BEFORE.search(before) or _AFTER.match(after) or _WRITTEN_DOWN.search(before))


_WHETHER = re.compile(
    r"^[^，,。；;？?]{0,4}(?:能|可以|可|让|许)[^，,。；;？?]{0,10}(?:不|吗|么)(?=$|[，,。；;？?])"
)
"""改到8月能申请提前复核不: asks what may be done on the day, and takes it for no end."""


def _agrees(said: Said, last: date) -> bool:
    if said.date is None:
        month = said.month
        return any(said.year == day.year and month in (None, day.month) for day in (last, last - _ONE_DAY))
    return said.date in (last, last - _ONE_DAY)
