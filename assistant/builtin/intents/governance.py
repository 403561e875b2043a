"""治理结构: what a message says of the technical steering committee, its chair, the council, the director's hiring."""

import re
from dataclasses import replace
from typing import Any

from assistant.builtin.extraction.clauses import rest_of_clause
from assistant.builtin.extraction.labels import mentions
from assistant.builtin.extraction.moves import without_what_was
from assistant.builtin.intents._message import GOES_ON, NOTHING, Heard, Message
from assistant.builtin.intents.committee.bodies import of_the_committee, of_the_council
from assistant.builtin.intents.committee.chair import put_up_to_chair
from assistant.builtin.intents.committee.council import council
from assistant.builtin.intents.committee.director import director, now_from_elsewhere
from assistant.builtin.intents.committee.fields import COUNTED, FIELDS, SHARE
from assistant.builtin.intents.committee.how_many import (
    HOW_LARGE,
    HOW_MANY_MORE,
    asks_for_outsiders,
    one_side_of_two,
)
from assistant.builtin.intents.committee.institutions import side_of_the_chair
from assistant.builtin.intents.committee.numbers import numbers
from assistant.builtin.intents.committee.of_both_units import without_those_of_both
from assistant.builtin.intents.committee.ratio import in_shares
from assistant.builtin.intents.committee.shares import ONE_SIDE
from assistant.builtin.intents.committee.swapped import swapped_for_so_many
from assistant.builtin.intents.committee.words import (
    OTHER_BODIES,
    on_committee,
    told_in_two,
    uneven,
    weighs_sides,
)
from assistant.builtin.intents.people.accounted import UNREAD, checked
from assistant.builtin.intents.people.left_open import of_which_side
from assistant.builtin.intents.people.others import of_ours
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
    (Origin.PARTNER, re.compile(r"共建|合作(?:单位|方|高校|企业|的|大学|院校)|联合(?:单位|方|干|搞|建)|一块儿?(?:干|建|搞|弄)|一起(?:干|建|搞|弄)|参建|搭伙|合伙|伙伴|协作单位")),
    (Origin.LEAD, re.compile(r"牵头|(?:(?<=[，,。；;、\s我俺咱们由请让给])|(?<![\u4e00-\u9fff]))老板(?:来|自己|亲自)*(?:兼|当|任|做|担任|干)|主体单位|主家|(?:我们?|咱们?|俺们?|本|我司)(?:的)?(?:单位|公司|企业|自己|院|校|厂|家|董事长|总经理|老总|老板|总工|院长)|自己人|自家人|我(?:自己)?(?:来)?(?:兼|当|担任|任)|我自己|老板自己|董事长兼|总工")),
    (Origin.CENTRE, re.compile(r"中心(?:自己)?(?:聘|雇|招|的专职|主任兼)|中心主任兼")),
)  # fmt: skip
_RULE = re.compile(r"不(?:能|得)?超过|没超|最多|至多|顶多|上限|为什么|怎么理解|什么意思|规定|要求")
_LIMITED = "_limited"
"""Where it is kept of what a message told alone, to ask how many there may be: 塞6个得多大, then 塞7个呢."""
_SHORT = 20
_OURS = ("committee_insiders", "committee_lead_members")
_STEPS = re.compile(r"备案|报备|报给|言语")
_FILED = re.compile(
    rf"[^，,。；;？?！!\n]*(?:{_STEPS.pattern})[^，,。；;？?！!\n]*[，,。；;？?！!\n]?(?:[^，,。；;？?！!\n]{{2,8}}(?:没|未|还没)报)?"
)
"""委员会主任是我们董事长，聘主任只报了市科技局备案: the chair is told all the same."""
_LARGE_ENOUGH = re.compile(
    r"^(?!.*(?:牵头|共建|自己人?|自家|[我咱俺]们?|外头|外面|外单位|外部|三分之一))(?:.*(?:够不够|[0-9一二三四五六七八九十][个名位]?人?[也算]?够[吗么不]"
    r"|(?:最低|最少|至少|起码)[^，,。；;？?]{0,6}(?:几|多少)|(?:有没有|有|没|定|设)[^，,。；;？?]{0,4}(?:下限|上限|封顶)|(?:下限|上限)(?:是|为)?(?:几|多少)))"
)
"""七个人够不够, 最少几人: asks of the size of the committee, not of whose people they are."""


