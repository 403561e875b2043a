"""Which of the two shares of 第八条第（三）项 a message is about: that of the titles, that of the permanent staff, or both."""

import re
from collections.abc import Mapping
from typing import Any

from assistant.builtin.extraction.labels import mentions
from assistant.builtin.intents._message import Message
from assistant.builtin.intents._team_fields import FIELDS, SHARES, TITLES

BOTH_SHARES = ("中、高级职称比例", "固定人员比例")
OF_SHARE = {
    name: title
    for title, kinds in zip(BOTH_SHARES, (TITLES, ("permanent",)), strict=True)
    for kind in kinds
    for name in (FIELDS[kind], SHARES[kind])
}
_WHOLE = re.compile(
    r"人员(?:这|那)?(?:一)?[条项块关]|全(?:部)?达标|申报|[能可]以?报|报(?:得|不)[上了]|条件|资格|结构|构成|配置|配比|(?<!固定)(?<!职称)人员比例|两项|两条|两个(?:比例|指标|数)|各项|逐项|几项|够格|一起看|都(?:够|行|达|合|符|满|过|看)|还(?:缺|差)(?:啥|什么|哪)"
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
