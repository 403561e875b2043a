"""Chinese numerals as legal texts and people write them: 二十六, 26, ２６."""

import re
import unicodedata
from functools import lru_cache

import cn2an

NUMERAL = r"(?:[0-9０-９]+|[零〇○一二三四五六七八九十百千两]+)"
"""Pattern of one numeral, to be used inside larger patterns."""


@lru_cache(maxsize=4096)
def to_int(numeral: str) -> int:
    """Give the number that `numeral` (Arabic of either width, or Chinese) stands for.

    Raises ValueError for anything else, 「十十」 included.
    """
    folded = unicodedata.normalize("NFKC", numeral).replace("○", "零").replace("〇", "零")
    if not re.fullmatch(NUMERAL, folded):
        raise ValueError(f"不是数字：{numeral}")
    if folded.isdecimal():
        return int(folded)
    try:
        return int(cn2an.cn2an(folded, "smart"))
    except KeyError as problem:  # cn2an's own way of refusing 零十零
        raise ValueError(f"不是数字：{numeral}") from problem


@lru_cache(maxsize=4096)
def to_chinese(number: int) -> str:
    """Give `number` as it is printed in 第…条: 12 is 十二, 126 is 一百二十六."""
    written = str(cn2an.an2cn(number, "low"))
    return written[1:] if written.startswith("一十") else written
