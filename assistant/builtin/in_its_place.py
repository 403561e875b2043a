"""A message that only names another of the same sort (那区里呢, after 市局管啥): the question before, with it in the place of that."""

import re
from dataclasses import replace

from assistant.builtin.dialogue import Dialogue

_SORTS = (
    (
        "(?:中心)?主任|总经理",
        "(?:技术)?(?:指导|咨询)委员会|技指委",
        "理事会|董事会",
        "专家组",
        "市(?:级)?(?:科技)?局|市里|(?<![区县旗])科技局|局里",
        "归口(?:管理)?(?:部门|单位)?|旗县区?(?:科技局|里)?|区县(?:科技局)?|区科技局|区里|县里|开发区",
        "(?:技术创新)?中心(?:自己|自个儿?|本身)",
    ),
    ("企业|公司", "(?:高校|大学|学校|院校)(?:的?(?:实验室|学院|课题组))?", "科研院所|研究所|研究院|院所"),
    ("自评价?", "阶段(?:绩效)?评价?", "综合(?:绩效)?评价?", "部门评价?"),
    ("优秀", "不合格"),
    ("主任|总经理", "名称|名字", "注册地址?|地址"),
)
_ANOTHER = re.compile(
    "^(?:那|那么|要是|如果|假如|换成|换作|换|而|可)*(?P<other>.{2,10}?)(?:那边|这边|那头|这头|的话)*(?:呢|又(?:如何|怎样|咋样|是啥))[呀啊]?[？?。！!]*$"
)


def in_its_place(dialogue: Dialogue) -> str:
    """The question before with what the last message names in the place of its like; "" where it is no such message."""
    if taken_up := _word_taken_up(dialogue):
        return taken_up
    said = _ANOTHER.match(dialogue.asked)
    if not said or not dialogue.before:
        return ""
    before = in_its_place(replace(dialogue, exchanges=dialogue.exchanges[:-1])) or dialogue.before.asked
    for sort in _SORTS:
        other = next((one for one in sort if re.fullmatch(one, said["other"])), None)
        if other is None:
            continue
        named = [match for one in sort for match in re.finditer(one, before)]
        if len(named) == 1 and not re.fullmatch(other, named[0].group()):
            return before[: named[0].start()] + said["other"] + before[named[0].end() :]
    return ""


_TAKEN_UP = re.compile(
    '^[“"]?(?P<word>一般|原则上|优先|择优|应当|应)[”"]?(?:二字|两个字|三个字)?[？?！!，,](?P<rest>.{3,20})$'
)


def _word_taken_up(dialogue: Dialogue) -> str:
    """一般？就是说也有例外喽, after 第十九条: said of that word in the clause which the answer before rested on; else ""."""
    said, before = _TAKEN_UP.match(dialogue.asked), dialogue.before
    if not (said and before and before.answered and dialogue.cited_before):
        return ""
    if said["word"] not in before.answered.body:
        return ""
    return f"{dialogue.cited_before[0].label}的“{said['word']}”，{said['rest']}"
