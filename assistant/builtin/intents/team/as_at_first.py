"""Goes back to the people that were told at first: 还是最早那42个人，谁也不招，走了一个副高呢; 不开人了，回到20个."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

_AT_FIRST = re.compile(
    r"(?:还是|还按|还照|还说|仍(?:是|按)|回到|退回到?|倒回到?|恢复(?:到|成)?|就(?:按|说|照)|按|照)(?:刚才|刚开始|开始)?(?:最早|最初|最开始|一开始|开头|起初|原来|原先|当初|第一回|头一回)"
    r"(?:说|报|讲|给)?(?:过)?的?(?:那|这)?(?:一?(?:拨|批|份|组|套))?(?:(?P<n>[0-9]{1,3})\s?(?:个|名|位|号)?(?:人|委员|专家)|人(?:数|员|马)?|情况|名单|班子|底子|数字?|样子)"
    r"|(?:回到|退回到?|倒回到?|恢复(?:到|成)|还按|还照|还是按照?)(?:那|原来|原先|刚才)?的?(?P<back>[0-9]{1,3})\s?(?:个|名|位|号)?人?(?=[，,。；;！!？?\s]|算|$)"
)


def as_at_first(text: str, history: Sequence[Mapping[str, Any]]) -> tuple[Mapping[str, Any], str] | None:
    """What was known before a number that had been told got another value, and what `text` says beside going back to that;
    None where it goes back to nothing, or to a number that was not told.
    """
    said = _AT_FIRST.search(text)
    if not said or not history:
        return None
    at = next((at for at in range(1, len(history)) if _changed(history[at - 1], history[at])), len(history))
    first = history[at - 1]
    rest = text[: said.start()] + text[said.end() :]
    number = said["n"] or said["back"]
    return (first, rest.strip("，, ")) if not number or int(number) in first.values() else None


def _changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    return any(
        type(value) is int and after.get(name) is not None and after[name] != value
        for name, value in before.items()
    )
