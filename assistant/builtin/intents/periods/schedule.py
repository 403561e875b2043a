"""逐年安排: what each year calls for, for a message on the evaluations that no other reader understood, or only by half."""

import re
from dataclasses import replace
from typing import Any

from assistant.builtin.extraction.said import Said
from assistant.builtin.intents._message import Heard, Message
from assistant.builtin.intents.periods.approval import approval_told, of_the_approval
from assistant.builtin.intents.periods.counted_back import current_period
from assistant.builtin.intents.periods.department_evaluation import HELD, remembered
from assistant.builtin.intents.periods.instalments import REMEMBERED, instalments_by_year, nodes_told
from assistant.builtin.intents.periods.rectification import FAILED, RECTIFY

SCHEDULE = "逐年安排"
LISTED = "listed_years"
_APPROVED = ("approval_date", "approved_in")
_PERIODS, _DUE = "建设周期", "自评价报告期限"
_KINDS = ("综合评价", "自评价", "阶段绩效评价")

_ON_EVALUATION = re.compile(
    r"评(?!审|委|职|上|优|选|聘|了?个)|考(?!虑|察|试|勤|大学|生|证|研)|打分|打个?分|自己写|总结|年报|报告|拨款节点|节点|逐年|查过"
    r"|哪[一]?年(?:都|该|要|得|要求|需要)?(?:干|做|弄|搞|办)(?:点|些)?(?:啥|什么|嘛|哪)|排[^，。；;？?]{0,3}(?:表|日程|计划)|时间表|日程表|路线图|大事记|几份"
    r"|(?:[1一元]月|元旦|开春|年初|过完?年)[^，。；;？?]{0,8}(?:交|报|写|递|材料)|(?:交|报|递)[^，。；;？?]{0,4}(?:材料|报告|总结|东西)"
)
_ASKS = re.compile(
    r"哪|啥|什么|甚|几[时号天次回年种份]|何[时种日年]|多久|多会|怎|咋|是否|能否|可否|最晚|最迟|截止|[吗么嘛呗不吧](?=[，。？?！!]|$)|(?P<verb>.)[不没](?P=verb)|[？?]"
    r"|还[用要需得须]|免|不用|(?:还是|抑或)|逐年|每年|各年|年年|列(?:出|个|一)|(?:届满|期满|截止|到期)日|(?:种类|类别|时限|期限)(?=[、，。；;]|$)|安排|日程|时间表|捋|轮到|对吧|是吧|没错|逻辑|照(?:样|旧|报|交)"
)
_OF_ELSE = re.compile(
    r"不合格|优秀|优等|良好|多少分|分数|[0-9]分|整改|撤|摘|没过(?!一)|过不了|不过关|指标|内容|包括|包含|写(?:些|什么|啥)|(?:谁|哪家|哪个部门)[^，。]{0,3}评"
    r"|由谁|费用|多少钱|标准|等级|档|罚|后果|逾期|(?<!最)(?<!至)迟|晚[交了]|盖章|格式|模板|哪[里儿]|送[给到哪]|报给|交给|奖|推荐|原件|程序|步骤|复核|申诉|依据|对照|比照|对着|冲着|方面|维度"
    r"|看(?:的(?:是|都是)?|些|点)?(?:什么|啥|甚|哪些?|哪几)(?![一年时天次回种类]|个?时候)|[查考评](?:的(?:是|都是)?)?(?:哪些?|哪几)(?:个)?(?:块|样|内容|指标)"
)
_FIRST_PERIOD = re.compile(r"(?:首|头一?|第一)(?:个|轮|期|茬|三年)[^，。；;？?]{0,6}(?:各|每|逐|内|里)")
_SEVERAL = 2
_EVERY_YEAR = re.compile(r"逐年|[各每]一?年(?!1月|一月)|年年|历年")
_BOTH_KINDS = re.compile(
    r"自(?:己|个儿|我)?[^，。；;？?]{0,5}[考评].*(?:部门|综合|大考|大的|满期|期满|届满)|(?:部门|综合|大考|大的|满期|期满|届满).*自(?:己|个儿|我)?[^，。；;？?]{0,5}[考评]"
)
_PERIOD_ENDS = re.compile(
    r"(?:周期|建设期|[轮期]|三年|3年)[^，。；;？?]{0,6}(?:届满|期满|到期|到头|满)(?!(?:的)?[那当这]一?年|年度)"
)
_EVERY_JANUARY = re.compile(r"(?:每个?|各|那?[几两三四]个|每年的?|逐年)[1一元]月")
_CLAUSE = re.compile(r"[^，,、。；;？?！!：:\n]+[？?]?")


def of_every_year(message: Message, said: list[Said]) -> Heard | None:
    """以后各年都做哪种评价: not of one year."""
    named = [day for day in said if day.year and day.month is None]
    return schedule(message, said) if message.says(_EVERY_YEAR) and len(named) < _SEVERAL else None


def schedule(message: Message, said: list[Said]) -> Heard | None:
    """What the years call for, where the approval is known and nothing else of the message was understood."""
    told = instalments_by_year(message, said), remembered(message, said).get(HELD, {})
    news = told != (message.known.get(REMEMBERED, {}), message.known.get(HELD, {}))
    goes_on = message.active and SCHEDULE in message.about and news  # 那要是2026年有一笔分期款呢
    if not (_on_what_comes(message) or goes_on):
        return None
    facts = approval_told(message, said)
    known = any(message.known.get(name) for name in _APPROVED) and (message.active or message.found)
    if not (facts or known):
        return None
    facts = {**facts, **told_of_years(message, said), "year": None, "department_evaluated": None}
    number = current_period({**message.known, **facts}, message.as_of)
    return Heard({**facts, "period_number": number}, True, about=(_PERIODS, SCHEDULE))


