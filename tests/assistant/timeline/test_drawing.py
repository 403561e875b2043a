"""The picture shows what the table says, and is drawn as XML that any viewer reads."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.timeline.drawing import LEFT, RIGHT, WIDTH, draw
from assistant.timeline.plan import plan
from assistant.timeline.words import timeline_words
from corpus.library import Library
from tests.conftest import AS_OF

SVG = "{http://www.w3.org/2000/svg}"
CENTRE = {"approval_date": "2024-03-15", "instalment_nodes": ["2025-06-30"]}


def drawn(library: Library, **answers: object) -> ElementTree.Element:
    return ElementTree.fromstring(draw(plan(answers, AS_OF, library.readings), timeline_words().picture))


def test_no_date_is_no_picture(library: Library) -> None:
    assert draw(plan({}, AS_OF, library.readings), timeline_words().picture) == ""


def test_every_entry_is_in_the_picture_with_its_name(library: Library) -> None:
    titles = [title.text for title in drawn(library, **CENTRE).iter(f"{SVG}title")]
    assert len(titles) == 1 + len(plan(CENTRE, AS_OF, library.readings).entries)
    assert "第1个建设周期：2024年3月16日至2027年3月15日（第二十一条）" in titles


def test_the_picture_is_told_to_those_who_do_not_see_it(library: Library) -> None:
    picture = drawn(library, **CENTRE)
    assert picture.get("role") == "img" and picture.get("aria-labelledby")
    description = picture.find(f"{SVG}desc")
    assert description is not None and description.text and "时间节点表" in description.text


def test_lanes_that_are_empty_are_left_out_and_today_is_marked(library: Library) -> None:
    said = [text.text for text in drawn(library, **CENTRE).iter(f"{SVG}text")]
    assert "自评价" in said and "整改" not in said and "今天" in said
    assert "今天" not in [
        text.text for text in drawn(library, publicity_start="2031-09-28").iter(f"{SVG}text")
    ]


def test_an_estimated_date_has_its_star(library: Library) -> None:
    said = [text.text or "" for text in drawn(library, publicity_start="2031-09-28").iter(f"{SVG}text")]
    assert any(text.endswith("*") for text in said)


@pytest.mark.parametrize("approved", ["1950-01-01", "2999-12-31", "2024-02-29"])
def test_any_year_has_room(library: Library, approved: str) -> None:
    drawn(library, approval_date=approved, publicity_start="2026-09-28")


@given(st.dates().map(str), st.dates().map(str))
def test_nothing_is_drawn_outside(library: Library, approved: str, begun: str) -> None:
    timeline = plan({"approval_date": approved, "publicity_start": begun}, AS_OF, library.readings)
    if not timeline.entries:
        return
    picture = ElementTree.fromstring(draw(timeline, timeline_words().picture))
    for bar in picture.iter(f"{SVG}rect"):
        if bar.get("class") == "tl-fill":
            start, width = float(bar.get("x") or 0), float(bar.get("width") or 0)
            assert start >= LEFT and start + width <= WIDTH - RIGHT + 4
