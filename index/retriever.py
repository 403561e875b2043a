"""`Retriever`: a question in; out come the places that answer it, best first, each with how it was found."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

import numpy as np

from corpus.lexicon import Lexicon
from corpus.normalise import normalise
from corpus.shelf import Shelf
from corpus.spelling import spelling
from index.added import Added
from index.chunks import Chunk
from index.core import Core
from index.embeddings import Embedder, Vectors
from index.hits import Asked, Hit
from index.learned import Learned
from index.merging import alike, beside, shares
from index.named import named_first
from index.reranking import Reranker, reranked
from index.selection import Selection, Titles
from index.shipped import shipped_follow_ups
from index.subject import without_subject

_HALF_GIST = 150
_EVERYTHING = Selection()
_REMEMBERED = 64
_DEPTH = 100  # so many articles of the added documents are ranked


@dataclass(frozen=True)
class Retriever:
    """Everything that a search needs, opened."""

    embedder: Embedder
    shelf: Shelf
    lexicon: Lexicon
    core: Core
    added: Added
    reranker: Reranker | None
    close: Callable[[], None]
    """Lets go of the files of the index."""

    def search(
        self,
        question: str,
        limit: int = 10,
        *,
        document: str | None = None,
        as_of: date | None = None,
        clauses_only: bool = False,
    ) -> list[Hit]:
        """Give the `limit` best places for `question`; clauses and all other targets side by side.

        `document` (an id, or an id with its version) leaves the clauses of that document alone, `as_of` those of
        the documents in force on that day.
        """
        asked = self.asked(question)
        hits = self._found(asked, Selection(document, as_of), limit)
        if clauses_only:
            hits = [hit for hit in hits if hit.is_clause]
        return (reranked(self.reranker, asked.said, hits) if self.reranker else hits)[: max(limit, 0)]

    def asked(self, question: str, vector: Vectors | None = None) -> Asked:
        """Give `question` made ready for every ranker; its `vector` where that is known."""
        said = spelling().mend(normalise(question))
        question = without_subject(said)
        if vector is None:
            vector = self._vector(_gist(question))
        return Asked(question, self.lexicon.expand(question), vector, said)

    def follow_up(self, message: str, before: str) -> dict[str, float]:
        """Give every target that is known to be asked for by messages that go on from others, with its score (1 is certain, 0
        as good as excluded) for `message` after the messages `before`. Empty for an embedder that this was not learned with.
        """
        if self._follow_ups is None:
            return {}
        alone, together = self.asked(message).vector, self.asked(f"{before} {message}").vector
        scores = self._follow_ups.rankings(np.concatenate([alone, together]))["learned"]
        there = frozenset(self.core.targets.names)
        pairs = zip(self._follow_ups.targets, scores.tolist(), strict=True)
        return {target: score for target, score in pairs if target in there}

    @property
    def questions(self) -> tuple[Chunk, ...]:
        """The question keys, and what people ask that no clause answers."""
        return self.core.questions

    def _found(self, asked: Asked, selection: Selection, limit: int) -> list[Hit]:
        filtered = selection != _EVERYTHING
        studied, others = self._parted(selection) if filtered else self._everything
        named = frozenset[str]() if filtered else self._titles.named_in(asked.said)
        if named - self._studied:
            others = {exact: name for exact, name in others.items() if name in named}
        begun = self.added.look_for(asked, others)
        core = self.core.search(asked) if studied else []
        if filtered:
            core = [hit for hit in core if hit.is_clause and hit.target.partition("/")[0] in studied.values()]
        added = self.added.search(asked, others, max(limit, _DEPTH), begun)
        about = frozenset[str]() if filtered or named else self._titles.about(asked.said)
        together = self._together(core, added, named, about, asked)
        meant = named or frozenset(studied.values()) or frozenset(others.values())
        return named_first(together, asked.said, meant)

    def _together(
        self,
        core: list[Hit],
        added: list[Hit],
        named: frozenset[str],
        about: frozenset[str],
        asked: Asked,
    ) -> list[Hit]:
        """Put what was found in the studied documents and in the others into one order, by which of them are `named`
        by their title, or by their subject (`about`): that is often but where somebody is (我们是医疗机构，能牵头吗).
        """
        if not core or (named and not named & self._studied):
            return shares(added) or core
        if not added:
            return core
        return alike(core, added) if about or named - self._studied else beside(core, added, asked.question)

    def _parted(self, selection: Selection) -> tuple[dict[str, str], dict[str, str]]:
        """Give the studied documents of `selection` and all others, each with the name to cite it by."""
        editions = selection.editions(self.shelf)
        studied = {exact: name for exact, name in editions.items() if name in self._studied}
        return studied, {exact: name for exact, name in editions.items() if exact not in studied}

    @cached_property
    def _follow_ups(self) -> Learned | None:
        return shipped_follow_ups(self.embedder.name)

    @cached_property
    def _vector(self) -> Callable[[str], Vectors]:
        """The vector of a question; what goes on from others is looked up by itself, with them, and as a follow-up."""
        return lru_cache(_REMEMBERED)(lambda question: self.embedder.embed_questions([question])[0])

    @cached_property
    def _everything(self) -> tuple[dict[str, str], dict[str, str]]:
        return self._parted(_EVERYTHING)

    @cached_property
    def _studied(self) -> frozenset[str]:
        return frozenset(chunk.target.partition("/")[0] for chunk in self.core.passages)

    @cached_property
    def _titles(self) -> Titles:
        studied = (*self.core.passages, *self.core.questions) if len(self.added.passages) else ()
        return Titles(self.shelf, (chunk.text for chunk in studied))


def _gist(question: str) -> str:
    """The part of a long message that is embedded: embedding takes time by the character, and what is asked for
    stands at the beginning or at the end.
    """
    if len(question) <= 2 * _HALF_GIST:
        return question
    return f"{question[:_HALF_GIST]} {question[-_HALF_GIST:]}"
