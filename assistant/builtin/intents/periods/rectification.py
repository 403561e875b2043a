"""整改: when the year of rectification is over, as a message tells and asks it."""

import re
from dataclasses import replace

from assistant.builtin.extraction.date_roles import Role, around, of_role
from assistant.builtin.extraction.dates import corrected_year
from assistant.builtin.extraction.said import Said
from assistant.builtin.intents._message import CORRECTS, GOES_ON, Heard, Message
from assistant.builtin.intents.periods.known_date import known_date

OWN_CASE = re.compile(
    r"我们?|咱|俺|给我|帮(?:我|忙)?(?:们)?(?:算|看)|本中心|有(?:个|家)?中心|它|某(?:个|家)?中心|该中心|那家|这家|某家|有家|有一家|有个中心|一家(?:中心|单位|公司)"
)
OVER_OR_NOT = re.compile(
    r"(?:够|到)(?:了)?(?:日子|年头|年限)(?:了)?(?=[没吗么不？?。]|$)|满没满|到没到期|过没过|届满没有?|(?:满|到期)了?(?:三年|3年)?(?:没有?|不)(?=[，。？?！!]|$)|(?:三年|3年|周期|期)[^，。？?]{0,3}[过到]了?(?:没有?|不)(?=[，。？?！!]|$)|满(?:三年|3年)了?没有?|是否(?:已经?)?(?:届满|期满|到期|满)"
)
"""Asks whether a period is over."""

DAYS_LEFT = re.compile(r"剩|还有(?:多少|几)天|多少天|差(?:多少|几)天|来得及")
_LEFT_OF_IT = re.compile(r"还(?:剩|有)(?:下)?(?:多少|几)[天日]|剩(?:下)?(?:几|多少)[天日]")
FAILED = re.compile(
    r"不合格|没合格|未合格|[考评][^，,。；;？?0-9]{0,4}砸|[考评][^，,。；;？?0-9]{0,4}(?:最差|最低|最末|垫底|倒数)|没过关|(?:评|考|打)[^，。？?]{0,4}不行|没通过|(?:评价|评估|考核|评)[^，。？?]{0,3}没过"
)
RECTIFY = re.compile(
    r"整改|改到(?!\s?[0-9])|改完|改正期|要改|开始改|(?:日|号|天)起(?:让|给|叫|要)?(?:我们?|咱们?|俺们?)?改|[能得要给](?:我们?)?改(?:多久|几[年个]|多长)|改一年|补救|(?:一|1)年(?:的)?(?:时间|工夫|期限)?(?:来|去)?改(?![名址为成])"
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
    r"几时|大限|死线|最后期限|到头|算完|哪天|几号|什么时候|啥时候|何时|何日|多会儿|截止|届满|到期|期满|为止|到哪|拖|延|结束|最后|止于|满没满|到没到期|过没过|(?:期|一年|1年)过了?(?:没|吗|么|不)|满了没|到期没|(?:满|到期)了?[吗么]"
)
_RECTIFICATION_DAYS = re.compile(r"(?:整改|补救)期?(?:是|为|从|自|[：:])?(?=[0-9今去明])")
_STILL_NOT = re.compile(
    r"(?:还|仍|又|依然|照样)(?:是|然)?(?:不(?:合格|行|过(?!是|去)|达标)|没(?:合格|过|改好|达标|通过))|改不(?:好|了|过来|到位|合格)|整改(?:后|完)?(?:没过|失败|不合格|无效|未果|没(?:起)?(?:效|作用))"
)
_PASSED = re.compile(
    r"(?:复评|再评|重评|复查|复核|复验|验收|整改(?:后|完|以后)?|改(?:完|好)(?:了|以后|之后)?|再考核|再评价)[^，,。；;？?没未不]{0,6}(?:(?<!不)合格|通过|过关|达标|过)(?:了|的话)?(?:呢|，|,|。|$|那|就|还|会)"
)
"""到期复评过了呢, after the day on which the rectification ends."""
_RECTIFICATION = "整改期"
_ITS_TERM = (_RECTIFICATION, "拒绝整改")

