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
        return cls(tuple(exchanges[restarts[-1] + 1 if restarts else 0 :]), as_of)

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
        cited = (mark.citation for mark in draft.marks() if mark.citation) if draft else ()
        return tuple(dict.fromkeys(cited))
