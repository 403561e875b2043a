"""What opens a block, seen with the whole text in view."""

import pytest

from corpus.document import Document, Kind, Metadata
from corpus.parser import parse

META = Metadata(id="made-up", title="某办法", short_title="本办法")


def made(*lines: str) -> Document:
    return parse("\n".join(lines), META)


def places(document: Document) -> list[str]:
    return [node.citation.place for node in document.root.walk() if node.citation]


def articles(document: Document) -> list[str]:
    return [article.citation.place for article in document.articles if article.citation]


def headings(document: Document) -> list[tuple[str, str, str]]:
    kinds = (Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.SECTION, Kind.ANNEX)
    return [(node.kind.value, node.label, node.title) for node in document.root.walk() if node.kind in kinds]


# ── what is quoted ──


def test_an_article_within_quotation_marks_is_no_article_of_this_text() -> None:
    document = made(
        "关于修改《某办法》的决定",
        "第一条 第三条修改为：“第三条　甲：",
        "（一）乙；",
        "第四条　丙。”",
        "第二条 删去第五条。",
    )
    assert places(document) == ["1", "1.1", "2", "2.1"]
    assert document.text(document.articles[0]).endswith("第四条　丙。”")


def test_every_line_of_a_quotation_may_open_it_again() -> None:
    document = made("一、增加一条：“甲。", "“第二款乙。", "第三款丙。”", "二、本决定自公布之日起施行。")
    assert articles(document) == ["1", "2"]


def test_a_quotation_that_nobody_closed_takes_no_articles_with_it() -> None:
    document = made("第一条 所称“甲是指乙。", "第二条 丙。", "“丁”的，戊。", "第三条 己。", "第四条 庚“辛”。")
    assert articles(document) == ["1", "2", "3", "4"]


def test_an_amendment_that_quotes_without_marks_keeps_its_own_numbers() -> None:
    document = made("某法修正案", "第五条 增加五条：", "第一百条 甲。", "第一百零一条 乙。", "第六条 丙。")
    assert articles(document) == ["5", "6"]
    assert [oddity.kind for oddity in document.oddities] == ["sequence", "amended", "amended"]
    assert "第5条的内容" in str(document.oddities[1])


def test_a_law_that_was_amended_is_no_amendment() -> None:
    document = made("某法", "2020年《关于修改〈某法〉的决定》修正", "第一条 甲。", "第三条 乙。")
    assert articles(document) == ["1", "3"]


# ── contents and headings ──


def test_a_table_of_contents_is_no_structure() -> None:
    document = made(
        "目录",
        "第一章 总则",
        "第二章 附则",
        "附件：表",
        "第一章 总则",
        "第一条 甲。",
        "第二章 附则",
        "第二条 乙。",
    )
    assert [chapter.title for chapter in document.chapters] == ["总则", "附则"]
    assert headings(document) == [("chapter", "第一章", "总则"), ("chapter", "第二章", "附则")]


def test_a_table_of_contents_may_name_articles_and_pages() -> None:
    document = made(
        "目录",
        "第一章 总则……1",
        "第一条 目的\t1",
        "第二条 范围......2",
        "第一章 总则",
        "第一条 甲。",
        "第二条 乙。",
    )
    assert [document.text(article) for article in document.articles] == ["甲。", "乙。"]


def test_marks_may_end_with_a_colon() -> None:
    document = made("第一章：总则", "第一条、甲。", "第二条：乙。", "第一条、第二条的规定。")
    assert headings(document) == [("chapter", "第一章", "总则")]
    assert [(article.label, document.text(article)) for article in document.articles] == [
        ("第一条", "甲。"), ("第二条", "乙。\n第一条、第二条的规定。"),
    ]  # fmt: skip


def test_the_contents_of_a_code_name_every_part() -> None:
    lines = ["第一编 甲", "第一章 乙", "第二编 丙", "第一章 丁"]
    document = made(*lines, lines[0], lines[1], "第一条 戊。", lines[2], lines[3], "第二条 己。")
    assert [title for _, _, title in headings(document)] == ["甲", "乙", "丙", "丁"]


