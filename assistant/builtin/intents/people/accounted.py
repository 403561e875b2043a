"""Whether the facts heard account for every number of people in a message: a verdict must rest on all of them.

甲14人固定6，乙10人固定2 heard as a team of ten leaves 14 and 6 over. What is left over may change the result, so that
nothing is decided then: the answer says how it understood the message and asks which numbers are meant.
"""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from assistant.builtin.extraction.clauses import rest_of_clause
from assistant.builtin.extraction.count import Count
from assistant.builtin.extraction.counts import counts
from assistant.builtin.extraction.exact import exact
from assistant.builtin.extraction.labels import mentions
from assistant.builtin.extraction.spoken import plain
from assistant.builtin.extraction.sums import before_it
from assistant.builtin.intents._message import REPLACES, Heard, Message
from assistant.builtin.intents.committee.words import exchange, holds_a_post, numbered, told_once
from assistant.builtin.intents.team.changes import AMONG_THEM, conversion
from assistant.builtin.intents.team.total import TWICE
from assistant.builtin.intents.team.who_they_were import OPENED
from corpus.numerals import NUMERAL, to_int
from corpus.quantities import quantities

UNREAD = "_unread"
"""Where the numbers left over are kept among what is known, until a message tells numbers that are all accounted for."""

_OF_OTHERS: Mapping[str, Set[str]] = {
    "team": frozenset({"degree", "elsewhere", "whole", "sex", "other_titles", "mobile", "rest"}),
    "committee": frozenset({"kinds", "sex", "degree", "whole"}),
}
"""Kinds of people whose numbers no share depends on."""

_SORTS: Mapping[str, str] = {
    "total": "total", "": "total", "whole": "total", "titled": "titled", "intermediate": "titled", "senior": "titled",
    "insiders": "insiders", "lead": "insiders", "partner": "insiders",
}  # fmt: skip
"""Kinds whose numbers stand for each other, or are put together to one fact."""

_NEEDED = re.compile(
    r"(?:至少|最少|起码|至多|最多|顶多|不少于|不低于|不多于|需要?|必须|应当?|得有?|要有?|凑|差|缺|只要|不够|超过?|低于|不足)"
    r"(?:了|够|出|到|满|足|的|是)*\s?$|(?:取|舍|进)(?:成|到|掉|整|作|为)*\s?$|(?:三成|30%|百分之三十|三分之一)[^，。；0-9]{0,4}(?:是|等于|合|要)\s?$"
)
"""必须凑出12个, 三成就是15: what is needed, not what there is."""

_NEEDED_AFTER = re.compile(r"^(?:人)?(?:才|就)(?:行|够|成|可以|能|过|合)")
_NOT_PEOPLE = re.compile(
    r"^(?:[块张本场趟遍回台套辆栋层间篇部门堂倍斤吨米页行字句\-—~～:/.]|[A-Za-z]"
    r"|(?:点|标准|指标|比例|占比|门槛|数字?|方向|实验室|专利|论文|车间|课题|层次|级别|档))"
)
_A_PERSON = re.compile(
    r"^(?:$|[，,。；;、！!？?（(）)”\s是的有在都全也就才还吧呢吗啊哇不没进走来出离退转评升加占里中编固]|人|专家|委员|老师|博士|同事|员工|伙计|学生"
    r"|挂|病|产假|休|合同|证书|过期|借|请假|教授|副教授|工程师|高工|助|高级|正高|副高|年轻|后生|小伙|老|自己|自家|外|牵头|共建|合作|流动|兼职|临时|全职|专职|正式|常|长期|席)"
)
_ASIDE = re.compile(
    r"去年|前年|上年|上一?(?:届|任)|以前|往年|隔壁|人家|别人|别家|(?<!建的)(?<!作的)(?<!伙的)(?<!合的)那家(?:单位|公司|企业)?|同行|听说"
)
"""隔壁那家40人就过了: the team of others, or of another time."""
_OF_THINGS = re.compile(
    r"(?:资本|资金|产值|营收|投入|投资|项目|专利|论文|课题|实验室|方向|成果|设备|平台|合同|标准|奖项?|车间|中试线|基地)(?:有|共|一共)?\s?$"
)
_NOT_COUNTED = re.compile(
    r"不(?:算|计|含|包括|列)(?![^，。；;]{0,3}职称)|除(?:去|掉|了)|刨|扣(?:除|掉)|剔|挂名[^，。；;]{0,4}(?:不|没|从不)来"
)
"""（其中外聘专家8人不计入）, 有2个挂名的不来上班: whether the total has them in it is not told."""
_BESIDE = re.compile(r"(?:另外?|还|外加|加上?|此外)(?:有|是)?[^，,。；;0-9]{0,4}$")
_A_SEAT = re.compile(r"(?:(?:主任|总经理|主席|院士)(?:委员)?|算|也是)\s?$")
_IS_THE_HEAD = re.compile(r"^(?:人)?(?:是|为|就是)(?:中心)?(?:的)?(?:主任|总经理)")
_AMONG = re.compile(r"^(?:人)?(?:里|中(?![、高级])|当中|其中|之中)")
_MOST_TOGETHER, _MOST_MOVES, _MOST_PEOPLE = 6, 4, 10_000


