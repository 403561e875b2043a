"""The one who is to head the centre: what title a message says he has."""

import re
from typing import Any

from assistant.builtin.extraction.titles import title
from assistant.builtin.intents._message import VERDICT, Message
from assistant.builtin.intents.committee.words import COMMITTEE

OWN = re.compile(r"我们?|咱|俺|本单位|我单位|某(?:单位|中心|企业|公司)|我司|我院|我校")
_DIRECTOR = re.compile(
    r"负责人|主任|总经理|一把手|当家的|带头人|领头|头儿|头头|掌门|牵头人|老板|老总|CTO|CEO|leader|director|院长|所长|厂长|总工",
    re.IGNORECASE,
)
_HEADS = re.compile(
    r"负责人|中心主任|主任|总经理|一把手|当家的|带头|领头|当头|牵头人|带队|挂帅|领衔|掌舵|坐镇|领军|挑大梁|扛旗|director|leader|负责"
    r"|[当做任](?:这个|那个|咱们?|我们)?(?:技术)?(?:创新)?中心的?(?:头儿?|老大|掌柜|当家)"
    r"|(?:推|让|换)[^，,。；;？?！!0-9]{1,8}(?:上(?=[，,。；;？?！!]|$)|出山|顶上|接手|接班)",
    re.IGNORECASE,
)


def director_title(message: Message) -> str | None:
    """The title of the one who is to head the centre; None where the message speaks of nobody's, or asks for the rule."""
    spoken_of = (
        message.says(_HEADS)
        or (message.says(_DIRECTOR) and message.says(VERDICT))
        or "director_title" in {*message.asked, *(message.last if message.active else ())}
    )
    if not spoken_of or message.says(NOT_CHOSEN):
        return None
    if message.says(_ASKS_THE_RULE) and not (message.says(OWN) or message.told):
        return None
    if message.says(_TOLD_BY_HIM):
        return None
    handed = [said.start() for said in HANDED_OVER.finditer(message.text)]
    found = title(message.text[handed[-1] :]) if handed else title(message.text, _DIRECTOR)
    return found[0].value if found else None


_TOLD_BY_HIM = re.compile(
    r"^(?!.*(?:负责人|主任|总经理|带头|领头)).*(?:老板|老总|院长|所长|厂长|领导)[^，,。；;？?0-9]{0,4}(?:说|讲|让|叫|问|嫌|催|逼|跟我|给我|交代|告诉)"
)
"""老板口头跟我说的，高级的一成二: who speaks is not the one spoken of."""


def of_the_head_beside_the_chair(message: Message) -> dict[str, Any]:
    """主任是讲师，委员会主任是外校教授: the title of the centre's head, in a message on the committee's chair as well.

    主任 alone is the centre's only where it stands before the committee is named.
    """
    if not (message.says(_THE_CHAIR) and message.says(VERDICT)):
        return {}
    titles, committee_named = [], False
    for clause in _CLAUSE.findall(message.text):
        if COMMITTEE.search(clause):
            committee_named = True
            continue
        his = _CENTRES_HEAD.search(clause) or (not committee_named and _DIRECTOR_ALONE.search(clause))
        if his and (found := title(clause)):
            titles.append(found[0].value)
    return {"director_title": titles[0]} if len(set(titles)) == 1 else {}


_CLAUSE = re.compile(r"[^，,。；;、！!？?：:\n]+")
_THE_CHAIR = re.compile(
    rf"(?:{COMMITTEE.pattern})[^，,。；;、！!？?]{{0,4}}(?:主任|主席|一把手|负责人|头儿)", COMMITTEE.flags
)
_CENTRES_HEAD = re.compile(
    r"中心(?:的)?(?:主任|负责人|一把手|带头人)|(?<!委员会)(?<!委员会的)(?<!指委)(?<![术务目全量题政])负责人|总经理"
)
_DIRECTOR_ALONE = re.compile(r"(?<!副)主任(?!委员|助理|医师)")
HANDED_OVER = re.compile(
    r"(?:推荐?|换成?|改由|改成|改让|改派|让|请)(?:了)?(?:她|他|我们?|咱)?的?(?:先生|爱人|丈夫|妻子|老公|老婆|媳妇|儿子|女儿|副手|同事|师兄|徒弟|学生|别人|另一位|另外一位|搭档)"
)
"""要推她先生上: from there on another person is spoken of."""
NOT_CHOSEN = re.compile(
    r"(?:负责人|主任|总经理|带头人|领头|牵头人|一把手|头头|头儿|当家的)[^，。；;？?0-9]{0,6}(?:还没|还未|没|尚未|未|待)(?:有|能)?(?:定|选|确定|敲定|落实|找|物色|到位|任命)|(?:人选|谁(?:来)?当(?:头|家|主任))[^，。；;？?]{0,4}(?:没|未|待)(?:有)?定"
)
"""头头儿还没定下是谁: nobody's title can be judged; it is asked for."""
_ASKS_THE_RULE = re.compile(
    r"(?:就|只|光|仅|单)看(?:重)?(?:职称|这)|是不是|是否(?:必须|要求|应)|必须|要不要|要求(?:是)?(?:什么|哪|多)|有什么要求|算不算(?!达标|符合|合格|行)|非得|(?:什么|啥)职称(?![^，。；;？?]{0,4}没)|needs?|must"
)
_NO_TITLE = re.compile(
    r"博导|硕导|博士|硕士|海归|院士|长江学者|杰青|千人|教学名师|劳模|总监|总裁|处长|党员|人大代表|学科带头人|首席"
)
_ON_TITLES = re.compile("职称|技术职务")


