"""What a message tells of today, without what was: 去年30人，今年35人; 从20人扩到30人."""

import re
from collections.abc import Sequence

from assistant.builtin.extraction.counts import counts
from assistant.builtin.extraction.moves import without_what_was
from corpus.numerals import NUMERAL

_THEN, _NOW = (
    re.compile(r"去年|前年|上年|以前|原来|原先|之前|从前"),
    re.compile(r"今年|现在|目前|如今|眼下|现有"),
)


_STAYS = re.compile(r"扩(?:大|充)?[到至成为]|新来|新招|又招|又来")


def as_it_is_now(text: str) -> str:
    """去年30人，今年35人; 从20人扩到30人: what was before is left out where what is now is told beside it."""
    text = _without_what_was_told_last(without_what_was(text))
    if not (_THEN.search(text) and _NOW.search(text)):
        return text
    clauses = re.split(r"(?<=[，,。；;])", text)
    if kept := _told_anew(clauses):
        return kept
    now = [one for clause in clauses if _NOW.search(clause) for one in counts(clause, "team") if one.people]
    moved = any(one.change for one in counts(text, "team"))
    if _STAYS.search(text) or not now or (moved and all(one.change for one in now)):
        return text  # 原来40人，走了2个，现在还行吗
    return "".join(clause for clause in clauses if not _THEN.search(clause) or _NOW.search(clause))


def _without_what_was_told_last(text: str) -> str:
    """团队40人，中高级12人，去年固定的9人: how many there were, told behind what is now."""
    said = _WERE_THEN.search(text)
    if (
        said is None
        or not counts(text[: said.start()], "team")
        or any(one.change for one in counts(text, "team"))
    ):
        return text
    return text[: said.start()] + text[said.end() :]


_WERE_THEN = re.compile(
    rf"[，,。；;、\s](?:去年|前年|上年)(?:我们?|咱们?|申报|报|那会儿?|的?时候?|的|是|有|只|才|就)*"
    rf"(?:团队|队伍|固定|在编|中高级|中级以上|高级|中级|有?职称|一共|总共)*(?:人员|职称|的|是|有|只|才|就)*(?:[0-9]+|{NUMERAL})\s?(?:个人|[个名位人])(?:来着|呢)?(?![的里中走招来进评转签退聘调离另])"
)


def _told_anew(clauses: Sequence[str]) -> str:
    """去年20人，8个职称，今年扩到35人，职称10个: what is told of today, where it tells every number of then anew."""
    then = next((at for at, clause in enumerate(clauses) if _THEN.search(clause)), 0)
    now = next((at for at, clause in enumerate(clauses) if at > then and _NOW.search(clause)), 0)
    before, after = (
        [one for clause in part for one in counts(clause, "team") if one.people]
        for part in (clauses[then:now], clauses[now:])
    )
    kinds = [{"total" if one.kind == "" else one.kind for one in part} for part in (before, after)]
    moved = any(one.change for one in (*before, *after))
    return "".join([*clauses[:then], *clauses[now:]]) if before and kinds[0] <= kinds[1] and not moved else ""
