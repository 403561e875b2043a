"""Words answers that were given before again in short: their conclusions as they were said, of a clause one sentence."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.answer import Reviewed, Status
from assistant.builtin.answers.sentences import paragraphs, quote
from assistant.builtin.condensing import Condensing
from assistant.builtin.dialogue import Exchange
from assistant.builtin.leaning import ITEMS
from assistant.grounding.draft import Draft, Mark, marks_in, without_marks
from assistant.wording import AnswerWords, Language, answer_words
from corpus.citation import Citation
from corpus.library import MAIN_DOCUMENT
from corpus.pairs import pairs

Hit = Mapping[str, Any]

_SILENT = {Status.NOT_IN_TEXT, Status.TEXT_NOT_HELD}
_QUOTES_AT_ONCE = 2
_ITEM = re.compile(r"^（[一二三四五六七八九十]+）\s*(?P<words>.+)$")
_SENTENCE = re.compile("[^。\n]+。?")
_CLAUSE = re.compile("[^，。；：]+[，。；：]?")
_HEADING, _WHOLE, _SAYS_ENOUGH, _SHORT = 8, 30, 10, 80
_OPEN = re.compile("(?:领域|的|时|后|中|按照?[^，]*|围绕[^，]*)[，,]?$")
"""在龙头企业…的领域: says nothing without what follows."""
_FIGURES, _SAME = re.compile("[0-9.%÷≈×]+"), 0.5
_VERDICT = re.compile("^[✅❌❓⚖📌➖]")


def from_shown(condensing: Condensing, found: Sequence[Hit], language: Language) -> Draft:
    """Say the answers that the message speaks of again in short. `found`: the hits of what it names in words of its own."""
    said = _said_again(condensing, found, language)
    blocks = dict.fromkeys(block for _, told in said for block in told)
    return Draft(_status([one for one, _ in said]), paragraphs(*blocks))


def worded_by_staff(condensing: Condensing, found: Sequence[Hit], language: Language) -> Reviewed | None:
    """Who worded what is said again: the last of those where staff worded all of it."""
    by = [one.reviewed for one, told in _said_again(condensing, found, language) if told]
    return by[-1] if by and all(by) else None


def _said_again(
    condensing: Condensing, found: Sequence[Hit], language: Language
) -> list[tuple[Exchange, list[str]]]:
    """The exchanges that the message speaks of, with what is said again of each."""
    exchanges = [_led_to(condensing.spoken_of, found)] if condensing.topic else condensing.spoken_of
    words, wanted = answer_words(language), condensing.wanted
    several = len(exchanges) > 1 and wanted.most
    quotes = 1 if wanted.shortest or several else wanted.most or _QUOTES_AT_ONCE
    said = [(one, _conclusion(one, words, quotes)) for one in exchanges]
    if not wanted.side_by_side:
        said = _latest(said)
    if wanted.most and not wanted.side_by_side:
        said = said[-wanted.most :]
    return said


def _led_to(exchanges: Sequence[Exchange], found: Sequence[Hit]) -> Exchange:
    """The exchange whose answer rested on what was found first for the words of the message; the last one where none did."""
    telling = sorted(exchanges, key=lambda one: bool(one.answered and one.answered.status in _SILENT))
    for hit in found:
        if hit["kind"] != "clause":
            continue
        place = Citation.parse(hit["id"])
        for one in telling:
            cited = next((mark.citation for mark in one.answered.marks()), None) if one.answered else None
            if cited and (cited.covers(place) or place.covers(cited)):
                return one
    return exchanges[-1]


def _status(exchanges: Sequence[Exchange]) -> Status:
    statuses = [one.answered.status for one in exchanges if one.answered]
    if set(statuses) <= _SILENT or set(statuses) == {Status.NEEDS_FACTS}:
        return statuses[0]
    return Status.ANSWERED


def _latest(said: Sequence[tuple[Exchange, list[str]]]) -> list[tuple[Exchange, list[str]]]:
    """Of several results on the same only the last one: the facts were put right since."""
    results = [next((block for block in told if _VERDICT.match(block)), "") for _, told in said]
    return [
        one
        for at, one in enumerate(said)
        if not any(_on_the_same(results[at], later) for later in results[at + 1 :])
    ]


def _on_the_same(result: str, later: str) -> bool:
    """固定人员5人，占25%，低于30% and 固定人员8人，占40%，不低于30%: the same place, in nearly the same words."""
    places = [next((mark.written for mark in marks_in(one)), None) for one in (result, later)]
    said, again = (pairs(_FIGURES.sub("", without_marks(one))) for one in (result, later))
    return bool(places[0]) and places[0] == places[1] and len(said & again) >= _SAME * len(said)


def _conclusion(exchange: Exchange, words: AnswerWords, quotes: int) -> list[str]:
    """What the answer says by itself, as it stands there; where it only quotes, a sentence of each clause."""
    assert exchange.answered
    told, quoted = _parts(exchange.answered, words)
    if told:
        return told
    return [_in_short(mark, exchange.asked) for mark in quoted[:quotes]]


def _parts(draft: Draft, words: AnswerWords) -> tuple[list[str], list[Mark]]:
    """The blocks of an answer that tell its result or ask for what it lacks, and the clauses that it quotes beside."""
    told: list[str] = []
    notes: list[str] = []
    quoted: list[Mark] = []
    for block in draft.body.split("\n\n"):
        marks = list(marks_in(block))
        if block.startswith(_begin(words.also_possible)):
            break
        if len(marks) == 1 and marks[0].alone and not without_marks(block).strip():
            quoted.append(marks[0])
        elif block.startswith(("- ", words.next_step)):
            continue
        elif block.startswith(_notes(words)):
            notes.append(block)
        else:
            told.append(block)
    return (told or (notes if not quoted else [])), quoted


def _notes(words: AnswerWords) -> tuple[str, ...]:
    """What the notes on a reading begin with that say nothing of the result."""
    return (_begin(words.our_reading), _begin(words.only_reading))


def _begin(written: str) -> str:
    return written.partition("{")[0]


def _in_short(mark: Mark, asked: str) -> str:
    """Of a quoted clause the sentence that is most on what was `asked`; of one that lists items the beginning of each."""
    lines = mark.quote.splitlines()
    place = mark.citation
    if (
        place
        and place.document == MAIN_DOCUMENT
        and not place.item
        and place.article in ITEMS
        and len(lines) > 1
    ):
        items = [_ITEM.match(line.strip()) for line in lines]
        stem = next((line.strip() for line, item in zip(lines, items, strict=True) if not item), "")
        listed = [item["words"] for item in items if item]
        if listed:
            heads = [
                f"- {quote(f'{mark.written}({number})', _beginning(item))}"
                for number, item in enumerate(listed, 1)
            ]
            return "\n".join([f"{quote(mark.written, stem.rstrip('：:。'))}：", *heads] if stem else heads)
    if len(mark.quote) <= _SHORT and len(lines) == 1:
        return quote(mark.written, mark.quote)
    sentences = [one.strip() for one in _SENTENCE.findall(mark.quote)]
    telling = [one for one in sentences if len(one) > _HEADING] or sentences
    common = frozenset.intersection(*(pairs(one) for one in telling)) if len(telling) > 1 else frozenset()
    wanted = pairs(asked) - common
    best = max(telling, key=lambda one: len(wanted & pairs(one)))  # the first of those that are as much on it
    return quote(mark.written, best)


def _beginning(item: str) -> str:
    """The first words of an item that say something: its heading, the whole where it is short."""
    if len(item) <= _WHOLE:
        return item.rstrip("；;。")
    taken = ""
    for clause in _CLAUSE.findall(item):
        taken += clause
        headed = clause.endswith("。")
        if headed or (len(taken) >= _SAYS_ENOUGH and not _OPEN.search(clause)):
            break
    return taken.rstrip("，。；：;")
