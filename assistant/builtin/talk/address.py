"""Whom a message greets or who has it asked: 李教授您好，…; 王工让我问一下，…. Neither is of those it tells of."""

import re

_TITLE = r"(?:副?教授|研究员|高工|工程师|讲师|院士|博士|老师|主任|院长|所长|局长|处长|科长|[工总])"
_NAMED = rf"(?![我咱俺本中那这他她你您])(?:(?![是为有当任请聘做找叫让])[\u4e00-\u9fff]){{0,3}}?{_TITLE}"
_ADDRESS = re.compile(
    rf"^(?:尊敬的|亲爱的)?{_NAMED}[，,、：:！!\s]*(?:您|你)?们?(?:早上|上午|下午|晚上)?好[啊呀]?(?:[，,。！!：:～~\s]+|(?=请问|我|想|麻烦|咨询))"
    rf"|^{_NAMED}[，,：:！!\s]+(?=请问|麻烦|打扰|想问|咨询|请教|劳驾)"
    rf"|^(?:是)?{_NAMED}(?:让|叫|托|要|请|派)(?:我们?|咱们?)?(?:来|帮忙|帮他|帮着)?(?:问|打听|咨询|了解|核实|确认)(?:问|一?下|一句|一声|您|你)*[，,：:\s]*"
    rf"|^(?:我)?(?:替|帮|代)(?:我们?|咱们?)?{_NAMED}(?:来)?(?:问|打听|咨询|了解|核实|确认)(?:问|一?下|一句|一声|您|你)*[，,：:\s]*"
)


def without_address(text: str) -> str:
    """`text` without whom it greets; whole where it says nothing else."""
    return _ADDRESS.sub("", text.lstrip()) or text
