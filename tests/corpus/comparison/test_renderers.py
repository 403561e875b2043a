"""A 新旧对照 as Markdown, HTML and Word."""

import io
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import docx

from corpus.comparison import compare, to_docx, to_html, to_markdown
from tests.corpus.comparison.support import version

OLD = version("经费由市科技局管理。", "公示时间不少于5个工作日。", "本办法由市科技局负责解释。")
NEW = version("公示时间不少于7个工作日。", "经费由市科技局管理。", "新增的一条，写<b>与|和*号。")
NOTHING = compare(OLD, OLD)
SOMETHING = compare(OLD, NEW)


def test_markdown_marks_the_words() -> None:
    table = to_markdown(SOMETHING)
    assert "~~5~~" in table and "**7**" in table
    assert "| 旧：《某办法》 | 新：《某办法》 |  |" in table
    assert "共5处对照，其中4处有变化：" in table


def test_markdown_escapes_what_would_be_markup() -> None:
    (line,) = (line for line in to_markdown(SOMETHING).split("\n") if "新增的一条" in line)
    assert r"写\<b\>与\|和\*号" in line


def test_a_mark_does_not_reach_over_a_line_break() -> None:
    table = to_markdown(compare(version("甲甲甲甲甲甲。"), version("甲甲甲甲甲甲。\n（一）乙；\n（二）丙。")))
    assert "**（一）乙；**<br>**（二）丙。**" in table


def test_a_column_tells_the_day_of_its_version() -> None:
    dated = replace(NEW, meta=NEW.meta.model_copy(update={"effective": date(2024, 1, 1)}))
    assert "| 旧：《某办法》 | 新：《某办法》（2024-01-01） |" in to_markdown(compare(OLD, dated))


def test_a_changed_article_that_moved_says_both() -> None:
    old = version("经费由市科技局管理，专款专用。", "公示时间不少于5个工作日。", "本办法由市科技局负责解释。")
    new = version("公示时间不少于5个工作日。", "本办法由市科技局负责解释。", "经费由市财政局管理，专款专用。")
    assert "| 修改、移位 |" in to_markdown(compare(old, new))


def test_without_changes_there_is_one_sentence() -> None:
    for shown in (to_markdown(NOTHING), to_html(NOTHING)):
        assert "两份文本的条文没有差别。" in shown and "第1条" not in shown
    assert len(docx.Document(io.BytesIO(to_docx(NOTHING))).tables) == 0


def test_unchanged_rows_are_shown_where_asked_for() -> None:
    assert "市科技局负责解释" in to_markdown(NOTHING, unchanged=True)
    assert "市科技局负责解释" in to_html(NOTHING, unchanged=True)
    (table,) = docx.Document(io.BytesIO(to_docx(NOTHING, unchanged=True))).tables
    assert [cell.text for cell in table.rows[2].cells] == ["第1条　经费由市科技局管理。"] * 2 + ["未变"]


def test_html_is_whole_escaped_and_asks_for_nothing() -> None:
    page = to_html(SOMETHING)
    opened: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            opened.append(tag)
            assert not {"src", "href", "onclick"} & {name for name, _ in attrs}

    Reader().feed(page)
    assert "<del>5</del>" in page and "<ins>7</ins>" in page
    assert "写&lt;b&gt;与" in page and "b" not in opened and "script" not in opened


def test_word_strikes_what_is_gone_and_underlines_what_is_new() -> None:
    file = docx.Document(io.BytesIO(to_docx(SOMETHING)))
    runs = [
        run
        for row in file.tables[0].rows
        for cell in row.cells
        for paragraph in cell.paragraphs
        for run in paragraph.runs
    ]
    assert "5" in [run.text for run in runs if run.font.strike]
    assert "7" in [run.text for run in runs if run.font.underline]
    assert any(run.text == "（无）" for run in runs)


def test_word_holds_what_no_word_file_can_hold() -> None:
    assert to_docx(compare(version("甲\x00乙"), version("甲\x0b丙\ufffe")))