@dataclass(frozen=True)
class _Facts:
    """The numbers that the facts hold, by sort, before a message and after it."""

    before: Mapping[str, Set[int]]
    after: Mapping[str, Set[int]]

    def changes(self) -> set[int]:
        """By how much a number is another than before."""
        return {
            abs(now - then)
            for sort, values in self.after.items()
            for now in values
            for then in self.before.get(sort, set())
        } - {0}


def checked(
    heard: Heard,
    said: str,
    message: Message,
    labels: str,
    fields: Mapping[str, str],
    shares: Mapping[str, str],
) -> Heard:
    """`heard` with the numbers that its facts leave over, as the message writes them.

    `said`: the message as it counts (what was before left out). `fields` and `shares`: the facts by the kinds of the group
    `labels`.
    """
    told = {name for name, value in heard.facts.items() if value is not None}
    counted = told & {*fields.values(), *shares.values(), "unit_teams"}
    if not counted and (heard.facts or not (heard.calls and message.active and message.known)):
        return heard
    left = left_over(replace(message, text=said), labels, heard.facts, fields, shares)
    if left:
        # What was known is not written over by what may be misread.
        kept = {
            name: value
            for name, value in heard.facts.items()
            if name not in counted or message.known.get(name) is None
        }
        return replace(heard, facts={**kept, UNREAD: _as_written(left, message.text)})
    only_another = len(told & {*fields.values()}) == 1 and message.says(REPLACES)
    settled = UNREAD in message.known and counted and not only_another
    return replace(heard, facts={**heard.facts, UNREAD: None}) if settled else heard


def _as_written(left: Set[int], text: str) -> tuple[str, ...]:
    written = (
        text[one.start : one.end]
        for one in quantities(text)
        if one.value in left and one.unit in ("person", "piece", "")
    )
    numerals = (one.group() for one in re.finditer(f"[0-9]+|{NUMERAL}", text) if exact(one.group()) in left)
    return tuple(dict.fromkeys(written)) or tuple(dict.fromkeys(numerals)) or tuple(map(str, sorted(left)))


def left_over(
    message: Message,
    labels: str,
    told: Mapping[str, Any],
    fields: Mapping[str, str],
    shares: Mapping[str, str],
) -> frozenset[int]:
    """Give the numbers of people in `message` that no fact accounts for; `told` are the facts that it gives."""
    after = {name: value for name, value in {**message.known, **told}.items() if value is not None}
    facts = _Facts(_by_sort(message.known, fields), _by_sort(after, fields))
    by_share = {_SORTS.get(kind, kind) for kind, name in shares.items() if name in after}
    said = numbered(message.text) if labels == "committee" else message.text
    text = plain(said)
    everybody = [count for count in counts(said, labels) if count.people]
    if labels == "committee":
        everybody = told_once(everybody, text)
    most = max(facts.after.get("total", ()), default=None)
    found = [count for count in everybody if _counts_here(count, text, labels, most)]
    twice, moves = told.get(TWICE, 0), _moves(everybody, text)
    became = conversion(text, message) if labels == "team" else None
    swapped = exchange(text, message.known) if labels == "committee" else None
    if became:
        moves += [to_int(became["n"]), -to_int(became["n"])]
    steps = _steps(
        [*moves, *([1] if told.get("director_on_committee") else []), *([-twice] if twice else [])]
    )
    earlier = {count.people for count in counts(message.before, labels)}
    moved = _moves_count(found, facts, steps)
    accounted = _put_together(found, facts, steps) | _sums_of_parts(everybody)
    elsewhere = [count.people or 0 for count in everybody if count.kind == "elsewhere"]
    low = [count.people or 0 for count in everybody if count.kind == "other_titles"]
    small = facts.changes() | {abs(move) for move in moves} | {twice}
    return frozenset(
        count.people or 0
        for count in found
        if _SO_MANY_TIMES.match(text[count.end :])
        or _too_many(count, facts)
        or (
            not (swapped and swapped.start <= count.start < swapped.end)
            and _so_many_more(count, text, facts, became)
        )
        or (
            count.start not in accounted
            and count.people not in earlier
            and count.people not in small
            and count.people != told.get(OPENED)
            and not _completes(count, everybody, facts)
            and not (elsewhere and (count.people or 0) - sum(elsewhere) in facts.after.get("total", set()))
            and not {(count.people or 0) - one for one in low} & facts.after.get("titled", set())
            and not (count.kind and _SORTS.get(count.kind, count.kind) in by_share)
            and not (moved if count.change else _held(count, found, facts, steps, text))
        )
    )


