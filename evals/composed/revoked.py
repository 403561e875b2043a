"""A centre revoked after a rectification that failed, and whether it may apply again: from which day, or on a day told."""

from datetime import date, timedelta
from random import Random

from assistant.checkers.decision import Outcome
from evals.composed.days import APPROVED, OF_ELSE, WATCHED, ask
from evals.composed.judge import AS_OF, Composed
from evals.composed.writing_days import FROM_TODAY, IN_FULL, MONTHS, between, write, years_later

_AGAIN = "再行申报"
_TOLD = (
    "整改后还是不合格，{}被撤的", "{}撤销了我们资格（整改没过）", "因为整改后仍不合格{}被撤销", "{}因整改不合格取消了资格",
    "{}被撤的（整改后还不合格）", "整改完仍不合格，{}撤了资格",
    "{}整改没过被撤了", "整改后仍不合格，撤销决定落款{}", "资格{}被撤销，原因是整改后仍不合格",
    "{}因为整改后仍不合格被摘牌", "改了一年还是不合格，{}把我们撤了", "整改没通过，{}被撤销资格", "撤销日期{}，整改后仍不合格",
    "我们中心{}被撤，理由是整改后仍不合格", "{}撤的牌，整改后还是不合格", "整改一年没过，{}被取消资格",
)  # fmt: skip
_ASKED = (
    "什么时候能再报", "哪天起可以重新申报", "多久能再申请",
    "现在能不能再报", "最早哪天能重新申报", "几号以后能再申报", "还要等多久才能再报",
    "禁报期到哪天", "三年禁期满没满", "今天能再报不", "啥时候能重新申请", "哪天能东山再起",
)  # fmt: skip
_MAY = (
    "{}能重新报吗", "{}再申报行不行", "想{}再报，可以吗",
    "{}重新申报合规吗", "打算{}再申请，够三年没", "{}能不能再报", "{}可以再申报了吧",
    "{}再报晚没晚，能报吗", "那{}重新申报可以不", "准备{}重新报，行吗",
)  # fmt: skip


def compose(random: Random) -> Composed:
    """The day of the revocation among others; asked from when they may, or whether on a day, or in a month."""
    revoked = between(random, date(2021, 1, 1), AS_OF)
    chosen = random.random()
    if chosen < 0.1:
        return _in_a_month(random, revoked)
    if chosen < 0.25:
        return _of_months(random, revoked)
    facts = {"revoked_on": revoked.isoformat()}
    told = random.choice(_TOLD).format(write(random, revoked, IN_FULL, FROM_TODAY))
    parts = [told]
    if random.random() < 0.4:
        parts.insert(0, _before(random, revoked, facts))
    last = years_later(revoked, 3)
    ends = {"不得再行申报届满": last, "最早可以再申报之日": last + timedelta(days=1)}
    if chosen < 0.6:
        facts["reapply_on"] = AS_OF.isoformat()  # 今天能再报不 is of this day
        outcomes = {_AGAIN: Outcome.MET if last < AS_OF else Outcome.NOT_MET}
        return Composed(ask(random, parts, _ASKED), "revocation", WATCHED, facts, outcomes, ends)
    again = last + timedelta(days=random.choice((-400, -90, -31, -1, 0, 1, 2, 30, 200)))
    if again <= revoked:
        again = last
    facts["reapply_on"] = again.isoformat()
    outcomes = {_AGAIN: Outcome.MET if again > last else Outcome.NOT_MET}
    asked = random.choice(_MAY).format(write(random, again, IN_FULL))
    return Composed(f"{'，'.join(parts)}，{asked}", "revocation", WATCHED, facts, outcomes, ends)


def _before(random: Random, revoked: date, facts: dict[str, str]) -> str:
    """What was done on a day before the revocation: the approval, or something else."""
    day = between(random, date(2017, 1, 1), revoked - timedelta(days=400))
    way = write(random, day, IN_FULL)
    if random.random() < 0.5:
        return random.choice(OF_ELSE).format(way)
    facts.update(dict.fromkeys(APPROVED.facts, day.isoformat()))
    return random.choice(APPROVED.told).format(way)


def _of_months(random: Random, revoked: date) -> Composed:
    """The revocation by its month, and the new application by its month: certain unless both are the same month."""
    last = years_later(revoked.replace(day=1), 3)
    months = random.choice((-13, -2, -1, 0, 1, 2, 14))
    at = last.year * 12 + last.month - 1 + months
    again = date(at // 12, at % 12 + 1, 1)
    told = random.choice(_TOLD).format(write(random, revoked, MONTHS))
    asked = random.choice(_MAY).format(f"{again.year}年{again.month}月")
    facts = {"revoked_in": f"{revoked:%Y-%m}", "reapply_in": f"{again:%Y-%m}"}
    outcomes = {} if months == 0 else {_AGAIN: Outcome.MET if months > 0 else Outcome.NOT_MET}
    return Composed(f"{told}，{asked}", "revocation", WATCHED, facts, outcomes)


def _in_a_month(random: Random, revoked: date) -> Composed:
    """The revocation by its day, the new application by its month."""
    last = years_later(revoked, 3)
    months = random.choice((-13, -2, -1, 0, 1, 2, 14))
    at = last.year * 12 + last.month - 1 + months
    told = random.choice(_TOLD).format(write(random, revoked, IN_FULL, FROM_TODAY))
    asked = random.choice(_MAY).format(f"{at // 12}年{at % 12 + 1}月")
    facts = {"revoked_on": revoked.isoformat(), "reapply_in": f"{at // 12}-{at % 12 + 1:02d}"}
    outcomes = {} if months == 0 else {_AGAIN: Outcome.MET if months > 0 else Outcome.NOT_MET}
    ends = {"不得再行申报届满": last, "最早可以再申报之日": last + timedelta(days=1)}
    return Composed(f"{told}，{asked}", "revocation", WATCHED, facts, outcomes, ends)
