"""Prints a grounded draft: marks become official article numbers, linked to their articles."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from assistant.answer import Answer, Cited, Status
from assistant.checkers.decision import Decision
from assistant.grounding.checks import WORDED_BY_CODE
from assistant.grounding.draft import Draft, Mark, replace_marks
from assistant.grounding.quotes import verbatim
from assistant.wording import AnswerWords, answer_words
from corpus.citation import Citation
from corpus.document import Kind
from corpus.library import MAIN_DOCUMENT, Library


def render(draft: Draft, library: Library, decisions: Iterable[Decision] = ()) -> Answer:
    """Give the `Answer` of a draft that has passed all checks."""
    marks = [_from_the_source(mark, library) for mark in draft.marks()]
    text = replace_marks(draft.body, iter([_printed(mark, library) for mark in marks]))
    if not text:
        text = _FIXED[draft.status](answer_words())
    return Answer(
        status=draft.status,
        text=text,
        citations=_cited(marks, library),
        decisions=tuple(decisions),
    )


_FIXED: Mapping[Status, Callable[[AnswerWords], str]] = {
    Status.SMALLTALK: lambda words: words.greeting,
    Status.OUT_OF_SCOPE: lambda words: words.out_of_scope,
    Status.UNSAFE_INPUT: lambda words: words.injection,
}
assert frozenset(_FIXED) == WORDED_BY_CODE


def _from_the_source(mark: Mark, library: Library) -> Mark:
    """The mark with the words as they stand in the source, whatever their width in the draft."""
    if not mark.quote or mark.citation is None:
        return mark
    return replace(mark, quote=verbatim(library.text(mark.citation), mark.quote) or mark.quote)


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
    lines = [*_lead_in(mark.citation, library), *mark.quote.splitlines()]
    return "\n".join([f"> **{link}**  ", *(f"> {line}  " for line in lines)])


def _lead_in(citation: Citation, library: Library) -> list[str]:
    """The words that an item completes (…有下列情形之一的，撤销其资格。), without which it says little."""
    if citation.item is None:
        return []
    document = library.document(citation.document)
    article = document.find(citation.article_only)
    paragraphs = [node for node in article.children if node.kind is Kind.PARAGRAPH]
    return [document.quote(node.own).strip() for node in paragraphs[(citation.paragraph or 1) - 1 :][:1]]


def _cited(marks: Iterable[Mark], library: Library) -> tuple[Cited, ...]:
    """Each place in the order of its first mark, once for each quote that no other quote of it holds; the
    whole text where none was quoted.
    """
    quotes: dict[Citation, list[str]] = {}
    for mark in marks:
        if mark.citation:
            held = quotes.setdefault(mark.citation, [])
            if mark.quote and not any(mark.quote in other for other in held):
                held[:] = [*(other for other in held if other not in mark.quote), mark.quote]
    return tuple(
        Cited(ref=citation.ref, label=label(citation, library), quote=quote)
        for citation, held in quotes.items()
        for quote in held or [library.text(citation)]
    )
