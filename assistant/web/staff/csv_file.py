"""Tables as CSV files that Excel opens as they are: UTF-8 with its mark, and no cell that begins a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from fastapi.responses import Response

from assistant.web.assessment_routes import attached

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_file(name: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """Give the table as a file to be saved under `name`."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    content = out.getvalue().encode("utf-8-sig")
    return Response(content, media_type="text/csv; charset=utf-8", headers=attached(name))


def _cell(value: object) -> str:
    """What somebody typed into the chat must not be computed by the clerk's spreadsheet."""
    said = str(value)
    return f"'{said}" if isinstance(value, str) and said.startswith(_FORMULA) else said
