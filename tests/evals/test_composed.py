"""No verdict on a composed message may be another than what its parts come to; to ask is right, to ask of all is no use."""

from collections import Counter
from random import Random

import pytest

from assistant.checkers.decision import Outcome
from corpus.library import load_library
from evals.composed import SORTS
from evals.composed.judge import AS_OF, Composed, Kind, judge

READINGS = load_library(as_of=AS_OF).readings
MESSAGES, DECIDED_AT_LEAST = 200, 0.5


@pytest.mark.parametrize("sort", SORTS)
def test_no_verdict_is_wrong_and_most_messages_get_one(sort: str) -> None:
    random = Random(20_261_130)
    judged = [judge(SORTS[sort](random), READINGS) for _ in range(MESSAGES)]
    assert [f"{one.composed.text}: {one.why}" for one in judged if one.kind is Kind.WRONG] == []
    assert Counter(one.kind for one in judged)[Kind.DECIDED] >= DECIDED_AT_LEAST * MESSAGES


@pytest.mark.parametrize("sort", SORTS)
def test_a_sort_is_the_same_for_the_same_seed_and_another_for_another(sort: str) -> None:
    assert SORTS[sort](Random(1)) == SORTS[sort](Random(1))
    assert len({SORTS[sort](Random(seed)).text for seed in range(20)}) > 15


def test_what_is_heard_wrongly_is_told() -> None:
    said = "团队40人，中高级职称12人，固定人员20人，够不够"
    watched = frozenset({"team_total", "titled_staff"})
    true = Composed(said, "eligibility", watched, {"team_total": 40, "titled_staff": 12})
    assert judge(true, READINGS).kind is Kind.DECIDED
    other_fact = Composed(said, "eligibility", watched, {"team_total": 40, "titled_staff": 11})
    assert judge(other_fact, READINGS).why == "eligibility.titled_staff = 12, not 11"
    not_so = {"中、高级职称比例": Outcome.NOT_MET}
    assert judge(Composed(said, "eligibility", frozenset(), {}, not_so), READINGS).kind is Kind.WRONG


def test_another_check_may_not_go_wrong_where_the_one_meant_is_not_called() -> None:
    said = "委员会15人，我们4个，共建没有人，行吗"
    wrong = {"牵头和共建单位人员占比": Outcome.NOT_MET}
    assert judge(Composed(said, "eligibility", frozenset(), {}, wrong), READINGS).kind is Kind.WRONG
    assert judge(Composed(said, "eligibility", frozenset(), {}), READINGS).kind is Kind.NOT_HEARD


def test_facts_alone_do_not_decide_what_has_a_result() -> None:
    said = "委员会15人，我们4个，行吗"
    watched = frozenset({"committee_total"})
    facts = {"committee_total": 15}
    met = {"牵头和共建单位人员占比": Outcome.MET}
    assert judge(Composed(said, "governance", watched, facts, met), READINGS).kind is Kind.ASKED
    assert judge(Composed(said, "governance", watched, facts), READINGS).kind is Kind.DECIDED