def hear(message: Message) -> Heard:
    """Hear what `message` says of 第十条 to 第十四条; only what is counted or compared calls for the check."""
    elsewhere = message.others_active and not message.active
    named = on_committee(message.text) or (not elsewhere and weighs_sides(message.text))
    if (
        shares := in_shares(message.text)
    ) != message.text:  # whose people they are matters on the committee alone
        named = named or not message.says(OTHER_BODIES)
        message = replace(message, text=shares)
    if (heard := council(message)) is not None and not named:
        return heard
    if named and (other := of_the_council(message.text)):
        return _with_the_council(replace(message, text=other), _on_the_committee(message, named))
    return _on_the_committee(message, named)


def _with_the_council(message: Message, heard: Heard) -> Heard:
    """Both bodies in one check, where a message numbers both."""
    beside = council(message)
    if beside is None:
        return heard
    return replace(
        heard, facts={**beside.facts, **heard.facts}, calls=True, about=(*beside.about, *heard.about)
    )


def _on_the_committee(message: Message, named: bool) -> Heard:
    if named and message.says(_STEPS):
        message = replace(message, text=_FILED.sub("", message.text))
        named = on_committee(message.text)
    here = named or ((message.active or _is_asked(message)) and not _on_the_team(message))
    if not here or message.says(_STEPS) or (message.found and not named and message.says(OTHER_BODIES)):
        return NOTHING
    facts, unclear_number = swapped_for_so_many(message)
    if facts or unclear_number:
        return Heard(facts or {UNREAD: (unclear_number,)}, True, about=(_THIRD,))
    text, of_both = without_those_of_both(of_the_committee(of_ours(message.text)))
    message = replace(message, text=text)
    whole, message, before = message, *_after_the_first(message)
    facts, wanted = numbers(message)
    facts = {name: value for name, value in {**before, **facts}.items() if value is not None or not before}
    facts = _without_the_candidate(facts, whole)
    moved = now_from_elsewhere(whole, facts)
    unclear = not moved and director(whole, facts)
    heard = _of_the_committee(message, named, facts, wanted, on_chair=not moved)
    said = without_what_was(message.text)
    heard = checked(heard, said, message, "committee", FIELDS, {"insiders": SHARE})
    heard = of_which_side(heard, message, frozenset(FIELDS.values()))
    if (exchanged := uneven(whole.text)) and heard.calls and not heard.facts.get(UNREAD):
        return replace(heard, facts={**heard.facts, UNREAD: (exchanged,)})
    if of_both and heard.calls and not heard.facts.get(UNREAD):
        return replace(heard, facts={**heard.facts, UNREAD: (of_both,)})
    if unclear and heard.calls and not heard.facts.get(UNREAD):
        return replace(heard, facts={**heard.facts, UNREAD: (_DIRECTOR,)})
    return heard


def _without_the_candidate(facts: dict[str, Any], message: Message) -> dict[str, Any]:
    """9人，我们推荐了一位外校教授，让他当主任: one from outside who is to chair does not make the others ours."""
    alone = facts.get("committee_outsiders") == 1 and not {*facts} & _OURS_IN_NUMBERS
    if not (alone and message.says(_TO_CHAIR)):
        return facts
    return {name: value for name, value in facts.items() if name != "committee_outsiders"}


_OURS_IN_NUMBERS = {"committee_insiders", "committee_lead_members", "committee_partner_members"}
_TO_CHAIR = re.compile(
    r"(?:让|由|请|选|推)(?:他|她|这位|那位)[^，。；;？?]{0,4}(?:当|做|任|出任|担任)[^，。；;？?]{0,4}主任"
)


def _after_the_first(message: Message) -> tuple[Message, dict[str, Any]]:
    """The exchange that `message` tells of, as if it went on from what it tells before it, and those facts."""
    first, rest = told_in_two(message.text) if not message.known.get("committee_total") else ("", "")
    facts = numbers(replace(message, text=first))[0] if first else {}
    told = checked(
        Heard(facts, calls=True),
        first,
        replace(message, text=first),
        "committee",
        FIELDS,
        {"insiders": SHARE},
    )
    if not facts.get("committee_total") or len(facts) < 2 or UNREAD in told.facts:
        return message, {}
    known = {**message.known, **facts}
    return replace(message, text=rest, known=known, active=True, before=first), facts


def _on_the_team(message: Message) -> bool:
    """固定的走了一个: not one of the committee, even where that was spoken of last."""
    return bool(mentions(message.text, "team") & {"titled", "permanent"}) or message.says(_OTHER_BODIES)


