"""Some of those counted have retired: 中高级8人，其中2人已退休. Whether they still count the text does not say."""

import re

from corpus.numerals import NUMERAL

_RETIRED = re.compile(
    rf"[，,]?(?:(?:其中|里头?|里面|当中)(?:有|的)?|[（(](?:其中|含|包括|有)*)\s?(?:{NUMERAL})\s?[个名位人](?:人)?(?:是|都)?"
    r"(?:(?:已经?|早已?|刚|都)+(?:办了?|办理)?(?:退休|离休)(?:了|的)?|(?:退休|离休)(?:了|的|人员)|(?:是)?退下来(?:了|的))(?:人员)?[）)]?(?=[，,。；;！!？?\n]|$)"
)


def without_the_retired(text: str) -> tuple[str, str]:
    """`text` without those who have retired, and the words on them, which leave open who counts: they do not go now."""
    said = _RETIRED.search(text)
    return (
        (text[: said.start()] + text[said.end() :], said.group().strip("，,（）()")) if said else (text, "")
    )
