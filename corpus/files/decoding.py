"""Tells the encoding of Chinese text: UTF-8, UTF-16, GB18030 or Big5.

Strict decoding alone does not tell GB18030 from Big5, as most pairs of bytes are a character in both. So each
candidate is scored by how many of its characters are in everyday use, which the two standards themselves list in
their first levels: no table of our own is needed.
"""

import codecs
import re
from functools import cache

from corpus.files.file_text import FileProblem

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_NAMES = {
    "utf-8-sig": "UTF-8",
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "gb18030": "GB18030",
    "big5hkscs": "Big5",
}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_LOOKED_AT = 20_000
_LEAST_SHARE = 0.75  # official texts reach 0.98 and more, the wrong encoding stays under 0.6


def decode(data: bytes) -> tuple[str, str]:
    """Give the text of `data` and the name of its encoding. Raises FileProblem where it is in none of ours."""
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            text = _strictly(data, encoding)
            return _known(text, encoding)
    if b"\0" not in data and (text := _strictly(data, "utf-8")) is not None:
        return text, _NAMES["utf-8"]
    decoded = {encoding: text for encoding in _CANDIDATES if (text := _strictly(data, encoding)) is not None}
    scores = {encoding: everyday_share(text[:_LOOKED_AT]) for encoding, text in decoded.items()}
    best = max(scores, key=lambda encoding: scores[encoding], default="")
    if not best or scores[best] < _LEAST_SHARE:
        return _known(None, "")
    return _known(decoded[best], best)


def _known(text: str | None, encoding: str) -> tuple[str, str]:
    if text is None:
        raise FileProblem(
            "认不出文件的文字编码，或者文件已损坏。请用记事本或 WPS 打开，另存为 UTF-8 编码的 .txt 后再收录。"
        )
    return text, _NAMES[encoding]


def everyday_share(text: str) -> float:
    """Give the share of the characters beyond ASCII that Chinese texts use every day.

    0 where there are none, or where control characters stand between them: no text has any.
    """
    if _CONTROL.search(text):
        return 0.0
    beyond = [character for character in text if character > "\x7f"]
    return sum(character in _everyday() for character in beyond) / len(beyond) if beyond else 0.0


@cache
def _everyday() -> frozenset[str]:
    """Level one of GB 2312 and of Big5, and Chinese punctuation."""
    simplified = _square("gb2312", range(0xB0, 0xD8), [range(0xA1, 0xFF)])
    traditional = _square("big5", range(0xA4, 0xC7), [range(0x40, 0x7F), range(0xA1, 0xFF)])
    return simplified | traditional | frozenset("，。、；：？！“”‘’（）《》〈〉【】〔〕—…·　％①②③④⑤⑥⑦⑧⑨⑩〇")


def _square(encoding: str, first: range, second: list[range]) -> frozenset[str]:
    pairs = (bytes((high, low)) for high in first for some in second for low in some)
    return frozenset("".join(pair.decode(encoding, "ignore") for pair in pairs))


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
