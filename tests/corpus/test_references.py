"""References: those of our regulation one by one, every form that texts use, and what holds for any text."""

import pytest
from hypothesis import given

from corpus.citation import Citation
from corpus.document import Document, Metadata
from corpus.known_titles import KnownTitles, is_regulation, normal_number
from corpus.library import Library
from corpus.parser import parse
from corpus.references import Direction, Reference, references
from tests.corpus.test_parser import texts

KNOWN = KnownTitles(
    [
        Metadata(id="civil-code", title="中华人民共和国民法典", short_title="民法典"),
        Metadata(id="penal-code", title="中华人民共和国刑法", short_title="刑法"),
        Metadata(
            id="tic",
            title="国家技术创新中心办法（暂行）",
            short_title="本办法",
            number="国科发区〔2021〕17号",
        ),
    ]
)
TEXT = (
    "第一条 目的。",
    "第二条 条件：",
    "（一）甲；",
    "（二）乙；",
    "（三）丙。",
    "第二款的话。",
    "第三条 丁。",
    "第三条之一 戊。",
    "第四条 己。",
)


def made(*lines: str, title: str = "某办法") -> Document:
    return parse("\n".join((title, *lines)), Metadata(id="made-up", title=title, short_title="本办法"))


def shown(document: Document, reference: Reference) -> tuple[str, list[str]]:
    words = document.source[reference.span.start : reference.span.end]
    return words, [target.place for target in reference.targets]


def read(words: str, *, title: str = "某办法") -> list[tuple[str, list[str]]]:
    """Give the references of `words`, which stand as the second paragraph of 第五条."""
    document = made(*TEXT, "第五条 庚：", "（一）辛；", "（二）壬。", words, title=title)
    return [
        shown(document, one) for one in references(document, KNOWN) if one.source and one.source.article == 5
    ]


def test_every_reference_of_the_regulation(library: Library) -> None:
    document = library.document("hohhot-tic")
    found = [
        (one.source.place if one.source else "", one.title, one.number, one.direction.value, one.held)
        for one in references(document)
    ]
    evaluation = "呼和浩特市科技创新平台绩效评价管理办法（试行）"
    opinion = "中共呼和浩特市委员会 呼和浩特市人民政府关于建设科技强市推动首府高质量发展的实施意见"
    assert found == [
        ("1.1", "国家技术创新中心建设运行管理办法（暂行）", "国科发〔2021〕17号", "external", False),
        (
            "1.1",
            "内蒙古自治区党委 自治区人民政府关于进一步提升科技创新能力的意见",
            "内党发〔2024〕30号",
            "external",
            False,
        ),
        ("1.1", opinion, "呼党发〔2024〕18号", "external", False),
        ("1.1", "内蒙古自治区技术创新中心建设实施方案（暂行）", "", "external", False),
        ("22.1", evaluation, "", "external", False),
        ("26.1", evaluation, "", "external", False),
    ]


FORMS: dict[str, list[tuple[str, list[str]]]] = {
    "依照本办法第二条执行。": [("本办法第二条", ["2"])],
    "依照本办法第二条第一款第三项执行。": [("本办法第二条第一款第三项", ["2.1(3)"])],
    "符合第二条（二）项的。": [("第二条（二）项", ["2.1(2)"])],
    "违反第三条、第四条规定的。": [("第三条", ["3"]), ("第四条", ["4"])],
    "违反第二条第一款和第二款的。": [("第二条第一款", ["2.1"]), ("第二款", ["2.2"])],
    "第二条第一款第（一）项至第（三）项所列。": [
        ("第二条第一款第（一）项", ["2.1(1)"]),
        ("第（三）项", ["2.1(1)", "2.1(2)", "2.1(3)"]),
    ],
    "第二条所列第（一）、（三）项。": [("第二条", ["2"]), ("第（一）", ["2.1(1)"]), ("（三）项", ["2.1(3)"])],
    "第二条第一款至第二款。": [("第二条第一款", ["2.1"]), ("第二款", ["2.1", "2.2"])],
    "第二条至第四条的规定。": [("第二条至第四条", ["2", "3", "3-1", "4"])],
    "第二至四条的规定。": [("第二至四条", ["2", "3", "3-1", "4"])],
    "第二条至第三条之一。": [("第二条至第三条之一", ["2", "3", "3-1"])],
    "第二、四条的规定。": [("第二、四条", ["2", "4"])],
    "适用第三条之一的规定。": [("第三条之一", ["3-1"])],
    "前款规定的情形。": [("前款", ["5.1"])],
    "前款第二项规定的情形。": [("前款第二项", ["5.1(2)"])],
    "依照前条规定。": [("前条", ["4"])],
    "依照前两条规定。": [("前两条", ["3-1", "4"])],
    "前两项规定的情形。": [("前两项", ["5.1(1)", "5.1(2)"])],
    "第二条前二项规定的。": [("第二条", ["2"]), ("前二项", ["2.1(1)", "2.1(2)"])],
    "第二条前二款规定的。": [("第二条", ["2"]), ("前二款", ["2.1", "2.2"])],
    "本条第一款规定的。": [("本条第一款", ["5.1"])],
    "第一款规定的。": [("第一款", ["5.1"])],
    "第二项规定的。": [("第二项", ["5.1(2)"])],
    "根据《中华人民共和国民法典》第一千条和第一千零一条。": [
        ("《中华人民共和国民法典》", []),
        ("第一千条", ["1000"]),
        ("第一千零一条", ["1001"]),
    ],
    "依照民法典第一千条执行。": [("民法典第一千条", ["1000"])],
    "构成犯罪的，依照刑法第二百条之一第二款。": [("刑法第二百条之一第二款", ["200-1.2"])],
    "刑法第二百条的“甲”、第二百零一条的“乙”，第三条的丙": [
        ("刑法第二百条", ["200"]),
        ("第二百零一条", ["201"]),
        ("第三条", ["3"]),
    ],
    "依照刑法第十至十二条。": [("刑法第十至十二条", ["10", "11", "12"])],
    "依照刑法第十条至第十二条之一。": [("刑法第十条至第十二条之一", ["10", "11", "12", "12-1"])],
    "按照某某管理条例第九条。": [("某某管理条例第九条", ["9"])],
    "《某评价条例》（以下简称《条例》）实施后，《条例》第九条": [
        ("《某评价条例》", []),
        ("《条例》", []),
        ("第九条", ["9"]),
    ],
    "依照《某评价条例》，该条例第九条": [("《某评价条例》", []), ("该条例第九条", ["9"])],
    "刑法第十条规定甲，该条第二款规定乙。": [("刑法第十条", ["10"]), ("第二款", ["10.2"])],
    "根据国科发区〔2021〕17号执行。": [("国科发区〔2021〕17号", [])],
    "《某意见》（呼党发〔2024〕18号）": [("《某意见》（呼党发〔2024〕18号）", [])],
    "根据《医疗机构执业许可证》办理。": [],
    "依照《某办法》第二条。": [("第二条", ["2"])],
    "本条规定和本款规定，本条例，前条例。": [],
    "第十十条和第零条。": [],
    "第五条至第二条。": [],
    "（一）项中。": [],
    "根据国务院令第76号公布。": [("国务院令第76号", [])],
    "〔2021〕17号": [],
}


