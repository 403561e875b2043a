"""When a message takes a mistaken belief for granted: by what it lies near to, and by the form in which it says so."""

from typing import Any

import pytest

from assistant.builtin.answers.belief import (
    NAMES,
    BeliefWeights,
    features,
    probability,
    stance,
    takes_for_granted,
)
from assistant.builtin.answers.premise import mistaken
from assistant.builtin.dialogue import Dialogue, Exchange
from assistant.builtin.understanding import Understanding, understand
from assistant.grounding.draft import Draft
from tests.conftest import AS_OF

CLAUSE = "公示时间不少于5个工作日。经公示无异议，由市科技局行文批复建设。"
BEFORE = Exchange("公示有什么要求", Draft.read("status: answered\n见[[9(6)]]。"))


def asking(text: str, *before: Exchange) -> Understanding:
    return understand(Dialogue((*before, Exchange(text)), AS_OF))


def premise(score: float, against: float) -> dict[str, Any]:
    places = [{"id": "9(6)", "text": CLAUSE}]
    return {"kind": "premise", "id": "premise:a", "score": score, "against": against, "places": places}


def answer(score: float, place: str = "9(6)") -> dict[str, Any]:
    return {"kind": "clause", "id": place, "score": score}


def likely(
    text: str, score: float = 0.2, against: float = 0.01, best: float = 0.6, place: str = "9(6)"
) -> float:
    return probability(asking(text), premise(score, against), answer(best, place))


def test_every_feature_has_its_weight() -> None:
    told = features(asking("公示免了也行吧"), premise(0.2, 0.1), answer(0.6))
    assert len(told) == len(NAMES) == len(BeliefWeights.__dataclass_fields__)


def test_the_nearer_to_the_mistaken_the_likelier() -> None:
    by_score = [likely("公示免了也行吧", score=score) for score in (0.001, 0.05, 0.5)]
    by_right = [likely("公示免了也行吧", against=against) for against in (0.5, 0.05, 0.001)]
    assert by_score == sorted(by_score) and by_right == sorted(by_right)
    assert likely("公示免了也行吧") > 0.55 > likely("公示免了也行吧", against=0.9)


def test_beside_its_own_clause_a_belief_is_likelier() -> None:
    assert likely("公示免了也行吧") > likely("公示免了也行吧", place="24")


@pytest.mark.parametrize(
    ("sooner", "later"),
    [("公示免了也行吧", "公示肯定能免了行不行"), ("既然公示能免，批文几时下", "公示能免，批文几时下")],
)
def test_the_form_tells(sooner: str, later: str) -> None:
    assert likely(sooner) > likely(later)


@pytest.mark.parametrize("text", ["公示怎么弄？", "要公示吗？", "公示要多少天"])
def test_an_open_question_believes_nothing(text: str) -> None:
    assert likely(text, score=0.9) == 0.0


def test_what_the_clause_says_is_no_mistake() -> None:
    assert likely("公示要5个工作日吧", score=0.9) == 0.0
    assert likely("经公示无异议，由市科技局行文批复建设，对吧", score=0.9) == 0.0
    assert likely("公示要3天吧", score=0.9) > 0.55


def test_what_goes_on_from_before_believes_nothing_unless_it_says_so() -> None:
    belief = premise(0.9, 0.01), answer(0.1)
    assert probability(asking("那公示期满还有人反映", BEFORE), *belief) == 0.0
    assert probability(asking("那公示就免了，对吧", BEFORE), *belief) > 0.55


def test_of_several_look_ups_the_likeliest_belief_counts() -> None:
    asked = asking("公示免了也行吧")
    far, near = [answer(0.9), premise(0.0005, 0.1)], [premise(0.7, 0.01), answer(0.2)]
    assert mistaken(asked, far) is None
    assert mistaken(asked, far, near) == near[0]
    assert mistaken(asked, [], [answer(0.9)]) is None


# ── the very words of a mistake ──


def worded(text: str, words: str, place: str = "9(6)") -> float:
    return probability(asking(text), premise(0.0, 0.5) | {"worded": words}, answer(0.9, place))


@pytest.mark.parametrize(
    "text", ["市政府批复的文走哪个窗口取", "市政府批复，我等着呢", "反正市政府批复，不急"]
)
def test_the_very_words_settle_it(text: str) -> None:
    assert worded(text, "市政府批复") > 0.55
    assert stance(asking(text), "市政府批复") == "believed"


def test_a_short_flat_statement_believes_what_it_says() -> None:
    assert stance(asking("急甚，市政府批复"), "市政府批复") == "believed"


def test_what_makes_it_right_puts_nothing_right() -> None:
    belief = premise(0.0, 0.5) | {"worded": "不用公示", "unless": "先公示"}
    assert mistaken(asking("反正不用公示，我去取文"), [answer(0.9), belief])
    assert mistaken(asking("批了以后不用公示，先公示的"), [answer(0.9), belief]) is None


def test_a_belief_found_twice_counts_as_the_likelier() -> None:
    plain = premise(0.01, 0.5)
    shown = plain | {"worded": "公示免了"}
    asked = asking("反正公示免了，票先订了")
    assert mistaken(asked, [answer(0.9), shown], [answer(0.9), plain]) == shown


def test_asked_openly_they_are_answered_where_the_search_leads_there_too() -> None:
    assert stance(asking("市政府批复吗？"), "市政府批复") == "asked"
    assert worded("市政府批复吗？", "市政府批复") > 0.55
    assert worded("市政府批复吗？", "市政府批复", place="24") == 0.0


@pytest.mark.parametrize(
    "text",
    ["谁跟你说市政府批复的", "有人讲市政府批复，我不信", "要是有人说市政府批复，该翻哪一条给他看"],
)
def test_doubted_they_show_no_belief(text: str) -> None:
    assert worded(text, "市政府批复") == 0.0


def test_beside_a_check_the_facts_are_judged_and_not_the_words() -> None:
    belief = {"worded": "四舍五入"}
    assert not takes_for_granted(asking("37个人里11个固定，四舍五入算达标吗"), belief)
    assert takes_for_granted(asking("29.6四舍五入就是三成，按达标填了"), belief)
