"""Which article became which: aligned by their words, not by their numbers alone.

Every step is symmetric: comparing the other way round gives the same pairs, added and deleted exchanged.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from corpus.comparison.marking import marked
from corpus.comparison.model import Change, Comparison, Mark, Piece, Row, Side
from corpus.comparison.sides import Group, folded, groups
from corpus.document import Document

_ANYWHERE = 0.55
"""Share of common characters from which two articles are taken for one, wherever they stand."""
_IN_PLACE = 0.35
"""The same between two articles that both sides have: the place speaks for them too."""


class Pair(NamedTuple):
    """Positions of an old and a new article, and how alike they are."""

    old: int
    new: int
    similarity: float


def compare(old: Document, new: Document) -> Comparison:
    """Give the 新旧对照 of two documents: every article of both stands in exactly one row."""
    rows: list[Row] = []
    for olds, news in groups(old, new):
        rows += _rows(olds, news)
    return Comparison(old.meta, new.meta, tuple(rows))


def _rows(olds: Group, news: Group) -> Iterator[Row]:
    pairs = align(olds, news)
    crossed = _crossed(pairs)
    by_new = {pair.new: pair for pair in pairs}
    paired = {pair.old for pair in pairs}
    unplaced = iter([at for at in range(len(olds)) if at not in paired])
    waiting = next(unplaced, None)
    reached = -1
    for at, side in enumerate(news):
        pair = by_new.get(at)
        if pair is None:
            yield Row(Change.ADDED, None, side, (Piece(Mark.INSERTED, side.text),), 0.0)
            continue
        reached = max(reached, pair.old) if pair not in crossed else reached
        while waiting is not None and waiting < reached:
            yield _deleted(olds[waiting])
            waiting = next(unplaced, None)
        yield _paired(olds[pair.old], side, pair.similarity, pair in crossed)
    while waiting is not None:
        yield _deleted(olds[waiting])
        waiting = next(unplaced, None)


def _deleted(side: Side) -> Row:
    return Row(Change.DELETED, side, None, (Piece(Mark.REMOVED, side.text),), 0.0)


def _paired(old: Side, new: Side, similarity: float, crossed: bool) -> Row:
    if old.is_deleted != new.is_deleted:
        both = (Piece(Mark.REMOVED, old.text), Piece(Mark.INSERTED, new.text))
        return Row(Change.ADDED if old.is_deleted else Change.DELETED, old, new, both, similarity, crossed)
    if folded(old.text) != folded(new.text):
        change = Change.CHANGED
    elif crossed:
        change = Change.MOVED
    else:
        change = Change.SAME if _number(old) == _number(new) else Change.RENUMBERED
    pieces = marked(old.text, new.text) if change is Change.CHANGED else (Piece(Mark.KEPT, new.text),)
    return Row(change, old, new, pieces, similarity, crossed)


def _number(side: Side) -> str:
    return side.citation.place if side.citation else side.label


def align(olds: Group, news: Group) -> list[Pair]:
    """Give the pairs of positions that belong together, in the order of the new ones."""
    old_words, new_words = [folded(side.text) for side in olds], [folded(side.text) for side in news]
    pairs = _placeholders(olds, news)
    pairs += _equal(old_words, new_words, _free(pairs, olds, news))
    pairs += _alike(old_words, new_words, _free(pairs, olds, news), _ANYWHERE)
    for gap in list(_gaps(pairs, len(olds), len(news))):
        pairs += _alike(old_words, new_words, gap, _IN_PLACE)
    return sorted(pairs, key=lambda pair: pair.new)


def _placeholders(olds: Group, news: Group) -> list[Pair]:
    """（删去） stands under the number of the article that was deleted."""
    places = {side.citation.place: at for at, side in enumerate(news) if side.citation}
    named = ((at, side, places.get(side.citation.place)) for at, side in enumerate(olds) if side.citation)
    return [
        Pair(at, other, 0.0)
        for at, side, other in named
        if other is not None and (side.is_deleted or news[other].is_deleted)
    ]


def _equal(olds: Sequence[str], news: Sequence[str], free: tuple[list[int], list[int]]) -> list[Pair]:
    places: dict[str, list[int]] = {}
    for at in free[1]:
        places.setdefault(news[at], []).append(at)
    candidates = (Pair(at, other, 1.0) for at in free[0] for other in places.get(olds[at], ()))
    return _chosen(candidates)


def _alike(
    olds: Sequence[str], news: Sequence[str], free: tuple[Sequence[int], Sequence[int]], least: float
) -> list[Pair]:
    old_at, new_at = free
    if not old_at or not new_at:
        return []
    scores = cdist(
        [olds[at] for at in old_at],
        [news[at] for at in new_at],
        scorer=Indel.normalized_similarity,
        score_cutoff=least,
        dtype=np.float32,
    )
    return _chosen(
        Pair(old_at[row], new_at[column], float(scores[row, column]))
        for row, column in zip(*np.nonzero(scores >= least), strict=True)
    )


def _chosen(candidates: Iterable[Pair]) -> list[Pair]:
    """Take the best candidates first. Of two that want one article the order never depends on the side."""
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    chosen = []
    for pair in sorted(candidates, key=lambda p: (-p.similarity, abs(p.old - p.new), p.old + p.new)):
        if pair.old not in taken_old and pair.new not in taken_new:
            taken_old.add(pair.old)
            taken_new.add(pair.new)
            chosen.append(pair)
    return chosen


def _free(pairs: Sequence[Pair], olds: Group, news: Group) -> tuple[list[int], list[int]]:
    taken_old, taken_new = {pair.old for pair in pairs}, {pair.new for pair in pairs}
    return (
        [at for at in range(len(olds)) if at not in taken_old],
        [at for at in range(len(news)) if at not in taken_new],
    )


def _gaps(pairs: Sequence[Pair], olds: int, news: int) -> Iterator[tuple[list[int], list[int]]]:
    """Give what is still free between each two neighbours that kept their order on both sides."""
    crossed = _crossed(pairs)
    taken_old, taken_new = {pair.old for pair in pairs}, {pair.new for pair in pairs}
    anchors = sorted((pair.old, pair.new) for pair in pairs if pair not in crossed)
    for before, behind in pairwise([(-1, -1), *anchors, (olds, news)]):
        yield (
            [at for at in range(before[0] + 1, behind[0]) if at not in taken_old],
            [at for at in range(before[1] + 1, behind[1]) if at not in taken_new],
        )


def _crossed(pairs: Sequence[Pair]) -> set[Pair]:
    """Give the pairs that changed places with others: the fewest that cross the most.

    Those that cross most go first, all of them together where several cross alike (so that neither side
    decides): of one article moved over ten, one is out of order; of two neighbours exchanged, both are.
    """
    if len(pairs) < 2:
        return set()
    old, new = (np.array([pair[side] for pair in pairs]) for side in (0, 1))
    crossing = (old[:, None] < old[None, :]) != (new[:, None] < new[None, :])
    gone: set[Pair] = set()
    while (counts := crossing.sum(axis=1)).any():
        worst = np.flatnonzero(counts == counts.max())
        gone.update(pairs[int(at)] for at in worst)
        crossing[worst, :] = crossing[:, worst] = False
    return gone
