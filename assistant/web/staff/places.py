"""Places as clerks type them, and as the staff pages link to them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.web.regulation_page import address_of
from assistant.web.staff.workbench_words import workbench_words
from corpus.citation import Citation
from corpus.errors import CitationError
from corpus.library import MAIN_DOCUMENT, Library


class PlaceProblem(ValueError):  # noqa: N818 - told at the field, no failure
    """What was typed names no place; the message says what to write."""


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """A place with the address that shows it."""

    label: str
    href: str


def read_places(typed: str, library: Library) -> tuple[Citation, ...]:
    """Give the places named in `typed`, none for an empty field. Raises PlaceProblem."""
    found: dict[Citation, None] = {}
    for part in filter(None, (part.strip() for part in re.split(r"[、，,；;\n]", typed))):
        try:
            citation = Citation.parse(part, MAIN_DOCUMENT)
            found[library.find(citation).citation or citation] = None
        except CitationError as problem:
            said = workbench_words().common.place_unknown.format(place=part[:40])
            raise PlaceProblem(said) from problem
    return tuple(found)


def place_links(places: Iterable[Citation | str], library: Library) -> list[PlaceLink]:
    """Give links to places, with the document's title where it is another; places that are gone have none."""
    return [link for place in places if (link := _link(place, library))]


def place_label(place: Citation | str, library: Library) -> str:
    """Give what people call a place, with the document's title where it is another than the regulation."""
    citation = Citation.parse(place) if isinstance(place, str) else place
    if citation.document == MAIN_DOCUMENT or citation.document not in library.documents:
        return citation.label
    return f"《{library.documents.edition(citation.document).meta.short_title}》{citation.label}"


def _link(place: Citation | str, library: Library) -> PlaceLink | None:
    citation = Citation.parse(place) if isinstance(place, str) else place
    if citation.document not in library.documents:
        return None
    return PlaceLink(place_label(citation, library), address_of(citation.document, citation.anchor))
