"""The page of a regulation: references both ways, readings, named texts, the picture, the search by meaning."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.services import Services
from assistant.web.app import create_app
from assistant.web.cross_references import References
from assistant.web.reference_picture import draw_references
from assistant.web.regulation_page import address_of, regulation_page, together
from assistant.web.words import web_words
from corpus.citation import Citation
from corpus.document import Document, Metadata
from corpus.edition import Edition
from corpus.library import Library
from corpus.parser import parse
from corpus.shelf import Shelf
from tests.assistant.web.support import ScriptedAssistant

OTHER = """总则
第一条 依照《民法典》第三条和《<没有收录>办法》制定本办法。
第二条 适用第四条的规定。
（一）见本办法第一条。
第三条 第四条、第五条规定的情形除外。
第四条 略。
第五条 略。"""


def shown(library: Library, document: Document) -> str:
    return regulation_page(document, library, References(library))


def holding(library: Library, home: Path, source: str, meta: Metadata) -> Library:
    """Give `library` with one document more."""
    (home / "source.txt").write_text(source, "utf-8")
    added = Edition(meta=meta, version="2024-01-01", folder=home, digest="x")
    return replace(library, documents=Shelf([*library.documents.editions, added]))


def test_every_article_stands_in_the_text_and_in_the_contents(library: Library) -> None:
    page = shown(library, library.document("hohhot-tic"))
    for number in range(1, 30):
        assert f'<section class="article" id="{number}"' in page
        assert f'<li><a href="#{number}"><b>第' in page
    assert page.count('class="contents-heading"') == 6
    assert 'data-called="第八条第（三）项"' in page


def test_the_title_stands_once(library: Library) -> None:
    page = shown(library, library.document("hohhot-tic"))
    assert "line-outside" not in page
    assert re.findall("<h1>(.*?)</h1>", page) == ["呼和浩特市技术创新中心建设管理办法（试行）"]


def test_named_policies_tell_what_they_govern_and_where_they_are_named(library: Library) -> None:
    page = shown(library, library.document("hohhot-tic"))
    policies = page.split('id="policies"')[1].split('id="references"')[0]
    assert policies.count('class="policy"') == len(library.catalog) == policies.count("正文未收录")
    assert "国科发〔2021〕17号" in policies and "公布的文号为国科发区〔2021〕17号" in policies
    last = policies.split('id="policy-hohhot-platform-evaluation"')[1]
    assert re.findall(r'href="#(\d+)"', last) == ["22", "26"]
    assert '<a class="reference" href="#policy-hohhot-platform-evaluation">《' in page


def test_a_policy_whose_text_was_added_leads_to_it(library: Library, tmp_path: Path) -> None:
    meta = Metadata(
        id="platform",
        title="呼和浩特市科技创新平台绩效评价管理办法（试行）",
        short_title="绩效评价办法",
        effective=date(2024, 1, 1),
    )
    held = holding(library, tmp_path, "第一条 略。", meta)
    page = shown(held, held.document("hohhot-tic"))
    assert "正文已收录" in page and 'href="/articles?document=platform"' in page
    assert '<option value="platform">' in page
    assert "2024-01-01起施行" in shown(held, held.document("platform"))


def test_readings_tell_which_one_applies_and_why(library: Library) -> None:
    page = shown(library, library.document("hohhot-tic"))
    article = page.split('id="4" data-called')[1].split("</section>")[0]
    assert "谁是建设主体单位（牵头单位）？" in article
    assert "本系统采用" in article and "另一种读法" in article and "尚待市科技局确认" in article


def test_references_within_a_document_are_links_both_ways(library: Library, tmp_path: Path) -> None:
    meta = Metadata(id="other", title="另一部办法", short_title="另一部")
    held = holding(library, tmp_path, OTHER, meta)
    page = shown(held, held.document("other"))
    assert '<a class="reference" href="#4">第四条</a>' in page
    second = page.split('<section class="article" id="2"')[1].split("</section>")[0]
    assert re.search(r'<a class="reference" href="#1">', second)
    fourth = page.split('<section class="article" id="4"')[1].split("</section>")[0]
    assert re.findall(r'href="#(\d)">第.条</a>', fourth.split("cited-by")[1]) == ["2", "3"]
    assert "&lt;没有收录&gt;" in page and "<没有" not in page


def test_a_document_that_refers_to_nothing_has_no_picture(library: Library, tmp_path: Path) -> None:
    meta = Metadata(id="alone", title="独", short_title="独")
    held = holding(library, tmp_path, "第一条 甲。\n第二条 乙。", meta)
    page = shown(held, held.document("alone"))
    assert "<svg" not in page and 'id="policies"' not in page


def test_the_picture_has_every_line_that_the_list_has(library: Library) -> None:
    document = library.document("hohhot-tic")
    found = References(library).of(document)
    pairs = together(document, library)
    picture = draw_references(document, found, pairs, web_words().regulation)
    assert picture.count('class="curve curve-names"') == 6
    assert picture.count('class="curve curve-together"') == len(pairs) > 3
    assert re.findall(r'<title id="picture-title">(.*?)</title>', picture) == ["引用关系图"]
    assert (Citation.parse("4"), Citation.parse("10")) in pairs


def test_a_long_law_is_drawn_by_its_chapters(library: Library) -> None:
    articles = "\n".join(f"第{number}条 按照第{number + 1}条办理。" for number in range(1, 80))
    law = parse(
        f"第一章 甲\n{articles}\n第二章 乙\n第80条 略。",
        Metadata(id="long", title="长", short_title="长"),
    )
    picture = draw_references(law, References(library).of(law), (), web_words().regulation)
    assert picture.count('class="box box-article"') == 2


def test_english_pages_keep_the_chinese_text(library: Library) -> None:
    page = regulation_page(library.document("hohhot-tic"), library, References(library), "en")
    assert '<html lang="en">' in page and "Documents named" in page and "本系统采用" not in page
    assert '<div id="text" lang="zh-CN">' in page and "公示时间不少于5个工作日" in page


@pytest.mark.parametrize(
    ("document", "anchor", "address"),
    [
        ("hohhot-tic", "", "/articles"),
        ("hohhot-tic", "8-3", "/articles#8-3"),
        ("x", "8", "/articles?document=x#8"),
    ],
)
def test_every_place_has_one_address(document: str, anchor: str, address: str) -> None:
    assert address_of(document, anchor) == address


def test_the_page_and_its_search_are_served(services: Services, scripted: ScriptedAssistant) -> None:
    client = TestClient(create_app(services, scripted))
    assert "第二十九条" in client.get("/articles").text
    missing = client.get("/articles?document=nothing")
    assert missing.status_code == 404 and "库里没有文件" in missing.text
    found = client.get("/articles/hohhot-tic/search?q=摘牌").text
    assert 'href="#27' in found or 'href="#26"' in found
    assert "也没有意思相近的条款" in client.get("/articles/nothing/search?q=摘牌").text
    assert client.get(f"/articles/hohhot-tic/search?q={'长' * 201}").status_code == 422
    assert '<a class="reference" href="/articles#policy-' in client.get("/articles/hohhot-tic/22").text
