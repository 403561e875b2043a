"""Messages that only put another value in the place of the last one: 那32%呢, 3月4日呢, 推迟两天开始呢, 减到4个."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from assistant.builtin.extraction.count import Count
from assistant.builtin.extraction.counts import counts
from assistant.builtin.extraction.dates import dates
from assistant.builtin.extraction.said import Said
from assistant.builtin.extraction.spoken import plain
from assistant.builtin.intents._message import NOTHING, REPLACES, Heard, Message
from corpus.numerals import NUMERAL, to_int
from corpus.quantities import quantities

_NOTHING_ELSE = re.compile(
    r"^(?:那|么|要是|如果|假如|若|换成|换|改成|改到|改为|改|是|应该|应|不对|不是|错了|[说搞弄记看写报]错了?|占|是占|我说的|放|放到|放在|定在|定|就|再|的话|的时候|"
    r"呢|吧|吗|啊|呀|行|可以|开始|起|当天|这天|占比?|比例|日|号|what|if|about|how|and|it|is|make|[了不,，。.？?！!\s])*$",
    re.IGNORECASE,
)
_SHIFTED = re.compile(
    rf"(?P<way>推迟|延后|延迟|延期|推后|延长|多公示|顺延|往后(?:推|挪|延|拖)?|晚|提前|往前(?:挪|提|赶)?|早)(?:个|了)?(?P<n>{NUMERAL})\s?(?P<unit>天|日|周|个?星期|个?礼拜)(?!工作)"
)
_MOVED_TO = re.compile(
    rf"(?P<way>减|降|缩|压|裁|加|增|升|扩|涨|添|补)(?:少|加|充|大|减)?(?:到|成|至|为)(?P<n>{NUMERAL})"
)
_NO_COUNTS = {"year", "period_number", "plan_years", "plan_months", "approved_plan_years"}
_LENGTHENS = {"延长", "多公示", "顺延", "延期"}
"""What makes the last of two days later, and leaves the first."""

_END, _BEGINNING = re.compile(r"结束|截止|撤|收|到期|为止"), re.compile(r"开始|起|挂|贴|启动")
_LESS = "减降缩压裁"
_WEEK = 7
_LONGEST = 24
_DATE, _SHARE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), re.compile(r"[0-9]+(?:/[0-9]+)?")


_ANOTHER_NUMBER = re.compile(
    rf"^(?:那|么|要是|如果|假如|换成|改成|只|就|才|光|加|减|再|招|来|走|换掉|换|请|派|签|聘|转|占|塞|撤|退|补|调|评|进|到|了|能)*(?P<n>{NUMERAL})\s?(?:个|名|位|人)?(?:人)?(?:呢|行吗|行不|行不行|可以吗|够吗|够不够|吧|的话)*[？?。！!]*$"
)
_CHANGE = re.compile(
    rf"(?:(?:再|又)(?:请|派|签|评)|再|又|加|招|来|进|补|添|走|减|少|调|聘|请|派|签|占|塞|换掉|撤|辞退|辞掉|裁|退|转)(?:了|掉|去|上|来|进)?(?P<n>[0-9]+|{NUMERAL}|俩|仨)(?=\s?(?:个|名|位|人|高|中|固|工|职|外))"
)


_CONVERTED = re.compile(
    rf"(?P<n>[0-9]+|{NUMERAL}|俩|仨)\s?(?:个|名|位)?[^，,。；;0-9]{{0,8}}(?:转|改|变|升|评|签|换)(?:成|为|作|聘|上|到|固定|正|全职|在编)"
)
"""把2个流动的转成固定: another number of them, where 改成转3个 follows."""


def said_again(message: Message, before: str) -> str:
    """换成两个呢 after 再加1个高工呢: the message before with this number, to be heard instead of it; "" where it is none."""
    if message.active and (undone := _NOT_SO.match(message.text)):
        return message.text[undone.end() :]
    if message.active and (instead := _INSTEAD.match(message.text)) and (rest := _without_moves(before)):
        return f"{rest}，{instead['verb']}了{instead['who']}"
    if message.active and _OF_THE_NEW.match(message.text) and _moves(before) and not _moves(message.text):
        return f"{before.rstrip('？?。！!呢')}，{message.text}"
    if again := _with_another_number(message, before):
        return again
    if message.active and (fewer := _ONLY_SO_MANY.match(message.text)) and _moves(before):
        return "，".join(part for part in (_without_moves(before), message.text[fewer.end() :]) if part)
    return ""


def _with_another_number(message: Message, before: str) -> str:
    """换成两个呢, 只来1个呢: the message before with this number of those who come or go; "" where it says more."""
    number = _ANOTHER_NUMBER.match(message.text)
    change = [
        one for one in _CHANGE.finditer(before) if not _ONE_SIDE_TOLD.search(before[: one.start()])
    ] or list(_CONVERTED.finditer(before))
    if not (message.active and number and len(change) == 1 and not message.says(_STEP_ALONE)):
        return ""
    start, end = change[0].span("n")
    again = re.compile(rf"(?<![0-9]){before[start:end]}(?=\s?(?:个|名|位|人))")
    after = _PARENTHESES.sub(lambda inside: again.sub(number["n"], inside.group()), before[end:])
    return before[:start] + number["n"] + after


_ONE_SIDE_TOLD = re.compile(
    rf"(?:牵头|共建|合作|我们|咱们?|自己|自家|本单位)[^，,。；;、0-9]{{0,6}}(?:[0-9]+|{NUMERAL})\s?(?:个|名|位|人)(?:人)?\s?(?:再|又)?$"
)
"""牵头2人再加1个共建的: the other side of a list, nobody who comes."""
_NOT_SO = re.compile(
    r"^(?:那|那么|要是|如果|假如|若)*(?:就)?(?:不|先不|别)(?:再)?(?:招|补|加|走|换|请|进|聘|添|转)(?:人|了|呢|的话)*[，,](?=.{4})"
)
"""那不招，从流动的里转一个: what the message before supposed does not hold."""
_PARENTHESES = re.compile(r"[（(][^（()）]*[）)]")
"""In them a number may be told again (6个自己人（一共6个）)."""
_ONLY_SO_MANY = re.compile(
    rf"^(?:那|那么|要是|如果|假如|若)*(?:我们?)?(?:就)?(?:只|改)(?=(?:招|走|来|进|聘|加|补|退|减|裁|撤)(?:了)?(?:[0-9]+|{NUMERAL}|俩|仨)(?:个|名|位|人))"
)
"""那只招6个, after 再招10个: so many instead."""
_OF_THE_NEW = re.compile(r"^(?:他们|她们|这(?:几|些)?个?|那(?:几|些)?个?)?(?:都|全|均|其中|里头|里面)")
"""都是固定的，5个有职称, after 再招10个呢: what those are who come."""


def _moves(text: str) -> list[Count]:
    return [count for count in counts(text, "team") if count.change and count.people]


_INSTEAD = re.compile(
    r"^(?:那)?(?:换成|改成|要是|如果|假如|若)(?:是)?(?P<verb>走|来|招|退|调走|调来|进|加|离职)(?:了|的)?(?:是|要是|的是)(?P<who>.+)$"
)
"""换成走的是俩临时工呢: others went instead of those told before."""
_OF_THEM = re.compile(r"^(?:而且|并且)?(?:都|全|均|也|他们?|她们?|俩|其中|没|不)")


def _without_moves(before: str) -> str:
    """The message before, without who came or went in it and what it says of them; "" where nobody did."""
    text, kept, moved, dropped = plain(before), [], False, False
    moves = _moves(before)
    for clause in re.finditer(r"[^，,。；;？?！!]+[，,。；;？?！!]*", text):
        moving = any(clause.start() <= count.start < clause.end() for count in moves)
        dropped = moving or (dropped and _on_them(clause.group(), max(count.people or 0 for count in moves)))
        moved |= moving
        if not dropped:
            kept.append(clause.group())
    return "".join(kept).rstrip("，,。；;？?！!") if moved else ""


def _on_them(clause: str, moved: int) -> bool:
    """都是固定的, 5个有职称: said of those who came or went, of whom there are no more than that."""
    people = [count.people for count in counts(clause, "team") if count.people]
    return bool(_OF_THEM.match(clause)) or (bool(people) and max(people) <= moved)


_STEP_ALONE = re.compile(r"^(?:那|要是|如果)?(?:再|又)")
"""再来两个 comes on top of what came before."""


def followed_up(message: Message) -> Heard:
    """Give the last fact of its kind its new value, where one such fact was told last; nothing where it says more."""
    if not (message.active and message.last) or len(message.text) > _LONGEST:
        return NOTHING
    last = {name: message.known[name] for name in message.last if name in message.known}
    changed = _shifted(message, last) or _moved(message)
    if not changed and not (message.asked and not message.says(REPLACES)):
        changed = _replaced(message, last)
    return Heard(changed, calls=True, about=message.about) if changed else NOTHING


def _shifted(message: Message, last: Mapping[str, Any]) -> dict[str, Any]:
    """推迟两天: the date told last, so many days later."""
    said = _SHIFTED.search(message.text)
    days = {name: day for name, value in last.items() if (day := _day(value)) and day.date}
    if not said or not days or (said["way"] == "顺延" and "report_submitted_on" in days):
        return {}  # 顺延一天行吗, of the last day for a report, not of the one on which it came
    end = said["way"] in _LENGTHENS or message.says(_END)
    if len(days) > 1 and not end and not message.says(_BEGINNING):
        return {}
    name, day = (max if end or len(days) == 1 else min)(days.items(), key=lambda one: one[1].text)
    sign = -1 if said["way"][0] in "提早" or "前" in said["way"] else 1
    length = to_int(said["n"]) * (1 if said["unit"] in "天日" else _WEEK)
    assert day.date
    return {name: (day.date + timedelta(days=sign * length)).isoformat()}


def _moved(message: Message) -> dict[str, Any]:
    """减到4个: of the numbers told the one that this makes smaller, and by the least."""
    said = _MOVED_TO.search(message.text)
    if not said or message.says(_ASKS_THE_LIMIT):
        return {}
    new, less = to_int(said["n"]), said["way"] in _LESS
    numbers = {
        name: value for name, value in message.known.items() if type(value) is int and name not in _NO_COUNTS
    }
    fitting = {name: value for name, value in numbers.items() if (value > new if less else value < new)}
    return {min(fitting, key=lambda name: abs(fitting[name] - new)): new} if fitting else {}


_ASKS_THE_LIMIT = re.compile(r"上限|封顶|至多|最多|顶多|下限|至少|最少")
"""添至14人，上限有无变化 asks more than how it stands then."""
_MAY_I = re.compile(r"行[吗不么]|可以|能[不行]|行不行")
"""2027年3月15号行不, after the day of a revocation: on another day than that one."""


def _replaced(message: Message, last: Mapping[str, Any]) -> dict[str, Any]:
    """那1月31日呢, 那32%呢: a date or a share alone."""
    days = {name: day for name, value in last.items() if (day := _day(value))}
    if len(days) == 1 and not ("revoked_on" in days and message.says(_MAY_I)):
        (name, known), *_ = days.items()
        said = dates(message.text, message.as_of, known)
        if len(said) == 1 and said[0].day_known and _alone(message.text, said[0].start, said[0].end):
            new = said[0]
            written = message.text[new.start : new.end]
            same_year = "年" not in written and not re.search(r"[0-9]{4}", written)
            return {name: (replace(new, year=known.year) if same_year and known.year else new).text}
    shares = [name for name, value in last.items() if isinstance(value, str) and _SHARE.fullmatch(value)]
    found = [quantity for quantity in quantities(message.text) if quantity.unit == "share"]
    if len(shares) == len(found) == 1 and _alone(message.text, found[0].start, found[0].end):
        return {shares[0]: str(found[0].value)}
    return {}


def _alone(text: str, start: int, end: int) -> bool:
    return bool(_NOTHING_ELSE.match(text[:start]) and _NOTHING_ELSE.match(text[end:]))


def _day(value: object) -> Said | None:
    return Said.read(value) if isinstance(value, str) and _DATE.fullmatch(value) else None
