"""A drawing as PNG, its Chinese set in the fonts of the wheel."""

from datetime import date

from assistant.exports.typeset import typeset

_EARLIEST = date(2000, 1, 1)  # a PNG carries no date


def picture_png(svg: str) -> bytes:
    """Give the drawing `svg` as PNG on white, as wide as an A4 page across."""
    return typeset("picture.typ", {"svg": svg}, _EARLIEST, "png")
