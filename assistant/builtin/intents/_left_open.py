"""Words that leave open who is counted: 除了我, 其中3个重复了, 1位专家入职我公司. No verdict can be given on such numbers."""

import re
from dataclasses import replace

from assistant.builtin.extraction.counts import counts
from assistant.builtin.intents._accounted import UNREAD
from assistant.builtin.intents._message import Heard, Message
from assistant.builtin.intents._team_total import TWICE

_SPEAKER_ASIDE = re.compile(
    r"(?:除了?|除去|刨去|刨掉|刨开|撇开|不(?:算|含|包括|连|计)|没(?:算|含|包括|计|数)|未(?:算|含|计))(?:上)?(?:我|本人|主任|负责人|老板|他|她)(?!们|单位|公司|校|院|厂|所)"
)
"""除了我还有32人: whether the numbers of the parts have the speaker in them is not told."""
_COUNTED_TWICE = re.compile(r"(?<!不)(?<!没)重复(?:了|计|算|统计|的)|算重了|重叠|双算|算了两[次遍]|两边都算")
"""其中3个重复了: somebody is counted twice, and where is not told."""
_OF_WHICH_SIDE = re.compile(
    r"兼并|收购|并购|双聘|挂职|返聘|空缺|空着|还空|暂缺|虚位|入职(?:我|咱|本|牵头|共建|合作)|刚从(?:我|本|牵头|共建)[^，。；]{0,6}(?:退休|离职|调走)"
)
"""Who has changed sides on the committee, or is of two: whose people they are the text does not say."""


def left_open(heard: Heard, message: Message) -> Heard:
    """`heard` with the words of `message` that leave open whom the numbers of a team have in them."""
    if not (heard.calls and heard.facts.get("team_total")):
        return heard
    said = _SPEAKER_ASIDE.search(message.text)
    if said is None and not message.active and not heard.facts.get(TWICE):
        said = _COUNTED_TWICE.search(message.text)
    return replace(heard, facts={**heard.facts, UNREAD: (said.group(),)}) if said else heard


def _unnumbered(heard: Heard, message: Message) -> re.Match[str] | None:
    """共建那位退了、我方补了一位: one who goes without a number, beside one who is counted."""
    moves = any(count.change for count in counts(message.text, "committee"))
    said = _THAT_ONE_GOES.search(message.text)
    return said if moves and said and 0 not in heard.facts.values() else None


_THAT_ONE_GOES = re.compile(
    r"(?:那|这)(?:位|个|名)[^，,。；;、0-9]{0,6}(?:退了|退出|走了|辞了|辞职|请辞|离开|不来了|去世|病故)"
)


def of_which_side(heard: Heard, message: Message, counted: frozenset[str]) -> Heard:
    """`heard` with the words of `message` that leave open which side people on the committee belong to."""
    if not (heard.calls and counted & {*heard.facts}):
        return heard
    said = _OF_WHICH_SIDE.search(message.text) or _unnumbered(heard, message)
    return replace(heard, facts={**heard.facts, UNREAD: (said.group(),)}) if said else heard
