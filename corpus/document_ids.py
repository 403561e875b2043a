"""Ids of added documents: short, typable, the same for every version of a document."""

import re
from collections.abc import Collection

from corpus.titles import short

_LONGEST_SPELT, _LONGEST = 6, 40


def document_id(title: str, taken: Collection[str]) -> str:
    """Give an id for `title` that is not `taken`: 民法典 is minfadian, longer titles the first letters of theirs."""
    from pypinyin import Style, lazy_pinyin  # its dictionary takes a tenth of a second to load

    name = short(title)
    style = Style.NORMAL if len(name) <= _LONGEST_SPELT else Style.FIRST_LETTER
    spelt = "".join(lazy_pinyin(name, style=style, errors=lambda other: re.sub("[^A-Za-z0-9]", "", other)))
    base = re.sub("[^a-z0-9]", "", spelt.lower())[:_LONGEST] or "wenjian"
    number = 1
    while (found := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return found
