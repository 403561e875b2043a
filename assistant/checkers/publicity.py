"""公示：第九条第（六）项。公示多少个工作日、哪一天满、满后哪一天起可以批复、有异议怎样。

9(6)  公示时间不少于5个工作日。经公示无异议，由市科技局行文批复建设。
"""

from datetime import date, timedelta

from pydantic import model_validator

from assistant.checkers.calendar import (
    Day,
    WorkdayCount,
    count_workdays,
    is_workday,
    next_day,
    workdays_from,
    written,
)
from assistant.checkers.checker import Context
from assistant.checkers.decision import Clause, Finding, Milestone, Outcome, Parameter
from assistant.checkers.facts import Facts, fact

MINIMUM = Parameter("9(6)", "公示时间不少于5个工作日", value=5, unit="个工作日")
NO_OBJECTION = Clause("9(6)", "经公示无异议，由市科技局行文批复建设")
AT_LEAST = f"不少于{MINIMUM.value}{MINIMUM.unit}"
_ONE_DAY = timedelta(days=1)
_COUNTED_OUT = 100
"""A publicity this many working days long is not counted to its end."""


class PublicityFacts(Facts):
    """When the publicity runs, and whether anyone objected."""

    publicity_start: Day | None = fact("公示开始日期", "公示从哪一天开始？", "9(6)")
    publicity_end: Day | None = fact("公示截止日期", "公示到哪一天截止（最后一天）？", "9(6)")
    publicity_full_by: Day | None = fact(
        "公示须满的日期", "公示要在哪一天（含当日）以前满（要倒推最晚哪天开始时填）？", "9(6)"
    )
    objection_raised: bool | None = fact("公示期间有异议", "公示期间有人提出异议吗？", "9(6)")
    objection_upheld: bool | None = fact("异议成立", "提出的异议经处理成立吗（没有处理完的不填）？", "9(6)")

    @model_validator(mode="after")
    def _in_order(self) -> "PublicityFacts":
        start, end = self.publicity_start, self.publicity_end
        if start is not None and end is not None and end < start:
            raise ValueError(
                f"公示截止日期（{written(end)}）早于公示开始日期（{written(start)}），请核对后再算。"
            )
        if self.objection_upheld is not None and self.objection_raised is False:
            raise ValueError("既填了没有人提出异议，又填了异议是否成立，请核对后只留一项。")
        return self


def counted(start: date, context: Context) -> WorkdayCount:
    """Count the working days that the publicity needs, from `start`."""
    day_one_counts = context.reading("publicity-start") == "first_day_counted"
    return count_workdays(start, int(MINIMUM.value), begin_counts=day_one_counts)


def publicity_findings(facts: PublicityFacts, context: Context) -> tuple[Finding, ...]:
    """Whether the publicity is long enough, and whether nobody objected."""
    by = facts.publicity_full_by
    latest = () if by is None else (_latest_start(by, facts, context),)
    return (_duration(facts, context), *latest, _objection(facts, context))


def publicity_milestones(facts: PublicityFacts, context: Context) -> tuple[Milestone, ...]:
    """The first day on which the publicity can be over, and the first on which approval can be given."""
    if facts.publicity_start is None:
        return ()
    count = counted(facts.publicity_start, context)
    approval = next_day(_over(count, facts))
    how = f"公示期满的次日（{written(_over(count, facts))}为公示的最后一日）。"
    if not is_workday(approval):
        how += f"这一天是休息日，其后第一个工作日是{written(next(workdays_from(approval)))}。"
    return (
        Milestone(
            "公示最早期满日", MINIMUM.place, count.last, facts.publicity_start, count.how, count.estimated
        ),
        Milestone("最早可以批复之日", NO_OBJECTION.place, approval, how=how, estimated=count.estimated),
    )


def publicity_in_words(facts: PublicityFacts, context: Context) -> str:
    """The sentence of the conclusion about the publicity."""
    start, end = facts.publicity_start, facts.publicity_end
    words = f"公示时间{AT_LEAST}。"
    if start is not None:
        count = counted(start, context)
        reached = _full(count)
        approval = f"期间无异议的，{written(next_day(_over(count, facts)))}起可以批复。"
        if end is None:
            words = f"公示从{written(start)}开始的，最早到{reached}；{approval}"
        elif end >= count.last:
            words = f"公示到{written(end)}截止，时间足够：{reached}；{approval}"
        else:
            words = f"公示到{written(end)}截止，时间不够：最早到{reached}。"
    if facts.publicity_full_by is not None:
        words = (words if start is not None else "") + _latest_start(
            facts.publicity_full_by, facts, context
        ).because
    if facts.objection_raised:
        words += _objection(facts, context).because
    return words


def _full(count: WorkdayCount) -> str:
    return f"{written(count.last)}满{MINIMUM.value}{MINIMUM.unit}{'（推算）' if count.estimated else ''}"


def _over(count: WorkdayCount, facts: PublicityFacts) -> date:
    """The last day of a publicity that is long enough."""
    return max(count.last, facts.publicity_end or count.last)


