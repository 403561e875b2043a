"""What is said of all of one group, or of all the others: 40岁以上18人，清一色高工; 没职称的20个，别的全是中级以上.

A message is given back with so many of them told by number. Of a group that is named (老同志8个) while of the others nothing
is said, the words are given, too: the others may have titles as well.
"""

import re
from collections.abc import Sequence

from assistant.builtin.extraction.clauses import CLAUSE_END
from assistant.builtin.extraction.count import Count
from assistant.builtin.extraction.counts import counts
from assistant.builtin.extraction.grouped import summed_up
from assistant.builtin.extraction.labels import Label, labels_in
from assistant.builtin.extraction.spoken import plain
from assistant.builtin.intents.team.fields import TITLES
from assistant.builtin.intents.team.unit_names import named_units
from assistant.checkers.team_shares import LIMIT

ALL = r"(?:全部都?|全都|全体|全(?!职|国|市|年|天)|都|清一色|个顶个|个个都?|人人都?|统统|通通|均|一律|一水儿?|一色儿?|无一例外)"
_ARE = r"(?:部)?(?:都|均|也)?(?:是|有|为|算|属于?|具有|持有?|拿着?|评上了?|取得了?|签(?:的是|的|了|订)?)?(?:的|了)?"
_ALIKE = re.compile(
    rf"(?:[\u4e00-\u9fff]{{1,4}}?的)?(?:的|人|人员|同志)*[，,（(：:]?(?:而且|并且|也|他们|她们|这些人?|这拨人?|那些人?)*{ALL}{_ARE}(?P<what>[^，,。；;、（）()！!？?：:\n0-9]{{2,16}})"
)
_UNTITLED = re.compile(
    rf"(?:的|人|人员|同志)*[，,（(：:]?(?:他们|她们)?(?:{ALL}没有?(?:任何)?职称|(?:谁|一个|[01]个)?(?:有)?职称(?:谁|一个|[01]个)?(?:都|也)?没有?|(?:一|[01])个(?:有)?职称的?(?:都|也)?没有?|(?:都|全|还|也)*(?:没|未)评(?:上|过)(?:职称)?的?)(?=[，,。；;、）)！!？?\n]|$)"
)
_COUNTED_AS = re.compile(
    r"(?:的|人|人员)*(?:都|全|均|只)?(?:算|是|属于?)(?:作|是|为)?(?P<what>(?:[非不]固定|流动|兼职|外聘|临时|[没无]职称|初级)[^，,。；;（()）！!？?：:\n0-9]{0,12})"
)
"""另外26个研究生算流动、没职称: who counts for neither share."""
_NO_MORE = re.compile(r"(?:、|和|又|的|以上|往上|职称|人员|员工|职工|编制|身份|证书?|了|人|嘛|啊|呀|哈|呢)*")
_REST = rf"(?:其余|剩余|剩下|余下|其[他它]|别的|旁的|旁人|别人|另外那?些?)(?:的|人|人员|同志|全|那些)*[，,]?{ALL}{_ARE}"
_THE_REST = re.compile(rf"{_REST}(?P<what>[^，,。；;、（）()！!？?：:\n0-9]{{2,16}})")
_SUBJECT = re.compile(
    rf"(?:^|(?<=[，,。；;、！!？?：:\n]))(?P<who>[^，,。；;、！!？?：:\n0-9]{{1,8}}?)(?={ALL})"
)
_WITHIN = re.compile(r"(?:其中|里头?|里面|当中|有|含|包括|连)(?:的|了)*\s?$")
_NAMED = frozenset({"sex", "degree", "elsewhere"})
_GROUPS = frozenset({"", "sex", "degree", "elsewhere", "rest"})
_WHOLE = frozenset({"", "total", "whole"})
_TRAITS = frozenset({*TITLES, "permanent", "mobile", "other_titles"})
_FAMILY = dict.fromkeys((*TITLES, "other_titles"), "titles") | {"permanent": "posts", "mobile": "posts"}


def all_alike(text: str) -> tuple[str, str]:
    """`text` with the number of those of whom something is said of all, and the words that leave the others open."""
    said = plain(text)
    if summed_up(said) != said:
        return text, ""  # a table, which has the words on each group in it
    told = _of_the_others(_of_groups_named_again(_of_groups(_of_those_listed(_of_both_sorts(said)))))
    if told == said:
        return text, ""
    return told, _others_left_open(said)


