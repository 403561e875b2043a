"""What a message puts forward and the clause has otherwise: a number, approval for filing, a kind that its list has not."""

import re
from collections.abc import Sequence
from fractions import Fraction

from assistant.builtin.answers.sentences import quote
from assistant.builtin.extraction.clauses import rest_of_clause
from assistant.builtin.extraction.counts import read
from assistant.builtin.phrases import phrases
from assistant.builtin.understanding import Understanding
from assistant.grounding.numbers import bound_of
from assistant.wording import answer_words
from corpus.quantities import Quantity, quantities

# 工作日 and 天 are claims about the same thing, and so are 年 and 个月.
_DAYS = {"workday": Fraction(7, 5), "week": Fraction(7), "month": Fraction(365, 12), "year": Fraction(365)}
_FIRST_CALENDAR_YEAR, _FIRST_SHORT_YEAR = 1900, 20
_CALENDARS_DIFFER = Fraction(2, 100)  # 12 months are a year, 52 weeks nearly
_WHICH_DAYS = re.compile(
    "(?:工作日|自然日|日历日)[^，,。；;]{0,4}(?:还是|抑或)[^，,。；;]{0,6}(?:工作日|自然日|日历日)"
)
"""公示5天是工作日还是自然日: one of two, nothing is put forward."""
_DATES = frozenset({"month_of_year", "date", "day"})
_CALENDAR = _DATES - {"day"} | {"month_day"}
_PAST_YEAR = re.compile("(?:去年|前年|大前年|上年|今年|上个?|[0-9]{2,4}年)[^，。]{0,2}$")
_HAPPENED = re.compile("[过了刚]|已经?|才")
_LASTING = re.compile(
    "(?:成立|注册|开[张业办]|落户|创办|建厂|投产|运营|经营|营业|从业|入行|工作|任职|当了?|干了?|来了?|搬来|歇|住院|停[产工]|休|放假|等|拖|跑|催|晚|迟)[^，。]{0,4}"
    "(?:才|刚|已经?|都|快|有|了|不到|还|整|满|够)?[^，。]{0,2}$"
)
_TOOK_HIM = re.compile(
    r"[\u4e00-\u9fff](?<!公示)(?<![挂贴晒亮登示])了(?:快|都|整整|足足|差不多|将近|大约|有|小|近)*$"
)
"""方案憋了半个月: what something took him; how long the list hung is another matter."""
_PLANNED = re.compile(
    r"(?<!法)(?<!文)(?<!规)(?<!期)(?:排|写|做|编|订|搞|弄|设|列)(?:成|到|了)$|(?:我们?|咱们?|俺们?|方案|计划|本子)[^，。；;？?]{0,6}(?:写|定|排)(?:的是|作|为|了|成)$|(?:我们?|咱们?|俺们?|偏要?|就)[^，。；;？?]{0,8}按$"
)
_PLANNED_AFTER = re.compile(r"(?:来)?(?:排|写|编|做|订|设计)(?:的|了|好)?")
"""方案排成六十个月, 按五年排的: how he has made his own plan."""
_DONE_THEN = re.compile(
    r"做|(?<!自)评(?!价|估)|评(?:价|估)(?:完|过|了|我|你|他|咱|俺)|考|查|(?<!本)(?<!原)(?<!后)(?<!以)(?<!从)(?<!过)来(?!说|讲|着)|看|换|搬|批|验收|开会|撤|(?<!整)改"
)
_HANDED_IN = re.compile(r"交|报|递|送|截止|截至|最晚|最迟|期限|deadline|submit", re.IGNORECASE)
_HOLIDAY_BEFORE = re.compile(
    "(?:端午|中秋|国庆|春节|清明|元旦|五一|过年|放假|歇|休)(?:节|假|那|这|的|了|就|放|共)*$"
)
_HOLIDAY_AFTER = re.compile("的?(?:(?:小?长)?假|连休|公休|周末)")
HUNG = re.compile("(?:挂|公示|贴|晾)(?:网|出来?|出去)?(?:了|满)$")
_PERIOD_BEFORE = re.compile("(?:整改|公示|禁报|建设周?期|周期|挂网)(?:期|的)?(?:那|这|的)(?:整整)?$")
_WITHIN = re.compile("(?:的)?(?:里头?|之?内|期间|当中|中间|过后|以后|之后|一过|过完|完了)")
_PERIOD_AFTER = re.compile("的?(?:整改期|公示期|禁报期|建设周?期)(?:里头?|之?内|期间|当中|一?过|满|以?后|到)")
_CITED = re.compile("的?(?:[这那]一?[条款项]|规定|[这那]个(?:比例|数字?|期限))")
_ORDINAL = re.compile("第$")
_KINDS = {
    "workday": "duration",
    "day": "duration",
    "week": "duration",
    "month": "duration",
    "year": "duration",
}


