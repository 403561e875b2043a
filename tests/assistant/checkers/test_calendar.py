"""Dates: the calendar is the official one, and no day that can be written makes the arithmetic fail."""

from datetime import date, timedelta

import chinese_calendar
import pytest

from assistant.checkers.calendar import (
    FIXED_HOLIDAYS,
    FIXED_SINCE,
    PUBLISHED_YEARS,
    add_years,
    count_workdays,
    estimate_note,
    holiday_name,
    is_workday,
    next_day,
    period_first,
    period_last,
    workdays_from,
)


def test_every_published_day_is_as_the_official_calendar_has_it() -> None:
    day, end = date(PUBLISHED_YEARS[0], 1, 1), date(PUBLISHED_YEARS[-1], 12, 31)
    while day <= end:
        assert is_workday(day) == chinese_calendar.is_workday(day), day
        day += timedelta(days=1)


def test_a_year_not_published_works_from_monday_to_friday_but_for_the_holidays_of_every_year() -> None:
    year = PUBLISHED_YEARS[-1] + 1
    off = {(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)}
    for offset in range(365):
        day = date(year, 1, 1) + timedelta(days=offset)
        assert is_workday(day) == (day.isoweekday() <= 5 and (day.month, day.day) not in off), day


def test_the_fixed_holidays_are_those_of_every_published_year_since_the_law_has_them() -> None:
    for year in range(FIXED_SINCE, PUBLISHED_YEARS[-1] + 1):
        for (month, day), name in FIXED_HOLIDAYS.items():
            assert holiday_name(date(year, month, day)) == name and not is_workday(date(year, month, day))


def test_before_the_published_years_no_holiday_is_known() -> None:
    day = date(PUBLISHED_YEARS[0] - 1, 5, 2)
    assert holiday_name(day) == "" and "已扣除" not in estimate_note(day)
    assert "已扣除" in estimate_note(date(PUBLISHED_YEARS[-1] + 1, 5, 2))


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2023, 2, 28), 1, date(2024, 2, 28)),
        (date(9996, 12, 31), 3, date(9999, 12, 31)),
        (date(9997, 1, 1), 3, date.max),
        (date(9999, 2, 28), 1, date.max),
    ],
)
def test_the_corresponding_day(day: date, years: int, expected: date) -> None:
    assert add_years(day, years) == expected


def test_a_period_and_the_next_leave_no_day_out_and_none_twice() -> None:
    for convention in ("same_day", "day_before"):
        for start in (date(2024, 2, 29), date(2023, 3, 1), date(2024, 1, 1), date(2024, 12, 31)):
            first = period_first(start, convention)
            assert first == next_day(period_last(start, 0, convention))
            assert 365 * 3 <= (period_last(start, 3, convention) - first).days + 1 <= 365 * 3 + 1


def test_the_last_day_there_is_has_no_next() -> None:
    assert next_day(date.max) == date.max
    assert next_day(date(9999, 12, 30)) == date.max
    assert list(workdays_from(date.max)) == []


def test_a_count_stops_at_its_end_even_where_no_day_counts() -> None:
    empty = count_workdays(date(2026, 10, 1), 5, begin_counts=True, until=date(2026, 10, 7))
    assert empty.days == () and empty.last == date(2026, 10, 1)
