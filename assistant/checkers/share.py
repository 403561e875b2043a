"""A share of a whole as a fact: 28%, 28.5％, 三成, 三分之一, 13/40, each an exact fraction."""

from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from corpus.quantities import quantities

_LONGEST = 40


def _read_share(value: object) -> object:
    """Read what people type. A bare number above 1 is refused: 28 may be 28% or 28 people."""
    if isinstance(value, str):
        read = list(quantities(value[:_LONGEST]))
        if len(read) == 1 and read[0].unit == "share" and not value[: read[0].start].strip():
            value = read[0].value
    if isinstance(value, bool) or not isinstance(value, Fraction | int | float):
        raise ValueError("占比请写成28%、三成或1/3这样的形式。")
    try:
        share = value if isinstance(value, Fraction) else Fraction(str(value))
    except ValueError:
        raise ValueError("占比请写成28%、三成或1/3这样的形式。") from None
    if not 0 <= share <= 1:
        raise ValueError("占比应在0%到100%之间，请核对。")
    return share


Share = Annotated[
    Fraction,
    BeforeValidator(_read_share),
    WithJsonSchema({"type": "string", "description": "占比，例如28%、三成、1/3", "examples": ["28%"]}),
]
"""A share between 0 and 1."""
