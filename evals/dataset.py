"""The evaluation questions: dialogues of one or more turns, each with what a right answer must and must not hold."""

from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assistant.answer import Status

KINDS = ("single", "refusal", "calculation", "dialogue")
"""The datasets, by file name."""

Split = Literal["dev", "test"]


class Turn(BaseModel):
    """One message and what its answer is judged by.

    `status`: the statuses that are right. `gold`: places that must be cited; `also`: places that may be.
    `must_say`: of each inner tuple one alternative must stand in the answer; `must_not`: strings that must not.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    question: str
    status: tuple[Status, ...]
    gold: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    must_say: tuple[tuple[str, ...], ...] = ()
    must_not: tuple[str, ...] = ()


class Case(BaseModel):
    """A conversation of the dataset `kind`."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str
    kind: str
    split: Split
    voice: Literal["applicant", "clerk", "hostile"]
    as_of: date = date(2026, 11, 23)
    turns: tuple[Turn, ...]


def read_cases(split: Split, kinds: tuple[str, ...] = KINDS) -> Iterator[Case]:
    """Give the cases of `split`. Look at `test` only to report."""
    for kind in kinds:
        cases = read_file(files("evals") / "datasets" / f"{kind}.jsonl", kind)
        yield from (case for case in cases if case.split == split)


def read_file(file: Traversable, kind: str) -> Iterator[Case]:
    """Give the cases of one file; those that staff took in on the web page have the form of all others."""
    for line in file.read_text("utf-8").splitlines():
        yield Case.model_validate_json(f'{{"kind": "{kind}", {line.lstrip()[1:]}')


def all_questions() -> tuple[str, ...]:
    """Give the words of every question: none of them may become a question that retrieval is taught with."""
    splits: tuple[Split, ...] = ("dev", "test")
    return tuple(turn.question for split in splits for case in read_cases(split) for turn in case.turns)
