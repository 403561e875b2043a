"""What a search and a read place give to the wording of answers, as the tests of it make them up."""

from collections.abc import Sequence
from typing import Any

from assistant.builtin.answers.passage import from_search
from assistant.builtin.answers.place import from_places
from assistant.builtin.dialogue import Dialogue, Exchange
from assistant.builtin.understanding import Understanding, understand
from assistant.grounding.draft import Draft
from tests.conftest import AS_OF


def asking(text: str) -> Understanding:
    return understand(Dialogue((Exchange(text),), AS_OF))


def clause(place: str, text: str, score: float, found: str = "", **more: Any) -> dict[str, Any]:
    return {"kind": "clause", "id": place, "text": text, "found": found or text, "score": score, **more}


def premise(score: float, against: float = 0.0) -> dict[str, Any]:
    return {
        "kind": "premise",
        "id": "premise:a",
        "says": "不是。公示不少于5个工作日[[9(6)]]。",
        "score": score,
        "against": against,
        "places": [{"id": "9(6)", "text": "公示时间不少于5个工作日。"}],
    }


def places(draft: Draft) -> list[str]:
    return [mark.citation.place for mark in draft.marks() if mark.citation]


def answered(text: str, *hits: dict[str, Any]) -> Draft:
    return from_search(asking(text), [hits])


def read(text: str, *results: dict[str, Any], found: Sequence[dict[str, Any]] = ()) -> Draft:
    return from_places(asking(text), results, found)


def silence(place: str, score: float, decided_by: str) -> dict[str, Any]:
    says = f"本办法没有写这个[[{place}]]。"
    return {
        "kind": "silence",
        "id": "silence:a",
        "score": score,
        "near": [place],
        "says": says,
        "decided_by": decided_by,
    }
