"""The checks that a draft must pass. Each gives its violations in words that a model can act on."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from assistant.answer import Status
from assistant.grounding.draft import Draft, Mark, without_marks
from assistant.grounding.evidence import Evidence, as_statement
from assistant.grounding.numbers import false_numbers, marks_of, text_at
from assistant.grounding.quotes import folded, occurs, verbatim
from assistant.grounding.sentences import Sentence, sentences
from corpus.citation import Citation
from corpus.errors import CitationError
from corpus.library import Library

WORDED_BY_CODE = frozenset({Status.OUT_OF_SCOPE, Status.UNSAFE_INPUT, Status.SMALLTALK})
"""Statuses whose words are fixed: a model hands in the status alone."""

_PLACE = re.compile(
    r"第\s*[0-9零〇○一二三四五六七八九十百]+\s*[章节条款项目]|(?<![a-z])(?:articles?|sections?|chapters?)\s+[0-9]+",
    re.I,
)
_MARKUP = re.compile(r"\[\[|\]\]|\]\(|https?:|www\.|</?[a-z!]|javascript:", re.IGNORECASE)
_RETYPED = re.compile(r"“([^“”]{8,})”")
_TITLE = re.compile(r"《([^《》]+)》")

# 结论： is a label; 高校可牵头： is a claim that wants an article.
_LABEL = re.compile(
    "结论|答复|依据|原文|条文|说明|注意|提示|例外|下一步|读法|(?:还)?请告诉我|请补充|还需要知道|Answer|Basis|Note"
)
_ASSERTS = re.compile(
    r"[不无没非未可能应须必得是会均都只仅有]|符合|满足|通过|合格|需要提交|\b(?:not|must|may|can|is|are|shall|will|no)\b",
    re.I,
)
_LONGEST_LABEL = 8
_LONGEST_TAIL = 6


def violations(draft: Draft, library: Library, evidence: Evidence) -> list[str]:
    """Give everything that keeps `draft` from being shown; empty where it is grounded."""
    new = _not_shown_yet(draft, evidence)
    return [
        *_says_something(draft, evidence),
        *_citations_exist(draft, library),
        *_quotes_are_verbatim(draft, library),
        *_nothing_is_retyped(new, library, evidence),
        *_names_no_place_itself(new, evidence),
        *_titles_are_known(new, library, evidence),
        *_brings_no_markup(new),
        *false_numbers(new, library, evidence),
        *_sentences_have_articles(new, library, evidence),
    ]


def _not_shown_yet(draft: Draft, evidence: Evidence) -> Draft:
    """The draft without the lines that stood in an answer before: what it rested on was looked at when it was shown. Quotes and
    citations are looked at again, for the library may be another since.
    """
    lines = (line for line in draft.body.split("\n") if line not in evidence.shown)
    return Draft(draft.status, "\n".join(lines))


def _says_something(draft: Draft, evidence: Evidence) -> Iterator[str]:
    if draft.status in WORDED_BY_CODE or (draft.status is Status.NEEDS_FACTS and draft.body):
        return
    stated = any(as_statement(sentence.text) in evidence.statements for sentence in sentences(draft.body))
    if not stated and not any(draft.marks()):
        yield "回答里没有任何依据"


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
        text = text_at(library, mark.citation)
        if mark.quote and mark.citation and verbatim(text, mark.quote) is None:
            fault = "截掉了前后改变意思的字" if occurs(text, mark.quote) else "与原文不一致"
            yield f"引文“{mark.quote}”{fault}（{mark.citation.place}）"


def _nothing_is_retyped(draft: Draft, library: Library, evidence: Evidence) -> Iterator[str]:
    sources = [folded(words) for words in (*evidence.computed, *evidence.user_words)]
    for sentence in sentences(draft.body):
        cited = [folded(text_at(library, mark.citation)) for mark in sentence.marks]
        for words in _RETYPED.findall(sentence.text):
            if not any(folded(words) in source for source in (*cited, *sources)):
                yield f"引号里的“{words}”不是所引条款的原文，引文请写成 [[条款id|原文]]"


def _names_no_place_itself(draft: Draft, evidence: Evidence) -> Iterator[str]:
    """Code prints article numbers; a model may only repeat one that a tool gave in words (没有第三十五条)."""
    own_words = unicodedata.normalize("NFKC", "\n".join(_own_sentences(draft, evidence)))
    typed = {match.group() for match in _PLACE.finditer(own_words)}
    typed |= {own_words[slice(*span)] for _, span in Citation.find(own_words)}
    said = " ".join(unicodedata.normalize("NFKC", words) for words in evidence.computed)
    for words in sorted(typed):
        if words not in said:
            yield f"正文里直接写了“{words}”，条款号只能用 [[…]] 标注"


def _own_sentences(draft: Draft, evidence: Evidence) -> list[str]:
    """The sentences that the model worded itself."""
    return [one.text for one in sentences(draft.body) if as_statement(one.text) not in evidence.statements]


def _titles_are_known(draft: Draft, library: Library, evidence: Evidence) -> Iterator[str]:
    said = " ".join((*evidence.computed, *evidence.user_words))
    for title in _TITLE.findall(" ".join(_own_sentences(draft, evidence))):
        if library.titled(title) is None and library.policy_titled(title) is None and title not in said:
            yield f"《{title}》不在本库的目录里"


def _brings_no_markup(draft: Draft) -> Iterator[str]:
    if found := _MARKUP.search(without_marks(draft.body)):
        yield f"正文里有“{found.group()}”：不要写链接、网页标签或不完整的标注"


def _sentences_have_articles(draft: Draft, library: Library, evidence: Evidence) -> Iterator[str]:
    found = list(sentences(draft.body))
    for number, sentence in enumerate(found):
        if as_statement(sentence.text) in evidence.statements:
            continue
        if sentence.marks:
            if _is_claim(sentence.tail, _LONGEST_TAIL):
                yield f"“{sentence.tail}”写在标注后面，没有标注条款"
        elif not (_asks_for_facts(sentence, draft) or _is_label(sentence, marks_of(found, number), library)):
            yield f"“{sentence.text}”没有标注条款"


_ASKING = frozenset({Status.NEEDS_FACTS, Status.FALSE_PREMISE_CORRECTED})
"""What is put right may stand before what a check still has to know."""


def _asks_for_facts(sentence: Sentence, draft: Draft) -> bool:
    """Whether this is a question, and no claim with a question behind it (高校不能牵头，您知道吗？)."""
    if draft.status not in _ASKING or not sentence.text.rstrip("*_ ").endswith(("？", "?")):
        return False
    return not _ASSERTS.search(re.split("[，,；;]", sentence.text)[0]) or not re.search(
        "[，,；;]", sentence.text
    )


def _is_label(sentence: Sentence, marks: Iterable[Mark], library: Library) -> bool:
    """Whether this is a usual label (依据：), or a short one in words of the place that follows (公示时间：)."""
    plain = as_statement(sentence.text)
    if not sentence.heads_line or _LABEL.fullmatch(plain):
        return sentence.heads_line
    return not _is_claim(plain, _LONGEST_LABEL) and any(
        occurs(text_at(library, mark.citation), plain) for mark in marks
    )


def _is_claim(words: str, longest: int) -> bool:
    plain = as_statement(words)
    return len(plain) > longest or bool(_ASSERTS.search(plain))
