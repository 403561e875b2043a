"""撤销资格: when and why a centre was revoked, who wants to apply again when, and what has happened at it."""

import re
from typing import Any

from assistant.builtin.extraction.date_roles import on_publicity
from assistant.builtin.extraction.dates import dates
from assistant.builtin.extraction.polarity import states
from assistant.builtin.extraction.said import Said
from assistant.builtin.intents._counted_back import revocation_asked_for
from assistant.builtin.intents._message import NOTHING, Heard, Message
from assistant.builtin.intents._other_platforms import OTHER_PLATFORM
from assistant.builtin.intents._rectification import asks_both_ends
from assistant.builtin.intents._revoked_on import (
    REVOKED,
    before_the_revocation,
    month_known,
    revoked_in,
    revoked_on,
)
from assistant.checkers.reapplication import Ground

_AGAIN = re.compile(
    r"再(?:次|行|去|来)?(?:报|申|递|提|搞|建|来)|重新(?:申|报|来|提)|还能(?:再)?(?:报|申)|能(?:再)?报|多久能|解禁|又能|就报|去报|可报|来报|再试|重来|卷土|重返|重报|重申|复出|(?:递|交|收)(?:他|它|我们?)?(?:的)?(?:材料|申请)|受理|隔几年|几年(?:之?后|以后)|东山再起|翻身"
)
_WHEN = re.compile(
    r"几时|啥时|到哪|哪年|哪天|哪一天|哪日|几号|什么时候|啥时候|何时|何日|多会儿|最早|等到|等多久|多久|到期|届满|解禁|行不行|可以|能不能|期满|赶得上|来得及|几年|收了吧|收不收|年头|年限|即可|便可|就能|就可|(?:报|申报|申请|来|翻身)了?[吗么不][？?。！!\s]*$"
)
_OWN = re.compile(r"我们?|咱|俺|某(?:个|家)?中心|该中心|那家|这家|某家|有家|牌子|本中心")
_CASE = re.compile(r"去年|前年|今年|昨|上|前天|刚|已经|被|让|了")
_STILL_FAILED = re.compile(
    r"(?:没|未)能?(?:整)?改(?:好|过来|到位)|"
    r"整改(?:后)?(?:不过|没过)(?=[0-9去今前被，,])|整改[^，。？?]{0,10}(?:不合格|没合格|[没不未]及格|不过关|没过|未过|不通过|没通过|未通过|不行|没达标|不达标|失败|无效|未果|没见效|不见效)|改(?:了|完|满|够)?(?:整整|足足)?(?:一|1)年[^，。？?0-9]{0,6}(?:没|未|不)(?:能)?(?:过(?!一)|通过|合格|达标|及格|改好|行)|改[^，。？?]{0,8}(?:还|仍|又)[^，。？?]{0,3}(?:不合格|[没不未]及格|不行|没过|不达标)|(?:还|仍旧?|又|照样|照旧|依旧|依然)是?(?:不合格|没合格|[没不未]及格|没过关|不过关)"
    r"|(?:补|改|整|返工|弄|限期|[复再重]评|[复再重]查|[复再重]考|验收|届满|期满)[^，。；;？?]{0,10}(?:还|仍旧?|又|依然|照样|照旧|依旧)(?:是|然)?(?:不|没|未)能?(?:合格|及格|行|过|达标|通过)"
    r"|(?:整改|补救|返工)[^。；;？?]{0,40}(?:还|仍旧?|又|依然|照样|照旧|依旧)(?:是|然)?(?:不|没|未)能?(?:合格|及格|行|过|达标|通过)[^。；;？?]{0,12}(?:撤|摘)"
    r"|(?:因|因为|由于)?(?<!年度考核)(?:评价|考核|评估)?不合格(?:了)?(?:给|被|就|而|才|让人?)*(?:撤|摘)(?!不)"
)
_FAILED_AGAIN = re.compile(
    r"(?:整改|补救|返工|[复再重][评查考审验]|验收)[^；;？?]{0,40}?(?<!评价)(?<!评出)(?:没|未|不)(?:能)?(?:合格|通过|过关|过|及格|达标)[^；;？?]{0,20}(?:撤|摘|吊)"
)
"""整改到10月10日期满，没过，10月30日撤的; 3月20日复评不合格，3月25日撤销."""
_BAN = re.compile(
    r"禁报|(?:三|3)年[^，。？?]{0,6}(?:内)?(?:不能|不得|不让|不许|不准)[^，。？?]{0,4}(?:报|申)|禁(?:申|止申|止再)|禁期"
)
_FAILED = re.compile(r"不合格|不及格")
"""Who counts the three years of 第二十六条 from a failed evaluation was revoked under it."""

