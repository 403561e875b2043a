"""Beside the checks of a message the questions in it that none of them answers (20人，中高级6人，公示几天)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.builtin.dialogue import Dialogue, Exchange
from assistant.builtin.extraction.clauses import pieces
from assistant.builtin.intents import CheckRequest, requests
from assistant.builtin.intents._message import VERDICT
from assistant.builtin.parts import asked_together, parts
from assistant.builtin.phrases import phrases
from index.asks import asked_kinds

_SHORTEST_ALONE = 4
NOT_CHECKED = frozenset({"time_limit", "expense", "fine", "channel", "money"})
"""Figures that no check gives."""
_OF_NO_CHECK = frozenset({*NOT_CHECKED, "age", "least_people", "deemed", "refund"})
"""正高级工程师今年61，年龄有上限吗？职称算过没有: no check answers the first, though it tells a fact."""


def unchecked(dialogue: Dialogue, checks: Sequence[CheckRequest]) -> tuple[str, ...]:
    """Of several questions in a message give those that call for no check themselves and ask more than 这样行吗."""
    questions = parts(dialogue.asked)
    if len(questions) == 1:
        questions = asked_together(dialogue.asked)
    if not questions[1:]:
        return (
            _of_no_check(dialogue.asked)
            or _beside_conditions(dialogue, checks)
            or _asked_at_the_end(dialogue)
        )
    alone = (replace(dialogue, exchanges=(Exchange(piece),)) for piece in questions)
    return tuple(
        piece.asked
        for piece in alone
        if len(piece.asked) >= _SHORTEST_ALONE
        and phrases().match("asking", piece.asked)
        and (not VERDICT.search(piece.asked) or _of_something_else(piece.asked))
        and not _POINTS_BACK.search(piece.asked)
        and (not requests(piece) or asked_kinds(piece.asked) & _OF_NO_CHECK)
    )


def _beside_conditions(dialogue: Dialogue, checks: Sequence[CheckRequest]) -> tuple[str, ...]:
    """20人，中高级6人，公示几天: the clauses that ask of something else than the conditions that the facts are of."""
    clauses = pieces(dialogue.asked)
    if not clauses[1:] or {check.checker for check in checks} != {"eligibility"}:
        return ()
    known = phrases()
    return tuple(
        one
        for one in clauses
        if len(one) >= _SHORTEST_ALONE
        and phrases().match("other_matters", one)
        and (known.match("asking", one) or known.match("confirming", one))
        and not requests(replace(dialogue, exchanges=(Exchange(one),)))
    )


def _of_something_else(piece: str) -> bool:
    """优秀的一定能推荐吗: names what the check has nothing to do with, unlike 这样行吗."""
    return bool(phrases().match("other_matters", piece))


_ASKS_ELSE = re.compile(
    r"谁|哪(?:儿|里|家|个?部门|个?单位|级|边)|怎么(?:办|走|弄|操作|报)|咋(?:办|走|弄|报)|什么(?:手续|材料|程序|流程)|啥(?:手续|材料|程序|流程)"
)
_LEAST_ELSE = 6


def _asked_at_the_end(dialogue: Dialogue) -> tuple[str, ...]:
    """那请个教授来当主任，聘下来还用跟哪儿打招呼: of a message with facts what its last clause asks, where no check answers that."""
    *told, last = pieces(dialogue.asked) or [""]
    if not told or len(last) < _LEAST_ELSE or not _ASKS_ELSE.search(last) or re.search("[0-9]", last):
        return ()
    if VERDICT.search(last) or requests(replace(dialogue, exchanges=(Exchange(last),))):
        return ()
    return (f"{told[-1]}，{last}",)


_POINTS_BACK = re.compile(
    r"^(?:那|等)?(?:满(?:了|期)|期满|到期|到头|届满|届时|到时候?|完(?:了|事))(?:了|以?后|之后)?[^，。；;？?]{0,10}[关坎考评]"
    r"|^(?:那|最迟|最晚|截止|到|是|在)*(?:哪一?天|几号|何时|什么时候|啥时候|多会儿)(?:以?前|之前|为止|截止|到期)?[呢啊]?[？?]?$"
)
"""满了要过哪一关, 最迟哪天: says nothing without the question before it, which a check answers."""
_NOT_SET = re.compile("没(?:有)?(?:定|写|规定|说|设)")
"""你们连个最低人头数都没定: pressed for, though it asks nothing."""


def _of_no_check(text: str) -> tuple[str, ...]:
    """The clauses that ask for a figure that no check gives: 58岁，年龄有没有上限，职称够了没."""
    return tuple(
        one
        for one in pieces(text)
        if asked_kinds(one) & _OF_NO_CHECK and (phrases().match("asking", one) or _NOT_SET.search(one))
    )
