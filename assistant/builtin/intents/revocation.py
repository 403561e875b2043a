"""撤销资格: when and why a centre was revoked, who wants to apply again when, and what has happened at it."""

import re
from typing import Any

from assistant.builtin.extraction.date_roles import on_publicity
from assistant.builtin.extraction.dates import dates
from assistant.builtin.extraction.polarity import states
from assistant.builtin.extraction.said import Said
from assistant.builtin.intents._message import NOTHING, Heard, Message
from assistant.builtin.intents._other_platforms import OTHER_PLATFORM
from assistant.builtin.intents.periods.counted_back import revocation_asked_for
from assistant.builtin.intents.periods.rectification import asks_both_ends
from assistant.builtin.intents.periods.revoked_in import again_in, by_months
from assistant.builtin.intents.periods.revoked_on import (
    FAILING,
    REVOKED,
    TAKEN_AWAY,
    before_the_revocation,
    month_known,
    revoked_in,
    revoked_in_another_year,
    revoked_on,
)
from assistant.builtin.intents.periods.self_evaluation_report import may_cost_the_title
from assistant.checkers.reapplication import Ground

_AGAIN = re.compile(
    r"再(?:次|行|去|来)?(?:报|申|递|提|搞|建|来)|重新(?:申|报|来|提|弄|搞|建|办)|还能(?:再)?(?:报|申)|(?:能|让|准|许)(?:再)?报(?!告|送|备|批)|多久能|解禁|又能|就报|去报|可报|又(?:可以|可|让|准)|(?:哪天|哪日|几时|何时|多会儿|啥时候|什么时候|几号)(?:起|开始|以后|之后)?(?:又|才|就|便)?(?:能|可以|可)(?:申?报|申请)|来报|再试|重来|卷土|重返|重报|重申|复出|(?:递|交|收)(?:他|它|我们?)?(?:的)?(?:材料|申请)|受理|隔几年|几年(?:之?后|以后)|东山再起|翻身|(?:还|再)(?:要|得|需)?等[^，。；;？?]{0,3}(?:多久|几|多少)|等(?:这么|那么|够|满)?(?:些|多|长|久|几|[三3])+年"
)
_WHEN = re.compile(
    r"(?P<may>能|可以|让|准)[^，。；;？?]{0,6}[报申][^，。；;？?]{0,2}不(?P=may)|几时|啥时|到哪|哪年|哪天|哪一天|哪日|几号|什么时候|啥时候|何时|何日|多会儿|最早|等到|等多久|多久|到期|届满|解禁|行不行|可以|能不能|期满|赶得上|来得及|几年|收了吧|收不收|年头|年限|即可|便可|就能|就可|(?:报|申报|申请|来|翻身)了?[吗么不][？?。！!\s]*$"
)
_SO_LONG_AGO = re.compile(
    r"(?:撤|摘|取消资格)[^，,。；;？?]{0,6}[，,]?(?:到现在|现在|已经?|都|有|过|快|满|了)*"
    r"(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})(?:年|个月)[^，,。；;？?后内]{0,6}了"
)
"""被撤两年半了: of a centre that was, though its day is not told."""
_OWN = re.compile(r"我们?|咱|俺|某(?:个|家)?中心|该中心|那家|这家|某家|有家|牌子|本中心")
_CASE = re.compile(r"去年|前年|今年|昨|上|前天|刚|已经|被|让|了")
_STILL_FAILED = re.compile(
    r"(?:给|改|宽限|整改)(?:了|完|满)?(?:一|1)年[^，。？?0-9]{0,6}(?:没|未|不)能?(?:扳|掰|整|弄|改|拗|翻|缓|转)(?:过来|过去|回来|好|成)|(?:没|未)能?(?:整)?改(?:好|过来|到位)|"
    r"整改(?:后)?(?:不过|没过)(?=[0-9去今前被，,])|整改[^，。？?]{0,10}(?:不合格|没合格|[没不未]及格|不过关|没过|未过|不通过|没通过|未通过|不行|没达标|不达标|失败|无效|未果|没见效|不见效)|改(?:了|完|满|够)?(?:整整|足足)?(?:一|1)年[^，。？?0-9]{0,6}(?:没|未|不)(?:能)?(?:过(?!一)|通过|合格|达标|及格|改好|行)|改[^，。？?]{0,8}(?:还|仍|又)[^，。？?]{0,3}(?:不合格|[没不未]及格|不行|没过|不达标)|(?:还|仍旧?|又|照样|照旧|依旧|依然)是?(?:不合格|没合格|[没不未]及格|没过关|不过关|过不了|过不去)"
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
    (re.compile(r"(?:拒绝|拒不|不肯|不愿意?|就是不|坚决不|死活不|偏不|硬是不|绝不|打死(?:也)?不|说啥也不|(?:书面|当面|正式)?回绝[^，,。；;]{0,6})(?:接受|去|再|做|搞)?(?:整改|(?<!名)改(?=[，,。；;？?！!了的]|$)(?<!换改))"), {"evaluation_failed": True, "refused_rectification": True}),
    (re.compile(rf"{_REFUSES}[^，。；;？?]{{0,6}}(?:检查|验收|监督|考核|评估|评价|查账)"), {"refused_supervision": True}),
    (re.compile(rf"(?:主体|牵头|建设)?{_UNIT}(?:已(?:经)?|被|都|刚)*(?:依法)?(?:注销(?!风险)|终止(?:了)?)|{_UNIT}[^，。？?没未]{{0,12}}(?:注销(?!风险)|依法终止)"), {"lead_terminated": True}),
    (re.compile(rf"(?:主体|牵头|建设)?{_UNIT}[^，。？?]{{0,6}}(?:破产|吊销|解散|倒闭)"), {"lead_termination_cause": True}),
    (re.compile(r"(?:我们?|咱们?|俺们?|老子|自己|自个儿?|自行|主动|自愿|主体单位|牵头单位|主体|牵头的)[^。；;？?！!局求没未不被有对别]{0,24}?(?<!共建单位)(?<!合作单位)(?<!主任)(?:要求|申请|请求|打(?:个|了)?报告|交(?:个|了)?报告|写(?:个|了)?(?:申请|报告))[^，,。；;？?！!]{0,8}(?:撤(?!诉|回|案|稿|公示)|退出|摘牌|不(?:想|愿意?|打算)?(?:再)?(?:干|搞|办|做|弄)了)|(?:自行|自己|主动|主体单位|牵头单位)(?:要求|申请|提出)[^，。？?]{0,4}撤|(?:自己|自愿|主动|我们?)(?:就|也|实在)?(?:不想|不愿|不打算)(?:再)?(?:干|搞|办|建|做)|(?:自愿|主动|自己)(?:放弃|退出)|(?:自愿|主动|自己)[^，。；;？?]{0,4}(?:交|退|还)(?:还|回|掉|出)?(?:了)?(?:牌|资格)"), {"lead_requests_revocation": True}),
    (re.compile(r"严重(?:违法|违反)[^，。？?]{0,10}"), {"serious_violation": True}),
)  # fmt: skip
_OTHER_GROUND = re.compile(
    rf"{_REFUSES}[^，。；;？?]{{0,6}}(?:检查|查|验收|监督|考核|进门)|弄虚作假|造假|作假|事故|(?:爆|炸|着火|失火|塌)[^，。；;？?]{0, 8}(?:死|伤|人命|撤|摘|收)|死了?人|人命|违法|犯法|拒绝|拒不|注销|破产|第二十七条|27条|(?:自行|自己|自个儿|主动)(?:要求|申请|提出|打(?:了)?(?:个)?报告)"
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
    r"(?:现在|眼下|马上|立刻|直接|当下|这就|当场|立马)(?:就)?(?:能|可以|可)(?:不能|不可以)?(?:给)?(?:撤|摘)|(?:哪|第几)(?:一)?(?:项|种|条|个)情形|属于(?:哪|第几|什么情形)|该不该撤|要不要撤|会不会(?:被)?(?:撤|摘)|算不算[^，。？?]{0,8}撤|能不能撤|撤不撤|符合撤销|构成撤销"
    r"|(?:连累|牵连|波及|殃及)(?:到)?[^，。；;？?]{0,3}(?:我|咱|俺|中心|资格)|(?:我们?|咱们?|俺们?|中心)[^，。；;？?]{0,4}(?:跟着|陪着|也得|就得)[^，。；;？?]{0,2}(?:死|完|撤|黄|倒霉|遭殃|出局|摘)|(?:资格|牌子|中心)(?:还)?(?:咋|怎么)(?:办|算)"
)
_GROUND = ("ground",)
_COUNTED_FROM = re.compile(r"(?:三|3)年[^，。；;？?]{0,4}(?:从|自|打|由|按)(?:哪|什么|啥|何|几)")
"""撤销决定2月6日，公告2月20日，三年从哪天算: there are three years only after a rectification that failed."""
_WILL_BE_REVOKED = re.compile(
    r"(?:会|要|得|该)(?:被|给|不会)?(?:撤|摘)[^，,。；;？?]{0,4}(?:[吗么不没？?]|$)"
)
_ENDED = {"partner_terminated", "lead_terminated", "lead_termination_cause"}
"""共建单位破产了，中心会被撤吗: of units alone; whether another circumstance is a grave one nobody told."""
_ASKS_AT_ALL = re.compile(r"[？?吗么]|行不|成不|能不能|可以|咋|怎么|是不是|难道|凭")
_KEEPS_IT = re.compile(
    r"(?:资格|牌子?|中心)[^，。；;？?]{0,8}(?:保留|保住|不变|不受影响|还在|继续|照样|留着)|不影响(?:中心|资格)|(?:保留|保住)[^，。；;？?]{0,4}(?:资格|牌)"
)
"""牵头公司注销了，所以资格原样保留."""

