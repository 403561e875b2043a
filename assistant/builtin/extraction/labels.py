"""What a number can be said of, as people name it (labels.toml), and who is said to be nobody or everybody."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

from assistant.builtin.extraction.spoken import plain
from corpus.toml_file import read_toml


@dataclass(frozen=True)
class Label:
    """A kind of labels.toml, where `plain` text names it."""

    kind: str
    start: int
    end: int
    word: str


_OF_A_MESSAGE = 256  # its parts, each asked for from many sides
_JOINED = {frozenset({"intermediate", "senior"}): "titled", frozenset({"lead", "partner"}): "insiders"}
_OF_EACH_UNIT = re.compile("(?:的|[两二三四五几]家|双方|两边|各家|单位)*")
"""牵头的跟合作的两家总共去了3个: still of those named before."""
_REACHES = re.compile(r"^(?:的)?(?:够|够得上|达到|到|在)$")
_RANKED = frozenset({"titled", "intermediate", "senior"})
_WHOLE = frozenset({"total", "whole"})
_OF_ALL = re.compile("(?:占(?:到|了|比)?|是)(?:科研|研发|全部|整个)?")
"""固定人员占总人数的37.5%: a share of all is said of those who have it."""
_JOINT = re.compile(r"^(?:的)?(?:和|跟|及|与|、|或者|或|加上?|以及|还有|同|，|,)?(?:的)?$")
_NONE_BEFORE = re.compile(
    r"(?:漏了|漏掉|缺了|缺少)$|(?<!有)(?:没有?|无|零|(?<![0-9])0个?)(?:任何|一个)?$|(?<![要用])(?:没|不|未)(?:请|找|安排|设|要|聘|含|包括|配)(?:有|到|了)?(?:任何|一个)?$"
)
_NONE_AFTER = re.compile(
    r"^(?:专家|人员|的|那[个位])*(?:来不了|请不到|请不来|没请到|缺席|没来|没到(?!\s?[0-9])|不来|退出了|没派|没出人|不派|不出人|不进人|没安排|(?:就|给|都|先)?(?:省|免|砍|去|删)(?:了|掉|去))"
    r"|^(?:专家|人员|的)*(?:一个|1个|一名|一位|1名|1位)?(?:人)?(?:都|也)?(?:没有|没|为零|是零|为0|是0|0个)(?![统计算数好定])(?![到达满够超过]{1,2}(?:了)?\s?[0-9])(?!(?:什么|任何)?(?:关系|联系|牵连|瓜葛|合作|往来|问题|意见|变|动))"
    r"|^(?:专家|人员|的)*(?:(?:一个|1个|一名|一位)(?:人)?(?:都|也)?|都|也)(?:不|没)(?:要|请|找|设|安排|配|聘)"
)
_WITH_A_NUMBER = re.compile(r"[0-9一二两三四五六七八九十百]\s?[个名位人](?:的)?$")
"""5名同行专家、财务专家一个也没有: only of the last."""
_LISTED = re.compile(r"[、和及与跟的\s]*")
UNTITLED = re.compile(r"^[没无未].*职称|^[还也都]*[没未]评")
"""Whose label says that they have no title, not only a low one."""

_ALL_BEFORE = re.compile(r"(?:全部|全都|都|全|全[员体队组]|清一色)(?:是|有|为|请|找|用|选|来自)?(?:的)?$")


def mentions(text: str, labels: str) -> frozenset[str]:
    """Give the kinds of the group `labels` that `text` names."""
    return frozenset(label.kind for label in labels_in(plain(text), labels))


def none_or_all(text: str, labels: str) -> Iterator[tuple[str, bool]]:
    """Give the kinds that `text` says there is nobody of (False), or that everybody is (True)."""
    return ((kind, everybody) for kind, everybody, _ in none_or_all_at(plain(text), labels))


def none_or_all_at(text: str, labels: str) -> Iterator[tuple[str, bool, int]]:
    """The same of a text that `plain` has made, with where the label of each begins."""
    found = labels_in(text, labels)
    for at, label in enumerate(found):
        before, after = text[: label.start], text[label.end :]
        if _NONE_AFTER.search(after):
            yield from ((one.kind, False, one.start) for one in _listed_up_to(found[: at + 1], text))
        elif _NONE_BEFORE.search(before) and label.kind != "other_titles":
            yield label.kind, False, label.start
        elif _ALL_BEFORE.search(before) and UNTITLED.search(label.word):
            yield "titled", False, label.start
        elif _ALL_BEFORE.search(before):
            yield label.kind, True, label.start


def _listed_up_to(found: Sequence[Label], text: str) -> Iterator[Label]:
    """管理的财务的一个不要: what is said behind the last of a list is said of all of it."""
    following: Label | None = None
    for label in reversed(found):
        apart = following and not _LISTED.fullmatch(text[label.end : following.start])
        if apart or (following and _WITH_A_NUMBER.search(text[: label.start])):
            return
        yield label
        following = label


@cache
def _patterns(labels: str) -> re.Pattern[str]:
    groups: Mapping[str, Mapping[str, Sequence[str]]] = read_toml(
        files("assistant.builtin.extraction") / "labels.toml"
    )
    return re.compile(
        "|".join(f"(?P<{kind}>{'|'.join(words)})" for kind, words in groups[labels].items()), re.IGNORECASE
    )


@lru_cache(maxsize=_OF_A_MESSAGE)
def labels_in(text: str, labels: str) -> tuple[Label, ...]:
    """Give what `text`, which `plain` has made, names of the group `labels`."""
    found: list[Label] = []
    for match in _patterns(labels).finditer(text):
        label = Label(str(match.lastgroup), *match.span(), match.group())
        if _all_of_both(found, label, text):
            found[-2:] = [replace(label, start=found[-2].start)]
        elif found and (explained := _explained(found[-1], label, text)):
            found[-1] = explained
        elif found and (
            merged := _merged(found[-1], label, text[found[-1].end : label.start], text[: found[-1].start])
        ):
            found[-1] = merged
        else:
            found.append(label)
    return tuple(found)


def _all_of_both(found: Sequence[Label], label: Label, text: str) -> bool:
    """固定跟流动加起来: the two that leave nobody out are the total."""
    if len(found) < 2 or label.kind != "total" or found[-1].end != label.start:
        return False
    between = text[found[-2].end : found[-1].start]
    return {one.kind for one in found[-2:]} == {"permanent", "mobile"} and bool(_JOINT.match(between))


def _explained(one: Label, other: Label, text: str) -> Label | None:
    """有职称（工程师往上）的14个: what stands in parentheses only says who is meant, so that both are one label."""
    same = one.kind == other.kind or (one.kind == "titled" and other.kind in ("intermediate", "senior"))
    opened, closed = _OPENS.fullmatch(text[one.end : other.start]), _CLOSES.match(text[other.end :])
    if not (opened and closed):
        return None
    if opened["with"] and one.kind in _RANKED and other.kind in _RANKED:
        return replace(
            one, kind="titled" if "intermediate" in (one.kind, other.kind) else one.kind, end=other.end
        )
    return replace(other, start=one.start, word=text[one.start : other.end]) if same else None


_OPENS, _CLOSES = (
    re.compile(r"的?[（(](?:(?P<with>含|包括|包含|连同?)|即|也就是|就是|指)?"),
    re.compile(r"的?[）)]"),
)


_WITH = re.compile(r"(?:连同?上?|带上?|算上|加上|包括|含|连[^，,。；;0-9]{1,4}[带和])(?:的)?$")


_COUNTED_BEFORE = re.compile(
    r"[0-9零一二两三四五六七八九十]\s?[个名位席]?人?(?:都|也|均)?(?:是|为|属于|来自)$|[0-9一二两三四五六七八九十]家$"
)
"""2个是我们单位的，共建单位2人: each has a number of its own; 有3家共建单位、牵头单位2人: so many units."""
OF_ONE_PERSON = re.compile(r"(?:主任|负责人|带头人|领头的?|总经理|他|她)[^，,。；;]{0,6}$")
"""负责人是正高，工程师59名: what one person is names nobody else."""
_SAID_TWICE = frozenset({"mobile", "permanent"})
"""外聘兼职的, 长期固定的: the same people in two words; 高级工程师 has a word of its own."""
_BESIDE_THEM = frozenset({"mobile", "degree", "elsewhere", "other_titles"})


def _merged(one: Label, other: Label, between: str, before: str) -> Label | None:
    """Two labels that stand for one: 工程师跟高工, 中高级的加起来, 团队一共; 算上外聘一共60人 are all of them."""
    if other.kind == "total" and _OF_EACH_UNIT.fullmatch(between) and one.kind != "whole":
        with_them = one.kind in _BESIDE_THEM and _WITH.search(before)
        return other if with_them else replace(one, end=other.end)
    if one.kind == "titled" and other.kind in _RANKED and _REACHES.match(between):
        rank = "senior" if other.kind == "senior" else "titled"
        return Label(rank, one.start, other.end, one.word + other.word)
    if other.kind == "total" and one.kind not in _WHOLE and _OF_ALL.fullmatch(between):
        return replace(one, end=other.end)
    if not _JOINT.match(between):
        return None
    kind = _JOINED.get(frozenset({one.kind, other.kind}))
    from_there = "来自" if one.word.startswith("来自") else ""
    if kind == "insiders" and _COUNTED_BEFORE.search(before + from_there):
        return None
    if re.search("[，、]", between) and OF_ONE_PERSON.search(before):
        return None
    if one.kind == other.kind and (between or one.kind in _SAID_TWICE):
        kind = one.kind
    return Label(kind, one.start, other.end, f"{one.word}{between}{other.word}") if kind else None
