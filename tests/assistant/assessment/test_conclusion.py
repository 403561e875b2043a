"""What a conclusion names in a row is a list; what stands in quotation marks or parentheses is not taken apart."""

import pytest

from assistant.assessment.conclusion import Told, told_apart
from tests.assistant.assessment.conftest import Assess


@pytest.mark.parametrize(
    ("conclusion", "told"),
    [
        ("", ()),
        ("全部符合。", (Told("全部符合。"),)),
        ("不符合：人数不够。", (Told("不符合：人数不够。"),)),
        ("不符合：人数不够；没有场所。请改。", (Told("不符合：", ("人数不够", "没有场所")), Told("请改。"))),
        (
            "不符合：甲；乙；丙；等5项。另有2项缺少信息。",
            (Told("不符合（共 5 项，这里列出几项）：", ("甲", "乙", "丙")), Told("另有2项缺少信息。")),
        ),
        ("名称（甲；乙。）不对。", (Told("名称（甲；乙。）不对。"),)),
        (
            "“甲：乙；丙”不符合格式：没有开头；没有结尾。",
            (Told("“甲：乙；丙”不符合格式：", ("没有开头", "没有结尾")),),
        ),
        ("符合：算式：1 ÷ 2；场所有了。", (Told("符合：", ("算式：1 ÷ 2", "场所有了")),)),
        ("先甲；后乙。", (Told("", ("先甲", "后乙")),)),
    ],
)
def test_what_stands_in_a_row_is_a_list(conclusion: str, told: tuple[Told, ...]) -> None:
    assert told_apart(conclusion) == told


def test_nothing_of_a_conclusion_is_lost(assessed: Assess) -> None:
    answers = {"team_total": "40", "permanent_staff": "10", "titled_staff": "4", "has_premises": "no"}
    for part in assessed(**answers, proposed_name="呼市乳业创新中心").begun:
        shown = "".join(one.lead + "".join(one.items) for one in told_apart(part.decision.conclusion))
        kept = [sign for sign in part.decision.conclusion if sign not in "；。"]
        assert [sign for sign in shown if sign not in "；。"] == kept
