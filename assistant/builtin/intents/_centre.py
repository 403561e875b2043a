"""What the centre itself is said to be: a legal person, none, or one to come (第四条、第十条)."""

import re

from assistant.checkers.legal_entity import CentreEntity

_CENTRE_ENTITY = re.compile(r"(?:独立)?法人(?:实体|资格)?")
_TO_COME = re.compile(
    r"准备|打算|计划|正在|拟|将来|以后|批(?:复|下来)?(?:了)?(?:以)?后|尚未设立|还没(?:设立|注册|成立|办下来)|筹备"
)
_INSIDE = re.compile(
    r"(?:内部|内设|下设|下面|底下|里面|院里|校内|所里)[^，。；;？?]{0,8}(?:设|建|挂|搞|成立|弄|叫)[^，。；;？?]{0,10}中心"
)
_NO_LICENCE = re.compile(
    r"(?:没有?|无|不办|不单独办|不是)(?:单独|独立|自己)?的?法人(?:证|资格|身份|地位|执照)?"
)


def centre_entity(text: str) -> CentreEntity | None:
    """What the centre itself is: only where it, not a unit, is said to be or not to be a legal person."""
    match = re.search(
        rf"中心[^，。？?]{{0,14}}(?:{_CENTRE_ENTITY.pattern})|(?:{_CENTRE_ENTITY.pattern})[^，。？?]{{0,6}}中心",
        text,
    )
    if not match and _INSIDE.search(text) and _NO_LICENCE.search(text):
        return CentreEntity.NOT_LEGAL_PERSON
    if not match or re.search(r"是不是|是否|要不要|必须|应为|应当|有没有|需不需要|要求|必得|非得", text):
        return None
    if _TO_COME.search(text):
        return CentreEntity.PLANNED
    negated = re.search(
        r"(?:不|没|未|非)(?:是|有|办|注册|设|搞|弄|登记|具备|具有|成)*[^，。？?]{0,3}(?:独立)?法人",
        match.group(),
    )
    return CentreEntity.NOT_LEGAL_PERSON if negated else CentreEntity.LEGAL_PERSON
