"""Whether a message asks for the check of a team, or for its result again: 够不够格, 那也不行？."""

import re

from assistant.builtin.extraction.counts import counts
from assistant.builtin.intents._message import RULE, VERDICT, Message
from assistant.builtin.intents.units.head import OWN
from assistant.builtin.phrases import phrases

TEAM = re.compile(
    r"均不低于|中级|初级|常驻|坐班|两(?:项|个|条)(?:门槛|比例|指标|占比|线|要求)|长约|中、高级|职称|固定|\bteam\b|staff|permanent|researchers|titles?\b|head ?count|在编|全职|专职|团队|队伍|班子|高工|工程师|教授|研究员|中高级|正高|副高|人员(?:结构|比例|构成|配置)|科研人员|人手|配比|人(?:员|数)?够不够"
)
_ELSEWHERE = re.compile(r"委员会|委员|指委|专家组|理事|董事会|班子里?(?:自|外)|公示|评价|整改")
_SELF_CHECK = re.compile(
    r"(?:帮|请|给|替|麻烦)?[^，。？?]{0,6}(?:看看|看一下|看下|核下|核一核|查查|核对|核算|核验|核一下|自查|自测|预审|测算|算算|算一下|算下|判断|评估)[^，。？?]{0,10}"
    r"(?:团队|队伍|职称|固定人员|人员(?:结构|比例|构成|配置)|条件|资格|够不够格)"
)


def wants_one(message: Message) -> bool:
    """我们小公司想自己弄个创新中心，够格不: nothing is told yet but who asks."""
    return message.says(_WANTS_ONE) and not message.known


def asks_for_a_check(message: Message) -> bool:
    """帮我们核算一下团队 asks for it, and so does 我们团队人员够不够格 without a number."""
    if message.says(_ELSEWHERE):
        return False
    if message.says(OWN) and (message.says(_SELF_CHECK) or message.says(_SELF_CHECK_ALONE)):
        return True
    if wants_one(message) or asks_of_all(message):
        return True
    if of_our_people(message) or message.says(_FALLS_SHORT):
        return True
    return message.says(OWN) and message.says(TEAM) and message.says(_ENOUGH) and not message.says(RULE)


def asks_of_all(message: Message) -> bool:
    """我们够条件吗, 对照条件过一遍: whether all conditions are to be gone through, whatever is told of them beside."""
    if message.says(_MAY_WE_AT_ALL) or message.says(_WANTS_ONE) or message.says(_WANTS_TO_APPLY):
        return True
    if message.active and message.known and message.says(_WHAT_ELSE):
        return True
    return phrases().match("whole_check", message.text) and not message.says(_ELSEWHERE)


_WHAT_ELSE = re.compile(
    r"^(?:那|那么|我们?|咱们?|俺们?|这样|照这样|按这个)*(?:还|另外|总共|到底)+(?:差|缺|短|少|欠|得补|要补|不够)(?:些|点|下|的)*(?:啥|什么|甚|哪些|哪样|哪几样|哪项)(?:条件|别的|呢|啊|呀|了|没|的)*[？?。！!]*$"
)
"""还短啥, after some of the conditions were told."""


def asks_of_all_at_the_end(message: Message) -> bool:
    """我们公司在赛罕区，20人，够条件吗: all conditions are asked about behind some facts."""
    return message.says(OWN) and message.says(_ALL_AT_THE_END) and not message.says(_ELSEWHERE)


def goes_through_all(message: Message) -> bool:
    """Whether all conditions are gone through, so that every fact told is one for it: 3项专利."""
    return message.in_check or asks_of_all(message) or asks_of_all_at_the_end(message)


