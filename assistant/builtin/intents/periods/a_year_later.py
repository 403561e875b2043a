"""再往后一年的1月呢, 那再下一年呢: a year told by its distance from the one that was asked about before."""

import re
from dataclasses import replace

from assistant.builtin.intents._message import Message

_LATER = re.compile(
    r"(?:再|又)?(?:往后|往下|下|后|过|隔)(?:再)?(?:推|数|挪|过)?(?:一|1)(?:个)?年(?!内|[之以]内|度?(?:整改|期))(?:的|那)?(?P<january>(?:1|一|元)月)?|(?:那|等)?(?:转|次)年(?P<of_it>(?:1|一|元)月)?"
)
_ALONE = re.compile(
    r"(?:那|那么|要是|如果|到|等到|等|再|又|的|那份|那回|年度|自评|报告|也|还|得|要|用|写|交|做|不|吗|么|呢|呀|啊|嘛|[，,。？?！!\s])*"
)


def with_the_year(message: Message) -> Message:
    """`message` with the year in figures, where it says no more than that; as it is where no year was asked about before."""
    year, said = message.known.get("year"), _LATER.search(message.text)
    if not (message.active and isinstance(year, int) and said):
        return message
    rest = message.text[: said.start()] + message.text[said.end() :]
    if not _ALONE.fullmatch(rest):
        return message
    in_january = said["january"] or said["of_it"]  # a report that comes in January is on the year before
    told = f"{year + 2}年1月" if in_january else f"{year + 1}年度"
    return replace(message, text=message.text[: said.start()] + told + message.text[said.end() :])
