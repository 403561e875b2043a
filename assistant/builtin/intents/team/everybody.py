"""Who is said to be nobody or everybody: 没有固定的, 全是固定的."""

import re
from collections.abc import Sequence
from typing import Any

from assistant.builtin.extraction.clauses import CLAUSE_END
from assistant.builtin.extraction.count import Count
from assistant.builtin.extraction.labels import none_or_all_at
from assistant.builtin.intents._message import Message
from assistant.builtin.intents.team.fields import FIELDS, PARTS
from assistant.checkers.team_shares import LIMIT

ONE_PERSON = re.compile(r"负责人|主任|总经理|一把手|带头人|老板|院长|所长|当家")
ALL_BECOME = re.compile(
    r"(?:全|都|统统|一律|通通)(?:部|都|给)*(?:转|改|变|换|签)(?:成|为|签|作|到)*(?:了)?(?:固定|在编|全职|专职|正式|长期)"
)
"""固定5个，要是全转成固定呢: how many there would be is another number than the one told."""
_NOT_SO = re.compile("[不没未难贵]")
_GROUPS = frozenset({"", "sex", "degree", "elsewhere", "rest", "mobile", "other_titles"})
_EVERYONE = re.compile(
    r"(?:我们?|咱们?|俺们?|本|你们?|他们|大家伙?儿?|大伙儿?|全员|全体|全队|全组|所有|人人|个个|每个|整个|团队|队伍|班子|课题组|项目组|中心|公司|单位|学校|研究院|研究所|这|那|些|批|拨|帮|个"
    r"|科研|研发|技术|成员|人员|人手|员工|职工|同事|名单|册子|里头?|里面|上|内|也|还|就|而且|并且|全部?|都|均|清一色|是|有|为|的|人|目前|现在|如今|算|其实|反正|基本|一共|总共|说是|可是?|但是?|因为|所以|如果|要是|两家|几家|各家|合起来|加起来|以上|这样|只要|另外|好在|不过|可|家|自己|呢|嘛|啊|吧|呀|职称|固定|\s|[0-9]+|[0-9一二两三四五六七八九十百]+[个名位])*"
)
"""Who is meant where it is said of all: nobody but the team."""
_A_GROUP = re.compile(
    r"其余|其[他它]|剩|余下|别的|新来|新招|新进|男|女|老的|年轻|青年|博士|硕士|研究生|学生|[一二三四五六甲乙丙丁]?[组室部所]的?$|以[上下]的?$|外聘|外请|借调|另外那?些?"
)


def nobody_or_everybody(text: str, found: Sequence[Count], message: Message, facts: dict[str, Any]) -> None:
    """没有固定的, 全是固定的: said of the team, not of those who come or go (新来的都没职称) nor of one part of it."""
    if any(count.change for count in found) or _said_of_a_part(text, found):
        return
    total = facts.get("team_total", message.known.get("team_total"))
    if total is None:
        _only_if_outright(text, message, facts)
    become = (
        ALL_BECOME.search(text) if message.active and total and not any(one.people for one in found) else None
    )
    if become and not _NOT_SO.search(text):
        facts[FIELDS["permanent"]] = total
        return
    for kind, everybody, at in none_or_all_at(text, "team"):
        if kind not in FIELDS or kind == "total" or (everybody and total is None):
            continue
        if not everybody and total is None and not (_outright(kind, text) or FIELDS[kind] in message.asked):
            continue  # 没有专职财务, 没有固定场所
        ranks = ("intermediate", "senior") if kind == "titled" else (kind,)
        if not everybody and (
            ONE_PERSON.search(text) or any(facts.get(FIELDS[one]) for one in (kind, *ranks))
        ):
            continue  # 中级5个，博士生15个啥职称没有
        if _of_one_part(text, at, found, total, everybody):
            continue
        if everybody and any(int(one[1]) < (total or 0) for one in _SO_MANY_ALL.finditer(text)):
            continue  # 院派的15个都是固定
        if everybody and _of_few_or_all(found, text, total or 0):
            continue  # 22人里有7个博士，全是在编的
        if everybody and (FIELDS[kind] in facts or _THE_REST.search(text)):
            continue  # 外聘33人，其余都是固定的; 有一个没证，剩下都是工程师
        facts[FIELDS[kind]] = total if everybody else 0


