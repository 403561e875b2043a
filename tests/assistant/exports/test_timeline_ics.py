"""The calendar file is what RFC 5545 asks for, and says what the table says."""

from datetime import date

from icalendar import Calendar

from assistant.exports.timeline_ics import timeline_ics
from assistant.timeline.plan import plan
from corpus.library import Library
from tests.conftest import AS_OF

ANSWERS = {"approval_date": "2024-03-15", "publicity_start": "2031-09-29"}


def test_every_date_is_an_event_of_one_day(library: Library) -> None:
    timeline = plan(ANSWERS, AS_OF, library.readings)
    calendar = Calendar.from_ical(timeline_ics(timeline))
    events = calendar.walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [entry.last for entry in timeline.entries]
    assert all((event.decoded("dtend") - event.decoded("dtstart")).days == 1 for event in events)
    assert len({str(event["uid"]) for event in events}) == len(events)
    first = next(event for event in events if event.decoded("dtstart") == date(2027, 3, 15))
    assert "第二十" in str(first["description"]) and "市科技局" in str(first["description"])


def test_the_last_day_of_a_period_is_called_what_it_is(library: Library) -> None:
    timeline = plan({**ANSWERS, "revoked_on": "2026-01-05", "ground": "26"}, AS_OF, library.readings)
    told = {
        str(event["summary"]): event for event in Calendar.from_ical(timeline_ics(timeline)).walk("VEVENT")
    }
    first = told["第1个建设周期届满"]
    assert first.decoded("dtstart") == date(2027, 3, 15) and "第1个建设周期" not in told
    assert str(first["description"]).startswith("自2024年3月16日至2027年3月15日\n")
    assert "不得再行申报届满" in told and not any("届满届满" in title for title in told)


def test_an_estimated_date_says_so(library: Library) -> None:
    calendar = Calendar.from_ical(timeline_ics(plan(ANSWERS, AS_OF, library.readings)))
    assert any(str(event["summary"]).endswith("（推算）") for event in calendar.walk("VEVENT"))


def test_lines_are_as_the_standard_has_them(library: Library) -> None:
    written = timeline_ics(plan(ANSWERS, AS_OF, library.readings))
    assert written.endswith(b"END:VCALENDAR\r\n") and all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert written == timeline_ics(plan(ANSWERS, AS_OF, library.readings))
    for required in (b"VERSION:2.0", b"PRODID:", b"UID:", b"DTSTAMP:20261123T000000Z", b"TRIGGER:-P14D"):
        assert required in written