def contradicted(understanding: Understanding, place: str, text: str) -> str:
    """Where the message puts a number forward and the clause has another of the same kind: the clause's own words.

    "" where nothing is put forward or nothing contradicts it.
    """
    if _WHICH_DAYS.search(understanding.text):
        return ""
    if other := _other_act(understanding, place, text) or _other_kind(understanding, place, text):
        return other
    asserted = understanding.confirming or understanding.asserting
    said = understanding.text if asserted else understanding.supposed
    stated = list(quantities(text))
    claims = [
        (claim, said, asserted)
        for claim in quantities(said)
        if not (
            _is_calendar(claim, said) or _told_of_himself(claim, said) or _said_again(claim, said, stated)
        )
    ]
    whole = understanding.text
    claims += [
        (claim, whole, claim.unit == "share") for claim in quantities(whole) if _named_as_known(claim, whole)
    ]
    for claim, words, told_flatly in claims:
        if claim.unit == "share" and claim.value in _shares_checked(understanding):
            continue  # 固定人员占四分之一，还差几个: a share of his own
        open_after = bool(_WILL_IT_DO.match(words[claim.end :]))
        if open_after and claim.unit in _CALENDAR:
            continue
        asks = claim.unit in _KINDS and phrases().match("leaving_open", whole)  # 定的7天合规不
        outright = told_flatly and not open_after and not asks
        rivals = [known for known in stated if _same_kind(claim.unit, known.unit)]
        if HUNG.search(words[: claim.start]) and all(claim.value >= known.value for known in rivals):
            continue  # 挂了五天了 may well be five workdays
        if _denied(claim, words) or (_named_rightly(said, rivals) and not _ENOUGH.match(words[claim.end :])):
            continue  # 不是12月底, 五个工作日是底线，我留了七个
        if rivals and all(_conflict(claim, known, outright, bound_of(text, known)) for known in rivals):
            claimed = words[claim.start : claim.end]
            sentence = _sentence_with(text, rivals[0].start)
            mended = (
                answer_words(understanding.language).not_this_but.format(claimed=claimed).removesuffix("。")
            )
            return f"{mended}：{quote(place, sentence)}。"
    return ""


def _shares_checked(understanding: Understanding) -> set[Fraction]:
    """The shares among the facts that are checked."""
    told = (value for check in understanding.checks for name, value in check.facts.items() if "share" in name)
    return {read(value) for value in told if isinstance(value, str)}


_FILED, _APPROVED = (
    re.compile(r"(?P<act>备(?:个|下|一下)?案|报备)(?![^，,。？?]{0,4}(?:不(?![了用]吧)|没用|白搭))"),
    re.compile(r"(?P<act>批准|审批|报批|(?:[局厅]|部门|[要得来去])批(?![评量次复]))"),
)
_BY_FILING, _BY_APPROVAL = (
    re.compile(r"(?P<act>备案)(?:表|号|回执|证明|系统|平台|手续|材料)"),
    re.compile(r"(?P<act>(?:批准|审批)(?=文号|文件|书|表|件|手续|单|号)|批[件文](?!的))"),
)


_NOT_NEEDED = re.compile("(?:不(?:需要?|用|必|是)|无[需须]|没有?|免)[^，,。；;？?]{0,3}$")


def _other_act(understanding: Understanding, place: str, text: str) -> str:
    """备个案就够了吧 of what must be approved, and the other way round, or what only the other act gives (批件, 备案号): the
    clause's own words; "" where neither is said.
    """
    if phrases().match("leaving_open", understanding.text):
        return ""
    for claimed, granted, right in ((_FILED, _BY_FILING, _APPROVED), (_APPROVED, _BY_APPROVAL, _FILED)):
        stated = claimed.search(understanding.text) if understanding.asserting else None
        said, written = stated or granted.search(understanding.text), right.search(text)
        if said and _NOT_NEEDED.search(understanding.text[: said.start()]):
            continue
        if said and written and not claimed.search(text) and not right.search(understanding.text):
            words = answer_words(understanding.language).not_this_but.format(claimed=said["act"])
            return f"{words.removesuffix('。')}：{quote(place, _sentence_with(text, written.start()))}。"
    return ""


