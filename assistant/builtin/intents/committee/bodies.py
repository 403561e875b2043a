"""Two bodies in one message: 理事会5人，牵头3个共建2个；委员会12人，牵头2个共建1个. The numbers behind a body's name are its own."""

import re
from itertools import accumulate

from assistant.builtin.extraction.clauses import clauses

_OTHER_BODIES = re.compile(r"理事|董事(?!长)|监事|专家组|评审组|学术委员会|专家评审|办公室|工会|党支部")
_COMMITTEE = re.compile(r"(?<!学术)(?<!管理)委员|技指委|指委|技委")
_NUMBERED = re.compile(r"[0-9一二两三四五六七八九十]+\s?(?:个|名|位|人|席)")
_OPENS = r"^\s?(?:另外|此外|还有|同时|至于|然后|再|我们|咱们?|本?中心|的|这边|可行性|论证|评审)*"
_ITS_NUMBERS = r"(?:会|组)(?!长)(?!派|出|来|推荐|指派|的人|选|里派)"
_BEGINS = re.compile(
    rf"{_OPENS}(?:理事|董事|监事|专家){_ITS_NUMBERS}|(?:人|名|位|席)的(?:理事|董事|监事)会[，,。；;\s]*$"
)
"""理事会5人, 5个人的理事会: what follows is told of it; 董事会派2人 are members of whatever was spoken of."""
_COUNCIL = re.compile("理事会|董事会")
COMMITTEE, COUNCIL, _ELSE = "committee", "council", "else"


def of_the_committee(text: str) -> str:
    """`text` without the clauses that number another body: 理事会7人，技术指导委员会9人，我方在理事会占4席，在委员会占3席."""
    said = clauses(text)
    if not any(_COMMITTEE.search(clause) and not _OTHER_BODIES.search(clause) for clause in said):
        return text
    return "".join(
        clause
        for clause, body in zip(said, _bodies(said), strict=True)
        if not (_NUMBERED.search(clause) and (body != COMMITTEE or _on_another(clause)))
    )


def of_the_council(text: str) -> str:
    """The clauses of `text` that number the council, where it speaks of the committee as well; "" where there are none."""
    said = clauses(text)
    return "".join(clause for clause, body in zip(said, _bodies(said), strict=True) if body == COUNCIL)


def _on_another(clause: str) -> bool:
    return bool(_OTHER_BODIES.search(clause) and not _COMMITTEE.search(clause))


def _bodies(clauses: list[str]) -> list[str]:
    """What each clause is told of: the body named where it begins, or the one spoken of before."""
    return list(accumulate(clauses, _told_of, initial=COMMITTEE))[1:]


def _told_of(before: str, clause: str) -> str:
    if _COMMITTEE.search(clause):
        return COMMITTEE
    if _BEGINS.search(clause) and _NUMBERED.search(clause):
        return COUNCIL if _COUNCIL.search(clause) else _ELSE
    return before
