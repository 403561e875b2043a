"""Words that leave open who is counted: 除了我, 其中3个重复了, 1位专家入职我公司. No verdict can be given on such numbers."""

import re
from dataclasses import replace

from assistant.builtin.extraction.counts import counts
from assistant.builtin.intents._message import Heard, Message
from assistant.builtin.intents.people.accounted import UNREAD
from assistant.builtin.intents.team.changes import UNTOUCHED
from assistant.builtin.intents.team.everybody import ALL_BECOME
from assistant.builtin.intents.team.total import TWICE

_SPEAKER_ASIDE = re.compile(
    r"(?:除了?|除去|刨去|刨掉|刨开|撇开|不(?:算|含|包括|连|计)|没(?:算|含|包括|计|数)|未(?:算|含|计))(?:上)?(?:我|本人|主任|负责人|老板|他|她)(?!们|单位|公司|校|院|厂|所)"
)
"""除了我还有32人: whether the numbers of the parts have the speaker in them is not told."""
_WHO_COME_ARE = re.compile(
    r"(?:招|进|聘|引进|新来|加)(?:了)?\s?[0-9一二两三四五六七八九十]+\s?(?:个|名|位)[^，,。；;]{0,10}[，,](?:全|都|统统|一律)"
)
"""再招3个大学生，都签固定: said of those who come."""
_OF_BOTH_SORTS = re.compile(
    r"职称[^，,。；;]{0,6}(?:又|且|也|还)(?:都)?是?[^，,。；;]{0,3}固定|固定[^，,。；;]{0,6}(?:又|且|也|还)(?:都)?[是有][^，,。；;]{0,4}职称"
)
"""又有职称又固定，两边都算: he counts for either share, once for each."""
_COUNTED_TWICE = re.compile(
    r"(?<!不)(?<!没)(?<!没有)(?<!无)重复(?:了|计|算|统计|的)|算重了|重叠|双算|算了两[次遍]|两边都算"
)
"""其中3个重复了: somebody is counted twice, and where is not told."""
_MADE_RESEARCHERS = re.compile(
    r"[0-9一二两三四五六七八九十]\s?(?:个|名|位)[^，,。；;0-9]{0,4}(?:保安|门卫|看门|看大门|保洁|司机|食堂|厨师|行政|后勤|财务|出纳|销售|亲戚|挂名|家属)[^，,。；;]{0,6}?(?:也|都|全)?(?:算|凑|写|报|填|塞|充|列|当)(?:成|进|作|为|入|到|是)*[^，,。；;]{0,4}(?:科研|团队|研发|技术|总数|固定)"
)
"""我把5个保安也算科研人员: whether they belong to the team changes how many there are."""
_OTHERS_COME = re.compile(
    r"(?:招|来|进|添|加|雇|请|聘|补|走|退|裁|少|辞退?|调走)(?:进|来|掉)?了?\s?[0-9一二两三四五六七八九十]+\s?(?:个|名|位)(?:保洁|后勤|行政|保安|门卫|司机|财务|食堂|工人|销售)"
)
"""又招了3个保洁: whether they are told of as people of the team is left open."""
_NEW_ONES = re.compile(
    r"(?<!又)(?<!再)新(?:来|招|进|聘|入职)(?:进来|来)?的(?:那)?\s?[0-9一二两三四五六七八九十]+\s?(?:个|名|位|人)"
)
_PART_TIME = re.compile(
    r"(?<![非不])(?:固定|在编|全职)(?:人员|人|的)*[^，,。；;、]{0,8}(?:[，,](?:其中|里头?|里面|当中))?[^，,。；;、0-9一二两三四五六七八九十]{0,3}"
    r"[0-9一二两三四五六七八九十]+\s?(?:个|名|位|人)(?:员)?(?:都|全)?是?(?:兼职|外聘|返聘|已?退休|实习|临时|借调|劳务派遣)"
)
"""固定的有2人是兼职: whether these count as permanent the text does not say."""
_BEFORE_THEM = re.compile(r"原|本来|之前|以前|加上|算上|现有|再|已有")
"""团队24人，新来的5个都没职称: whether they are among the 24 is not told."""
_OF_WHICH_SIDE = re.compile(
    r"(?:退休|离职|辞职|调走|调离|离开)[^，,。；;]{0,8}[，,；;](?:但|可|不过|人|他|她|现在)*(?:仍|还|继续|照样|依然)(?:然|旧|在|是|留|当|任|做|担任|保留|坐|挂)*(?:委员|任|在)"
    r"|兼并|收购|并购|双聘|挂职|返聘|空缺|空着|还空|暂缺|虚位|入职(?:我|咱|本|牵头|共建|合作)|刚从(?:我|本|牵头|共建)[^，。；]{0,6}(?:退休|离职|调走)"
)
"""Who has changed sides on the committee, or is of two: whose people they are the text does not say."""


