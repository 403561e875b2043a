"""撤销的日期: which of the dates of a message is that of the revocation, and which that of the next application."""

import re
from dataclasses import replace
from typing import Any

from assistant.builtin.extraction.clauses import CLAUSE_END
from assistant.builtin.extraction.date_roles import Role, around, of_role
from assistant.builtin.extraction.dates import corrected_year
from assistant.builtin.extraction.said import Said
from assistant.builtin.intents._message import CORRECTS, GOES_ON, Message
from assistant.builtin.intents.periods.rectification import FORETOLD

TAKEN_AWAY = r"把(?:它|他们?|我们?|咱们?|你们?|牌子?|资格|那家|这家)[^，,。；;？?]{0,4}(?:拿掉|撸|砍|废|抹|取缔|开除)|撸(?:了|掉|下)?[^，,。；;？?]{0,3}(?:资格|牌)|(?:资格|牌子?)[^，,。；;？?]{0,6}(?:撸|拿掉|拿走|砍掉|砍了|抹掉|作废)|[给被让](?:人|他们?|局里?|市里?|正式|彻底|直接|一下)*(?:抹|撸|砍|收)(?:了|掉|走)(?!一|[0-9])"
"""假设2027年4月2号真把它拿掉了."""
REVOKED = re.compile(
    rf"{TAKEN_AWAY}|"
    r"撤(?!离|回)|摘(?:了|过|掉|牌|的|下|[他她它我咱俺你人])|出局|除名|被取消(?=了|过|[，,。；;]|$)|取消(?:了)?[^，。？?]{0,4}资格|吊(?:了|销)?牌|吊(?:了|销|掉)[^，。；;？?]{0,4}(?:资格|牌)|牌子[^，。？?]{0,14}(?:没(?!有)|收|丢)|资格(?:被|没(?!有)|取消|撤)"
)


FAILING = "_failing"
"""A memory of the intent on revocations: a failed evaluation is spoken of; who is revoked then, is so for that."""


def revoked_on(message: Message, days: list[Said]) -> dict[str, Any]:
    """Of several dates the one nearest to the word for the revocation; one beside 申报 is when they apply again."""
    if not days:
        return {}
    foretold = [match.span() for match in FORETOLD.finditer(message.text)]
    words = [
        match.start()
        for match in REVOKED.finditer(message.text)
        if not any(start <= match.start() < end for start, end in foretold)
        and not _NOT_YET.search(message.text[: match.start()])
    ]
    again = [match.start() for match in _APPLIES.finditer(message.text)]
    if "revoked_on" in message.known and message.active and message.says(CORRECTS):
        return _corrected(message, days)
    asked = "revoked_on" in message.asked or (
        message.active and bool(GOES_ON.search(message.text) or len(message.text) < 20)
    )
    if not words and not asked:
        return {}
    again_asked = again or message.says(_MAY_I)
    if not words and again_asked and "revoked_on" in message.known and not message.asked:
        return {"reapply_on": days[-1].text}
    told = [day for day in days if not words or not _only_today(message, day, days)]
    told = [day for day in told if not _ASKED_FOR_IT.search("□".join(around(message.text, day, days)))]
    if not told:
        return {}
    told = [day for day in told if _ITS_LABEL.search(message.text[: day.start])] or told
    decided = [day for day in told if _DECIDED.search("□".join(around(message.text, day, days)))]
    announced = [day for day in told if _ANNOUNCED.search("□".join(around(message.text, day, days)))]
    told = [day for day in told if day not in announced] if decided and announced else told
    told = [_ahead(day, message) for day in told or days]
    revoked = min(told, key=lambda day: _distance(day, words, message.text)) if words else told[0]
    facts: dict[str, Any] = {"revoked_on": revoked.text}
    for day in days:
        if (
            day.start > revoked.start
            and again
            and not (revoked.date and day.date and day.date < revoked.date)
            and not _APPLIED_AT_FIRST.match(around(message.text, day, days)[1])
            and _distance(day, [at for at in again if at > day.start], message.text) <= _BESIDE
        ):
            facts["reapply_on"] = day.text
    later = [
        day
        for day in days
        if day.date and revoked.date and day.date > revoked.date
        if not _APPLIED_AT_FIRST.match(around(message.text, day, days)[1])
    ]
    if "reapply_on" not in facts and len(days) > 1 and len(later) == 1 and _HANDS_IN.search(message.text):
        beside = "□".join(around(message.text, later[0], days))
        if _APPLIES.search(beside) or _HANDS_IN.search(beside) or not _SAYS_NOTHING.sub("", beside):
            facts["reapply_on"] = later[0].text
    return facts


