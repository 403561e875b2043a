"""Folds what two spellings of the same question differ in: width, traditional characters, white space."""

import re
import unicodedata
from functools import cache

from opencc import OpenCC

_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")  # Chinese punctuation stays as it is


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def normalise(text: str) -> str:
    """Give `text` in simplified characters and half width letters and digits, its white space single."""
    narrow = _WIDE.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
    simplified: str = _simplifier().convert(narrow)
    return re.sub(r"[ \t\u3000]+", " ", simplified).strip()
