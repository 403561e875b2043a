"""Of those told before some do not count after all, and then do: 有一个中级的证还没下来; 证昨天下来了."""

import re
from collections.abc import Sequence
from typing import Any

from assistant.builtin.extraction.count import Count
from assistant.builtin.intents._message import Message
from assistant.builtin.intents.team.fields import FIELDS, PARTS

FALLS_OUT = re.compile(
    r"[^。；;！!？?0-9]{0,12}?(?:(?:没|未|还没有?)(?:有)?(?:下来|到手|拿到|批(?:下来)?|发(?:下来)?|评下来|签|聘任|生效)|过期|作废|失效|被?吊销|是假的?|假证|造假"
    r"|不(?:能)?(?:算数?|作数|计)(?![^。；;，,]{0,3}总)|算不得|等于(?:没有|零|白)|(?:合同)?到期(?:了|没续)|(?:还|正)?在(?:评|审|公示|走流程)|(?:正|还)在申报)"
)
_HAS = re.compile(r"有\s?$")
_OF_OTHER_PAPERS = re.compile(
    r"[^。；;！!？?0-9]{0,14}?(?:学位|毕业|学历|驾照|驾驶|身份证|居住证|房产|工资|奖金|绩效|社保|户口|体检|产假|病假|请假|休假|出差|借调费)"
)
"""有1个中级的还没拿到学位证: told of one of them, who counts as before."""
_COUNTS_AGAIN = re.compile(
    r"(?:证书?|职称|聘书|合同|文件|资格)(?:已经?|都|也|□|昨[天日儿]|今[天儿早]|刚刚?|刚才|上周|前天|又|总算|终于|补)*(?:下来|到手|拿到|批下来|批|发下来|发|补上?|续上?|签|换)(?:了|好了|啦)"
)
_REMEMBERED = "_not_counted"
"""A memory of the intent: of which fact so many were taken off."""


def do_not_count(found: Sequence[Count], text: str, message: Message) -> tuple[list[Count], dict[str, Any]]:
    """Give the counts without those of people told before who do not count after all, and the facts without them."""
    if not message.active:
        return list(found), {}
    for count in found:
        names, after = _counted_in(count, message), text[max(count.end, count.at + len(count.word)) :]
        if names and _HAS.search(text[: count.start]) and _OF_OTHER_PAPERS.match(after):
            return [one for one in found if one is not count], {}
        if names and FALLS_OUT.match(after):
            number = count.people or 0
            facts: dict[str, Any] = {name: message.known[name] - number for name in names}
            return (
                [one for one in found if one is not count],
                {**facts, _REMEMBERED: dict.fromkeys(names, number)},
            )
    taken_off = message.known.get(_REMEMBERED)
    if isinstance(taken_off, dict) and _COUNTS_AGAIN.search(text):
        again = {
            name: message.known[name] + number
            for name, number in taken_off.items()
            if isinstance(message.known.get(name), int)
        }
        return list(found), {**again, _REMEMBERED: None}
    return list(found), {}


def _counted_in(count: Count, message: Message) -> list[str]:
    """The facts that have the people of `count` in them, as far as they are known; a rank is of the titled, too."""
    if count.kind not in PARTS or count.change or not count.people:
        return []
    names = [FIELDS[count.kind], *([FIELDS["titled"]] if count.kind in ("intermediate", "senior") else [])]
    known = [name for name in names if isinstance(message.known.get(name), int)]
    return known if all(message.known[name] > count.people for name in known) else []
