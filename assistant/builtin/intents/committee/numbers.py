"""The numbers of the technical steering committee: how many in all, from the lead, from partners, from elsewhere."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant.builtin.extraction.clauses import CLAUSE_END
from assistant.builtin.extraction.count import Count
from assistant.builtin.extraction.counts import counts, read
from assistant.builtin.extraction.labels import labels_in, mentions, none_or_all
from assistant.builtin.extraction.moves import without_what_was
from assistant.builtin.extraction.spoken import plain
from assistant.builtin.intents._message import GOES_ON, Message
from assistant.builtin.intents.committee.fields import FIELDS, PARTS, SHARE
from assistant.builtin.intents.committee.how_many import asks_how_many
from assistant.builtin.intents.committee.institutions import of_known_sides, side_named_before
from assistant.builtin.intents.committee.shares import NO_PARTNER, shares
from assistant.builtin.intents.committee.words import (
    Exchange,
    all_the_kinds,
    another_item,
    exchange,
    holds_a_post,
    listed_on,
    numbered,
    on_committee,
    ours_beside,
    told_once,
)
from assistant.builtin.intents.people.corrections import corrected


def numbers(message: Message) -> tuple[dict[str, Any], bool]:
    """The numbers of the committee, and whether the message asks how many there may be."""
    text = without_what_was(plain(numbered(message.text)))
    exchanged = exchange(text, message.known)
    found = [
        replace(count, change=-1) if _SWAPPED_OUT.search(text[: count.start]) else count
        for count in _named_by_the_sentence(
            told_once(
                listed_on(counts(text, "committee"), text), text, _spoken_of(message.known), message.active
            ),
            text,
            message,
        )
        if not (
            holds_a_post(count, text)
            or _of_a_rank(count, text)
            or (exchanged and exchanged.start <= count.start < exchanged.end)
        )
    ]
    found = of_known_sides(_members_only(found, message), text, message.before)
    put_right = corrected(message, "committee", FIELDS)
    if put_right is not None:
        return dict(put_right), False
    if _on_some_of_them(text, message, found, exchanged):
        return {}, False
    facts: dict[str, Any] = {}
    here = [count for count in found if not count.change]
    shares(here, text, message, facts)
    _people(here, text, facts)
    _one_side(here, facts)
    _of_the_others(facts)
    _without_label(here, message, facts)
    if not facts and (all_of_them := all_the_kinds(here, text)):
        facts["committee_total"] = all_of_them
    _counted_in_people(message, facts)
    _nobody(message, found, facts)
    if facts.get("committee_outsiders") == 0 and not {"committee_total"} & {*facts, *message.known}:
        facts = {SHARE: "100%"}  # 一个外人都没有
    _changes(found, text, message, facts)
    if exchanged:
        _exchanged(exchanged, message, facts)
    _take_back(facts, message)
    return facts, asks_how_many(found, facts, message)


def _members_only(found: Sequence[Count], message: Message) -> list[Count]:
    """我们公司总共46人, of a committee of 19: a unit's own size, or another body's; no side has more people than there are."""
    totals = [count.people or 0 for count in found if count.kind == "total" and not count.change]
    known = message.known.get("committee_total")
    most = max([*totals, *([known] if isinstance(known, int) and message.active else [])], default=0)
    return [
        count
        for count in found
        if not (
            most and count.kind in (*PARTS, "outsiders") and not count.change and (count.people or 0) > most
        )
    ]


def _spoken_of(known: Mapping[str, Any]) -> list[object]:
    """The numbers that were told, and those of both sides together."""
    sides = [known.get(FIELDS[side]) or 0 for side in ("lead", "partner")]
    return [*known.values(), *([sum(sides)] if all(sides) else [])]


def _on_some_of_them(text: str, message: Message, found: Sequence[Count], exchanged: Exchange | None) -> bool:
    """我们三个里有一个快退休了, after they were counted: nothing new of the committee."""
    said = _SOME_OF.search(text) if message.active and message.known.get("committee_total") else None
    return bool(said) and exchanged is None and not any(one.change or one.kind == "total" for one in found)


_SOME_OF = re.compile(
    r"(?:我们|咱们?|我方|自己人|自家人?|他们|共建的?|外面的?|外人)的?这?那?\s?(?:[0-9]+|[一二两三四五六七八九十]+)\s?(?:个|名|位)?(?:人)?(?:里|中|当中|之中)(?:头|面|边)?有"
)


def _people(found: Sequence[Count], text: str, facts: dict[str, Any]) -> None:
    last: dict[str, Count] = {}
    for count in found:
        if count.kind in FIELDS and count.people is not None:
            listed = (
                count.kind in last and count.kind != "total" and another_item(last[count.kind], count, text)
            )
            facts[FIELDS[count.kind]] = count.people + (facts[FIELDS[count.kind]] if listed else 0)
            last[count.kind] = count


def _counted_in_people(message: Message, facts: dict[str, Any]) -> None:
    """20个里13个外人，反过来自己人占三分之一: where both numbers are told the share is what they come to; 10个人有一半是自家的
    are five.
    """
    told = {kind for kind, name in FIELDS.items() if facts.get(name) is not None}
    total = facts.get("committee_total", message.known.get("committee_total"))
    if total is not None and (told & {"insiders", "outsiders"} or {"lead", "partner"} <= told):
        facts.pop(SHARE, None)
    of_all = total * read(facts[SHARE]) if total is not None and facts.get(SHARE) else None
    if of_all is not None and of_all.denominator == 1 and not message.says(_ROUGHLY):
        facts["committee_insiders"], facts[SHARE] = int(of_all), None


_ROUGHLY = re.compile(
    r"[成半%％一二三四五六七八九](?:多|左右|上下|以上|往上|出头|来)(?!少)|近|约|差不多|不到|将|快|好像|大概|超过|不止"
)
"""四成多: more than so many."""


def _named_by_the_sentence(found: Sequence[Count], text: str, message: Message) -> list[Count]:
    """我方至少占6席、放9席: a number behind a verb of seating is said of those named before; 剩11席 are all that there are."""
    given: list[Count] = []
    earlier = plain(message.before) if message.active else ""
    for count in found:
        before = text[: count.start]
        named = [*labels_in(earlier, "committee"), *labels_in(_SENTENCE_END.split(before)[-1], "committee")]
        sides = [one.kind for one in named if one.kind in (*PARTS, "outsiders")]
        sides = sides or (["insiders"] if message.active and message.known.get("committee_total") else [])
        if not count.kind and count.people and not count.change:
            if _REMAIN.search(before):
                count = replace(count, kind="total")
            elif ours_beside(before, text[count.end :]):
                count = replace(count, kind="lead")
            elif sides and _SEATED.match(_LISTED.split(before)[-1]) and text[count.end :][:1] != "的":
                count = replace(count, kind=sides[-1])
        given.append(count)
    return given


_LISTED = re.compile(r"[、，,。；;！!？?\n]")
_SEATED = re.compile(
    r"(?:那|那么|要是|如果|只|就|再|也|又|才|还|或者?|要么|改|最多|至少|多)*(?:占|放|坐|塞|派|安排|进)(?:了|上|进)?\s?$"
)
_REMAIN = re.compile(r"(?:还?剩|只剩|剩余|变成|成了|维持|保持)(?:了|下|在)?\s?$")
_SENTENCE_END = re.compile(r"[。；;！!？?\n]")


def _of_a_rank(count: Count, text: str) -> bool:
    """12个委员里高级才5个: how many have a title is no number of the committee."""
    named = mentions(CLAUSE_END.split(text[: count.start])[-1], "team")
    return not count.kind and bool(named & {"titled", "intermediate", "senior", "permanent"})


def _nobody(message: Message, found: Sequence[Count], facts: dict[str, Any]) -> None:
    """合作单位没派人, 没有共建单位; not of those who leave (1个自己人退出了)."""
    moved = {count.kind for count in found if count.change}
    for kind, everybody in none_or_all(message.text, "committee"):
        if kind == "insiders" and facts.get(FIELDS["lead"]) is not None:
            continue  # 自己单位0个、共建单位1个
        if kind in (*PARTS, "outsiders") and not (everybody or kind in moved or facts.get(FIELDS[kind])):
            facts[FIELDS[kind]] = 0
            _gone(kind, message, facts)
    lead, partner = facts.get(FIELDS["lead"]), facts.get(FIELDS["partner"])
    unnamed = any(count.people and not count.kind for count in found)
    if lead is not None and partner is None and not unnamed and message.says(_ALL_OTHERS_OUTSIDE):
        facts["committee_partner_members"] = 0
    if message.says(NO_PARTNER) and not facts.get("committee_partner_members"):
        facts["committee_partner_members"] = 0


_ALL_OTHERS_OUTSIDE = re.compile(
    r"(?:其[余他它]|剩下?|余下|剩余)(?:的|人员|委员|成员|席位?|\s?[0-9]+\s?[个名位人席])*(?:均|都|全|皆)?(?:部|都)?(?:是|为|系|由|来自|请的?)?(?:外聘|外请|外单位|外部|外面|外头|外来|行业|独立|社会上|别的单位|别处|(?:与|跟|和)[^，。]{1,10}(?:无关|没关系|不沾边|不相干|不搭界|没瓜葛|没牵连))"
)
"""我公司4人，其他均为外聘: nobody is a partner's."""