_PUBLICITY = re.compile(r"公示|挂网|挂出|名单")
_DISQUALIFIED = re.compile(r"撤销|资格|摘牌|再报|申报")
_CENTRE_LOST = re.compile(
    rf"{TAKEN_AWAY}|"
    r"撤[销牌掉]|撤了|被撤|撤的|摘|出局|除名|吊|取消|资格|牌|再(?:次|行)?(?:报|申)|整改|情形|中心"
)
_SHORT = 16
_AGAIN_TITLE = "再行申报"


_OF_A_CENTRE = re.compile(
    rf"{TAKEN_AWAY}|"
    r"撤销|资格|牌|中心|禁报|整改|不合格|再(?:次|行|来)?(?:报|申|来|试|搞)|重新|申报|解禁|情形|[被给让](?:人家?)?(?:给)?(?:撤|摘|取消)|多久能|又能报|能再?报|(?:要不要|会不会|该不该|能不能|撤不|算不算)[^，。；;？?]{0,6}(?:撤|摘)|注销|破产|翻身|东山再起|撤的|出局|除名"
)


def hear(message: Message) -> Heard:
    """Hear what `message` says of a revocation; a question on the rule alone is left to the search."""
    if _on_something_else(message):
        return NOTHING
    positive = _NOT_SO.sub("", message.text)
    ground = _ground(positive, message)
    happened = _happened(positive)
    if not happened and (heard := _of_the_refusal(message)):
        return heard
    said = dates(message.text, message.as_of, month_known(message))
    before = before_the_revocation(message.text, said)
    days = [day for day in said if day.day_known and day not in before]
    counted_back = revocation_asked_for(message.text, said)
    by_month = counted_back is None and message.says(_AGAIN) and bool(by_months(message, said))
    told = {} if by_month else revoked_on(message, days) if counted_back is None else counted_back
    told = told or ({} if by_month else revoked_in_another_year(message))
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
        facts.update(again_in(message, said, facts))
        lacking = _GROUND if message.says(_COUNTED_FROM) else ()
        return Heard({**facts, **happened}, True, about=about, needs=lacking)
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
        and (named or message.says(_OWN) or message.says(_SO_LONG_AGO) or any(day.year for day in said))
        and (named or message.says(_CASE) or bool(said))
    ):
        settled = ground.get("ground") == Ground.CIRCUMSTANCE.value
        months = by_months(message, said)
        needs = _lacking(ground, settled=settled or bool(months))
        about = (_AGAIN_TITLE, *_titles_of(happened)) if settled else (_AGAIN_TITLE,)
        facts |= {**revoked_in(message, said), **months}
        return Heard({**facts, **happened} if settled else facts, True, about=about, needs=needs)
    ended = message.says(_WILL_BE_REVOKED) and bool(set(happened) & _ENDED)
    if happened and (message.says(_ASKS_GROUND) or message.says(_KEEPS_IT) or ended):
        return Heard(happened, True, about=_titles_of(happened))
    if happened.get("lead_requests_revocation") and message.says(REVOKED) and message.says(_ASKS_AT_ALL):
        return Heard(happened, True, about=_titles_of(happened))
    failed = {_FAILED_BEFORE: True} if message.says(_FAILED) else {}
    failed |= revoked_in(message, said)
    concerned = (
        on_subject or (message.says(_AGAIN) and message.says(_LOST)) or {"ground", FAILING} & set(facts)
    )
    return Heard({**facts, **happened, **failed}, concerned=True) if concerned else NOTHING


