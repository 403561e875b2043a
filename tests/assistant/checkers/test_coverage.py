"""The register of clauses: every sentence is applied or has its reason, and nothing stands twice."""

import re
from pathlib import Path

import pytest

from assistant.checkers.coverage import (
    NotComputable,
    Row,
    coverage,
    markdown,
    modules_of,
    read_register,
    write_page,
)
from assistant.checkers.registry import checkers
from corpus.errors import RegistryError
from tests.assistant.checkers.support import document

PAGE = Path(__file__).parents[3] / "docs" / "coverage.md"
WITHOUT_MARKS = re.compile(r"\s+")


def test_no_sentence_is_missing() -> None:
    missing = [
        f"{row.label}：{row.words}" for row in coverage(document()) if not row.applied_by and not row.reason
    ]
    assert not missing, "没有检查器适用、也没有在 coverage.toml 写明原因"


def test_no_sentence_is_both_applied_and_listed() -> None:
    twice = [f"{row.label}：{row.words}" for row in coverage(document()) if row.applied_by and row.reason]
    assert not twice, "检查器已经适用，请从 coverage.toml 删去"


def test_the_rows_together_are_the_whole_text_of_the_articles_in_their_order() -> None:
    """So nothing can be missing from the register: what is cut up is put together again."""
    printed = "".join(row.words for row in coverage(document()))
    articles = "".join(document().text(article) for article in document().articles)
    without_labels = re.sub(r"^（[一二三四五六七八九十]+）", "", articles, flags=re.M)
    assert WITHOUT_MARKS.sub("", printed) == WITHOUT_MARKS.sub("", without_labels)


def test_every_article_and_item_has_its_row() -> None:
    places = {row.place for row in coverage(document())}
    expected = {
        node.citation.place
        for node in document().root.walk()
        if node.citation and (node.citation.is_article or node.citation.item)
    }
    assert places == expected


def test_rows_stand_once_and_carry_their_label() -> None:
    rows = coverage(document())
    assert len({(row.place, row.words) for row in rows}) == len(rows)
    assert next(row.label for row in rows if row.place == "8(3)") == "第八条第（三）项"
    assert next(row.label for row in rows if row.place == "12") == "第十二条"


def test_every_checker_applies_something() -> None:
    assert {name for row in coverage(document()) for name in row.applied_by} == set(checkers())


def test_a_sentence_shows_who_applies_it() -> None:
    filing = next(
        row for row in coverage(document()) if row.words == "主任（总经理）聘用报归口管理部门和市科技局备案。"
    )
    assert "change" in filing.applied_by


def test_a_declared_place_alone_applies_nothing() -> None:
    """第二十六条 is declared by upgrade, but only its sentence on 优秀 is quoted there."""
    rows = [row for row in coverage(document(), (), {"upgrade": checkers()["upgrade"]}) if row.place == "26"]
    assert [row.applied_by for row in rows] == [(), ("upgrade",), ()]


def test_a_heading_goes_with_the_sentence_that_it_heads() -> None:
    words = [row.words for row in coverage(document()) if row.place == "9(2)"]
    assert len(words) == 1
    assert words[0].startswith("提出意向。符合条件的单位")


def test_a_lead_in_is_applied_where_its_items_are() -> None:
    only = {"application": checkers()["application"]}
    rows = {row.place: row for row in coverage(document(), (), only)}
    assert rows["9"].words == "技术创新中心创建程序："
    assert rows["9"].applied_by == ("application",)
    assert rows["8"].applied_by == ()


def test_a_checker_is_read_with_the_modules_it_is_made_of() -> None:
    found = modules_of("assistant.checkers.eligibility")
    assert found[0] == "assistant.checkers.eligibility"
    assert {"assistant.checkers.team_shares", "assistant.checkers.decision"} <= set(found)


def test_words_that_the_text_does_not_have_are_refused() -> None:
    with pytest.raises(RegistryError, match="在原文里找不到"):
        coverage(document(), (NotComputable(place="17", words="给予五百万元", reason="没有"),))


@pytest.mark.parametrize("place", ["30", "17(1)", "8(7)", "第八条"])
def test_an_unknown_place_is_refused(place: str) -> None:
    with pytest.raises(RegistryError, match="在原文里找不到"):
        coverage(document(), (NotComputable(place=place, reason="没有"),))


def test_what_is_listed_twice_is_refused() -> None:
    twice = (
        NotComputable(place="18", reason="一"),
        NotComputable(place="18", words="纳入科研诚信", reason="二"),
    )
    with pytest.raises(RegistryError, match="列了2次"):
        coverage(document(), twice)


def test_a_register_without_a_reason_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "coverage.toml"
    file.write_text('[[not_computable]]\nplace = "1"\nreason = ""\n', encoding="utf-8")
    with pytest.raises(RegistryError, match=r"coverage\.toml"):
        read_register(file)


def test_every_reason_is_a_sentence() -> None:
    assert all(entry.reason.endswith("。") and len(entry.reason) >= 10 for entry in read_register())


def test_the_page_counts_and_lists_every_row() -> None:
    applied = Row("20", "第二十条", "变更。", ("change",))
    listed = Row("29", "第二十九条", "施行。", (), "没有日期。")
    page = markdown((applied, listed))
    assert "共2条、2句：1句由检查器适用，1句不能计算。" in page
    assert "| 第二十条 | 变更。 | 运行期间的变更（`change`） |  |" in page
    assert "| 第二十九条 | 施行。 |  | 没有日期。 |" in page
    assert page.endswith("|\n")


def test_the_page_is_written_as_it_is_printed(tmp_path: Path) -> None:
    write_page(tmp_path / "coverage.md", document())
    assert (tmp_path / "coverage.md").read_text(encoding="utf-8") == markdown(coverage(document()))


def test_the_page_in_docs_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == markdown(coverage(document())), (
        "docs/coverage.md 过时了：运行 python -m assistant.checkers.coverage docs/coverage.md"
    )


def test_two_reasons_for_two_sentences_of_one_place_stay_apart() -> None:
    rows = [row for row in coverage(document(), of={}) if row.place == "17"]
    assert [row.reason[:2] for row in rows] == ["机制", "只写"]


def test_a_lead_in_keeps_its_label_and_words_and_who_applies_its_items_once() -> None:
    only = {"application": checkers()["application"]}
    lead = next(row for row in coverage(document(), (), only) if row.place == "9")
    assert lead == Row("9", "第九条", "技术创新中心创建程序：", ("application",))


def test_a_sentence_that_is_no_lead_in_borrows_nothing_from_its_items() -> None:
    only = {"responsibilities": checkers()["responsibilities"]}
    assert all(row.applied_by == () for row in coverage(document(), (), only) if row.place == "27")
