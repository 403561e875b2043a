"""Parts of a team told by how they stand to each other: 固定和流动是3比7, 固定比流动少18个, 流动的是固定的两倍."""

import re
from collections.abc import Sequence
from fractions import Fraction

from assistant.builtin.extraction.counts import counts
from assistant.builtin.extraction.exact import exact
from assistant.builtin.extraction.labels import labels_in
from corpus.numerals import NUMERAL
from corpus.quantities import quantities

_NUMBER = rf"(?:[0-9]+(?:\.[0-9]+)?|{NUMERAL})"
_RATIO = re.compile(
    rf"(?<![0-9.])(?P<numbers>{_NUMBER}(?:\s?(?:比|:|：)\s?{_NUMBER}){{1,3}})(?![0-9.%％])|(?P<tenths>[一二三四五六七八九1-9]{{2}})开"
)
_PIECE = re.compile(r"(?:[^、和跟与同及对比/:：中]|中[、和及与]?)+")
_SENTENCE = re.compile(r"[，,。；;！!？?（(\n]")
_NO_TITLE = re.compile(r"没有?(?:职称)?的?|无(?:职称)?的?|不是的?|其[他余它]|剩下|余下|别的|初级|助理|助工")
_TITLED = frozenset({"titled", "intermediate", "senior"})
WORDS = {"titled": "中高级职称", "intermediate": "中级职称", "senior": "高级职称", "permanent": "固定人员"}
_OPPOSITE = {"permanent": "mobile", "titled": "none"}
_WHO = r"(?P<one>[^，,。；;！!？?0-9]{2,14}?)"
_OTHER = r"(?P<other>[^，,。；;！!？?0-9]{2,12}?)"
_DIFFERENCE = re.compile(
    rf"{_WHO}比{_OTHER}(?P<way>多|少)(?:出|了|着)?\s?(?P<n>{_NUMBER})\s?(?:个人|人|个|名|位)"
)
_TIMES = re.compile(
    rf"{_WHO}(?:是|为|等于|相当于|有|达到|达)(?:了)?{_OTHER}(?:的|人数)*(?P<n>{_NUMBER})\s?倍(?P<half>半)?"
)
_PART_OF = re.compile(
    rf"{_WHO}(?:是|为|等于|相当于|只有|才是?|不过是?)(?:了)?{_OTHER}(?:的|人数)*(?P<share>一半|{_NUMBER}分之{_NUMBER}|[0-9.]+\s?[%％]|{_NUMBER}成)(?!以)"
)
_ABOUT = re.compile(r"(?:大概|大约|约|差不多|将近|接近|快|近|不到|超过|左右|来个?)\s?$")


_ROUGHLY, _OR_SO = (
    re.compile("大概|大约|差不多|将近|接近|约莫"),
    re.compile("(?:还)?(?:多|少|左右|不到|以上|以下|上下|出头)"),
)
_OTHERS_TOO = re.compile(
    "没(?:有)?(?:评)?(?:过|上)?职称|无职称|学徒|学生|(?:另有|另外|外加|还有)[^，,。；;0-9]{0,4}[0-9]"
)


def in_people(text: str) -> str:
    """`text` with the numbers, or the shares, that parts have who are told by how they stand to each other.

    流动与固定之比为7比3，总共40人 becomes 固定人员12人，总共40人.
    """
    for read in (_by_ratio, _by_difference, _by_times):
        while (said := read(text)) is not None:
            start, end, shares = said
            others = {*shares} <= _TITLED and _OTHERS_TOO.search(f"{text[:start]}，{text[end:]}")
            if others or _ROUGHLY.search(text[start:end]) or _OR_SO.match(text[end:]):
                return text  # some are in neither part, or it is only about so
            total = _total(text[:start] + "，" + text[end:])
            told = "、".join(_told(kind, share, total) for kind, share in shares.items())
            text = f"{text[:start]}{told}{text[end:]}"
    return text


_Shares = tuple[int, int, dict[str, Fraction]]


def _told(kind: str, share: Fraction, total: int | None) -> str:
    if total and (share * total).denominator == 1:
        return f"{WORDS[kind]}{share * total}人"
    return f"{WORDS[kind]}占{share.numerator}/{share.denominator}"


