"""The tables. `VERSION` counts the changes to them; `database` brings an older database up to it."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
from sqlalchemy.types import JSON

VERSION = 3


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


class StaffAccount(Base):
    """Somebody who may sign in to the workbench."""

    __tablename__ = "staff_account"

    name: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str]
    password: Mapped[str]
    """The hash, in the form of `passwords`."""
    made_at: Mapped[datetime]
    """In UTC, to the second."""


class StaffSession(Base):
    """A browser that is signed in."""

    __tablename__ = "staff_session"

    token: Mapped[str] = mapped_column(primary_key=True)
    """The hash of what the browser holds: whoever reads this table cannot sign in with it."""
    name: Mapped[str] = mapped_column(ForeignKey("staff_account.name", ondelete="CASCADE"), index=True)
    begun_at: Mapped[datetime]
    """In UTC, to the second."""
    seen_at: Mapped[datetime]
    """In UTC, to the second; of the last request, give or take a minute."""
    notice: Mapped[str] = mapped_column(Text)
    """What the next page says once: that something was saved."""


class SignInFailure(Base):
    """Wrong passwords for one name, whether or not there is such an account."""

    __tablename__ = "sign_in_failure"

    name: Mapped[str] = mapped_column(primary_key=True)
    """The hash of what was typed: it may be a password in the wrong field."""
    times: Mapped[int]
    last_at: Mapped[datetime] = mapped_column(index=True)
    """In UTC, to the second."""


class StaffAction(Base):
    """A line of the audit log. Lines are added, never changed."""

    __tablename__ = "staff_action"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    """In UTC, to the second."""
    who: Mapped[str] = mapped_column(index=True)
    what: Mapped[str]
    target: Mapped[str] = mapped_column(Text)
    before: Mapped[str] = mapped_column(Text)
    after: Mapped[str] = mapped_column(Text)


class ReadingChange(Base):
    """What staff chose for one reading, from one change to the next; the highest `number` is in force."""

    __tablename__ = "reading_change"
    __table_args__ = (UniqueConstraint("reading_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    reading_id: Mapped[str] = mapped_column(index=True)
    number: Mapped[int]
    """1 for the first; two who decide at once would write the same one, and the second cannot."""
    option: Mapped[str]
    """The key of the option in force from then on."""
    confirmed: Mapped[bool]
    """Whether the bureau has confirmed it; else it is the system's own reading."""
    note: Mapped[str] = mapped_column(Text)
    undoes: Mapped[int | None]
    """The number of the change that this one takes back."""
    made_at: Mapped[datetime]
    """In UTC, to the second."""
    made_by: Mapped[str]