def _gone(kind: str, message: Message, facts: dict[str, Any]) -> None:
    """共建那个退出了，没补: as many fewer in all as there were of them."""
    there = message.known.get(FIELDS[kind])
    if there and message.says(_LEFT) and "committee_total" not in facts and not message.says(_SAME_TOTAL):
        _add("committee_total", -there, {**message.known}, facts)


_LEFT = re.compile("退出|走了|走人|辞了|辞职|辞任|离开|撤走|撤出|不来了")


def _one_side(found: Sequence[Count], facts: dict[str, Any]) -> None:
    """本单位2名、合作单位1名: 本单位 alone stands for all insiders, beside a partner for the lead; 参建单位 beside the lead
    for the partners.
    """
    own = [count for count in found if count.kind == "insiders" and not _BOTH_SIDES.search(count.word)]
    others_asked = any(count.kind == "partner" and count.value is None for count in found)
    if own and ("committee_partner_members" in facts or others_asked) and "committee_insiders" in facts:
        facts["committee_lead_members"] = facts.pop("committee_insiders")
    taking_part = own and all(_TAKING_PART.search(count.word) for count in own)
    if taking_part and {"committee_lead_members", "committee_insiders"} <= {*facts}:
        facts["committee_partner_members"] = facts.pop("committee_insiders")


