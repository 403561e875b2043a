"""整改: when the year of rectification is over, as a message tells and asks it."""

import re
from dataclasses import replace

from assistant.builtin.extraction.date_roles import Role, around, of_role
from assistant.builtin.extraction.dates import corrected_year
from assistant.builtin.extraction.said import Said
from assistant.builtin.intents._known_date import known_date
from assistant.builtin.intents._message import CORRECTS, GOES_ON, Heard, Message

OWN_CASE = re.compile(
    r"我们?|咱|俺|给我|帮(?:我|忙)?(?:们)?(?:算|看)|本中心|有(?:个|家)?中心|它|某(?:个|家)?中心|该中心|那家|这家|某家|有家|有一家|有个中心|一家(?:中心|单位|公司)"
)
OVER_OR_NOT = re.compile(
    r"满没满|到没到期|过没过|届满没有?|(?:满|到期)了?(?:三年|3年)?(?:没有?|不)(?=[，。？?！!]|$)|(?:三年|3年|周期|期)[^，。？?]{0,3}[过到]了?(?:没有?|不)(?=[，。？?！!]|$)|满(?:三年|3年)了?没有?|是否(?:已经?)?(?:届满|期满|到期|满)"
)
"""Asks whether a period is over."""

DAYS_LEFT = re.compile(r"剩|还有(?:多少|几)天|多少天|差(?:多少|几)天|来得及")
FAILED = re.compile(
    r"不合格|没合格|未合格|考砸|没过关|(?:评|考|打)[^，。？?]{0,4}不行|没通过|(?:评价|评估|考核|评)[^，。？?]{0,3}没过"
)
RECTIFY = re.compile(
    r"整改|改到|改完|改正期|要改|开始改|改一年|补救|(?:一|1)年(?:的)?(?:时间|工夫|期限)?(?:来|去)?改(?![名址为成])"
)
_NAMED, _OF_A_PLAN = re.compile("整改|补救"), re.compile("专家|论证|方案|材料|章程")
"""专家让改方案，12月5日开始改: no rectification."""
_TOLD_TO_MEND = re.compile(
    r"返工|(?:[让叫令]|限期?)(?:我们?|咱们?|俺们?|你们?|他们?|它|人家)?改(?![名址为成]|了名|方案|章程|材料|本子)"
)
"""评了个不合格，让改哩."""
_RECTIFIED_FROM = re.compile(
    r"(?:整改|补救)(?:期)?(?:的)?(?:起算日?|开始|通知|从|自)|开始整改|下(?:的|了|达)整改|起(?:算|始)?|开始"
)
_UNTIL_WHEN = re.compile(
    r"几时|大限|死线|最后期限|到头|算完|哪天|几号|什么时候|啥时候|何时|何日|多会儿|截止|届满|到期|期满|为止|到哪|拖|延|结束|最后|止于|满没满|到没到期|过没过|满了没|到期没|(?:满|到期)了?[吗么]"
)
_RECTIFICATION_DAYS = re.compile(r"(?:整改|补救)期?(?:是|为|从|自|[：:])?(?=[0-9今去明])")
_STILL_NOT = re.compile(
    r"(?:还|仍|又|依然|照样)(?:是|然)?(?:不(?:合格|行|过(?!是|去)|达标)|没(?:合格|过|改好|达标|通过))|改不(?:好|了|过来|到位|合格)|整改(?:后|完)?(?:没过|失败|不合格|无效|未果|没(?:起)?(?:效|作用))"
)
_RECTIFICATION = "整改期"

FORETOLD = re.compile(
    r"就(?:被|给|要)*(?:撤|摘)(?![了的])|(?:必须|必然|应当|应该|应|要|该|得|会|可以|直接|马上|立马|立刻|当场|自动|等着)(?:被|给|要)*(?:撤|摘)|(?:撤不撤|撤销吧|撤销吗|摘不摘)|(?:为何|为什么|为啥|凭什么|凭啥|怎么|咋)[^，。；;？?]{0,4}不(?:撤|摘)|还[不没](?:撤|摘)"
    r"|(?:可否|能否|是否|可不可以|会不会|能不能|该不该|要不要)[^，,。；;？?]{0,10}(?:撤|摘)(?!了|过|回|下|诉|稿|名单|公示)"
)


def foretells_the_revocation(message: Message) -> bool:
    """一年早过了，所以必须撤销: what is told of is the rectification, no revocation that took place."""
    return message.says(FORETOLD) and message.says(RECTIFY)


