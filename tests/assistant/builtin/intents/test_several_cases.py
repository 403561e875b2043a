"""Several cases with a date each, in one message and in the messages after it."""

from datetime import date

from assistant.builtin.dialogue import Dialogue, Exchange
from assistant.builtin.intents import requests

AS_OF = date(2026, 11, 30)
TWO = "俩中心 一个22年9月5号批的 一个23年12月20批的 满三年该评的都是哪天"


def _approvals(*said: str) -> list[object]:
    dialogue = Dialogue(tuple(Exchange(one) for one in said), AS_OF)
    return [request.facts.get("approval_date") for request in requests(dialogue)]


def test_each_case_is_heard_by_itself() -> None:
    assert _approvals(TWO) == ["2022-09-05", "2023-12-20"]


def test_what_is_put_right_of_one_leaves_the_other() -> None:
    assert _approvals(TWO, "另一个日子报错了,是10月20", "今天俩都够日子了?") == ["2022-09-05", "2023-10-20"]


def test_revocations_are_told_apart() -> None:
    dialogue = Dialogue((Exchange("A家24年1月31撤的 B家23年12月1号撤的 都是整改没改好 今天谁能重报"),), AS_OF)
    told = [request.facts["revoked_on"] for request in requests(dialogue)]
    assert told == ["2024-01-31", "2023-12-01"]


def test_rival_units_are_judged_one_by_one() -> None:
    dialogue = Dialogue(
        (Exchange("甲厂50人 中级9 高级8 固定20;乙厂30人 中级5 高级3 固定15 人的比例哪家过哪家不过"),), AS_OF
    )
    units = [[team["unit"] for team in request.facts["unit_teams"]] for request in requests(dialogue)]
    assert units == [["甲厂"], ["乙厂"]]
