"""An answer of the record as HTML: its links lead to the page of the regulation."""

from collections.abc import Iterable

from markupsafe import Markup

from assistant.web.markdown import markdown_blocks
from assistant.web.regulation_page import address_of
from corpus.citation import Citation
from corpus.library import Library


def answer_text(text: str, refs: Iterable[str], library: Library) -> list[Markup]:
    """Give the blocks of the Markdown `text`; a place whose document is gone stays as words."""
    cited = [Citation.parse(ref) for ref in refs]
    links = {f"#{place.anchor}": place for place in cited if place.document in library.documents}

    def link(address: str, _: str) -> dict[str, str] | None:
        place = links.get(address)
        return {"href": address_of(place.document, place.anchor), "class": "cite"} if place else None

    return list(markdown_blocks(text, link))
