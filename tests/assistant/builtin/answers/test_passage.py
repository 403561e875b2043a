"""Wording of what was found: clauses, corrections of mistaken beliefs, notes on how a wording is read."""

import pytest

from assistant.answer import Status
from assistant.builtin.answers.contradiction import contradicted
from assistant.builtin.answers.passage import from_search, merged
from assistant.builtin.answers.premise import without_premises
from assistant.builtin.answers.reading_note import reading_note
from assistant.builtin.dialogue import Dialogue, Exchange
from assistant.builtin.understanding import understand
from assistant.grounding.draft import Draft
from assistant.wording import answer_words
from tests.assistant.builtin.found import answered, asking, clause, places, premise
from tests.conftest import AS_OF

LONG = (
    "批复建设。对经会议研究后确定建设的技术创新中心进行公示，公示时间不少于5个工作日。"
    "经公示无异议，由市科技局行文批复建设，并按照规定办理有关手续。"
)
READING = {
    "question": "“固定人员”是否包括兼职人员？", "applied": "只算专职人员", "others": ["兼职人员也算"], "why": "没有写。",
    "confirmed": False,
}  # fmt: skip


# ── clauses ──


def test_the_sentence_that_answers_leads_a_long_clause() -> None:
    draft = answered("公示要几天？", clause("9(6)", LONG, 0.9, found="公示时间不少于5个工作日。"))
    assert draft.body.split("\n\n") == ["[[9(6)|公示时间不少于5个工作日]]。", f"[[9(6)|{LONG}]]"]


@pytest.mark.parametrize("found", ["", LONG, LONG[:-3]])
def test_a_clause_that_is_hardly_longer_has_no_lead(found: str) -> None:
    hit = {**clause("9(6)", LONG, 0.9), "found": found}
    assert answered("公示要几天？", hit).body == f"[[9(6)|{LONG}]]"


def test_a_second_clause_is_shown_where_it_explains_nearly_as_much() -> None:
    near = [clause("9(6)", "甲。", 0.5), clause("24", "乙。", 0.3)]
    assert answered("公示怎么弄？", *near).body == "[[9(6)|甲。]]\n\n[[24|乙。]]"
    far = [clause("9(6)", "甲。", 0.9), clause("24", "乙。", 0.04)]
    assert answered("公示怎么弄？", *far).body == "[[9(6)|甲。]]"


def test_a_clause_that_may_have_been_meant_stands_behind_marked_as_such() -> None:
    hits = [
        clause("9(6)", "甲。", 0.6),
        clause("24", "乙。", 0.16),
        clause("24(1)", "丙。", 0.15),
        clause("8", "丁。", 0.14),
        clause("7", "戊。", 0.13),
    ]
    answer, lead, *others = answered("公示怎么弄？", *hits).body.split("\n\n")
    assert answer == "[[9(6)|甲。]]" and lead == "下面的条款也可能与问题有关[[24]][[8]]"
    assert others == ["[[24|乙。]]", "[[8|丁。]]"]


def test_a_clause_to_be_read_with_the_answer_stands_behind_it() -> None:
    hits = [
        clause("4", "甲。", 0.98, read_with=["10"]),
        clause("9", "乙。", 0.004),
        clause("10", "丙。", 0.002),
    ]
    assert places(answered("要独立法人吗？", *hits)) == ["4", "10", "10"]
    assert places(answered("要独立法人吗？", *hits[:2])) == ["4"]


def test_beside_a_silence_stands_the_clause_that_may_have_been_meant() -> None:
    silence = {"kind": "silence", "id": "silence:a", "says": "没有写[[17]]。", "score": 0.5, "near": ["17"]}
    hits = [silence | {"decided_by": None}, clause("24", "乙。", 0.2), clause("17", "丙。", 0.01)]
    assert places(answered("给多少钱？", *hits)) == ["17", "17", "24"]


def test_a_short_message_that_is_sure_of_itself_is_not_joined_to_the_one_before() -> None:
    before = Exchange("职称比例要求多少？", Draft.read("status: answered\n见[[8(3)]]。"))
    follows = understand(Dialogue((before, Exchange("公示咋弄？")), AS_OF))
    asked, before_it = {"as_follow_up": 0.95}, {"as_follow_up": 0.4}
    together = [clause("8(3)", "丙。", 0.9, **before_it), clause("9(6)", "甲。", 0.1, **asked)]
    assert follows.earlier
    assert places(from_search(follows, [[clause("9(6)", "甲。", 0.9, **asked)], together])) == ["9(6)"]
    together = [clause("8(3)", "丙。", 0.9, **asked), clause("9(6)", "甲。", 0.1, **before_it)]
    assert places(from_search(follows, [[clause("9(6)", "甲。", 0.3, **before_it)], together]))[0] == "8(3)"


