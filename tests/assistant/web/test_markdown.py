"""Markdown of answers as HTML: harmless whatever a model writes."""

import pytest

from assistant.web.markdown import markdown_blocks


def html(text: str) -> str:
    known = {("#8-3", "第八条第（三）项"): {"href": "#8-3", "class": "cite", "data-marks": "1-2"}}
    return "\n".join(markdown_blocks(text, lambda address, label: known.get((address, label))))


def test_each_top_level_block_comes_by_itself() -> None:
    assert len(list(markdown_blocks("一\n\n- 二\n- 三\n\n> 四", lambda *_: None))) == 3


def test_a_citation_is_a_link_with_its_marks() -> None:
    shown = html("必须（[第八条第（三）项](#8-3)）。")
    assert '<a href="#8-3" class="cite" data-marks="1-2">第八条第（三）项</a>' in shown


@pytest.mark.parametrize(
    "written",
    [
        "[点这里](https://example.com)",
        "[点这里](javascript:alert)",
        "<a href='https://example.com'>点这里</a>",
        "<img src=x onerror=alert(1)>",
        "![点这里](https://example.com/x.png)",
        "<https://example.com>",
        "[第八条第（三）项](#9-1)",
    ],
)
def test_anything_else_is_text(written: str) -> None:
    shown = html(written)
    assert "<a" not in shown and "<img" not in shown and "href=" not in shown.replace("href='", "")


def test_the_place_of_a_quote_becomes_its_heading() -> None:
    shown = html("> **[第八条第（三）项](#8-3)**  \n> 一行  \n> 二行")
    assert '<blockquote class="quote">' in shown
    assert '<strong class="quote-place">' in shown and "</strong>一行<br" in shown


def test_a_quote_without_a_place_stays_whole() -> None:
    assert "只有话" in html("> 只有话") and "quote-place" not in html("> 只有话")


def test_signs_of_outcomes_are_drawn_with_a_name() -> None:
    shown = html("- ✅ **比例**：够")
    assert '<span class="icon outcome-met" role="img" aria-label="符合"></span>' in shown
    assert "✅" not in shown


def test_headings_stand_below_those_of_the_page() -> None:
    assert html("# 大标题") == "<h3>大标题</h3>"


def test_tables_are_tables() -> None:
    assert "<table>" in html("| 甲 | 乙 |\n| - | - |\n| 1 | 2 |")
