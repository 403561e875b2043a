"""Bare replies to what was asked for: 是的, 都没有, 还没签, 不清楚. Which fact they answer is known from the question alone."""

import re

from assistant.builtin.intents._message import NOTHING, Heard, Message
from assistant.checkers.facts import Facts

_TAIL = r"[的了呢吧呀啊啦哦嘛滴]*[，,。.！!\s]*"
_DONE = r"(?:有|是|签|写|办|报|建|设|组建|成立|承诺|具备|具有|备案|达到|开|算|包括|参加|聘)"
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
_ALL = re.compile(r"都|全")
_LONGEST = 14


def replied(message: Message, facts: type[Facts]) -> Heard:
    """Give what a bare reply says of the first fact asked for, of all of them where it says 都; nothing where it says more.

    签了 after 没有协议书 is on the one fact that was told last.
    """
    last = [name for name in message.last if bool in _types(facts, name)] if message.active else []
    text, asked = message.text.strip(), (*message.asked, *(last if len(last) == 1 else ()))
    if not asked or len(text) > _LONGEST or re.search(r"[？?0-9吗]", text):
        return NOTHING
    if _UNSURE.search(text):
        return Heard(calls=True, declined=frozenset(asked))
    yes_or_no = [name for name in asked if bool in _types(facts, name)]
    stated = False if _NO.match(text) else True if _YES.match(text) and text else None
    if stated is None or not yes_or_no:
        return NOTHING
    answered = yes_or_no if _ALL.search(text) else yes_or_no[:1]
    return Heard(dict.fromkeys(answered, stated), calls=True)


def _types(facts: type[Facts], name: str) -> tuple[object, ...]:
    annotation = facts.model_fields[name].annotation
    return getattr(annotation, "__args__", (annotation,))