def _only_if_outright(text: str, message: Message, facts: dict[str, Any]) -> None:
    """设备一个固定的都没有 tells of nobody."""
    for kind in _NONE_OF:
        told = _outright(kind, text) or _NOUGHT.search(text) or FIELDS[kind] in message.asked
        if facts.get(FIELDS[kind]) == 0 and not told:
            del facts[FIELDS[kind]]


def _outright(kind: str, text: str) -> bool:
    """一个固定的都没有: a clause of its own that says of the team that it has none of them, and nothing else."""
    said = _NONE_AT_ALL.get(kind)
    return said is None or any(_WHOSE.fullmatch(one["whose"]) for one in said.finditer(text))


_NONE_OF = {
    "permanent": r"(?:固定|在编|全职|专职|长期|正式)(?:在编|编制|人员|员工|职工|工|的人|的|科研人员)+",
    "titled": r"(?:[有带](?:中高级|中、高级|高级|中级以上)?(?:职称|证)|中高级|中、高级)(?:职称|人员|的人|的)*",
}
_NONE_AT_ALL = {
    kind: re.compile(
        rf"(?:^|(?<=[，,。；;：:！!？?\n]))(?P<whose>[^，,。；;：:！!？?\n]*?)(?:[01一半]个(?:人)?(?:是)?{who}(?:都|也)?(?:没有?|无)|没(?:有)?(?:[01一半]个)?(?:是)?{who}|{who}(?:[01一半]个|压根|根本|一律)+(?:都|也|就)?(?:没有?|无)|无{who})(?:了|呢|啊|呀|哇)?(?=[，,。；;！!？?\n]|$|(?:能|还|也|都|这样|算)*(?:行[不吗么]|可以[吗么不]|够[不吗]|能?[报过][吗不]|能申报|达标|成不))"
    )
    for kind, who in _NONE_OF.items()
}
_NOUGHT = re.compile(r"[0零]\s?(?:人|名|位)|[的员称级][：:是为]?[0零](?![0-9个.])")
_WHOSE = re.compile(rf"(?:{_EVERYONE.pattern}|手里|手上|手底下|压根儿?|根本|真|一直|确实|完全|里边|头|连)*")


def _of_one_part(text: str, at: int, found: Sequence[Count], total: int | None, everybody: bool) -> bool:
    """女的清一色讲师以上; 40岁以上18人，清一色高工: of whom it is said stands before it, in the same clause or the one before."""
    clause = max((one.end() for one in CLAUSE_END.finditer(text[:at])), default=0)
    before = [one for one in found if one.people and not one.share and one.end <= at]
    here = [one for one in before if one.start >= clause]
    meant = here[-1:] or before[-1:]
    if meant and meant[0].kind in _GROUPS and total and (meant[0].people or 0) < total:
        return True
    subject = text[clause:at]
    return not _EVERYONE.fullmatch(subject) if everybody else bool(_A_GROUP.search(subject))


def _said_of_a_part(text: str, found: Sequence[Count]) -> bool:
    """固定15人，都是中高级: said of these fifteen, not of the whole team."""
    return any(
        count.kind in PARTS and count.people and _ALL_OF_THESE.match(text[count.end :]) for count in found
    )


def _of_few_or_all(found: Sequence[Count], text: str, total: int) -> bool:
    """Whether it is not told if all of them are meant or only those few who are told right before."""
    return any(
        _ALL_IN_THE_NEXT.match(text[max(count.end, count.at + len(count.word)) :])
        for count in found
        if count.people and not count.change and count.kind not in ("", "total")
        if count.people < LIMIT * total or (count.kind not in FIELDS and count.people < total)
    )


_ALL_IN_THE_NEXT = re.compile(r"(?:的|人|人员)?[，,；;](?:而且|并且|也|且)?(?:全|都|清一色|一水儿?)")
_SO_MANY_ALL = re.compile(r"([0-9]+)\s?(?:个|名|位|人)[^，,。；;0-9]{0,3}(?:都|全(?!职)|均)")
_ALL_OF_THESE = re.compile(
    r"(?:的|人员)*[，,（(]?(?:而且|并且|也|且|他们)*(?:都|全|均)(?:部|都)?(?:是|为|有|没)"
)
_THE_REST = re.compile(r"其余|剩下|剩余|余下|其[他它]人?(?:都|全|均)|别人|旁人|另外[那的]")
