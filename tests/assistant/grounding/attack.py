"""What an attack on grounding starts from: the sentences of the regulation, and the faults that are found in a draft."""

import re
from collections.abc import Iterator
from functools import cache

from hypothesis import strategies as st

from assistant.answer import Status
from assistant.grounding.checks import violations
from assistant.grounding.draft import Draft
from assistant.grounding.evidence import Evidence
from assistant.grounding.quotes import verbatim
from corpus.document import Kind
from corpus.library import MAIN_DOCUMENT, Library, load_library
from corpus.quantities import quantities

NOTHING = Evidence()


@cache
def library() -> Library:
    return load_library()


@cache
def all_sentences() -> tuple[tuple[str, str], ...]:
    """Every sentence of the regulation that can be quoted by itself, with the place that it stands at."""
    return tuple(_told_apart())


def _told_apart() -> Iterator[tuple[str, str]]:
    document = library().document(MAIN_DOCUMENT)
    for article in document.articles:
        leaves = [node for node in article.walk() if node.kind is Kind.ITEM] or [article]
        for leaf in leaves:
            assert leaf.citation is not None
            text = document.text(leaf)
            for sentence in re.findall(r"[^。；\n]+", text):
                if verbatim(text, sentence):
                    yield leaf.citation.place, sentence


sentences = st.sampled_from(all_sentences())
NUMBERED = [pair for pair in all_sentences() if list(quantities(pair[1]))]
forms = st.sampled_from(
    ["{own}[[{place}]]。", "办法写的是[[{place}|{quote}]]。", "[[{place}|{quote}]]", "- {own}[[{place}]]\n"]
)
QUOTING = ("办法写的是[[{place}|{quote}]]。", "[[{place}|{quote}]]")


def faults(body: str, evidence: Evidence = NOTHING, status: Status = Status.ANSWERED) -> list[str]:
    return violations(Draft(status, body), library(), evidence)


def drafted(form: str, place: str, words: str) -> str:
    return form.format(place=place, own=words, quote=words)