def left_open(heard: Heard, message: Message) -> Heard:
    """`heard` with the words of `message` that leave open whom the numbers of a team have in them."""
    if heard.calls and (said := _PART_TIME.search(message.text)):
        return replace(heard, facts={**heard.facts, UNREAD: (said.group(),)})
    if not (heard.calls and heard.facts.get("team_total")):
        return heard
    said = _first_of(message.text, _SPEAKER_ASIDE, _MADE_RESEARCHERS)
    if said is None and not message.active and not _BEFORE_THEM.search(message.text):
        said = _NEW_ONES.search(message.text)
    if said is None and not message.active:
        said = None if message.says(_WHO_COME_ARE) else ALL_BECOME.search(message.text)
    if (
        said is None
        and not message.active
        and not heard.facts.get(TWICE)
        and not message.says(_OF_BOTH_SORTS)
    ):
        said = _COUNTED_TWICE.search(message.text)
    if said is None and not UNTOUCHED.search(message.text):
        said = _OTHERS_COME.search(message.text)
    said = said or _instead_of_ours(heard, message)
    return replace(heard, facts={**heard.facts, UNREAD: (said.group(),)}) if said else heard


def _first_of(text: str, *patterns: re.Pattern[str]) -> re.Match[str] | None:
    return next((said for pattern in patterns if (said := pattern.search(text))), None)


def _instead_of_ours(heard: Heard, message: Message) -> re.Match[str] | None:
    """合作方的20人呢, behind a team of ours: whether they come to ours or are told in its place."""
    ours, theirs = message.known.get("team_total"), heard.facts.get("team_total")
    if not (message.active and ours and theirs and theirs < ours) or heard.facts.get("unit_teams"):
        return None
    return None if _ALL_OF_US.search(message.text) else _PARTNER.search(message.text)


_PARTNER = re.compile(
    r"(?:合作|共建|联合|参建)(?:的|方|单位|企业|公司|大学|学院|高校|院所|那[边家])|对方|另外?一家|(?:大学|学院|高校|研究[院所])(?:那边|那头|的|出|来|派|还)"
)
_ALL_OF_US = re.compile(r"一共|总共|合计|加起来|合起来|一起|两家|各家|退出|不来|撤|走|剩")


def _unnumbered(heard: Heard, message: Message) -> re.Match[str] | None:
    """共建那位退了、我方补了一位: one who goes without a number, beside one who is counted."""
    moves = any(count.change for count in counts(message.text, "committee"))
    said = _THAT_ONE_GOES.search(message.text)
    return said if moves and said and 0 not in heard.facts.values() else None


_THAT_ONE_GOES = re.compile(
    r"(?:那|这)(?:位|个|名)[^，,。；;、0-9]{0,6}(?:退了|退出|走了|辞了|辞职|请辞|离开|不来了|去世|病故)"
)


def of_which_side(heard: Heard, message: Message, counted: frozenset[str]) -> Heard:
    """`heard` with the words of `message` that leave open which side people on the committee belong to."""
    if not (heard.calls and counted & {*heard.facts}):
        return heard
    said = _first_of(message.text, _OF_WHICH_SIDE, _COUNTED_TWICE) or _unnumbered(heard, message)
    return replace(heard, facts={**heard.facts, UNREAD: (said.group(),)}) if said else heard
