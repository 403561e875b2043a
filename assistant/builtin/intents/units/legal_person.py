"""Whether the unit that is to lead is a legal person, as far as a message tells it."""

import re

from assistant.builtin.extraction.polarity import states

LEAD = re.compile(r"牵头|主体|主家|申报|申请|当头|挑头|领头|扛大旗|主导|为主")
PARTNER = re.compile(
    r"共建|参建|合作|搭伙|合伙|参与|协作|联合|一起|跟着|入伙|参加|加入|陪跑|挂(?:个)?名|打下手|搭把手|敲边鼓|当配角|配合|跑龙套"
)
OWN = re.compile(r"我们?|咱|俺|我司|本")
CLAUSE = re.compile(r"[^，,。；;？?！!\n]+")
WHICH_OF_THEM = re.compile(r"哪(?:一)?[个家边方](?:才|能|可以|来|该|适合)*(?:牵头|挑头|当|做|报|申)")
_LEGAL_PERSON = re.compile(
    r"独立法人(?:资格|单位|地位|实体|身份|证书?|执照)?|法人(?:资格|单位|地位|实体|身份(?!证)|证书?|执照|登记证?)|(?:企业|社团|机关|事业(?:单位)?)法人(?:证书?)?"
    r"|(?<=[是有无非没当])法人(?!代表|章|签|变|换|[是叫姓为])|法人(?=注册|登记|(?:也|都|还)?(?:没有?|未)(?!变|换|签|来|到|同意))"
)
"""Not 法人代表 nor 法人是谁: there a person is meant."""
_ENDED = re.compile(r"法人(?:资格|证书?|执照|登记)?[^，,。；;？?！!]{0,4}(?:注销|吊销|撤销|终止)")
"""What is wound up is the matter of 第二十七条."""
_NONE_OF_ITS_KIND = re.compile(
    r"个体(?:工商)?户|个体(?:的)?(?:营业)?执照|个体(?:工商)?经营|(?:以)?个人(?:的)?(?:名义|身份)|(?<!都是)(?<!股东是)自然人(?!投资|控股|独资|股东|或)|个人独资|(?:有限|普通)合伙(?=企业|的|[，,。；;]|$)|课题组(?=[^，,。；;]{0,6}(?:牵头|当主体|做主体))|(?<!下属)(?<!下面的)二级学院(?=[^，,。；;]{0,6}(?:牵头|当|做|申报|报|想|要|没))|内设(?:机构|处室)(?!齐|健|完|设|有)"
    r"|(?:我们?|咱们?|俺们?|本院)(?:这儿?|家)?(?:就|只|才|其实)*是?(?:大学|学校|高校|集团|公司)?(?:里|下面|下属|底下)?的?(?:一?个)?(?:二级(?:学院|单位|机构|部门)|内设部门|课题组)(?=[，,。；;\s？?！!]|$)"
)
"""我有个个体户执照: none of these is a legal person of its own."""
_BECAME_ONE = re.compile(
    r"(?:转|改|升|变更?|注册|登记|办|换)(?:制|级)?(?:成|为|作)[^，,。；;]{0,4}(?:公司|企业)|个转企"
)
_LICENCE = r"(?:营业)?执照"
_TO_COME = re.compile(
    rf"{_LICENCE}(?:嘛|呢|啊)?[，,]?(?:也|都|还|才|刚|正|至今|到现在|目前)*(?:(?:没|未)(?:有)?(?:办|下|批|领|拿到)|没有(?=[，,。；;？?！!的呢]|$)|在办|正?办着|(?:还|正)在(?:办|走|跑|批)|等着)"
    rf"|{_LICENCE}[^，,。；;？?！!有已]{{0,8}}(?:下(?:个)?月|下周|下礼拜|下星期|明年|年底|月底|过(?:几|两)天|[0-9一二三四五六七八九十]+[号日])[^，,。；;？?！!]{{0,6}}(?:下来|能下|才下|办(?:好|完|下)|拿到|到手|批下|发下)"
    rf"|(?:没|未|尚无|还没)(?:有)?(?:办|领|拿)?(?:到|下来?|过)?{_LICENCE}(?!号|上)"
    r"|(?:公司|单位|企业)(?:也|都|还)*(?:没|未)(?:有)?(?:去)?(?:注册|登记|成立)(?:好|完|下来)?(?=[，,。；;？?！!呢的]|$)|(?:公司|企业)(?:还|正)*在(?:注册|筹备|筹建|工商登记|跑工商)(?:当中|中|阶段)?(?=[，,。；;？?！!呢的]|$)"
    r"|(?:还|正)在(?:注册|办照|筹建|跑工商|工商登记)(?:当中|中)?(?=[，,。；;？?！!呢的]|$)"
)
"""执照下月20号准下来, 公司还没注册: there is no such unit yet."""
_RENEWED = re.compile(
    r"(?:换|变更|年检|补办?|丢|遗失|过期|到期|续|新的?)[^，,。；;]{0,4}(?:执照|证)|(?:执照|证)[^，,。；;]{0,4}(?:换|变更|年检|补办?|丢|遗失|过期|到期|续)"
)
_REGISTERED_AT = re.compile(
    r"(?<!没)(?<!未)(?<!要)(?<!想)(?:注册|登记)(?:地|地址)?(?:就|也|都)?(?:在|于|是)(?![办跑走])"
)
_DONE = re.compile(
    rf"{_LICENCE}[^，,。；;？?！!]{{0,4}}(?:是|早|已经?)[^，,。；;？?！!]{{0,16}}(?:办|领|拿|批|下)[^，,。；;？?！!]{{0,3}}的"
)
"""执照是去年3月5号办下来的, 注册在新城区: it is registered."""
LICENSED = re.compile(
    rf"(?:公司|企业|厂子?)[^，,。；;？?！!没未]{{0,6}}(?:办|领|拿|有)(?:完|好|到|下来)?了?{_LICENCE}(?:了|啦)?(?=[，,。；;？?！!]|$)"
    rf"|(?:公司|企业|厂子?)的?{_LICENCE}(?:已经?|都|也|刚)*(?:办|领|拿|下)(?:完|好|到手?|来|下来)了?"
)
"""公司办完执照了: a company that is registered is a legal person, wherever it lies."""


