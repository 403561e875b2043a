"""Numbers of people who are none of the team: 就我一个值班, 跑了三个窗口, 两个领导催我, 我们办公室三个人核了半天."""

import re

from assistant.builtin.extraction.labels import labels_in
from assistant.builtin.extraction.spoken import plain
from corpus.numerals import NUMERAL

_N = rf"(?:[0-9]+|{NUMERAL})"
_SPEAKER = re.compile(
    r"(?:我|俺|咱|他|她|你)(?:自己|本人|自个儿)?(?:就|才|也就)?(?:[1一2两二]\s?(?:个人|个|人)|一人)(?![里中的])"
    r"|(?:我们?|咱们?|俺们?|他们)(?:就|才|也就|只有)?[2两二3三]\s?(?:个人|个|人)(?=[^，,。；;]{0,3}(?:值班|跑|管|核|盯|负责|看|审|忙|弄|搞不|填|写|对着|商量|吵|争|讨论))"
)
_WHO = (
    r"(?:[大小老新副]?(?:领导|窗口|局长|处长|科长|股长|主席|书记|副总|老总|老板|科员|干事|办事员|审核员|工作人员|经办人?|同志们|孩子|娃|闺女|儿子|同学|朋友|哥们|亲戚|邻居|街坊|评委|记者|客户|中介|代办|股东|保安|门卫|司机|律师|前台|来访|群众|投诉|电话|家属|老乡|网友|熟人)"
    r"|(?:分管|带队|主管|在场)的)"
)
_OTHER = re.compile(rf"(?<![0-9]){_N}\s?(?:个|名|位|口)?(?:人)?{_WHO}")
_OFFICE = re.compile(
    rf"(?:科室?里?|股室?里?|处室?里?|局里|办公室里?|窗口|柜台|前台|大厅|排队的?|屋里|家里|饭桌上|电话里|车上|前面|后面|身边|旁边|会上|群里|对面|(?<!的)领导(?!的))(?!的?(?:都|全)?(?:是|为)|[^，,。；;、0-9]{{0,3}}(?:说|写|填|报|列|算))[^，,。；;、0-9]{{0,5}}?{_N}\s?(?:个人|个|口人|口|人|位)"
    rf"|{_N}\s?(?:个人|人|个|位)(?=(?:都)?(?:在)?(?:值班|排队|轮班|核了|审了|算了|对了|吵|争论|争|讨论|商量|加班|催|盯着我|围着|跑断|跑腿|管这|负责这|负责受理|受理|收材料|填表|整材料|写材料|看材料|开会))"
)
_CLAUSE = re.compile(r"[^，,。；;！!？?：:\n]+")
_OF_THE_TEAM = frozenset(
    {"titled", "intermediate", "senior", "permanent", "mobile", "other_titles", "degree", "total", "rest"}
)
_TEAM = re.compile(r"团队|队伍|科研|研发")
_OWN = re.compile(
    r"[甲乙丙丁][方家]|单位|公司|企业|大学|学院|高校|研究[院所]|评上|入职|离职|退休|辞|调走|招|聘"
)


def without_bystanders(text: str) -> str:
    """`text` with the numbers hidden of those who only stand around, in clauses that say nothing of a team."""
    said = plain(text)
    hidden = _CLAUSE.sub(_hidden, said)
    return hidden if hidden != said else text


def _hidden(clause: re.Match[str]) -> str:
    words = clause.group()
    if _TEAM.search(words) or {one.kind for one in labels_in(words, "team")} & _OF_THE_TEAM:
        return words
    for pattern in (_OFFICE,) if _OWN.search(words) else (_SPEAKER, _OTHER, _OFFICE):
        words = pattern.sub(lambda said: _NUMBER.sub(lambda one: "□" * len(one.group()), said.group()), words)
    return words


_NUMBER = re.compile(_N)
