"""Puts right what a message says that a place it names has written: 第二十七条写的是“可以撤销”, 第八条写着占比5%以上."""

import re
from collections.abc import Mapping
from typing import Any

from assistant.builtin.answers.sentences import cite
from assistant.builtin.phrases import phrases
from assistant.builtin.understanding import Understanding
from assistant.wording import answer_words
from corpus.citation import Citation
from corpus.quantities import quantities

_WRITTEN = (
    "(?:写|载|印|说|规定|用)(?:得|着|的|了|明|清楚|清清楚楚|明明白白|很|死|就|都|也|倒)*(?:是|为)?"
    "|(?:原文|原话|原句|措辞|用词|表述|字样)(?:明明|就|都|用的?|写的?)*(?:是|为)"
)
_SAID_TO_BE_WRITTEN = re.compile(f"(?:{_WRITTEN}|白纸黑字|明文)")
_AS_WRITTEN = re.compile(f'(?:{_WRITTEN})[：:，,\\s]?[“"‘「](?P<words>[^”"’」…×]{{2,40}})[”"’」]')
_ASKED = re.compile(
    "^[^，,。；;？?！!]{0,6}(?:还是|吗|么|[？?])|^[^，,。；;？?！!]{0,4}(?:字|的)?(?:对不|是不是)"
)
_OR_ELSE = re.compile(
    "还是|是否|有没有|是不是|难道|没有?[写说]?[^，,。；;？?！!]{0,2}$|不是[^，,。；;？?！!]{0,2}$|把[^，,。；;？?！!]*$"
)
_DARES = re.compile(
    "[，,。！!]?你?(?:承不承认|认不认账?|服不服|敢不敢(?:认|否认)|(?:敢)?否认试试|敢说不是?吗?|"
    r"(?P<does>.)不(?P=does)(?:全?[看由凭随听])[^，,。；;？?！!]*)[？?。！!]*$"
)
"""你承不承认: dares the reader to deny it, and asks nothing, no more than 撤不撤看领导."""
_DIGITS = str.maketrans("一二三四五六七八九两", "1234567892")


def is_said_to_be_written(understanding: Understanding) -> bool:
    """Whether the message tells flatly that the place has it so, and neither asks whether it has nor doubts it."""
    known, text = phrases(), _DARES.sub("", understanding.text)
    put_forward = understanding.asserting or understanding.confirming or text != understanding.text
    put_forward = put_forward or known.match("giving_a_reason", text)
    told = bool(_SAID_TO_BE_WRITTEN.search(text)) and put_forward
    return told and not known.match("doubting", text) and not known.match("leaving_open", text)


def misquoted(understanding: Understanding, place: Mapping[str, Any]) -> str:
    """Say that the place has no such words as the message quotes from it; "" where it has, or where nothing is quoted."""
    text = understanding.text
    for quoted in _AS_WRITTEN.finditer(text) if is_said_to_be_written(understanding) else ():
        if _ASKED.match(text[quoted.end() :]) or _OR_ELSE.search(text[: quoted.start()]):
            continue
        if _of_another_place(text[: quoted.start()], place) or _same_figures(quoted["words"], place):
            continue
        if _plain(quoted["words"]) not in _plain(place["text"]):
            said = answer_words(understanding.language).not_so_worded.format(said=quoted["words"])
            return cite(said, place["id"])
    return ""


def _of_another_place(before: str, place: Mapping[str, Any]) -> bool:
    """第二十六条和第二十七条，第二十七条写的是“…”: of the place named last before it."""
    named = [citation.ref for citation, _ in Citation.find(before)]
    return bool(named) and named[-1] != Citation.parse(place["id"]).ref


def _same_figures(words: str, place: Mapping[str, Any]) -> bool:
    """“不得低于百分之三十” is another way to write the 30% that stands there, and no mistake."""
    told = {one.claim for one in quantities(words)}
    return bool(told) and told <= {one.claim for one in quantities(place["text"])}


def _plain(text: str) -> str:
    return "".join(one for one in text.translate(_DIGITS) if one.isalnum())