def test_several_questions_are_answered_one_after_the_other() -> None:
    draft = from_search(
        asking("公示咋弄？怎么再申报？"), [[clause("9(6)", "甲。", 0.9)], [clause("26", "乙。", 0.9)]]
    )
    assert places(draft) == ["9(6)", "26"]


def test_of_several_questions_those_out_of_scope_are_left_out() -> None:
    elsewhere = {"kind": "elsewhere", "id": "elsewhere:a", "says": "天气", "score": 0.9}
    draft = from_search(asking("公示咋弄？下雨吗？"), [[elsewhere], [clause("9(6)", "甲。", 0.9)]])
    assert draft.status is Status.ANSWERED and places(draft) == ["9(6)"]
    assert from_search(asking("刮风吗？下雨吗？"), [[elsewhere], [elsewhere]]) == Draft(
        Status.OUT_OF_SCOPE, answer_words().out_of_scope
    )


def test_two_lists_are_merged_by_place() -> None:
    one, two = [clause("9", "甲。", 0.8), clause("8", "乙。", 0.2)], [clause("8", "乙。", 1.0)]
    assert [(hit["id"], hit["score"]) for hit in merged([one, two])] == [("8", 0.6), ("9", 0.4)]


def test_each_of_two_questions_is_held_against_what_it_asks_itself() -> None:
    """多久 is asked of the evaluation, not of where to go first."""
    text = "头一步找谁？建完以后多久大考一回？"
    first = [clause("9(2)", "向归口管理部门提出意向。", 0.8)]
    then = [clause("23", "批复期满3年开展综合评价。", 0.8)]
    assert from_search(asking(text), [first, then]).status is Status.ANSWERED


def test_an_english_question_gets_an_english_lead() -> None:
    draft = answered("Who publishes the list?", clause("9(6)", "甲。", 0.9))
    assert (
        draft.body.startswith(answer_words("en").answered_lead.rstrip(".")[:20])
        and "[[9(6)|甲。]]" in draft.body
    )


# ── mistaken beliefs ──


def test_a_mistaken_belief_is_put_right() -> None:
    draft = answered("公示3天就行吧", premise(0.5), clause("9(6)", "公示时间不少于5个工作日。", 0.4))
    assert draft.status is Status.FALSE_PREMISE_CORRECTED
    assert draft.body.startswith("不是。公示不少于5个工作日[[9(6)]]。")


def test_beside_a_belief_put_right_another_question_is_answered() -> None:
    mistaken = [premise(0.5), clause("9(6)", "公示时间不少于5个工作日。", 0.4)]
    draft = from_search(asking("公示3天就行，是不是？怎么再申报？"), [mistaken, [clause("26", "乙。", 0.9)]])
    assert draft.status is Status.FALSE_PREMISE_CORRECTED and places(draft) == ["9(6)", "9(6)", "26"]


def test_what_is_taken_for_granted_is_put_right_though_the_whole_is_about_something_else() -> None:
    asked = asking("既然公示可以免掉，批复文件上写几号")
    hits, granted = [clause("9(6)", "甲。", 0.9)], [premise(0.6), clause("9(6)", "甲。", 0.3)]
    assert from_search(asked, [hits]).status is Status.ANSWERED
    assert from_search(asked, [hits], granted).body.startswith("不是。公示不少于5个工作日")


def test_without_beliefs_the_others_keep_their_share() -> None:
    assert [hit["score"] for hit in without_premises([premise(0.5), clause("9", "甲。", 0.4)])] == [0.8]
    assert [
        hit["score"] for hit in without_premises([premise(1.0), clause("9", "甲。", 0.001)])
    ] == pytest.approx([0.1])


