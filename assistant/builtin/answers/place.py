"""Words an answer from the places that a message names, or that the answer before rested on."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.answer import Status
from assistant.builtin.answers.misquoted import is_said_to_be_written, misquoted
from assistant.builtin.answers.premise import from_premise, mistaken
from assistant.builtin.answers.reading_note import reading_note
from assistant.builtin.answers.sentences import cite, paragraphs, quote
from assistant.builtin.answers.unstated import unstated_there, where_the_ban_is
from assistant.builtin.understanding import Understanding
from assistant.grounding.draft import Draft
from assistant.wording import answer_words
from corpus.citation import Citation
from corpus.pairs import pairs

Hit = Mapping[str, Any]

# So much of the words that somebody wants to see must stand in the clause, or it has no such words.
_WORDED = 0.7
_ALL_OF_IT = re.compile(
    r"(?:各|每|逐|全部|所有|整个|(?<![第后])(?:[二两三四五六七八九十]|[2-9]))大?(?:项|款|条|种|类|点)|列[出举个一下]|要点|概括|总结|归纳"
)
"""第七条规定的五项职责，列要点: no single item answers that."""


def from_places(
    understanding: Understanding,
    results: Sequence[Mapping[str, Any]],
    found: Sequence[Hit],
    granted: Sequence[Hit] = (),
) -> Draft:
    """Answer with the places that the message names; of a long article the item that it asks about."""
    if understanding.about_places and (premise := mistaken(understanding, found, granted)):
        return from_premise(understanding, premise)
    words, blocks, statuses = answer_words(understanding.language), [], []
    for result in results:
        if "not_held" in result:
            statuses.append(Status.TEXT_NOT_HELD)
            blocks.append(cite(words.text_not_held.format(title=result["not_held"]), *result["cited_in"]))
        elif "elsewhere" in result:
            statuses.append(Status.OUT_OF_SCOPE)
            blocks.append(words.out_of_scope)
        elif "error" in result:
            statuses.append(Status.NOT_IN_TEXT)
            blocks.append(cite(str(result["error"]), *([result["article"]] if "article" in result else [])))
        else:
            statuses.append(Status.ANSWERED)
            whole = _ALL_OF_IT.search(understanding.about_places) and "哪" not in understanding.about_places
            asked = result if whole else _item_asked(result["id"], found) or result
            unsaid = unstated_there(understanding, asked)
            if unsaid or (wrongly := misquoted(understanding, result)):
                believed = not unsaid or is_said_to_be_written(understanding)
                statuses[-1] = Status.FALSE_PREMISE_CORRECTED if believed else Status.NOT_IN_TEXT
                blocks.append(unsaid or wrongly)
            blocks.append(quote(asked["id"], asked["text"]))
            blocks.append(where_the_ban_is(understanding, [asked["id"]]) if unsaid else "")
            if "says" in result:
                blocks.append(cite(result["says"], result["id"]))
    corrected = Status.FALSE_PREMISE_CORRECTED in statuses
    status = Status.ANSWERED if Status.ANSWERED in statuses and not corrected else statuses[0]
    if corrected:
        status = Status.FALSE_PREMISE_CORRECTED
    lead, note = _pressed(understanding, results)
    return Draft(
        status, paragraphs(lead, *dict.fromkeys(blocks), note or reading_note(understanding, results))
    )


def _pressed(understanding: Understanding, results: Sequence[Mapping[str, Any]]) -> tuple[str, str]:
    """For who presses for what the answer before rests on: that the text has no such words, and that the answer rests on a
    reading of it; "" for what is not so.
    """
    if not (pressed := understanding.pressed):
        return "", ""
    words = answer_words(understanding.language)
    texts = [result for result in results if "text" in result]
    wanted = pairs(pressed.wording)
    said = wanted and any(len(wanted & pairs(one["text"])) > _WORDED * len(wanted) for one in texts)
    first = [one["id"] for one in texts[:1]]
    lead = "" if said or not wanted else cite(words.not_so_worded.format(said=pressed.wording), *first)
    note = paragraphs(cite(words.rests_on_reading, *first), pressed.reading) if pressed.reading else ""
    return lead, note


def _item_asked(place: str, found: Sequence[Hit]) -> Hit | None:
    """Of the items of `place` the one that was found clearly before its siblings."""
    article = Citation.parse(place)
    inside = [hit for hit in found if hit["kind"] == "clause" and article.covers(Citation.parse(hit["id"]))]
    if not inside or inside[0]["id"] == place:
        return None
    whole = sum(hit["score"] for hit in inside)
    return inside[0] if inside[0]["score"] > 0.5 * whole else None
