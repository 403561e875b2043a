"""How regulations write a reference: one pattern for each form, and one token of a text that may be any of them."""

import re

from corpus.numerals import NUMERAL

_KINDS = (
    "法典|法|条例|办法|规定|细则|解释|规则|决定|规程|规范|章程|准则|标准|意见|通知|制度|方案|安排|批复|修正案|"
    "纲要|指引|公约"
)
_YEAR = r"[〔［【\[（(](?:19|20)[0-9]{2}[〕］】\]）)]"
_TO = r"(?:至|到|—|－|-|~|～)"


def _item(prefix: str) -> str:
    return rf"(?:第?[（(](?P<{prefix}bracketed>{NUMERAL})[）)]项?|第(?P<{prefix}item>{NUMERAL})项)"


def _rest(prefix: str) -> str:
    """第二款第（三）项第1目, every part of it optional."""
    return (
        rf"(?:第(?P<{prefix}paragraph>{NUMERAL})款)?{_item(prefix)}?"
        rf"(?:第(?P<{prefix}subitem>{NUMERAL})目)?"
    )


_TITLE = r"(?P<title>《(?:[^《》\n]|《[^《》\n]*》)+》)(?P<brackets>(?:[（(](?:[^（）()\n]|[（(][^（）()\n]*[）)])*[）)])*)"
_NUMBER = rf"(?P<number>(?:{_YEAR}\s?第?|令第?)[0-9]{{1,5}}号)"
_ARTICLES = (
    rf"(?P<own>本(?![人院级市区省地县])[一-龥]{{0,6}}?(?:{_KINDS})(?=第{NUMERAL}(?:条|{_TO}|、)))?"
    rf"(?:第(?P<first>{NUMERAL})条?{_TO}第?(?P<last>{NUMERAL})条(?:之(?P<last_inserted>{NUMERAL})(?!般))?(?!第)"
    rf"|第(?P<several>{NUMERAL}(?:、{NUMERAL})+)条"
    rf"|第(?P<article>{NUMERAL})条(?:之(?P<inserted>{NUMERAL})(?!般))?{_rest('')})"
)
_THIS = rf"本(?P<this>[条款项])(?!例|目){_rest('this_')}"
_BEFORE = rf"前(?P<count>{NUMERAL})?(?P<before>[条款项])(?!例|目){_rest('before_')}"
_PART = rf"(?P<part>第(?P<part_paragraph>{NUMERAL})款{_item('under_')}?|{_item('part_')})"

TOKEN = re.compile("|".join((_TITLE, _ARTICLES, _THIS, _BEFORE, _PART, _NUMBER)))
"""Any reference, or one link of a list of them."""

TITLED = re.compile(_TITLE)
"""《…》 with the brackets behind it."""

DOCUMENT_NUMBER = re.compile(rf"[一-龥]{{1,14}}{_YEAR}\s?第?[0-9]{{1,5}}号")
"""A whole 文号, 国科发区〔2021〕17号."""

JOINED = re.compile(r"\s*[”’]?(?:、|和|与|及|以及|或|或者|并|，以及|，或者)?\s*")
"""What may stand between two links of one list."""

WITHIN = re.compile(r"(?:所列|所规定|规定)?的?|中的?")
"""What may stand between an article and its part: 第一百零九条所列第（一）项."""

RANGE = re.compile(_TO)
"""What stands between the two ends of a range of 款 or 项."""

SHORT_NAME = re.compile(r"(?:统称|简称|下称)[为：:]?\s*[“《]?(?P<name>[^”》）)，；]+)")
"""（以下简称《解释》）."""
