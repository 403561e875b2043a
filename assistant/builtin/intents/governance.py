"""治理结构: what a message says of the technical steering committee, its chair, the council, the director's hiring."""

import re
from dataclasses import replace
from typing import Any

from assistant.builtin.extraction.clauses import rest_of_clause
from assistant.builtin.extraction.labels import mentions
from assistant.builtin.extraction.moves import without_what_was
from assistant.builtin.intents._accounted import UNREAD, checked
from assistant.builtin.intents._committee import (
    COUNTED,
    FIELDS,
    HOW_LARGE,
    HOW_MANY_MORE,
    ONE_SIDE,
    SHARE,
    numbers,
    one_side_of_two,
)
from assistant.builtin.intents._committee_director import director
from assistant.builtin.intents._committee_words import OTHER_BODIES, on_committee, weighs_sides
from assistant.builtin.intents._council import council
from assistant.builtin.intents._left_open import of_which_side
from assistant.builtin.intents._message import GOES_ON, NOTHING, Heard, Message
from assistant.builtin.intents._others import of_ours, of_the_committee
from assistant.checkers.governance_facts import Origin

_THIRD, _CHAIR = "牵头和共建单位人员占比", "委员会主任来源"
_OTHER_BODIES = re.compile(r"专家组|理事会|董事会|职称|固定人员|学术委员会|管委会|管理委员会|党委")
_CHECK = re.compile(
    r"核[验对查算]|检查|看看|看一下|合不合|合规|符合|行不行|有没有问题|毛病|对不对|达标|超没超|超不超"
)
_OWN = re.compile(r"我们?|咱|俺|本单位|我单位|本中心|某中心|该中心")
_CHAIR_WORD = re.compile(
    r"主任|一把手|(?:头把|第一把)?交椅|头儿|头头|主席|负责人|牵头人|当家的|掌门|领头|chair", re.IGNORECASE
)
_NOT_CHAIR = re.compile(
    r"中心主任|副主任|主任（总经理）|主任\(总经理\)|主任聘用|聘(?:任|用)?主任|换主任|主任换"
)
_FROM = (
    (Origin.OUTSIDE, re.compile(r"外单位|外部|外面|外头|外请|外聘|外来|校外|院外|外校|外省|外地|外所|外市|外国|第三方|无关|不相干|别的单位|其他单位|独立(?:的)?专家|都没关系|没(?:有|什么)?[^，。？?]{0,4}关系|市外|国外|境外|协会|科协|学会|非牵头|以外|请来的|外地|外省")),
    (Origin.PARTNER, re.compile(r"共建|合作(?:单位|方|高校|企业|的|大学|院校)|联合(?:单位|方)|参建|搭伙|协作单位")),
    (Origin.LEAD, re.compile(r"牵头|主体单位|主家|(?:我们?|咱们?|俺们?|本|我司)(?:的)?(?:单位|公司|企业|自己|院|校|厂|家|董事长|总经理|老总|老板|总工|院长)|自己人|自家人|我(?:自己)?(?:来)?(?:兼|当|担任|任)|我自己|老板自己|董事长兼|总工")),
    (Origin.CENTRE, re.compile(r"中心(?:自己)?(?:聘|雇|招|的专职|主任兼)|中心主任兼")),
)  # fmt: skip
_RULE = re.compile(r"不(?:能|得)?超过|没超|最多|至多|顶多|上限|为什么|怎么理解|什么意思|规定|要求")
_LIMITED = "_limited"
"""Where it is kept of what a message told alone, to ask how many there may be: 塞6个得多大, then 塞7个呢."""
_SHORT = 20
_OURS = ("committee_insiders", "committee_lead_members")
_STEPS = re.compile(r"备案|报备|报给|言语")


def hear(message: Message) -> Heard:
    """Hear what `message` says of 第十条 to 第十四条; only what is counted or compared calls for the check."""
    elsewhere = message.others_active and not message.active
    named = on_committee(message.text) or (not elsewhere and weighs_sides(message.text))
    if (heard := council(message)) is not None and not named:
        return heard
    here = named or ((message.active or _is_asked(message)) and not _on_the_team(message))
    if not here or message.says(_STEPS) or (message.found and not named and message.says(OTHER_BODIES)):
        return NOTHING
    message = replace(message, text=of_the_committee(of_ours(message.text)))
    facts, wanted = numbers(message)
    unclear = director(message, facts)
    heard = _of_the_committee(message, named, facts, wanted)
    said = without_what_was(message.text)
    heard = checked(heard, said, message, "committee", FIELDS, {"insiders": SHARE})
    heard = of_which_side(heard, message, frozenset(FIELDS.values()))
    if unclear and heard.calls and not heard.facts.get(UNREAD):
        return replace(heard, facts={**heard.facts, UNREAD: (_DIRECTOR,)})
    return heard


def _on_the_team(message: Message) -> bool:
    """固定的走了一个: not one of the committee, even where that was spoken of last."""
    return bool(mentions(message.text, "team") & {"titled", "permanent"}) or message.says(_OTHER_BODIES)


_DIRECTOR = "中心主任（总经理）"
"""What is left over where nothing tells whether he is among those counted."""


