"""Teams told unit by unit, whatever the numbers are; what is one team stays one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.builtin.intents._message import Message
from assistant.builtin.intents.team.by_unit import summed, unit_teams
from tests.conftest import AS_OF

NUMBER = st.integers(1, 99)


def _teams(text: str, **known: int) -> dict[str, object]:
    return unit_teams(Message(text, AS_OF, known=known, active=bool(known)))


@given(numbers=st.tuples(NUMBER, NUMBER, NUMBER, NUMBER, NUMBER, NUMBER))
def test_each_unit_keeps_its_numbers(numbers: tuple[int, ...]) -> None:
    total, titled, permanent, other_total, other_titled, other_permanent = numbers
    said = (
        f"甲公司{total}人，职称{titled}人，固定{permanent}人；"
        f"乙学院{other_total}人，职称{other_titled}人，固定{other_permanent}人"
    )
    first = {"unit": "甲公司", "team_total": total, "titled_staff": titled, "permanent_staff": permanent}
    second = {
        "unit": "乙学院",
        "team_total": other_total,
        "titled_staff": other_titled,
        "permanent_staff": other_permanent,
    }
    assert _teams(said) == {"unit_teams": [first, second]}
    assert summed([first, second]) == {
        "team_total": total + other_total,
        "titled_staff": titled + other_titled,
        "permanent_staff": permanent + other_permanent,
    }


def test_a_partner_told_afterwards_stands_beside_the_lead() -> None:
    heard = _teams("合作单位20人，职称4个，固定6个", team_total=10, titled_staff=4, permanent_staff=3)
    assert heard == {
        "unit_teams": [
            {"unit": "牵头单位", "team_total": 10, "titled_staff": 4, "permanent_staff": 3},
            {"unit": "合作单位", "team_total": 20, "titled_staff": 4, "permanent_staff": 6},
        ]
    }


def test_the_lead_alone_is_the_team() -> None:
    assert _teams("牵头单位10人，职称4个，固定3个") == {
        "team_total": 10,
        "titled_staff": 4,
        "permanent_staff": 3,
    }


def test_what_one_of_the_units_has_not_told_is_not_summed() -> None:
    heard = _teams("甲公司10人职称4个固定3个，乙学院20人固定6个")["unit_teams"]
    assert heard[1] == {"unit": "乙学院", "team_total": 20, "permanent_staff": 6}
    assert summed(heard) == {"team_total": 30, "permanent_staff": 9}


def test_what_is_told_of_all_units_together_is_of_no_single_one() -> None:
    assert _teams("我们出20个人，合作方出30个人，固定的两家一共16个") == {
        "team_total": 50,
        "permanent_staff": 16,
    }


@pytest.mark.parametrize(
    ("said", "lead", "partner"),
    [
        ("研究所又补来一个固定的，研究所变28人、固定6", (33, 12), (28, 6)),
        ("研究所那边改成30人", (33, 12), (30, 5)),
        ("研究所走了4个流动的", (33, 12), (23, 5)),
        ("我们这边又招了2个固定的", (35, 14), (27, 5)),
        ("企业固定改成10个，研究所固定改成8个", (33, 10), (27, 8)),
    ],
)
def test_one_unit_told_again_leaves_the_others_as_they_are(
    said: str, lead: tuple[int, int], partner: tuple[int, int]
) -> None:
    known = [
        {"unit": "企业方", "team_total": 33, "permanent_staff": 12},
        {"unit": "研究所", "team_total": 27, "permanent_staff": 5},
    ]
    heard = _teams(said, unit_teams=known)["unit_teams"]
    assert [(team["team_total"], team["permanent_staff"]) for team in heard] == [lead, partner]


@pytest.mark.parametrize(
    "text",
    [
        "我们团队40人，职称12个，固定13个",
        "甲公司10人，乙学院20人",
        "甲公司有10人，职称4个，固定3个，一共20人",
        "公司在玉泉区",
    ],
)
def test_what_is_not_told_alike_of_several_units_is_no_team_of_each(text: str) -> None:
    assert _teams(text) == {}