def test_the_title_of_a_chapter_may_stand_below_it() -> None:
    document = made("第一章", "总　则", "第一条 甲。", "第二章", "第二条 乙。")
    assert headings(document) == [("chapter", "第一章", "总则"), ("chapter", "第二章", "")]


def test_a_heading_and_its_article_may_share_a_line() -> None:
    document = made("第一章 总则 第一条 甲。", "第二条 乙。")
    assert headings(document) == [("chapter", "第一章", "总则")] and articles(document) == ["1", "2"]


def test_the_last_heading_ends_the_widest_division() -> None:
    code = made("第一编 甲", "第一章 乙", "第一条 丙。", "附则", "第二条 丁。")
    assert [kind for kind, *_ in headings(code)] == ["part", "chapter", "part"]
    assert [kind for kind, *_ in headings(made("第一条 丙。", "附　则", "第二条 丁。"))] == ["chapter"]


def test_a_heading_that_lost_its_mark_is_one_where_there_are_others() -> None:
    lines = ("第一条 甲。", "监督检查", "第二条 乙。")
    assert headings(made("第一章 总则", *lines))[1:] == [("chapter", "", "监督检查")]
    assert headings(made(*lines)) == []


def test_list_marks_above_articles_are_headings() -> None:
    document = made(
        "一、管辖",
        "第一条 甲：",
        "（一）乙；",
        "（二）丙。",
        "二、担保",
        "（一）抵押",
        "第二条 丁。",
        "（二）质押",
        "第三条 戊。",
    )
    assert headings(document) == [
        ("chapter", "一、", "管辖"),
        ("chapter", "二、", "担保"),
        ("section", "（一）", "抵押"),
        ("section", "（二）", "质押"),
    ]
    assert places(document)[:4] == ["1", "1.1", "1(1)", "1(2)"]


def test_a_list_before_the_next_article_stays_a_list() -> None:
    document = made("第一章 总则", "第一条 下列车辆：", "（一）汽车", "（二）电车", "第二条 丁。")
    assert places(document)[:4] == ["1", "1.1", "1(1)", "1(2)"]


def test_list_headings_among_chapters_are_sections() -> None:
    assert headings(made("第一章 总则", "一、范围", "第一条 甲。"))[1] == ("section", "一、", "范围")


# ── several articles on a line, lists written on ──


def test_articles_run_together_in_one_line_are_told_apart() -> None:
    document = made("第一条 甲。 乙。 第二条 丙。 第三条 丁：（一）戊；（二）己。", "第四条 庚。")
    assert places(document) == [
        "1", "1.1", "1.2", "2", "2.1", "3", "3.1", "3(1)", "3(2)", "4", "4.1",
    ]  # fmt: skip


def test_a_list_that_is_written_on_has_its_items() -> None:
    document = made("第一条 应当具备：（一）甲，（二）乙；（三）丙。")
    assert places(document) == ["1", "1.1", "1(1)", "1(2)", "1(3)"]
    assert document.text(document.articles[0]) == "应当具备：（一）甲，（二）乙；（三）丙。"


@pytest.mark.parametrize(
    "words",
    [
        "按照下列：（一）甲。",
        "违反第（一）、（二）项的。",
        "修改为：“有下列：（一）甲；（二）乙。”",
        "比例：1.5；2.5。",
    ],
)
def test_what_is_no_list_stays_whole(words: str) -> None:
    assert places(made(f"第一条 {words}")) == ["1", "1.1"]


# ── texts without 第X条 ──


def test_where_there_is_no_article_the_outermost_list_is_cited() -> None:
    document = made(
        "某通知", "现通知如下：", "一、甲：", "（一）乙；", "（二）丙。", "二、丁。", "补充。", "三、戊。"
    )
    assert places(document) == ["1", "1.1", "1(1)", "1(2)", "2", "2.1", "2.2", "3", "3.1"]
    assert document.articles[0].label == "一、" and document.oddities == ()