def _duration(facts: PublicityFacts, context: Context) -> Finding:
    start, end = facts.publicity_start, facts.publicity_end
    if start is None:
        return _duration_without_start(facts)
    count = counted(start, context)
    if end is None:
        return Finding(
            MINIMUM,
            "公示时间",
            Outcome.STATED,
            f"公示从{written(start)}开始，最早到{_full(count)}。",
            arithmetic=count.how,
            facts=facts.used("publicity_start"),
            next_step=f"公示截止日期定在{written(count.last)}或者以后。",
        )
    enough = end >= count.last
    return Finding(
        MINIMUM,
        "公示时间",
        Outcome.MET if enough else Outcome.NOT_MET,
        f"公示从{written(start)}到{written(end)}，时间{'足够' if enough else '不够'}：到{_full(count)}。",
        arithmetic=f"{_against_the_minimum(count, end)}逐日计算，{count.how}",
        facts=facts.used("publicity_start", "publicity_end"),
        next_step=""
        if enough
        else "公示时间没有满的不能批复；还在公示的，把截止日期延到"
        f"{written(count.last)}或者以后，已经截止的怎样补足办法未规定，请向市科技局核实。",
        evidence=("公示文件（载明起止日期）",),
    )


def _latest_start(full_by: date, facts: PublicityFacts, context: Context) -> Finding:
    """Counted back: the latest day from which the working days are full by `full_by`."""
    start = full_by
    while counted(start, context).last > full_by:
        start -= _ONE_DAY
    count = counted(start, context)
    return Finding(
        MINIMUM,
        "最晚开始日",
        Outcome.STATED,
        f"公示要在{written(full_by)}以前（含当日）满{MINIMUM.value}{MINIMUM.unit}，最晚{written(start)}开始"
        f"{'（推算）' if count.estimated else ''}。",
        arithmetic=count.how,
        facts=facts.used("publicity_full_by"),
        next_step=f"在{written(start)}或者以前开始公示。",
    )


def _duration_without_start(facts: PublicityFacts) -> Finding:
    if facts.publicity_end is None:
        return Finding(
            MINIMUM,
            "公示时间",
            Outcome.STATED,
            f"公示时间{AT_LEAST}，调休上班的周末是工作日。",
            missing=facts.missing("publicity_start"),
        )
    return Finding(
        MINIMUM,
        "公示时间",
        Outcome.NEEDS_FACTS,
        "要算公示了几个工作日，还缺公示开始日期。",
        facts=facts.used("publicity_end"),
        missing=facts.missing("publicity_start"),
    )


def _against_the_minimum(count: WorkdayCount, end: date) -> str:
    days = len(count_workdays(count.begin, _COUNTED_OUT, begin_counts=count.begin_counts, until=end).days)
    more = "以上" if days == _COUNTED_OUT else ""
    enough = days >= MINIMUM.value
    return (
        f"{days}{MINIMUM.unit}{more}，{'不少于' if enough else '少于'}{MINIMUM.value}{MINIMUM.unit}，"
        f"{'符合' if enough else '不符合'}。"
    )


def _objection(facts: PublicityFacts, context: Context) -> Finding:
    if facts.objection_raised is None:
        return _objections(facts, Outcome.STATED, "经公示无异议，由市科技局行文批复建设。")
    if not facts.objection_raised:
        return _none_raised(facts, context)
    if context.reading("publicity-objection") == "if_upheld":
        return _decided_by_the_objection(facts)
    if facts.objection_upheld is False:
        return _objections(
            facts,
            Outcome.NEEDS_JUDGEMENT,
            "公示期间有人提出异议，经处理不成立；处理后能否批复，办法未规定，须人工判断。",
            "向市科技局核实异议处理后能否批复。",
        )
    return _objections(
        facts,
        Outcome.NOT_MET,
        "公示期间有人提出异议，不能直接批复；怎样处理、处理后能否批复，办法未规定。",
        "向市科技局核实异议怎样处理。",
    )


def _none_raised(facts: PublicityFacts, context: Context) -> Finding:
    """Nobody objected so far: that settles it only once the publicity is over."""
    if facts.publicity_start is not None:
        over = _over(counted(facts.publicity_start, context), facts)
        if context.as_of <= over:
            return _objections(
                facts,
                Outcome.STATED,
                f"目前没有异议；公示要到{written(over)}期满，期满仍无异议的，由市科技局行文批复建设。",
            )
    return _objections(facts, Outcome.MET, "公示期间没有异议。", "公示时间足够的，由市科技局行文批复建设。")


def _decided_by_the_objection(facts: PublicityFacts) -> Finding:
    if facts.objection_upheld is None:
        return _objections(facts, Outcome.NEEDS_FACTS, "有人提出异议，还不知道异议是否成立。")
    if facts.objection_upheld:
        return _objections(facts, Outcome.NOT_MET, "异议成立，不能批复。", "向市科技局核实下一步怎样办理。")
    return _objections(facts, Outcome.MET, "异议不成立。", "公示时间足够的，由市科技局行文批复建设。")


def _objections(facts: PublicityFacts, outcome: Outcome, because: str, next_step: str = "") -> Finding:
    return Finding(
        NO_OBJECTION,
        "公示无异议",
        outcome,
        because,
        facts=facts.used("objection_raised", "objection_upheld"),
        missing=facts.missing("objection_upheld") if outcome is Outcome.NEEDS_FACTS else (),
        next_step=next_step,
    )
