"""`Dialogue`: what the built-in model knows of a conversation; made anew from its messages for every turn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage

from assistant.answer import Status
from assistant.builtin.phrases import phrases
from assistant.grounding.draft import Draft
from corpus.citation import Citation
from corpus.normalise import normalise
from corpus.spelling import spelling

_NO_QUESTION = {Status.UNSAFE_INPUT, Status.SMALLTALK}
_REMARKS = {*_NO_QUESTION, Status.OUT_OF_SCOPE}


@dataclass(frozen=True)
class Exchange:
    """One message of the user with the draft that answered it (None: it is the one to be answered)."""

    asked: str
    answered: Draft | None = None


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
                exchanges.append(Exchange(spelling().mend(normalise(str(message.content)))))
            elif isinstance(message, AIMessage) and not message.tool_calls and exchanges:
                exchanges[-1] = Exchange(exchanges[-1].asked, Draft.read(str(message.content)))
        restarts = [at for at, one in enumerate(exchanges[:-1]) if phrases().match("restart", one.asked)]
        return cls(_gone_back(exchanges[restarts[-1] + 1 if restarts else 0 :]), as_of)

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
        drafts = (one.answered for one in reversed(self.exchanges[:-1]) if one.answered)
        draft = next((draft for draft in drafts if draft.status not in _NO_QUESTION), None)
        return _cited(draft) if draft else ()


def _cited(draft: Draft) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(mark.citation for mark in draft.marks() if mark.citation))


def _gone_back(exchanges: Sequence[Exchange]) -> tuple[Exchange, ...]:
    """Leave out what lies between a message that goes back (说回刚才那个) and what it goes back to: a remark on another
    field, or else the topic spoken of last.
    """
    kept: list[Exchange] = []
    for exchange in exchanges:
        if phrases().match("going_back", exchange.asked):
            before = _without_remarks(kept)
            kept = before if before != kept else _without_last_topic(kept, exchange.asked)
        kept.append(exchange)
    return tuple(kept)


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
    """So many pairs of characters of `text` stand in the `exchanges`."""
    pairs = {text[at : at + 2] for at in range(len(text) - 1)}
    said = "\n".join(one.asked for one in exchanges)
    return sum(pair in said for pair in pairs)
