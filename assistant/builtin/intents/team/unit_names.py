"""How a message names the units whose teams it tells: 甲公司, 共建的学院, 我们这边, or any name before a number of people."""

import re

from assistant.builtin.extraction.labels import labels_in

_CLAUSE_END = re.compile(r"[、，,。；;：:？?！!）)\s]")
_UNIT = re.compile(
    r"(?:牵头|主体|(?:共建|合作|合建|联合建设|参建)的[^，,。；;、：:的0-9]{0,4}?(?=厂|公司|企业|集团|研究[院所]|学院|大学)|共建|合作|联合|参与|参建|另外?一?|[甲乙丙丁A-D]|他们|她们|人家|我们?|咱们?|俺们?|本|对)?的?"
    r"(?:(?:(?<=[甲乙丙丁A-D])组|单位|公司|企业|集团|大学|学院|高校|院校|学校|研究院|研究所|院所|(?<=[我本们])[校院所司厂]|(?<=[一我咱俺们])家(?=[出有派是只才0-9，,的])|厂)(?:那边|这边|那头|这头|方)?|(?<=[我对甲乙丙丁])方|那边|这边|那头)|(?:牵头|共建|合作)(?:方|的)?(?=(?:还|也|另外?|又)?(?:出|派|有|投入)?了?\s?[0-9一二两三四五六七八九十])|(?:我们|他们|对方|咱们)(?:自己|自家)?(?=(?:出|派|有|投入)?\s?[0-9一二两三四五六七八九十])"
    r"|[甲乙丙丁](?:(?:方|家)|(?=(?:出|派|有|投入|是)?\s?[0-9])|(?=说|也|都|不|退|撤|走|(?:再|又|新)(?:招|来|加|进|聘|走)|招了|来了))"
)
_ANOTHER = re.compile(r"(?:还有|另有|另外|外加|加上|跟|和|与|1|一)+(?:个|家|所)[^，。；0-9]{0,8}")


def named_units(text: str) -> list[tuple[int, str]]:
    """The units that are called units, where a clause begins (还有个做设备的公司, too); 甲 and 乙 where a number follows."""
    found = []
    for match in _UNIT.finditer(text):
        before = _CLAUSE_END.split(text[: match.start()])[-1].strip()
        if _SAYS.match(text[match.end() :]):
            continue  # 甲方说得有15个: a claim, not a team
        if _ANOTHER.fullmatch(before) or (
            before
            and len(before) <= _LONGEST_BEFORE
            and _SIDE.fullmatch(match.group())
            and _A_NAME.fullmatch(before)
        ):
            found.append((match.start() - len(before), before + match.group()))
        elif len(before) <= _LONGEST_BEFORE or _LETTER.fullmatch(match.group()):
            found.append((match.start(), match.group()))
    return found


_SIDE = re.compile("那边|这边|那头")
_A_NAME = re.compile(r"[\u4e00-\u9fff]{1,4}[大院所厂校司]")
"""内工大那边: the side is that of the school."""
_SAYS = re.compile(
    r"(?:们)?(?:非|硬|又|却|都)?(?:说|讲|认为|主张|要求|坚持)[^，,。；;]{0,12}(?:得|要|应|必须|就行|就够|够了)"
)
FOR_ANOTHER = re.compile(r"^(?:还有|另有|另外|外加|加上|跟|和|与|1|一)+(?:个|家|所)(?:[^，]*的)?(?=.{2})")
_LETTER = re.compile(r"[甲乙丙丁](?:方|家)?")


def merged(units: list[tuple[int, str]], others: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Both, where they stand apart; the others alone count where there are several."""
    free = [
        (at, name)
        for at, name in others
        if not any(at < start + len(unit) and start < at + len(name) for start, unit in units)
    ]
    return sorted([*units, *free]) if len(units) + len(free) > 1 else units


def named_otherwise(text: str) -> list[tuple[int, str]]:
    """伊禾20人固定8，农大15人固定3: whatever stands before the number of people, where several build together."""
    names = [
        match["name"]
        for pattern in (_ANY_NAME, _AN_INSTITUTION)
        for match in pattern.finditer(text)
        if not labels_in(match["name"], "team") and not _NO_NAME.search(match["name"])
    ]
    return [
        (match.start(), name)
        for name in dict.fromkeys(names)
        for match in re.finditer(rf"(?<![\u4e00-\u9fff]){re.escape(name)}(?=[0-9的有出派来是固职中高])", text)
    ]


_ANY_NAME = re.compile(
    r"(?:^|[，,。；;：:！!\n])(?P<name>[\u4e00-\u9fffA-Z]{2,8}?)(?=(?:出|有|派|(?<!起)来|投入)?(?:[0-9]+|[一二三四五六七八九十百]{1,5})\s?(?:个|名)?人|(?:出|派|(?<!起)来|投入)了?[0-9]+\s?[个名位])"
)
_AN_INSTITUTION = re.compile(
    r"[）)、\s](?P<name>[\u4e00-\u9fff]{1,6}(?:大|大学|学院|[研科]?[究学]?院|所|厂|公司|集团|企业))(?=(?:出|有|派|投入)?[0-9]+\s?(?:个|名)?人)"
)
"""…固定6）工大14人（…: what is called an institution, though no clause begins there."""
_NO_NAME = re.compile(
    "的|名单|名册|我在|现|全|员|队|组|项目|去年|今年|明年|前年|原来|现在|目前|后来|本来|之前|人家|别人|隔壁|其中|一共|总共|合计|共|减|增|加|走|招|来|另外|还|再|又|里|家|最|至"
)


def unit_meant(name: str, units: list[str]) -> str:
    """Which of the units named before `name` means (厂里 after 我们厂, 他们 after 一个大学); itself where it is a new one."""
    if name in units or _ANOTHER.match(name):
        return name
    if MINE.match(name) and (mine := [unit for unit in units if MINE.match(unit)]):
        return mine[0]
    if _LETTER.match(name) and (same := [unit for unit in units if unit[0] == name[0]]):
        return same[0]
    if _THEIRS.match(name):
        others = [unit for unit in units if not (MINE.match(unit) or _LEADS.search(unit))]
        return others[-1] if len(units) > 1 and others else name
    for sort in _SORTS_OF_UNITS:
        if sort.search(name):
            same = [unit for unit in units if sort.search(unit)]
            distinct = _TELLS_APART.match(name) or any(_TELLS_APART.match(unit) for unit in same)
            return same[0] if len(same) == 1 and not distinct else name
    return name


MINE = re.compile("我|咱|俺|本")
_LEADS = re.compile("牵头|主体")
_THEIRS = re.compile(r"^(?:他们|她们|人家|对方|那边|那头)$")
_SORTS_OF_UNITS = (
    re.compile(r"厂|公司|企业|集团"),
    re.compile(r"大学|学院|高校|院校|学校"),
    re.compile(r"研究院|研究所|院所|所"),
)
_TELLS_APART = re.compile(r"[甲乙丙丁A-D]|另")
_LONGEST_BEFORE = 4
