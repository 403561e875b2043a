"""撤销资格以后什么时候可以再申报：第二十六条。第二十七条的撤销没有写这一限制。

26  整改后仍不合格的，撤销其资格，3年内不得再行申报。
27  技术创新中心发生下列情形之一的，撤销其资格。
"""

from dataclasses import replace
from datetime import date

from pydantic import model_validator

from assistant.checkers.calendar import (
    Day,
    next_day,
    over_or_not,
    period_first,
    period_how,
    period_last,
    span_of,
    written,
)
from assistant.checkers.checker import Context
from assistant.checkers.construction_periods import YearMonth, in_words
from assistant.checkers.decision import Finding, Milestone, Outcome, Parameter
from assistant.checkers.facts import Choice, Facts, fact
from assistant.checkers.findings import Condition

BAN = Parameter("26", "整改后仍不合格的，撤销其资格，3年内不得再行申报", value=3, unit="年")
REAPPLY = Condition(BAN.place, BAN.quote, "再行申报", ("撤销资格的文件（载明日期和理由）",))
BARRED = f"{BAN.value}{BAN.unit}内不得再行申报"


class Ground(Choice):
    """Why the centre was revoked."""

    STILL_FAILED = "26", "整改后仍不合格"
    CIRCUMSTANCE = "27", "发生应撤销资格的情形之一"


class Applicant(Choice):
    """Who wants to apply again."""

    CENTRE = "centre", "该技术创新中心"
    LEAD = "lead", "原建设主体（牵头）单位"
    PARTNER = "partner", "原共建单位"


class Platform(Choice):
    """What is applied for."""

    CITY_CENTRE = "city_centre", "市技术创新中心"
    OTHER = "other", "其他科技平台"


class ReapplicationFacts(Facts):
    """When and why the centre was revoked, and who wants to apply again for what."""

    revoked_on: Day | None = fact("撤销资格的日期", "资格是哪一天被撤销的？", "26")
    ground: Ground | None = fact(
        "撤销的理由", "是因为整改后仍不合格被撤销，还是因为发生应撤销资格的情形之一被撤销？", "26"
    )
    reapply_on: Day | None = fact("打算再申报的日期", "打算哪一天再申报？", "26")
    revoked_in: YearMonth | None = fact(
        "撤销资格的年月", "不知道资格是哪一天被撤销的，是哪年哪月撤销的？", "26"
    )
    reapply_in: YearMonth | None = fact(
        "打算再申报的年月", "没有定下哪一天再申报的，打算哪年哪月再申报？", "26"
    )
    applicant: Applicant | None = fact(
        "再申报的单位", "再申报的是该技术创新中心、原建设主体单位还是原共建单位？", "26"
    )
    applies_for: Platform | None = fact("申报什么", "再申报的是市技术创新中心，还是其他科技平台？", "26")

    @model_validator(mode="after")
    def _revoked_first(self) -> "ReapplicationFacts":
        revoked, again = self.revoked_on, self.reapply_on
        if revoked is not None and again is not None and again < revoked:
            raise ValueError(
                f"打算再申报的日期（{written(again)}）早于撤销资格的日期（{written(revoked)}），请核对后再算。"
            )
        return self


def reapplication(facts: ReapplicationFacts, context: Context) -> Finding:
    """Whether, and from which day, a new application is possible."""
    if (stopped := _stopped(facts, context)) is not None:
        return stopped
    if (months := _by_months(facts, context)) is not None:
        return months
    if facts.revoked_on is None:
        return REAPPLY.lacks(facts, "revoked_on")
    return _against(_last(facts.revoked_on, context), facts.revoked_on, facts, context)


def _by_months(facts: ReapplicationFacts, context: Context) -> Finding | None:
    """Of a revocation or an application of which only the month or the year is told: what comes to the same whichever day of it
    is meant; None where it does not, or where both days are known.
    """
    revoked = _span(facts.revoked_on, facts.revoked_in)
    again = _span(facts.reapply_on, facts.reapply_in)
    if not (revoked and again) or (facts.revoked_on and facts.reapply_on):
        return None
    told, planned = _told(facts.revoked_on, facts.revoked_in), _told(facts.reapply_on, facts.reapply_in)
    first_end, last_end = (_last(day, context) for day in revoked)
    names = ("revoked_on", "revoked_in", "ground", "reapply_on", "reapply_in", "applicant")
    if again[0] > last_end:
        because = f"{planned}可以再申报：{told}撤销资格，{BARRED}，最晚到{written(last_end)}届满。"
        how = f"{written(revoked[1])} + {BAN.value}年 = {written(last_end)}；{planned}晚于{written(last_end)}，符合"
        step = "重新对照组建条件并按创建程序办理。"
        return REAPPLY.gives(Outcome.MET, because, facts, *names, arithmetic=how, next_step=step)
    if again[1] <= first_end:
        because = f"{planned}还不能再申报：{told}撤销资格，{BARRED}，最早也要到{written(first_end)}才届满。"
        how = f"{written(revoked[0])} + {BAN.value}年 = {written(first_end)}；{planned}不晚于{written(first_end)}，不符合"
        step = "届满以后再申报；具体哪一天届满，看撤销的日期。"
        return REAPPLY.gives(Outcome.NOT_MET, because, facts, *names, arithmetic=how, next_step=step)
    return None


def _span(day: date | None, month: str | None) -> tuple[date, date] | None:
    if day is not None:
        return day, day
    return span_of(month) if month else None


