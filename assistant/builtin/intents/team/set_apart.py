"""Who is told of and does not count: 名册45人，里头行政6个不算科研团队; 有1人的证是假的; 7个人既有职称又是固定的.

A message is given back with the numbers that are left. Where it is not told whether a number has those people in it, the
words that leave it open are given, too, and no verdict rests on it.
"""

import re
from collections.abc import Sequence

from assistant.builtin.extraction.count import Count
from assistant.builtin.extraction.counts import counts
from assistant.builtin.extraction.exact import exact
from assistant.builtin.extraction.labels import labels_in
from assistant.builtin.extraction.spoken import plain
from assistant.builtin.intents.team.not_counted import FALLS_OUT
from corpus.numerals import NUMERAL

_N = rf"{NUMERAL}\s?(?:个人|人|个|名|位)"
_TRAITS = r"(?:职称|中级|高级|中高级|固定|在编|全职)"
_BOTH = re.compile(
    rf"[，,。；;（(]?(?:而且|可是|但是?|不过|只是)?(?:其中|这里头|这里面|里头|里面|当中|中间)?(?:，)?(?:还)?有?{_N}[^，,。；;0-9]{{0,6}}"
    rf"(?:既[^，,。；;0-9]{{0,4}}{_TRAITS}[^，。；;0-9]{{0,6}}[又也][^，,。；;0-9]{{0,4}}{_TRAITS}|(?:同时|又|也)[^，,。；;0-9]{{0,4}}{_TRAITS}[^，,。；;0-9]{{0,6}}[又也且][^，,。；;0-9]{{0,4}}{_TRAITS}"
    rf"|{_TRAITS}[^，,。；;0-9]{{0,3}}(?:又|也|且|并|同时)(?:都)?有?{_TRAITS}|(?:两|2|二)(?:头|边|项|样|处)都(?:算|有|占|计|沾|报))[^，,。；;）)]{{0,8}}"
    r"(?:[，,](?:两(?:头|边|项)都(?:算|计)|各算|分别算|重复(?:算|计)|都算|算了两)[^，,。；;？?）)]{0,6})?[）)]?"
)
_SEVERAL_UNITS = re.compile(r"单位|公司|企业|大学|学院|高校|研究所|研究院|[两三几二]家|厂|名册|名单|两张")


def told_of_both(text: str) -> str:
    """`text` without those who have a title and are permanent, too: they count for either share, and nobody is added."""
    said = _BOTH.search(text)
    if said is None or _SEVERAL_UNITS.search(text):
        return text
    left = text[: said.start()] + "，" + text[said.end() :]
    kinds = {count.kind for count in counts(left, "team") if count.people}
    return left if "permanent" in kinds and kinds & {"titled", "intermediate", "senior"} else text


def of_both_alone(text: str) -> str:
    """有15个人固定又有职称: the words on them, where they are not told under each head, too."""
    said = _BOTH.search(text)
    whole = said and _THE_REST_ARE_NEITHER.search(text[said.end() :])
    return said.group().strip("，,。；;（） ") if said and not whole else ""


_THE_REST_ARE_NEITHER = re.compile(
    r"(?:剩下?|其余|其他|余下)[^。；;]{0,10}(?:(?:没有?|无)(?:中高级)?职称|初级)[^。；;]{0,6}(?:流动|不固定|兼职|外聘)|(?:剩下?|其余|其他|余下)[^。；;]{0,10}(?:流动|不固定|兼职|外聘)[^。；;]{0,6}(?:(?:没有?|无)(?:中高级)?职称|初级)"
)
"""6个人既有职称又固定，剩下14个都是没职称的流动人员: these six are all of either sort."""