def _of_both_sorts(said: str) -> str:
    """那10个，又是高工又是固定的 becomes 高工10个，固定10个: the same people are counted for both shares."""
    told = _BOTH.search(said)
    labels = [_only_labels(told[name]) for name in ("one", "other")] if told else []
    if told is None or not all(labels) or len({_FAMILY.get(one[0].kind) for one in labels}) != len(labels):
        return said
    families = {_FAMILY.get(one[0].kind) for one in labels}
    if any(_FAMILY.get(count.kind) in families for count in counts(said[: told.start()], "team")):
        return said  # 中高级15人，固定16人，其中有8个既是固定的又有职称: they are counted there
    both = "，".join(f"{one[0].word}{told['n']}个" for one in labels)
    return f"{said[: told.start()]}{both}{said[told.end() :]}"


_BOTH = re.compile(
    r"(?:就|有|那|这)*(?P<n>[0-9]+)\s?(?:个|名|位)?人?[，,]?(?:他们|都|全)?(?:既|又|即|本来就?)是?(?P<one>[^，,。；;又也0-9]{2,8})[，,]?(?:又|也|还|同时)+(?:都)?(?:是|有|属)?(?P<other>[^，,。；;0-9]{2,8}?)(?=[，,。；;！!？?]|$)"
)


def _of_groups(said: str) -> str:
    """40岁以上18人，清一色高工 becomes 40岁以上高工18人; of the largest number nothing is changed: it is all of them."""
    for group in reversed(_groups(said)):
        end = max(group.end, group.at + len(group.word)) if group.kind else group.end
        if untitled := _UNTITLED.match(said, end):
            words, last = [], untitled.end()
        else:
            alike = _ALIKE.match(said, end) or _COUNTED_AS.match(said, end)
            labels = _only_labels(alike["what"]) if alike else []
            if alike is None or not labels or _of_all_of_them(group, alike, said):
                continue
            words, last = [label.word for label in labels], alike.end()
        number = said[group.start : group.end]
        behind = said[group.end : end] if group.at >= group.end else ""
        told = "，".join(f"{word}{number}" for word in words) or f"{number}没职称的"
        if words and _of_a_unit(group, said):
            told = f"{number}，{told}"
        said = f"{said[: group.start]}{behind}{told}{said[last:]}"
    return said


def _of_all_of_them(group: Count, alike: re.Match[str], said: str) -> bool:
    """35人里有9个硕士，全是在编的: whether the nine are meant or all is not told."""
    apart = bool(CLAUSE_END.search(alike.group()[: -len(alike["what"])]))
    return apart and bool(_WITHIN.search(said[: group.start])) and (group.people or 0) < LIMIT * _most(said)


def _most(said: str) -> int:
    found = counts(said, "team")
    return max((one.people or 0 for one in found if one.kind in _WHOLE and not one.change), default=0)


def _groups(said: str) -> list[Count]:
    """The numbers of people that are neither labelled with a trait nor the largest: parts of the team."""
    found = [one for one in counts(said, "team") if one.people and not one.change]
    most = _most(said)
    return [
        one
        for one in found
        if (one.kind in _GROUPS or (one.kind == "whole" and _of_a_unit(one, said)))
        and not one.refers
        and (
            _of_a_unit(one, said)
            or (one.people or 0) < most
            or (not most and (one.kind in _NAMED or _WITHIN.search(said[: one.start])))
        )
    ]


def _of_a_unit(group: Count, said: str) -> bool:
    """甲方来的18人都有中级以上: so many are the unit's, and so many of them are alike."""
    ends = [at + len(name) for at, name in named_units(said) if at + len(name) <= group.start]
    return bool(ends) and bool(_SENT.fullmatch(said[ends[-1] : group.start]))


_SENT = re.compile(r"(?:那边|这边|来|出|派|投入|有|的|了|共|一共|是)*\s?")


def _only_labels(what: str) -> Sequence[Label]:
    """The traits that `what` names, where it says nothing else: 在编的高工; none of 高工带出来的."""
    labels = labels_in(what, "team")
    rest = what
    for label in reversed(labels):
        rest = rest[: label.start] + rest[label.end :]
    traits = all(label.kind in _TRAITS for label in labels)
    return labels if labels and traits and _NO_MORE.fullmatch(rest) else ()


