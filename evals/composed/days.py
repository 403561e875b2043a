"""Days of which one or two matter (批复、整改、自评价报告), among days on which something else was done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from random import Random

from assistant.checkers.decision import Outcome
from evals.composed.judge import AS_OF, Composed
from evals.composed.writing_days import FROM_TODAY, IN_FULL, MONTHS, YEARS, between, write, years_later

WATCHED = frozenset(
    {
        "approval_date", "approval_received_on", "approved_in", "rectification_start", "report_submitted_on",
        "report_reached_bureau_on", "revoked_on", "reapply_on",
        "revoked_in", "reapply_in", "publicity_start", "publicity_end", "publicity_full_by",
    }
)  # fmt: skip
_PERIODS_COUNTED = 6


def _ends_of_periods(day: date) -> dict[str, date]:
    return {
        f"第{number}个建设周期": years_later(day, 3 * number) for number in range(1, _PERIODS_COUNTED + 1)
    }


def _end_of_rectification(day: date) -> dict[str, date]:
    return {"整改期届满": years_later(day, 1)}


def _end_of_report(day: date) -> dict[str, date]:
    return {f"{day.year - 1}年度自评价报告提交期限": date(day.year, 1, 31)}


def _report_in_time(day: date) -> dict[str, Outcome]:
    return {"自评价报告期限": Outcome.MET if day <= date(day.year, 1, 31) else Outcome.NOT_MET}


def _nothing(_: date) -> dict[str, Outcome]:
    return {}


@dataclass(frozen=True)
class Matter:
    """One kind of day: how it is told, what is asked of it, which facts it gives, between which days it lies.

    `vague`: the fact that a month or a year alone gives, "" where it gives none. `ends`, `outcomes`: what follows from the day.
    """

    facts: tuple[str, ...]
    told: tuple[str, ...]
    asked: tuple[str, ...]
    first: date
    ends: Callable[[date], Mapping[str, date]]
    outcomes: Callable[[date], Mapping[str, Outcome]] = _nothing
    last: date = AS_OF
    vague: str = ""
    together: tuple[str, ...] = field(default=())


APPROVED = Matter(
    ("approval_date", "approval_received_on"),
    ("{}批的", "批复是{}下的", "我们{}拿到批文", "{}获批", "批复落款{}", "{}正式批复建设", "市里{}批准的我们中心", "{}批下来的",
     "批文日期{}", "中心{}批复", "{}市局批的", "我们中心是{}批的", "{}市科技局行文批复", "批复日期：{}", "批复时间是{}", "{}下的批文",
     "{}下的批复", "红头文件{}下来的", "批的日子是{}", "{}给批的", "批复（{}）", "{}市科技局给我们批了", "当时是{}批的",
     "批复文件落款时间{}", "我们那个中心{}批下来了", "{}拿的批文", "{}批准建设", "咱们{}批的", "批复下来是{}", "批复 {}"),
    ("建设周期到哪天", "第一个周期啥时候满", "什么时候综合评价", "三年期满是哪天", "现在第几个周期", "哪年综合评价", "周期还剩多久",
     "三年满没满", "满三年了没", "第二个周期从哪天起", "建设期哪天到期", "第一个三年到什么时候", "这个周期啥时候到头", "周期到没到期",
     "综合评价是哪一年", "第一个建设周期截止到几号", "哪天满三年", "头一个周期哪天结束", "下个周期从哪天开始", "到期了吗"),
    date(2018, 1, 1),
    _ends_of_periods,
    vague="approved_in",
    together=("周期", "建设周期", "三年"),
)  # fmt: skip
RECTIFIED = Matter(
    ("rectification_start",),
    ("整改通知{}下的", "{}开始整改", "整改期从{}算", "{}起整改", "{}通知我们整改", "整改是{}开始的", "整改从{}开始", "{}下的整改通知",
     "整改起算日是{}", "整改期{}起算", "从{}起整改", "整改开始日期{}", "{}进入整改期", "整改通知书{}下达", "整改自{}起", "整改起始日：{}"),
    ("哪天到期", "整改到什么时候", "还有多少天", "最晚哪天改完", "整改期过了没", "整改期满没满", "整改期哪天满", "一年到哪天",
     "整改期截止到几号", "整改还剩几天", "整改期啥时候到头", "整改哪天结束"),
    date(2025, 6, 1),
    _end_of_rectification,
    together=("整改", "整改期"),
)  # fmt: skip
REPORTED = Matter(
    ("report_submitted_on",),
    ("自评报告{}交的", "我们{}提交了自评价报告", "{}才把自评价工作报告交上去", "自评价报告是{}递的", "自评报告{}才交", "{}交的自评报告",
     "自评价工作报告{}提交", "自评报告{}递上去了", "{}报的自评价报告", "自评价报告我们{}就交了", "自评价报告提交日期{}",
     "自评价报告{}报上去的", "去年的自评报告{}交的"),
    ("算不算晚", "逾期没", "来得及不", "合规吗", "超没超期", "晚没晚", "按时不", "迟了没有", "算按期吗", "是不是逾期了", "误没误期限",
     "晚了吗", "算不算逾期", "有没有超期"),
    date(2026, 1, 1),
    _end_of_report,
    _report_in_time,
    date(2026, 2, 28),
)  # fmt: skip
_MATTERS = (APPROVED, APPROVED, RECTIFIED, REPORTED)
OF_ELSE = (
    "{}申报的", "{}签的联合建设协议", "{}挂的牌", "公司{}注册的", "{}开的论证会", "{}换的主任", "{}改的名", "{}拨的款",
    "{}专家来看过现场", "{}开了第一次理事会", "理事长{}上任", "{}拿的高新证书", "方案{}交的", "{}揭的牌", "{}搬的新址",
    "协议{}签的", "{}专家论证通过", "{}公司成立", "{}提的建设意向", "{}实地考察的", "{}局里开会研究的", "主任{}到岗",
    "{}第一笔经费到账", "{}修改了章程", "{}开的年会", "{}专利授权", "{}换的法人",
)  # fmt: skip
_OPENINGS = ("", "", "", "", "请问，", "你好，", "问一下，", "帮我看看，", "想问下 ")
_BREAKS = ("，", "，", "，", "；", " ", "、", "。", ", ")
_TWO_ASKED = (
    "{}和{}各到哪天", "{}、{}分别什么时候到期", "{}到哪天，{}到哪天", "{}哪天满？{}又哪天满", "{}还有{}都到几号",
)  # fmt: skip
_UNSURE = (
    "{a}和{b}，一个是批复一个是整改通知，记不清哪个是哪个，整改到哪天",
    "有两个日子，{a}、{b}，不知道哪个是批复的，周期到哪天",
    "文件上写着{a}，什么时候到期",
    "{a}那个，哪天到期",
    "{a}，满没满",
    "材料上有个{a}，算不算晚",
)  # fmt: skip


def compose(random: Random) -> Composed:
    """The day that matters and up to two others in any order, then what is asked; or the question first."""
    chosen = random.random()
    if chosen < 0.05:
        return _unsure(random)
    if chosen < 0.2:
        return _two(random)
    matter = random.choice(_MATTERS)
    day = between(random, matter.first, matter.last)
    if matter.vague and random.random() < 0.2:
        return _vague(random, matter, day)
    return composed(random, matter, day, _with_others(random, _told(random, matter, day)))


def composed(random: Random, matter: Matter, day: date, parts: list[str]) -> Composed:
    """The message of these parts, of which the day of `matter` alone matters."""
    facts = dict.fromkeys(matter.facts, day.isoformat())
    text = ask(random, parts, matter.asked)
    return Composed(text, "evaluation", WATCHED, facts, matter.outcomes(day), matter.ends(day))


def ask(random: Random, parts: list[str], asked: tuple[str, ...]) -> str:
    """What is told with what is asked behind it, or before it."""
    told, question = random.choice(_BREAKS).join(parts), random.choice(asked)
    if random.random() < 0.2:
        return f"{random.choice(_OPENINGS)}{question}{random.choice('？，。 ')}{told}"
    return (
        f"{random.choice(_OPENINGS)}{told}{random.choice('，，。 ')}{question}{random.choice(('', '', '？'))}"
    )


def _told(random: Random, matter: Matter, day: date) -> str:
    return random.choice(matter.told).format(write(random, day, IN_FULL, FROM_TODAY))


def _with_others(random: Random, told: str) -> list[str]:
    parts = [told]
    for _ in range(random.choice((0, 0, 1, 1, 2))):
        other = between(random, date(2018, 1, 1), AS_OF)
        way = write(random, other, IN_FULL, FROM_TODAY, MONTHS, YEARS)
        parts.insert(random.randint(0, len(parts)), random.choice(OF_ELSE).format(way))
    return parts


def _vague(random: Random, matter: Matter, day: date) -> Composed:
    """The month alone, or the year: then no day may be made of it."""
    month = random.random() < 0.7
    way = write(random, day, MONTHS if month else YEARS)
    fact = f"{day:%Y-%m}" if month else str(day.year)
    text = ask(random, [random.choice(matter.told).format(way)], matter.asked)
    return Composed(text, "evaluation", WATCHED, {matter.vague: fact})


def _two(random: Random) -> Composed:
    """The approval and the rectification, both asked about."""
    approved = between(random, APPROVED.first, date(2024, 12, 31))
    rectified = between(random, RECTIFIED.first, RECTIFIED.last)
    told = [_told(random, APPROVED, approved), _told(random, RECTIFIED, rectified)]
    if random.random() < 0.3:
        told.reverse()
    names = [random.choice(APPROVED.together), random.choice(RECTIFIED.together)]
    asked = random.choice(_TWO_ASKED).format(*names)
    facts = {
        **dict.fromkeys(APPROVED.facts, approved.isoformat()),
        "rectification_start": rectified.isoformat(),
    }
    ends = {**_ends_of_periods(approved), **_end_of_rectification(rectified)}
    return Composed(f"{'，'.join(told)}，{asked}", "evaluation", WATCHED, facts, {}, ends)


def _unsure(random: Random) -> Composed:
    """Days of which nobody can tell what they are of: nothing may be made of them."""
    days = {name: write(random, between(random, date(2024, 1, 1), AS_OF), IN_FULL) for name in "ab"}
    return Composed(random.choice(_UNSURE).format(**days), "evaluation", WATCHED, {})
