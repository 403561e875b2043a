"""Whether a department evaluation was done in a year, as a message tells it: 2025年刚做完综合评价, 27年没人来评过."""

import re
from collections.abc import Sequence
from typing import Any

from assistant.builtin.extraction.date_roles import Role, of_role
from assistant.builtin.extraction.said import Said
from assistant.builtin.intents._message import Message

DEPARTMENT = re.compile(
    r"(?:阶段|综合|部门)(?:绩效)?(?:评|考)[价估核]?|上头(?:刚)?(?:来)?考(?:核)?(?:完|过)|(?:局里?|科技局|上头|上面|部门|市里|区里|人家)[^，。；;？?！!没未]{0,8}?(?<!自)(?<!自己)[考评](?:核|价)?(?:完|过|了)"
    r"|评(?:了|过)(?:一[次回])?个?(?:阶段|综合|部门)(?:的|评)"
    r"|(?:大考|大的|那场|上门|专家组?|来人|来(?:了|过)一?(?:拨|帮|伙|群)|(?:检查|评估|考核)组)[^，。；;？?！!没未]{0,14}?(?:(?<!自)[考评查验](?:了|过|完)|翻了|翻过|查了|过了一遍)"
    r"|(?:拨|节点|分期|[第这那][一二三四两]?笔)[^，。；;？?！!没未自]{0,12}?[考评查验](?:了|过|完)(?!方案)"
)
_DONE = re.compile(
    r"已(?:经)?|刚|做完|做了|做过|评了|评过|评完|开展了|开展过|搞过|搞完|搞了|[考查验](?:完|过|了)|[考评](?:核|价)(?:完|过|了)|才做|翻了|翻过|过了一遍|(?:做|评|搞)的(?=[）)，,。；;…！!]|$|阶段|综合|部门)"
)
_NOT_DONE = re.compile(
    r"(?:啥|什么|甚)(?:评价)?(?:也|都)没|没(?:有)?(?:开展|做|搞|进行)[^，。？?]{0,6}(?:评|考)|没(?:有)?(?:部门|阶段|综合)评|未(?:开展|做)[^，。？?]{0,4}评|没人[^，。？?]{0,4}(?:评|考)|(?:没|未)(?:来)?(?:评|考)过"
    r"|(?:评价?|考核?|大考|部门的?|阶段的?|综合的?)[^，。；;？?]{0,5}(?:没|未)(?:有)?(?:来|去|人|再)?(?:做|评|考|搞|开展|进行|碰上|轮到|赶上)"
    r"|(?:没|未)(?:有)?(?:碰上|轮到|赶上|摊上|逢)[^，。；;？?]{0,4}(?:部门|阶段|综合|评|考)"
)
_NEGATED = re.compile(r"(?:没|未)(?:有)?(?:人|来|去|再|能|被|给|正式|真)*$")
_HELD = re.compile(
    r"(?:已(?:经)?|刚|都|才)[^，。；;？?]{0,6}(?:做|开展|评|考|搞|完成)|(?:做|评|考|搞|开展|查|验|翻)(?:完|过|了)|完了|完成了"
)
_YEAR = re.compile("[0-9]{2}年|[去今前]年")
_CLAUSE = re.compile(r"(?:[^，,。；;？?！!]|[，,](?=(?:也)?就是|即|也就[在是]))+")
HELD = "_held"
"""A memory of the intent: the years in which a department evaluation is told to have been done."""


def held_in(year: int, message: Message, said: Sequence[Said]) -> bool | None:
    """Whether a department evaluation took place in `year`, as far as the message, or one before it, says."""
    clauses = list(_CLAUSE.finditer(message.text))
    told = _not_of_the_approval(message.text, said)
    for clause in clauses:
        if year in _years(clause, told) and _NOT_DONE.search(clause.group()):
            return False
    for clause in clauses:
        inside = _years(clause, told)
        if _tells(clause.group()):
            if year in inside or (not inside and {day.year for day in said} == {year}):
                return True
            if inside:
                # of another year; nothing is told of this one, unless that is said to do for both
                return False if _WRITTEN_OFF.search(message.text) else None
            earlier = [day.year for day in said if day.year and day.end <= clause.start()]
            if earlier and earlier[-1] == year:
                return True
    return True if str(year) in message.known.get(HELD, {}) else None


def remembered(message: Message, said: Sequence[Said]) -> dict[str, Any]:
    """The years of department evaluations told so far, to be remembered; empty where none is."""
    told = {
        str(year): True
        for clause in _CLAUSE.finditer(message.text)
        if _tells(clause.group())
        for year in _years(clause, _not_of_the_approval(message.text, said))
        if not _NOT_DONE.search(clause.group())
    }
    known = {**message.known.get(HELD, {}), **told}
    return {HELD: known} if known else {}


def tells_of_one_done(text: str) -> bool:
    """Whether `text` tells of a department evaluation that was done in a year: a fact, no belief about the rule."""
    clauses = _CLAUSE.findall(text)
    return any(_tells(one) and _YEAR.search(one) for one in clauses)


def _tells(clause: str) -> bool:
    """Whether a clause tells of a department evaluation that took place; what came before an approval is none."""
    done = any(not _NEGATED.search(clause[: said.start()]) for said in _DONE.finditer(clause))
    return done and bool(DEPARTMENT.search(clause)) and not _BEFORE_IT.search(clause)


_BEFORE_IT = re.compile("论证|考察|申报|立项|环评|安评|材料审|形式审")


def done_in(message: Message, said: Sequence[Said]) -> int | None:
    """The year in which a department evaluation is told to have been done: 我们2025年刚做完综合评价."""
    clauses = _CLAUSE.findall(message.text)
    supposed = message.active and _SUPPOSES.search(message.text) and not _ASKS.search(message.text)
    told = (message.declares or supposed) and any(
        DEPARTMENT.search(one) and _HELD.search(one) for one in clauses
    )
    return said[0].year if told and len(said) == 1 and not _NOT_DONE.search(message.text) else None


_WRITTEN_OFF = re.compile(r"勾销|抵(?:掉|消|了)|免|不用|不必|省了|作数")
"""3月给我们做了阶段的，去年那份也一笔勾销."""
_SUPPOSES = re.compile(r"^(?:那|那么)?(?:要是|如果|假如|假设|万一|若)[^？?]*呢?[？?。]*$")
_ASKS = re.compile(r"哪|什么|啥|甚|几|吗|怎|咋|多少|如何|不[？?]?$")
"""要是今年11月刚做了阶段评价呢: the question before is asked of that."""


def _not_of_the_approval(text: str, said: Sequence[Said]) -> list[Said]:
    approved = of_role(text, said, Role.APPROVAL)
    return [day for day in said if day not in approved]


def _years(clause: re.Match[str], said: Sequence[Said]) -> list[int]:
    return [day.year for day in said if day.year and clause.start() <= day.start < clause.end()]