_FALLS_SHORT = re.compile(
    r"(?:职称|固定|中高级|人员比例)(?:人员|的|人数|比例|占比|这项|这块|那块儿?|还|也|都)*(?:没|未|不)(?:过|够|达|到)(?:线|标)[^，,。；;？?]{0,4}(?:怎么办|咋办|咋整|怎么补|如何补)"
)
"""职称没过线怎么办: how many are lacking rests on the numbers."""
_WE = "(?:我|我们|咱们?|俺们?|本)(?:家|司|厂|院|所|校|单位|公司|企业|学校|学院|这(?:种|样|家|个)?(?:单位|公司|企业)?的?|自己)*"
_WILL_DO = (
    "(?:能不能|能否|可不可以|可否|是否|可以|能|够不够|符不符合|符合|满足|够|有没有|有)(?:去|来|够|符合|申|做)?"
    "(?:申请|申报|报|条件|资格|格|要求|建)(?:你们?这?个?|这个?)?(?:技术创新)?(?:中心)?(?:的?(?:条件|资格|要求))?"
)
# Nothing but whether they may: 我们能报吗, 你就一句话：我家够不够条件.
_MAY_WE_AT_ALL = re.compile(
    rf"(?:^|[，,：:。！!\s]|看看|看一下|看下|瞧瞧|(?:判断|检查|核对|核|评估|分析|掂量)一?下|你说)(?:{_WE}(?:到底|究竟|现在|如今|目前)?(?:{_WILL_DO}|行不行|够不够格)(?:申报|申请|报|牵头|建)?"
    rf"|(?:{_WILL_DO}|行不行|够不够格)(?:吗|么)?{_WE})(?:吗|么|不|没|呢|啊|呀|了)*[？?。！!\s]*$"
    r"|(?:^|[.!?,] *)(?:do|are|can|may) we (?:even )?(?:qualify|eligible|apply)(?: for (?:it|this|one|a cent(?:re|er)))?(?: or not| at all)?\W*$",
    re.IGNORECASE,
)
_ALL_AT_THE_END = re.compile(
    rf"[，,。；;：:！!\s](?:那|请问|你看|看看|帮忙?看看?|不知道?|这样的?话?|这样|这种情况|像我们这样的?|目前|现在|到底|究竟|就)*(?:{_WE})?(?:这样|这种情况|的|到底|究竟|现在|目前)*"
    rf"(?:{_WILL_DO}|够不够格|够格)(?:吗|么|不|没|没有|呢|啊|呀|了)*[？?。！!\s]*(?:$|(?<=[？?。！!]))"
)
_WANTS_TO_APPLY = re.compile(
    r"^(?:(?!实验室|研究中心|平台|撤|摘|整改|失信|公示|他|她|朋友|同学)[^，,。；;？?0-9]){0,14}(?:想|打算|准备|要|琢磨|有意|计划|拟|欲)(?:着|在|来|去|咱?市里?|呼市|，)*(?:弄|建设?|搞|办|申报|申请|报|拿|争取|牵头)(?:上|下)?(?:一?个|一家)?"
    rf"(?:(?!实验室|研究中心|平台)[^，,。；;？?0-9委]){{0,8}}(?:创新)?中心[，,。\s]*(?:(?:{_WE})?(?:{_WILL_DO}|行不行|够不够格)|(?:帮忙?|给|请|替|你)*(?:{_WE})?(?:看看|看下|看一下|瞧瞧)(?:{_WE})?(?:{_WILL_DO}|行不行|够不够格)?)(?:吗|么|不|没|呢|啊|呀|了)*[？?。！!\s]*$"
)
"""我们想建技术创新中心，能报吗: nothing else is told of them."""

_WANTS_ONE = re.compile(
    r"(?:想|打算|准备|要|琢磨)[^，,。；;？?0-9]{0,6}(?:弄|建|搞|办|申报|申请|报|拿|争取|牵头)(?:上|下)?(?:一?个|一家)?[^，,。；;？?0-9委]{0,8}创新中心[，,\s]*(?:我们?|咱们?|俺们?|这(?:样|种)?)?(?:的)?(?:条件|资格)?(?:到底|都)?"
    r"(?:够不够(?:格|条件|资格)?|(?:够|有)(?:格|条件|资格)|有没有(?:资格|戏|可能)|有戏|符不符合(?:条件|要求)?|(?:符合|具备|满足)(?:条件|要求)?|够得上|行不行|能行)(?:吗|么|不|没|没有|呢|啊|呀)*[？?。！!\s]*$"
)
"""小公司想自己弄个市里的技术创新中心，够格不."""

_OUR_PEOPLE = re.compile(
    r"(?:我|咱|俺)们?(?:这|那|手里|手上|手下|手底下|家|单位|公司|所里?)*(?:的)?(?:拨|帮|班|些|伙|批|群|套|几个|点)?(?:人马|班底|人手|人)(?:员)?(?:到底|究竟|目前|现在)?"
    r"(?:行不|行吗|行么|够不|够吗|达标|达不达|合格|合不合|能行|能过|咋样|怎么样|过关|符不|符合[不吗]|成不|中不|可以[不吗么])"
)
"""帮我看看我这拨人行不行: whether they will do, and not a number told."""
_THESE_PEOPLE = re.compile(r"[我们咱俺][这那]?(?:一)?(?:[拨帮伙班群](?:子)?|些个?)人(?!家)")
"""帮我看看我这拨人行不行: the team, by whatever name."""


