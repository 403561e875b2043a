"""What each date of a message is the date of: the words next to it decide (公示8月22号结束, 批复落款是9月3日, 挂牌10月18日)."""

import re
from collections.abc import Sequence
from enum import StrEnum

from assistant.builtin.extraction.said import Said


class Role(StrEnum):
    """What happened on a day."""

    PUBLICITY_START = "publicity starts"
    PUBLICITY_END = "publicity ends"
    APPROVAL = "approved"
    RECEIVED = "approval received"
    PLAQUE = "plaque unveiled"
    EVALUATED = "something else: evaluated"
    RECTIFICATION = "something else: rectification"
    REVOCATION = "something else: revoked"
    HANDED_IN = "something else: handed in"
    OTHER = "something else"


_OVER = r"(?:结束|截止|截至|期满|到期|届满|满|完|撤|摘|揭(?!牌)|取下|下架|下网|下墙|下线|为止|收)"
_WORDS = {
    Role.PUBLICITY_START: re.compile(
        rf"公示(?!期?(?:已经?|就|刚)?{_OVER})(?!无|没|后|过后)|公布|挂(?!(?:的|了|上|过)*牌|靠|名(?!单)|钩)|贴|上墙|上(?:的|了)?网|亮出|亮(?=的|了|起|名单|上)|晒|张榜|征求意见|登(?:报|出|网)|起(?:算|始)?(?!草)|开始|启动"
    ),
    Role.PUBLICITY_END: re.compile(
        rf"公示期?(?:已经?|就|刚)?{_OVER}|(?:才|就|正好|刚好)?(?:数|算|挂|贴)?满(?:了)?[0-9一二三四五六七八九十两]+(?:个工作日|天|日)|收尾|到期|届满|齐活|够数|[数凑]够|(?<!不)够(?:了)?[0-9一二三四五六七八九十]+(?:个工作日|天)|算完|到头|完事|就[够满完]|(?<![批期])(?:结束|截止|为止|(?<!起)止(?!于)|撤(?![销资])|摘下|摘(?=[，,。；;了的？?]|$)|揭下|揭(?=[，,。；;了的？?]|$)|取下|拿下|撕(?:[下掉了]|(?=[的，,。；;？?]|$))|下架|下网|下墙|下线|期满|收(?!到))"
    ),
    Role.APPROVAL: re.compile(
        r"(?<![一这那首几每两报待等送呈])批(?!次|评|量|判|发|几|多少|复?期)|红头|(?<!方案)(?<!封面)(?<!协议)(?<!合同)(?<!材料)落款|印发|(?:下|发|出|印|签)(?:的|了|达)?(?:文|批文|文件)|[拿领](?:的|了|着)(?:批|红头)?文(?![凭化书章具])|文(?:件)?(?:就|才|也|便)*(?:下来|下达|发下|下了|来了|到了|出来|批)|行文|获批|同意建设"
    ),
    Role.RECEIVED: re.compile(
        r"(?:收|拿|取|领)到|到手|送达|送到(?![^，。？?]{0,10}(?:局|部门|归口|[区市旗县]里))(?![^。？?]{0,12}(?:迟|逾期|来得及|赶趟|准时|按时|按期))"
    ),
    Role.PLAQUE: re.compile(r"挂(?:的|了|上|过)*牌|揭(?:的|了)*牌|授(?:的|了)*牌|仪式|揭幕|剪彩"),
    Role.EVALUATED: re.compile(r"评出|评的|考核|不合格|考砸"),
    Role.RECTIFICATION: re.compile(r"整改|补救"),
    Role.REVOCATION: re.compile(r"撤销|摘牌|除名|出局|取消资格"),
    Role.HANDED_IN: re.compile(
        r"送到(?=[^。？?]{0,12}(?:迟|逾期|来得及|赶趟|准时|按时|按期))|提交|递交|申报|报送|报的|交的|交了|(?:才|再|刚)[递交报送](?!批)|递(?:的|了|上|过|进)"
    ),
    Role.OTHER: re.compile(
        r"上会|开会|放假(?!以?前|之前|的?(?:那|当|头[一1]?|第[一1])[天日])|(?:放|歇|休)(?:到|至)|补班|调休|会议|论证|考察|评审|撤了|注册|成立|封面|送到|转给|拨款|到账|培训|生日|入职|^[^，。]{0,6}第[0-9一二三四五六七八九十]+(?:天|日)了"
    ),
}
OF_NO_PUBLICITY = frozenset(Role) - {Role.PUBLICITY_START, Role.PUBLICITY_END}
PUBLICITY = re.compile(
    r"公示|公布名单|挂网|(?:挂|贴|发|放|登|晒|亮|传)(?:出|到|在|上)?(?:去|来)?(?:了)?(?:网|官网)|网上(?:挂|贴|登|晒|亮)|(?<![漂明响照发])亮(?:的|名单)|张榜|征求(?:意见|异议)|登报"
    r"|(?:名单|名字|公告)[^，。？?！!；;]{0,10}?(?:挂|贴|晒|亮|登|发)(?!牌|靠|名|钩)|(?:挂|贴|晒|亮|登|发)(?:的|出|了|出来|出去|上去|上)*(?:的)?(?:名单|公告|公示)"
)
"""Words for the publicity itself."""

