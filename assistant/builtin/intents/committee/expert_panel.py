"""论证专家组: how many of each kind of experts sit on the panel of 第九条第（四）项."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant.builtin.extraction.clauses import CLAUSE_END
from assistant.builtin.extraction.count import Count
from assistant.builtin.extraction.counts import counts
from assistant.builtin.extraction.labels import mentions, none_or_all
from assistant.builtin.extraction.spoken import plain
from assistant.builtin.intents._message import VERDICT, Heard, Message
from assistant.checkers.expert_panel import KINDS
from corpus.numerals import NUMERAL, to_int

_PANEL = re.compile(r"专家组|论证|评审(?:专家|名单|组|会|小组)|专家名单|评委")
_ONLY = re.compile(r"(?:只|就|仅|光|单)(?:有|请|是|找|安排|来|邀请)(?![没缺少差不])|清一色|全是|都是")
_TITLES = ("专家组构成", "三类以外的成员")


def panel(message: Message) -> Heard | None:
    """Hear who sits on the panel; None where the message tells of nobody on it."""
    goes_on = message.active and bool(set(message.known) & set(KINDS))
    if not (message.says(_PANEL) or set(message.asked) & set(KINDS) or goes_on):
        return None
    if message.says(re.compile("委员会")):
        return None
    facts, needs = _numbers(message)
    told = message.says(VERDICT) or message.declares or goes_on or len(facts) > 1 or message.asked
    return Heard(facts, True, about=_TITLES, needs=needs) if facts and told else None


def _numbers(message: Message) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The numbers told, and the kinds to be asked for, where there are more experts than were told of."""
    if changed := _exchanged(message) or _the_last_one(message):
        return changed, ()
    message = replace(message, text=_LACKING.sub("没有", message.text))
    message = replace(message, text=_OF_ELSE.sub("", message.text))
    found = [count for count in counts(message.text, "panel") if count.people is not None]
    facts: dict[str, Any] = {count.kind: count.people for count in found if count.kind and not count.change}
    facts |= _changes(found, {**message.known, **facts})
    free = [count.people or 0 for count in found if not count.kind and _of_all(count, plain(message.text))]
    some = bool(facts) and not message.known and len(free) == 1
    if some and free[0] == sum(facts.values()):
        facts.update(dict.fromkeys(set(KINDS) - set(facts), 0))  # 7人：技术5人、管理2人
    if (only := _ONLY.search(message.text)) and (
        named := mentions(message.text[only.start() :], "panel") & set(KINDS)
    ):
        facts.update(dict.fromkeys(set(KINDS) - named - set(facts), 0))
    for kind, everybody in none_or_all(message.text, "panel"):
        facts.update(dict.fromkeys(set(KINDS) - {kind}, 0) if everybody else {kind: 0})
    more = some and free[0] > sum(facts.values())
    return facts, tuple(kind for kind in KINDS if kind not in facts) if more else ()


_OF_ELSE = re.compile(
    rf"(?:^|[、，,；;\s])(?:我们?|咱们?|本)?(?:科研|研发)?(?:团队|队伍|公司|单位|中心|学校)(?:一共|总共|有|共|里)*\s?(?:[0-9]+|{NUMERAL})\s?(?:个|名|位)?人?(?=[、，,。；;\s]|$)"
)
"""5个会计、我们团队36人: nobody of the panel."""
_LACKING = re.compile(
    r"(?<![不没])缺(?=(?:搞|做|管|懂)?(?:同行)?(?:技术|管理|财务)(?:方面|类|口)?的?(?:专家|人)?(?:$|[，,。；;、！!？?\s]))"
)
"""缺管理专家: there is none."""


def _of_all(count: Count, text: str) -> bool:
    """专家组7人, 一共7位, 7人的专家组: not 正高3人, 看了3个现场."""
    before = text[: count.start]
    if _SOME_OF_THEM.search(CLAUSE_END.split(before)[-1]):
        return False
    return bool(_ALL_BEFORE.search(before) and _ALL_AFTER.match(text[count.end :]))


_SOME_OF_THEM = re.compile(r"其中|[男女]|外地|本地|正高|副高|高级|院士|博士|教授|团队")
_ALL_BEFORE = re.compile(
    r"(?:^|[，,。；;：:（(\s]|组|专家|评委|名单|会|一共|总共|拢共|统共|共|共计|合计|总计|由|了|有|是|才|就|只|定|拟|设|请|找|凑|来|我们|里|中|头|面)\s?$"
)
_ALL_AFTER = re.compile(
    r"\s?(?:个|名|位|人|席)?(?:人|专家|成员|评委)?(?:$|[，,。；;：:、（()）！!？?\s]|的|组成|构成|里|中|都|全|行|够|可以|吗|呢|吧)"
)


def _changes(found: Sequence[Count], known: Mapping[str, Any]) -> dict[str, Any]:
    """又走了1个财务: one fewer than there were; where that is not known, so many come, and of those who go nothing is told."""
    facts: dict[str, Any] = {}
    for count in found:
        there = known.get(count.kind)
        if count.kind and count.change and (there is not None or count.change > 0):
            facts[count.kind] = max((there or 0) + count.change * (count.people or 0), 0)
    return facts


_INSTEAD = re.compile(
    rf"(?:(?:换|拿|撤|减|去|替)(?:掉|下|走)|把|拿|将|用)(?:了)?(?P<n>{NUMERAL})?\s?(?:个|名|位)?(?P<old>[^，,。；;、0-9]{{1,8}}?)(?:专家)?(?P<m>(?<=[家的])[一1]\s?(?:个|名|位))?"
    rf"[，,]?(?:换成|换为|改成|改为|改请|换上|补上|换|补|请)(?:了)?(?:{NUMERAL}\s?(?:个|名|位))?(?P<new>[^，,。；;、0-9]{{2,12}})"
)


def _exchanged(message: Message) -> dict[str, Any]:
    """换掉一个财务，换成管理的: one fewer and one more; empty where no numbers were known, or are told anew."""
    said = _INSTEAD.search(plain(message.text))
    if not (said and message.active) or len(counts(message.text[said.end() :], "panel")) > 1:
        return {}
    old, new = (mentions(said[part], "panel") & set(KINDS) for part in ("old", "new"))
    if len(old) != 1 or len(new) != 1 or old == new:
        return {}
    gone, come = next(iter(old)), next(iter(new))
    number, there = to_int(said["n"]) if said["n"] else 1, message.known.get(gone)
    if not isinstance(there, int) or there < number:
        return {}
    return {gone: there - number, come: (message.known.get(come) or 0) + number}


_THE_LAST = re.compile(
    r"(?:剩|余|另|还有)(?:下|外)?(?:的)?(?:那)?(?:一|1)?(?:个|位|名)?(?:人)?(?:就?是|为|搞|做)"
)


def _the_last_one(message: Message) -> dict[str, Any]:
    """剩下那个是管理的, where it was asked how many there are of that kind."""
    named = mentions(message.text, "panel") & set(message.asked) & set(KINDS)
    alone = len(named) == 1 and message.says(_THE_LAST) and not any(counts(message.text, "panel"))
    return dict.fromkeys(named, 1) if alone else {}
