"""The checks that a draft must pass. Each gives the violations that it found, in words that a model can act on."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import repeat

from assistant.answer import Status
from assistant.grounding.draft import Draft, replace_marks, without_marks
from corpus.citation import Citation
from corpus.errors import CitationError
from corpus.library import Library
from corpus.quantities import quantities

_NEEDS_NO_SOURCE = frozenset({Status.OUT_OF_SCOPE, Status.UNSAFE_INPUT, Status.SMALLTALK, Status.NEEDS_FACTS})
_MARKED = "\ue000"  # stands for a mark while sentences are told apart
_SENTENCE = re.compile(rf"[^。！？!?\n]*[。！？!?]?[”’」）){_MARKED}]*")
_HEADING = re.compile(r"[:：]\s*\**\s*$|^\s*#|[?？]\s*$")
_ARTICLE_NUMBER = re.compile(r"第\s*[0-9零〇一二三四五六七八九十百]+\s*[条款项]|\barticle\s+[0-9]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a draft may rest on besides the library: the results of this turn's tools and the user's own words."""

    tool_results: tuple[str, ...] = ()
    user_words: tuple[str, ...] = ()
    fixed_sentences: frozenset[str] = frozenset()


def violations(draft: Draft, library: Library, evidence: Evidence) -> list[str]:
    """Give everything that keeps `draft` from being shown; empty where it is grounded."""
    return [
        *_citations_exist(draft, library),
        *_quotes_are_verbatim(draft, library),
        *_no_typed_article_numbers(draft, evidence),
        *_numbers_stand_in_the_sources(draft, library, evidence),
        *_sentences_have_articles(draft, evidence),
    ]


def _citations_exist(draft: Draft, library: Library) -> Iterator[str]:
    for mark in draft.marks():
        if mark.citation is None:
            yield f"[[{mark.written}]] 不是条款号"
            continue
        try:
            library.find(mark.citation)
        except CitationError as problem:
            yield f"[[{mark.written}]] 不存在：{problem}"


def _quotes_are_verbatim(draft: Draft, library: Library) -> Iterator[str]:
    for mark in draft.marks():
        if mark.quote and mark.citation and folded(mark.quote) not in folded(_text(library, mark.citation)):
            yield f"引文“{mark.quote}”与{mark.citation.label}的原文不一致"


def _no_typed_article_numbers(draft: Draft, evidence: Evidence) -> Iterator[str]:
    """Code prints article numbers; a model may only repeat one that a tool gave in words (没有第三十五条)."""
    for match in _ARTICLE_NUMBER.finditer(without_marks(draft.body)):
        if any(match.group() in result for result in evidence.tool_results):
            continue
        yield f"正文里直接写了“{match.group()}”，条款号只能用 [[…]] 标注"


def _numbers_stand_in_the_sources(draft: Draft, library: Library, evidence: Evidence) -> Iterator[str]:
    """A number may come from a place cited in the draft, from a tool of this turn, or from the user's own message."""
    own_words = without_marks(draft.body)
    for sentence in evidence.fixed_sentences:
        own_words = own_words.replace(sentence, "")
    stated = list(quantities(own_words))
    if not stated:
        return
    cited = [_text(library, mark.citation) for mark in draft.marks() if mark.citation]
    allowed = _claims([*cited, *evidence.tool_results, *evidence.user_words])
    for quantity in stated:
        if quantity.claim not in allowed:
            yield f"“{own_words[quantity.start : quantity.end]}”在所引条款和工具结果里都没有"


def _sentences_have_articles(draft: Draft, evidence: Evidence) -> Iterator[str]:
    if draft.status in _NEEDS_NO_SOURCE:
        return
    for match in _SENTENCE.finditer(replace_marks(draft.body, repeat(_MARKED))):
        sentence = match.group()
        plain = re.sub(rf"[\s>*_|#\-{_MARKED}]", "", sentence)
        if (
            plain
            and _MARKED not in sentence
            and not _HEADING.search(sentence)
            and plain not in evidence.fixed_sentences
            and not any(plain in result for result in evidence.tool_results)
        ):
            yield f"“{plain}”没有标注条款"


def _claims(texts: Iterable[str]) -> set[tuple[Fraction, str]]:
    return {quantity.claim for text in texts for quantity in quantities(text)}


def _text(library: Library, citation: Citation) -> str:
    try:
        return library.text(citation)
    except CitationError:
        return ""


def folded(text: str) -> str:
    """Fold what two copies of the same words may differ in: white space and character width. Nothing else."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
