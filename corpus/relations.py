"""Which other documents a document names, and whether their texts are held."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from corpus.citation import Citation
from corpus.document import Document
from corpus.known_titles import KnownTitles
from corpus.library import Library
from corpus.references import Direction, references
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


class Relations:
    """Which documents of a library rest on which, and where each says so."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = tuple(documents)
        self._known = KnownTitles(document.meta for document in self.documents)

    @cached_property
    def _cites(self) -> Mapping[str, Mapping[str, tuple[Citation | None, ...]]]:
        found: dict[str, dict[str, dict[Citation | None, None]]] = {}
        for document in self.documents:
            cited = found.setdefault(document.id, {})
            for reference in references(document, self._known):
                if reference.direction is Direction.EXTERNAL and reference.document not in (
                    None,
                    document.id,
                ):
                    assert reference.document is not None
                    cited.setdefault(reference.document, {})[reference.source] = None
        return {
            name: {other: tuple(places) for other, places in cited.items()} for name, cited in found.items()
        }

    def cites(self, document: str) -> Mapping[str, tuple[Citation | None, ...]]:
        """Give the documents held that `document` names, with the places; None is the text before 第一条."""
        return self._cites.get(document, {})

    def cited_by(self, document: str) -> Mapping[str, tuple[Citation | None, ...]]:
        """Give the documents that name `document`, with their places."""
        return {name: cited[document] for name, cited in self._cites.items() if document in cited}
