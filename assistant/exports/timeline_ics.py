"""The dates of a timeline as .ics (RFC 5545): one all-day event a date, with a reminder two weeks before."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256

from icalendar import Alarm, Calendar, Event

from assistant.checkers.calendar import written
from assistant.timeline.plan import Entry, Lane, Timeline
from assistant.timeline.words import timeline_words

_REMINDER = timedelta(days=-14)
_ONE_DAY = timedelta(days=1)


def timeline_ics(timeline: Timeline) -> bytes:
    """Give the calendar file of `timeline`. The same dates keep their UID: importing again replaces them."""
    calendar = Calendar()
    calendar.add("prodid", "-//Hohhot technology innovation centre assistant//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", timeline_words().file.calendar_name)
    stamp = datetime.combine(timeline.as_of, time(), UTC)
    for entry in timeline.entries:
        calendar.add_component(_event(entry, stamp))
    return bytes(calendar.to_ical())


def _event(entry: Entry, stamp: datetime) -> Event:
    title = _title(entry)
    event = Event()
    event.add(
        "uid", sha256(f"{entry.lane}|{entry.title}|{entry.last}".encode()).hexdigest()[:32] + "@hohhot-tic"
    )
    event.add("dtstamp", stamp)
    event.add("dtstart", entry.last)
    event.add("dtend", entry.last + _ONE_DAY)
    event.add("summary", title)
    event.add(
        "description",
        "\n".join(_described(entry)),
    )
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", _REMINDER)
    event.add_component(alarm)
    return event


def _title(entry: Entry) -> str:
    """What falls on the last day: of a construction period, that it ends; the other spans are called after it."""
    words = timeline_words().file
    ends = entry.lane is Lane.PERIOD
    title = words.event_ends.format(title=entry.title) if ends else entry.title
    return title + (words.event_estimated if entry.estimated else "")


def _described(entry: Entry) -> Iterator[str]:
    words = timeline_words()
    if entry.first is not None and entry.first < entry.last:
        yield words.file.event_span.format(first=written(entry.first), last=written(entry.last))
    yield entry.how
    yield words.file.event_clause.format(label=entry.label)
    yield words.result.disclaimer