_DIRECTOR = "中心主任（总经理）"
"""What is left over where nothing tells whether he is among those counted."""


def _of_the_committee(
    message: Message, named: bool, facts: dict[str, Any], wanted: bool, *, on_chair: bool = True
) -> Heard:
    if on_chair and (origin := _chair(message)):
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
    if {**message.known, **facts}.keys() <= {"committee_total"} and message.says(_LARGE_ENOUGH):
        return Heard(facts, concerned=named)  # how many there must be the text does not say
    if message.active and message.known and message.says(HOW_MANY_MORE):
        return Heard(facts, True, about=(_THIRD,))
    lacking = _chair_not_told(message, facts) if on_chair else ()
    if lacking or (given - {"number_of_units"} and not _only_repeats_the_rule(message, facts)):
        return Heard(
            facts,
            True,
            about=(*about, *((_CHAIR,) if lacking else ())),
            needs=lacking or _both_sides(message, facts),
        )
    if named and message.says(_CHECK) and message.says(_OWN) and _of_numbers(message):
        return Heard(facts, True, about=(_THIRD, _CHAIR))
    on_chair = (
        on_chair and (named or message.active) and message.says(_CHAIR_WORD) and not message.says(_NOT_CHAIR)
    )
    return Heard(facts, concerned=named or on_chair, about=(_CHAIR,) if on_chair else message.about)


def _chair_not_told(message: Message, facts: dict[str, Any]) -> tuple[str, ...]:
    """主任拟请李教授: whose people he is one of decides, and is asked for."""
    known = "chair_from" in facts or "chair_from" in message.known or message.says(_NOT_CHAIR)
    return () if known or not put_up_to_chair(message) else ("chair_from",)


def _both_sides(message: Message, facts: dict[str, Any]) -> tuple[str, ...]:
    """我们要留5个，外头得凑多少人: how many others there must be rests on the partner's people, too."""
    given = {name for name in COUNTED if {**message.known, **facts}.get(name) is not None}
    return ("committee_insiders",) if given == {FIELDS["lead"]} and asks_for_outsiders(message.text) else ()


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
    goes_on = goes_on and not _count_words(message.text)
    if (goes_on or "chair_from" in message.asked) and (origin := _origin(message.text)):
        return origin
    swapped = _swapped(message)
    if swapped and not _count_words(swapped["who"]) and (origin := _origin(swapped["who"])):
        return origin
    if not message.says(_CHAIR_WORD) or (
        message.says(_NOT_CHAIR) and not message.says(re.compile("兼|委员会主任"))
    ):
        return None
    for match in _CHAIR_WORD.finditer(message.text):
        if _ANOTHER_OFFICE.search(message.text[: match.start()]):
            continue
        if _COUNTED.match(message.text[match.end() :]) or _WITH_HIM.search(message.text[: match.start()]):
            continue
        before, after = rest_of_clause(message.text, match.start(), match.end())
        if _count_words(before + after):  # 主任一个、合作大学的校长一个: each of the list by itself
            before, after = _ITEM_ENDS.split(before)[-1], _ITEM_ENDS.split(after)[0]
        next_to_it = match.group() + after.split(" ")[0]  # 主任是我们董事长 有3家共建单位
        for one in (next_to_it, match.group().join((before, after))):
            if origin := _origin(_without_numbers(one)):
                return origin
    if origin := _pointed_at(message.text) or _of_its_side(message):
        return origin
    if named := _SOMEBODY_NAMED.search(message.text):
        then = rest_of_clause(message.text, named.end() + 1, named.end() + 1)[1]
        return Origin.OUTSIDE if _origin(then) is Origin.OUTSIDE and not _count_words(then) else None
    near = message.text[-40:] if len(message.text) <= 60 and not _ONLY_COUNTED.search(message.text) else ""
    return _origin(_without_numbers(near)) if near and not _count_words(near) else None


def _swapped(message: Message) -> re.Match[str] | None:
    """Who is to chair instead of the one told before."""
    if not (message.active and "chair_from" in message.known):
        return None
    alone = _CHANGED_FOR.match(message.text) if message.last == {"chair_from"} else None
    return _ANOTHER_ONE.match(message.text) or alone


