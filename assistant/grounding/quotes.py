"""Finds quoted words in the text that they are quoted from. What is shown is the slice of the source."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from corpus.document import Span
from corpus.quantities import quantities

# A quote that begins behind one of these says something else than the text: 可以由高校牵头, not 由高校牵头.
_TURNS = re.compile(
    r"(?:不|未|无|非|没|没有|勿|禁止|拒|拒绝|应|应当|应予|须|必须|可|可以|不得|均|都|原则上|一般|仅|只|除"
    r"|不少于|不低于|不超过|不多于|不高于|不小于|不大于|少于|低于|超过|高于|多于|大于|小于|至少|至多|最多|最少)\Z"
)
_FOLDED = 4096  # each sentence is held against each clause that it may quote
_UNLESS = re.compile(r"\A(?:的?除外|以外)")


@lru_cache(maxsize=_FOLDED)
def folded(text: str) -> str:
    """Fold what two copies of the same words may differ in: white space and character width. Nothing else."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def verbatim(text: str, quote: str) -> str | None:
    """Give the slice of `text` that `quote` copies, None where there is none that says the same."""
    return next((text[slice(*span)] for span in _occurrences(text, quote) if _is_whole(text, span)), None)


def occurs(text: str, quote: str) -> bool:
    """Whether the words of `quote` stand in `text`, however they are cut out of it."""
    return any(True for _ in _occurrences(text, quote))


def _occurrences(text: str, quote: str) -> Iterator[Span]:
    (haystack, places), (needle, _) = _letters(text), _letters(quote)
    at = haystack.find(needle) if needle else -1
    while at >= 0:
        yield Span(places[at], places[at + len(needle) - 1] + 1)
        at = haystack.find(needle, at + 1)


@lru_cache(maxsize=1024)  # the same few clauses are quoted again and again
def _letters(text: str) -> tuple[str, Sequence[int]]:
    """Give `text` folded, and the place in `text` of each letter."""
    pairs = [(letter, place) for place, character in enumerate(text) for letter in folded(character)]
    return "".join(letter for letter, _ in pairs), [place for _, place in pairs]


def _is_whole(text: str, span: Span) -> bool:
    """Whether the slice does not begin behind a word that turns it, end before one, or cut a number."""
    if _TURNS.search(text[: span.start].rstrip()) or _UNLESS.match(text[span.end :].lstrip()):
        return False
    return not any(
        number.start < edge < number.end for number in quantities(text) for edge in (span.start, span.end)
    )