def _lacking(ground: dict[str, Any], *, settled: bool) -> tuple[str, ...]:
    """What is still to be asked for; `settled`: the day of the revocation is not needed."""
    if not settled:
        return ("revoked_on", "ground")
    return () if ground else _GROUND


def _on_something_else(message: Message) -> bool:
    if (message.says(_PUBLICITY) or on_publicity(message.text)) and not message.says(_DISQUALIFIED):
        return True
    if message.says(REVOKED) and not (message.says(_OF_A_CENTRE) or message.active or message.found):
        return True  # 违停的条子怎么才能撤了它
    bare = message.says(REVOKED) and not message.says(_CENTRE_LOST)
    if bare and message.others_active and not message.active:
        return True  # 12月10号撤呢, of a publicity
    of_a_report = may_cost_the_title(message) and not message.says(_AGAIN)
    return of_a_report or message.says(_NEVER_REVOKED)


def _of_the_term_or_the_ban(
    message: Message, said: list[Said], facts: dict[str, Any], happened: dict[str, Any]
) -> Heard | None:
    """半年就撤销了，本可改到哪天, which is for another check; 主动交还牌子的，凭什么也禁; 那现在去弄没人拦着了吧."""
    dated = any(day.day_known for day in said)
    if message.active and "revoked_on" in message.known and not dated and message.says(_NOW):
        return Heard({**facts, "reapply_on": message.as_of.isoformat()}, True, about=(_AGAIN_TITLE,))
    if asks_both_ends(message, said) and not message.says(_AGAIN):
        return Heard({**facts, **happened}, concerned=True)
    if facts.get("ground") == Ground.CIRCUMSTANCE.value and happened and message.says(_BARRED):
        return Heard({**facts, **happened}, True, about=(_AGAIN_TITLE, *_titles_of(happened)))
    return None