@pytest.mark.parametrize(
    ("message", "text", "said"),
    [
        ("公示3天吗", "甲。公示时间不少于5个工作日。乙。", "不是3天：[[9(6)|公示时间不少于5个工作日]]。"),
        ("占两成吗", "均不低于总人数的30%。", "不是两成：[[9(6)|均不低于总人数的30%]]。"),
        ("公示5个工作日吗", "公示时间不少于5个工作日。", ""),
        ("公示5天吗", "公示时间不少于5个工作日。", "不是5天：[[9(6)|公示时间不少于5个工作日]]。"),
        (
            "公示期三天一过就该发文了，怎么没动静",
            "公示时间不少于5个工作日。",
            "不是三天：[[9(6)|公示时间不少于5个工作日]]。",
        ),
        ("公示已经满十天没有异议，什么时候发文", "公示时间不少于5个工作日。", ""),
        ("我们给了12个月整改期限，还不行咋办", "给予1年整改期。", ""),
        ("整改期限只有半年时间了，还不行咋办", "给予1年整改期。", "不是半年：[[9(6)|给予1年整改期]]。"),
        (
            "自己人已经占到四成了，要不要换人",
            "不超过总人数三分之一。",
            "不是四成：[[9(6)|不超过总人数三分之一]]。",
        ),
        ("我们的钱是分三次拨下来的，要不要查", "对批复期满3年的开展综合评价", ""),
        ("公示3天", "公示时间不少于5个工作日。", ""),
        ("3个人吗", "公示时间不少于5个工作日。", ""),
        ("要不要公示吗", "公示时间不少于5个工作日。", ""),
        ("给1年整改期吗", "给予1年整改期，3年内不得再行申报。", ""),
        (
            "公示不少于3天这条，谁来盯",
            "公示时间不少于5个工作日。",
            "不是3天：[[9(6)|公示时间不少于5个工作日]]。",
        ),
        ("四个工作日不行，我跟他们讲了", "公示时间不少于5个工作日。", ""),
        ("五个工作日是底线，我们挂了九个工作日", "公示时间不少于5个工作日。", ""),
        (
            "五个工作日不用满，四个工作日就够了",
            "公示时间不少于5个工作日。",
            "不是四个工作日：[[9(6)|公示时间不少于5个工作日]]。",
        ),
    ],
)
def test_a_number_is_contradicted_by_one_of_its_kind(message: str, text: str, said: str) -> None:
    assert contradicted(asking(message), "9(6)", text) == said


def test_an_act_is_contradicted_unless_it_is_denied() -> None:
    text = "报市科技局批准。"
    assert contradicted(asking("搬家备案就够了"), "20", text).startswith("不是备案")
    assert contradicted(asking("搬家备案不顶用，申请递上去了"), "20", text) == ""
    assert contradicted(asking("搬家得市里那个局批，备案的说法我没信"), "20", text) == ""


@pytest.mark.parametrize(
    ("message", "text", "said"),
    [
        ("整改那两年里头能接活儿不", "给予1年整改期，3年内不得再行申报。", "不是两年"),
        ("三天的公示期里有人反映咋办", "公示时间不少于5个工作日。", "不是三天"),
        ("整改那一年里头能接活儿不", "给予1年整改期。", ""),
        ("公示那十天里有人反映咋办", "公示时间不少于5个工作日。", ""),
    ],
)
def test_a_period_named_as_known_is_a_claim_in_any_question(message: str, text: str, said: str) -> None:
    assert contradicted(asking(message), "26", text).startswith(said)
    assert bool(contradicted(asking(message), "26", text)) == bool(said)


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("去年10月局里刚来评过，这份还写，谁受得了，反正我不写", "每年1月底前提交上年度自评价工作报告。"),
        ("我们公司成立才两年半，自己写写就行", "对批复期满3年的开展综合评价。"),
        ("公示最少5个工作日嘛，这5天过完就归局里了", "公示时间不少于5个工作日。"),
    ],
)
def test_what_befell_him_and_what_he_names_rightly_are_no_claims(message: str, text: str) -> None:
    assert contradicted(asking(message), "24", text) == ""


def test_the_words_of_a_mistake_are_put_right_or_where_they_are_asked_answered() -> None:
    belief = premise(0.0) | {"worded": "公示三天"}
    best = clause("9(6)", LONG, 0.9)
    assert answered("反正公示三天，票先订了", best, belief).status is Status.FALSE_PREMISE_CORRECTED
    asked = answered("公示三天吗？", best, belief)
    assert asked.status is Status.ANSWERED and asked.body.startswith("不是。")


