"""Fits the weights of the fusion (index/ranking.py): `python -m evals.fit_weights` prints them.

A conditional logit: the probability that a target answers is the softmax of the weighted sum of its rankers' scores. It is
fitted to the dev split of evals/datasets, short questions once more with the name of the subject before them (技术创新中心…),
which must lead nowhere else; the weights are drawn to those in force, for the split has known the search for long. (Fitted
to question keys that the search was made without, silences get too much: they have twice the keys of clauses.) Mistaken
beliefs are left out: whether one is put forward is another question (evals/fit_beliefs.py).
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from assistant.answer import Status
from assistant.live_services import open_services
from assistant.settings import load_settings
from corpus.citation import Citation
from corpus.wordings import ELSEWHERE, PREMISE, RIGHT, SILENCE
from evals.adam import Vector, descend
from evals.dataset import Turn, read_cases
from index.core import Core
from index.hits import Asked
from index.ranking import Weights
from index.retriever import Retriever

Matrix = npt.NDArray[np.float32]

_NAMES = [field.name for field in fields(Weights)]
_CHOSEN = {"premise", "silence"}
"""Not fitted here: see Weights."""
_PREFIXES = {"silence": SILENCE, "premise": PREMISE, "elsewhere": ELSEWHERE}
_SUBJECT, _SHORT = "技术创新中心", 22
_DRAWN = 8.0
_NO_LOOK_UP = {Status.UNSAFE_INPUT, Status.SMALLTALK, Status.FALSE_PREMISE_CORRECTED}


class Example(NamedTuple):
    """A question: its targets' features (targets, weights), and which of them are right."""

    kind: str
    features: Matrix
    right: npt.NDArray[np.bool_]


def main() -> None:
    """Print the weights, and how often the best target is right with the old and the new ones."""
    retriever = open_services(load_settings(), lambda *_: None).retriever
    examples = list(_questions(retriever))
    old = np.array([getattr(Weights(), name) for name in _NAMES])
    new = fit(examples, old)
    for name, before, after in zip(_NAMES, old, new, strict=True):
        sys.stdout.write(f"{name:20} {before:8.2f} {after:8.2f}\n")
    for kind in sorted({example.kind for example in examples}):
        these = [example for example in examples if example.kind == kind]
        sys.stdout.write(
            f"{kind:20} {accuracy(these, old):.3f} → {accuracy(these, new):.3f} of {len(these)}\n"
        )


def fit(examples: list[Example], start: Vector) -> Vector:
    """Give the weights that make the right targets most probable (Adam; the problem is nearly convex)."""
    features, right, there = _padded(examples)
    free = np.array([name not in _CHOSEN for name in _NAMES])

    def gradient(weights: Vector) -> Vector:
        scores = np.where(there, features @ weights.astype(np.float32), -np.inf)
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        likely = raised / raised.sum(axis=1, keepdims=True)
        wanted = np.where(right, likely, 0.0)
        wanted /= np.maximum(wanted.sum(axis=1, keepdims=True), 1e-12)
        pull = np.einsum("ntw,nt->w", features, likely - wanted) / len(examples)
        return np.where(free, pull + _DRAWN * (weights - start) / len(examples), 0.0)

    return descend(gradient, start)


def accuracy(examples: list[Example], weights: Vector) -> float:
    """Give the share of questions whose most probable target is right."""
    return float(np.mean([one.right[int(np.argmax(one.features @ weights))] for one in examples]))


def _padded(examples: list[Example]) -> tuple[Matrix, npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    most = max(len(example.right) for example in examples)
    features = np.zeros((len(examples), most, len(_NAMES)), np.float32)
    right, there = (np.zeros((len(examples), most), np.bool_) for _ in range(2))
    for row, example in enumerate(examples):
        count = len(example.right)
        features[row, :count], right[row, :count], there[row, :count] = example.features, example.right, True
    return features, right, there


def _questions(retriever: Retriever) -> Iterator[Example]:
    for case in read_cases("dev", ("single", "refusal")):
        turn = case.turns[0]
        if any(True for _ in Citation.find(turn.question)) or set(turn.status) & _NO_LOOK_UP:
            continue
        named = [_SUBJECT + turn.question] if _may_be_named(turn) else []
        for question in (turn.question, *named):
            yield from _example(retriever.core, retriever.asked(question), turn.status[0], _rightly(turn))


def _may_be_named(turn: Turn) -> bool:
    short = len(turn.question) <= _SHORT and "中心" not in turn.question
    return short and Status.OUT_OF_SCOPE not in turn.status


def _example(core: Core, asked: Asked, kind: str, is_right: Callable[[str], bool]) -> Iterator[Example]:
    rankings, _ = core.rankings(asked)
    names = np.array(core.targets.names)
    found = ~np.all([np.isnan(ranking) for ranking in rankings.values()], axis=0)
    found &= ~np.char.startswith(names, PREMISE)
    targets = names[found].tolist()
    right = np.array([is_right(core.beside[t][0] if t.startswith(RIGHT) else t) for t in targets])
    nothing = np.zeros(len(names))
    columns = [
        np.char.startswith(names[found], _PREFIXES[name]).astype(np.float64)
        if name in _PREFIXES
        else np.nan_to_num(rankings.get(name, nothing))[found]
        for name in _NAMES
    ]
    columns[_NAMES.index("premise")] = np.char.startswith(names[found], RIGHT).astype(np.float64)
    if right.any() and not right.all():
        yield Example(kind, np.array(columns, np.float32).T, right)


def _rightly(turn: Turn) -> Callable[[str], bool]:
    wanted = set(turn.status)
    if wanted & {Status.NOT_IN_TEXT, Status.TEXT_NOT_HELD}:
        return lambda target: target.startswith(SILENCE)
    if Status.OUT_OF_SCOPE in wanted:
        return lambda target: target.startswith(ELSEWHERE)
    return lambda target: target.partition("/")[2] in turn.gold


if __name__ == "__main__":
    main()