def _told(day: date | None, month: str | None) -> str:
    return written(day) if day else in_words(month or "")


def _stopped(facts: ReapplicationFacts, context: Context) -> Finding | None:
    """What is to be said where no date can be counted; None where nothing but the date is needed."""
    if not facts.given(*ReapplicationFacts.model_fields):
        rule = REAPPLY.gives(Outcome.STATED, f"整改后仍不合格被撤销资格的，自撤销之日起{BARRED}。", facts)
        return replace(rule, missing=facts.missing("revoked_on", "ground"))
    if facts.applies_for is Platform.OTHER:
        return _other_platform(facts, context)
    if facts.ground is None:
        return _without_ground(facts, context)
    if facts.ground is Ground.CIRCUMSTANCE and context.reading("ban-scope") == "not_stated":
        return _not_stated_for_the_circumstances(facts, context)
    if facts.applicant is Applicant.PARTNER and context.reading("ban-subject") == "centre_and_lead":
        return _judgement(facts, f"{BARRED}是否也限制原共建单位，条文没有写，须人工判断。")
    if context.reading("rectification-start") == "judgement":
        return _judgement(facts, f"{BARRED}从哪一天起算条文没有写，须人工判断。")
    return None


def _without_ground(facts: ReapplicationFacts, context: Context) -> Finding:
    """The ground decides; of the day alone can be told when the ban would be over where it applies."""
    if facts.revoked_on is None:
        return REAPPLY.lacks(facts, "ground", "revoked_on")
    last = _last(facts.revoked_on, context)
    because = (
        f"因整改后仍不合格在{written(facts.revoked_on)}被撤销资格的，{BARRED}，到{written(last)}届满，"
        f"最早{written(next_day(last))}可以再申报；因发生应撤销资格的情形被撤销的，是否也受此限制，办法未规定。"
    )
    lacking = REAPPLY.lacks(facts, "ground", because=because)
    return replace(
        lacking, arithmetic=period_how(facts.revoked_on, int(BAN.value), context.reading("period-end"))
    )


def _last(revoked: date, context: Context) -> date:
    """The last day of the ban."""
    return period_last(revoked, int(BAN.value), context.reading("period-end"))


def reapplication_milestones(facts: ReapplicationFacts, context: Context) -> tuple[Milestone, ...]:
    """The ban and its end on the timeline."""
    if facts.revoked_on is None or _stopped(facts, context) is not None:
        return ()
    last, convention = _last(facts.revoked_on, context), context.reading("period-end")
    how = period_how(facts.revoked_on, int(BAN.value), convention)
    return (
        Milestone("不得再行申报届满", BAN.place, last, period_first(facts.revoked_on, convention), how),
        Milestone("最早可以再申报之日", BAN.place, next_day(last), how=f"{how}期满次日可以再申报。"),
    )


def _against(last: date, revoked: date, facts: ReapplicationFacts, context: Context) -> Finding:
    names = ("revoked_on", "ground", "reapply_on", "applicant")
    how = period_how(revoked, int(BAN.value), context.reading("period-end"))
    span = f"{written(revoked)}撤销资格，{BARRED}，到{written(last)}届满"
    span += f"；最早{written(next_day(last))}可以再申报"
    again = facts.reapply_on
    if again is None:
        return REAPPLY.gives(
            Outcome.STATED,
            f"{span}。{over_or_not(last, context.as_of)}",
            facts,
            *names,
            arithmetic=how,
            next_step="可以再申报时，重新对照组建条件并按创建程序办理。",
        )
    if again > last:
        return REAPPLY.gives(
            Outcome.MET,
            f"{written(again)}可以再申报：{span}。",
            facts,
            *names,
            arithmetic=f"{how}{written(again)}晚于{written(last)}，符合",
            next_step="重新对照组建条件并按创建程序办理。",
        )
    return REAPPLY.gives(
        Outcome.NOT_MET,
        f"{written(again)}还不能再申报：{span}。",
        facts,
        *names,
        arithmetic=f"{how}{written(again)}不晚于{written(last)}，不符合",
        next_step=f"{written(next_day(last))}或者以后再申报。",
    )


def _other_platform(facts: ReapplicationFacts, context: Context) -> Finding:
    if context.reading("ban-object") == "city_centre":
        return REAPPLY.gives(
            Outcome.NOT_APPLICABLE,
            f"{BARRED}限于市技术创新中心，申报其他科技平台按各自的规定。",
            facts,
            "applies_for",
        )
    return _judgement(facts, f"{BARRED}是否也及于其他科技平台，条文没有写，须人工判断。")


def _not_stated_for_the_circumstances(facts: ReapplicationFacts, context: Context) -> Finding:
    because = (
        f"{BARRED}只写给整改后仍不合格的撤销；发生应撤销资格的情形而被撤销的，是否也受此限制，办法未规定。"
    )
    if facts.revoked_on is None:
        return _judgement(facts, because)
    last = _last(facts.revoked_on, context)
    return _judgement(facts, because, f"再申报前向市科技局核实；如果也适用，到{written(last)}届满。")


def _judgement(facts: ReapplicationFacts, because: str, advice: str = "再申报前向市科技局核实。") -> Finding:
    return REAPPLY.gives(
        Outcome.NEEDS_JUDGEMENT, because, facts, *ReapplicationFacts.model_fields, next_step=advice
    )
