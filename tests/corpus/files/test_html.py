from contextlib import suppress

import pytest

from corpus.files.file_text import FileProblem
from corpus.files.html import read
from tests.corpus.files.support import RULES

ARTICLES = "".join(f"<p>{line}</p>" for line in RULES.splitlines())


def page(body: str, head: str = "") -> bytes:
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()
    )


def test_the_regulation_is_taken_out_of_the_page_around_it() -> None:
    body = (
        "<nav><ul><li>首页</li><li>政务公开</li></ul></nav><div class='crumbs'>当前位置：首页</div>"
        f"<form id='aspnet'><div><div class='text'>{ARTICLES}</div><div>分享到微信</div></div></form>"
        "<script>var a = '第九条 假的';</script><div style='display: none'>第十条 藏起来的</div><footer>主办：某局</footer>"
    )
    assert read(page(body)).text.splitlines() == RULES.splitlines()


def test_a_header_that_holds_the_text_is_kept() -> None:
    assert "第二条" in read(page(f"<header>{ARTICLES}</header>")).text


def test_the_title_comes_from_the_page_where_the_text_has_none() -> None:
    head = "<meta name='ArticleTitle' content='某办法'><meta name='PubDate' content='2024-05-01 09:00'>"
    held = read(page("<div><p>第一条 甲。</p><p>第二条 乙。</p></div>", head))
    assert (held.title, held.issued, held.text) == (
        "某办法",
        "2024-05-01",
        "某办法\n第一条 甲。\n第二条 乙。",
    )
    assert read(page("<h1>某 办法</h1><div><p>第一条 甲。</p></div>")).text == "某办法\n第一条 甲。"
    assert (
        read(
            page("<div><p>某办法</p><p>第一条 甲。</p></div>", "<meta name='articletitle' content='某办法'>")
        ).text.count("某办法")
        == 1
    )


def test_lines_are_broken_as_a_browser_breaks_them() -> None:
    body = "<div>第一条 为了\n   规范，制定<b>本</b>办法 。<br>第二条 ABC\n def。<p>第三条\u3000丙<!-- 注 -->丁。</p>尾</div>"
    assert read(page(body)).text == "第一条 为了规范，制定本办法 。\n第二条 ABC def。\n第三条\u3000丙丁。\n尾"


def test_tables_are_rows_and_a_frame_is_no_table() -> None:
    table = "<table><tr><th>指标</th><th>权重</th></tr><tr><td><p>产出</p></td><td>40%</td></tr></table>"
    framed = f"<table><tr><td><p>第一条 甲：</p>{table}<p>第二条 乙。</p></td></tr></table>"
    assert read(page(framed)).text == "第一条 甲：\n指标\t权重\n产出\t40%\n第二条 乙。"
    beside = "<div><h2>某办法</h2><table><tr><td><p>第一条 甲。</p><p>第二条 乙。</p></td></tr></table></div>"
    assert read(page(beside)).text == "某办法\n第一条 甲。\n第二条 乙。"


def test_the_encoding_that_the_page_names_is_tried_first() -> None:
    html = f"<html><head><meta charset=gb2312></head><body>{ARTICLES}</body></html>"
    assert read(html.encode("gb18030")).text.splitlines() == RULES.splitlines()
    assert read(html.encode("utf-8")).text.splitlines() == RULES.splitlines(), (
        "a page that is wrong about itself"
    )
    big5 = "<html><meta charset=big5><body><p>第一條 為了規範。</p></body></html>"
    assert read(big5.encode("big5")).text == "第一條 為了規範。"


def test_a_declaration_of_xml_is_no_hindrance() -> None:
    assert (
        read(
            '<?xml version="1.0" encoding="utf-8"?><html><body><p>第一条 甲。</p></body></html>'.encode()
        ).text
        == "第一条 甲。"
    )


def test_hidden_words_leave_what_stands_behind_them() -> None:
    assert read(page("<div>第一条 <i style='display:none'>假</i>甲。</div>")).text == "第一条 甲。"
    assert read(page("<div>第一条 <b>乙</b><script>x</script>甲。</div>")).text == "第一条 乙甲。"


@pytest.mark.parametrize(
    "data", [b"<!-- -->", b"<html></html>", b"<body> </body>"], ids=["comment", "page", "body"]
)
def test_a_page_without_words_has_no_text(data: bytes) -> None:
    with suppress(FileProblem):
        assert not read(data).text.strip()
