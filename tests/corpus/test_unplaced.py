from corpus.document import Metadata
from corpus.parser import parse
from corpus.unplaced import Place, unplaced


def stretches(*lines: str) -> list[tuple[Place, int, int]]:
    document = parse("\n".join(lines), Metadata(id="x", title="某办法", short_title="本办法"))
    return [stretch[:3] for stretch in unplaced(document)]


def test_what_stands_outside_articles_is_told_with_its_lines() -> None:
    assert stretches(
        "某办法",
        "（试行）",
        "",
        "第一章 总则",
        "第一条 甲。",
        "某市科技局",
        "2024年3月1日",
        "附件1",
        "表一",
        "附件2",
        "表二",
    ) == [
        (Place.BEFORE, 1, 2),
        (Place.BEHIND, 6, 7),
        (Place.ANNEX, 8, 9),
        (Place.ANNEX, 10, 11),
    ]


def test_an_annex_that_is_the_regulation_is_none() -> None:
    assert stretches("关于印发的通知", "附件", "某办法", "第一条 甲。") == [(Place.BEFORE, 1, 3)]


def test_articles_alone_leave_nothing_over() -> None:
    assert stretches("第一条 甲。") == []