_KINDS_LISTED = re.compile(
    r"(?P<of>[\u4e00-\u9fff]{2,6}?)?(?:(?<!部)分(?:成|为)?|由|包括|包含|有|是)(?P<all>[^，,。；;？?、由和跟与及是]{2,10}(?:(?:、|和|跟|与|以及|及)[^，,。；;？?、和跟与及]{2,10})+)"
)
_APART, _COUNTED_KINDS = (
    re.compile("、|以及|和|跟|与|及"),
    re.compile(
        r"(?:[这那]?[两二三四五六]?(?:大)?(?:类|种|部分|方面|项|块)|组成|构成|评价|评|专家|人员|人|的)+(?:组成|构成)?$"
    ),
)
_MAKES_A_LIST = re.compile(
    "分(?:成|为)?|包括|包含|组成|构成|凑成|[几两二三四五]\\s?(?:大)?(?:类|种|部分|方面|项|块|档)"
)
_OPEN_LIST = re.compile("等(?!学校|院校|级|次)")


def _other_kind(understanding: Understanding, place: str, text: str) -> str:
    """绩效评价分自评价、部门评价、第三方评价三类: of a list that the clause has too, a kind that is nowhere in it; the clause's
    own words, "" where there is none, or where the clause's list is open.
    """
    said = understanding.text
    if not (understanding.asserting or understanding.confirming or understanding.supposed):
        return ""
    if phrases().match("leaving_open", said) or phrases().match("doubting", said):
        return ""
    if not _MAKES_A_LIST.search(said):
        return ""  # 由院里挑头、企业跟着干: who does what
    for sentence in re.finditer(r"[^。；\n]+", text):
        written = _KINDS_LISTED.search(sentence.group())
        if not written or _OPEN_LIST.search(sentence.group()):
            continue
        for told in _KINDS_LISTED.finditer(said):
            kinds = [_COUNTED_KINDS.sub("", one) for one in _APART.split(told["all"])]
            kinds = [one for one in kinds if len(one) > 1]
            other = [one for one in kinds if one not in text]
            same_list = len(other) < len(kinds) or _divided(told, sentence.group())
            if other and same_list:
                words = answer_words(understanding.language).not_this_but.format(claimed="、".join(other))
                return f"{words.removesuffix('。')}：{quote(place, sentence.group().strip())}。"
    return ""


def _divided(told: re.Match[str], sentence: str) -> bool:
    """Whether the sentence of the clause divides the same thing: 部门评价分为…."""
    return bool(told["of"] and f"{told['of'].removesuffix('可以')}分为" in sentence)


def _told_of_himself(claim: Quantity, said: str) -> bool:
    """Whether this is what happened to the user, and no account of the rule: 去年11月刚评过我们, 我们成立才一年半."""
    before, after = rest_of_clause(said, claim.start, claim.end)
    if claim.unit in _KINDS and (_HOLIDAY_BEFORE.search(before) or _HOLIDAY_AFTER.match(after)):
        return True  # 中间是端午三天假
    if claim.unit in _KINDS and (
        _TOOK_HIM.search(before) or _PLANNED.search(before) or _PLANNED_AFTER.match(after)
    ):
        return True
    if (
        claim.unit in _CALENDAR
        and _DONE_THEN.search(before + after)
        and not _HANDED_IN.search(before + after)
    ):
        return True  # 局里说12月就做完: no date of the rule, which only says when to hand in
    if claim.unit in _DATES:
        return bool(_PAST_YEAR.search(before) and _HAPPENED.search(before + after))
    return claim.unit in _KINDS and bool(_LASTING.search(before))


def _said_again(claim: Quantity, said: str, stated: Sequence[Quantity]) -> bool:
    """Whether the message names the figure rightly elsewhere and means the same one: 至少五个工作日，这五天过完."""
    right = {known.claim for known in stated}
    return any(other.claim in right and other.value == claim.value for other in quantities(said))


