"""Messages that press for the words behind an answer, or make an argument of what is not written."""

import pytest

from assistant.builtin.dialogue import Dialogue, Exchange
from assistant.builtin.leaning import item_by_position, step_after, steps_on_the_way
from assistant.builtin.pressing import from_silence, pressing, without_argument
from assistant.grounding.draft import Draft
from tests.conftest import AS_OF

COUNTED = (
    "公示11月2日挂出，几号满",
    "status: answered\n到11月6日满5个工作日[[9(6)]]。\n\n读法：这里按“开始当日计为第1个工作日”；如按“不计入”，结果会不同[[9(6)]]。",
)
SILENT = ("异议几天答复", "status: not_in_text\n没有写多久答复[[9(6)]]。")


def after(said: tuple[str, str], text: str) -> Dialogue:
    return Dialogue((Exchange(said[0], Draft.read(said[1])), Exchange(text)), AS_OF)


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("指给我看", ""),
        ("凭啥这么数", ""),
        ("原文在哪，念一遍", ""),
        ("你说的有根据没", ""),
        ("为啥不行", ""),
        ("凭啥不算，哪句写的", ""),
        ("哪一句写了当日计入", "当日计入"),
        ("挂出当日计为第1个，出处是法条本身？", "挂出当日计为第1个"),
        ("白纸黑字写着满5个工作日？", "满5个工作日"),
    ],
)
def test_who_presses_for_the_source_is_heard(text: str, wording: str) -> None:
    pressed = pressing(after(COUNTED, text))
    assert pressed and pressed.wording == wording
    assert pressed.reading.startswith("读法：")


@pytest.mark.parametrize(
    "text",
    [
        "固定人员是哪条要求的",
        "那异议归哪条管",
        "谁规定的专家组人选",
        "27条哪项能套上",
        "开始当日是哪一项",
        "好的",
        "行，那整改是哪条定的",
    ],
)
def test_who_asks_for_something_else_does_not_press(text: str) -> None:
    assert pressing(after(COUNTED, text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "没写？那就是可以不理",
        "没规定的话那就随便呗",
        "法无禁止即可为",
        "条文没说不能拖着吧",
        "没要求答复就不用答复了吧",
    ],
)
def test_an_argument_from_silence(text: str) -> None:
    assert from_silence(after(SILENT, text))
    assert from_silence(after(COUNTED, text)) is None


@pytest.mark.parametrize("text", ["没写名称可以吗", "没写怎么办，谁说了算", "没写就各公示3天吧", "公示几天"])
def test_what_asks_or_tells_more_is_no_such_argument(text: str) -> None:
    assert from_silence(after(SILENT, text)) is None


def test_beside_an_argument_the_question_is_looked_up() -> None:
    assert without_argument("公示期能缩到三天不，没禁止就是允许") == "公示期能缩到三天不"
    assert without_argument("没禁止就是允许") == "没禁止就是允许"


@pytest.mark.parametrize(
    ("cited", "text", "place"),
    [
        ("7", "倒数第一项细说", "7(5)"),
        ("27", "最后那项是啥意思", "27(8)"),
        ("5(3)", "下一项呢", "5(4)"),
        ("9(4)", "上一步又是啥", "9(3)"),
        ("9", "第五步呢", "9(5)"),
        ("8", "最后一项管不管参与的单位", "8(6)"),
        ("21", "最后一项呢", ""),
        ("5", "倒数第六项呢", ""),
        ("8(2)", "材料清单最后一项盖不盖章要看归口部门的规定", ""),
    ],
)
def test_items_by_position(cited: str, text: str, place: str) -> None:
    found = item_by_position(after(("问", f"status: answered\n见[[{cited}]]。"), text))
    assert found == (f"hohhot-tic/{place}" if place else "")


@pytest.mark.parametrize(
    ("cited", "text", "place"),
    [
        ("9(2)", "归口收下以后轮到谁", "9(3)"),
        ("9(4)", "论证过了，接下来该谁", "9(5)"),
        ("9(5)", "开完会之后往哪走", "9(6)"),
        ("9(6)", "批了以后呢", ""),
    ],
)
def test_the_next_step(cited: str, text: str, place: str) -> None:
    found = step_after(after(("问", f"status: answered\n见[[{cited}]]。"), text))
    assert found == (f"hohhot-tic/{place}" if place else "")


def test_the_articles_have_as_many_items_as_are_counted(library) -> None:  # type: ignore[no-untyped-def]
    from assistant.builtin.leaning import ITEMS
    from corpus.citation import Citation

    for article, count in ITEMS.items():
        assert library.text(Citation("hohhot-tic", article, item=count))
        with pytest.raises(Exception):  # noqa: B017, PT011
            library.text(Citation("hohhot-tic", article, item=count + 1))


@pytest.mark.parametrize(
    ("cited", "text", "places"),
    [
        ("9(3)", "写完是不是就等着公示", ["9(4)", "9(5)", "9(6)"]),
        ("9(4)", "专家都说好了就直接批吧", ["9(5)", "9(6)"]),
        ("9(4)", "他们同意了就上会", []),
        ("9(5)", "会上过了就公示", []),
        ("26", "改完了就直接批", []),
    ],
)
def test_the_steps_on_the_way(cited: str, text: str, places: list[str]) -> None:
    found = steps_on_the_way(after(("问", f"status: answered\n见[[{cited}]]。"), text))
    assert list(found) == [f"hohhot-tic/{place}" for place in places]
