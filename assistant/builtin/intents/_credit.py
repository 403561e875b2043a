"""信用 of the building units, as a message tells it (第八条第（六）项)."""

import re

from assistant.builtin.extraction.polarity import states
from assistant.checkers.eligibility_facts import SeriousRecord

_SERIOUS = re.compile(
    r"失信[^。]{0,8}[，,]\s?(?:是|属于|算)?(?:很|挺|比较|特别)?严重(?:的|了|那种)*$|严重失信|(?:列|纳|上|进)(?:了|入|进|为|上)*失信|失信被执行|失信名单|失信主体|黑名单|老赖|学术不端|科研失信"
)
RECORD = re.compile("失信|信用|诚信|征信")
"""Where the units are registered settles nothing in a message on their record that tells no fact of it."""
MINOR = re.compile(r"一般失信|轻微失信")
_ASKS_WHETHER_SERIOUS = re.compile(
    r"后果|怎么处理|严重失信[^，。；？?]{0,8}(?:哪|怎么查|咋查|查询|认定|标准|界定|指的?是|包括)|(?:算|属于|是不是|是否)(?:不算|是)?(?:严重失信|失信名单|黑名单)"
)
_RESEARCH = re.compile(r"科研失信|学术不端|科研诚信|科研方面")
_GONE = r"(?:被|能|给|完全|彻底)*(?:移出|移除|移走|修复|消除|洗白|解除|摘帽|撤下来|放出来)"
_RECORD_STAYS = re.compile(rf"严重失信[^。；;？?]{{0,16}}(?:没有?|未){_GONE}")
_RECORD_GONE = re.compile(rf"(?<![没未])(?<!没有){_GONE}(?!不了)")
"""去年上了严重失信名单，今年移出了."""


def serious_record(text: str) -> dict[str, str]:
    """The fact on a record of serious dishonesty; none where it is only asked about, or where the record is gone: what
    counts then the text does not say.
    """
    if _ASKS_WHETHER_SERIOUS.search(text):
        return {}
    serious = True if _RECORD_STAYS.search(text) else states(text, _SERIOUS)
    if serious is None or (serious and _RECORD_GONE.search(text)):
        return {}
    there = SeriousRecord.RESEARCH if _RESEARCH.search(text) else SeriousRecord.OTHER_FIELD
    return {"serious_dishonesty": (there if serious else SeriousRecord.NO).value}
