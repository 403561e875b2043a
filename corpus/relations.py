"""Which other documents a document names, and whether their texts are held."""

import re

from corpus.document import Document
from corpus.library import Library
from corpus.titles import core, is_title

_NAMED = re.compile(r"《((?:[^《》]|《[^《》]*》){2,100})》")


def cited_titles(document: Document, library: Library) -> dict[str, bool]:
    """Give the titles of regulations that the text names, in its order, each once, and whether each is held."""
    own = core(document.meta.title)
    words = re.sub(r"\s*\n\s*", "", document.source)
    found: dict[str, bool] = {}
    for match in _NAMED.finditer(words):
        title = match[1]
        if is_title(title) and core(title) != own and title not in found:
            found[title] = library.titled(title) is not None
    return found