_BESIDE_US = r"(?:共建|合作|合伙|搭伙|参建|协作|打下手|陪跑|跟着(?:我们|咱)?(?:干|做|搞)|一块儿?弄|伙伴)"
_OF_ANY_KIND = r"(?:单位|公司|企业|方|院校|大学|学院|设计院|研究院|研究所|院|所|厂)"
_UNIT = r"(?<!共建)(?<!合作)(?<!合伙)(?<!搭伙)(?<!参建)(?<!合作的那家)(?<!共建的那家)(?<!合伙的那家)(?<!搭伙的那家)(?:单位|公司|企业)"
_REFUSES = r"(?:拒绝|拒不|抗拒|阻挠|(?:不|没)(?:让|许|准|给|肯|愿|配合|接受)(?!整改))"
_CIRCUMSTANCES: tuple[tuple[re.Pattern[str], dict[str, Any]], ...] = (
    (re.compile(rf"{_BESIDE_US}(?:的)?(?:那|一)?(?:家|个)?[^，。？?没未]{{0,3}}?{_OF_ANY_KIND}?[^，。？?没未]{{0,6}}(?:注销|依法终止|破产|解散|倒闭|吊销)"), {"partner_terminated": True, "lead_terminated": False}),
    (re.compile(r"(?:申报|立项|申请)[^，。？?]{0,10}(?:弄虚作假|造假|作假|假材料)|(?:弄虚作假|造假|作假)[^，。？?]{0,6}(?:申报|立项)"), {"fraud_in_application": True}),
    (re.compile(r"(?:考核|评估|评价)[^，。？?]{0,8}(?:弄虚作假|造假|作假)"), {"fraud_in_evaluation": True}),
    (re.compile(r"^(?!.*(?:申报|立项|申请|考核|评估|评价)).*(?:弄虚作假|造假|作假)[^，。？?]{0,16}(?:撤|摘|出局|除名)"), {"fraud_in_application": True}),
    (re.compile(r"(?:拒绝|拒不|不肯|不愿|就是不)(?:接受)?整改"), {"evaluation_failed": True, "refused_rectification": True}),
    (re.compile(rf"{_REFUSES}[^，。；;？?]{{0,6}}(?:检查|验收|监督|考核|评估|评价|查账)"), {"refused_supervision": True}),
    (re.compile(rf"(?:主体|牵头|建设)?{_UNIT}(?:已(?:经)?|被|都|刚)*(?:依法)?(?:注销(?!风险)|终止(?:了)?)|{_UNIT}[^，。？?没未]{{0,12}}(?:注销(?!风险)|依法终止)"), {"lead_terminated": True}),
    (re.compile(rf"(?:主体|牵头|建设)?{_UNIT}[^，。？?]{{0,6}}(?:破产|吊销|解散|倒闭)"), {"lead_termination_cause": True}),
    (re.compile(r"(?:自行|自己|主动|主体单位|牵头单位)(?:要求|申请|提出)[^，。？?]{0,4}撤|(?:自己|自愿|主动|我们?)(?:就|也|实在)?(?:不想|不愿|不打算)(?:再)?(?:干|搞|办|建|做)|(?:自愿|主动|自己)(?:放弃|退出)|(?:自愿|主动|自己)[^，。；;？?]{0,4}(?:交|退|还)(?:还|回|掉|出)?(?:了)?(?:牌|资格)"), {"lead_requests_revocation": True}),
    (re.compile(r"严重(?:违法|违反)[^，。？?]{0,10}"), {"serious_violation": True}),
)  # fmt: skip
_OTHER_GROUND = re.compile(
    rf"{_REFUSES}[^，。；;？?]{{0,6}}(?:检查|查|验收|监督|考核|进门)|弄虚作假|造假|作假|事故|违法|犯法|拒绝|拒不|注销|破产|第二十七条|27条|(?:自行|自己|自个儿|主动)(?:要求|申请|提出|打(?:了)?(?:个)?报告)"
    r"|(?:主动|自愿|自己|想)[^，。；;？?]{0,4}(?:把|将)?(?:牌子|牌牌|资格)[^，。；;？?]{0,4}(?:交|退|还)|(?:退|交|还)(?:还|回|掉)?(?:牌(?![照号])|资格)"
)
_GIVES_UP = re.compile(
    r"(?:交|退|还)(?:回|掉|出|了|还)?(?:牌(?![照号])|资格)|(?:牌子|牌牌|资格)[^，。；;？?]{0,4}(?:交|退|还)"
)
_GENERAL_27 = re.compile(r"第二十七条|27条|别的(?:原因|情形|由头)|其他(?:原因|情形)")
_NOT_SO = re.compile(r"(?:不是|并非|不因|非因)[^，,。；;？?]*")
_PARTNER = re.compile(r"共建(?:单位|的)|合作单位|搭伙的")
_NEVER_REVOKED = re.compile(r"从来?(?:就)?(?:没|未)(?:有)?(?:让人|给人)?(?:被)?(?:撤|摘)")
_ASKS_GROUND = re.compile(
    r"(?:哪|第几)(?:一)?(?:项|种|条|个)情形|属于(?:哪|第几|什么情形)|该不该撤|要不要撤|会不会(?:被)?(?:撤|摘)|算不算[^，。？?]{0,8}撤|能不能撤|撤不撤|符合撤销|构成撤销"
    r"|(?:连累|牵连|波及|殃及)(?:到)?[^，。；;？?]{0,3}(?:我|咱|俺|中心|资格)|(?:我们?|咱们?|俺们?|中心)[^，。；;？?]{0,4}(?:跟着|陪着|也得|就得)[^，。；;？?]{0,2}(?:死|完|撤|黄|倒霉|遭殃|出局|摘)|(?:资格|牌子|中心)(?:还)?(?:咋|怎么)(?:办|算)"
)
_KEEPS_IT = re.compile(
    r"(?:资格|牌子?|中心)[^，。；;？?]{0,8}(?:保留|保住|不变|不受影响|还在|继续|照样|留着)|不影响(?:中心|资格)|(?:保留|保住)[^，。；;？?]{0,4}(?:资格|牌)"
)
"""牵头公司注销了，所以资格原样保留."""

