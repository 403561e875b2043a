"""The dates of a timeline as .ics (RFC 5545): one all-day event a date, with a reminder two weeks before."""

from datetime import UTC, datetime, time, timedelta
from hashlib import sha256

from icalendar import Alarm, Calendar, Event

from assistant.timeline.plan import Entry, Timeline
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
    words = timeline_words()
    title = entry.title + (words.file.event_estimated if entry.estimated else "")
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
        f"{entry.how}\n{words.file.event_clause.format(label=entry.label)}\n{words.result.disclaimer}",
    )
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", _REMINDER)
    event.add_component(alarm)
    return event