def _completes(count: Count, everybody: Sequence[Count], facts: _Facts) -> bool:
    """固定10人，另有流动22人, of 32: the total has them in it."""
    others = [one.people or 0 for one in everybody if one is not count]
    left = {total - (count.people or 0) for total in facts.after.get("total", set())}
    return count.kind in ("degree", "mobile") and bool(
        left & ({*others} | {sum(others[:size]) for size in range(2, len(others) + 1)})
    )


def _too_many(count: Count, facts: _Facts) -> bool:
    """在编30人，外聘37人, of 40: both cannot be."""
    total, permanent = facts.after.get("total", set()), facts.after.get("permanent", set())
    if count.kind != "mobile" or count.change or not (total and permanent):
        return False
    return min(permanent) + (count.people or 0) > max(total)


def _so_many_more(count: Count, text: str, facts: _Facts, became: re.Match[str] | None) -> bool:
    """固定的再有3个: so many more than there were, not so many in all."""
    before = facts.before.get(_SORTS.get(count.kind, count.kind))
    inside = became is not None and became.start() <= count.start < became.end()
    told = count.kind not in ("", "total") and not count.change and not inside
    return told and bool(before) and bool(_MORE.search(before_it(count, text)))


_MORE = re.compile(r"(?:再|又)[^，。；;0-9]{0,6}$|多(?:了|出)\s?$")
_SO_MANY_TIMES = re.compile("次")
"""45人次: somebody is counted more than once, and how many people there are is not told."""


def _counts_here(count: Count, text: str, labels: str, total: int | None) -> bool:
    """Whether the number may matter: of people, of those whom the shares depend on, and not what is needed."""
    before, after = text[: count.start], text[count.end :]
    if _ASIDE.search(clause_of(text, count)) or _OF_THINGS.search(before):
        return False
    if labels == "committee" and count.people == 1 and (_A_SEAT.search(before) or _IS_THE_HEAD.match(after)):
        return False
    if labels == "committee" and holds_a_post(count, text):
        return False
    if total is not None and (count.people or 0) > total and _AMONG.match(after):
        return False  # 中心60人里科研团队40人
    if count.kind == "whole" and total is not None and (count.people or 0) < total:
        return True  # 我们公司22人、高校18人: no company has fewer people than its team
    if count.kind in ("mobile", "degree") and _NOT_COUNTED.search(clause_of(text, count)):
        return True
    if count.kind in ("degree", "mobile") and _BESIDE.search(before):
        return total is not None  # 15名老师，另25名研究生: whether the total has them in it
    if (
        labels == "team"
        and not count.change
        and count.kind in _OF_OTHERS[labels]
        and _MORE.search(before_it(count, text))
    ):
        return True  # 再捎2个实习生: they come, by whatever verb
    if count.kind in _OF_OTHERS[labels] or _NEEDED.search(before) or _NEEDED_AFTER.match(after):
        return False
    if labels == "committee" and not count.kind and mentions(clause_of(text, count), "team") & _OF_THE_TEAM:
        return False
    if _NOT_PEOPLE.match(after) or (count.people or 0) > _MOST_PEOPLE:
        return False
    return count.unit == "person" or bool(count.kind) or bool(_A_PERSON.match(after))


_OF_THE_TEAM = frozenset({"titled", "intermediate", "permanent"})


def clause_of(text: str, count: Count) -> str:
    """The whole clause that a count stands in."""
    return "".join(rest_of_clause(text, count.start, count.start))


def _by_sort(facts: Mapping[str, Any], fields: Mapping[str, str]) -> dict[str, set[int]]:
    """The numbers of people that the facts hold, of one unit's team too."""
    held: dict[str, set[int]] = {}
    for kind, name in fields.items():
        values = held.setdefault(_SORTS.get(kind, kind), set())
        teams = facts.get("unit_teams") or ()
        told = [facts.get(name), *(team.get(name) for team in teams)]
        values |= {value for value in told if type(value) is int}
        if teams and all(type(team.get(name)) is int for team in teams):
            values.add(sum(team[name] for team in teams))
    total, others = facts.get(fields["total"]), facts.get(fields.get("outsiders", ""))
    if isinstance(total, int) and isinstance(others, int):
        held["insiders"].add(total - others)
    if isinstance(total, int) and "outsiders" in fields:  # 剩下8位全是外单位的
        held["outsiders"] |= {total - ours for ours in (*held["insiders"],) if ours <= total}
    for one, other in _PAIRS:
        both = (facts.get(fields.get(kind, "")) for kind in (one, other))
        pair = [value for value in both if isinstance(value, int)]
        if len(pair) > 1:
            held[_SORTS[one]].add(sum(pair))
    return held


