"""Shows an `Answer` as HTML blocks, in the order in which they are revealed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress

from markupsafe import Markup

from assistant.answer import Answer, Status
from assistant.checkers.decision import Decision, Finding, Milestone, Outcome
from assistant.models import BUILTIN
from assistant.web.articles import link_to, write_marks
from assistant.web.days import days_html
from assistant.web.markdown import markdown_blocks
from assistant.web.quotes import quote_spans
from assistant.web.templating import render
from assistant.web.words import ChatWords
from corpus.citation import Citation
from corpus.errors import CitationError
from corpus.library import Library

_SEVERAL = 2  # one finding is already said in the text
_FEW = 8  # a longer table opens when it is asked for


def answer_blocks(answer: Answer, library: Library, words: ChatWords) -> list[Markup]:
    """Give the HTML blocks of `answer`: its status, its text, tables of its decisions, notes on the model."""
    links = _links(answer, library)
    return [
        *_reviewed(answer, words),
        *_status(answer.status, words),
        *markdown_blocks(answer.text, lambda address, label: links.get((address, label))),
        *(block for decision in answer.decisions for block in _decision(decision, library, words)),
        *_notes(answer, words),
    ]


def _links(answer: Answer, library: Library) -> dict[tuple[str, str], dict[str, str]]:
    """The attributes of the text's links by address and label; every quote of a place is marked in it."""
    quotes: dict[tuple[str, str], list[str]] = {}
    for cited in answer.citations:
        quotes.setdefault((cited.ref, cited.label), []).append(cited.quote)
    links: dict[tuple[str, str], dict[str, str]] = {}
    for (ref, label), quoted in quotes.items():
        with suppress(CitationError):  # the document was removed since: the words stay, the link goes
            links[(f"#{Citation.parse(ref).anchor}", label)] = place_link(ref, quoted, library)
    return links


def place_link(ref: str, quotes: Iterable[str], library: Library) -> dict[str, str]:
    """Give the attributes of a link that opens the place `ref` with the words of `quotes` marked."""
    citation = Citation.parse(ref)
    document = library.document(citation.document)
    spans = quote_spans(document, document.find(citation), quotes)
    return {
        "href": link_to(citation.document, citation.anchor),
        "class": "cite",
        "data-marks": write_marks(spans),
    }


def _reviewed(answer: Answer, words: ChatWords) -> Iterator[Markup]:
    """Say who worded the answer where a person did."""
    if answer.reviewed:
        said = words.reviewed.format(by=answer.reviewed.by, on=answer.reviewed.on.isoformat())
        yield render("status.html", status="reviewed", said=said)


def _status(status: Status, words: ChatWords) -> Iterator[Markup]:
    if said := words.status.get(status):
        yield render("status.html", status=status, said=said)


def _decision(decision: Decision, library: Library, words: ChatWords) -> Iterator[Markup]:
    if len(decision.findings) >= _SEVERAL:
        rows = [(finding, _clause_link(finding, library)) for finding in decision.findings]
        yield render(
            "findings.html",
            words=words,
            title=decision.title,
            rows=rows,
            counts=_counts(decision),
            open=len(rows) <= _FEW,
        )
    if decision.milestones:
        days = [
            (milestone, days_html(milestone.last, milestone.first, words.until), *_place(milestone, library))
            for milestone in decision.milestones
        ]
        yield render("milestones.html", words=words, title=decision.title, rows=days)


def _counts(decision: Decision) -> list[tuple[Outcome, int]]:
    counted = Counter(finding.outcome for finding in decision.findings)
    return [(outcome, counted[outcome]) for outcome in Outcome if counted[outcome]]


def _clause_link(finding: Finding, library: Library) -> dict[str, str]:
    return place_link(finding.place, [finding.clause.quote], library)


def _place(milestone: Milestone, library: Library) -> tuple[str, dict[str, str]]:
    citation = Citation.parse(milestone.place)
    return citation.label, place_link(citation.ref, [library.text(citation)], library)


def _notes(answer: Answer, words: ChatWords) -> Iterator[Markup]:
    notes = [*answer.notices]
    if answer.model != BUILTIN and not answer.reviewed:
        notes.append(words.model.format(model=answer.model))
    if notes:
        yield render("notes.html", notes=notes)