def titled_otherwise(message: Message) -> bool:
    """我们主任是博导，职称这条过了吧: what he is called is no professional title, and which one he has is not told."""
    on_him = message.says(_HEADS) or message.says(_DIRECTOR)
    return bool(
        on_him
        and message.says(OWN)
        and message.says(_NO_TITLE)
        and message.says(_ON_TITLES)
        and message.says(VERDICT)
    )


_PUT_FORWARD = re.compile(
    r"(?:想|打算|准备|拟|要|能)?(?:让|叫|请|派|推荐?|选|由|换|聘|安排|提拔|指定|定|把)(?:成|为|了)?"
    r"(?P<who>[^，,。；;？?！!0-9]{1,12}?)(?:牵这?个?头|出来|出面|回来|过来|来|去|上)*(?:当|做|任|担任|出任|担|干|接|顶|坐|放)(?:上|到)?"
    r"(?:这个?|那个?|咱们?|我们?)?(?:的)?(?:技术创新)?(?:中心)?(?:的)?(?:主任|负责人|总经理|一把手|头儿|带头人|掌门|当家的)"
)
_HE_IS_PUT_FORWARD = re.compile(
    r"(?P<who>(?:我们?|咱们?|俺们?)?(?:家|厂|院|所|单位|公司)?的?(?:[老小大]?[\u4e00-\u9fff]{1,2}(?:工|总|博|院长|所长|厂长|经理|主任)|总工|副总|院长|所长|厂长|老板|老总|董事长))"
    r"(?:来|去|能不能|可不可以|能|可以|想|要|打算|准备|自己|亲自|本人)*(?:当|做|任|担任|出任|挑|坐|干)(?:这个?|咱们?|我们?)?(?:的)?(?:中心)?(?:的)?(?:主任|负责人|总经理|一把手|头儿|带头人)"
)
_THE_POST_FIRST = re.compile(
    r"(?:主任|负责人|总经理|一把手|带头人)(?:这个?)?(?:位子|位置|职位|岗位|活儿?)?[，,]?(?:就|由|让|想|打算|准备|能不能|可不可以|可以|能)*"
    r"(?P<who>(?:我|咱|俺)们?(?:单位|公司|厂|院|所|家)?的?(?:自己|自个儿?|本人|亲自|老板|老总|院长|所长|厂长|总工|[老小]?[\u4e00-\u9fff]工)?)"
    r"(?:来|去|能不能|可不可以|可以|能|自己)*(?:当|做|担|干|任|挑)(?!过|的|委员)"
)
"""中心主任我自个儿当行不."""
_ONESELF = re.compile(
    r"(?P<who>我(?:自己|自个儿?|本人|亲自)?|本人)(?:来|去|能不能|可不可以|可以|能|想|要|打算|准备|亲自)*(?:当|做|任|担任|出任|干)(?:这个?|咱们?)?(?:的)?(?:技术创新)?(?:中心)?(?:的)?(?:主任|负责人|总经理|一把手|带头人)"
)
_MAY_HE = re.compile(
    r"行不|行吗|行么|可以|能不能|能行|能当|能成|能[^，。；;？?]{0,4}[吗么不]|成不|成吗|中不|合适|够格|够不够|够资格|有资格|符合|胜任|配不配|[吗么不]\s*[？?。]*$|咋样|怎么样|看看"
)
_NOBODY = re.compile(
    "委员|理事|专家组|谁|哪|什么|啥|几|单位|企业$|公司$|高校|大学|院所|牵头|伙伴|合作|共建|对方|那家|这家"
)
_OTHERWISE_ASKED = re.compile(
    r"兼|外国|外籍|国籍|退休|岁|年龄|女|党员|学历|公务员|编制|干部|失信|处分|前科|任期|几年|备案|批准|报批|打招呼|谁|哪|怎么|咋(?!样)|委员会|理事|董事|脸|钱|经验|名气|影响"
)


def put_forward(message: Message) -> bool:
    """想让我们张工当中心主任，他行不: whether somebody will do of whom no title is told, and nothing else is asked."""
    said = _PUT_FORWARD.search(message.text) or _HE_IS_PUT_FORWARD.search(message.text)
    said = said or _THE_POST_FIRST.search(message.text) or _ONESELF.search(message.text)
    if not said or _NOBODY.search(said["who"]) or message.says(_OTHERWISE_ASKED):
        return False
    return message.says(_MAY_HE) and not message.says(_ASKS_THE_RULE)


def takes_the_chair(message: Message) -> bool:
    """让学校那位老教授挂主任, where the committee was spoken of: he is to chair that, not to head the centre."""
    return (
        message.others_active
        and not message.active
        and message.says(_CHAIRS)
        and not message.says(_THE_CENTRE)
    )


_CHAIRS = re.compile(r"(?:当|挂|做|任|坐)(?:个|了|这个|那个)?(?:主任|主席|头把交椅)")
_THE_CENTRE = re.compile("中心|负责人|总经理|带头|职称|副?高级?|正高|中级")