_NOT_OF_THE_TEAM = re.compile(
    r"(?:都|均|全|也|并|本来|压根|根本|是|那)*不(?:能|该|应|可以?)?(?:当|再)?(?:算|计|列|归|属于?|纳|编)(?:作|为|进|入|在|到|上|是)*(?:我们|咱们?|俺们?|本)?的?(?:科研|研发|技术|研究|这个|这)?(?:团队|队伍|总数|总人数|人头|人员|成员|人|里面?|内|数)*"
    r"(?=[，,。；;）)：:]|的人?[，,。；;）)]|$)"
)
_TAKEN_OFF = re.compile(r"(?:刨|扣|除|减|剔|撇|抛)(?:去|掉|除|开|了|出)*\s?$")
_WITHIN = re.compile(r"里头?|里面|其中|当中|含|包括|连|算上|带上|内有|名册|名单|册子|花名册|中有")
_OF_THE_REST = re.compile(
    r"剩下?|其余|余下|搞科研|做科研|搞研发|做研发|科研人员|科研团队里|(?:扣|除|刨|减|剔)[^，,。；;0-9]{0,4}(?:完|以后|之后|后)|真正|实际|净"
)
_ALL_THE_REST = re.compile(
    r"除[^。；;]{0,12}?[，,]?(?:(?:其余|其他|剩下|余下)(?:的)?(?:人|\w{0,3})?)?(?:都|全|均|一律)(?:是|有|为|算|属)*[^，,。；;]{0,4}(?:固定|在编|全职|专职|长期|职称|中级|高级|正式)"
)
_WITH_THESE = re.compile(
    rf"(?:连上?|含|算上|加上|带上|连同)[^，,。；;0-9]{{0,6}}{_N}[^，,。；;0-9]{{0,6}}?(?=(?:一共|总共|合计|共计)[0-9])"
)
"""连借来的3个兼职一共33人: the three, and all."""
_BESIDE = re.compile(r"(?:另有|另外|此外|外加|还有)(?:的|有|了)?\s?$")
"""另有行政5人不算团队: they are none of those counted."""
_PARTS = frozenset({"titled", "intermediate", "senior", "permanent", "mobile"})
_CLAUSE = re.compile(r"[，,。；;！!？?（(）)]")


def set_apart(text: str) -> tuple[str, str]:
    """`text` with the number of those who are left where some do not belong to the team, and what is left open.

    名册45人，里头行政6个不算科研团队，搞科研的里头… becomes 一共39人，搞科研的里头….
    """
    said = _WITH_THESE.sub(r"\g<0>，", plain(text))
    found = counts(said, "team")
    out = _NOT_OF_THE_TEAM.search(said)
    if out is None and _ALL_THE_REST.search(said):
        return text, ""  # 除3个兼职外其余都是固定的: nobody leaves the team
    those = _those_meant(found, said, out) if out else _taken_off(found, said)
    if not those or _BESIDE.search(said[: min(those[0].start, those[0].at % (len(said) + 1))]):
        return text, ""
    start, end = those[0].start, max(out.end() if out else 0, those[-1].end)
    totals = [one for one in found if one.kind in ("", "total", "whole") and one.people and one not in those]
    total = max(totals, key=lambda one: one.people or 0, default=None)
    if total is None:
        return text, ""
    number = sum(one.people or 0 for one in those)
    left = (total.people or 0) - number
    opened = said[min(start, total.start) : max(start, total.end)]
    first = min(start, total.start)
    within = _WITHIN.search(opened) or _WITHIN.search(_clause_before(said, first)) or not out
    told = {one.people for one in totals if one is not total and one.start > end}
    parts = [one for one in found if one.kind in _PARTS and one.people and one not in those]
    after = [one for one in parts if one.start > max(end, total.end)]
    apart = len(after) == len(parts) and bool(
        told & {left} or (after and _OF_THE_REST.search(said[end - 1 : after[0].start]))
    )
    if left <= 0 or told - {left, number} or not (within or told & {left}) or not apart:
        return text, said[start:end] if parts else ""
    rest = said[max(end, total.end) :]
    rest = (
        re.sub(
            rf"(?:就|还|只|实际|净|也就)?(?:剩|余|是)?(?:下|了)?(?:的)?{left}\s?(?:个|名|位)?人?(?=[里中，,。；;])",
            "",
            rest,
            count=1,
        )
        if told
        else rest
    )
    head = said[: _clause_start(said, first)]
    return f"{head}一共{left}人，{rest.lstrip('，,。；;）) ')}", ""