KINDS = "技术创新中心绩效评价分为自评价和部门评价，其中部门评价分为阶段绩效评价和综合绩效评价。"
PANEL = "专家组由同行技术专家、管理专家和财务专家构成。"


@pytest.mark.parametrize(
    ("question", "text", "claimed"),
    [
        ("绩效评价分成自评价、部门评价和社会评价，社会评价几月做", KINDS, "社会"),
        ("部门评价分为季度评价和半年评价，半年那次谁来", KINDS, "季度、半年"),
        ("专家组由技术专家、法律专家和财务专家构成，律师我来请", PANEL, "法律"),
        ("新总经理的批准文件去哪取", "主任（总经理）聘用报归口管理部门和市科技局备案。", "批准"),
        ("更名的备案回执多久给", "变更名称的，应提出书面申请，报市科技局批准。", "备案"),
    ],
)
def test_a_kind_or_an_act_taken_for_granted_is_put_right(question: str, text: str, claimed: str) -> None:
    assert contradicted(asking(question), "22", text).startswith(f"不是{claimed}：")


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("绩效评价分为自评价和部门评价，先做哪个", KINDS),
        ("绩效评价分自评价、部门评价、社会评价吗", KINDS),
        ("专家组由技术、管理、财务三类人构成，各几个", PANEL),
        ("委员会由技术专家和法律专家组成", "委员会由技术专家、管理专家等人员组成。"),
        ("方案磨了两个月了，谁给看看", "方案一般以三年为建设运行周期。"),
        ("我们方案排成了四年的", "方案一般以三年为建设运行周期。"),
        ("区里说10月就来看我们", "每年1月底前提交上年度自评价工作报告。"),
        ("名单挂九天行不", "公示时间不少于5个工作日。"),
        ("专家组由技术专家和法律专家组成行吗", PANEL),
        ("报告11月交可以吗", "每年1月底前提交上年度自评价工作报告。"),
    ],
)
def test_what_is_right_open_or_ones_own_is_left_alone(question: str, text: str) -> None:
    assert contradicted(asking(question), "22", text) == ""


# ── readings ──


def test_a_question_of_reading_gets_the_reading_applied() -> None:
    note = reading_note(asking("固定人员是否包括兼职人员？"), [{"id": "8(3)", "readings": [READING]}])
    assert note == (
        "这里的文字可以有不同读法：本系统按“只算专职人员”处理；也可读作“兼职人员也算”，最终以市科技局的解释为准[[8(3)]]。"
    )


def test_where_the_text_is_silent_on_a_reading_the_register_answers() -> None:
    silence = {
        "kind": "silence",
        "id": "silence:a",
        "says": "没有写[[8(3)]]。",
        "score": 0.7,
        "near": ["8(3)"],
    }
    held = clause("8(3)", "固定人员不低于30%。", 0.2, readings=[READING])
    asked = "固定人员是否包括兼职人员？"
    answer = answered(asked, silence | {"decided_by": None}, held)
    assert answer.status is Status.ANSWERED and "只算专职人员" in answer.body
    bare = answered(asked, silence | {"decided_by": None}, {**held, "readings": []})
    assert bare.status is Status.NOT_IN_TEXT


def test_a_confirmed_reading_and_an_only_one_are_told_apart() -> None:
    asked = asking("固定人员是否包括兼职人员？")
    confirmed = reading_note(asked, [{"id": "8(3)", "readings": [{**READING, "confirmed": True}]}])
    only = reading_note(asked, [{"id": "8(3)", "readings": [{**READING, "others": []}]}])
    assert confirmed.startswith("按市科技局确认的读法") and "兼职人员也算" not in only and only


@pytest.mark.parametrize("text", ["固定人员要几个？", "综合评价怎么理解"])
def test_other_questions_get_no_reading(text: str) -> None:
    assert reading_note(asking(text), [{"id": "8(3)", "readings": [READING]}]) == ""
    assert reading_note(asking("固定人员是否包括兼职人员？"), [{"id": "8(3)"}]) == ""


def test_which_of_two_kinds_of_days_puts_no_number_forward() -> None:
    said = answered("公示5天是自然日还是工作日", clause("9(6)", "公示时间不少于5个工作日。", 0.9))
    assert said.status is Status.ANSWERED and "不是5天" not in said.body
