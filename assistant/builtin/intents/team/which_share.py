"""Which of the two shares of 第八条第（三）项 a message is about: that of the titles, that of the permanent staff, or both."""

import re
from collections.abc import Mapping
from typing import Any

from assistant.builtin.extraction.labels import mentions
from assistant.builtin.intents._message import RULE, VERDICT, Message
from assistant.builtin.intents.team.fields import FIELDS, SHARES, TITLES, UNTITLED

BOTH_SHARES = ("中、高级职称比例", "固定人员比例")
OF_SHARE = {
    name: title
    for title, kinds in zip(BOTH_SHARES, (TITLES, ("permanent",)), strict=True)
    for kind in kinds
    for name in (FIELDS[kind], SHARES[kind])
} | {UNTITLED: BOTH_SHARES[0]}
_WHOLE = re.compile(
    r"(?:人员|团队|队伍)(?:这|那)?(?:一)?[条项块关]|(?:人员|团队|队伍)(?:的)?(?:要求|标准|方面)|团队[^。；;0-9]{0,8}肯定|全(?:部)?达标|申报|[能可]以?报|报(?:得|不)[上了]|条件|资格|结构|构成|配置|配比|(?<!固定)(?<!职称)人员比例|人员(?:占比|比例)?(?:这|那)?(?:[一两几])?[条项块关]|(?:占比|比例)[^，。；;？?]{0,4}全(?:部)?(?:都)?[过够达合符满]|两项|两条|两个(?:比例|指标|数)|各项|逐项|几项|够格|一起看|都(?:够|行|达|合|符|满|过|看)|还(?:缺|差)(?:啥|什么|哪)"
)


_ONLY_ONE = re.compile(
    r"(?:只|仅|光|单|就)(?:看|算|核|查|论|说|问|管)[^，。；;？?]{0,4}(?:职称|固定)|(?:职称|固定)(?:人员)?(?:这|那)?(?:一|1)?[项块条关](?!都)"
)


def one_of_two(
    about: tuple[str, ...], facts: Mapping[str, Any], message: Message
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of the two shares of 第八条第（三）项 the one that is spoken of, and the other, which is not asked about then."""
    if not set(BOTH_SHARES) <= set(about) or (message.asked and set(BOTH_SHARES) <= set(message.about)):
        return about, ()  # what was asked for stays asked for
    if message.says(_WHOLE) and not message.says(_ONLY_ONE):
        return about, ()
    known = {**message.known, **facts}
    teams = known.get("unit_teams") or ()
    told = {name for name, value in known.items() if value is not None} | {
        name for team in teams for name in team
    }
    named = {FIELDS[kind] for kind in mentions(message.text, "team") if kind in FIELDS}
    spoken_of = {OF_SHARE[name] for name in told | named if name in OF_SHARE}
    if len(spoken_of) != 1:
        return about, ()
    other = next(title for title in BOTH_SHARES if title not in spoken_of)
    return tuple(title for title in about if title != other), (other,)


def named_share(message: Message) -> tuple[str, ...]:
    """差几个职称: the one share that a message without numbers names."""
    named = {
        OF_SHARE[FIELDS[kind]] for kind in mentions(message.text, "team") if FIELDS.get(kind) in OF_SHARE
    }
    return tuple(named) if len(named) == 1 else ()


def turns_to_the_other(message: Message) -> bool:
    """职称那头呢，合适不: the one share is asked after, of a team that is told already."""
    told = message.known.get("team_total", message.known.get("unit_teams"))
    asks = message.says(_AND_THAT) or message.says(VERDICT)
    short = len(message.text) <= _LONGEST_TURN and not (message.says(RULE) or message.says(_OTHERWISE))
    return bool(told and asks and short and named_share(message))


_LONGEST_TURN = 16
_OTHERWISE = re.compile(r"[转改换变全都没走退招来加减添补算签]|要是|如果|假如|怎|哪|谁|什么|啥|咋|几|多少")
"""要是全转成固定呢: of another team than the one that is told."""
_AND_THAT = re.compile(r"(?:这|那)?(?:[一1]?[头边块项条个方面样])*呢")
_NOT_COUNTED_OUT = re.compile(
    r"(?:[一二三四五六七八九]?十|[0-9]{1,3})(?:来|多|几|[一二三四五六七八九]{2})\s?(?:个|号|名|位|人)|十几\s?(?:个|号|名|位|人)"
)
_HOW_MANY_NEEDED = re.compile(r"(?:要|得|需|应|配)[^，,。；;]{0,4}(?:几|多少)|至少|最少|起码")
_FEWEST = 2


def only_roughly_told(message: Message) -> bool:
    """中高级十来个，固定的十几个，总共三十多号人: numbers that nobody can reckon with, put forward to be judged."""
    named = mentions(message.text, "team") & {*FIELDS}
    said = _NOT_COUNTED_OUT.findall(message.text)
    return len(said) >= _FEWEST and len(named) >= _FEWEST and not message.says(_HOW_MANY_NEEDED)


_FIXED_BY_THE_TEXT = re.compile(
    r"(?:规定|说|写|定|卡|限|框)(?:得|得很)?死|有没有(?:什么|个)?(?:限制|规定|要求|硬性|比例|说法|讲究)|(?:有|作)(?:什么)?(?:规定|限制)[吗么没]|规定(?:了|过)?(?:没有|吗)"
)


def asks_what_is_fixed(message: Message, facts: Mapping[str, Any]) -> bool:
    """可以一半固定一半流动吗，有没有规定死: how the two go together is asked of the text, and no team is told of."""
    both = {"permanent", "mobile"} <= mentions(message.text, "team")
    return both and {*facts} <= {*SHARES.values()} and not message.known and message.says(_FIXED_BY_THE_TEXT)
