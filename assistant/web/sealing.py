"""Turns as browsers keep them: sealed, so that a conversation can be given back but not made up.

The server holds conversations in memory only. A browser keeps each turn as one line of text that it cannot
read or change, and gives the lines back when the server has restarted. Without the seal, anybody could print
words of their own as an answer of this service, on the page and in its exports.
"""

import hashlib
import hmac
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assistant.answer import Answer
from assistant.web.chats import Turn, TurnState

_LONGEST = 200_000  # characters of one sealed turn; the longest real one has a tenth of it
_LARGEST = 4_000_000  # bytes that one may unfold to


class SealError(Exception):
    """A text is no turn that was sealed here; the browser made it up, or the key has changed."""


class _Kept(BaseModel):
    """A turn as it is sealed. `draft` is what the model handed in, from which the conversation goes on."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Literal[1] = 1
    question: str
    state: TurnState
    answer: Answer | None
    draft: str
    asked_id: int | None
    helpful: bool | None


class Sealer:
    """Seals turns under one key."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def seal(self, turn: Turn) -> str:
        """Give `turn` as one line of text."""
        kept = _Kept(
            question=turn.question,
            state=turn.state,
            answer=turn.answer,
            draft=turn.draft,
            asked_id=turn.asked_id,
            helpful=turn.helpful,
        )
        body = zlib.compress(kept.model_dump_json().encode(), 6)
        return f"{urlsafe_b64encode(self._seal(body)).decode()}.{urlsafe_b64encode(body).decode()}"

    def open(self, text: str, number: int) -> Turn:
        """Give the turn back, with a number of this conversation. Raises SealError."""
        if len(text) > _LONGEST:
            raise SealError("too long")
        seal, _, body = text.partition(".")
        try:
            packed = urlsafe_b64decode(body)
            genuine = hmac.compare_digest(urlsafe_b64decode(seal), self._seal(packed))
        except (Base64Error, ValueError) as problem:
            raise SealError("not base64") from problem
        if not genuine:
            raise SealError("not sealed here")
        unpacker = zlib.decompressobj()
        kept = _Kept.model_validate_json(unpacker.decompress(packed, _LARGEST))
        return Turn(
            number=number,
            question=kept.question,
            state=kept.state,
            answer=kept.answer,
            draft=kept.draft,
            asked_id=kept.asked_id,
            helpful=kept.helpful,
        )

    def _seal(self, body: bytes) -> bytes:
        return hmac.digest(self._key, body, hashlib.sha256)