def _of_the_others(facts: dict[str, Any]) -> None:
    """其余都是外单位的，其中正高7人: where all are told by their sides, so many others as do not fit are some of the others."""
    told = ("committee_total", "committee_outsiders", FIELDS["lead"], FIELDS["partner"])
    given = [facts[name] for name in told if facts.get(name) is not None]
    if len(given) == len(told) and sum(given[1:]) < given[0]:
        del facts["committee_outsiders"]


_TAKING_PART = re.compile("参建")
_BOTH_SIDES = re.compile(r"共建|合作|联合|partner|两家|各|几家|insiders")


_OF_THESE = re.compile("这[0-9一二两三四五六七八九十]+[个名位人](?:一个|都|全|谁)")
"""这4个一个不能动: those of whom was spoken, not the whole committee."""


def _without_label(found: Sequence[Count], message: Message, facts: dict[str, Any]) -> None:
    """13人的委员会; a number alone is what was asked for, else the one said last, else the total."""
    of_these = message.says(_OF_THESE)
    free = [count for count in found if not count.kind and count.people and not (of_these and count.refers)]
    asked = [name for name in message.asked if name in FIELDS.values()]
    if len(free) == len(asked) and asked and not facts:
        facts.update({name: count.people for name, count in zip(asked, free, strict=True)})
    elif len(free) == 1 and not facts and (message.active or asked):
        last = [name for name in message.last if name in FIELDS.values()]
        goes_on = len(last) == 1 and GOES_ON.search(message.text)
        facts[asked[0] if asked else last[0] if goes_on else "committee_total"] = free[0].people
    elif "committee_total" not in facts and (facts or on_committee(message.text)):
        text = plain(message.text)
        whole = [
            count
            for count in free
            if not (_in_a_list(count, found, text) or _SENT.search(text[: count.start]))
        ]
        most = max((count.people or 0 for count in found), default=0)  # a part of them is not all of them
        if whole and (whole[0].people or 0) >= most:
            facts["committee_total"] = whole[0].people


