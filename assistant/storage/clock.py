"""The time as the tables hold it: UTC without its name, to the second; and as people in Hohhot read it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))
"""Hohhot has no other time."""

Now = Callable[[], datetime]


def utc_now() -> datetime:
    """Give the time as the tables hold it."""
    return datetime.now(UTC).replace(microsecond=0, tzinfo=None)


def in_hohhot(at: datetime) -> datetime:
    """Give a time of the tables as the clocks in Hohhot show it."""
    return at.replace(tzinfo=UTC).astimezone(CHINA)