_ITEM_ENDS = re.compile(r"[、\s]")
_ANOTHER_OFFICE = re.compile(r"(?:系|教研室|办公室|研究室|实验室|科|车间|学部|事业部)$")
"""那所大学的系主任: no chair of a committee."""
_ANOTHER_ONE = re.compile(
    r"(?:那|要是|如果|假如|若|把|的话)*(?:委员会)?(?:主任)?(?:换|改)(?:成|为|由|请|聘|选)(?P<who>[^，,。；;？?！!0-9]{2,16}?)(?:来|去)?(?:当|做|担任)?(?:呢|行吗|行不行|可以吗|总行了吧|吧|就行了吧)?[？?。！!]*$"
)
"""主任是我们董事长, then 换成外校教授呢: somebody else is to chair."""
_CHANGED_FOR = re.compile(
    r"(?:行吧|行|好吧|好的?|那|得|嗯|，)*(?:就)?(?:换|改)(?:成|为|由|请|聘|选|个|位)*(?P<who>[^，,。；;？?！!0-9]{2,10}?)(?:来|去)?(?:当|做|担任)?(?:[，,。；;]|$)"
)
"""行吧换外头的院士。…, right after the chair was spoken of."""
_HE_CHAIRS = re.compile(
    r"[，,。；;、](?:就|要|想|打算|准备|那|如果|那么)*(?:让|由|请|推|选|拟由|改由)?(?:他|她)(?!们)(?:本人|自己)?(?:来|去|再|兼|一?并|同时)*(?:当|做|任|担任|出任|兼任|坐|干|兼)[^，,。；;]{0,8}?(?:主任|主席|一把手|(?:头把|第一把)?交椅)(?!助理)"
)
_ONE_PERSON = re.compile(
    r"老板|老总|董事长|院长|校长|所长|厂长|总工|总经理|院士|教授|专家|[一1]\s?(?:个|位|名)"
)


def _pointed_at(text: str) -> Origin | None:
    """就我们老板一个自己人，让他当主任: the one whom the clause before names, where one side alone is named there."""
    said = _HE_CHAIRS.search(text)
    clause = re.split("[，,。；;！!？?]", text[: said.start()])[-1] if said else ""
    if not _ONE_PERSON.search(clause) or _NO_LONGER.search(clause) or _SEVERAL.search(clause):
        return None
    named = {origin for origin, pattern in _FROM if pattern.search(_NEGATED.sub("外单位", clause))}
    if _INVITED.search(clause):
        named &= {Origin.OUTSIDE}  # 我们单位请了位教授，让他当主任: where he is from is not told
    return named.pop() if len(named) == 1 else None


def _of_its_side(message: Message) -> Origin | None:
    """学校那位老教授挂主任, where the message before told that the school takes part."""
    side = side_of_the_chair(message.text, message.before) if message.active else ""
    return {"lead": Origin.LEAD, "partner": Origin.PARTNER, "outsiders": Origin.OUTSIDE}.get(side)


_INVITED = re.compile("(?:请|聘|推荐|邀|找)(?:来|了|到|请)*(?:一|1)?(?:个|位|名)")
_SEVERAL = re.compile(r"(?:[2-9]|[1-9][0-9]|[二两三四五六七八九十]+)\s?(?:个|位|名|人|席)")
_WITH_HIM = re.compile(r"(?:算上|连上?|加上|带上|含|包括|连同|除了?)(?:中心)?$")
"""算上主任正好3个自己人: how many there are, not who chairs them."""
_SOMEBODY_NAMED = re.compile(
    r"(?<!中心)主任(?:委员)?(?:拟|想|打算|准备|就)*(?:从|是从|由|请|聘|是)(?![^，,。；;？?]{0,6}(?:他们?|她们?|对方|那边|这边|谁|哪|什么))[^，,。；;？?]{2,}"
)
"""主任从清华请的: where he is from is told, and not by what the clauses beside it name; only 跟我们没关系 behind it is
of him.
"""
_ONLY_COUNTED = re.compile(
    r"(?:算上|连上?|加上|带上|含|包括|连同)(?:中心)?主任|主任(?:也|已经?|都|是)*(?:算|计|含|包括)(?:在|进|入|里)"
)
_COUNTED = re.compile(r"\s?[0-9一](?:个|名|位|人)(?=[、，,。；;]|$)")
"""自己人里头主任一个、总工一个: one of a list, not the chair."""


def _without_numbers(clause: str) -> str:
    """牵头4个 says how many, not who."""
    return re.sub(r"(?:牵头|共建)(?:单位)?\s?[0-9一二两三四五六七八九十]+\s?(?:个|人|名|位)", "", clause)


def _count_words(text: str) -> bool:
    return bool(re.search(r"[0-9二两三四五六七八九十零]\s?(?:个|人|名|位|席)|一席|三分之一", text))


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
