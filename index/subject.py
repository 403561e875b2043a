"""What every question here is about tells nothing: 技术创新中心公示要几天 is looked for as 中心公示要几天.

Who asks seldom names it, and most of the questions known that do are about other places (浙江省技术创新中心): with the name a
question of our own lies nearer to those than to its clause.
"""

import re

_SUBJECT = re.compile(
    r"(?P<before>^|[，,。；;：:？?！!、\s]|[的建办报设立成造想要把让为从到与和跟给对在当是请问]|我们|咱们?|这个|那个|一个|申请|牵头|创建|组建|所有|每个|哪些|关于)"
    r"(?:呼和浩特市?|呼市|首府|本市|我市|咱们?市|全市|市级?|市里)?(?:的)?(?:技术)?创新中心"
)
_MEANT, _LEAST = r"\g<before>中心", 3


def without_subject(question: str) -> str:
    """Give `question` with 中心 for the full name of what our regulation is about; a name (呼和浩特市乳业技术创新中心) and
    those of other places stay as they are.
    """
    shorter = _SUBJECT.sub(_MEANT, question)
    return shorter if len(shorter) >= _LEAST + len("中心") else question