def _in_a_list(count: Count, found: Sequence[Count], text: str) -> bool:
    """由我们2人、共建2人、行业专家6人组成: another part, not the total."""
    before = [one for one in found if one.end <= count.start and one.kind in (*PARTS, "outsiders")]
    return bool(before) and bool(_GOES_ON_LISTING.fullmatch(text[before[-1].end : count.start]))


_SENT = re.compile(r"[，,；;、]\s?(?:来|派|出|去)(?:了)?\s?$")
"""内蒙古农业大学是共建单位，来4个人: so many from there."""
_GOES_ON_LISTING = re.compile(r"\s?(?:[、和及]|以及|还有)[^，,。；;0-9]{1,10}")


def _changes(found: Sequence[Count], text: str, message: Message, facts: dict[str, Any]) -> None:
    """再加一个自家人，总数变15; 两位外请的辞了没补: who comes or goes counts in the total, and where it belongs."""
    for count in found:
        if not (count.change and count.people):
            continue
        step, known = count.change * count.people, {**message.known, **facts}
        told = any(one.kind == "total" and not one.change and one.start > count.start for one in found)
        if not (told or _SAME_TOTAL.search(text)):
            _add("committee_total", step, known, facts)
        kind = count.kind if count.kind in FIELDS else _kind_of(count, found, text, message)
        if kind in PARTS:
            _add_insiders(kind, step, known, facts)
        elif kind == "outsiders":
            _add("committee_outsiders", step, known, facts)
        elif kind != "total":  # nothing says whose people they are
            taken = [FIELDS[one] for one in (*PARTS, "outsiders") if known.get(FIELDS[one]) is not None]
            facts.update(dict.fromkeys(taken))


def _exchanged(exchange: Exchange, message: Message, facts: dict[str, Any]) -> None:
    """五个里拿一个换成外单位的: so many of theirs fewer, and as many others more where they are replaced."""
    known = {**message.known, **facts}
    if exchange.base is not None:
        known["committee_insiders"] = facts["committee_insiders"] = exchange.base
        facts.update({name: None for name in (FIELDS["lead"], FIELDS["partner"]) if name in known})
        known = {name: value for name, value in {**known, **facts}.items() if value is not None}
    for kind, step in exchange.steps:
        if kind == "total":
            _add("committee_total", step, known, facts)
        elif kind == "outsiders":
            _add("committee_outsiders", step, known, facts)
        else:
            _add_insiders(kind, step, {**known, **facts}, facts)


_SWAPPED_OUT = re.compile(r"(?:换|替)(?:掉|下|走)(?:了)?\s?$")
_SAME_TOTAL = re.compile(
    r"(?:总(?:人)?数|人数|总的|总量)(?:还|也|都|仍)?(?:是)?(?:不变|没变|不动|照旧|一样)|换成|换上|换作|换掉|换下|顶上|顶替|替下"
)
"""拿掉一个自己的，换成外校的: as many as before."""