def of_our_people(message: Message) -> bool:
    """Whether it asks if the people will do, by whatever name and without a number: 帮我看看我这拨人行不行."""
    named = message.says(OWN) and message.says(_THESE_PEOPLE) and message.says(VERDICT)
    return named or message.says(_OUR_PEOPLE)


# 自查材料 and 自查报告 are what people call the yearly self-evaluation.
_SELF_CHECK_ALONE = re.compile(
    r"(?:自查|自测|预审|自我核对)(?!(?:性质)?的?[^，。？?]{0,3}(?:材料|报告|表|总结|情况))|自评一下条件"
)
_ENOUGH = re.compile(
    r"够不够|够没够|够格|达不达标|达没达[到标]|达标|过没过|过线|过关|过了没|踩没踩线|到没到线|能不能过|合不合格|合不合规|合规[不吗]|够线|过不过|符不符合|符合[不吗]"
)


def insists(message: Message) -> bool:
    """那也不行？ 执照没动，这总行了吧: nothing new is said of the facts, and the result is asked for again; not of 公示3天就够了吧."""
    says_it_again = (
        message.says(GOES_ON_WITH_RESULT)
        or message.says(_MAY_WE)
        or (message.last == {"serious_dishonesty"} and message.says(_OTHER_UNIT))
    )
    of_the_conditions = not phrases().match("other_matters", message.text)
    return bool(message.known) and says_it_again and of_the_conditions and len(message.text) <= _SHORT


GOES_ON_WITH_RESULT = re.compile(
    r"(?:总|也|还|就|照样|仍|到底|那|一起算?|合起来|合并算?|合计|加起来|两家)(?:能|可以)?[^，。？?]{0,4}(?:行|成|中|可以|符合|达标|够)(?:了|吧|吗|不|么|嘛)*[？?。！!]*$|^(?:那|那么)?(?:两家|几家|大家)?(?:一起|一块|合起来|合在一起|凑(?:在)?一起|放(?:在)?一起|加起来|合并)(?:算|计算|来算)?(?:呢|吧)?[？?。]*$"
)
_MAY_WE = re.compile(
    r"^(?:那|所以|这样)?(?:我们?|咱们?)?(?:还|也)?(?:能不能|可不可以|能否|可否|能|可以)(?:牵头|申报|报|当头|做主体|当主体)(?:吗|么|不|了吗)?[？?。]*$"
)
_OTHER_UNIT = re.compile(
    r"^(?:但是?|可是?)?我们?(?:自己|单位|公司)?(?:没有?|清白|没事)|是[^，。？?]{0,6}(?:共建|合作|联合|参与|参建|牵头|另一家|对方|伙伴)"
)
"""Whose record it is does not matter: 第八条第（六）项 speaks of all building units."""

_SHORT = 40
_POSTS = re.compile(
    r"副主任|[0-9一]正[0-9一二两三四]副|(?:[2-6]|两|二|三|四)\s?(?:位|个|名)(?:副(?:的|职|手|总)|(?:中心)?主任)|正副(?:主任|职)"
)
_OF_A_TEAM = re.compile("团队|队伍|总人数|固定|科研人员|研发人员|在编|全职|专职")
_MOST_POSTS = 6


def on_the_posts(text: str) -> bool:
    """1正2副三位主任，一个中级一个没职称: those who head the centre, not the team."""
    if not _POSTS.search(text) or _OF_A_TEAM.search(text):
        return False
    return all((count.people or 0) <= _MOST_POSTS and not count.share for count in counts(text, "team"))


_SEVERAL_DIRECTORS = re.compile(r"(?:[2-6]|两|二|三|四)\s?(?:位|个|名)(?:中心)?(?:正)?主任")
_THE_HEAD = re.compile(r"负责人|正的|正主任|正职|一把手|主任(?:本人)?(?:是|为)|[其当]中")


def of_several_directors(text: str) -> bool:
    """三位主任两个高级一个中级: whose title it is that the centre's head has is not told."""
    return bool(_SEVERAL_DIRECTORS.search(text)) and not _THE_HEAD.search(text)


_DEPUTY = re.compile(r"(?:另外?)?(?:[1-6]|一|两|二|三|四)?(?:位|个|名)?副(?:的|职|主任)[^，,。；;？?]*")


def without_deputies(text: str) -> str:
    """正的是高工，副的是工程师: what is told of a deputy is nothing of the head."""
    return _DEPUTY.sub("", text) if _POSTS.search(text) and _DEPUTY_BESIDE.search(text) else text


_DEPUTY_BESIDE = re.compile(r"正的|正职|正主任")