_WILL_IT_DO = re.compile(
    "[^，,。；;？?]{0,4}(?:行[不吗么]|可以[吗不么]|能行|成[不吗]|好[不吗]|中不|够不够|能不能|可不可以|(?:犯|违反?)(?:规矩?|法|什么|啥)?[不吗么]|(?:给|被|会)?(?:打回|退回?|卡)来?[不吗么]|合规[不吗么]|算不算|违不违)"
)
"""挂十天行不: asks whether so much will do, and is no account of the rule."""
_ENOUGH = re.compile("[^，,。；;？?]{0,3}就?(?:够|行|可以|即可|成|能)(?!不)")
_NOT_BEFORE = re.compile(
    "(?:不(?!低于|少于|超过|高于|多于|小于|大于|得)|没(?:有|到|满|写|说|排)?到?|并非)[^，,。；;？?]{0,3}$"
)
_NOT_AFTER = re.compile("[^，,。；;？?]{0,4}(?:不行|不够|不成|不算|按工作日|就?(?:开始|动手|着手))")


def _denied(claim: Quantity, said: str) -> bool:
    """Whether the figure is one that the message turns down (四天不行, 不是12月底) or counts otherwise (五天按工作日算)."""
    return bool(_NOT_BEFORE.search(said[: claim.start]) or _NOT_AFTER.match(said[claim.end :]))


def _named_rightly(said: str, stated: Sequence[Quantity]) -> bool:
    """Whether the message has one of the figures of the clause as it is."""
    return not {one.claim for one in quantities(said)}.isdisjoint(known.claim for known in stated)


def _named_as_known(claim: Quantity, said: str) -> bool:
    """Whether a question names a figure as something known: 整改那两年里头, 三天的公示期内, 不低于50%这条."""
    before, after = said[: claim.start], said[claim.end :]
    if _CITED.match(after) and (claim.unit == "share" or claim.unit in _KINDS):
        return True
    if claim.unit not in _KINDS or _is_calendar(claim, said):
        return False
    return bool(
        (_PERIOD_BEFORE.search(before) and _WITHIN.match(after))
        or (_PERIOD_AFTER.match(after) and not _ORDINAL.search(before))
    )


_OF_A_YEAR = re.compile(r"(?:[0-9]{2,4}年|[今去前明后本]年)的?\s?$")
_HANDED_IN = re.compile(r"自评|报告|年报|总结|材料|[交递]")


def _is_calendar(claim: Quantity, said: str) -> bool:
    """Whether this is 2026年, 28年, 24号, 那一年 or 两年了 and no length that is claimed."""
    if said[claim.start : claim.end].endswith("号"):
        return True
    if claim.value == 1 and re.search("[那这当同某]$", said[: claim.start]):
        return True
    if (
        _OF_A_YEAR.search(said[: claim.start])
        and "月" in said[claim.start : claim.end]
        and not _HANDED_IN.search(said)
    ):
        return True  # 熬到2029年3月: a day, where no report is spoken of
    if claim.unit == "year" and re.match("[多半]?了", said[claim.end :]):
        return True  # 批了两年了: so long ago
    if claim.unit in ("year", "month") and re.search("[头前]$", said[: claim.start]):
        return True  # 头两年: which of them
    short = _FIRST_SHORT_YEAR <= claim.value < 100  # nothing that the text counts lasts so long
    return claim.unit == "year" and (short or claim.value >= _FIRST_CALENDAR_YEAR)


def _conflict(claim: Quantity, known: Quantity, asserted: bool, bound: str) -> bool:
    """Whether `claim` is wrong where the clause says `known`.

    That the notice is ten days is no right account of 不少于5个工作日; ten days of notice on the way to a question are
    no mistake. `bound`: `known` is what is needed "at least", allowed "at most", or ("") exact.
    """
    if asserted:
        return claim.claim != known.claim and (claim.months is None or claim.months != known.months)
    claimed, right = (one.value * _DAYS.get(one.unit, Fraction(1)) for one in (claim, known))
    if bound == "at least":
        return claimed < right
    if bound == "at most":
        return claimed > right
    return abs(claimed - right) > right * _CALENDARS_DIFFER


def _same_kind(one: str, other: str) -> bool:
    return bool(one) and _KINDS.get(one, one) == _KINDS.get(other, other)


def _sentence_with(text: str, position: int) -> str:
    for match in re.finditer(r"[^。；\n]+", text):
        if match.start() <= position < match.end():
            return match.group()
    return text
