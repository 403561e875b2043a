"""Days in tables: none of them is broken over two lines, a span may be between its two."""

from datetime import date

from markupsafe import Markup

_DAY = Markup('<span class="day">{}</span>')


def days_html(last: date, first: date | None, until: str) -> Markup:
    """Give one day as 2027-03-15; a span of several as `until` says, which has {first} and {last}."""
    if first is None or first == last:
        return _DAY.format(last.isoformat())
    return Markup(until).format(first=_DAY.format(first.isoformat()), last=_DAY.format(last.isoformat()))
