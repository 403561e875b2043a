"""How people put numbers of a committee: told twice (6个自己人（一共6个）), exchanged (五个里拿一个换成外单位的)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.builtin.extraction.clauses import CLAUSE_END
from assistant.builtin.extraction.counts import Count
from assistant.builtin.extraction.labels import labels_in
from corpus.numerals import NUMERAL, to_int

_PARENTHESES = re.compile(r"[（(](?P<inside>[^（()）]*)[）)]")
_OURS = frozenset({"insiders", "lead", "partner"})


def told_once(found: Sequence[Count], text: str) -> list[Count]:
    """The counts without those that parentheses only tell again (6个自己人（厂里加合作单位一共6个）), and without a number
    that they take apart (6个人（4个牵头的2个共建的）): its parts say whose people they are.
    """
    given = list(found)
    for match in _PARENTHESES.finditer(text):
        inside = [one for one in given if match.start() < one.start < match.end() and one.people]
        before = [one for one in given if one.end <= match.start() and one.people]
        if not (inside and before) or CLAUSE_END.search(text[before[-1].end : match.start()]):
            continue
        if len(inside) == 1 and inside[0].people == before[-1].people:
            named = inside[0].kind in _OURS and before[-1].kind not in _OURS
            given[given.index(before[-1])] = replace(before[-1], kind=inside[0].kind) if named else before[-1]
            given.remove(inside[0])
        elif (
            len(inside) > 1
            and {one.kind for one in inside} <= _OURS
            and sum(one.people or 0 for one in inside) == before[-1].people
        ):
            given.remove(before[-1])
    return given


@dataclass(frozen=True)
class Exchange:
    """Who takes whose place, or leaves: `steps` by kind. `base`: how many of ours there were, where it is told."""

    start: int
    end: int
    steps: tuple[tuple[str, int], ...]
    base: int | None = None


_NUMBER = rf"(?:[0-9]+|{NUMERAL})"
_OUT_OF = re.compile(
    rf"(?P<all>{_NUMBER})\s?(?:个|名|位)?(?:人)?(?:里|中)(?:头|面|边)?[^，。；;0-9]{{0,4}}?"
    rf"(?:拿|换|撤|减|去|退|抽|走|裁|拿掉)(?:掉|下|出|走|去|来)?(?:了)?(?P<n>{_NUMBER})\s?(?:个|名|位)?(?P<then>[^，。；;]{{0,10}})"
)
_IN_PLACE_OF = re.compile(
    rf"(?:拿|用|让|以)(?P<new>[^，。；;0-9]{{2,24}}?)(?:去|来)?(?:换掉|换下|替换|替掉|替下|顶掉|顶替|换)(?:了)?"
    rf"(?P<n>{_NUMBER})\s?(?:个|名|位)(?P<old>[^，。；;]{{0,10}})"
)
_SWAPPED = re.compile(
    rf"(?:把|将)?(?P<old>[^，,。；;0-9]{{1,12}}?)(?:撤|换|拿|减|退|去|替)(?:掉|下|出|走)?(?:了)?(?P<n>{_NUMBER})\s?(?:个|名|位)"
    rf"[^，。；;0-9]{{0,4}}?[，,]?(?:再)?(?:换成|换上|换作|换为|换|补上|补|改请|改成|请)(?P<new>[^，。；;0-9]{{2,10}})"
)
_OURS_SWAPPED = re.compile(
    rf"^(?:那|那么|要是|如果|假如|我们|咱们?|再)*(?:换掉|换)(?:了)?(?P<n>{_NUMBER})\s?(?:个|名|位)(?:人)?(?:呢|行|够|可以|总|了|吗|不)*[？?。]*$"
)
"""换掉一个呢: of ours, who are too many."""
_OWN = re.compile(r"(?:我们|咱们?|俺们?|自己|自家|本单位|内部)(?:单位|公司)?的?$")
_REPLACED = re.compile(r"换成|换上|换作|换为|改成|补")


def exchange(text: str, known: Mapping[str, Any]) -> Exchange | None:
    """Who takes whose place in `text`, where the numbers of the committee are `known`; None where nobody does."""
    if not known.get("committee_total"):
        return None
    if said := _IN_PLACE_OF.search(text):
        new, old, number = _kind(said["new"]), _kind(said["old"]), to_int(said["n"])
        return Exchange(*said.span(), _moved(new, old, number)) if new and old else None
    if (
        (said := _SWAPPED.search(text))
        and (new := _kind(said["new"]))
        and (old := _kind(said["old"]) or ("insiders" if _OWN.search(said["old"]) else ""))
    ):
        return Exchange(*said.span(), _moved(new, old, to_int(said["n"]))) if new != old else None
    if bare := _OURS_SWAPPED.match(text):
        return Exchange(*bare.span(), _moved("outsiders", "insiders", to_int(bare["n"])))
    said = _OUT_OF.search(text)
    if said is None or not (
        known.get("committee_insiders") or known.get("committee_lead_members") is not None
    ):
        return None
    base, number = to_int(said["all"]), to_int(said["n"])
    if number >= base or base in (known["committee_total"], known.get("committee_outsiders")):
        return None
    replaced = _REPLACED.search(said["then"])
    new = (_kind(said["then"]) or "outsiders") if replaced else ""
    return Exchange(*said.span(), _moved(new, "insiders", number), base)


def _moved(new: str, old: str, number: int) -> tuple[tuple[str, int], ...]:
    """One sort more and the other fewer; fewer in all where nobody takes the place."""
    return ((new, number), (old, -number)) if new else ((old, -number), ("total", -number))


def _kind(words: str) -> str:
    kinds = {label.kind for label in labels_in(words, "committee")} & {*_OURS, "outsiders"}
    return next(iter(kinds)) if len(kinds) == 1 else ""