FORETOLD = re.compile(
    r"就(?:被|给|要)*(?:撤|摘)(?![了的])|(?:必须|必然|应当|应该|应|要|该|得|会|可以|直接|马上|立马|立刻|当场|自动|等着)(?:被|给|要)*(?:撤|摘)|(?:撤不撤|撤销吧|撤销吗|摘不摘)|(?:为何|为什么|为啥|凭什么|凭啥|怎么|咋)[^，。；;？?]{0,4}不(?:撤|摘)|还[不没](?:撤|摘)"
    r"|(?<![不机])(?:不会|会(?!议|上|计))[^，,。；;？?！!]{0,14}(?:撤|摘)[^，,。；;？?！!]{0,8}(?:[吗么吧不嘛][？?。！!]*|[？?])(?=$|[，,。；;])"
    r"|(?:可否|能否|是否|可不可以|会不会|能不能|该不该|要不要)[^，,。；;？?]{0,10}(?:撤|摘)(?!了|过|回|下|诉|稿|名单|公示)"
)


def foretells_the_revocation(message: Message) -> bool:
    """一年早过了，所以必须撤销: what is told of is the rectification, no revocation that took place."""
    return message.says(FORETOLD) and message.says(RECTIFY)


_IS_THEN = re.compile(r"^[^，,。0-9]{0,4}(?:不就|岂不|可不就)是(?![^，,。]{0,14}(?:开始|起))")
"""那不就是明天, after the end of the year was told."""


def rectification(message: Message, said: list[Said]) -> Heard | None:
    """When the year of rectification is over; it runs from a day that only the notice gives."""
    asked = "rectification_start" in message.asked
    on_and_on = bool(GOES_ON.search(message.text)) or message.says(CORRECTS)
    goes_on = message.active and "rectification_start" in message.known and on_and_on
    if message.active and "rectification_start" in message.known and message.says(_STILL_NOT):
        return Heard({"passed_after_rectification": False}, True, about=("整改结果",))
    if message.active and "rectification_start" in message.known and message.says(_PASSED):
        return Heard({"passed_after_rectification": True}, True, about=("整改结果",))
    days = _days_that_may_be(message.text, said)
    goes_on = goes_on or (
        message.active
        and "rectification_start" in message.known
        and (
            message.says(DAYS_LEFT)
            or message.says(_LONGER)
            or ("rectification_start" in message.last and message.says(_UNTIL_WHEN))
        )
    )
    of_a_plan = message.says(_OF_A_PLAN) and not (message.says(_NAMED) or message.says(FAILED))
    said_again = message.active and "rectification_start" in message.known and message.says(_IS_THEN)
    if of_a_plan or said_again:
        return None
    on_the_notice = (
        message.recent
        and bool(FAILED.search(message.before) or RECTIFY.search(message.before))
        and message.says(_STARTED_BY_NOTICE)
        and message.says(_UNTIL_WHEN)
    )
    told_to_mend = on_the_notice or (message.says(_TOLD_TO_MEND) and message.says(FAILED))
    passed = message.active and "rectification_start" in message.known and _tells_it_was_passed(message)
    if passed:
        return Heard({"passed_after_rectification": True}, True, about=("整改结果",))
    if not (message.says(RECTIFY) or told_to_mend or asked or goes_on or _of_that_year(message)):
        return None
    if goes_on and (moved := corrected_year(message.text, message.as_of, known_date(message))):
        return Heard({"rectification_start": moved.text}, True, about=_ITS_TERM)
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
        or message.says(_LEFT_OF_IT)
    ):
        beside = ["□".join(around(message.text, day, said)) for day in said if day.day_known]
        told = any(_RECTIFIES_FROM.search(one) for one in beside)
        several = len(beside) > 1 and message.says(_WHICH_DAY) and not told
        start = None if several else _first_of_the_rectification(message, days)
        facts = {"result": "failed", "rectification_start": start.text if start else None}
        lacking = () if start else ("rectification_start",)
        about: tuple[str, ...] = ("评价结果", *_ITS_TERM) if message.says(FORETOLD) else _ITS_TERM
        about = about if start else about[:-1]
        return Heard(facts, True, about=about, needs=lacking)
    if (
        message.active
        and "rectification_start" in message.known
        and (message.says(_UNTIL_WHEN) or message.says(DAYS_LEFT) or message.says(_LONGER))
    ):
        return Heard({}, True, about=_ITS_TERM)
    spoken_of = _of_the_failed_one(message) or _of_that_year(message)
    own = message.says(OWN_CASE) or message.says(_HAPPENED) or message.says(_TERM_UNTIL) or spoken_of
    when = message.says(_UNTIL_WHEN) or message.says(re.compile(r"还(?:剩|有)(?:多少|几)天"))
    if own and when and (spoken_of or message.says(FAILED) or message.says(_OF_ITS_TERM)):
        return Heard({"result": "failed"}, True, about=(_RECTIFICATION,), needs=("rectification_start",))
    return None


