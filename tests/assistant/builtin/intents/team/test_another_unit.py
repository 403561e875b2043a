"""Another unit's team told after ours stands beside it, whatever it is called; what is told of both together does not."""

from typing import Any

import pytest

from assistant.builtin.intents._message import Message
from assistant.builtin.intents.team.numbers import team
from tests.conftest import AS_OF

OURS = {"team_total": 20, "titled_staff": 7, "permanent_staff": 6}
THEIRS = {"team_total": 12, "permanent_staff": 2, "titled_staff": 4}


def _heard(text: str, before: str = "", **known: int) -> dict[str, Any]:
    heard = team(Message(text, AS_OF, known=known, before=before, active=True)).facts
    return {name: value for name, value in heard.items() if value is not None}


@pytest.mark.parametrize(
    "said",
    [
        "再加上师大12人，固定2人，中高级4人，合着算",
        "再加上师大的12个人，其中固定2个，中高级4个",
        "师大还出12个人，固定2个，中高级4个，加一块呢",
        "还有师大12人，固定2，中高级4",
        "另有一家企业参与，12人，固定2人，中高级4人，合并算",
        "算上研究所的12个，固定2个，中高级4个，这样呢",
    ],
)
def test_a_team_that_is_added_stands_beside_ours(said: str) -> None:
    ours, theirs = _heard(said, **OURS)["unit_teams"]
    assert {name: ours[name] for name in OURS} == OURS
    assert {name: theirs[name] for name in THEIRS} == THEIRS


@pytest.mark.parametrize(
    "said",
    [
        "加上合作单位，一共32人，固定8人，中高级11人",
        "连上学校的人总共32人，固定8人，中高级11人",
        "一起算32人，固定8人，中高级11人",
    ],
)
def test_what_is_told_of_both_together_is_not_added_to_ours(said: str) -> None:
    assert _heard(said, **OURS) == {"team_total": 32, "titled_staff": 11, "permanent_staff": 8}


def test_the_head_count_of_our_unit_is_ours_beside_theirs() -> None:
    parts = {name: OURS[name] for name in ("titled_staff", "permanent_staff")}
    ours, _ = _heard(
        "再加上师大12人，固定2人，中高级4人", "我们厂20个人，中高级7个，固定6个，够不够", **parts
    )["unit_teams"]
    assert ours["team_total"] == OURS["team_total"]


def test_nobody_knows_how_many_both_are_where_we_did_not_say_how_many_we_are() -> None:
    parts = {name: OURS[name] for name in ("titled_staff", "permanent_staff")}
    heard = _heard("再加上大学那边12人，固定2人，中高级4人", "我们中高级7个，固定6个", **parts)
    assert heard == {"titled_staff": 11, "permanent_staff": 8}
