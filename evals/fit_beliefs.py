"""Fits the weights of assistant/builtin/answers/belief.py: `python -m evals.fit_beliefs` prints them, and what they find.

A logistic regression over the dev split of evals/datasets: is the best mistaken belief beside a question one that the question
takes for granted? Each question counts twice where what it may take for granted is looked up by itself.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import astuple
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from assistant.answer import Status
from assistant.builtin.answers.belief import NAMES, BeliefWeights, features, may_believe
from assistant.builtin.dialogue import Dialogue, Exchange
from assistant.builtin.understanding import understand
from assistant.live_services import open_services
from assistant.services import Services
from assistant.settings import load_settings
from assistant.tools.search_articles import search_articles_tool
from evals.dataset import Case, read_cases

_INVERSE_PENALTY, _FOLDS, _LIKELY = 0.3, 10, 0.5


class Example(NamedTuple):
    """What tells of one look-up, whether the belief is held (None: either way is right), and the question's number."""

    told: tuple[float, ...]
    held: bool | None
    question: int


def main() -> None:
    """Print the weights, and how many questions are judged right in folds that the fit has not seen."""
    services = open_services(load_settings(), lambda *_: None)
    examples = [
        example
        for number, case in enumerate(read_cases("dev", ("single", "refusal")))
        for example in _examples(services, case, number)
        if example.held is not None
    ]
    told = np.array([example.told[1:] for example in examples])
    held = np.array([bool(example.held) for example in examples])
    questions = np.array([example.question for example in examples])
    model = LogisticRegression(C=_INVERSE_PENALTY, max_iter=500)
    folds = GroupKFold(_FOLDS)
    unseen = cross_val_predict(model, told, held, cv=folds, groups=questions, method="predict_proba")[:, 1]
    model.fit(told, held)
    for name, old, new in zip(
        NAMES, astuple(BeliefWeights()), [*model.intercept_, *model.coef_[0]], strict=True
    ):
        sys.stdout.write(f"{name:20} {old:6.2f} {new:6.2f}\n")
    sys.stdout.write(_found(unseen, held, questions))


def _found(
    likely: npt.NDArray[np.float64], held: npt.NDArray[np.bool_], questions: npt.NDArray[np.int_]
) -> str:
    best = {number: max(likely[questions == number]) for number in set(questions.tolist())}
    right = {number: bool(held[questions == number][0]) for number in best}
    counts = {
        truth: [
            sum(best[one] >= _LIKELY for one in best if right[one] is truth),
            sum(right[one] is truth for one in best),
        ]
        for truth in (True, False)
    }
    return "found {} of {}, wrongly {} of {}\n".format(*counts[True], *counts[False])


def _examples(services: Services, case: Case, number: int) -> Iterator[Example]:
    turn = case.turns[0]
    understanding = understand(Dialogue((Exchange(turn.question),), case.as_of))
    if not may_believe(understanding):
        return
    wanted = set(turn.status)
    held = (
        None
        if len(wanted) > 1 and Status.FALSE_PREMISE_CORRECTED in wanted
        else wanted == {Status.FALSE_PREMISE_CORRECTED}
    )
    search = search_articles_tool(services)
    for text in filter(None, (understanding.text, understanding.granted)):
        hits = json.loads(search.invoke({"question": text}))["hits"]
        premise = next((hit for hit in hits if hit["kind"] == "premise"), None)
        answer = next((hit for hit in hits if hit["kind"] != "premise"), None)
        if premise and answer:
            yield Example(features(understanding, premise, answer), held, number)


if __name__ == "__main__":
    main()
