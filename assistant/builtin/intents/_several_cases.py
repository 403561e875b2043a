"""Several cases in one message, each with a date of its own: 一个22年9月5号批的 一个23年12月20批的, 头一个的第二轮到啥时候到头.

Each case is heard by itself, with all that is said of both; what a later message says of one of them is put to that one.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant.builtin.extraction.dates import dates
from assistant.builtin.intents._message import Heard, Message

_CASES = "_cases"
"""A memory of the dialogue; no checker is given what begins with an underscore."""
_LABEL = re.compile(
    r"(?:^|(?<=[，,。；;：:、\s和跟]))(?:还?有|另有|其中)?"
    r"(?P<of>(?:头|另外?|第)?[一二三四1-4](?:个|家)(?:中心)?|[0-9]{1,2}家|[甲乙丙丁A-Da-d](?:家|中心|厂|公司|单位)?|[①-④])(?=(?:的)?(?:是|在|，|：|:|\s)*(?:20)?[0-9二去今前上]|(?:是|的)?批|(?:是|的)?[被给]?撤)"
)
_FEWEST, _MOST = 2, 4
_ALL = re.compile(r"俩|[两三四几]个|[两三四几]家|都|各|分别|每")
_NTH = (
    re.compile(
        r"(?:头|第)一?[个家](?!周期|三年|轮|期)|(?:前|上)(?:面|头|边)?(?:的)?(?:那|一)(?:个|家)|先说的那?[个家]?"
    ),
    re.compile(
        r"另外?(?:那|一)?[个家]|第二[个家](?!周期|三年|轮|期)|(?:后|下)(?:面|头|边)?(?:的)?(?:那|一)(?:个|家)"
    ),
)
Intent = Callable[[Message], Heard]


def of_several_cases(message: Message, hear: Intent) -> Heard | None:
    """What `hear` makes of every case told; of the one that is meant, where they were told before. None where there are no several."""
    if (parts := _parts(message)) and (heard := [hear(replace(message, text=text)) for _, text in parts]):
        return _together([label for label, _ in parts], heard)
    cases = message.known.get(_CASES)
    if not (message.active and cases):
        return None
    if (at := _meant(cases, message.text)) is not None:
        return _of_one(at, cases, message, hear)
    if not message.says(_ALL):
        return None
    heard = [hear(replace(message, known={**message.known, **_facts(case)})) for case in cases]
    return _together([case["label"] for case in cases], heard, cases)


def _parts(message: Message) -> list[tuple[str, str]]:
    """Each label with the message as it would be of that case alone; empty where the dates have no labels of their own."""
    labels = list(_LABEL.finditer(message.text))
    if not _FEWEST <= len(labels) <= _MOST:
        return []
    days = [day for day in dates(message.text, message.as_of) if day.month]
    ends = [*(one.start() for one in labels[1:]), len(message.text)]
    spans: list[tuple[int, int]] = []
    for label, end in zip(labels, ends, strict=True):
        own = [day for day in days if label.end() <= day.start < end]
        if not own:
            return []
        behind = _CLAUSE_END.search(message.text, own[0].end)
        spans.append((label.start(), min(end, behind.end() if behind else end)))
    texts = [_without(message.text, [span for span in spans if span is not mine]) for mine in spans]
    return [(label["of"], text) for label, text in zip(labels, texts, strict=True)]


_CLAUSE_END = re.compile(r"[，,。；;、\s]+")


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = text[:start] + text[end:]
    return text


def _together(
    labels: Sequence[str], heard: Sequence[Heard], before: Sequence[Mapping[str, Any]] = ()
) -> Heard | None:
    """One request for each case, all with what the first is asked about; None where one of them calls for nothing."""
    if not all(one.calls for one in heard) or len({one.about for one in heard}) > 1:
        return None
    known = [_facts(case) for case in before] or [{} for _ in heard]
    told = [{**facts, **one.facts} for facts, one in zip(known, heard, strict=True)]
    each = tuple(
        {name: value for name, value in facts.items() if value is not None and not name.startswith("_")}
        for facts in told
    )
    own = [name for name in each[0] if len({str(facts.get(name)) for facts in each}) > 1]
    if not own and not before:
        return None
    cases = before or [
        {"label": label, **{name: facts.get(name) for name in own}}
        for label, facts in zip(labels, each, strict=True)
    ]
    return replace(heard[0], facts={**told[0], _CASES: list(cases)}, each=each)


def _facts(case: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in case.items() if name != "label"}


def _meant(cases: Sequence[Mapping[str, Any]], text: str) -> int | None:
    nth = [at for at, words in enumerate(_NTH[: len(cases)]) if words.search(text)]
    named = [at for at, case in enumerate(cases) if _is_a_name(case["label"]) and case["label"] in text]
    return next(iter(nth or named), None) if len(nth or named) == 1 else None


def _is_a_name(label: str) -> bool:
    return re.match(r"[甲乙丙丁A-D①-④]", label) is not None


def _of_one(at: int, cases: Sequence[Mapping[str, Any]], message: Message, hear: Intent) -> Heard | None:
    """头一个的第二轮到啥时候; 另一个日子报错了，是10月20: of that case, which is another one from now on, where it is put right."""
    text = _NTH[at].sub("", message.text) if at < len(_NTH) else message.text
    facts = _facts(cases[at])
    heard = hear(replace(message, text=text.lstrip("的那，, "), known={**message.known, **facts}))
    if not heard.calls:
        return None
    now = {
        "label": cases[at]["label"],
        **{name: heard.facts.get(name, value) for name, value in facts.items()},
    }
    changed = [now if which == at else case for which, case in enumerate(cases)]
    return replace(heard, facts={**facts, **heard.facts, _CASES: changed})