def not_registered(text: str) -> bool:
    """Whether the lead is still to be registered, wherever that will be."""
    there = _REGISTERED_AT.search(text) or _RENEWED.search(text) or _DONE.search(text)
    return bool(_TO_COME.search(_on_the_lead(text))) and not there


def legal_person(text: str, *, on_centre: bool) -> bool | None:
    """Whether the lead is one; what is said of a partner alone settles nothing, nor, where the message is `on_centre`, what is
    said of legal persons in general.
    """
    if _ENDED.search(text) or WHICH_OF_THEM.search(text):
        return None
    of_lead = _on_the_lead(text)
    if not on_centre and _DID_NOT_BECOME_ONE.search(of_lead):
        return False
    is_one = not on_centre and states(of_lead, _LEGAL_PERSON)
    if states(of_lead, _NONE_OF_ITS_KIND) and not _BECAME_ONE.search(text) and not is_one:
        return False
    if not_registered(text):
        return False
    if not on_centre and (stated := states(of_lead, _LEGAL_PERSON)) is not None:
        return stated
    return True if LICENSED.search(of_lead) else None


_DID_NOT_BECOME_ONE = re.compile(
    r"(?:没|未)(?:有)?(?:登记|注册|办|取得|拿到|成立)(?:成|为|到|过)?[^，,。；;]{0,2}法人"
)


def _on_the_lead(text: str) -> str:
    on_lead, of_partner = [], False
    for clause in CLAUSE.findall(text):
        if LEAD.search(clause) or OWN.search(clause):
            of_partner = False
        elif PARTNER.search(clause):
            of_partner = True
        if not of_partner:
            on_lead.append(clause)
    return "，".join(on_lead)
