"""`Dialogue`: what the built-in model knows of a conversation; made anew from its messages for every turn."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage

from assistant.answer import Reviewed, Status
from assistant.builtin.enumerated import without_numbering
from assistant.builtin.phrases import phrases
from assistant.builtin.talk.shortening import shortening
from assistant.grounding.draft import Draft
from corpus.citation import Citation
from corpus.normalise import normalise
from corpus.spelling import spelling

_NO_QUESTION = {Status.UNSAFE_INPUT, Status.SMALLTALK}
_REMARKS = {*_NO_QUESTION, Status.OUT_OF_SCOPE}
_PUNCTUATION = " ，,。：:；;、—-…！!"
_CLAUSE_END = re.compile("[，,。：:；;！!？?]+|—+|-{2,}|…+")
_LEAST_ASKED = 3
_NAMES_IT = 0.5
"""So much of what a message names stands in the exchange that it goes back to."""
_FIRST = re.compile("开头|开始|最初|起初|头一个|第一个")
_SPOKEN_OF = re.compile(
    "刚才|刚刚|方才|前面|上面|之前|先前|最开始|一开始|开头|起初|最初|头一个|第一个|最|上来|[说问讲提聊谈]过?的?|[这那]一?[个件条项桩码茬](?:事儿?|问题|话题)?|那|"
    "正题|话题|问题|一下|来|去|吧|的|事儿?$|上$"
)


_REVIEWED = "reviewed"


def answer_message(draft: str, reviewed: Reviewed | None = None) -> AIMessage:
    """The message that keeps a shown `draft` in a conversation, and who worded it, where staff did."""
    return AIMessage(
        draft, additional_kwargs={_REVIEWED: reviewed.model_dump(mode="json")} if reviewed else {}
    )


def reviewed_by(message: BaseMessage) -> Reviewed | None:
    """Who worded the answer that `message` keeps, where staff did."""
    held = message.additional_kwargs.get(_REVIEWED)
    return Reviewed.model_validate(held) if held else None


@dataclass(frozen=True)
class Exchange:
    """One message of the user with the draft that answered it (None: it is the one to be answered)."""

    asked: str
    answered: Draft | None = None
    reviewed: Reviewed | None = None
    """Who worded the answer, where staff did."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the answer."""
        return tuple(self.answered.body.splitlines()) if self.answered else ()


@dataclass(frozen=True)
class Dialogue:
    """The exchanges since the user last started anew, oldest first, and the day on which is answered."""

    exchanges: tuple[Exchange, ...]
    as_of: date

    @classmethod
    def read(cls, messages: Sequence[BaseMessage], as_of: date) -> "Dialogue":
        """Take the user's messages and the answers shown to them out of a message list."""
        exchanges: list[Exchange] = []
        for message in messages:
            if isinstance(message, HumanMessage):
                asked = without_numbering(spelling().mend(normalise(str(message.content))))
                exchanges.append(Exchange(asked))
            elif isinstance(message, AIMessage) and not message.tool_calls and exchanges:
                by = reviewed_by(message)
                exchanges[-1] = Exchange(exchanges[-1].asked, Draft.read(str(message.content)), by)
        exchanges = _without_shortenings(exchanges)
        restarts = [at for at, one in enumerate(exchanges[:-1]) if phrases().match("restart", one.asked)]
        return cls(_on_the_topic(exchanges[restarts[-1] + 1 if restarts else 0 :]), as_of)

    @property
    def asked(self) -> str:
        """The message to be answered."""
        return self.exchanges[-1].asked

    @property
    def messages(self) -> tuple[str, ...]:
        """All messages of the user, oldest first."""
        return tuple(one.asked for one in self.exchanges)

    @property
    def before(self) -> Exchange | None:
        """The exchange before the message to be answered."""
        return self.exchanges[-2] if len(self.exchanges) > 1 else None

    @property
    def cited_before(self) -> tuple[Citation, ...]:
        """The places cited in the answer before, in order, each once; what was no question is passed over."""
        return next(iter(self._cited), ())

    @property
    def cited_earlier(self) -> tuple[Citation, ...]:
        """The places cited in the answers before that one, the last ones first."""
        return tuple(dict.fromkeys(place for cited in self._cited[1:] for place in cited))

    @property
    def _cited(self) -> list[tuple[Citation, ...]]:
        drafts = (one.answered for one in reversed(self.exchanges[:-1]) if one.answered)
        return [_cited(draft) for draft in drafts if draft.status not in _NO_QUESTION]


def _cited(draft: Draft) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(mark.citation for mark in draft.marks() if mark.citation))


