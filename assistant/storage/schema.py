"""The tables. `VERSION` counts the changes to them; `database` brings an older database up to it."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
from sqlalchemy.types import JSON

VERSION = 2


class Base(DeclarativeBase):
    """What all tables share."""


class SchemaVersion(Base):
    """One row: the version of the tables as they are."""

    __tablename__ = "schema_version"

    version: Mapped[int] = mapped_column(primary_key=True)


class SealingKey(Base):
    """One row: the key under which conversations are given to browsers, the same for all servers."""

    __tablename__ = "sealing_key"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[bytes] = mapped_column(LargeBinary)


class AskedQuestion(Base):
    """A question that was answered. Nothing here says who asked."""

    __tablename__ = "asked_question"

    id: Mapped[int] = mapped_column(primary_key=True)
    asked_at: Mapped[datetime] = mapped_column(index=True)
    """In UTC, to the second."""
    question: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(index=True)
    refs: Mapped[list[str]] = mapped_column(JSON)
    """The places cited, in their canonical form."""
    answer: Mapped[str] = mapped_column(Text, server_default="")
    """The answer's Markdown; "" where it was given before answers were kept."""
    model: Mapped[str]
    elapsed_ms: Mapped[float]


class Feedback(Base):
    """What somebody thought of one answer. It holds the question and answer itself: the log may be off."""

    __tablename__ = "feedback"

    id: Mapped[int] = mapped_column(primary_key=True)
    given_at: Mapped[datetime] = mapped_column(index=True)
    """In UTC, to the second; of the last change."""
    answer_key: Mapped[str] = mapped_column(unique=True)
    """Names the answer without naming the person: whoever changes their mind changes this row."""
    helpful: Mapped[bool] = mapped_column(index=True)
    comment: Mapped[str] = mapped_column(Text)
    question: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)
    status: Mapped[str]
    refs: Mapped[list[str]] = mapped_column(JSON)
    asked_id: Mapped[int | None] = mapped_column(ForeignKey("asked_question.id", ondelete="SET NULL"))
    asked: Mapped[AskedQuestion | None] = relationship()


class CuratedRevision(Base):
    """A curated answer as it stood from one change to the next; the highest `number` of an answer is in force."""

    __tablename__ = "curated_revision"
    __table_args__ = (UniqueConstraint("answer_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    answer_id: Mapped[str] = mapped_column(index=True)
    number: Mapped[int]
    """1 for the first; two who edit at once would write the same one, and the second cannot."""
    made_at: Mapped[datetime]
    """In UTC, to the second."""
    made_by: Mapped[str]
    question: Mapped[str] = mapped_column(Text)
    phrasings: Mapped[list[str]] = mapped_column(JSON)
    """Other ways in which people ask it."""
    text: Mapped[str] = mapped_column(Text)
    """Markdown with places in brackets, `[9(6)]`."""
    shown: Mapped[bool]
    """Whether people get it; False is a withdrawal."""
