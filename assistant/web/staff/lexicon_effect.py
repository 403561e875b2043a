"""What a changed term would do: the questions whose first place found becomes another."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from assistant.services import Services
from assistant.storage.question_log import QuestionLog, Sought
from corpus.lexicon import Lexicon, Term
from index.retriever import Retriever

_SAMPLE = 40


@dataclass(frozen=True)
class Effect:
    """How many questions were looked up, and of those whose first place changes (question, before, after)."""

    count: int
    changes: tuple[tuple[str, str, str], ...]


def lexicon_effect(term: Term, services: Services, log: QuestionLog) -> Effect:
    """Look up questions of the record and question keys that the change touches, with and without it."""
    before = services.retriever
    terms = {one.term: one for one in services.library.lexicon.terms} | {term.term: term}
    after = replace(before, lexicon=Lexicon(terms.values()))
    sample = list(islice(_touched(before.lexicon, after.lexicon, services, log), _SAMPLE))
    looked_up = ((question, _first(before, question), _first(after, question)) for question in sample)
    return Effect(len(sample), tuple(one for one in looked_up if one[1] != one[2]))


def _touched(before: Lexicon, after: Lexicon, services: Services, log: QuestionLog) -> Iterator[str]:
    """Questions that are expanded differently; the search of all others stays as it is."""
    # No question without one of these forms can be expanded differently, and most have none.
    changed = {form for _, form in _forms(before) ^ _forms(after)}
    asked = dict.fromkeys(entry.question for entry in log.find(Sought(urgent_first=False)).entries)
    for question in (*asked, *(key for _, key in services.library.question_keys)):
        text = question.lower()
        if any(form in text for form in changed) and before.expand(question) != after.expand(question):
            yield question


def _forms(lexicon: Lexicon) -> set[tuple[str, str]]:
    return {(term.term, form.lower()) for term in lexicon.terms for form in (*term.said, *term.english)}


def _first(retriever: Retriever, question: str) -> str:
    hits = retriever.search(question, 1, clauses_only=True)
    return hits[0].target if hits else ""