_BARRED = re.compile(
    r"(?:按|给|背|扣|罚|等|套|算|憋|熬|晾|歇|捱|挨|冻|停|候|坐)[^，。；;？?]{0,4}(?:三|3)年|也?(?:要|得|会)?禁(?!止)|禁报|(?:三|3)年(?:内)?(?:不得|不能|不让|不准|不许)"
)
"""自己主动交还牌子的，凭什么也禁."""


_NOW = re.compile(
    r"(?:现在|眼下|如今|今天|这会儿|当下|这阵子|目前)(?:就|去|再|重新|直接|能|可以|我们?|来)*(?:弄|搞|办|报|申|递|来|建|提)(?![^，。；;？?]{0,3}(?:什么|啥|哪|材料))"
)
"""那现在去弄没人拦着了吧, after the day of the revocation was told."""
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


_NOT_PASSED = re.compile(r"(?:没|未|不)(?:能)?(?:通过|过关|过|合格|达标|改好)")
_NO_OTHER_GROUND = re.compile(r"拒绝|拒不|不肯|不改")


def _failing(message: Message) -> dict[str, Any]:
    """评了个不合格当场摘牌, then 要是没通过呢: the rectification was not passed."""
    if message.says(_FAILED) and message.says(REVOKED) and not message.says(_OTHER_GROUND):
        return {FAILING: True}
    alone = len(message.text) <= _SHORT or (message.says(REVOKED) and not message.says(_OTHER_GROUND))
    not_passed = alone and message.says(_NOT_PASSED) and not message.says(_NO_OTHER_GROUND)
    if message.known.get(FAILING) and not_passed and "ground" not in message.known:
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


def _of_the_refusal(message: Message) -> Heard | None:
    """人家来电话说不改了, after a failed evaluation: refuses to rectify; 名字不改了 is of something else."""
    refused = {"evaluation_failed": True, "refused_rectification": True}
    said = bool(message.known.get(FAILING)) and message.says(_WONT_MEND)
    if said and not (message.says(_MENDS_ELSE) or message.says(_ASKS_LEAVE)):
        return Heard(refused, True, about=_titles_of(refused))
    if message.active and message.known.get("refused_rectification") and message.says(_WAIT):
        return Heard(calls=True, about=_titles_of(refused))
    return None


_WONT_MEND = re.compile(
    r"(?:不|不想|不愿意?|不打算|不准备|没打算|懒得|没心思|不情愿)(?:再|去|接着|继续|往下)*(?:整)?改(?:了|啦|它|哩|嘞)*(?=[，,。；;？?！!呢吧]|$)"
    r"|放弃(?:了)?整改|整改(?:这事)?[^，,。；;？?]{0,4}(?:不(?:想|愿意?|打算|准备)?(?:再)?(?:搞|弄|做|干|进行)了|放弃了)"
)
_WAIT = re.compile(
    r"(?:还|要|用|得|需|该)[^，,。；;？?]{0,3}(?:等|熬|耗|拖)(?:够|满|到|着|那|这|他|整改|一年|1年|到?期)"
)
"""那还用等满那一年不, after the refusal."""
_MENDS_ELSE = re.compile(
    r"名|址|章程|方案|材料|日期|时间|主意|报告|表|改不改|改不了|(?<!不)合格|改(?:完|好|到位)|通过|过关"
)
_ASKS_LEAVE = re.compile(r"(?:能不能|可不可以|可以|能)(?:不|先不|暂时不)(?:整)?改")

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
