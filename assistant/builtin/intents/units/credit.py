"""信用 of the building units, as a message tells it (第八条第（六）项)."""

import re

from assistant.builtin.extraction.polarity import states
from assistant.builtin.intents._message import Message
from assistant.checkers.eligibility_facts import SeriousRecord

_SERIOUS = re.compile(
    r"失信[^。]{0,8}[，,]\s?(?:是|属于|算)?(?:很|挺|比较|特别)?严重(?:的|了|那种)*$|严重失信|(?:列|纳|上|进)(?:了|入|进|为|上)*失信|失信被执行|失信名单|失信主体|黑名单|老赖|学术不端|科研失信"
)
_ANY_RECORD = re.compile(r"(?:失信|不良)(?:行为|信用)?记录|失信(?=[，,。；;？?！!]|$)")
"""Who has none at all has no serious one."""
RECORD = re.compile("失信|信用|诚信|征信")
"""Where the units are registered settles nothing in a message on their record that tells no fact of it."""
_MINOR = re.compile(
    r"(?:一般|轻微|普通|小)(?:性|程度|级别)?的?(?:失信|不良|违规|通报|记录)|(?<!不)(?:被|给|受过?|挨过?|有过?|吃过?)[^，,。；;？?！!]{0,6}?(?:通报|警告|约谈|批评|行政处罚|罚款|不良记录)|(?:通报|警告|约谈)(?:过|了)?(?:一|两|几)?[次回]"
)
"""Lesser than a record of serious dishonesty: whether credit is good with one the text does not say."""
_NOT_SERIOUS = re.compile(
    r"(?<![是算])不(?:是|算|属于|构成)(?:什么|很|太|特别|那种)?严重|(?:算|够|谈|称|说)不(?:上|到)(?:什么|很|太)?严重|没(?:那么|多|有多|到)严重"
)
_ASKS_WHETHER_SERIOUS = re.compile(
    r"后果|怎么处理|严重失信[^，。；？?]{0,8}(?:哪|指|啥|什么|怎么查|咋查|查询|认定|标准|界定|指的?是|包括)|(?:算|属于|是不是|是否)(?:不算|是)?(?:严重失信|失信名单|黑名单)"
)
_SENT_AWAY = re.compile(
    r"(?:把|让)(?:它|他们?|她们?|那[所家个]|这[所家个]|对方)[^，。；;？?]{0,6}(?:踢|剔|换|撵|请|退|清)(?:出|掉|走|除)|不(?:跟|和|与|同)(?:它|他们?|那[所家]|这[所家]|对方)[^，。；;？?]{0,4}(?:搭伙|合作|联合|一起|一块)|(?:换|另找|改找)(?:了)?(?:一)?(?:家|所|个)[^，。；;？?]{0,4}(?:单位|学校|大学|公司|高校|新的|别的|没|干净)"
)
"""把它踢出去，不跟它搭伙了呢: whose record it was is gone, and how the others stand is not told."""
_RESEARCH = re.compile(r"科研失信|学术不端|科研诚信|科研方面")
_GONE = r"(?:被|能|给|完全|彻底)*(?:移出|移除|移走|修复|消除|洗白|解除|摘帽|撤下来|放出来)"
_STILL_THERE = re.compile(rf"[，,]?(?:至今|到现在|目前|现在|还|仍|一直|都|也)*(?:没有?|未){_GONE}")
"""失信名单到现在没移出: still on it."""
_RECORD_GONE = re.compile(rf"(?<![没未])(?<!没有){_GONE}(?!不了)")
"""去年上了严重失信名单，今年移出了."""


def credit(message: Message) -> dict[str, object]:
    """The facts on the record of the units: a serious one, or only a lesser one; nothing where either is only asked about."""
    text = message.text
    facts: dict[str, object] = dict(serious_record(text))
    known = message.known.get("serious_dishonesty") if message.active else None
    if not facts and known and _NOT_SERIOUS.search(text):
        facts["serious_dishonesty"] = SeriousRecord.NO.value
    if not facts and known not in (None, SeriousRecord.NO.value) and _SENT_AWAY.search(text):
        return {"serious_dishonesty": None}
    none_serious = facts.get("serious_dishonesty") == SeriousRecord.NO.value or bool(
        _NOT_SERIOUS.search(text)
    )
    if (none_serious or RECORD.search(text)) and not _RECORD_GONE.search(text) and states(text, _MINOR):
        facts["other_dishonesty"] = True
    return facts


def serious_record(text: str) -> dict[str, str]:
    """The fact on a record of serious dishonesty; none where it is only asked about, or where the record is gone: what
    counts then the text does not say.
    """
    if _ASKS_WHETHER_SERIOUS.search(text):
        return {}
    text = _STILL_THERE.sub("", text)
    serious = states(text, _SERIOUS)
    if serious is None and states(text, _ANY_RECORD) is False:
        serious = False
    if serious is None or (serious and _RECORD_GONE.search(text)):
        return {}
    there = SeriousRecord.RESEARCH if _RESEARCH.search(text) else SeriousRecord.OTHER_FIELD
    return {"serious_dishonesty": (there if serious else SeriousRecord.NO).value}
