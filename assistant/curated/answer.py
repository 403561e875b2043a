"""`Curated`: an answer that staff worded, checked by the same grounding and printed by the same code as any other."""

import re
from dataclasses import dataclass
from datetime import datetime

from assistant.answer import Answer, Reviewed, Status
from assistant.grounding.checks import violations
from assistant.grounding.draft import Draft
from assistant.grounding.evidence import Evidence
from assistant.grounding.render import render
from corpus.citation import Citation
from corpus.library import Library

MODEL = "curated"
"""Stands in the place of the model's name in answers that staff worded."""

_PLACE = re.compile(r"(?<!\[)\[(?P<place>[^\[\]|\n]{1,80})(?:\|(?P<quote>[^\[\]\n]+))?\](?![\](])")
_MARK = re.compile(r"\[\[([^\[\]]*)\]\]")


@dataclass(frozen=True)
class Curated:
    """A curated answer as of one revision, by whom and when. `phrasings`: other ways to ask the `question`.

    `text` is Markdown with places in brackets: [9(6)] prints the article's number, [9(6)|words] quotes.
    """

    id: str
    number: int
    question: str
    phrasings: tuple[str, ...]
    text: str
    by: str
    at: datetime
    shown: bool = True

    @property
    def draft(self) -> Draft:
        """The answer as a model would hand it in."""
        return draft_of(self.text)


def draft_of(text: str) -> Draft:
    """Give a text with places in brackets as a draft."""
    return Draft(Status.ANSWERED, _PLACE.sub(_marked, text.replace("\r\n", "\n")).strip())


def problems(text: str, question: str, library: Library) -> list[str]:
    """Give what keeps a text from being shown, in words for the person who wrote it; empty where nothing does."""
    draft = draft_of(text)
    if not draft.body:
        return ["答复还没有写。"]
    found = violations(draft, library, Evidence(user_words=(question,)))
    return [_MARK.sub(r"[\1]", fault) + "。" for fault in found]


def places(text: str) -> tuple[Citation, ...]:
    """Give the places that a text cites, each once."""
    return tuple(dict.fromkeys(mark.citation for mark in draft_of(text).marks() if mark.citation))


def answer(curated: Curated, library: Library) -> Answer:
    """Give the answer as people see it. Only for a text without `problems`."""
    shown = render(curated.draft, library)
    return shown.model_copy(
        update={"model": MODEL, "reviewed": Reviewed(by=curated.by, on=curated.at.date())}
    )


def _marked(match: re.Match[str]) -> str:
    """第九条第六项 in the brackets becomes the id that marks have; what is no place stays and is told as a problem."""
    written = match["place"].strip()
    found = [citation for citation, span in Citation.find(written) if span == (0, len(written))]
    place = found[0].place if len(found) == 1 and "/" not in written else written
    return f"[[{place}|{match['quote'].strip()}]]" if match["quote"] else f"[[{place}]]"
