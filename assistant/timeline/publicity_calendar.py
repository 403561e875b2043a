"""The calendar of a publicity, month by month: working days counted, holidays, make-up workdays, weekends."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.checkers.calendar import holiday_name, is_published, is_workday
from assistant.checkers.checker import Context
from assistant.checkers.publicity import PublicityFacts, counted

_SATURDAY = 5
_MOST_MONTHS = 3
_WEEKS = Calendar(firstweekday=0)


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day: the number it has in the count (0: not counted), and why people do not work, or do."""

    day: date
    in_month: bool
    number: int
    holiday: str
    makeup: bool
    weekend: bool
    begins: bool
    estimated: bool


@dataclass(frozen=True, slots=True)
class Month:
    """A month as weeks from Monday to Sunday."""

    year: int
    month: int
    weeks: tuple[tuple[DayCell, ...], ...]
    estimated: bool


def publicity_months(facts: PublicityFacts, context: Context) -> tuple[Month, ...]:
    """Give the months that the count touches; none where it is not known when the publicity begins."""
    if facts.publicity_start is None:
        return ()
    count = counted(facts.publicity_start, context)
    last = max(count.last, facts.publicity_end or count.last)
    numbers = {day: number for number, day in enumerate(count.days, start=1)}
    months: list[Month] = []
    first = facts.publicity_start.replace(day=1)
    while first <= last and len(months) < _MOST_MONTHS:
        weeks = tuple(
            tuple(_cell(day, first, numbers, facts.publicity_start) for day in week)
            for week in _WEEKS.monthdatescalendar(first.year, first.month)
        )
        months.append(Month(first.year, first.month, weeks, not is_published(first)))
        first = (first + timedelta(days=32)).replace(day=1)
    return tuple(months)


def _cell(day: date, first: date, numbers: dict[date, int], start: date) -> DayCell:
    weekend = day.weekday() >= _SATURDAY
    return DayCell(
        day,
        (day.year, day.month) == (first.year, first.month),
        numbers.get(day, 0),
        holiday_name(day),
        weekend and is_workday(day),
        weekend,
        day == start,
        not is_published(day),
    )
