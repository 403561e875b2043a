"""Messages that take it for true that all is well: 这样就行了对吧, 肯定合规."""

import re

from assistant.builtin.phrases import phrases
from corpus.quantities import quantities

_CLAIM = re.compile(
    r"(?:对吧|没错吧|是吧|没问题吧|[对是行]哇|没错哇)[？?。！!\s]*$|就(?:行|够|可以|合规)(?:了)?(?:对吧|是吧|没错吧)"
    r"|就(?:不)?算[^，。？?]{1,8}[，,](?:对不对|对吧|是不是)[？?。！!\s]*$"
    r"|(?:照样|照常|照旧|照(?=[批发办报])|直接)[^，。？?]{1,10}[，,](?:对不对|对吧|是吧|没毛病)(?:吧)?[？?。！!\s]*$"
)
_CLAIMS_A_FAULT = re.compile(
    r"(?:[晚迟](?:了|交了|报了)|逾期|超期|误期|误了|超(?:标|限|线|比例|了)|不(?:行|够|合格|符合|达标|合规|满足)|没(?:达到|达标|够|满|到期))[^，,。；;？?]{0,3}(?:吧|对吧|是吧|哇|没错吧|对不对|是不是)[？?。！!\s]*$"
)
"""昨天才送来，算晚了吧: holds what the check finds."""
_ASKS_HOW_MANY = re.compile(r"(?:几|多少)(?:个|名|位|人)?(?:才[行够])?[？?。！!\s]*$")


def claims(text: str) -> bool:
    """Whether a message takes it for true that all is well; of people counted that is a question all the same."""
    if _CLAIMS_A_FAULT.search(text):
        return False
    if _CLAIM.search(text) or phrases().match("ruling", text):
        return True
    if _ASKS_HOW_MANY.search(text):
        return False
    counted = any(one.unit == "person" for one in quantities(text))
    known = phrases()
    return known.match("claiming", text) and not known.match("leaving_open", text) and not counted