def rectification(message: Message, said: list[Said]) -> Heard | None:
    """When the year of rectification is over; it runs from a day that only the notice gives."""
    asked = "rectification_start" in message.asked
    on_and_on = bool(GOES_ON.search(message.text)) or message.says(CORRECTS)
    goes_on = message.active and "rectification_start" in message.known and on_and_on
    if message.active and "rectification_start" in message.known and message.says(_STILL_NOT):
        return Heard({"passed_after_rectification": False}, True, about=("整改结果",))
    days = _days_that_may_be(message.text, said)
    goes_on = goes_on or (
        message.active
        and "rectification_start" in message.known
        and (message.says(DAYS_LEFT) or ("rectification_start" in message.last and message.says(_UNTIL_WHEN)))
    )
    if message.says(_OF_A_PLAN) and not (message.says(_NAMED) or message.says(FAILED)):
        return None
    told_to_mend = message.says(_TOLD_TO_MEND) and message.says(FAILED)
    if not (message.says(RECTIFY) or told_to_mend or asked or goes_on):
        return None
    if goes_on and (moved := corrected_year(message.text, message.as_of, known_date(message))):
        return Heard({"rectification_start": moved.text}, True, about=(_RECTIFICATION,))
    if (ends := [day for day in days if _is_an_end(message.text, day, days)]) and message.says(_FROM_WHEN):
        began = replace(ends[0], year=(ends[0].year or 0) - 1)
        return Heard({"result": "failed", "rectification_start": began.text}, True, about=(_RECTIFICATION,))
    if asked or len(days) > len(ends):
        days = [day for day in days if day not in ends and not _after_the_end(message.text, day, days, ends)]
    if days and (
        asked
        or ends
        or goes_on
        or message.says(_RECTIFICATION_DAYS)
        or message.says(_RECTIFIED_FROM)
        or message.says(_UNTIL_WHEN)
    ):
        start = _first_of_the_rectification(message, days)
        facts = {"result": "failed", "rectification_start": start.text if start else None}
        lacking = () if start else ("rectification_start",)
        about = ("评价结果", _RECTIFICATION) if message.says(FORETOLD) else (_RECTIFICATION,)
        return Heard(facts, True, about=about, needs=lacking)
    if (
        message.active
        and "rectification_start" in message.known
        and (message.says(_UNTIL_WHEN) or message.says(DAYS_LEFT))
    ):
        return Heard({}, True, about=(_RECTIFICATION,))
    spoken_of = _of_the_failed_one(message)
    own = message.says(OWN_CASE) or message.says(_HAPPENED) or spoken_of
    when = message.says(_UNTIL_WHEN) or message.says(re.compile(r"还(?:剩|有)(?:多少|几)天"))
    if own and when and (spoken_of or message.says(FAILED) or message.says(_OF_ITS_TERM)):
        return Heard({"result": "failed"}, True, about=(_RECTIFICATION,), needs=("rectification_start",))
    return None


_OF_ITS_TERM = re.compile("(?:整改|补救)(?:期|的?(?:大限|期限|末日|截止|最后))|限期(?:整改|改)|通知")


def _days_that_may_be(text: str, said: list[Said]) -> list[Said]:
    """The days, without those of the approval and of a revocation: from these no rectification runs."""
    of_else = of_role(text, said, Role.APPROVAL, Role.RECEIVED, Role.PLAQUE, Role.REVOCATION)
    return [
        day
        for day in said
        if day.day_known and (day not in of_else or _OF_THE_NOTICE.search("□".join(around(text, day, said))))
    ]


_OF_THE_NOTICE = re.compile(r"整改|补救|通知")


def starts_to_rectify(message: Message, said: list[Said]) -> bool:
    """不合格是不是就撤了，通知说整改从10月8号开始: what is dated is the rectification."""
    revoked = any(_REVOKED_ON.search("□".join(around(message.text, day, said))) for day in said)
    return asks_both_ends(message, said) or any(
        day.day_known and not revoked and _STARTS_TO_RECTIFY.search("□".join(around(message.text, day, said)))
        for day in said
    )


