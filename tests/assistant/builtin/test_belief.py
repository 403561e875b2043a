"""When a message takes a mistaken belief for granted: by what it lies near to, and by the form in which it says so."""

from typing import Any

import pytest

from assistant.builtin.belief import NAMES, BeliefWeights, features, probability
from assistant.builtin.dialogue import Dialogue, Exchange
from assistant.builtin.premise_answer import mistaken
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
