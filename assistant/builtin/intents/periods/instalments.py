"""分期拨款: what a message tells of instalments: their days, the years in which one is paid, that there are none."""

import re
from typing import Any

from assistant.builtin.extraction.date_roles import Role, of_role
from assistant.builtin.extraction.said import Said
from assistant.builtin.intents._message import Message

NO_NODES = re.compile(
    r"(?<!有)(?:没有?|无|均无|都没有?|不是|不(?=分[期笔次]))(?!.{0,8}(?:吗|不知))[^，。？?]{0,8}(?:拨款|节点|分期)|(?:拨款|节点)[^，。？?]{0,6}(?:没有|都没|均无)|一(?:次|回|把|笔)(?:性)?(?:就|都|全)?(?:拨|给|付|发|到)(?:付|款|完|清|齐|足|位|账)"
)
_NODE = re.compile(r"(?:拨款|拨付)(?:节点|时间|日)?")


def instalments_told(year: int | None, message: Message, said: list[Said]) -> dict[str, Any]:
    """What the message tells of instalments: their days, that there are none, or whether one is paid in `year`."""
    return nodes_told(message.text, said) or instalments(year, message, said)


def instalments(year: int | None, message: Message, said: list[Said]) -> dict[str, Any]:
    """What was told so far of instalments year by year, and whether one is paid in the year asked about."""
    told = {**message.known.get(REMEMBERED, {}), **by_year(message.text, year, said)}
    if not told or year is None:
        return {}
    in_year = told.get(str(year))
    facts = {REMEMBERED: told, "instalment_in_year": in_year}
    return {**facts, "instalment_nodes": None} if in_year else facts


def instalments_by_year(message: Message, said: list[Said]) -> dict[str, bool]:
    """What was told so far of instalments year by year."""
    return {**message.known.get(REMEMBERED, {}), **by_year(message.text, None, said)}


REMEMBERED = "_instalments"
"""A memory of this intent; no checker is given what begins with an underscore."""


def by_year(text: str, asked: int | None, said: list[Said]) -> dict[str, bool]:
    """2026年有分期拨款，2027年没有: a bare 没有 goes on from the clause before it."""
    told: dict[str, bool] = {}
    on_it = False
    for clause in re.finditer(r"[^，,。；;？?！!]+", text):
        words = clause.group()
        inside = [day for day in said if clause.start() <= day.start < clause.end()]
        if any(day.day_known for day in inside) or _ASKS_WHETHER.search(words):
            continue
        goes_on = on_it and bool(
            _NONE_EITHER.search(words) or _ONE_EACH.search(words) or _IN_A_YEAR.match(words)
        )
        on_it = bool(_INSTALMENT.search(words)) or goes_on
        if not on_it:
            continue
        years = [day.year for day in inside if day.year]
        if not years and asked and _THAT_SAME_YEAR.search(words):
            years = [asked]
        told |= {str(year): not _NEGATED.search(words) for year in years}
    return told


_INSTALMENT = re.compile(
    r"分期|(?<!时间)节点|拨款|拨付|拨钱|各拨|拨[一两二三1-3][次回]|拨(?:了|过|下来|出)?(?:[一二三两第][^，。；;]{0,4})?(?:款|钱|经费|资金)|拨(?:了|过|下来|出)?(?:一|二|两|三|第|最后)[^，。]{0,4}(?:笔|期)|(?:笔|期)[^，。]{0,3}(?:款|资金|经费|钱)"
)
_ASKS_WHETHER = re.compile(
    r"有没有|是不是|是否|有无|吗$|推迟|延期|推到|挪到|未定|不确定|可能|几[笔期次]|哪种|何种|什么评|啥评"
)
_NONE_EITHER = re.compile(r"^[^，。]{0,10}(?:没有?|无|也有|还有|有)(?:了|的|拨|[一二两三几][笔次期])*$")
_IN_A_YEAR = re.compile(r"^(?:就|定|安排|落|放|排)?(?:在|是|到)(?=[0-9一二去今明后前])[^，。]{0,12}$")
"""分期拨款节点只有一个，在2026年10月."""
ONLY_ONE = re.compile(
    r"(?:只有|就|仅有?|只|统共|一共|总共)(?:拨|分|有|给)?(?:了)?(?:一|1)(?:个|次|笔|期|回)(?![^，。；;]{0,6}(?:没|未))|(?:拨款|节点)[^，。；;]{0,4}(?:只有|就|仅)[^，。；;]{0,3}(?:一|1)(?:个|次|笔|回)"
)
"""No instalment but the one told of."""
_ONE_EACH = re.compile(r"月\s?[一各]?\s?[次笔回](?=[、和，]|$)|月[一各][次笔回]")
"""我们有两笔拨款，2026年6月一次、2027年6月一次."""
_NEGATED = re.compile(r"没|无|不拨|未拨|取消|停|不给|黄了")
_THAT_SAME_YEAR = re.compile(r"[那当同这](?:一)?年")


def nodes_told(text: str, said: list[Said]) -> dict[str, Any]:
    """The days on which instalments are paid; an empty list where there are said to be none."""
    if NO_NODES.search(text) and not by_year(text, None, said):
        return {"instalment_nodes": []}
    approved = of_role(text, said, Role.APPROVAL)
    dated = [day for day in said if day.day_known and day not in approved]
    days = [day.text for day in dated if _NODE.search(text[day.end : day.end + 10])]
    return {"instalment_nodes": days} if days else {}


def nodes_awaited(message: Message) -> bool:
    """Whether instalments were asked for, or are told beside what was said of a self-evaluation: 没有分期拨款."""
    on_it = message.active and message.about[:1] == ("自评价",) and bool(NO_NODES.search(message.text))
    return "instalment_nodes" in message.asked or (on_it and message.declares)


def nodes_replied(message: Message, said: list[Said], nodes: dict[str, Any]) -> dict[str, Any]:
    """What answers the question for the instalments; empty where nothing does."""
    if (reply := _yes_or_no(message.text)) is not None:
        return {"instalment_in_year": reply}
    if in_year := instalments(message.known.get("year"), message, said):
        return {"year": message.known.get("year"), **in_year}
    days = [day.text for day in said if day.day_known and not _OF_THE_APPROVAL.search(message.text)]
    return nodes or ({"instalment_nodes": days} if days else {})


_OF_THE_APPROVAL = re.compile("批|落款|红头")
"""批复日弄错了，应该是1月15: no instalment."""


def _yes_or_no(text: str) -> bool | None:
    """有 or 没有, to the question whether there is an instalment; None where it says more."""
    if re.fullmatch(r"(?:那年|当年)?(?:都|也)?(?:没有?|无)(?:了|的|拨款|分期拨款|节点)*[。，!！]?", text):
        return False
    return (
        True
        if re.fullmatch(r"(?:那年|当年)?(?:是)?有(?:的|一笔|一次|拨款|分期拨款|节点)*[。，!！]?", text)
        else None
    )
