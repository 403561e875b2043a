"""A verdict rests on all numbers of people in a message: what no fact accounts for is asked about."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from langchain_core.messages import AnyMessage, HumanMessage, ToolMessage

from assistant.answer import Status
from assistant.builtin.answers.decision import from_decision
from assistant.builtin.dialogue import Dialogue, Exchange
from assistant.builtin.intents import CheckRequest, requests
from assistant.builtin.intents._message import Message
from assistant.builtin.intents.people.accounted import left_over
from assistant.builtin.intents.team.fields import FIELDS, SHARES
from assistant.checkers.registry import checkers
from assistant.grounding.checks import violations
from assistant.grounding.evidence import evidence
from corpus.library import Library
from tests.conftest import AS_OF

NUMBER = st.integers(1, 99)


def _request(*said: str) -> CheckRequest:
    (request,) = requests(Dialogue(tuple(Exchange(one) for one in said), date(2026, 11, 23)))
    return request


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("团队60人职称20人固定18人，评审说有2人证书过期不算，这样够吗", ("2人",)),
        ("团队24人，固定11人，中高级9人，其中3人已经退休，达标吗", ("其中3人已经退休",)),
        ("技指委12人，牵头3人，共建2人，其中1人既是牵头又是共建的，行吗", ("其中1人既是牵头又是共建的",)),
        ("40个人，固定的比中级的少10个，职称的13个，够吗", ("10个",)),
        ("团队40人（其中外聘专家8人不计入），固定11人，中高级11人，行吗", ("8人",)),
        ("加总是45人次、固定15人次，中高级20人，行得通吧", ("45人", "15人")),
        ("指导委员会9人：我公司总工1人、副总1人，共建高校教授2人，其余外聘，行不行", ("1人",)),
        ("技术指导委员会由我们2人、共建2人、行业专家6人组成，超没超", ("6人",)),
        ("技指委15人，我们5人里有2个是中心聘的，超没超", ("5人",)),
        ("技指委15人，牵头3人、共建2人，总经理是牵头派的，超不超", ("中心主任（总经理）",)),
        ("团队40人，有职称的15人，初级6人，固定12人，能不能报", ("15人",)),
        ("团队40人，固定12人，有2个挂名的不来上班，够不够", ("2个",)),
        ("除了我还有32人，固定10人，中高级10人，够不够", ("除了我",)),
        ("15名老师都有中级以上，另25名研究生，固定的就这15名老师，够吗", ("25名",)),
        ("咨询委12把椅子，自己人四把，另有一把给了不坐班的老专家，超没超", ("一",)),
        ("12个委员，自己人4个，我们总经理没算在里头，超没超", ("中心主任（总经理）",)),
        ("技指委14人，外单位专家10人，牵头4人，其中1位专家返聘在我们公司，超没超", ("返聘",)),
        ("委员会名额12，外单位7席，我方3席，空缺2席，超没超", ("空缺",)),
        ("委员会9人，我方2人共建1人，上周共建那位退了、我方补了一位，超没超", ("那位退了",)),
        ("四个方向每个方向10人，每个方向3个固定3个职称，够吗", ("3个",)),
        ("团队60人，博士12人都是副高，固定20人，够吗", ("12人",)),
        ("中级11个里有4个是固定的，高级6个全固定，总共45人，够吗", ("中级11个里有4个是固定的",)),
        ("我把6个保安也算科研人员，总数40，固定15，中高级11，行了吧", ("6个保安也算科研",)),
        ("团队24个人，新来的5个都没职称，职称一共8个，固定8个，够吗", ("新来的5个",)),
        ("团队20人，固定5个，要是全转成固定呢，职称7个，够吗", ("全转成固定",)),
        ("团队30人职称9固定9，公司又招了3个保洁，还达标吗", ("招了3个保洁",)),
    ],
)
def test_a_number_that_no_fact_accounts_for_is_left_over(said: str, left: tuple[str, ...]) -> None:
    assert _request(said).unread == left


@pytest.mark.parametrize(
    "said",
    [
        "正高2副高3中级4初级6没职称10，固定9，行不行",
        "高工3个工程师5个助理工程师6个，总共33人，加起来14个有职称的，行吗",
        "原来40人固定12职称13，走了3个固定的，又来了5个流动的没职称，现在够吗",
        "我们30人固定9，走了5个人，其中固定的2个，固定够不够",
        "隔壁那家40人固定13就过了，我们30人固定10职称9，凭啥不行",
        "团队40人，项目3个，专利12件，固定13人，职称14人，符合不",
        "中心60人里科研团队40人，固定13，职称12，行吗",
        "50人，固定11个。三成就是15，差4个，职称20个，行不行",
        "科研团队合计48人（含博士后3人、硕士12人），中高级职称16人，固定人员15人，请核",
        "固定13名，占32.5%，职称占三成，行吗",
        "技术指导委员会13人，技术专家6人，管理专家4人，中心主任1人，牵头和共建的合计4人，行不行",
        "团队40人固定11职称13，把2个流动的转成固定行吗",
        "团队由原来的40人减到36人，固定还是11人，职称12人，行不",
        "专家班子一共六个人，厂里老总跟总工两个，剩下四个外地请的，超不超",
        "委员会16人，牵头4人，共建1人，总经理由牵头派（上述4人里没算他，16人里算了），超没超",
        "委员会9人，其中牵头2人（含总经理），共建1人，其他6人，行吗",
        "团队40人，职称15人（含初级5人），固定12人，行吗",
    ],
)
def test_what_follows_from_the_facts_or_is_of_others_is_not_left_over(said: str) -> None:
    assert _request(said).unread == ()


@given(total=NUMBER, permanent=NUMBER, other=NUMBER, other_permanent=NUMBER)
def test_a_team_read_instead_of_two_leaves_numbers_over(
    total: int, permanent: int, other: int, other_permanent: int
) -> None:
    message = Message(f"甲{total}人固定{permanent}人，乙{other}人固定{other_permanent}人", AS_OF)
    misread = {"team_total": other, "permanent_staff": other_permanent}
    expected = {total} - {other, other_permanent} | {permanent} - {other_permanent}
    assert left_over(message, "team", misread, FIELDS, SHARES) >= expected - {other - other_permanent}


def test_numbers_that_are_all_accounted_for_settle_what_was_left_over() -> None:
    doubtful, clear = "我们25人，8个固定，职称比固定的多1个，行不", "总共25人，固定8人，职称9人"
    assert _request(doubtful).unread
    assert _request(doubtful, "那要是换成30人呢").unread
    assert _request(doubtful, clear).unread == ()


def test_somebody_else_as_head_is_no_number_left_over() -> None:
    request = _request("带头人是工程师，合格吧", "那换成一位副研究员呢？我看你们又要说副的不算")
    assert request.unread == () and request.facts == {"director_title": "associate_senior"}


def test_the_answer_tells_how_it_understood_and_gives_no_verdict(library: Library) -> None:
    facts = {"team_total": 25, "permanent_staff": 8}
    checker = checkers()["eligibility"]
    decision = checker.run(checker.facts.model_validate(facts), AS_OF, library.readings)
    draft = from_decision(decision, CheckRequest("eligibility", facts, ("固定人员比例",), unread=("1个",)))
    turn: list[AnyMessage] = [
        HumanMessage("我们25人，8个固定，职称比固定的多1个，行不"),
        ToolMessage(
            json.dumps(decision.as_json(), ensure_ascii=False), name="check_eligibility", tool_call_id="1"
        ),
    ]
    assert draft.status is Status.NEEDS_FACTS
    assert "“1个”" in draft.body and "科研团队总人数25" in draft.body and "固定人员人数8" in draft.body
    assert "符合" not in draft.body
    assert violations(draft, library, evidence(turn)) == []
