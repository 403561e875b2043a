"""创建自治区、国家技术创新中心: a centre that says what its evaluation came to and wants to go on."""

import re

from assistant.builtin.intents._message import NOTHING, Heard, Message
from assistant.checkers.upgrade import Level, Result

_REGION = re.compile(r"自治区(?:级)?|区级|区里")
_NATIONAL = re.compile(r"国家(?:级)?|国家队")
_OWN = re.compile(r"我们|咱们?|俺们?|本中心|我中心|某中心|该中心")
_RESULT = re.compile(r"(?:评|考|结果|得|拿)[^，。？?]{0,8}?(?P<grade>优秀|不合格|合格|良好)")
_ASKS = re.compile(
    r"能不能|能否|可以|可否|行不|能(?:报|申|升|创|直接)|有没有资格|[吗么不]$|[吗么][？?]$|是否"
)
_GRADES = {"优秀": Result.EXCELLENT, "不合格": Result.UNQUALIFIED, "合格": Result.OTHER, "良好": Result.OTHER}


def hear(message: Message) -> Heard:
    """Hear the result and the level aimed at."""
    level = (
        Level.AUTONOMOUS_REGION
        if message.says(_REGION)
        else Level.NATIONAL
        if message.says(_NATIONAL)
        else None
    )
    result = _RESULT.search(message.text)
    if level is None or result is None or not (message.says(_OWN) and message.says(_ASKS)):
        return NOTHING
    facts = {"target": level.value, "result": _GRADES[result["grade"]].value, "recognised": True}
    return Heard(facts, True, about=("绩效评价结果", "择优推荐"))
