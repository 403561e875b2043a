"""What is measured of one answer, and of many."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.answer import Answer, Status
from assistant.grounding.quotes import folded
from corpus.citation import Citation
from corpus.errors import CitationError
from corpus.library import Library
from evals.dataset import Case, Turn

_REFUSALS = frozenset(
    {Status.NOT_IN_TEXT, Status.TEXT_NOT_HELD, Status.OUT_OF_SCOPE, Status.UNSAFE_INPUT, Status.SMALLTALK}
)


@dataclass(frozen=True)
class Judged:
    """One turn with its answer and what it was judged to be."""

    case: Case
    turn: Turn
    answer: Answer
    gold_found: int
    precise: int
    said: int
    forbidden: tuple[str, ...]
    status_right: bool
    quotes_true: int

    @property
    def passed(self) -> bool:
        """Whether nothing is wrong with the answer."""
        return (
            self.status_right
            and not self.forbidden
            and self.gold_found == len(self.turn.gold)
            and self.said == len(self.turn.must_say)
            and self.quotes_true == len(self.answer.citations)
        )

    @property
    def wrongly_refused(self) -> bool:
        """Whether an answer was refused to a question that has one."""
        return not _REFUSALS & set(self.turn.status) and self.answer.status in _REFUSALS


def judge(case: Case, turn: Turn, answer: Answer, library: Library) -> Judged:
    """Measure one answer."""
    cited = [Citation.parse(citation.ref) for citation in answer.citations]
    gold = [Citation.parse(place) for place in turn.gold]
    welcome = gold + [Citation.parse(place) for place in turn.also]
    seen = answer.text + "".join(citation.quote for citation in answer.citations)
    return Judged(
        case=case,
        turn=turn,
        answer=answer,
        gold_found=sum(any(wanted.covers(found) for found in cited) for wanted in gold),
        precise=sum(any(one.covers(found) or found.covers(one) for one in welcome) for found in cited),
        said=sum(any(phrase in seen for phrase in alternatives) for alternatives in turn.must_say),
        forbidden=tuple(phrase for phrase in turn.must_not if phrase in answer.text),
        status_right=answer.status in turn.status,
        quotes_true=sum(
            folded(citation.quote) in folded(_text(library, place))
            for citation, place in zip(answer.citations, cited, strict=True)
        ),
    )


def table(judged: Sequence[Judged]) -> dict[str, float]:
    """Give the figures over `judged`; shares between 0 and 1, latencies in milliseconds."""
    elapsed = [one.answer.elapsed_ms for one in judged]
    with_gold = [one for one in judged if one.turn.gold]
    return {
        "turns": len(judged),
        "passed": _share(sum(one.passed for one in judged), len(judged)),
        "status": _share(sum(one.status_right for one in judged), len(judged)),
        "citation_recall": _share(
            sum(one.gold_found for one in judged), sum(len(one.turn.gold) for one in judged)
        ),
        "citation_precision": _share(
            sum(one.precise for one in with_gold), sum(len(one.answer.citations) for one in with_gold)
        ),
        "must_say": _share(sum(one.said for one in judged), sum(len(one.turn.must_say) for one in judged)),
        "must_not_violations": sum(len(one.forbidden) for one in judged),
        "wrongly_refused": _share(sum(one.wrongly_refused for one in judged), len(judged)),
        "quote_fidelity": _share(
            sum(one.quotes_true for one in judged), sum(len(one.answer.citations) for one in judged)
        ),
        "median_ms": float(np.median(elapsed)) if elapsed else 0.0,
        "p95_ms": float(np.percentile(elapsed, 95)) if elapsed else 0.0,
    }


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _text(library: Library, place: Citation) -> str:
    try:
        return library.text(place)
    except CitationError:
        return ""
