"""Bare replies to what was asked for: 是的, 都没有, 还没签, 不清楚. Which fact they answer is known from the question alone."""

import re
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from assistant.builtin.extraction.exact import exact
from assistant.builtin.intents._message import NOTHING, Heard, Message
from assistant.checkers.facts import Facts
from corpus.numerals import NUMERAL

_TAIL = r"[的了呢吧呀啊啦哦嘛滴]*[，,。.！!\s]*"
_DONE = r"(?P<done>有|是|签|写|办|报|建|设|组建|成立|承诺|具备|具有|备案|达到|开|算|包括|参加|聘)"
_YES = re.compile(
    rf"^(?:嗯+|对|是|好|行|当然|没错|确实|肯定)?{_TAIL}(?:现在|刚才?|今[天儿]|昨[天儿]|后来|前[天儿]|这回|上周)?(?:都|全|早|已经?|也|又|补)*{_DONE}?(?:好|完|上|过)?{_TAIL}$|^(?:yes|yep|yeah|sure|y)[.!\s]*$",
    re.IGNORECASE,
)
_NO = re.compile(
    rf"^(?:嗯+|啊)?{_TAIL}(?:现在|到现在)?(?:都|全|还|也|暂时|目前)*(?:没有?|不|未|尚未|无)(?:曾|能)?{_DONE}?(?:好|完|上|过)?{_TAIL}$|^(?:no|nope|not yet|n)[.!\s]*$",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"不(?:太|大|是很|怎么)?(?:清楚|确定|知道|晓得|了解|记得|好说|明白)|没(?:有)?(?:统计|数过?|算过|底)|说不(?:准|好|上|清)|拿不准|忘了|记不(?:清|得)|not sure|don'?t know|no idea",
    re.IGNORECASE,
)
_BARE = re.compile(r"^(?:嗯+|是|对|有|没有?|不是|否|没|yes|no|y|n)[的了啊呀]*[，,。.！!\s]*$", re.IGNORECASE)
_ALL = re.compile(r"都|全")
_LONGEST = 14
_NONE = "no"


def replied(message: Message, facts: type[Facts]) -> Heard:
    """Give what a bare reply says of the first fact asked for, of all of them where it says 都; nothing where it says more.

    签了 after 没有协议书 is on the one fact that was told last.
    """
    last = [name for name in message.last if bool in facts.kinds_of(name)] if message.active else []
    text, asked = message.text.strip(), (*message.asked, *(last if len(last) == 1 else ()))
    if not asked or len(text) > _LONGEST or re.search(r"[？?0-9吗]", text):
        return NOTHING
    if _UNSURE.search(text) and not (message.in_check and re.search("[，,；;]", text)):
        return Heard(calls=True, declined=frozenset(asked))
    stated = False if _NO.match(text) else True if _YES.match(text) and text else None
    if stated is None:
        return NOTHING
    asked = _of_the_verb(text, asked, facts, any_of_all=message.in_check)
    if not asked:
        return NOTHING
    if message.in_check and _value(facts, asked[0], stated) is None and not _ALL.search(text):
        return Heard(calls=True, misheard=True)  # 还没: of which of the two questions is not told
    if _BARE.match(text) and _value(facts, asked[0], stated) is None and not _ALL.search(text):
        return NOTHING  # 没有, after 是什么身份 and 在市内注册吗: which of the two is meant
    said = {name: value for name in asked if (value := _value(facts, name, stated)) is not None}
    told = {name: said[name] for name in [*said][:1]}
    if _ALL.search(text) and message.asked:
        told = {name: said[name] for name in message.asked} if said.keys() >= {*message.asked} else {}
    return Heard(told, calls=True) if told else NOTHING


def _of_the_verb(
    text: str, asked: tuple[str, ...], facts: type[Facts], *, any_of_all: bool
) -> tuple[str, ...]:
    """承诺了 is on the question with 承诺, whichever was asked first; in a check of all conditions on no question without."""
    said = _NO.match(text) or _YES.match(text)
    verb = said["done"] if said else None
    if not verb or verb in "有是":
        return asked
    named = tuple(name for name in asked if verb in facts.question_of(name))
    if named or not any_of_all:
        return named or asked
    of_all = [name for name in facts.model_fields if bool in facts.kinds_of(name)]
    return tuple(name for name in of_all if f"{verb}了" in facts.question_of(name).replace("写明", "写了"))[
        :1
    ]


def _value(facts: type[Facts], name: str, stated: bool) -> bool | str | None:
    """What yes or no says of the field: 都没有 of a choice that has `no` among its values is that one."""
    types = facts.kinds_of(name)
    if bool in types:
        return stated
    choices = (kind for kind in types if isinstance(kind, type) and issubclass(kind, StrEnum))
    return next((_NONE for kind in choices if not stated and _NONE in [*kind]), None)


# A reply that only tells how many, whatever comes behind a comma: 6项专利, 就我们一家. Not 还有一家, 一项都没有, 不到2项, 第三项.
_COUNT = re.compile(
    rf"(?:(?:就|只|才|我们|咱们?|俺们?|一共|总共|共|是|有|也就)*(?P<n>{NUMERAL})\s?(?P<measure>[个项件家]))"
    r"(?P<of>专利|成果|发明|软著|单位|公司|企业)?(?:单干|自己建|吧|的|了)*[。.！!\s]*"
)
_PEOPLE = re.compile("多少[人名位]|几[人名位]")
_MEASURED = re.compile("几([项家])")
"""People are counted by the intents themselves."""


def with_counts(heard: Heard, message: Message, facts: type[Facts]) -> Heard:
    """`heard` with the number that was asked for, told in its measure: 6项专利 after 有几项, 就我们一家 after 有几家. 三个 is no
    number of people where nobody asked for one.
    """
    first, *others = re.split("[，,。；;]", message.text)
    said = _COUNT.fullmatch(first.strip())
    number = exact(said["n"]) if said else None
    if not said or number is None or not message.asked:
        return heard
    questions = {name: facts.question_of(name) for name in message.asked if int in facts.kinds_of(name)}
    measured = {name: found[1] for name, one in questions.items() if (found := _MEASURED.search(one))}
    told = {name: number for name, measure in measured.items() if said["measure"] in (measure, "个", "件")}
    if len(told) == 1 and not others:
        return Heard(told, calls=True)
    if len(told) == 1:
        return replace(heard, facts={**_without_people(heard, said), **told}, calls=True)
    of_people = any(_PEOPLE.search(one) for one in questions.values())
    return NOTHING if not others and said["measure"] == "个" and not of_people else heard


def _without_people(heard: Heard, said: re.Match[str]) -> Mapping[str, object]:
    """What else was heard; not the number itself, as one of people."""
    number = exact(said["n"])
    return {name: value for name, value in heard.facts.items() if name != "team_total" or value != number}
