"""Tables as CSV files that Excel opens as they are: UTF-8 with its mark, and no cell that begins a formula."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from fastapi.responses import Response, StreamingResponse

from assistant.web.assessment_routes import attached
from assistant.web.staff.frame import NOT_KEPT

_MARK = "\ufeff"  # without it Excel takes UTF-8 for the code page of the machine
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_file(name: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """Give the table as a file to be saved under `name`, sent line by line."""
    headers = {**NOT_KEPT, **attached(name)}
    return StreamingResponse(_lines(head, rows), media_type="text/csv; charset=utf-8", headers=headers)


def _lines(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield _MARK + _line(head)
    for row in rows:
        yield _line([_cell(value) for value in row])


def _line(cells: Sequence[object]) -> str:
    out = StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()


def _cell(value: object) -> str:
    """What somebody typed into the chat must not be computed by the clerk's spreadsheet."""
    said = str(value)
    return f"'{said}" if isinstance(value, str) and said.startswith(_FORMULA) else said
