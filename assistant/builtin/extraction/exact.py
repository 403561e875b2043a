"""A number as it is written, where it is an exact one."""

import re

from corpus.numerals import to_int

_ABOUT = re.compile("(?:^|[十百千])[一二两三四五六七八九]{2,}$")


def exact(written: str) -> int | None:
    """Give the number of 12, 十二 and 俩; None of 十一二 and 七八, which nobody has counted."""
    plain = written.replace("俩", "两").replace("仨", "三")
    if _ABOUT.search(plain):
        return None
    try:
        return to_int(plain)
    except ValueError:
        return None
