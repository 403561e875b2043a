"""Whether a number can be one of people: not 第2, a version, an amount, or what a share comes to."""

import re

from assistant.builtin.extraction.clauses import CLAUSE_END
from assistant.builtin.extraction.exact import is_rough


def is_a_number(text: str, start: int, end: int, unit: str) -> bool:
    """Not 第2, not 40多人, not the 3 of a version, a time or an amount; 54人时 is no time."""
    if _IN_A_RATIO.match(text[end:]) or _OF_A_RATIO.search(text[:start]):
        return False
    other_unit = unit != "person" and _OTHER_UNIT.match(text[end:])
    other_unit = other_unit or (unit == "piece" and _NO_PEOPLE.match(text[end:]))
    if _ROUNDED.search(text[max(start - 2, 0) : end + 1]) and _WITH_DECIMALS.search(text):
        return False
    if not unit and _ROUNDING.search(CLAUSE_END.split(text[:start])[-1] + text[start : end + 4]):
        return False
    if unit != "person" and _OF_MONEY.search(text[start:end]):
        return False
    of_a_place = re.search(r"[第.A-Za-z〔\[]$|[0-9]$", text[:start]) or (
        not unit and re.search(r"[（(]$", text[:start]) and re.match(r"\s?[)）]", text[end:])
    )
    return not (is_rough(text, start, end, unit) or other_unit or of_a_place)


_ROUNDED = re.compile("(?:进|退|舍|保留)[一1二2两]位(?![^，,。；;就变成得小])")
_WITH_DECIMALS = re.compile(r"小数|四舍五入|分之|取整|[0-9]\.[0-9]")
"""3.67，进一位就是4个: nobody joins."""
_ROUNDING = re.compile(r"四舍五入|取整|抹零|约等于")
"""8.1四舍五入不就8么: what a share comes to, nobody who is there."""
_OF_MONEY = re.compile("[万亿]")
"""别家说最少五百万: so many people are no team."""
_IN_A_RATIO, _OF_A_RATIO = re.compile(r"\s?[:：比]\s?[0-9]"), re.compile(r"[0-9]\s?[:：比]\s?$")
_OTHER_UNIT = re.compile(
    r"本(?![科院单校地公所企])|回(?!来|到)|千(?![人名个])|[票册间台套篇.年月日号点时元万亿届级期轮次步条款项岁%％〕天周分种类样楼]|个(?:月|工作日|星期|礼拜|年|自然日|条件|单位|方面|问题|步骤|中心|情形)|家"
)


_NO_PEOPLE = re.compile(
    r"\s?[“\"「『]|城市|地市|盟市|旗县|省份?|园区|国家|展会?|会场|客户|订单|样品|产品|型号|窗口|电话|来回|版本|小时|钟头|字(?!号)|词|角色|票|职[务位]|岗位|现场|厂房|车间|身份|头衔|名头|委员会|班子|团队|队伍|[^，。；;、0-9]{0,3}证(?!的)|(?:课题|研究|项目|小|班)?组|摊子?|环节|层面|部门|机构|单位|地方|文件|项目|中心(?!聘|雇|招|派|的|自己)|事(?!业)|制度|机制|章|名[字称]|平台|成果|专利|厂|公司|企业|集团|大学(?!生|教|老|的)|学院(?!的)|高校(?!的|教|老)|研究[院所](?!的)|设计院(?!的)|医院(?!的)|实验室(?!的)|方面|问题|条件|步骤"
)
"""What follows 三个 where no people are counted."""