_APPLIED_AT_FIRST = re.compile(r"(?![^，,。；;]{0,4}(?:再|又|重))[^，,。；;]{0,3}(?:申报|申请|报)(?:的|过)")
"""2020年申报的: how it began."""
_SAYS_NOTHING = re.compile(
    r"□|我们?|咱们?|那|要是|如果|想|打算|准备|就|才|能|可以|行|不|吗|呢|是|在|于|到|的|起|后|以|之|前"
)
_ASKED_FOR_IT = re.compile(r"□[^，,。；;]{0,4}(?:交|打|写|递|提)(?:个|了|上|份)*(?:报告|申请)")
"""明天就交报告要求把中心撤了: no day of the revocation."""
_BEFORE, _ELSEWHERE, _BESIDE = 3, 20, 6
_ITS_LABEL = re.compile(r"(?:撤销|摘牌|除名)(?:资格)?的?(?:日期|时间|日子|日)(?:就?是|为|在|[：:])?\s?$")
"""理事长2018-05-03上任、撤销日期2022-10-2."""
_DECIDED = re.compile(r"决定|落款|发文|文件|文号|印发|撤销文|撤销书")
_ANNOUNCED = re.compile(r"公告|挂出|挂网|网上|公布|送达|送到|收到|签收|拿到|通知")
"""撤销公告2月20日才挂出，决定书是2月6日: the ban runs from the decision."""


_SUPPOSED = re.compile(r"要是|如果|假如|假设|万一|倘若")


def _ahead(day: Said, message: Message) -> Said:
    """要是改完还不行，4月1号撤了: what is only supposed lies ahead, where no year is told."""
    past = day.date is not None and day.date < message.as_of and message.says(_SUPPOSED)
    alone = not re.search("年|[0-9]{4}", message.text[day.start : day.end]) and not message.known.get(
        _REVOKED_IN
    )
    relative = not re.match(r"[0-9一二三四五六七八九十]", day.words)
    return replace(day, year=(day.year or 0) + 1) if past and alone and not relative else day


def _corrected(message: Message, days: list[Said]) -> dict[str, Any]:
    """2月9是评价那天，落款其实是3月12日: the other day than the one known, which puts right when they were revoked or apply again."""
    known = {message.known.get("revoked_on"), message.known.get("reapply_on")}
    told = [day for day in days if day.text not in known and not _IS_OF_ELSE.match(message.text[day.end :])]
    if len(told) != 1:
        return {}
    again = _APPLIES.search("□".join(around(message.text, told[0], days))) and "reapply_on" in message.known
    return {"reapply_on" if again else "revoked_on": told[0].text}


_SUPPOSED_REVOKED = re.compile(
    "(?:要是|如果|假如|假设|万一|倘若)|(?:才|就|让|给|被)*[撤摘](?:销|牌|掉)?(?:的话|的|了)*|呢"
)


def revoked_in_another_year(message: Message) -> dict[str, Any]:
    """记岔了，是2024年撤的, 那要是2024年撤的呢: the day that is known, in that year; 是2027年再报 moves the other one."""
    name, spoken_of = "revoked_on", _SUPPOSED_REVOKED
    if message.says(_APPLIES) and not message.says(REVOKED):
        name, spoken_of = "reapply_on", _APPLIED
    known = Said.read(str(message.known.get(name) or ""))
    on_it = message.says(CORRECTS) or message.says(REVOKED) or GOES_ON.search(message.text)
    if not (message.active and known and on_it):
        return {}
    moved = corrected_year(spoken_of.sub("", message.text), message.as_of, known)
    return {name: moved.text} if moved else {}