def _those_meant(found: Sequence[Count], said: str, out: re.Match[str]) -> list[Count]:
    """The people of whom `out` says that they do not count: numbered in that clause or right before it, or named again."""
    before = [one for one in found if one.people and one.end <= out.start()]
    clause = _clause_start(said, out.start())
    named = {label.kind for label in labels_in(said[clause : out.start()], "team")} & _OTHERS
    here = [one for one in before if one.start >= clause]
    if not here and named:
        here = [one for one in before if one.kind in named]
    if here and said[clause : here[0].start] in ("这", "那"):
        return [one for one in before if one.people == here[0].people and one is not here[0]][-1:]
    if not here:
        clause = _clause_start(said, clause - 1)
        here = [one for one in before if one.start >= clause]
    listed = [
        one
        for one in before
        if one.kind in _OTHERS - {""} and here and here[0].kind in _OTHERS and one.start < here[0].start
    ]
    while listed and _LIST.fullmatch(said[listed[-1].end : here[0].start]):
        here.insert(0, listed.pop())
    return here if all(one.kind in _OTHERS for one in here) else []


_LIST = re.compile(r"[、和及与跟，,][^，,。；;、0-9]{1,6}")
_OTHERS = frozenset({"elsewhere", "mobile", "degree", "other_titles", ""})


def _taken_off(found: Sequence[Count], said: str) -> list[Count]:
    """扣掉6个行政, 刨去3个: who is taken off all of them."""
    return [
        one
        for one in found
        if one.people and one.unit and _TAKEN_OFF.search(said[: one.start]) and one.kind in _OTHERS
    ][:1]


def _clause_start(text: str, at: int) -> int:
    return max((one.end() for one in _CLAUSE.finditer(text[: max(at, 0)])), default=0)


def _clause_before(text: str, at: int) -> str:
    return text[_clause_start(text, at) : at]


_MORE_THAN_THE_TEAM = re.compile(
    r"(?:^|(?<=[，,。；;：:]))[^，,。；;：:0-9]{0,10}?(?:全?(?:公司|单位|企业|厂|院|校|所|集团))(?:上下|现有|共有|总共|一共|里|的|在册|在职|全体|有)*(?:职工|员工|人员|人)?(?:总数|总人数)?(?:有|共|是|为|一共|总共)*(?P<n>[0-9]+)\s?(?:个|名|号|口)?人?[，,。；;]"
    r"(?=(?:其中|里面|里头)?(?:的)?(?:我们|这个|真正)?(?:的)?(?:科研|研发|技术|研究)(?:团队|队伍)(?![^，,。；;0-9]{0,8}占)[^，,。；;0-9]{0,10}[0-9])"
)
"""全公司职工210人，科研团队48人 (or 科研团队里中高级16人): the company's staff beside the team."""


def without_the_staff(text: str) -> str:
    """`text` without the number of a whole company's staff, where that of its research team follows; 用210还是48 asks no more."""
    said = _MORE_THAN_THE_TEAM.search(text)
    if said is None:
        return text
    left = text[: said.start()] + text[said.end() :]
    return re.sub(
        rf"[^，,。；;？?]*(?<![0-9]){said['n']}(?![0-9])[^，,。；;？?]*还是[^，,。；;？?]*|[^，,。；;？?]*还是[^，,。；;？?0-9]*{said['n']}(?![0-9])[^，,。；;？?]*",
        "按哪个算",
        left,
    )