_PAIRS = (("intermediate", "senior"), ("lead", "partner"))
"""Numbers that a message may tell together, too."""


def _moves(everybody: Sequence[Count], text: str) -> list[int]:
    """Who came or went, and those of them who are told by themselves: 走了5个，其中固定的2个; 他俩也是固定的."""
    moves: list[int] = []
    last: Count | None = None
    for count in everybody:
        if count.change:
            last = count
            moves.append((count.people or 0) * count.change)
        elif last and count.kind and (count.people or 0) <= (last.people or 0):
            own = count.refers or _THEIRS.search(text[last.end : count.start])
            moves += [(count.people or 0) * last.change] if own else []
    return moves


_THEIRS = re.compile(f"{AMONG_THEM.pattern}|[（(]")
"""走了5个，其中固定的2个; 走2个（一个固定工程师）."""


def _steps(moves: Sequence[int]) -> set[int]:
    """By how much any number may have changed by those who came or went."""
    steps = {0}
    for move in moves[:_MOST_MOVES]:
        steps |= {step + move for step in steps}
    return steps


def _moves_count(found: Sequence[Count], facts: _Facts, steps: Set[int]) -> bool:
    """Whether those who came or went are counted: a number is another by so many, or is told as it is after them."""
    if any(facts.before.values()):
        return any(facts.after.get(sort) != values for sort, values in facts.before.items())
    totals, first = (
        facts.after.get("total", set()),
        min((one.start for one in found if one.change), default=0),
    )
    there = [one for one in found if not one.change and _SORTS.get(one.kind) == "total"]
    return (
        not totals
        or any(one.start > first for one in there)
        or any((one.people or 0) + step in totals for one in there for step in steps - {0})
    )


def _held(count: Count, found: Sequence[Count], facts: _Facts, steps: Set[int], text: str) -> bool:
    """Whether a fact of its sort is this number, or was before somebody came or went; where it has no label any fact that
    none of the numbers with a label is.
    """
    sort = _SORTS.get(count.kind, count.kind)
    values = facts.after.get(sort, set()) | facts.before.get(sort, set())
    if count.kind in ("", "whole"):
        named = {(_SORTS.get(one.kind, one.kind), one.people) for one in found if one.kind}
        values = values | {
            value
            for other, held in facts.after.items()
            for value in held
            if other == "total" or (other, value) not in named or not _NAMED.search(text[: count.start])
        }
    return count.people in values or any((count.people or 0) + step in values for step in steps)


_NAMED = re.compile(
    r"[里中](?:头|面|边)?(?:只|才|就|仅)?有\s?$|(?![这那就才只有是的了共们家咱俺连光仅到凑])[\u4e00-\u9fff]\s?$"
)
"""副总1人 is another one; 这10个, and 12个 where a clause begins, are those named before."""


def _put_together(found: Sequence[Count], facts: _Facts, steps: Set[int]) -> set[int]:
    """Where the numbers stand that are put together to one fact (正高3个、高工6个), and a sum told of those before it."""
    together: set[int] = set()
    sorts: dict[str, list[Count]] = {}
    for count in found:
        if not count.change:
            sorts.setdefault(_SORTS.get(count.kind, count.kind), []).append(count)
    for sort, same in sorts.items():
        values = {value - step for value in facts.after.get(sort, set()) for step in steps}
        for first in range(len(same)):
            for last in range(first + 2, min(first + _MOST_TOGETHER, len(same)) + 1):
                run = same[first:last]
                apart = sort == "total" and any(_between(one, other, found) for one, other in pairwise(run))
                if not apart and sum(count.people or 0 for count in run) in values:
                    together |= {count.start for count in run}
    return together


def _between(one: Count, other: Count, found: Sequence[Count]) -> bool:
    return any(one.start < count.start < other.start for count in found)


def _sums_of_parts(everybody: Sequence[Count]) -> set[int]:
    """Where a number only adds up those told before it: 正高1、中级7、助工10，合计18."""
    adding: set[int] = set()
    for at, count in enumerate(everybody):
        parts = [one.people or 0 for one in everybody[:at] if one.kind not in ("", "total")]
        sums = {sum(parts[first:]) for first in range(len(parts) - 1)}
        if count.people in sums and count.kind in ("total", "titled", "insiders"):
            adding.add(count.start)
    return adding
