"""The terms of the regulation that a message speaks of, in its words or in people's."""

from functools import cache
from importlib.resources import files

from corpus.lexicon import Lexicon, read_lexicon


def terms(text: str) -> frozenset[str]:
    """Give the terms that stand in `text`, or of which a colloquial form does."""
    known = _lexicon()
    return frozenset((*(one.term for one in known.terms if one.term in text), *known.terms_in(text)))


@cache
def _lexicon() -> Lexicon:
    return read_lexicon(files("corpus") / "lexicon.toml")
