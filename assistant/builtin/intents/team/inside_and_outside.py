"""A team told as those inside and those from outside (本部9人外聘4人), and what is said of all of one part (这9个都是固定的)."""

import re

from assistant.builtin.extraction.exact import exact
from assistant.builtin.extraction.labels import labels_in
from corpus.numerals import NUMERAL

_BOTH = re.compile(
    rf"(?P<inside>本部|总部|内部|自有|自己人|自家人|[院所校厂司]内)(?:有|是|的)?(?P<n>{NUMERAL})\s?(?:个人|人|个|名|位)"
    rf"(?:[，,、]|和|跟|加上?|另外?|还)*(?P<outside>外聘|外请|外面?请的?|外来|返聘|兼职|流动)(?:的|专家|人员|有|了)*(?P<m>{NUMERAL})\s?(?:个人|人|个|名|位)"
)
_TOTAL = re.compile(rf"(?:一共|总共|合计|共计|团队|总人数|全队)(?:有|是)?{NUMERAL}\s?(?:个|名)?人")
_ALL_OF_THESE = re.compile(
    rf"(?:这|那|本部|总部|内部)+的?(?P<n>{NUMERAL})\s?(?:个人|人|个|名|位)(?:都|全|均|统统|清一色)+(?:部)?(?:是|为|属于?|算)?(?P<who>[^，,。；;！!？?0-9]{{2,10}})"
)


def by_origin(text: str) -> str:
    """`text` with the number of all, where it is told of those inside and of those from outside, and with the numbers of
    those of one part who are all alike.
    """
    said = _BOTH.search(text)
    if said is None or _TOTAL.search(text):
        return text
    inside, outside = exact(said["n"]), exact(said["m"])
    if inside is None or outside is None:
        return text
    text = f"{text[: said.start()]}一共{inside + outside}人，外聘{outside}人{text[said.end() :]}"
    alike = _ALL_OF_THESE.search(text)
    labels = labels_in(alike["who"], "team") if alike else []
    if alike is None or len(labels) != 1 or exact(alike["n"]) != inside:
        return text
    return f"{text[: alike.start()]}{labels[0].word}{inside}人{text[alike.end() :]}"
