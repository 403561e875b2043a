"""Whether a number is an exact one, and what it is."""

import re

from corpus.numerals import to_int

_OR_SO = "几|余|多|好几|出头|开外|挂零|左右|上下|不到(?=[，,。；;、！!？?）)的]|$)"
_PEOPLE_OR_SO, _NUMBER_OR_SO = re.compile(f"^(?:{_OR_SO})"), re.compile(f"^(?:来|{_OR_SO})")
"""再派1个来: one person comes; 十来个 are about ten."""
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


def is_rough(text: str, start: int, end: int, unit: str) -> bool:
    """Whether nobody can reckon with the number that stands there: 五十来个, 40多人, 9人不到."""
    or_so = _PEOPLE_OR_SO if unit else _NUMBER_OR_SO
    return bool(or_so.match(text[end:])) or "多" in text[start:end]
