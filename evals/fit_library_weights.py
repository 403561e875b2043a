"""Fits index/library_ranking.py to the train questions of STARD: `python -m evals.fit_library_weights --data … --home …`.

`--home` is one that `evals.bench_retrieval --home` has filled. Prints how well each way of ranking does where the law
was never seen (train and dev, folds by law), on dev, and the weights; writes the affinity into index/affinities/.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from evals import stard
from evals.library_fit import Example, fit
from evals.retrieval_metrics import NAMES, means
from evals.retrieval_serving import services
from index.library_ranking import FEATURES, Candidates, LibraryRanker, gather
from index.passages import Passages
from index.retriever import Retriever

_FOLDS = 5
_AFFINITIES = Path("index/affinities")

Ids = list[str]


def main() -> None:
    """Judge and fit with and without affinity, and write what was fitted."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True, help="the folder with stard/ in it")
    options.add_argument("--home", type=Path, required=True, help="the benchmark's home")
    chosen = options.parse_args()
    articles = stard.read_articles(chosen.data)
    questions = {split: stard.read_questions(chosen.data, split) for split in ("train", "dev")}
    held = services(chosen.home)
    ids = stard.places(articles, held.library)
    laws = {article.id: article.law for article in articles}
    gathered = {
        split: [_example(held.retriever, question, ids) for question in listed]
        for split, listed in questions.items()
    }
    report(questions["train"], questions["dev"], gathered["train"], gathered["dev"], laws)
    name = held.embedder.name
    fit_affinity(gathered["train"], _AFFINITIES / f"{name}.npz")


def _example(retriever: Retriever, question: stard.Question, ids: Mapping[str, str]) -> tuple[Example, Ids]:
    asked = retriever.asked(question.text)
    passages = retriever.added.passages
    names = frozenset(document.name for document in passages.documents)
    found = gather(passages, asked, names)
    places = _ids(found, passages, ids)
    gold = np.array([place in question.gold for place in places])
    return Example(asked.vector, found, gold), places


def _ids(found: Candidates, passages: Passages, ids: Mapping[str, str]) -> Ids:
    """The id of each candidate, "" for what is no article of the data."""
    names = (passages.document_of(row).name.partition("@")[0] for row in found.rows.tolist())
    refs = (f"{name}/{chunk.target}" for name, chunk in zip(names, passages.chunks(found.rows), strict=True))
    return [ids.get(ref, "") for ref in refs]


def report(
    train: Sequence[stard.Question],
    dev: Sequence[stard.Question],
    known: Sequence[tuple[Example, Ids]],
    unknown: Sequence[tuple[Example, Ids]],
    laws: Mapping[str, str],
) -> None:
    """Write a table: each way of ranking, judged on laws that it never saw and on dev."""
    asked, found = [*train, *dev], [*known, *unknown]
    folds = folds_by_law(asked, laws)
    golds = [question.gold for question in asked]
    sys.stdout.write(f"{'':28}{' '.join(f'{name:>7}' for name in NAMES)}\n")
    for title, with_affinity in (("features", False), ("features and affinity", True)):
        rankings: list[Ids] = [[] for _ in asked]
        for fold in sorted(set(folds)):
            seen = [example for (example, _), one in zip(found, folds, strict=True) if one != fold]
            ranker = fit(seen, with_affinity=with_affinity)
            for at in (at for at, one in enumerate(folds) if one == fold):
                rankings[at] = _ranked(ranker, *found[at])
        _line(f"{title}, unseen laws", means(rankings, golds))
        ranker = fit([example for example, _ in known], with_affinity=with_affinity)
        _line(f"{title}, dev", means([_ranked(ranker, *one) for one in unknown], golds[len(train) :]))
        sys.stdout.writelines(f"    {name}: {getattr(ranker.weights, name):.2f}\n" for name in FEATURES)


def fit_affinity(known: Sequence[tuple[Example, Ids]], file: Path) -> None:
    """Write the affinity that train teaches."""
    affinity = fit([example for example, _ in known], with_affinity=True).affinity
    assert affinity is not None
    file.parent.mkdir(exist_ok=True)
    affinity.save(file)


def folds_by_law(questions: Sequence[stard.Question], laws: Mapping[str, str]) -> list[int]:
    """Give each question's fold: that of the law of its first gold article; the law asked for most has one alone."""
    of = [laws[min(question.gold)] for question in questions]
    ordered = sorted(set(of), key=lambda law: (-of.count(law), law))
    fold = {law: 0 if at == 0 else 1 + (at - 1) % (_FOLDS - 1) for at, law in enumerate(ordered)}
    return [fold[law] for law in of]


def _ranked(ranker: LibraryRanker, example: Example, places: Ids) -> Ids:
    order = np.argsort(-ranker.scores(example.candidates, example.question), kind="stable")
    return list(dict.fromkeys(place for at in order.tolist() if (place := places[at])))


def _line(title: str, values: Sequence[float]) -> None:
    sys.stdout.write(f"{title:28}{' '.join(f'{value:7.3f}' for value in values)}\n")


if __name__ == "__main__":
    main()
