"""The numbers of a research team, out of one message: how many people, with what titles, how many of them permanent."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from assistant.builtin.extraction.count import Count
from assistant.builtin.extraction.counts import counts, read, written
from assistant.builtin.extraction.labels import mentions, none_or_all
from assistant.builtin.extraction.moves import without_what_was
from assistant.builtin.extraction.spoken import plain
from assistant.builtin.intents._corrections import corrected
from assistant.builtin.intents._message import Message
from assistant.builtin.intents._not_counted import do_not_count
from assistant.builtin.intents._team_changes import changes, conversion, converted, of_those_who_moved
from assistant.builtin.intents._team_fields import FIELDS, PARTS, SHARES, TITLES, take_back_what_is_replaced
from assistant.builtin.intents._team_total import (
    asks_how_large,
    asks_how_many_in_all,
    called_total,
    counted_once,
    on_two_lists,
    only_one_left,
    total_of_the_parts,
    total_without_label,
)
from assistant.builtin.intents._unit_teams import summed, unit_teams
from assistant.checkers.team_shares import LIMIT

_LIMIT = re.compile(
    r"至少|最少|起码|最低|下限|底线|门槛|线是|配|must|need|at least|不低于|不少于|得(?:有|凑|要|几|多少)|需要|需|要(?:有|几|多少)|应(?:有|该|当)|凑够|才够|才行"
)
_AT_LEAST = re.compile(r"^(?:以上|多|出头|往上|左右)")
_GAP = re.compile(
    r"(?:差|缺|再?(?:招|来|添|加|增加|补充?|引进|聘请?|转|评|进|调)|再(?:要|有))(?:上|够|进|来|出)?[^，。？?！!；;]{0,4}(?:几|多少)"
)
_MISSING = re.compile(r"(?:差|缺|再(?:招|来|添|加|补|要|有)|补)[^，。？?！!；;]{0,4}(?:几|多少)")
_BOTH = re.compile(r"两项|两个(?:比例|指标|数)|都|均|各|俩项|两样")
_INTERPRETS = re.compile(r"怎么理解|如何理解|什么意思|指的是|合计还是|分别还是|还是分别|还是合计|口径")


@dataclass
class Team:
    """What a message says of the team: facts (None takes one back), the kinds of which it asks how many are needed, whether
    it asks how many there are in all, and how large it may be at most.
    """

    facts: dict[str, Any] = field(default_factory=dict)
    wanted: set[str] = field(default_factory=set)
    asks_total: bool = False
    asks_size: bool = False


def team(message: Message) -> Team:
    """Read the numbers of the team out of `message`."""
    if several := unit_teams(message):
        return Team({**dict.fromkeys((*FIELDS.values(), *SHARES.values())), **several})
    teams = message.known.get("unit_teams")
    if not teams:
        return _one_team(message)
    together = summed(teams)
    heard = _one_team(replace(message, known={**together, **message.known}))
    if heard.facts:
        heard.facts = {**together, **heard.facts, "unit_teams": None}
    return heard


def _one_team(message: Message) -> Team:
    """Read the numbers of one team, or of all units together."""
    text = plain(as_it_is_now(_QUOTED.sub("", message.text)))
    found = [count for count in counts(text, "team") if not _is_a_rule(text, count)]
    heard = Team()
    if _INTERPRETS.search(text) and all(count.share for count in found):
        return heard
    put_right = corrected(message, "team", FIELDS)
    if put_right is not None:
        return Team(dict(put_right))
    found, heard.facts = do_not_count(found, text, message)
    if heard.facts and not any(count.value is not None for count in found):
        return heard
    found = only_one_left(found, text)
    heard.wanted = _wanted(text, found, message)
    heard.asks_total = asks_how_many_in_all(found, text)
    heard.asks_size = asks_how_large(text)
    twice, found = on_two_lists(found, text)
    became = None if twice else conversion(text, message)
    if became:
        found = [count for count in found if not became.start() <= count.start < became.end()]
    aside = [*of_those_who_moved(found, text, message), *_of_a_part(found, text)]
    here = called_total([count for count in found if not count.change and count not in aside], text)
    _people(here, text, heard.facts)
    _of_several_units(here, text, heard.facts)
    of_the_head = _ONE_PERSON.search(text) or message.last == {"director_title"}
    if of_the_head and list(heard.facts.values()) == [1]:
        return Team()
    if "team_total" not in heard.facts:
        total_without_label(here, text, message, heard.facts)
    if of_the_head and list(heard.facts.values()) == [1]:
        return Team()  # 这九个人里随便拎一个当负责人
    total_of_the_parts(here, message, heard.facts)
    _titles_of_any_rank(here, text, message, heard.facts)
    if twice:
        counted_once(twice, heard.facts)
    _shares(here, text, message, heard.facts)
    _rest_permanent(here, message, heard.facts)
    _nobody_or_everybody(text, found, message, heard.facts)
    if became:
        converted(became, message, heard.facts)
    if any(count.change and count.people for count in found):
        _shares_in_people(message, heard.facts)
    changes(found, text, message, heard.facts)
    take_back_what_is_replaced(heard.facts, message)
    _one_of_number_and_share(heard.facts)
    return heard


# 120人的三成是多少人
_SHARE_IN_PEOPLE = re.compile(
    r"(?:30\s?%|三成|百分之三十)[^，。；;？?！!0-9]{0,4}(?:是|等于|合|就是)(?:多少|几)(?:个|名)?人?"
)
_QUOTED = re.compile(r"[“\"「『][^”\"」』]{6,}[”\"」』]")
_BEFORE_RULE = re.compile(
    r"(?:要求|规定|必须|非要|应当|不低于|不少于|超过|不超|没超|低于|不到|不足|至少|最低|达不到|够不够|到没到|达没达到|够|够得上|凑够|是否达到|能不能到|能否达到)[^，。；;？?！!]{0,6}$"
)
_AFTER_RULE = re.compile(
    r"^[^，。；;？?！!]{0,6}(?:就行|就够|就可以|就能|即可|才行|才够|才能|的要求|的规定|的线|这条线|是(?:指|怎么|按|什么)|怎么(?:算|理解))"
)


_THEN, _NOW = (
    re.compile(r"去年|前年|上年|以前|原来|原先|之前|从前"),
    re.compile(r"今年|现在|目前|如今|眼下|现有"),
)


_STAYS = re.compile(r"扩(?:大|充)?[到至成为]|新来|新招|又招|又来")


def as_it_is_now(text: str) -> str:
    """去年30人，今年35人; 从20人扩到30人: what was before is left out where what is now is told beside it."""
    text = without_what_was(text)
    if not (_THEN.search(text) and _NOW.search(text)) or _STAYS.search(text):
        return text
    clauses = re.split(r"(?<=[，,。；;])", text)
    if not any(_NOW.search(clause) and counts(clause, "team") for clause in clauses):
        return text  # 原来40人，走了2个，现在还行吗
    return "".join(clause for clause in clauses if not _THEN.search(clause) or _NOW.search(clause))


def _is_a_rule(text: str, count: Count) -> bool:
    """A share that is said of the rule, not of a team: 不是要求30%吗, 达到20%就行."""
    return count.share and bool(
        _BEFORE_RULE.search(text[: count.start]) or _AFTER_RULE.search(text[count.end :])
    )


def _wanted(text: str, found: Sequence[Count], message: Message) -> set[str]:
    """The kinds of which it asks how many there must be at least; not how many more, where it tells how many there are."""
    asked = [count for count in found if count.value is None]
    if not asked or not (_LIMIT.search(text) or _SHARE_IN_PEOPLE.search(text)) or _MISSING.search(text):
        return set()
    parts = {count.kind for count in found if count.people is not None} & {*FIELDS} - {"total"}
    if _GAP.search(text) and (parts or any(message.known.get(FIELDS[kind]) is not None for kind in PARTS)):
        return set()
    return {count.kind for count in asked if count.kind in PARTS} or {"titled", "permanent"}


def _people(found: Iterable[Count], text: str, facts: dict[str, Any]) -> None:
    """Numbers with a label; 正高3个、高工6个 are nine with a senior title, 固定12个，不对，13个 are thirteen. What stands in
    parentheses or behind 其中 of two parts of the team is put together: 固定13人（高级5人），流动27人，其中高级2人.
    """
    words: dict[str, dict[str, int]] = {}
    last = ""
    for count in found:
        inside = _PARENTHESIS.search(text[: count.start])
        inside = inside or (_WHICH.search(text[: count.start]) if last in ("permanent", "mobile") else None)
        last = count.kind
        if count.kind in FIELDS and count.people is not None:
            word = f"{count.word}{inside.start()}" if inside and count.kind in TITLES else count.word
            words.setdefault(count.kind, {})[word] = count.people
    for kind, numbers in words.items():
        facts[FIELDS[kind]] = sum(numbers.values()) if kind in TITLES else list(numbers.values())[-1]


_PARENTHESIS, _WHICH = re.compile(r"[（(][^（()）]*$"), re.compile(r"其中[^，,。；;0-9]{0,8}$")


def _of_a_part(found: Sequence[Count], text: str) -> list[Count]:
    """总共90人，固定28人，其中我们50人固定20人: what is told once more of a part of the team."""
    inner = _OF_WHICH.search(text)
    if not inner:
        return []
    kinds = {count.kind or "total" for count in found if count.start < inner.start()}
    after = [count for count in found if count.start > inner.start()]
    return (
        [count for count in after if (count.kind or "total") in kinds]
        if "permanent" in kinds | {"titled"}
        else []
    )


_OF_WHICH = re.compile(
    r"其中(?:，)?(?:我们|咱们?|俺们|他们|对方|牵头|共建|合作|[甲乙丙]方|[^，。；0-9]{0,6}(?:公司|企业|学校|大学|学院|高校|研究所|研究院))"
)


def _of_several_units(found: Sequence[Count], text: str, facts: dict[str, Any]) -> None:
    """两家一共80人，我们固定15，他们固定10: what each of the units has is put together."""
    for kind in PARTS:
        counted = [count for count in found if count.kind == kind and count.people is not None]
        whose = [_WHOSE.search(text[: count.at]) for count in counted if 0 <= count.at < count.start]
        names = {match["who"] for match in whose if match}
        if len(names) == len(counted) > 1:
            facts[FIELDS[kind]] = sum(count.people or 0 for count in counted)


_WHOSE = re.compile(
    r"(?:^|[，,。；;：:、（(])(?P<who>(?:我们|咱们?|俺们|本)(?:单位|公司|企业|厂|院|校|所)?|他们|她们|对方|牵头(?:单位|方)?|共建(?:单位|方)?|合作(?:单位|方)?|[甲乙丙]方|(?:公司|企业|学校|大学|学院|高校|研究所|研究院)(?:那边|这边)?)(?:这边|那边|的)?(?:有|出|里)?$"
)


_ROUNDED = Fraction(1, 2000)
"""So far off may a percentage be that was written with one decimal."""


def _shares_in_people(message: Message, facts: dict[str, Any]) -> None:
    """40人里固定的占三成，其中1人要走: so many people as the share comes to are fewer by one; of a share of which no whole
    number of people comes nothing is known any more.
    """
    known = {**message.known, **facts}
    total = known.get("team_total")
    for kind, share in SHARES.items():
        if known.get(share) is None:
            continue
        people = read(known[share]) * (total or 0)
        facts[share] = None
        if total and people.denominator == 1:
            facts[FIELDS[kind]] = int(people)


def _one_of_number_and_share(facts: dict[str, Any]) -> None:
    """固定13名，占32.5%: the checker takes one of both; together they give the total."""
    for kind, share in SHARES.items():
        number, part = facts.get(FIELDS[kind]), read(facts.get(share) or "0")
        if number is None or not part:
            continue
        total = number / part
        nearest = max(round(total), 1)
        if facts.get("team_total") is None and abs(Fraction(number, nearest) - part) <= _ROUNDED:
            facts["team_total"] = nearest
        if facts.get("team_total") is None:
            del facts[FIELDS[kind]]
        else:
            del facts[share]


def _rest_permanent(found: Sequence[Count], message: Message, facts: dict[str, Any]) -> None:
    """46人，外聘33人，其余是固定的: the permanent are all the others."""
    mobile = [count.people for count in found if count.kind == "mobile" and count.people is not None]
    total = facts.get("team_total", message.known.get("team_total"))
    told = {**message.known, **facts}
    if not (mobile and total) or told.get("permanent_staff", told.get("permanent_share")) is not None:
        return
    rest = max(total - sum(mobile), 0)
    if rest < LIMIT * total or _leaves_the_permanent(found, message):
        facts["permanent_staff"] = rest


def _leaves_the_permanent(found: Iterable[Count], message: Message) -> bool:
    """外聘33人，其余都是固定的; 合计52人，流动35人; 客串的占六成，固定的够吗: who is not mobile is permanent."""
    words = [count.word for count in found if count.kind == "mobile" and count.value is not None]
    if message.says(_REST_PERMANENT) or all(_NOT_PERMANENT.match(word) for word in words):
        return True
    beside = {count.kind for count in found if count.value is not None}
    return beside <= _NO_THIRD_SORT and "permanent" in mentions(message.text, "team")


_NO_THIRD_SORT = frozenset({"", "total", "mobile", "other_titles", *TITLES})
"""Beside whom nobody is told of who may be neither permanent nor mobile."""


_NOT_PERMANENT = re.compile("流动|[非不]固定|编外|非在编|不在编|没编制|无编制")


def _titles_of_any_rank(found: Sequence[Count], text: str, message: Message, facts: dict[str, Any]) -> None:
    """高工3个工程师5个助理工程师6个，14个有职称的: those with a title of any rank, not of the middle or a high one."""
    ranks = [facts.get(FIELDS[kind]) for kind in ("intermediate", "senior")]
    low = [count for count in found if count.kind == "other_titles" and _LOW.search(count.word)]
    fewer, known = sum(count.people or 0 for count in low), sum(rank or 0 for rank in ranks)
    if low and facts.get("titled_staff") == known + fewer and any(rank is not None for rank in ranks):
        facts["titled_staff"] = known
        return
    of_any_rank = [one for one in found if one.kind == "titled" and one.people and not _RANK.search(one.word)]
    total = facts.get("team_total", message.known.get("team_total"))
    if not (low and of_any_rank and facts.get("titled_staff") == of_any_rank[-1].people):
        return
    titled = of_any_rank[-1].people or 0
    without = sum(one.people or 0 for one in found if one.kind == "other_titles") - fewer
    if _WITH_THESE.search(text[of_any_rank[-1].end : low[0].start]) or (
        without and titled + without == total
    ):
        facts["titled_staff"] = max(titled - fewer, 0)  # 职称15人（含初级5人）
    elif total and titled - fewer < LIMIT * total <= titled and titled + fewer + without != total:
        del facts["titled_staff"]  # 有职称的15人，初级5人: whether these are among those is not told


_LOW = re.compile(r"^(?![没无未])(?!.*技师)")
_RANK = re.compile("中|高|以上|往上|工程师|讲师|师|intermediate|senior")
_WITH_THESE = re.compile(r"其中|含|包括|[（(]|里面|里头|算上|连")


def _shares(found: Sequence[Count], text: str, message: Message, facts: dict[str, Any]) -> None:
    named = {kind for kind in mentions(text, "team") if kind in SHARES}
    goes_on = message.active and not message.found
    told = {count.kind for count in found if count.value is not None}
    for count in found:
        if not count.share or count.value is None or _AT_LEAST.match(text[count.end :]):
            continue
        if count.about and count.value in (LIMIT, 1 - LIMIT):
            continue  # 差不多三成 may be less
        if count.kind in ("mobile", "other_titles"):
            name, rest = ("permanent" if count.kind == "mobile" else "titled"), 1 - count.value
            leaves = rest < LIMIT or (count.kind == "mobile" and _leaves_the_permanent(found, message))
            if leaves and not told & ({*TITLES} if name == "titled" else {name}):
                facts[SHARES[name]] = written(rest)
        elif not count.kind and len(named) == 1 and _HERE.search(text[: count.start]) and count.value < 1:
            facts.setdefault(SHARES[next(iter(named))], written(count.value))  # 职称占比低于三成，只有28%
        elif count.kind in SHARES:
            facts[SHARES[count.kind]] = written(count.value)
        elif not count.kind and goes_on and _BOTH.search(text[: count.start]):
            facts.update({"titled_share": written(count.value), "permanent_share": written(count.value)})
        elif not count.kind and goes_on and len(asked := _asked_shares(message)) == 1:
            facts[asked[0]] = written(count.value)


_REST_PERMANENT = re.compile(
    r"(?:其余|剩下|其他|余下|剩余)(?:的)?(?:人员?)?(?:全|都|全都|均)?(?:是|为|算)?(?:固定|在编|全职|专职|正式)"
)
_HERE = re.compile(
    r"(?:只有|才|仅有?|实际(?:是|为|只有)?|目前(?:是|为|只有)?|现在(?:是|为|只有)?|其实是?)(?:占|到|达到)?\s?$"
)


def _asked_shares(message: Message) -> list[str]:
    by_field = {field: share for kind, share in SHARES.items() for field in (FIELDS[kind], share)}
    return list(dict.fromkeys(by_field[name] for name in message.asked if name in by_field))


def _nobody_or_everybody(text: str, found: Sequence[Count], message: Message, facts: dict[str, Any]) -> None:
    """没有固定的, 全是固定的: said of the team, not of those who come or go (新来的都没职称)."""
    if any(count.change for count in found) or _said_of_a_part(text, found):
        return
    total = facts.get("team_total", message.known.get("team_total"))
    for kind, everybody in none_or_all(text, "team"):
        if kind not in FIELDS or kind == "total" or (everybody and total is None):
            continue
        ranks = ("intermediate", "senior") if kind == "titled" else (kind,)
        if not everybody and (
            _ONE_PERSON.search(text) or any(facts.get(FIELDS[one]) for one in (kind, *ranks))
        ):
            continue  # 中级5个，博士生15个啥职称没有
        if everybody and any(int(one[1]) < (total or 0) for one in _SO_MANY_ALL.finditer(text)):
            continue  # 院派的15个都是固定
        if everybody and _of_few_or_all(found, text, total or 0):
            continue  # 22人里有7个博士，全是在编的
        if everybody and (FIELDS[kind] in facts or _THE_REST.search(text)):
            continue  # 外聘33人，其余都是固定的; 有一个没证，剩下都是工程师
        facts[FIELDS[kind]] = total if everybody else 0


def _said_of_a_part(text: str, found: Sequence[Count]) -> bool:
    """固定15人，都是中高级: said of these fifteen, not of the whole team."""
    return any(
        count.kind in PARTS and count.people and _ALL_OF_THESE.match(text[count.end :]) for count in found
    )


def _of_few_or_all(found: Sequence[Count], text: str, total: int) -> bool:
    """Whether it is not told if all of them are meant or only those few who are told right before."""
    return any(
        _ALL_IN_THE_NEXT.match(text[max(count.end, count.at + len(count.word)) :])
        for count in found
        if count.people and not count.change and count.kind not in ("", "total")
        if count.people < LIMIT * total or (count.kind not in FIELDS and count.people < total)
    )


_ALL_IN_THE_NEXT = re.compile(r"(?:的|人|人员)?[，,；;](?:而且|并且|也|且)?(?:全|都|清一色|一水儿?)")
_SO_MANY_ALL = re.compile(r"([0-9]+)\s?(?:个|名|位|人)[^，,。；;0-9]{0,3}(?:都|全(?!职)|均)")
_ALL_OF_THESE = re.compile(
    r"(?:的|人员)*[，,（(]?(?:而且|并且|也|且|他们)*(?:都|全|均)(?:部|都)?(?:是|为|有|没)"
)
_THE_REST = re.compile(r"其余|剩下|剩余|余下|其[他它]人?(?:都|全|均)|别人|旁人|另外[那的]")
_ONE_PERSON = re.compile(r"负责人|主任|总经理|一把手|带头人|老板|院长|所长|当家")
