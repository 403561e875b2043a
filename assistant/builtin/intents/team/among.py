"""Numbers told of a part of the team: 固定的里13个中高级，流动的里12个; 编制内8个，长期合同5个，这两类算固定."""

import re

from assistant.builtin.extraction.counts import counts
from assistant.builtin.extraction.exact import exact
from assistant.builtin.extraction.labels import labels_in
from assistant.builtin.extraction.spoken import plain
from corpus.numerals import NUMERAL

_PERMANENT = re.compile("固定|在编|全职|专职|正式")
_AMONG = re.compile(
    rf"(?P<whose>(?<!非)固定|在编|全职|专职|正式|流动|外聘|外请|兼职|临时|返聘|非固定)(?:的|人员)*(?:那|这)?(?:{NUMERAL}\s?[个名位]?人?)?"
    rf"(?:里头?|里面|中间|中(?![高级、])|当中|其中)(?:，)?(?:有|是)?(?P<before>[^，,。；;、0-9]{{0,8}}?)(?P<n>{NUMERAL})\s?(?:个人|人|个|名|位)?(?P<after>[^，,。；;、0-9]{{0,8}})"
)
_TITLES = frozenset({"titled", "intermediate", "senior"})
_WORD = "中高级职称"


def among_the_permanent(text: str) -> tuple[str, str]:
    """`text` with the titled of the permanent and of the mobile put together, and what is left open where of one sort of
    them alone it is told how many have a title.
    """
    said = [
        one
        for one in _AMONG.finditer(text)
        if exact(one["n"]) is not None and not _MOVES.search(one["after"])
    ]
    kinds = [
        {one.kind for one in labels_in(f"{match['before']}，{match['after']}", "team")} for match in said
    ]
    if not said or not kinds[0] & _TITLES:
        return text, ""
    sorts = [bool(_PERMANENT.search(one["whose"])) and one["whose"] != "非固定" for one in said]
    outside = text[: said[0].start()] + text[said[0].end() : said[-1].start()] + text[said[-1].end() :]
    told_besides = {one.kind for one in counts(outside, "team") if one.people} & _TITLES
    titled_too = kinds[-1] <= _TITLES and (kinds[-1] or not said[-1]["after"].strip("，。？?的也都呢吗"))
    sized = any(_SIZED.search(one["whose"] + text[one.start() : one.start("before")]) for one in said)
    if len(said) == 2 and sorts[0] != sorts[1] and titled_too and not (told_besides or sized):
        numbers = sum(exact(one["n"]) or 0 for one in said)
        between = text[said[0].end() : said[1].start()]
        return f"{text[: said[0].start()]}{_WORD}{numbers}人{between}{text[said[1].end() :]}", ""
    told = {
        one.kind for one in counts(text[: said[0].start()] + text[said[-1].end() :], "team") if one.people
    }
    return text, "" if told & _TITLES else said[0].group()


_TITLED_AMONG = re.compile(
    rf"(?:职称|中级|高级|中高级|高工|工程师|教授|讲师|研究员|以上)(?:的|人员)*(?:那|这)?(?:{NUMERAL}\s?[个名位]?人?|[0-9]+\s?[个名位]?人?)?(?:里头?|里面|中间|中(?![高级、])|当中|其中)(?:，)?(?:只|才|就)?(?:有|是)?(?P<before>[^，,。；;、0-9]{{0,4}}?)(?:[0-9]+|{NUMERAL})\s?(?:个人|人|个|名|位)?(?P<after>(?:是|属于|算|都|为)*(?:固定|在编|全职|专职|正式|长期)[^，,。；;、0-9]{{0,6}})"
)


def permanent_among_the_titled(text: str) -> str:
    """中级10个里有4个是固定的: the words, where it is not told how many of all are permanent."""
    said = _TITLED_AMONG.search(text)
    if said is None or _MOVES.search(said["before"] + said["after"]):
        return ""
    outside = text[: said.start()] + "，" + text[said.end() :]
    told = any(one.kind in ("permanent", "mobile") and one.people for one in counts(outside, "team"))
    return "" if told else said.group()