def _add(name: str, step: int, known: dict[str, Any], facts: dict[str, Any]) -> None:
    if isinstance(known.get(name), int):
        facts[name] = known[name] + step if known[name] + step >= 0 else None


def _add_insiders(kind: str, step: int, known: dict[str, Any], facts: dict[str, Any]) -> None:
    """One of ours more: of the unit where its people are known by themselves, else of all units together."""
    lead, partner = known.get(FIELDS["lead"]), known.get(FIELDS["partner"])
    if kind != "insiders" and known.get(FIELDS[kind]) is not None:
        _add(FIELDS[kind], step, known, facts)
        _add(
            FIELDS["insiders"], step, known, facts
        )  # 自家3个，合作方没有: the number of both, where it was told
    elif known.get(FIELDS["insiders"]) is not None:
        _add(FIELDS["insiders"], step, known, facts)
    elif lead is not None and partner is not None:
        facts.update({FIELDS["lead"]: None, FIELDS["partner"]: None})
        facts[FIELDS["insiders"]] = max(lead + partner + step, 0)
    elif kind == "insiders":  # those who leave are of the one unit whose people are known
        _add(FIELDS["partner" if lead is None else "lead"], step, known, facts)


def _kind_of(count: Count, found: Sequence[Count], text: str, message: Message) -> str:
    """再加一个: of those who were spoken of last; 外面的走了两个: of those named right before."""
    clause = CLAUSE_END.split(text[: count.start])[-1]
    named = [one for one in mentions(clause, "committee") if one in (*PARTS, "outsiders")]
    if len(named) == 1:
        return named[0]
    if (side := side_named_before(clause, message.before)) in (*PARTS, "outsiders"):
        return side
    behind = _WHO_THEY_ARE.match(text[count.end :])
    told = {one.kind for one in labels_in(behind["who"], "committee")} if behind else set()
    if len(sides := told & {*PARTS, "outsiders"}) == 1:
        return next(iter(sides))  # 新添2位都是外单位的
    earlier = [one for one in counts(message.before, "committee") if one.change == count.change]
    if message.active and earlier and earlier[-1].kind in FIELDS:
        return earlier[-1].kind
    before = [other.kind for other in found if other.kind in FIELDS and other.start < count.start]
    last = [kind for kind, name in FIELDS.items() if name in message.last]
    if count.change > 0 and before and before[-1] != "total" and _NOBODY_NAMED.fullmatch(clause):
        return before[-1]
    return last[0] if count.change > 0 and len(last) == 1 and last != ["total"] else ""


_WHO_THEY_ARE = re.compile(
    r"(?:人)?[，,]?(?:都|全|均|也|他们?|她们?|这[几两]?位|俩)*(?:是|为|属于?|来自)(?P<who>[^，,。；;？?！!]+)"
)
_NOBODY_NAMED = re.compile(
    r"(?:后来|如果|要是|那|再|又|还|能|可以?|是否|新|现在|打算|准备|想|要|增|加|补|添|进|来|派|请|塞|聘|招|调|了|上|进来|一下|、|\s)*"
)
"""又加了1个 is one more of those named last; 研究会的又加了1个 is of somebody else."""


def _take_back(facts: dict[str, Any], message: Message) -> None:
    """What is said anew of the units' people replaces what was said before in another form."""
    parts = {"committee_lead_members", "committee_partner_members"}
    both = {"committee_insiders", SHARE, "committee_outsiders"}
    if parts <= set(facts):
        replaced = both
    elif {"committee_insiders", SHARE} & set(facts):
        replaced = parts | both
    elif "committee_total" in facts or "committee_outsiders" in facts or parts & set(facts):
        replaced = {"committee_outsiders", SHARE} if "committee_total" in facts else {SHARE}
    else:
        return
    for name in replaced - set(facts):
        if name in message.known:
            facts[name] = None
