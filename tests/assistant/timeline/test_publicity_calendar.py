"""The calendar counts the days that the checker counts, and tells holidays from make-up workdays."""

from datetime import date

from assistant.checkers.checker import Context
from assistant.checkers.publicity import PublicityFacts, counted
from assistant.timeline.publicity_calendar import DayCell, publicity_months
from corpus.library import Library
from tests.conftest import AS_OF


def cells(library: Library, start: date, end: date | None = None) -> dict[date, DayCell]:
    facts = PublicityFacts(publicity_start=start, publicity_end=end)
    months = publicity_months(facts, Context(AS_OF, library.readings))
    return {cell.day: cell for month in months for week in month.weeks for cell in week if cell.in_month}


def test_without_a_start_there_is_no_calendar(library: Library) -> None:
    assert publicity_months(PublicityFacts(), Context(AS_OF, library.readings)) == ()


def test_the_numbers_are_the_checkers(library: Library) -> None:
    context = Context(AS_OF, library.readings)
    shown = cells(library, date(2026, 9, 28))
    numbered = {cell.number: day for day, cell in shown.items() if cell.number}
    assert tuple(numbered[number] for number in sorted(numbered)) == counted(date(2026, 9, 28), context).days


def test_holidays_and_makeup_workdays_are_told_apart(library: Library) -> None:
    shown = cells(library, date(2026, 9, 28))
    assert shown[date(2026, 10, 1)].holiday == "国庆节" and shown[date(2026, 9, 20)].makeup
    assert shown[date(2026, 10, 18)].weekend and not shown[date(2026, 10, 18)].makeup
    assert shown[date(2026, 9, 28)].begins and len(shown) == 30 + 31


def test_a_year_not_published_is_estimated(library: Library) -> None:
    shown = cells(library, date(2031, 9, 29))
    assert all(cell.estimated for cell in shown.values())
    off = {day: cell.holiday for day, cell in shown.items() if cell.holiday}
    assert off == dict.fromkeys((date(2031, 10, 1), date(2031, 10, 2), date(2031, 10, 3)), "国庆节")


def test_a_long_publicity_shows_three_months(library: Library) -> None:
    assert len({day.month for day in cells(library, date(2026, 1, 5), date(2026, 12, 1))}) == 3