_PUBLICITY = re.compile(r"公示|挂网|挂出|名单")
_DISQUALIFIED = re.compile(r"撤销|资格|摘牌|再报|申报")
_CENTRE_LOST = re.compile(
    r"撤[销牌掉]|撤了|被撤|撤的|摘|出局|除名|吊|取消|资格|牌|再(?:次|行)?(?:报|申)|整改|情形|中心"
)
_SHORT = 16
_AGAIN_TITLE = "再行申报"


_OF_A_CENTRE = re.compile(
    r"撤销|资格|牌|中心|禁报|整改|不合格|再(?:次|行|来)?(?:报|申|来|试|搞)|重新|申报|解禁|情形|[被给让](?:人家?)?(?:给)?(?:撤|摘|取消)|多久能|又能报|能再?报|(?:要不要|会不会|该不该|能不能|撤不|算不算)[^，。；;？?]{0,6}(?:撤|摘)|注销|破产|翻身|东山再起|撤的|出局|除名"
)


def hear(message: Message) -> Heard:
    """Hear what `message` says of a revocation; a question on the rule alone is left to the search."""
    if _on_something_else(message):
        return NOTHING
    positive = _NOT_SO.sub("", message.text)
    ground = _ground(positive, message)
    happened = _happened(positive)
    said = dates(message.text, message.as_of, month_known(message))
    before = before_the_revocation(message.text, said)
    days = [day for day in said if day.day_known and day not in before]
    counted_back = revocation_asked_for(message.text, said)
    told = revoked_on(message, days) if counted_back is None else counted_back
    facts = {**ground, **told, **_failing(message)}
    on_subject = message.says(REVOKED) or (message.says(_AGAIN) and (message.active or bool(ground)))
    if other := _of_the_term_or_the_ban(message, said, facts, happened):
        return other
    if {"revoked_on", "reapply_on"} & set(facts) and (on_subject or message.asked or message.active):
        facts.update(_applicant(message))
        about = (
            (_AGAIN_TITLE, *_titles_of(happened))
            if ground.get("ground") == Ground.CIRCUMSTANCE.value
            else (_AGAIN_TITLE,)
        )
        return Heard({**facts, **happened}, True, about=about)
    if message.active and "revoked_on" in message.known and message.says(_AGAIN) and message.says(_WHEN):
        return Heard({**facts, **happened}, True, about=(_AGAIN_TITLE,))
    chosen = bool(ground) and _AGAIN.search(message.before) and not message.says(REVOKED)
    chosen = chosen or _AGAIN_TITLE in message.about
    if message.active and ground and ("revoked_on" in message.known or chosen):
        return Heard({**ground, **happened}, True, about=(_AGAIN_TITLE, *_titles_of(happened)))
    by_circumstance = (ground or message.known).get("ground") == Ground.CIRCUMSTANCE.value
    if message.active and by_circumstance and message.says(_AGAIN) and message.says(_WHEN):
        return Heard({**facts, **happened}, True, about=(_AGAIN_TITLE,))
    if {"ground", "revoked_on"} & set(message.asked) and (ground or facts):
        return Heard({**facts, **happened}, True, about=(_AGAIN_TITLE,))
    named = ground.get("ground") == Ground.CIRCUMSTANCE.value and bool(happened)
    if (
        message.says(REVOKED)
        and message.says(_AGAIN)
        and (message.says(_WHEN) or (_claims_to_be_free(ground, said)))
        and (named or message.says(_OWN) or any(day.year for day in said))
        and (named or message.says(_CASE) or bool(said))
    ):
        settled = ground.get("ground") == Ground.CIRCUMSTANCE.value
        needs = () if settled else ("revoked_on", "ground")
        about = (_AGAIN_TITLE, *_titles_of(happened)) if settled else (_AGAIN_TITLE,)
        facts |= revoked_in(message, said)
        return Heard({**facts, **happened} if settled else facts, True, about=about, needs=needs)
    if happened and (message.says(_ASKS_GROUND) or message.says(_KEEPS_IT)):
        return Heard(happened, True, about=_titles_of(happened))
    failed = {_FAILED_BEFORE: True} if message.says(_FAILED) else {}
    failed |= revoked_in(message, said)
    concerned = (
        on_subject or (message.says(_AGAIN) and message.says(_LOST)) or {"ground", _FAILING} & set(facts)
    )
    return Heard({**facts, **happened, **failed}, concerned=True) if concerned else NOTHING


