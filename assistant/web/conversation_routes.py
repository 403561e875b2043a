"""What a browser does with its conversations beside asking: keep them, give them back, judge, export, forget."""

import hashlib
from collections.abc import Callable
from datetime import date
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Body, HTTPException, Path, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from assistant.exports.conversation import Exchange, conversation_file, forms
from assistant.storage.record import LONGEST_COMMENT, Record
from assistant.web.chats import MOST_TURNS, Chat, Chats, Turn
from assistant.web.language import language_of
from assistant.web.pages import problem_page
from assistant.web.sealing import Sealer, SealError
from assistant.web.sessions import CONVERSATION, COOKIE, chat_key
from assistant.web.words import web_words

Name = Annotated[str, Path(pattern=f"^{CONVERSATION}$")]


class Kept(BaseModel):
    """A conversation as a browser keeps it: its turns sealed, oldest first."""

    model_config = ConfigDict(extra="forbid")

    turns: list[str] = Field(max_length=MOST_TURNS)


class Judgement(BaseModel):
    """What a reader thinks of an answer."""

    model_config = ConfigDict(extra="forbid")

    helpful: bool
    comment: str = Field("", max_length=LONGEST_COMMENT)


def conversation_routes(chats: Chats, sealer: Sealer, record: Record, today: Callable[[], date]) -> APIRouter:
    """Give the routes over the conversations of each browser session."""
    routes = APIRouter(prefix="/conversations")

    def chat_of(request: Request, name: str) -> Chat:
        session = request.cookies.get(COOKIE)
        if session is None:
            raise HTTPException(403)
        return chats.find(chat_key(session, name))

    @routes.get("/{name}")
    def keep(request: Request, name: Name) -> Kept:
        """Give what the browser keeps of a conversation; a turn that is still being answered is not in it."""
        return Kept(turns=[sealer.seal(turn) for turn in chat_of(request, name).turns if turn.done])

    @routes.put("/{name}", status_code=204)
    def give_back(request: Request, name: Name, kept: Kept) -> None:
        """Take a conversation over from the browser. A turn that was not sealed here is refused with all others."""
        chat = chat_of(request, name)
        try:
            chat.restore(sealer.open(text, number) for number, text in enumerate(kept.turns, start=1))
        except SealError as problem:
            raise HTTPException(409) from problem

    @routes.delete("/{name}", status_code=204)
    def forget(request: Request, name: Name) -> None:
        chats.forget(chat_key(request.cookies.get(COOKIE, ""), name))

    @routes.post("/{name}/turns/{number}/judgement", status_code=204)
    def judge(request: Request, name: Name, number: int, judgement: Annotated[Judgement, Body()]) -> None:
        turn = chat_of(request, name).judge(number, judgement.helpful)
        if turn is None or turn.answer is None:
            raise HTTPException(404)
        key = hashlib.sha256(f"{request.cookies[COOKIE]}/{name}/{number}".encode()).hexdigest()
        record.judged(key, turn.question, turn.answer, judgement.helpful, judgement.comment, turn.asked_id)

    @routes.get("/{name}/export.{form}")
    def export(request: Request, name: Name, form: str) -> Response:
        language = language_of(request.cookies)
        words = web_words(language)
        exchanges = [exchange for turn in chat_of(request, name).turns if (exchange := _exchange(turn))]
        if form not in forms() or not exchanges:
            return problem_page(words.chat.nothing_to_export, 404, language)
        day = today()
        file = conversation_file(exchanges, form, day, language)
        called = f"{words.chat.export_name}-{day.isoformat()}.{form}"
        disposition = f"attachment; filename=\"conversation-{day.isoformat()}.{form}\"; filename*=UTF-8''{quote(called)}"
        return Response(
            file.content, media_type=file.media_type, headers={"Content-Disposition": disposition}
        )

    return routes


def _exchange(turn: Turn) -> Exchange | None:
    return Exchange(turn.question, turn.answer) if turn.answer else None