_WEAK = re.compile(
    r"公布|贴|晒出|亮出|提意见|挂(?!(?:的|了|上|过)*牌|靠|名(?!单)|钩|号|职|科|断|电话|念|果|历)|上(?:的|了)?[墙网](?!站)|晾|亮相"
)
"""Words that can be of anything (违停被贴了条子): only beside others, or where the search leads to the clause."""

_BESIDE_WEAK = re.compile(
    r"名单|公告|工作日|批文|批复|红头|(?:发|下|出)文|异议|(?:科技|市|区)局|局里|拟(?:批|定|认定)|期满|届满|够数|够天|天数"
)
_POSTED = re.compile(
    r"(?:挂|贴|晒|亮)(?:到|满|够)|(?:挂|贴|晒|亮)(?:上去|出去|出来|上|出)?(?:的|了)[^。！]{0,12}(?:摘|揭|撤)"
)
_HUNG_AND_TAKEN = re.compile(
    r"(?<![0-9])[0-9]{1,2}[号日]?[^，,。；;0-9]{0,4}(?:挂|贴|晒|亮)(?!牌)[^。！!？?]{0,20}(?:撤|摘|揭|撕|取下|收)(?!销|资|牌)[^。！!？?]{0,14}(?:够|合规|行不|行吗|算数|作数|数不|天数)"
)
"""4月29号挂，5月8号撤，够不够."""
_OF_ELSE = re.compile(r"条子|罚单|罚款|广告|启事|招聘|春联|标语|吊瓶|挂水|灯笼|门诊|牌|停水|停电")
_OF_A_RESULT = re.compile(r"整改|不合格|(?:评价|考核|评估)(?:的)?结果")
_PUBLICITY_ITSELF = re.compile(r"公示|挂网|征求(?:意见|异议)")


def on_publicity(text: str) -> bool:
    """Whether `text` may be on a publicity; 评价结果1月15日公布 is not, nor is 违停被贴了条子."""
    beside = _BESIDE_WEAK.search(text) or (
        (_POSTED.search(text) or _HUNG_AND_TAKEN.search(text)) and not _OF_ELSE.search(text)
    )
    named = bool(PUBLICITY.search(text) or (_WEAK.search(text) and beside))
    return named and not (_OF_A_RESULT.search(text) and not _PUBLICITY_ITSELF.search(text))


_OF_A_DOCUMENT = re.compile(r"文(?:件|儿)?(?:是|在|于)?$")
_COMES = re.compile(r"(?:就|才|刚)?(?:下|发|来|到(?![期头])|印|签|批|出)")
"""文是3月18日下的."""

_UNTIL = re.compile(
    r"(?<![放歇休假])(?:到|至|截止(?:到|至|于|日期?为?|是)?|结束(?:于|到|日期?为?)?|—|–|-|~|～)(?:了)?\s?$"
)
_MOVED_TO = re.compile(r"(?:提前|推迟|延后|延迟|推后|推|改|挪|调|提早|赶|拖|等|熬)(?:到|至)(?:了)?\s?$")
"""提前到9月18日挂出: the day to which something is put, of whatever it is."""
_AT_FIRST = re.compile(r"(?:原定|原来|本来|原计划|原先|本该)(?:是|在|于|的)?[^，。0-9]{0,4}$")
"""原定周一挂，推到周三: no longer so."""
_OF_A_TERM = re.compile(r"周期|建设期|(?:三|3|一|1)年|整改|补救|禁报|禁期")
"""首个建设周期填至2029年11月16日: the end of a period, of no publicity."""

_CLAUSE_END = re.compile(r"[，,。；;？?！!、\n]")