def _on_something_else(message: Message) -> bool:
    if (message.says(_PUBLICITY) or on_publicity(message.text)) and not message.says(_DISQUALIFIED):
        return True
    if message.says(REVOKED) and not (message.says(_OF_A_CENTRE) or message.active or message.found):
        return True  # 违停的条子怎么才能撤了它
    bare = message.says(REVOKED) and not message.says(_CENTRE_LOST)
    if bare and message.others_active and not message.active:
        return True  # 12月10号撤呢, of a publicity
    return message.says(_NEVER_REVOKED)


def _of_the_term_or_the_ban(
    message: Message, said: list[Said], facts: dict[str, Any], happened: dict[str, Any]
) -> Heard | None:
    """半年就撤销了，本可改到哪天, which is for another check; 主动交还牌子的，凭什么也禁."""
    if asks_both_ends(message, said) and not message.says(_AGAIN):
        return Heard({**facts, **happened}, concerned=True)
    if facts.get("ground") == Ground.CIRCUMSTANCE.value and happened and message.says(_BARRED):
        return Heard({**facts, **happened}, True, about=(_AGAIN_TITLE, *_titles_of(happened)))
    return None


_BARRED = re.compile(
    r"(?:按|给|背|扣|罚|等|套|算)[^，。；;？?]{0,4}(?:三|3)年|也?(?:要|得|会)?禁(?!止)|禁报|(?:三|3)年(?:内)?(?:不得|不能|不让|不准|不许)"
)
"""自己主动交还牌子的，凭什么也禁."""


_LOST = re.compile(r"(?:真|要是|万一|如果)?黄(?:了|掉)|散伙|垮(?:了|掉)|没了")


def _claims_to_be_free(ground: dict[str, Any], said: list[Said]) -> bool:
    """改完没过，2023年摘的，当即就报: what is claimed rests on the day of the revocation, of which the year alone is told."""
    return ground.get("ground") == Ground.STILL_FAILED.value and any(day.year for day in said)


