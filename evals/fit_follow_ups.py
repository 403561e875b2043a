"""Trains the classifier of messages that go on from others: `python -m evals.fit_follow_ups` writes it into index/vectors.

What is asked after another message is told by few words (不报呢, 谁批), which no question key has. It is learned from
evals/follow_ups.tsv: conversations written for it, a line for each message that goes on: the place or the silence that
answers it, the messages before it, the message. Beside them stand turns to another matter, or to none of ours: question keys
behind messages of these conversations. The vector is that of the message alone with that of all together behind it.
The honest measure leaves out one writer in turn: how often the best target is the right one.
"""

import random
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np

import index
from assistant.live_services import open_services
from assistant.settings import load_settings
from corpus.wordings import ELSEWHERE, PREMISE, RIGHT
from index.embeddings import Vectors
from index.learned import Learned
from index.retriever import Retriever
from index.shipped import FOLDER, FOLLOW_UPS

_TURNED, _TURNS, _SHORT, _SEED = "(turns)", 1200, 16, 7
_FILE = Path(__file__).parent / "follow_ups.tsv"


class FollowUp(NamedTuple):
    """A message that goes on from those before it: who wrote it, what answers it."""

    writer: str
    target: str
    before: str
    message: str


def read_follow_ups() -> list[FollowUp]:
    """Give the lines of the file."""
    return [FollowUp(*line.split("\t")) for line in _FILE.read_text("utf-8").splitlines()]


def main() -> None:
    """Print how often each writer's targets are found without that writer, and write the classifier trained on all."""
    retriever = open_services(load_settings(), lambda *_: None).retriever
    known = [one for one in read_follow_ups() if one.target in retriever.core.targets.names]
    known += _turns(retriever, known)
    vectors = _vectors(retriever, known)
    targets, writers = np.array([one.target for one in known]), np.array([one.writer for one in known])
    for writer in sorted({*writers.tolist()} - {_TURNED}):
        theirs = writers == writer
        trained = Learned.train(vectors[~theirs], targets[~theirs].tolist())
        right = sum(
            _best(trained, vector) == target
            for vector, target in zip(vectors[theirs], targets[theirs], strict=True)
        )
        sys.stdout.write(f"{writer}: {right} of {theirs.sum()}\n")
    file = Path(index.__file__).parent / FOLDER / f"{retriever.embedder.name}.{FOLLOW_UPS}.npz"
    Learned.train(vectors, targets.tolist()).in_short().save(file)
    sys.stdout.write(f"{file.name}: {len(known)} messages, {file.stat().st_size / 1e6:.1f} MB\n")


def _turns(retriever: Retriever, known: list[FollowUp]) -> list[FollowUp]:
    """Question keys behind messages on another matter."""
    chance = random.Random(_SEED)
    keys = [key for key in retriever.questions if len(key.text) <= _SHORT]
    away = [key for key in keys if key.target.startswith(ELSEWHERE)]
    others = [key for key in keys if not key.target.startswith((ELSEWHERE, PREMISE, RIGHT))]
    taken = [*away, *chance.sample(others, _TURNS)]
    return [FollowUp(_TURNED, key.target, chance.choice(known).before, key.text) for key in taken]


def _vectors(retriever: Retriever, known: list[FollowUp]) -> Vectors:
    pairs = [(one.message, f"{one.before} {one.message}") for one in known]
    return np.array([np.concatenate([retriever.asked(text).vector for text in pair]) for pair in pairs])


def _best(trained: Learned, vector: Vectors) -> str:
    return trained.targets[int(np.argmax(trained.rankings(vector)["learned"]))]


if __name__ == "__main__":
    main()
