"""Sets a Typst template in type. Values go in as JSON, so nothing that is typed can be taken for markup."""

import json
from datetime import UTC, date, datetime, time
from importlib.resources import files
from typing import Any, Literal

import typst

from assistant.exports.fonts import font_folders

PIXELS_PER_INCH = 144


def typeset(template: str, values: Any, dated: date, form: Literal["pdf", "png"]) -> bytes:
    """Give `template` filled with `values` as a PDF, or its only page as a PNG.

    The same values on the same day give the same bytes: no clock and no font of the machine is asked.
    """
    return typst.compile(  # type: ignore[misc] # its stub leaves the type of `output` open
        (files("assistant.exports") / "templates" / template).read_bytes(),
        format=form,
        ppi=PIXELS_PER_INCH if form == "png" else None,
        font_paths=font_folders(),
        ignore_system_fonts=True,
        timestamp=datetime.combine(dated, time(), UTC),
        sys_inputs={"values": json.dumps(values, ensure_ascii=False)},
    )
