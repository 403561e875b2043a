"""Prints a grounded draft: marks become official article numbers, linked to their articles."""

from collections.abc import Iterable

from assistant.answer import Answer, Cited, Status
from assistant.checkers.decision import Decision
from assistant.grounding.draft import Draft, Mark, replace_marks
from corpus.citation import Citation
from corpus.library import MAIN_DOCUMENT, Library


def render(draft: Draft, library: Library, decisions: Iterable[Decision] = ()) -> Answer:
    """Give the `Answer` of a draft that has passed all checks."""
    marks = list(draft.marks())
    text = replace_marks(draft.body, iter([_printed(mark, library) for mark in marks]))
    return Answer(
        status=draft.status if draft.status is not None else Status.ANSWERED,
        text=text,
        citations=_cited(marks, library),
        decisions=tuple(decisions),
    )


def label(citation: Citation, library: Library) -> str:
    """Give the official form, with the document's title where it is not the main document."""
    if citation.document == MAIN_DOCUMENT:
        return citation.label
    return f"《{library.document(citation.document).meta.title}》{citation.label}"


def _printed(mark: Mark, library: Library) -> str:
    assert mark.citation is not None, "a draft with a bad mark never passes the checks"
    link = f"[{label(mark.citation, library)}](#{mark.citation.anchor})"
    if not mark.quote:
        return f"（{link}）"
    if not mark.alone:
        return f"“{mark.quote}”（{link}）"
    return "\n".join([f"> **{link}**", *(f"> {line}  " for line in mark.quote.splitlines())])


def _cited(marks: Iterable[Mark], library: Library) -> tuple[Cited, ...]:
    """Each place once, in the order of its first mark; its quotes joined, the whole text where none was quoted."""
    quotes: dict[Citation, list[str]] = {}
    for mark in marks:
        if mark.citation:
            held = quotes.setdefault(mark.citation, [])
            if mark.quote and mark.quote not in held:
                held.append(mark.quote)
    return tuple(
        Cited(ref=citation.ref, label=label(citation, library), quote=" … ".join(held) or library.text(citation))
        for citation, held in quotes.items()
    )
