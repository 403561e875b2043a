"""Matters of other fields that a message names outright: 年休假, 小升初, 创新券; and 别跟我扯中心，我问的是重点实验室."""

import re

from assistant.builtin.intents._other_platforms import OTHER_PLATFORM

_MATTERS = re.compile(
    "校园卡|饭卡|公交卡|年休假|年假|产假|婚假|病假|丧假|陪产|工伤|加班费|五险一金|社保卡|医保|养老金|公积金|个税|小升初|中考|高考|学区|划片|学籍|幼儿园|房贷|房产证|居住证|驾照|违章|限号|离婚|抚养费|继承|彩礼"
    "|创新券|加计扣除|出口退税|消费券|以旧换新|家电补贴|创业担保贷款|稳岗|低保|廉租|公租房|医美|挂号|疫苗"
)
_OURS = re.compile(
    "中心(?!小学|医院|校)|科技局|归口|委员会|理事会|科研团队|团队|牵头|共建|公示|批复|自评|整改|撤销|章程|固定人员|职称"
)
_INSTEAD = re.compile(
    r"(?:别|不要|甭|不是|没|不想|少)[^，,。；;？?！!]*[，,。；;！!](?:我|俺|咱)?(?:想|要|在|就)?(?:问|说|打听|咨询)的?(?:就)?是(?P<meant>.+)"
)


def is_of_another_field(text: str) -> bool:
    """Whether `text` names such a matter and nothing of ours, or says that it means another platform than ours."""
    if (instead := _INSTEAD.search(text)) and OTHER_PLATFORM.search(instead["meant"]):
        return True
    return bool(_MATTERS.search(text)) and not _OURS.search(text)
