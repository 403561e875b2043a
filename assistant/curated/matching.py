"""`CuratedAnswers`: which curated answer is meant by a question, if any. In doubt none: the regulation answers then."""

from collections.abc import Callable, Sequence

from assistant.builtin.dialogue import Dialogue
from assistant.builtin.understanding import understand
from assistant.curated.answer import Curated, places, problems
from assistant.services import Services
from corpus.citation import Citation
from corpus.near import overlap
from corpus.normalise import normalise
from index.asks import asked_kinds
from index.embeddings import Embedder, Vectors

Held = Callable[[], Sequence[Curated]]

# Calibrated on the question keys (evals/bench_curated.py): of a million pairs none that leads to different places is as
# near as this, shares so many pairs of characters, and asks for the same kinds of figure.
NEAR, SHARED = 0.96, 0.4
_KEPT = 5_000


class CuratedAnswers:
    """Finds the curated answer to a question. `held` gives those that there are, the same object while none changes."""

    def __init__(self, held: Held) -> None:
        self._held = held
        self._vectors: dict[tuple[str, str], Vectors] = {}

    def find(self, dialogue: Dialogue, services: Services) -> Curated | None:
        """Give the curated answer to the last message of `dialogue`, None where there is none that can be shown.

        A message that brings facts to be checked, names a place to be read or leans on an earlier one is never
        answered so, nor one whose clauses are others than the answer's.
        """
        shown = [one for one in self._held() if one.shown]
        if not shown:
            return None
        asked = understand(dialogue)
        if asked.talk or asked.checks or asked.places or asked.earlier:
            return None
        meant = self._nearest(dialogue.asked, shown, services)
        if meant is None or problems(meant.text, meant.question, services.library):
            return None  # a document that it cites was removed, or changed
        return meant

    def _nearest(self, question: str, shown: Sequence[Curated], services: Services) -> Curated | None:
        folded = _folded(question)
        for one in shown:
            if folded in {_folded(said) for said in (one.question, *one.phrasings)}:
                return one
        alike = [
            (said, one)
            for one in shown
            for said in (one.question, *one.phrasings)
            if overlap(said, question) >= SHARED and asked_kinds(said) == asked_kinds(question)
        ]
        if not alike:
            return None
        embedder = services.retriever.embedder
        vector = embedder.embed_questions([question])[0]
        near = [(float(self._vector(embedder, said) @ vector), one) for said, one in alike]
        score, best = max(near, key=lambda pair: pair[0])
        if score < NEAR:
            return None
        return best if _leads_to(question, places(best.text), services) else None

    def _vector(self, embedder: Embedder, text: str) -> Vectors:
        """The vector of a question of ours, made once."""
        key = (embedder.name, text)
        if key not in self._vectors:
            if len(self._vectors) >= _KEPT:
                self._vectors.clear()
            self._vectors[key] = embedder.embed_questions([normalise(text)])[0]
        return self._vectors[key]


def _leads_to(question: str, cited: Sequence[Citation], services: Services) -> bool:
    """Whether the search, too, finds first what the answer cites."""
    hits = services.retriever.search(question, 1, clauses_only=True)
    return bool(hits) and any(
        Citation.parse(hits[0].target).article_only == place.article_only for place in cited
    )


def _folded(text: str) -> str:
    return "".join(character for character in normalise(text).lower() if character.isalnum())