def _of_the_committee(message: Message, named: bool, facts: dict[str, Any], wanted: bool) -> Heard:
    if origin := _chair(message):
        facts["chair_from"] = origin.value
    about = (
        *((_THIRD,) if {*COUNTED, "director_from", ONE_SIDE} & set(facts) else ()),
        *((_CHAIR,) if "chair_from" in facts else ()),
    )
    given = {name for name, value in facts.items() if value is not None}
    total = facts.get("committee_total") or message.known.get("committee_total")
    limited = message.known.get(_LIMITED) if message.active else None
    here = {name for name in (*COUNTED, *message.known) if {**message.known, **facts}.get(name) is not None}
    if limited and given == set(limited) == here & {*COUNTED}:
        return Heard(facts, True, about=(_THIRD,), limit=True)
    if wanted and total and one_side_of_two({**message.known, **facts}):
        return Heard(facts, True, about=(_THIRD,), limit=True)
    if wanted and total and not (message.says(HOW_LARGE) and given & {*_OURS}):
        told = {**facts, _LIMITED: ("committee_total",)}
        return Heard(
            told, True, about=(_THIRD,), limit=True, without=frozenset(COUNTED) - {"committee_total"}
        )
    if wanted and given & {*_OURS, "committee_outsiders"}:
        told = {**facts, _LIMITED: tuple(given & {*COUNTED})}
        return Heard(
            told, True, about=(_THIRD,), limit=True, without=frozenset({"committee_total"} if total else ())
        )
    if message.active and message.known and message.says(HOW_MANY_MORE):
        return Heard(facts, True, about=(_THIRD,))
    if given - {"number_of_units"} and not _only_repeats_the_rule(message, facts):
        return Heard(facts, True, about=about)
    if named and message.says(_CHECK) and message.says(_OWN) and _of_numbers(message):
        return Heard(facts, True, about=(_THIRD, _CHAIR))
    on_chair = (named or message.active) and message.says(_CHAIR_WORD) and not message.says(_NOT_CHAIR)
    return Heard(facts, concerned=named or on_chair, about=(_CHAIR,) if on_chair else message.about)


def _is_asked(message: Message) -> bool:
    return bool(set(message.asked) & {*COUNTED, "chair_from"})


def _of_numbers(message: Message) -> bool:
    """The make-up of the committee is put up for a check, not one of its tasks or the like."""
    return (
        message.says(re.compile(r"构成|组成|人头|人数|人员|名单|比例|占比|结构|设置"))
        or "委员会" in message.text[-8:]
    )


def _only_repeats_the_rule(message: Message, facts: dict[str, Any]) -> bool:
    """不超过三分之一, 最多占三分之一: the share is the rule's own."""
    return facts == {SHARE: "1/3"} and message.says(_RULE)


def _chair(message: Message) -> Origin | None:
    """Where the chair of the committee comes from: of the words around 主任 those that name an origin."""
    goes_on = message.active and (
        (message.last == {"chair_from"} and message.says(GOES_ON))
        or (message.about == (_CHAIR,) and len(message.text) <= _SHORT)
    )
    if (goes_on or "chair_from" in message.asked) and (origin := _origin(message.text)):
        return origin
    if not message.says(_CHAIR_WORD) or (
        message.says(_NOT_CHAIR) and not message.says(re.compile("兼|委员会主任"))
    ):
        return None
    for match in _CHAIR_WORD.finditer(message.text):
        if _COUNTED.match(message.text[match.end() :]):
            continue
        before, after = rest_of_clause(message.text, match.start(), match.end())
        if _count_words(before + after):  # 主任一个、合作大学的校长一个: each of the list by itself
            before, after = before.split("、")[-1], after.split("、")[0]
        clause = match.group().join((before, after))
        if origin := _origin(_without_numbers(clause)):
            return origin
    near = message.text[-40:] if len(message.text) <= 60 else ""
    return _origin(_without_numbers(near)) if near and not _count_words(near) else None


_COUNTED = re.compile(r"\s?[0-9一](?:个|名|位|人)(?=[、，,。；;]|$)")
"""自己人里头主任一个、总工一个: one of a list, not the chair."""


def _without_numbers(clause: str) -> str:
    """牵头4个 says how many, not who."""
    return re.sub(r"(?:牵头|共建)(?:单位)?\s?[0-9一二两三四五六七八九十]+\s?(?:个|人|名|位)", "", clause)


def _count_words(text: str) -> bool:
    return bool(re.search(r"[0-9]\s?(?:个|人|名|位|席)|[一二两三四五六七八九十]席|三分之一", text))


def _origin(words: str) -> Origin | None:
    if re.search(r"能不能由(?:谁|哪)|由谁|谁来|谁能|什么人|哪些人|哪里的人", words):
        return None
    if _NO_LONGER.search(words):
        return None
    words = _NEGATED.sub("外单位", words)
    return next((origin for origin, pattern in _FROM if pattern.search(words)), None)


_NO_LONGER = re.compile(r"退休|离退|离休|离职|退下来|离开|调走|以前是|原来是|曾(?:经)?是|曾在")
"""主任是牵头单位退休的老专家: whether he still comes from there the text does not say."""
_NEGATED = re.compile(
    r"(?:不是|并非|不属于|非)(?:我们|本|任何)?(?:的)?(?:牵头|共建|合作|参建)(?:单位|方)?(?:的人)?"
)