def role_of(text: str, day: Said, said: Sequence[Said]) -> Role | None:
    """Give what `day`, one of the dates `said` in `text`, is the date of; None where nothing near it tells.

    What follows in its clause comes before what precedes: 公示8月22号结束 is on the end.
    """
    before, after = around(text, day, said)
    if len(said) > 1 and _AT_FIRST.search(before):
        return Role.OTHER
    if _OF_A_DOCUMENT.search(before) and _COMES.match(after):
        return Role.APPROVAL
    if _is_off(text, day, said):
        return Role.OTHER
    if _UNTIL.search(before) and not _MOVED_TO.search(before):
        return Role.OTHER if _OF_A_TERM.search(before) else Role.PUBLICITY_END
    role = _told_beside(before, after)
    return Role.OTHER if role is Role.APPROVAL and OF_A_CHANGE.search(before + after) else role


OF_A_CHANGE = re.compile(
    r"更名|改名|变更|迁址|换址|搬迁|迁(?:到|出|入)|(?:注册地|住所|名称|主任|法人|股东)[^，,。；;]{0,3}(?:换|改|变)|预算|课题|环评|贷款|用地"
)
"""更名2025年6月1日批的: the approval of that, not of the centre."""


def _told_beside(before: str, after: str) -> Role | None:
    following = [(match.start(), role) for role, words in _WORDS.items() if (match := words.search(after))]
    if following:
        return min(following)[1]
    preceding = [
        (match.end(), match.start(), role)
        for role, words in _WORDS.items()
        for match in words.finditer(before)
    ]
    return max(preceding)[2] if preceding else None


_OFF = re.compile(
    r"^的?(?:都|全|是|就|算)*(?:放假|放了?假|歇业|歇假|休假|休息|调休|过节|过年|(?:国庆|中秋|春节|端午|清明|元旦|五一|劳动节)(?:节)?(?:放|假|长假|休)|长假|小长假|假期)"
)


def _is_off(text: str, day: Said, said: Sequence[Said]) -> bool:
    """10月1号到8号放假: neither of them is of a publicity."""
    after = text[day.end :]
    if _OFF.match(after):
        return bool(_UNTIL.search(around(text, day, said)[0]))
    following = next((one for one in said if one.start >= day.end), None)
    joined = following and _TO.fullmatch(text[day.end : following.start])
    return bool(following and joined and _OFF.match(text[following.end :]))


_TO = re.compile(r"\s?(?:到|至|—|–|-|~|～)+\s?")


def of_role(text: str, said: Sequence[Said], *roles: Role) -> list[Said]:
    """Give those of the dates `said` that are dates of one of `roles`."""
    return [day for day in said if role_of(text, day, said) in roles]


_ASKS = r"(?:几号|几时|几天|第几|哪|什么|啥|何[时日]|多久|多少|多会儿|算不算|是不是|有没有|能不能|行不行|[吗没不](?=[？?]?(?:\s|$)))"
_QUESTION_APART = re.compile(rf"\s+(?=[^，。]*{_ASKS}).*")
_QUESTION_FIRST = re.compile(rf"^\S*{_ASKS}\S*\s+")
"""公示首日2月22号 最早几号结束: what is asked behind a space tells nothing of the day."""


def around(text: str, day: Said, said: Sequence[Said]) -> tuple[str, str]:
    """What stands beside `day` in its clause, up to the dates next to it."""
    starts = [one.start for one in said if one.start >= day.end]
    ends = [one.end for one in said if one.end <= day.start]
    after = _CLAUSE_END.split(text[day.end : min(starts, default=len(text))])[0]
    before = _CLAUSE_END.split(text[max(ends, default=0) : day.start])[-1]
    if starts and day.end + len(after) == min(starts):
        after = _apart_from_the_next(after)[0]
    if ends and day.start - len(before) == max(ends):
        before = _apart_from_the_next(before)[-1]
    return _QUESTION_FIRST.sub("", before), _QUESTION_APART.sub("", after)


def _apart_from_the_next(between: str) -> list[str]:
    """8月7号论证通过 自评报告提交日期1月27: what stands between two dates and is parted by a space tells of one each."""
    if _OF_THE_FIRST.fullmatch(between):
        return [between, ""]
    return between.split() if _INNER_SPACE.search(between) else [between]


_OF_THE_FIRST = re.compile(r"\S+(?:[的了过]|批文|文件)\s+")
"""2026-03-17拿到批文 2023年3月专利授权: told of the day before it."""
_INNER_SPACE = re.compile(r"[\u4e00-\u9fff]\s+[\u4e00-\u9fff]")