@pytest.mark.parametrize(("words", "expected"), FORMS.items())
def test_every_form(words: str, expected: list[tuple[str, list[str]]]) -> None:
    assert read(words) == expected


def test_an_item_refers_to_its_neighbours() -> None:
    document = made(
        "第一条 甲：", "（一）乙；", "（二）前项规定的；", "（三）本项第1目；", "（四）本款第一项。"
    )
    assert [shown(document, one) for one in references(document)] == [
        ("前项", ["1(1)"]),
        ("本项第1目", ["1(3)[1]"]),
        ("本款第一项", ["1(1)"]),
    ]


def test_what_leads_nowhere_is_not_held() -> None:
    document = made("第一条 前款、前条、第九条、第二项。")
    found = references(document)
    assert [one.held for one in found] == [False] * 4 and found[2].targets == (Citation("made-up", 9),)


def test_an_item_without_its_paragraph_is_that_of_the_only_list() -> None:
    document = made("第一条 甲：", "（一）乙；", "（二）丙。", "丁。", "有第二项情形的。")
    (found,) = references(document)
    assert [target.place for target in found.targets] == ["1.1(2)"] and found.held


def test_entries_are_called_items_where_they_are_the_units() -> None:
    document = made("一、甲。", "二、乙。", "三、有第二项情形的。")
    assert [target.place for one in references(document) for target in one.targets] == ["2"]


def test_what_is_held_leads_to_the_document() -> None:
    document = made("第一条 依照《国家技术创新中心办法》、国科发区[2021]17号、民法典第九条、合同法第九条。")
    found = references(document, KNOWN)
    assert [(one.document, one.held) for one in found] == [
        ("tic", True), ("tic", True), ("civil-code", True), (None, False),
    ]  # fmt: skip
    assert [target.ref for one in found for target in one.targets] == ["civil-code/9", "/9"]


def test_places_that_an_amendment_names_are_those_of_the_other_law() -> None:
    document = made(
        "一、将刑法第九条修改为：“有前款情形的，依照本法第十条。”", "二、删去第十一条第二款。", "三、本修正案第一条自公布之日起施行。",
        title="刑法修正案（九十九）",
    )  # fmt: skip
    found = references(document, KNOWN)
    assert [(one.document, [target.place for target in one.targets]) for one in found] == [
        ("penal-code", ["9"]), ("penal-code", ["10"]), ("penal-code", ["11.2"]), ("made-up", ["1"]),
    ]  # fmt: skip


def test_a_text_without_articles_speaks_of_the_law_in_its_title() -> None:
    document = made("根据《中华人民共和国刑法》，放火罪（第114条）。")
    assert [target.ref for one in references(document, KNOWN) for target in one.targets] == ["penal-code/114"]


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("国科发区〔2021〕17号", "国科发区〔2021〕17号"),
        ("国科发区[2021]17号", "国科发区〔2021〕17号"),
        ("呼党发（2024）第 18 号", "呼党发〔2024〕18号"),
        ("国务院令第76号", "国务院令第76号"),
    ],
)
def test_a_number_has_one_form(printed: str, normal: str) -> None:
    assert normal_number(printed) == normal


@pytest.mark.parametrize(
    ("title", "legal"), [("某办法（试行）", True), ("某许可证", False), ("某意见", True)]
)
def test_titles_of_regulations_are_told_from_others(title: str, *, legal: bool) -> None:
    assert is_regulation(title) is legal


@given(texts)
def test_references_of_any_text_stand_in_it_in_order_and_those_held_exist(source: str) -> None:
    document = parse(f"{source}\n第一条 依照前款、本办法第二条第一项至第三项、《民法典》第九条。", KNOWN_META)
    at: dict[Citation | None, int] = {}
    for one in references(document, KNOWN):
        assert at.get(one.source, 0) <= one.span.start < one.span.end <= len(document.source)
        at[one.source] = one.span.end
        if one.direction is Direction.INTERNAL and one.held:
            assert one.targets
            for target in one.targets:
                assert document.find(target).citation == target


KNOWN_META = Metadata(id="made-up", title="某办法", short_title="本办法")
