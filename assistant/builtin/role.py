"""Whom the user speaks for, once told (我是旗里科技局新来的): in what is looked up 我们 is then that body, to the end of the dialogue."""

import re
from collections.abc import Sequence

_LOCAL = (
    r"(?:[\u4e00-\u9fff]{0,6}(?:旗县|旗|县|区)(?:里|上)?(?:的)?(?:科技|科信|工科|科教|工信|经信)(?:管理)?(?:局|部门|口|科|股|办)|(?:旗县|旗里|县里|区里|区上|开发区|管委会)(?:管)?(?:科技|归口|推荐)(?:的|这块|口)?"
    r"|归口(?:管理)?(?:部门|单位)?|推荐(?:部门|单位)|主管部门)"
)
_CITY = r"(?:呼和浩特|呼)?市(?:里)?(?:的)?(?:科技局|科技主管部门)|(?<![区旗县])市局"
_SELF = r"(?:我们?|俺们?|咱们?|本人|鄙人|这边)(?:这[边里儿]?)?(?:就|刚|是|在|作为|来自|代表|为|属|算)+(?:的)?"
_SPEAKS_FOR = (
    ("归口管理部门", "区里", re.compile(rf"(?:{_SELF}|^作为){_LOCAL}")),
    ("市科技局", "市科技局", re.compile(rf"(?:{_SELF}|^作为)(?:{_CITY})")),
)
_WE = (
    r"(?:我们|咱们?|俺们|我局|本局|我办|我部门|本部门|我(?=要|该|得|能|管|负责|来|审|盖|先))"
    r"(?![区旗县市辖这那有手收局科们企厂司校院所公])"
)
_INTRODUCED = re.compile(rf"{_SELF}[^，,。；;？?！!]*[，,。；;？?！!\s]*")
_LEFT = 4
_DISTRICTS = re.compile("(?:旗县|旗|县|(?<!全市各)区)(?:里|上)?的?科技局")
_ASKS_DUTIES = re.compile(
    rf"{_DISTRICTS.pattern}[^，,。；;？?！!市]{{0,14}}(?:职责|任务|分内|(?:管|负责|干|做)(?:些|点)?(?:什么|啥|甚|嘛|哪))"
)
"""旗里科技局管哪些: looked up as 科技局 it would lead to the duties of the city's bureau."""


def spoken_for(messages: Sequence[str]) -> tuple[str, str]:
    """The body that the user belongs to, by its name and as one says it behind 归; "" where none was told."""
    for text in reversed(messages):
        for name, short, told in _SPEAKS_FOR:
            if told.search(text):
                return name, short
    return "", ""


def in_its_name(text: str, role: tuple[str, str]) -> str:
    """最后认定也归我们, of a district's bureau: 最后认定也归区里; without the words by which the user tells who they are."""
    name, short = role
    if not name:
        return _DISTRICTS.sub("归口管理部门", text) if _ASKS_DUTIES.search(text) else text
    asked = _INTRODUCED.sub("", text, count=1)
    asked = asked if len(asked) >= _LEFT else text
    asked = re.sub(rf"(?<=[归由找])(?:{_WE}|我们|咱们?)", short, asked)
    return re.sub(_WE, name, asked)
