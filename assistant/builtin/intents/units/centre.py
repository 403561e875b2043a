"""What the centre itself is said to be: a legal person, none, or one to come (第四条、第十条)."""

import re
from collections.abc import Mapping

from assistant.checkers.legal_entity import CentreEntity

_CENTRE_ENTITY = re.compile(r"(?:独立)?法人(?:实体|资格)?")
_TO_COME = re.compile(
    r"准备|打算|计划|正在|拟|将来|以后|批(?:复|下来)?(?:了)?(?:以)?后|尚未设立|还没(?:设立|注册|成立|办下来)|筹备"
)
_OUGHT_TO_BE = re.compile(
    r"应该?(?:是|有|当|为)|(?<![取获懂值])得(?:是|有|为|先|注册|登记|办|具备|单独|独立)|一定(?:得|要)|(?:需|必须?|须|要)(?:是(?=个?独立)|有|注册|登记|具备|办|单独|独立)"
)
"""中心得是独立法人不: asks for the rule and tells nothing of the centre."""
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
    if not match or re.search(
        r"是不是|是否|要不要|必须|应为|应当|有没有|需不需要|要求|必得|非得|算不算|还是", text
    ):
        return None
    if re.search(r"法人[^，,。；;？?]{0,4}(?:吗|么|不|没|呢)(?=[？?。！\s]|$)", text):
        return None
    if _TO_COME.search(text):
        return CentreEntity.PLANNED
    if _OUGHT_TO_BE.search(match.group()):
        return None
    negated = re.search(
        r"(?:不|没|未|非)(?:是|有|办|注册|设|搞|弄|登记|具备|具有|成)*[^，。？?]{0,3}(?:独立)?法人",
        match.group(),
    )
    return CentreEntity.NOT_LEGAL_PERSON if negated else CentreEntity.LEGAL_PERSON


_PLANNED = re.compile(
    r"(?<!不)(?<!没)(?:准备|打算|计划|正在|拟|筹备|新设|要设|新办|想设|会设|在办)[^，,。；;]{0,8}|批(?:复|下来)?(?:了)?(?:以)?后再?(?:设|成立|注册|登记)"
)
_NOT_ONE = re.compile(
    r"不(?:是|准备|打算|想|会|用|单独|另外?|再)[^，,。；;]{0,4}(?:独立|法人|设立?|注册|成立|登记|办照)|内设|下设|(?<!问题)挂靠在|(?:是|属于|作为)[^，,。；;]{0,6}部门"
)
_ONE = re.compile(
    r"(?<!没)(?<!未)(?:登记|注册|成立|设立|办|领)(?:好|完|过|下来)?了|(?<!没)已经?(?:登记|注册|成立|设立|办)|(?:^|(?<!不)是|(?<!没)有|为|[，,])(?:独立)?法人(?:实体|资格)?(?=$|[，,。；;了])"
)
_NO_LICENCE_YET = re.compile(r"(?:没|未|无)(?:有)?[^，,。；;]{0,3}(?:登记|注册|成立|设立|办|法人)")
_OF_IT = re.compile(
    r"[^，,。；;]*中心的?(?:办公|网站|官网|公众号|微信|邮箱|域名|商标|标识|账[号户]|主任|党支?部|工会|实验室|[^，,。；;]{0,4}部(?!门)|名[称字]|专利|软著|平台)[^，,。；;]*"
)
"""中心网站已经注册, 中心办公室设立了: not the centre itself."""
_OF_A_UNIT = re.compile("我们|咱们?|俺们?|公司|单位|企业|厂|学校|学院|研究[院所]")


def centre_entity_told(text: str, of_units: Mapping[str, object]) -> CentreEntity | None:
    """What a reply to the question on the centre's own status says: 准备新设一家公司, 已经登记了, 不单独设. `of_units`: what it
    tells of the units, which the same words are then said of (我们公司早就注册了). None where it may be read in two ways (还没登记).
    """
    text = _OF_IT.sub("", text)
    named = [clause for clause in re.split("[，,。；;]", text) if "中心" in clause]
    planned = bool(_PLANNED.search(named[0] if named else text))
    of_another = "registered_place" in of_units or (_OF_A_UNIT.search(text) and not planned)
    if re.search("[？?吗]", text) or (of_another and not named):
        return None
    said = named[0] if named and of_another else text
    not_one, is_one = (
        bool(_NOT_ONE.search(said)),
        bool(_ONE.search(said)) and not _NO_LICENCE_YET.search(said),
    )
    if planned and not is_one:
        return CentreEntity.PLANNED
    if not_one == is_one or planned:
        return None
    return CentreEntity.NOT_LEGAL_PERSON if not_one else CentreEntity.LEGAL_PERSON


def leaves_the_centre_open(text: str, of_units: Mapping[str, object]) -> bool:
    """没有独立法人, after the question on the centre's status: of which of the two it is said is not told."""
    return "registered_place" not in of_units and not _OF_A_UNIT.search(text)
