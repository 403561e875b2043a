"""Asks every question of a split and judges the answers."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from assistant.agent import Assistant, Conversation
from assistant.answer import Answer
from assistant.services import Services
from evals.dataset import KINDS, Case, Split, read_cases
from evals.metrics import Judged, judge

Ask = Callable[[str], Answer]


def run(services: Services, split: Split, kinds: tuple[str, ...] = KINDS) -> Iterator[Judged]:
    """Give each turn of `split`, answered by the assistant and judged."""
    yield from run_cases(services, read_cases(split, kinds))


def run_cases(services: Services, cases: Iterable[Case]) -> Iterator[Judged]:
    """Give each turn of `cases`, answered by the assistant and judged."""
    assistants: dict[object, Assistant] = {}
    for case in cases:
        if case.as_of not in assistants:
            assistants[case.as_of] = Assistant(services.on(case.as_of))
        conversation = Conversation()
        yield from _judged(case, services, partial(assistants[case.as_of].ask, conversation=conversation))


def run_peer(services: Services, ask: Ask, split: Split, kinds: tuple[str, ...] = KINDS) -> Iterator[Judged]:
    """Give each turn of `split`, answered by a peer that has no memory."""
    for case in read_cases(split, kinds):
        yield from _judged(case, services, ask)


def _judged(case: Case, services: Services, ask: Ask) -> Iterator[Judged]:
    for turn in case.turns:
        yield judge(case, turn, ask(turn.question), services.library)
