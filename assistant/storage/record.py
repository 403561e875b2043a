"""`Record`: what the pages keep of questions and feedback, and the key that seals conversations."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from assistant.answer import Answer
from assistant.storage.database import Database
from assistant.storage.schema import AskedQuestion, Feedback, SealingKey

_KEY_BYTES = 32
LONGEST_COMMENT = 1_000
"""Characters of a comment that are kept."""


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0, tzinfo=None)


class Record:
    """Writes what staff will look at. `questions` False keeps no questions, only feedback that people send."""

    def __init__(
        self, database: Database, questions: bool = True, now: Callable[[], datetime] = _now
    ) -> None:
        self._database = database
        self._questions = questions
        self._now = now

    def asked(self, question: str, answer: Answer) -> int | None:
        """Keep a question with what came of it; gives the number of its row, None where none is kept."""
        if not self._questions:
            return None
        row = AskedQuestion(
            asked_at=self._now(),
            question=question,
            status=answer.status,
            refs=_refs(answer),
            answer=answer.text,
            model=answer.model,
            elapsed_ms=answer.elapsed_ms,
        )
        with self._database.session() as session:
            session.add(row)
            session.flush()
            return row.id

    def judged(
        self,
        answer_key: str,
        question: str,
        answer: Answer,
        helpful: bool,
        comment: str,
        asked_id: int | None,
    ) -> None:
        """Keep what somebody thinks of an answer, in place of what they thought before."""
        with self._database.session() as session:
            row = session.scalar(select(Feedback).where(Feedback.answer_key == answer_key))
            if row is None:
                row = Feedback(answer_key=answer_key)
                session.add(row)
            row.given_at = self._now()
            row.helpful, row.comment = helpful, comment.strip()[:LONGEST_COMMENT]
            row.question, row.answer = question, answer.text
            row.status, row.refs = answer.status, _refs(answer)
            row.asked_id = asked_id if asked_id and session.get(AskedQuestion, asked_id) else None

    def sealing_key(self) -> bytes:
        """Give the key of this installation, made when it is first asked for; two servers agree on one."""
        try:
            with self._database.session() as session:
                row = session.get(SealingKey, 1)
                if row is None:
                    row = SealingKey(id=1, key=secrets.token_bytes(_KEY_BYTES))
                    session.add(row)
                return row.key
        except IntegrityError:  # another server was first
            with self._database.session() as session:
                return session.get_one(SealingKey, 1).key

    def counts(self) -> dict[str, int]:
        """Give how many questions and judgements are kept."""
        with self._database.session() as session:
            return {
                table.__tablename__: session.scalar(select(func.count()).select_from(table)) or 0
                for table in (AskedQuestion, Feedback)
            }

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()


def _refs(answer: Answer) -> list[str]:
    return list(dict.fromkeys(cited.ref for cited in answer.citations))