def with_schedule(heard: Heard, message: Message, said: list[Said]) -> Heard:
    """What was heard, with what the years call for beside it, where the message asks more of them than was understood."""
    approved = any({**message.known, **heard.facts}.get(name) for name in _APPROVED)
    of_years = heard.about and heard.about[0] in (_PERIODS, *_KINDS, _DUE)
    if not (
        heard.calls and of_years and approved and not heard.needs and not heard.each and not heard.others
    ):
        return _without_list(heard, message)
    only_the_period = heard.about == (_PERIODS,)
    understood = 1 + (_PERIODS in heard.about and not only_the_period)
    asks_more = only_the_period or _asked(message) > understood
    asks_more = asks_more or _of_several_years(message, said)
    own_told = heard.about[0] == "自评价" or "自评价" in heard.also
    asks_more = asks_more or (message.says(_BOTH_KINDS) and not own_told)
    if not (_on_what_comes(message) and asks_more):
        return _without_list(heard, message)
    facts = {**told_of_years(message, said), **heard.facts}
    if _PERIODS not in heard.about and message.says(_PERIOD_ENDS):
        return replace(
            heard, facts={**facts, "period_number": None}, about=(*heard.about, _PERIODS, SCHEDULE)
        )
    if only_the_period and not facts.get("period_number"):
        facts["period_number"] = current_period({**message.known, **facts}, message.as_of)
    return replace(heard, facts=facts, about=(*heard.about, SCHEDULE))


def _without_list(heard: Heard, message: Message) -> Heard:
    """The years that a message before listed are not asked about any more."""
    listed = LISTED in message.known and heard.calls and SCHEDULE not in heard.about
    return replace(heard, facts={**heard.facts, LISTED: None}) if listed else heard


def told_of_years(message: Message, said: list[Said]) -> dict[str, Any]:
    """The years that the message names, and what was told so far of instalments and evaluations in them."""
    paid = instalments_by_year(message, said)
    if any(paid.values()) and message.says(_NO_OTHERS):
        paid = {**{str(year): False for year in _listed(message, said)}, **paid}
    held = remembered(message, said)
    facts: dict[str, Any] = {LISTED: _listed(message, said), "instalment_in_year": None, **held}
    if paid:
        facts |= {
            REMEMBERED: paid,
            "instalment_years": [int(year) for year, is_paid in paid.items() if is_paid],
            "years_without_instalment": [int(year) for year, is_paid in paid.items() if not is_paid],
        }
    if evaluated := held.get(HELD):
        facts["evaluated_years"] = sorted(int(year) for year in evaluated)
    nodes = nodes_told(message.text, said)
    if days := nodes.get(
        "instalment_nodes"
    ):  # who tells of one instalment has not told that there are no others
        years = {int(day[:4]) for day in days} | set(facts.get("instalment_years", ()))
        return {**facts, "instalment_years": sorted(years)}
    return facts | nodes


_NO_OTHERS = re.compile(
    r"(?:别的|其他|其它|其余|另外|再)(?:的|年份?|年头|时候)*(?:都|就|也)*(?:没(?:有)?|无)(?=[了，,。；;！!]|$)"
)
"""25年有一回拨款，别的没有."""


def _listed(message: Message, said: list[Said]) -> list[int]:
    """The years named, and those before them whose reports come in their January; all years of a first period."""
    of_approval = of_the_approval(message.text, said)
    named = {day.year - (day.month == 1) for day in said if day.year and day not in of_approval}
    if message.says(_EVERY_JANUARY):
        named |= {year - 1 for year in named}
    if message.says(_FIRST_PERIOD):
        known = next((message.known.get(name) for name in _APPROVED if message.known.get(name)), None)
        began = of_approval[:1] or [one for one in [Said.read(str(known))] if one]
        named |= {one.year + later for one in began for later in range(4) if one.year}
    return sorted(named)


def _on_what_comes(message: Message) -> bool:
    return (
        message.says(_ON_EVALUATION)
        and message.says(_ASKS)
        and not (message.says(_OF_ELSE) or message.says(FAILED) or message.says(RECTIFY))
    )


def _asked(message: Message) -> int:
    """How many questions it asks."""
    clauses = [one for one in _CLAUSE.findall(message.text) if len(one) > _TAG and not _UNKNOWN.search(one)]
    return sum(bool(_ASKS.search(one)) for one in clauses)


def _of_several_years(message: Message, said: list[Said]) -> bool:
    """26、27各评什么: of more than one year, told in the question itself."""
    for asking in _CLAUSE.finditer(message.text):
        if _ASKS.search(asking.group()) and not _UNKNOWN.search(asking.group()):
            named = [day for day in said if asking.start() <= day.start < asking.end() and day.month is None]
            if len({day.year for day in named}) > 1 or _EACH.search(asking.group()):
                return True
    return bool(_AND_THAT_YEAR.search(message.text))


_EACH = re.compile(r"各(?:做|评|是|为|用|算|自|交|报)|分别")
_AND_THAT_YEAR = re.compile(
    r"[吗么呢不？?，,；;][，,]?(?:那|还有)?(?:[今明后去]|大后|20[0-9]{2}|[23][0-9])年度?的?呢"
)
"""今年还写自评吗？明年呢: asked of both."""
_TAG = 4
"""对不对？ asks for nothing else."""
_UNKNOWN = re.compile(r"不(?:知道|清楚|晓得|确定|记得)|没(?:说|告诉)|记不")
