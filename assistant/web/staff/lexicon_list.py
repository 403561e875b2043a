"""The list of the lexicon: what is looked for, a page at a time."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from assistant.web.staff.lexicon_entry import told
from corpus.lexicon import Term

PAGE = 20
"""Terms of one page."""

CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class WantedTerms:
    """What the form of the list asks for: words, and "" for all or `CHANGED` for what the workbench changed."""

    q: str = ""
    whose: str = ""
    page: int = 1

    def query(self, page: int = 1) -> str:
        """Give it as the query of an address, without what is empty."""
        given = {"q": self.q, "whose": self.whose, "page": page if page > 1 else ""}
        filled = {name: value for name, value in given.items() if value}
        return f"?{urlencode(filled)}" if filled else ""


@dataclass(frozen=True, slots=True)
class FoundTerms:
    """One page of what was looked for, and how many there are in all."""

    terms: tuple[Term, ...]
    total: int
    page: int
    pages: int


def find_terms(terms: Iterable[Term], own: frozenset[str], wanted: WantedTerms) -> FoundTerms:
    """Give a page of the terms that have every word looked for; a page past the last is the last."""
    words = _folded(wanted.q).split()
    found = [
        term
        for term in terms
        if (wanted.whose != CHANGED or term.term in own)
        and all(word in _folded(told(term)) for word in words)
    ]
    pages = max(-(-len(found) // PAGE), 1)
    page = min(max(wanted.page, 1), pages)
    return FoundTerms(tuple(found[(page - 1) * PAGE : page * PAGE]), len(found), page, pages)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()
