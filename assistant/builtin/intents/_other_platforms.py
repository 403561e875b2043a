"""Other platforms and programmes, which have rules of their own: a question on one goes on from no check here."""

import re

OTHER_PLATFORM = re.compile(
    "重点实验室|工程(?:技术)?研究中心|企业(?:技术|研(?:究开)?发)中心|产业创新中心|制造业创新中心|技术转移(?:机构|中心)|新型研发机构"
    "|孵化器|众创空间|加速器|院士(?:专家)?工作站|博士后工作站|中试基地|科技特派员|星创天地|高新技术企业|高企|专精特新|小巨人"
    "|其他平台|别的平台"
)
_OURS = re.compile(
    "(?<!企业)(?<!产业)技术创新中心|[本我]们?中心|委员|团队|理事|牵头|共建|主任|公示|批复|自评"
)


def turns_elsewhere(text: str) -> bool:
    """孵化器要几个人, after a talk on the committee; not 找重点实验室的人当委员行吗."""
    return bool(OTHER_PLATFORM.search(text) and not _OURS.search(text))