_INCLUDED = re.compile(
    r"[（(](?:已经?)?(?:其中)?(?:含|包括|包含|算上|连同?|加上|不含|不算|不包括)(?!本数)[^（）()]*[）)](?=[^，,。；;、0-9]{0,8}?[0-9一二两三四五六七八九十])"
)
"""团队（含外聘3人）共38人: who is said to be among those counted behind it is nobody new."""


def without_those_included(text: str) -> str:
    """`text` without the parentheses that only tell who is among those of whom the number follows."""
    numbered = [
        one
        for one in _INCLUDED.finditer(text)
        if not (one.group()[1:2] == "不" and re.search("[0-9]", one.group()))
    ]
    for one in reversed(numbered):
        text = text[: one.start()] + text[one.end() :]
    return text


_OF_THOSE = re.compile(
    rf"(?:其中|里头|里面|里|当中|后来|核出|查出|发现|可是?|但是?|不过|结果|谁知|哪知)[^，,。；;0-9]{{0,8}}?(?P<n>{NUMERAL})\s?(?:个人|人|个|名|位)(?P<what>[^，,。；;0-9]{{0,12}}?)"
)
_REMARK = re.compile(
    r"[，,](?:所以|因此)?(?:不能|不)?(?:再)?(?:算|计)(?:有|作|数|是)?(?:职称|固定|数|中级|高级)?(?=[，,。；;）)？?])|[，,](?:但)?人(?:还|都|照样|仍|也)*(?:在|没走|留)[^，,。；;]{0,4}"
)
_PAPER = re.compile("证|职称|中级|高级|资格|聘书|评")
_CONTRACT = re.compile("合同|编制|聘期")


_BEHIND = 14
_STILL_VALID = re.compile("(?:没|未|不是|并未)(?:有)?(?:过期|作废|失效|到期|造假|假|吊销|撤)")
_MENDED = re.compile(
    "又?(?:续签|续上|续了|换新|补发|重新(?:发|办|评|签))|没(?:有)?算(?:进|在)|不在(?:里头|内)"
)
_OF_WORK = re.compile("课题|项目|专利|成果|基金|论文")
"""还没过期, 到期了又续签了, 正在申报课题: their titles and contracts hold."""


def without_their_titles(text: str) -> str:
    """`text` with so many fewer titled (permanent) as are told to have no valid title (contract): 其中2人的证过期了."""
    said = plain(text)
    for one in _OF_THOSE.finditer(said):
        out = FALLS_OUT.match(said, one.end())
        what = one["what"] + (out.group() if out else "")
        kinds = (
            {"permanent"}
            if _CONTRACT.search(what)
            else {"titled", "intermediate", "senior"}
            if _PAPER.search(what)
            else set()
        )
        before = [
            count for count in counts(said[: one.start()], "team") if count.kind in kinds and count.people
        ]
        behind = said[out.end() : out.end() + _BEHIND] if out else ""
        if _STILL_VALID.search(what):
            return f"{said[: one.start()]}，{said[one.end() + len(out.group()) :] if out else ''}"
        if _MENDED.search(behind) or _OF_WORK.search(what + behind[:4]):
            continue
        if out is None or not before or not exact(one["n"]):
            continue
        named = {label.kind for label in labels_in(what, "team")} & {count.kind for count in before}
        last = next((count for count in reversed(before) if not named or count.kind in named), before[-1])
        number = (last.people or 0) - (exact(one["n"]) or 0)
        several = len(before) > 1 and not named and kinds != {"permanent"}
        if number < 0 or several:
            continue
        rest = _REMARK.sub("", said[out.end() :])
        written = re.sub(r"^[0-9]+|^[零一二两三四五六七八九十百]+", str(number), said[last.start : last.end])
        return f"{said[: last.start]}{written}{said[last.end : one.start()].rstrip('，,（(')}{'' if rest[:1] in '，,。；;' else '，'}{rest}"
    return text
