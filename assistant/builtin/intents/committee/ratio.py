"""Both sides of the committee told by how they stand to each other: 外面的专家和我们的人是2比1 leaves a third to the units."""

import re

from assistant.builtin.extraction.labels import labels_in
from assistant.builtin.extraction.spoken import plain
from assistant.builtin.intents.committee.fields import PARTS
from corpus.numerals import NUMERAL, to_int

_SIDE = r"[^，,。；;？?！!、0-9]"
_RATIO = re.compile(
    rf"(?P<one>{_SIDE}{{2,10}}?)(?:和|跟|与|同|比|对|[:：])(?P<other>{_SIDE}{{2,10}}?)(?:的)?(?:人数|人数比|比例|配比|之比)?(?:是|为|按|成|占|定在?|控制在)?\s?"
    rf"(?P<n>[0-9]{{1,2}}|{NUMERAL})\s?(?:比|[:：])\s?(?P<m>[0-9]{{1,2}}|{NUMERAL})(?![0-9天日号个])"
)
_OURS, _OTHERS = "ours", "others"


def in_shares(text: str) -> str:
    """`text` with the share of the units' people where it tells the ratio; as it is where it tells none."""
    said = _RATIO.search(plain(text))
    if not said:
        return text
    sides = [_side(said["one"]), _side(said["other"])]
    if {*sides} != {_OURS, _OTHERS}:
        return text
    numbers = [to_int(said["n"]), to_int(said["m"])]
    ours = numbers[sides.index(_OURS)]
    if not all(numbers):
        return text
    told = plain(text)
    return f"{told[: said.start()]}自己人占{ours}/{sum(numbers)}{told[said.end() :]}"


def _side(words: str) -> str:
    kinds = {label.kind for label in labels_in(words, "committee")} & {*PARTS, "outsiders"}
    if kinds == {"outsiders"}:
        return _OTHERS
    return _OURS if kinds and kinds <= {*PARTS} else ""