_APPLIED = re.compile("(?:再|才|重新|来|去)*(?:申报|报)(?:的|了|呢)*")
_IS_OF_ELSE = re.compile(r"(?:日|号)?(?:才|就)?是[^，,。；;]{0,4}(?:评|考|复查|整改|通知|公布|批)")
_NOT_YET = re.compile(r"[不没未](?:曾|有|被|能|给|得)?$")
_APPLIES = re.compile(r"报|申请|申报|卷土|重来|重返|复出")


def _only_today(message: Message, day: Said, days: list[Said]) -> bool:
    """2023年被摘的，到今天已是2026年: the day on which is asked, no day of a revocation."""
    return day.date == message.as_of and not REVOKED.search("□".join(around(message.text, day, days)))


_MAY_I = re.compile(r"^(?:那|要是|如果)?[^，。；;？?]{0,16}(?:行[吗不么]|可以[吗不么]|能[行不])")


def month_known(message: Message) -> Said | None:
    """24年3月被摘了牌, 2023年摘的: the month or the year that 具体是3月15号 goes on from."""
    if message.active and message.says(CORRECTS) and isinstance(day := message.known.get("revoked_on"), str):
        return Said.read(day)
    known = message.known.get(_REVOKED_IN)
    return Said.read(known) if isinstance(known, str) and "revoked_on" not in message.known else None


def revoked_in(message: Message, said: list[Said]) -> dict[str, Any]:
    words = [match.start() for match in REVOKED.finditer(message.text)]
    told = [day for day in said if day.year and not day.day and not day.of_year]
    if not (words and told):
        return {}
    return {_REVOKED_IN: min(told, key=lambda day: _distance(day, words, message.text)).text}


_REVOKED_IN = "_revoked_in"
"""A memory of this intent: the month or the year of the revocation, where no day was told."""

_HANDS_IN = re.compile(
    r"(?:抱|带|拿|揣|携)(?:着|上|了)?[^，。；;？?]{0,4}(?:材料|申请|本子)|(?:递|交|收)[^，。；;？?]{0,4}(?:材料|申请)|(?:来|去|再|重新)(?:递|交|申|报)"
)


def before_the_revocation(text: str, said: list[Said]) -> list[Said]:
    """22年3月9日批的, 整改从10月8号开始算: the days of what came before, none of them that of the revocation."""
    of_else = of_role(text, said, *_CAME_BEFORE)
    return [
        day
        for day in said
        for beside in ["□".join(around(text, day, said))]
        if (day in of_else or _RECTIFIED.search(beside)) and not REVOKED.search(beside)
        if not (_OF_A_DOCUMENT.search(beside) and not _OF_AN_APPROVAL.search(beside))
        if not ((same := _SAME_DAY.match(text[day.end :])) and REVOKED.search(same.group()))
    ]


_OF_A_DOCUMENT = re.compile(r"落款|发文|下文|行文|印发|文件|(?:下|发|出)(?:的|了)?文")
_OF_AN_APPROVAL = re.compile(r"批|红头|同意|整改|通知|评|考|结论|结果")
"""落款2026年2月9日, of one that was revoked: of the decision, where no other document is named."""
_SAME_DAY = re.compile(r"[^，,。；;]*[，,；;](?:并|且|于)?(?:当日|当天|同日|同一天)[^，,。；;]*")
"""9月11日复评仍不合格，当日作出撤销决定."""


_CAME_BEFORE = (Role.APPROVAL, Role.RECEIVED, Role.PLAQUE, Role.EVALUATED, Role.RECTIFICATION)
_RECTIFIED = re.compile(r"(?:整改|补救)[^，。]{0,6}□|□[^，。]{0,6}(?:开始|起)[^，。]{0,4}(?:整改|补救)")


def _distance(day: Said, words: list[int], text: str) -> int:
    """How far off the nearest of `words` is; what stands in another clause is farther, what stands before a little."""
    far = 10_000
    for at in words:
        between = text[day.end : at] if at >= day.end else text[at : day.start]
        gap = (
            len(between)
            + (0 if at >= day.end else _BEFORE)
            + (_ELSEWHERE if CLAUSE_END.search(between) else 0)
        )
        far = min(far, gap)
    return far
