"""A member of two units at once: 牵头2人、共建2人，其中1人同时是两家的. He counts once, and where he was counted is not told."""

import re

from corpus.numerals import NUMERAL

_OF_BOTH = re.compile(
    rf"[，,；;（(]?(?:(?:其中|里头?|里面|当中)(?:有|的)?|有)?\s?(?:{NUMERAL})\s?[个名位人](?:人)?(?:是)?"
    r"(?:(?:同时|既|又|双重|都)+(?:是|属于?|在|算)?(?:牵头(?:单位|方)?的?[、和与又也是]+共建(?:单位|方)?|[两俩二2](?:家|方|边|个单位)(?:单位)?)(?:都)?(?:挂(?:职|名|着)|任职|兼职|有|占|算|的人?)*"
    r"|(?:人)?既(?:是|算|在)?[^，,。；;、]{1,8}又(?:是|算|在)?[^，,。；;、]{1,10}"
    r"|(?:人)?[^，,。；;、0-9]{0,2}[两俩二2](?:家|方|边|个单位)(?:单位)?共有(?:的人?)?"
    r"|(?:在)?[两俩二2](?:家|方|边|个单位)(?:单位)?都(?:挂(?:职|名|着)|任职|兼职|有|占|算)[^，,。；;）)]{0,4})[）)]?(?=[，,。；;！!？?\n]|$)"
)


def without_those_of_both(text: str) -> tuple[str, str]:
    """`text` without those who are of two units, and the words on them."""
    said = _OF_BOTH.search(text)
    return (
        (text[: said.start()] + text[said.end() :], said.group().strip("，,；;（）()"))
        if said
        else (text, "")
    )