_FAILED_BEFORE = "_failed"
"""A memory of this intent: a failed evaluation was spoken of."""

_THREE_COUNTED = re.compile(r"(?:三|3)年[^。；;？?]{0,12}(?:起|算|期满|届满)")
"""不合格结论8月1日公布，三年应自那天起."""
_THREE_YEARS = re.compile(
    r"(?:满|够|过|隔|等|熬)(?:了|完|够|满)?(?:三|3)年|(?:三|3)年(?:期满|以?后|之后|满|一过|到)"
)


def _ground(text: str, message: Message) -> dict[str, Any]:
    other = _OTHER_GROUND.search(text) or _GENERAL_27.search(text)
    if _STILL_FAILED.search(text) or (not other and _FAILED_AGAIN.search(text)):
        return {"ground": Ground.STILL_FAILED.value}
    if (
        (_BAN.search(text) or (REVOKED.search(text) and _THREE_COUNTED.search(text)))
        and _FAILED.search(text)
        and not (_OTHER_GROUND.search(text) or _GENERAL_27.search(text))
    ):
        return {"ground": Ground.STILL_FAILED.value}
    if (
        message.known.get(_FAILED_BEFORE)
        and _THREE_YEARS.search(text)
        and not (_OTHER_GROUND.search(text) or "ground" in message.known)
    ):
        return {"ground": Ground.STILL_FAILED.value}
    spoken_of = message.active or REVOKED.search(text) or _GIVES_UP.search(text) or "ground" in message.asked
    of_another = any(words.search(text) for words in (_OTHER_GROUND, _GENERAL_27, _GIVES_UP))
    if spoken_of and (of_another or _happened(text)):
        return {"ground": Ground.CIRCUMSTANCE.value}
    return {}


_FAILING = "_failing"
"""A memory of this intent: a failed evaluation is spoken of; who is revoked then, is so for that."""
_NOT_PASSED = re.compile(r"(?:没|未|不)(?:能)?(?:通过|过关|过|合格|达标|改好)")
_NO_OTHER_GROUND = re.compile(r"拒绝|拒不|不肯|不改")


def _failing(message: Message) -> dict[str, Any]:
    """评了个不合格当场摘牌, then 要是没通过呢: the rectification was not passed."""
    if message.says(_FAILED) and message.says(REVOKED) and not message.says(_OTHER_GROUND):
        return {_FAILING: True}
    passed = len(message.text) <= _SHORT and message.says(_NOT_PASSED) and not message.says(_NO_OTHER_GROUND)
    if message.known.get(_FAILING) and passed and "ground" not in message.known:
        return {"ground": Ground.STILL_FAILED.value}
    return {}


def _happened(text: str) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for pattern, says in _CIRCUMSTANCES:
        if states(text, pattern):
            facts.update(says)
    if (
        re.search(r"事故", text)
        and re.search(r"严重(?:不良)?影响|影响(?:很|特别|十分|非常)?(?:严重|恶劣)", text)
        and re.search(r"重大|安全|质量", text)
    ):
        if "质量" in text:
            facts["quality_accident"] = True
        if "安全" in text or "质量" not in text:
            facts["major_safety_accident"] = True
        facts["serious_adverse_impact"] = True
    return facts


_TITLES = {
    "fraud_in_application": "没有严重弄虚作假",
    "fraud_in_evaluation": "没有严重弄虚作假",
    "refused_rectification": "没有不合格而拒绝整改",
    "refused_supervision": "没有拒不接受监督管理",
    "partner_terminated": "建设主体单位没有被依法终止",
    "lead_terminated": "建设主体单位没有被依法终止",
    "lead_termination_cause": "建设主体单位没有被依法终止",
    "lead_requests_revocation": "建设主体单位没有自行要求撤销",
    "serious_violation": "没有严重违反法律法规",
    "major_safety_accident": "没有造成严重不良影响的事故",
    "quality_accident": "没有造成严重不良影响的事故",
}


def _titles_of(happened: dict[str, Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_TITLES[name] for name in happened if name in _TITLES))


def _applicant(message: Message) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    if message.says(_PARTNER) and message.says(_AGAIN):
        facts["applicant"] = "partner"
    if message.says(OTHER_PLATFORM):
        facts["applies_for"] = "other"
    return facts