def _without_shortenings(exchanges: Sequence[Exchange]) -> list[Exchange]:
    """The exchanges without those before the last one that only wanted in short what was answered before (压成一句话)."""
    kept: list[Exchange] = []
    for exchange in exchanges[:-1]:
        if not shortening(exchange.asked, said_in(kept)):
            kept.append(exchange)
    return [*kept, *exchanges[-1:]]


def said_in(exchanges: Sequence[Exchange]) -> str:
    """All that was said in `exchanges`."""
    return "\n".join(one.asked + (one.answered.body if one.answered else "") for one in exchanges)


def _on_the_topic(exchanges: Sequence[Exchange]) -> tuple[Exchange, ...]:
    """The exchanges on the topic of the last one: what lies before a turn to another (另起一题，…) is laid aside until a
    message goes back to it (回到开头那个…).
    """
    aside: list[Exchange] = []
    kept: list[Exchange] = []
    for exchange in exchanges:
        if phrases().match("going_back", exchange.asked) and not shortening(exchange.asked, said_in(kept)):
            kept = _gone_back([*aside, *kept], exchange.asked)
            aside = []
        elif rest := turned_to(exchange.asked):
            aside, kept = [*aside, *kept], []
            exchange = replace(exchange, asked=rest)
        kept.append(exchange)
    return tuple(kept)


def turned_to(text: str) -> str:
    """What is asked behind 另起一题, 换个靶子; "" where the message turns to nothing else, or points back all the same."""
    known = phrases()
    if not (turn := known.start("turning", text)):
        return ""
    rest = text[turn:].lstrip(_PUNCTUATION)
    return "" if len(rest) < _LEAST_ASKED or known.match("pointing_back", rest) else rest


def gone_back_to(text: str) -> tuple[str, str]:
    """What a message goes back to, in its words (整改期), and what it asks of that (能申请延长半年吗); "" where it says none."""
    if not phrases().match("going_back", text):
        return "", text
    start = phrases().start("going_back", text)
    clauses = [piece for piece in _CLAUSE_END.split(text[start:]) if piece]
    topic = _SPOKEN_OF.sub("", clauses[0]) if clauses else ""
    return topic if len(topic) > 1 else "", "，".join(clauses[1:])


def _gone_back(exchanges: list[Exchange], asked: str) -> list[Exchange]:
    """Leave out what lies between a message that goes back (说回刚才那个) and what it goes back to: what it names, the
    first topic of all, or else what came before a remark on another field or before the topic spoken of last.
    """
    if (topic := gone_back_to(asked)[0]) and (named := _last_on(exchanges, topic)):
        return exchanges[:named]
    if _FIRST.search(asked):
        articles = [_article(one) for one in exchanges]
        return exchanges[: next((at for at, one in enumerate(articles) if at and one != articles[0]), None)]
    before = _without_remarks(exchanges)
    return before if before != exchanges else _without_last_topic(exchanges, asked)


def _last_on(exchanges: Sequence[Exchange], topic: str) -> int:
    """The number of exchanges up to the last one that speaks most of `topic`; 0 where hardly any does."""
    said = [one.asked + (one.answered.body if one.answered else "") for one in exchanges]
    shares = [pairs_in(topic, one) / (len(topic) - 1) for one in said]
    best = max(shares, default=0.0)
    return max(at for at, share in enumerate(shares, 1) if share == best) if best >= _NAMES_IT else 0


def _without_remarks(exchanges: Sequence[Exchange]) -> list[Exchange]:
    """The exchanges without those at the end that were about nothing in the regulation; all where nothing else is left."""
    end = len(exchanges)
    while end and (draft := exchanges[end - 1].answered) and draft.status in _REMARKS:
        end -= 1
    return list(exchanges[:end] if end else exchanges)


def _without_last_topic(exchanges: Sequence[Exchange], asked: str) -> list[Exchange]:
    """The exchanges without those at the end that rest on the article of the last one; all where no other is left, or
    where the message speaks of the last topic in its words.
    """
    topics = [_article(one) for one in exchanges]
    end = len(exchanges)
    while end and topics[end - 1] == topics[-1]:
        end -= 1
    last, before = exchanges[end:], exchanges[:end]
    if not end or not topics[end - 1] or _in_common(asked, last) > _in_common(asked, before):
        return list(exchanges)
    return list(before)


def _article(exchange: Exchange) -> int | None:
    cited = _cited(exchange.answered) if exchange.answered else ()
    return cited[0].article if cited else None


def _in_common(text: str, exchanges: Sequence[Exchange]) -> int:
    """So many pairs of characters of `text` stand in what was asked in the `exchanges`."""
    return pairs_in(text, "\n".join(one.asked for one in exchanges))


def pairs_in(text: str, said: str) -> int:
    """So many pairs of characters of `text` stand in `said`."""
    return sum(pair in said for pair in {text[at : at + 2] for at in range(len(text) - 1)})
