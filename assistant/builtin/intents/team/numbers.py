"""The numbers of a research team, out of one message: how many people, with what titles, how many of them permanent."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from assistant.builtin.extraction.count import Count
from assistant.builtin.extraction.counts import counts, read, written
from assistant.builtin.extraction.labels import mentions
from assistant.builtin.extraction.spoken import plain
from assistant.builtin.intents._message import Message
from assistant.builtin.intents.people.corrections import corrected
from assistant.builtin.intents.team.another_unit import joined_by_another
from assistant.builtin.intents.team.as_it_is_now import as_it_is_now
from assistant.builtin.intents.team.by_unit import summed, unit_teams, with_ours
from assistant.builtin.intents.team.changes import (
    changes,
    conversion,
    converted,
    of_those_who_moved,
    told_once,
)
from assistant.builtin.intents.team.everybody import ONE_PERSON, nobody_or_everybody
from assistant.builtin.intents.team.fields import FIELDS, PARTS, SHARES, TITLES, take_back_what_is_replaced
from assistant.builtin.intents.team.not_counted import do_not_count
from assistant.builtin.intents.team.parts import OF_ALL, part_of
from assistant.builtin.intents.team.quoted import without_quotes
from assistant.builtin.intents.team.share_of_the_rule import is_a_rule
from assistant.builtin.intents.team.total import (
    asks_how_large,
    asks_how_many_in_all,
    called_total,
    counted_once,
    left_after,
    on_two_lists,
    only_one_left,
    ranks_leave_nobody_out,
    total_of_the_parts,
    total_without_label,
)
from assistant.builtin.intents.team.what_is_short import without_the_gap
from assistant.builtin.intents.team.without_titles import without_titles
from assistant.checkers.team_shares import LIMIT

_LIMIT = re.compile(
    r"至少|最少|起码|最低|下限|底线|门槛|线是|配|must|need|at least|不低于|不少于|得(?:有|凑|要|养|备|留|占|配|够|满|招|几|多少)|需要|需|要(?:有|几|多少)|应(?:有|该|当)|凑够|才够|才行"
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
    if several := unit_teams(message) or joined_by_another(message):
        return Team({**dict.fromkeys((*FIELDS.values(), *SHARES.values())), **several})
    teams = message.known.get("unit_teams")
    if not teams:
        return _with_theirs_open(_one_team(message), message)
    together = summed(teams)
    heard = _one_team(replace(message, known={**together, **message.known}))
    if heard.facts:
        heard.facts = {**together, **heard.facts, "unit_teams": None}
    return heard


def _with_theirs_open(heard: Team, message: Message) -> Team:
    """加上合作单位，一共40人: how many of theirs have titles or are permanent is not told."""
    known = {name for name in (*FIELDS.values(), *SHARES.values()) if message.known.get(name) is not None}
    if message.active and "team_total" in heard.facts and with_ours(plain(message.text), message.known):
        heard.facts |= dict.fromkeys(known - {*heard.facts})
    return heard


def _one_team(message: Message) -> Team:
    """Read the numbers of one team, or of all units together."""
    text = plain(as_it_is_now(without_quotes(message.text)))
    found = [count for count in told_once(counts(text, "team"), text) if not is_a_rule(text, count)]
    heard = Team()
    if _INTERPRETS.search(text) and all(count.share for count in found):
        return heard
    put_right = corrected(message, "team", FIELDS)
    if put_right is not None:
        return Team(dict(put_right))
    found, heard.facts = do_not_count(found, text, message)
    if heard.facts and not any(count.value is not None for count in found):
        return heard
    found = only_one_left(without_the_gap(found, text), text)
    heard.wanted = _wanted(text, found, message)
    heard.asks_total = asks_how_many_in_all(found, text)
    heard.asks_size = asks_how_large(text) or bool(_most_beside(found, text))
    twice, found = on_two_lists(found, text)
    became = None if twice else conversion(text, message)
    if became:
        found = [count for count in found if not became.start() <= count.start < became.end()]
    found = left_after(found, message)
    aside = [*of_those_who_moved(found, text, message), *_of_a_part(found, text)]
    here = called_total([count for count in found if not count.change and count not in aside], text)
    _people(here, text, heard.facts)
    _of_several_units(here, text, heard.facts)
    of_the_head = ONE_PERSON.search(text) or message.last == {"director_title"}
    if of_the_head and list(heard.facts.values()) == [1]:
        return Team()
    if "team_total" not in heard.facts:
        total_without_label(here, text, message, heard.facts)
    if of_the_head and list(heard.facts.values()) == [1]:
        return Team()  # 这九个人里随便拎一个当负责人
    total_of_the_parts(here, message, heard.facts)
    ranks_leave_nobody_out(here, message, heard.facts)
    _titles_of_any_rank(here, text, message, heard.facts)
    if twice:
        counted_once(twice, heard.facts)
    _shares(here, text, message, heard.facts)
    _rest_permanent(here, message, heard.facts)
    nobody_or_everybody(text, found, message, heard.facts)
    if became:
        converted(became, message, heard.facts)
    if _moved(found):
        _shares_in_people(message, heard.facts)
    changes(found, text, message, heard.facts)
    without_titles([] if became or _moved(found) else here, text, message, heard.facts)
    take_back_what_is_replaced(heard.facts, message)
    _one_of_number_and_share(heard.facts)
    _titles_in_one_form(heard.facts, message)
    if not _moved(found) and _more_than_all(here, heard.facts):
        heard.facts.pop("permanent_staff", None)
    return heard


def _moved(found: Sequence[Count]) -> bool:
    return any(count.change and count.people for count in found)


# 120人的三成是多少人
_SHARE_IN_PEOPLE = re.compile(
    r"(?:30\s?%|三成|百分之三十)[^，。；;？?！!0-9]{0,4}(?:是|等于|合|就是)(?:多少|几)(?:个|名)?人?"
)


def _wanted(text: str, found: Sequence[Count], message: Message) -> set[str]:
    """The kinds of which it asks how many there must be at least; not how many more, where it tells how many there are."""
    asked = [count for count in found if count.value is None]
    if beside := _most_beside(found, text):
        return set() if _MISSING.search(text) or _COME_IN.search(text) else beside
    if not asked or not (_LIMIT.search(text) or _SHARE_IN_PEOPLE.search(text)) or _MISSING.search(text):
        return set()
    parts = {count.kind for count in found if count.value is not None} & {*FIELDS} - {"total"}
    if (_GAP.search(text) or _COME_IN.search(text)) and (
        parts or any(message.known.get(FIELDS[kind]) is not None for kind in PARTS)
    ):
        return set()
    return {count.kind for count in asked if count.kind in PARTS} or {"titled", "permanent"}


def _most_beside(found: Sequence[Count], text: str) -> set[str]:
    """流动人员至多可列多少名: as many as leave room for the permanent ones, who are given."""
    of_people = _MOST.search(text) and not _OF_PAY.search(text)
    asked = [count.kind for count in found if count.value is None] if of_people else []
    return {_WITHOUT[kind] for kind in asked if kind in _WITHOUT}


_OF_PAY = re.compile("[钱薪酬]|工资|待遇|补贴|经费")
_WITHOUT = {"mobile": "permanent", "other_titles": "titled"}
_COME_IN = re.compile(
    r"(?:还|再|又)[^，,。；;？?]{0,4}(?:招|来|进|聘|添|加|引|请|收|配|挖)|(?:招|聘|引进|添|进|请|挖|吸收|引)[^，,。；;？?]{0,3}(?:几|多少)|(?:新|外面|外头|外边)(?:再)?[招聘添进请]|(?:几|多少)(?:个|名|位|人)?[^，,。；;？?]{0,8}(?:转|改|变|升|评|考)(?:为|成|到|正|上|下)?(?:固定|正|在编|职称|中级|高级)"
)
"""最多还能招几个流动的: with them there are more in all."""
_MOST = re.compile(r"至多|最多|顶多|撑死|上限|封顶|不(?:能|得|可)?超过?|最大|最高")


def _people(found: Sequence[Count], text: str, facts: dict[str, Any]) -> None:
    """Numbers with a label; 正高3个、高工6个 are nine with a senior title, 固定12个，不对，13个 are thirteen. What is told of
    two parts of the team is put together (固定13人（高级5人），流动27人，其中高级2人), where it is not told of all.
    """
    words: dict[str, dict[int, dict[str, int]]] = {}
    for at, count in enumerate(found):
        if count.kind in FIELDS and count.people is not None:
            part = part_of(at, found, text) if count.kind in TITLES else OF_ALL
            words.setdefault(count.kind, {}).setdefault(part, {})[count.word] = count.people
    for kind, parts in words.items():
        numbers = [number for told in _of_all_or_parts(parts) for number in told.values()]
        facts[FIELDS[kind]] = sum(numbers) if kind in TITLES else numbers[-1]


def _of_all_or_parts(parts: Mapping[int, dict[str, int]]) -> list[dict[str, int]]:
    """中级12人，固定19人，其中中级9人: the nine are among the twelve."""
    return [parts[OF_ALL]] if OF_ALL in parts else [*parts.values()]


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


def _more_than_all(found: Sequence[Count], facts: Mapping[str, Any]) -> bool:
    """总人数30，固定20，流动15: the one who is permanent is not mobile, so that one of the numbers is wrong; it is asked for."""
    total, permanent = facts.get("team_total"), facts.get("permanent_staff")
    mobile = [count.people or 0 for count in found if count.kind == "mobile" and "流动" in count.word]
    return bool(total and permanent and mobile and permanent + max(mobile) > total)


def _titles_in_one_form(facts: dict[str, Any], message: Message) -> None:
    """100人，高级占四分之一，中级4个: the share of the one as so many people, beside the number of the other."""
    told = {**message.known, **facts}
    total = told.get("team_total")
    counted = any(told.get(FIELDS[kind]) is not None for kind in TITLES)
    for kind in TITLES:
        share = told.get(SHARES[kind])
        people = read(share) * total if share and total and counted else None
        if people is not None and people.denominator == 1 and told.get(FIELDS[kind]) is None:
            facts |= {FIELDS[kind]: int(people), SHARES[kind]: None}


def _rest_permanent(found: Sequence[Count], message: Message, facts: dict[str, Any]) -> None:
    """46人，外聘33人，其余是固定的: the permanent are all the others."""
    others = [count for count in found if count.kind == "mobile" and count.people is not None]
    if all_of_them := [count for count in others if "流动" in count.word]:
        others = all_of_them
    mobile = [count.people or 0 for count in others if not _HIRED_AGAIN.search(count.word)]
    total = facts.get("team_total", message.known.get("team_total"))
    told = {**message.known, **facts}
    if (
        not (mobile and total)
        or sum(mobile) > total
        or told.get("permanent_staff", told.get("permanent_share")) is not None
    ):
        return
    rest = total - sum(mobile)
    if rest < LIMIT * total or _leaves_the_permanent(found, message):
        facts["permanent_staff"] = rest


_HIRED_AGAIN = re.compile("返聘")
"""退休返聘6人: whether they are permanent nobody told."""


def _leaves_the_permanent(found: Iterable[Count], message: Message) -> bool:
    """外聘33人，其余都是固定的; 合计52人，流动35人; 客串的占六成，固定的够吗: who is not mobile is permanent."""
    words = [count.word for count in found if count.kind == "mobile" and count.value is not None]
    if message.says(_REST_PERMANENT) or all(_NOT_PERMANENT.match(word) for word in words):
        return True
    beside = {count.kind for count in found if count.value is not None}
    return beside <= _NO_THIRD_SORT and "permanent" in mentions(message.text, "team")


_NO_THIRD_SORT = frozenset({"", "total", "mobile", "other_titles", *TITLES})
"""Beside whom nobody is told of who may be neither permanent nor mobile."""


_NOT_PERMANENT = re.compile(
    "流动|[非不]固定|[不没](?:能|有)?(?:算|是|属|列|计|占)|编外|非在编|不在编|没编制|无编制"
)


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