def test_numbers_that_run_through_are_the_units_and_what_stands_above_headings() -> None:
    document = made("一、机构", "1.甲。", "2.乙。", "二、管辖", "3.丙：", "（1）丁；", "（2）戊。", "4.己。")
    assert articles(document) == ["1", "2", "3", "4"] and "3(2)" in places(document)
    assert [chapter.title for chapter in document.chapters] == ["机构", "管辖"]


def test_numbers_that_begin_again_are_items() -> None:
    document = made("一、甲：", "1.乙；", "2.丙。", "二、丁：", "1.戊；", "2.己；", "3.庚。")
    assert articles(document) == ["1", "2"] and "2(3)" in places(document)


def test_a_unit_whose_number_is_missing_does_not_end_the_list() -> None:
    assert articles(made("一、甲。", "二、乙。", "四、丁。", "五、戊。")) == ["1", "2", "4", "5"]
    assert articles(made("一、甲。", "二、乙。", "四、丁。", "三、丙。")) == ["1", "2", "3"]


@pytest.mark.parametrize("lines", [("某批复", "你院来函收悉。"), ("一、只有一项。",), ("",)])
def test_a_text_without_units_says_so(lines: tuple[str, ...]) -> None:
    document = made(*lines)
    assert places(document) == [] and [oddity.kind for oddity in document.oddities] == ["no_articles"]


# ── annexes ──


def test_articles_of_an_annex_are_its_words() -> None:
    document = made("第一条 甲。", "第二条 乙。", "附件：某规程", "第一条 丙。", "第二条 丁。")
    assert articles(document) == ["1", "2"]
    assert [oddity.kind for oddity in document.oddities] == ["annex_articles"]
    annex = document.root.children[-1]
    assert annex.kind is Kind.ANNEX and "丁。" in document.quote(annex.span)


def test_the_regulation_that_a_notice_brings_as_its_annex_is_the_text() -> None:
    document = made(
        "关于印发某办法的通知", "现印发给你们。", "附件", "第一章 总则", "第一条 甲。", "第二条 乙。"
    )
    assert articles(document) == ["1", "2"] and document.oddities == ()


def test_a_table_between_two_articles_does_not_end_the_body() -> None:
    document = made("第一条 甲。", "附表1", "数字", "第二条 乙。")
    assert articles(document) == ["1", "2"] and document.oddities == ()


def test_numbers_that_start_again_are_another_text() -> None:
    document = made("第一条 甲。", "第二条 乙。", "第一条 丙。", "第二条 丁。")
    assert articles(document) == ["1", "2"]
    assert [str(oddity)[:4] for oddity in document.oddities if oddity.kind == "restart"] == ["第3行："]


def test_a_number_that_comes_twice_is_cited_once() -> None:
    document = made("第一条 甲。", "第二条 乙。", "第二条 丙。", "第三条 丁。")
    assert articles(document) == ["1", "2", "3"]
    assert [oddity.kind for oddity in document.oddities] == ["repeated"]


def test_an_annex_holds_its_own_headings() -> None:
    document = made("第一章 总则", "第一条 甲。", "附件1", "第一章 范围", "丙。")
    annex = document.root.children[-1]
    assert [child.title for child in annex.children] == ["范围"]


# ── lines that go on ──


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("由下列人员组成：", "主任，", "副主任若干人，", "委员若干人。", "每届五年。"), ["1", "1.1", "1.2"]),
        (("计算公式：", "应纳税额＝销售额×税率", "不足的结转。"), ["1", "1.1", "1.2"]),
        (("有下列情形的，处罚：", "虚报数据的。", "乙。"), ["1", "1.1", "1.2", "1.3"]),
        (("甲；", "乙。"), ["1", "1.1"]),
        (("甲。", "乙。"), ["1", "1.1", "1.2"]),
    ],
)
def test_a_clause_goes_on_below_a_line_that_waits(lines: tuple[str, ...], expected: list[str]) -> None:
    first, *others = lines
    assert places(made(f"第一条 {first}", *others)) == expected


def test_words_between_two_entries_belong_to_the_first() -> None:
    document = made("第一条 甲：", "（一）乙；", "前款所称乙。", "（二）丙。", "丁。")
    assert places(document) == ["1", "1.1", "1.1(1)", "1.1(2)", "1.2"]
    item = document.articles[0].children[0].children[0]
    assert document.text(item) == "乙；\n前款所称乙。"