_STARTED_BY_NOTICE = re.compile(r"通知|(?:开始|起)算")
"""通知上写的6月1号开始算，那我拖到哪天, after 评了个不合格."""
_LONGER = re.compile(r"再?(?:赖|拖|磨|缓|宽限|延长|延期)(?:它|上|个)*(?:半|一|[0-9]|几)|通融|宽限")
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


def _of_that_year(message: Message) -> bool:
    """这一年从哪天算起, after 评了个不合格: of the year that 第二十六条 gives to rectify."""
    spoken_of = bool(FAILED.search(message.before) or RECTIFY.search(message.before))
    return message.recent and spoken_of and message.says(_THAT_YEAR_RUNS)


_THAT_YEAR_RUNS = re.compile(
    r"^(?:那|好吧?|哦|噢|行|，)*(?:给的?|改的|所谓的?)?(?:这|那|整)?(?:1|一)年(?:期|时间|工夫)?(?:的|到底|究竟|是|要|该|得)*(?:从|自|打|由|以|按)?(?:哪一?[天日]|几号|什么时候|啥时候|何时|何日|多会儿)[^，。；;？?]{0,4}(?:起|算|开始)"
)


def _tells_it_was_passed(message: Message) -> bool:
    """到期复评过了呢, where the rectification was spoken of."""
    return message.says(_PASSED) and not message.says(_STILL_NOT) and not message.says(_REVOKED_OR_BEFORE)


_PASSED = re.compile(
    r"(?:[复再重]评|[复再重]查|[复再重]考|验收|整改|到期|届满|期满|改)(?:以?后|之后|时|的时候)?[^，。；;？?没未不]{0,6}(?:过了|过关|合格了?|通过了?|达标|及格|改好了)(?![没不]|吗|么)"
)
_REVOKED_OR_BEFORE = re.compile(r"撤|摘|过了(?:期|多久|几|一)|怎么算|咋算|才算|算(?:是)?(?:合格|过关|通过)")


def _first_of_the_rectification(message: Message, days: list[Said]) -> Said | None:
    """5月6日评的不合格，整改通知6月1日下的: the day beside the word for it; None where several could be meant."""
    told = [day for day in days if _beside_alone(message.text, day, days, _RECTIFIES_FROM)]
    if len(told) == 1:
        return told[0]
    if len(starts := [day for day in days if _STARTS.match(around(message.text, day, days)[1])]) == 1:
        return starts[0]  # 9月1号收到整改通知，写的9月5号起算
    named = [day for day in days if _beside_alone(message.text, day, days, _RECTIFIED_ON)]
    if len(named) > 1:  # 去年11月23日起整改，今天还能交整改报告不
        named = [day for day in named if day.date != message.as_of] or named
    if not named:
        named = [
            day
            for day in days
            if not _beside_alone(message.text, day, days, _EVALUATED_ON)
            and not (day.date == message.as_of and len(days) > 1)
        ]
    return named[0] if len(named) == 1 else None


_WHICH_DAY = re.compile(
    r"(?:按|以|照|从|算)哪(?:一)?(?:个|天|日|头)|哪(?:一)?(?:个|天|日)(?:为准|算数|算起|起算|作数|说了算)|(?:发|下|落款|收到|送达)[^，。；;]{0,6}还是[^，。；;]{0,8}(?:算|起)"
)
"""整改通知3月1号发、3月5号收到，到期按哪个."""
_STARTS = re.compile(r"^(?:起算|开始(?:算|整改|起算)|起(?=[，,。；;算]|$))")
_RECTIFIED_ON = re.compile(r"整改|补救|通知|起算|开始|起(?![草诉])")
_EVALUATED_ON = re.compile(r"不合格|评|考|结果|公布|打算|交|报|检查|验收")


def _beside_alone(text: str, day: Said, days: list[Said], words: re.Pattern[str]) -> bool:
    """Whether one of `words` stands beside `day`, nearer than the dates next to it."""
    return bool(words.search("□".join(around(text, day, days))))


_TERM_UNTIL = re.compile(r"(?:整改|补救)期?[^，。；;？?]{0,3}到(?:啥|什么|甚|哪|几|何|多会儿)")
"""评价不合格，整改期到啥时候: of a day, which no rule gives."""
_HAPPENED = re.compile(r"(?:考砸|评|考|定|判)[^，。？?]{0,4}(?:了|过)(?:个|成)?(?:不|[，。…]|$)")
"""考砸了: of one's own evaluation."""
