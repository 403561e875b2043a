"""The time as the tables hold it: UTC without its name, to the second; and as people in Hohhot read it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone

CHINA = timezone(timedelta(hours=8))
"""Hohhot has no other time."""

Now = Callable[[], datetime]


def utc_now() -> datetime:
    """Give the time as the tables hold it."""
    return datetime.now(UTC).replace(microsecond=0, tzinfo=None)


def in_hohhot(at: datetime) -> datetime:
    """Give a time of the tables as the clocks in Hohhot show it."""
    return at.replace(tzinfo=UTC).astimezone(CHINA)


def beginning(day: date) -> datetime:
    """Give the first moment of `day` in Hohhot as the tables hold it."""
    try:
        return datetime.combine(day, time(), CHINA).astimezone(UTC).replace(tzinfo=None)
    except OverflowError:  # the first day that there is begins earlier in UTC
        return datetime.combine(day, time())
