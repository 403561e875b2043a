"""What of a message is on the team and what on the committee: 32人，全职9个；顾问班子12位，自己3位."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from assistant.builtin.extraction.counts import counts
from assistant.builtin.extraction.labels import mentions
from assistant.builtin.extraction.titles import title
from assistant.builtin.intents.committee.words import COMMITTEE

_TEAM, _COMMITTEE = "team", "committee"
_BODY_OF: Mapping[str, str] = {"eligibility": _TEAM, "governance": _COMMITTEE}
_CLAUSE = re.compile(r"[^，,。；;：:？?！!\n]+[，,。；;：:？?！!\n]*")
_ON_THE_TEAM = re.compile(
    r"团队|队伍|职称|固定(?!资产)|在编|全职|专职|长期|常驻|科研人员|研发人员|正高|副高|高级|高工|(?<!总)工程师|中级|初级|带头|领头|带队|负责人"
    r"|(?:中心主任|总经理)是[^，,。；;]{0,8}(?:师|员|教授|高工)"
)
_HEAD = re.compile("带头|领头|带队|负责人|中心主任|总经理")
_GOES_ON = re.compile(r"^(?:其中|里面|里头|当中)")


@lru_cache(maxsize=64)  # asked anew behind every tool
def part_for(checker: str, text: str) -> str:
    """`text` without the clauses on the body that is not the checker's; whole where it numbers people of one body only."""
    body = _BODY_OF.get(checker)
    if body is None or not COMMITTEE.search(text) or not _ON_THE_TEAM.search(text):
        return text
    clauses = _CLAUSE.findall(text)
    bodies = _bodies(clauses)
    said = {
        name: "".join(clause for clause, of in zip(clauses, bodies, strict=True) if of == name)
        for name in (_TEAM, _COMMITTEE)
    }
    if not all(_numbers_people(part, name) for name, part in said.items()):
        return text
    return "".join(
        clause
        for clause, of in zip(clauses, bodies, strict=True)
        if of == body or not (re.search("[0-9]", clause) or _named(clause) or counts(clause, of))
    )


def _bodies(clauses: Sequence[str]) -> list[str]:
    """Which body each clause is on: the one that it names, else that of the clause before."""
    named = [_named(clause) for clause in clauses]
    first = next((one for one in named if one), _TEAM)
    bodies: list[str] = []
    for clause, name in zip(clauses, named, strict=True):
        before = bodies[-1] if bodies else first
        if not name and _COMMITTEE in bodies and mentions(clause, "committee") & _SIDES:
            before = _COMMITTEE  # 委员8人，团队32人，外单位专家4名: the team knows no sides
        bodies.append(before if _GOES_ON.match(clause) else name or before)
    return bodies


_SIDES = frozenset({"lead", "partner", "insiders", "outsiders"})


def _named(clause: str) -> str:
    if COMMITTEE.search(clause):
        return _COMMITTEE
    return _TEAM if _ON_THE_TEAM.search(clause) else ""


def _numbers_people(part: str, body: str) -> bool:
    """Whether a body is described by numbers of its own (其中高级职称2人 alone is no team), or its head by a title."""
    if body == _TEAM and _HEAD.search(part) and title(part):
        return True
    found = [count for count in counts(part, body) if count.value is not None]
    return len(found) > 1 and any(count.kind not in ("", "total") for count in found)