_SIZED = re.compile(r"[0-9一二两三四五六七八九十]\s?[个名位]?人?(?:里|中|当中|其中)")
_MOVES = re.compile("走|退|离|辞|调|跳槽|到期")
_TAKEN_AS = re.compile(
    r"(?:这|那|以上|上面|前面|前)?(?:[两2三3几二][类种部分拨样个些者]*|些|都|全|均|也|我们|一律|统统|就|，)*(?:都|全|均|也|我们|一律|统统|就)*(?:算|视为|视同|归为|归到|归入|当)(?:作|成|是|为)?(?P<sort>固定|流动)(?:的|人员|那一?[边类块头])*(?=[，,。；;）)]|$)"
)
_NO_CLAIM = re.compile("[能可不该会要]$|是否$|以$")


def taken_as(text: str) -> str:
    """`text` with the number of those listed instead of the list: 在编9人、签长期合同的6人都算固定 are 固定人员15人."""
    said = plain(text)
    start = 0
    parts: list[str] = []
    for match in _TAKEN_AS.finditer(said):
        listed = [one for one in counts(said[start : match.start()], "team") if one.people and not one.change]
        while listed and listed[0].kind in ("", "total", "whole"):
            listed.pop(0)  # 名册45人: all, before those listed
        if len(listed) < _FEWEST or any(
            one.kind in {*_TITLES, "total", "whole"} or not one.kind for one in listed
        ):
            continue
        if _NO_CLAIM.search(said[: match.start()]):
            continue
        first = start + min(listed[0].start, listed[0].at if listed[0].at >= 0 else listed[0].start)
        clause = max((one.end() for one in _CLAUSE.finditer(said[:first])), default=start)
        parts += [said[start:clause], f"{match['sort']}人员{sum(one.people or 0 for one in listed)}人"]
        start = match.end()
    return "".join([*parts, said[start:]]) if parts else text


_FEWEST = 2
_CLAUSE = re.compile(r"[，,。；;！!？?：:\n]")
_SOME_OF = re.compile(
    rf"(?P<label>中高级|有?职称|中级|高级|高工|工程师)(?:的|人员)*(?:里头?|里面|中间|中|当中)(?:还)?有(?P<n>{NUMERAL})\s?(?P<unit>[个名位])(?P<who>[^，,。；;0-9]{{0,14}}?)(?=[^，,。；;0-9]{{0,8}}(?:退休|走|离职|辞职|调走|调离|跳槽|离开|到龄))"
)


def named_behind(text: str) -> str:
    """`text` with whose people leave told beside their number: 中高级里有3位固定的下月退休 are 3位中高级固定的."""
    said = plain(text)
    moved = _SOME_OF.sub(r"有\g<n>\g<unit>\g<label>\g<who>", said)
    return moved if moved != said else text


_SET_BEHIND = re.compile(
    rf"(?P<who>[^，,。；;！!？?（(0-9]{{2,16}})[，,](?P<remark>(?:占|过|超|有|是)?(?:一?多?半|大半|大头|多数|不少)(?:数|多)?|(?:占|过|超)了?[一二三四五六七八九]成)[（(](?P<n>{NUMERAL})\s?(?:个|名|位)?人?[）)]"
)


def told_in_parentheses(text: str) -> str:
    """`text` with a number put to the people whom the clause before names: 有职称的是大头，过半（33个）."""
    said = _SET_BEHIND.search(text)
    named = labels_in(said["who"], "team") if said else []
    if said is None or len(named) != 1:
        return text
    return f"{text[: said.start()]}{named[0].word}{said['n']}人{text[said.end() :]}"


_ONE_BY_ONE = re.compile(
    r"[，,]?(?:每|因为)+(?:招|来|进|加|添|聘|补)(?:进来|进|来|了)?[一1]个[^，,。；;0-9]{0,6}[，,]?(?:总数|总人数|分母|总的?|人数)[^，,。；;0-9]{0,6}(?:涨|加|多|增|长|添)[^，,。；;0-9]{0,3}[一1]个"
)


def without_the_remark(text: str) -> str:
    """`text` without 招一个总数也涨一个, which tells how it is reckoned and of nobody who comes."""
    return _ONE_BY_ONE.sub("", text)
