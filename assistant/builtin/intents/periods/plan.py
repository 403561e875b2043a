"""建设与运行实施方案: what a message says of the plan's contents and of its length (第九条第（三）项)."""

import re

from assistant.builtin.intents._message import VERDICT, Heard, Message
from assistant.builtin.intents.periods.plan_length import plan_lengths
from assistant.checkers.construction_plan import PlanContent

_PLAN = re.compile(r"方案|本子|计划书")
_ASKS_THE_RULE = re.compile(
    r"必须|非得|一定(?:要|得)|是不是得|规定(?:是|几|多)|逐项|列全|(?:应当?|该|要|得)(?:写明|明确|包含|包括|写)的(?:事项|内容|东西)"
)
_MADE_INTO = re.compile(r"[写改定做编弄]成|改为|写为")
_LEFT_OUT = re.compile(r"(?:没|未|缺|漏|少)(?:有|写|提|列|包括|明确|编)*(?:了|上|到)?[^，。；;？?]*")
_CONTENT_WORDS = {
    PlanContent.GOALS: re.compile(r"发展目标|(?<!考核)目标"),
    PlanContent.TASKS: re.compile(r"重点任务|任务"),
    PlanContent.MECHANISM: re.compile(r"(?<!分配)(?<!分享)机制"),
    PlanContent.SAFEGUARDS: re.compile(r"措施"),
    PlanContent.PROGRESS: re.compile(r"工作进展|进度|进展"),
    PlanContent.INDICATORS: re.compile(r"考核指标|指标"),
    PlanContent.BENEFIT_SHARING: re.compile(r"利益分配(?:机制)?|利益分享"),
}
_LISTS = re.compile(r"(?:写(?:了|明|有|好|上)|包括|包含|列(?:了|出|明)|有|明确(?:了)?)")
_LACKS = re.compile(r"缺|全不全|齐不齐|够不够|还(?:要|差|少|需)|漏|够了|行了|可以了|全了|齐了|符合|合规")
_FEWEST_CONTENTS = 2
_WRITTEN_FOR = re.compile(
    r"(?:写|排|编|按|定|做|报|弄|搞)(?:个|成|作|了|它|的|上|为)*\s?[0-9一二两三四五六七八九十]+\s?(?:年|个月)"
)
"""写五年中不中, after 方案里都得写啥."""
_OF_THE_CENTRE = re.compile(r"评价|考核|评估|建设周期|批复|整改|公示|撤销|禁报|任期|聘")
"""评价周期是不是跟着变成五年: not on the plan."""


def plan(message: Message) -> Heard | None:
    """How long the plan runs, or what stands in it, where it is asked whether that will do; None where it is not."""
    goes_on = (
        message.active
        and bool({"plan_years", "plan_months"} & set(message.known))
        and not message.says(_OF_THE_CENTRE)
    )
    on_it = message.says(_PLAN) or (
        bool(_PLAN.search(message.before)) and message.says(_WRITTEN_FOR) and not message.says(_OF_THE_CENTRE)
    )
    if not (on_it or goes_on) or message.says(re.compile("批复?的|周期到|届满")):
        return None
    lengths = plan_lengths(message.text, spoken_of=goes_on or not message.says(_PLAN))
    if len(lengths) > 1 and message.says(_MADE_INTO):
        lengths = lengths[-1:]
    if len(lengths) == 1 and (goes_on or _to_be_judged(message)) and not message.says(_ASKS_THE_RULE):
        years, months = divmod(lengths[0], 12)
        whole = {"plan_years": years, "plan_months": None}
        facts = {"plan_years": None, "plan_months": lengths[0]} if months else whole
        return Heard(facts, True, about=("方案周期",))
    written = _LEFT_OUT.sub("", message.text)
    contents = [content.value for content, words in _CONTENT_WORDS.items() if words.search(written)]
    lacks = message.says(_LACKS) or (written != message.text and message.says(VERDICT))
    if len(contents) >= _FEWEST_CONTENTS and message.says(_LISTS) and lacks:
        return Heard({"plan_contents": contents}, True, about=("方案内容",))
    return None


_ACCEPTED = re.compile(
    r"([收接退认批])不\1|要不要退|(?:打|退)(?:回|件)?来?(?:吗|么|不)|(?:收|接|认|放行|受理)(?:吗|么|不)"
)


def _to_be_judged(message: Message) -> bool:
    """写的四年周期，收不收: whether what is told of a plan will do."""
    return message.says(VERDICT) or message.declares or message.says(_ACCEPTED)