def test_a_new_lead_in_begins_a_new_paragraph_even_where_the_numbers_go_on() -> None:
    document = made("第一条 甲：", "（一）乙。", "有下列情形的：", "（二）丙。")
    assert places(document) == ["1", "1.1", "1.1(1)", "1.2", "1.2(2)"]


def test_a_table_stays_in_the_clause_that_it_stands_in() -> None:
    document = made("第一条 标准如下：", "| 甲 | 乙 |", "| 1 | 2 |", "丙。")
    assert places(document) == ["1", "1.1", "1.2"]
    assert document.text(document.articles[0]) == "标准如下：\n| 甲 | 乙 |\n| 1 | 2 |\n丙。"
    loose = made("| 甲 |", "| 乙 |", "丙", "第一条 丁。")
    assert [loose.quote(node.own) for node in loose.root.children[:2]] == ["| 甲 |\n| 乙 |", "丙"]


def test_a_third_list_stays_in_the_words_of_the_second() -> None:
    document = made("第一条 甲：", "（一）乙：", "1.丙：", "①丁；", "②戊。", "2.己。")
    assert places(document) == ["1", "1.1", "1(1)", "1(1)[1]", "1(1)[2]"]
    assert document.text(
        document.find(document.articles[0].children[0].children[0].children[0].citation)
    ) == (  # type: ignore[arg-type]
        "丙：\n①丁；\n②戊。"
    )


def test_digits_below_an_article_are_its_items() -> None:
    assert places(made("第一条 甲：", "1.乙；", "2.丙。")) == ["1", "1.1", "1(1)", "1(2)"]


# ── signatures, leftovers, deleted articles ──


@pytest.mark.parametrize(
    "date",
    ["2024年3月1日", "二〇二四年三月一日", "２０２４年３月", "（2024年3月1日印发）", "2024 年 3 月 1 日"],
)
def test_a_signature_is_no_part_of_the_last_article(date: str) -> None:
    document = made("第一条 甲。", "本条乙。", "某市科技局", "某市财政局", date)
    assert places(document) == ["1", "1.1", "1.2"]
    assert [document.quote(node.own) for node in document.root.children[1:]] == [
        "某市科技局",
        "某市财政局",
        date,
    ]


def test_without_a_date_the_last_lines_stay_in_the_article() -> None:
    assert places(made("第一条 甲。", "某市科技局")) == ["1", "1.1", "1.2"]


def test_the_marks_of_markdown_are_no_part_of_the_text() -> None:
    document = made("# 某办法", "<!-- INFO END -->", "## 第一章  总则", "第一条 甲。", "##")
    assert headings(document) == [("chapter", "第一章", "总则")]
    assert document.quote(document.root.children[0].own) == "某办法"


@pytest.mark.parametrize("words", ["（删去）", "删除", "（本条已删去）", "【废止】。"])
def test_a_deleted_article_keeps_its_number(words: str) -> None:
    document = made("第一条 甲。", f"第二条　{words}", "第三条 删除违法信息。")
    assert [document.is_deleted(article) for article in document.articles] == [False, True, False]


def test_private_characters_are_kept_and_told() -> None:
    document = made("第一条 甲\ue004乙\ue004丙。")
    assert document.text(document.articles[0]) == "甲\ue004乙\ue004丙。"
    assert [str(oddity) for oddity in document.oddities] == [
        "第1行：有造字区的字符（U+E004），可能显示不出来，请对照原件"
    ]


def test_numbers_of_every_form_are_read() -> None:
    document = made("第1条 甲。", "第２条 乙。", "第 三 条 丙。", "第四條 丁。", "第五条之一 戊。")
    assert articles(document) == ["1", "2", "3", "4", "5-1"]


def test_a_mention_is_no_article_even_where_its_number_is_next() -> None:
    document = made("第一条 甲。", "第二条所有单位乙。", "第二条 丙。")
    assert articles(document) == ["1", "2"] and document.text(document.articles[1]) == "丙。"