def _total(text: str) -> int | None:
    """How many there are in all, where one number tells it."""
    found = [count for count in counts(text, "team") if count.people and not count.change]
    whole = {count.people for count in found if count.kind == "total"}
    whole = whole or {count.people for count in found if not count.kind and count.unit == "person"}
    return whole.pop() if len(whole) == 1 else None


def _kind(words: str) -> str:
    """What a part is: a kind of the team, none (the others beside those with a title), or "" where it is no part."""
    kinds = [one.kind for one in labels_in(words, "team") if one.kind not in ("sex", "degree", "elsewhere")]
    if not kinds and _NO_TITLE.search(words):
        return "none"
    if kinds and kinds[-1] in ("other_titles", "rest"):
        return "none"
    return kinds[0] if len({*kinds} - {"total"}) == 1 or kinds == ["total"] else ""


def _by_ratio(text: str) -> _Shares | None:
    for said in _RATIO.finditer(text):
        numbers = _numbers(said)
        clause = max((one.end() for one in _SENTENCE.finditer(text[: said.start()])), default=0)
        pieces = [one for one in _PIECE.finditer(text, clause, said.start()) if _kind(one.group())]
        kinds = [_kind(one.group()) for one in pieces]
        if len(kinds) == len(numbers) and any(numbers) and (shares := _shares(kinds, numbers)):
            return pieces[0].start(), said.end(), shares
    return None


def _numbers(said: re.Match[str]) -> list[Fraction]:
    written = list(said["tenths"]) if said["tenths"] else re.split(r"\s?[比:：]\s?", said["numbers"])
    numbers = [_number(one) for one in written]
    return [number for number in numbers if number is not None] if None not in numbers else []


def _number(written: str) -> Fraction | None:
    if written[0].isdigit():
        return Fraction(written)
    number = exact(written)
    return None if number is None else Fraction(number)


def _shares(kinds: Sequence[str], numbers: Sequence[Fraction]) -> dict[str, Fraction]:
    """The share of every part that counts; none where the parts leave somebody out."""
    if len({*kinds}) < len(kinds):
        return {}
    by_kind = dict(zip(kinds, numbers, strict=True))
    if "total" in by_kind:
        whole = Fraction(by_kind.pop("total"))
    elif {*kinds} == {"permanent", "mobile"} or ("none" in kinds and {*kinds} - {"none"} <= _TITLED):
        whole = sum(numbers, start=Fraction(0))
    else:
        return {}
    return {kind: number / whole for kind, number in by_kind.items() if kind in WORDS and number <= whole}


def _pair(one: str, other: str) -> tuple[str, bool] | None:
    """The part that counts of two that leave nobody out, and whether it is the first."""
    kinds = (_kind(one), _kind(other))
    for kind, opposite in _OPPOSITE.items():
        if kinds in ((kind, opposite), (opposite, kind)):
            return kind, kinds[0] == kind
    return None


def _by_difference(text: str) -> _Shares | None:
    said = _DIFFERENCE.search(text)
    pair = _pair(said["one"], said["other"]) if said else None
    total = _total(text[: said.start()] + text[said.end() :]) if said else None
    if said is None or pair is None or not total or re.search("一半|倍|成|分之", said["other"]):
        return None
    kind, first = pair
    number = exact(said["n"])
    if number is None:
        return None
    more = number * (1 if (said["way"] == "多") is first else -1)
    share = Fraction(total + more, 2 * total)
    whole_people = (total + more) % 2 == 0
    return (said.start(), said.end(), {kind: share}) if 0 <= share <= 1 and whole_people else None


def _by_times(text: str) -> _Shares | None:
    for pattern in (_TIMES, _PART_OF):
        said = pattern.search(text)
        pair = _pair(said["one"], said["other"]) if said else None
        if (
            said is None
            or pair is None
            or _ABOUT.search(text[: said.start("n" if pattern is _TIMES else "share")])
        ):
            continue
        times = _times(said, pattern is _TIMES)
        if times is None:
            continue
        kind, first = pair
        part = times / (1 + times)  # the first is so many times the other
        return said.start(), said.end(), {kind: part if first else 1 - part}
    return None


def _times(said: re.Match[str], times: bool) -> Fraction | None:
    """How many times the other one part is: 2.5倍, 一半."""
    if not times:
        return next((one.value for one in quantities(said["share"]) if one.unit == "share"), None)
    number = _number(said["n"])
    return None if number is None else number + (Fraction(1, 2) if said["half"] else 0)