_STARTS_TO_RECTIFY = re.compile(r"整改(?:期)?(?:是)?(?:从|自|打|由)?□[^，。]{0,2}(?:开始|起|算)")
_REVOKED_ON = re.compile(r"□[^，。]{0,6}(?:撤|摘)|(?:撤|摘)[^，。]{0,4}□")
_RECTIFIES_FROM = re.compile(
    r"(?:整改|补救)[^，。；;□]{0,8}□[^，。]{0,2}(?:开始|起|算)|(?:整改|补救)期?的?(?:起算|开始|起始)(?:日期?|时间)?(?:是|为|于|在|：|:)?□|□[^，。]{0,3}(?:开始|起)(?:整改|补救)"
)
_ITS_END_ASKED = re.compile(
    r"(?:整改|补救|[可能该要]改)[^，。；;？?0-9]{0,6}(?:末日|到哪|到何|到几|到什么|到啥|哪天|几号|最后一天|最后哪|截止|届满|期满|到期|止于|何时|何日|什么时候|啥时候|多久)"
    r"|(?:整改|补救)[^。；;？?]{0,30}(?:末日|(?:何日|哪天|几号|何时|什么时候|啥时候)(?:才)?(?:届满|期满|到期|到头|截止|为止|结束|满)|(?:届满|期满|到期|截止)(?:日|是?(?:何日|哪天|几号|何时)))"
)


def asks_both_ends(message: Message, said: list[Said]) -> bool:
    """整改起算2025.10.15，2026.11.9撤销，整改末日、可重新申报首日: the end of the rectification is asked for, too."""
    return message.says(_ITS_END_ASKED) and any(
        day.day_known and _RECTIFIES_FROM.search("□".join(around(message.text, day, said))) for day in said
    )


_FROM_WHEN = re.compile(
    r"(?:从|自|打)(?:哪天|哪一天|哪日|几号|何时|什么时候|啥时候)|(?:哪天|哪一天|几号|何时|什么时候|啥时候)(?:起算|开始|起)"
)
_ENDS_ON = re.compile(r"^(?:止(?!于)|到期|届满|期满|截止|结束|为止|到头|算完)")
_UP_TO = re.compile(r"(?:整改期?|补救期?|期限?)[^，。；;？?]{0,4}(?:到|至|止于|截止)\s?$")


def _is_an_end(text: str, day: Said, days: list[Said]) -> bool:
    """整改期到2027年1月8日止: no day from which it runs."""
    before, after = around(text, day, days)
    from_another = day is not days[0] and (
        _SINCE.search(around(text, days[0], days)[0]) or _SPAN.fullmatch(text[days[0].end : day.start])
    )
    return bool(_ENDS_ON.match(after) or _UP_TO.search(before) or (from_another and _THROUGH.search(before)))


def _after_the_end(text: str, day: Said, days: list[Said], ends: list[Said]) -> bool:
    """整改到3月8号到期，要是9号来看还不行: what comes behind the end is no beginning, unless it is called so."""
    return bool(ends) and day.start > ends[0].start and not _beside_alone(text, day, days, _RECTIFIED_ON)


_SINCE, _THROUGH = re.compile(r"[自从打由]\s?$"), re.compile(r"(?:到|至|[—–~～-])\s?$")
_SPAN = re.compile(r"\s?(?:起|开始)?(?:到|至|[—–~～-]+)\s?")
"""自2026.5.1数到2026.11.1: the first day and the last as told."""


def _of_the_failed_one(message: Message) -> bool:
    """那补救期止于何日, after 若结果为不合格，后续怎样: of the case that was spoken of."""
    return message.active and bool(FAILED.search(message.before)) and bool(GOES_ON.search(message.text))


def _first_of_the_rectification(message: Message, days: list[Said]) -> Said | None:
    """5月6日评的不合格，整改通知6月1日下的: the day beside the word for it; None where several could be meant."""
    named = [day for day in days if _beside_alone(message.text, day, days, _RECTIFIED_ON)]
    if not named:
        named = [
            day
            for day in days
            if not _beside_alone(message.text, day, days, _EVALUATED_ON)
            and not (day.date == message.as_of and len(days) > 1)
        ]
    return named[0] if len(named) == 1 else None


_RECTIFIED_ON = re.compile(r"整改|补救|通知|起算|开始|起(?![草诉])")
_EVALUATED_ON = re.compile(r"不合格|评|考|结果|公布|打算|交|报|检查|验收")


def _beside_alone(text: str, day: Said, days: list[Said], words: re.Pattern[str]) -> bool:
    """Whether one of `words` stands beside `day`, nearer than the dates next to it."""
    return bool(words.search("□".join(around(text, day, days))))


_HAPPENED = re.compile(r"(?:考砸|评|考|定|判)[^，。？?]{0,4}(?:了|过)(?:个|成)?(?:不|[，。…]|$)")
"""考砸了: of one's own evaluation."""