def _of_groups_named_again(said: str) -> str:
    """女的15人，…，女的清一色讲师以上: the number stands with the name before."""
    for clause in reversed([*_SUBJECT.finditer(said)]):
        who = clause["who"].rstrip("们").removesuffix("的")
        named = [one for one in _groups(said[: clause.start()]) if who and _is_called(one, who, said)]
        alike = _ALIKE.match(said, clause.end())
        labels = _only_labels(alike["what"]) if alike else []
        if len(named) != 1 or alike is None or not labels:
            continue
        number = said[named[0].start : named[0].end]
        words = "，".join(f"{label.word}{number}" for label in labels)
        said = f"{said[: clause.start()]}{words}{said[alike.end() :]}"
    return said


def _of_those_listed(said: str) -> str:
    """教授2、讲师6、助教8，以上都是在编的，再外聘14个: of so many as the list has, where others follow."""
    alike = _OF_THE_LIST.search(said)
    labels = _only_labels(alike["what"]) if alike else []
    if alike is None or len(labels) != 1 or labels[0].kind not in ("permanent", "mobile"):
        return said
    found = [one for one in counts(said, "team") if one.people]
    before = [one for one in found if one.end <= alike.start()]
    listed: list[Count] = []
    while before and before[-1].kind in _RANKS and not before[-1].change:
        listed.insert(0, before.pop())
    named, number = alike["who"], sum(one.people or 0 for one in listed)
    follows = any(_BESIDE.search(said[: one.start]) for one in found if one.start >= alike.end())
    whole = any(one.kind in _WHOLE for one in found)
    if len(listed) < _FEWEST or whole or not (named or follows) or int(alike["n"] or number) != number:
        return said
    return f"{said[: alike.start()]}，{labels[0].word}{number}人{said[alike.end() :]}"


_OF_THE_LIST = re.compile(
    rf"[，,；;。、（(]?(?P<who>以上|上述|上面|前面|前述|这些?|这拨|这几)?(?:(?P<n>[0-9]+)\s?)?(?:个|位|名|人|的|些|人员)*{ALL}{_ARE}(?P<what>[^，,。；;、（）()！!？?：:\n0-9]{{2,12}})[）)]?"
)
_BESIDE = re.compile(r"(?:另外?|外加|再|还有|加上?|此外|又)[^，,。；;、0-9]{0,8}$")
_RANKS = frozenset({*TITLES, "other_titles"})
_FEWEST = 2


def _is_called(group: Count, who: str, said: str) -> bool:
    before = CLAUSE_END.split(said[: group.start])[-1]
    return bool(re.search(rf"{re.escape(who)}(?:的|们|有|是|共|一共)*\s?$", before)) or group.word.startswith(
        who
    )


def _of_the_others(said: str) -> str:
    """总共52人，36个没职称或者初级，别的全是工程师以上: those who are left of all."""
    rest = _THE_REST.search(said)
    labels = _only_labels(rest["what"]) if rest else []
    if rest is None or len(labels) != 1 or labels[0].kind not in TITLES:
        return said
    found = [one for one in counts(said, "team") if one.people]
    whole = [one.people or 0 for one in found if one.kind in _WHOLE and one.start < rest.start()]
    low = [one.people or 0 for one in found if one.kind == "other_titles"]
    titled = any(one.kind in TITLES for one in found) or any(one.change for one in found)
    left = max(whole, default=0) - sum(low)
    if titled or not low or left <= 0 or len(set(whole)) != 1:
        return said
    return f"{said[: rest.start()]}{labels[0].word}{left}人{said[rest.end() :]}"


def _others_left_open(said: str) -> str:
    """The words on a named group that is too small by itself, where of the others nothing is said."""
    groups, alike = _groups(said), []
    found: Sequence[Count] = [one for one in counts(said, "team") if one.people and not one.change]
    most = _most(said)
    told: dict[str, int] = {}
    for group in groups:
        end = max(group.end, group.at + len(group.word)) if group.kind else group.end
        match = _ALIKE.match(said, end)
        labels = _only_labels(match["what"]) if match else []
        kinds = {"other_titles"} if _UNTITLED.match(said, end) else {label.kind for label in labels}
        for kind in kinds:
            family = _FAMILY[kind]
            told[family] = told.get(family, 0) + (group.people or 0)
            if kind not in ("other_titles", "mobile") and not _WITHIN.search(said[: group.start]):
                alike.append((group, family))
    families = {_FAMILY[one.kind] for one in found if one.kind in _FAMILY}
    for group, family in alike:
        open_yet = told[family] < most and family not in families and not re.search(_REST, said)
        if open_yet and (group.people or 0) < LIMIT * most:
            return said[group.start : group.end]
    return ""
