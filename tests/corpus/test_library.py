import re
from pathlib import Path

import pytest

from corpus.citation import Citation
from corpus.document import Metadata
from corpus.errors import CitationError, CorpusError
from corpus.library import MAIN_DOCUMENT, Library, load_library
from tests.tiny import FILES, Changed, tiny_library, write_tiny

# ── the library held ──


def test_the_traps_of_the_source_are_repaired_and_reported(library: Library) -> None:
    document = library.document(MAIN_DOCUMENT)
    repaired = [(repair.kind, document.source[slice(*repair.span)]) for repair in document.repairs]
    assert ("leftover", "[bookmark: _GoBack]") in repaired
    assert [kind for kind, _ in repaired].count("broken_line") == 1
    assert {kind for kind, words in repaired if not words.strip()} == {"heading_space", "broken_line"}
    assert [repair.line for repair in document.repairs if repair.kind == "broken_line"] == [
        document.source[: document.source.index("研究\n审定")].count("\n") + 1
    ]


def test_the_bookmark_opens_no_article_and_stands_in_no_quote(library: Library) -> None:
    assert library.text(Citation.parse("26")).startswith("绩效评价结果应用")
    document = library.document(MAIN_DOCUMENT)
    assert "bookmark" not in document.text(document.root)


def test_the_broken_sentence_flows(library: Library) -> None:
    text = library.text(Citation.parse("11"))
    assert "研究审定技术创新中心的建设发展规划" in text and "\n" not in text


def test_every_quote_is_a_slice_of_the_source(library: Library) -> None:
    document = library.document(MAIN_DOCUMENT)
    cleaned = document.source
    for repair in reversed(document.repairs):
        cleaned = cleaned[: repair.span.start] + cleaned[repair.span.end :]
    for node in document.root.walk():
        assert document.quote(node.span) in cleaned
        assert document.quote(node.own) in cleaned


def test_the_catalog_names_the_policies_that_the_text_names(library: Library) -> None:
    for policy in library.catalog:
        for place in policy.cited_in:
            text = library.text(Citation.parse(place))
            assert policy.title in text
            assert policy.as_printed is None or policy.as_printed in text


def test_a_policy_is_known_by_its_id_and_by_its_title(library: Library) -> None:
    policy = library.policy("hohhot-platform-evaluation")
    assert policy.title == "呼和浩特市科技创新平台绩效评价管理办法（试行）" and not policy.held
    assert library.policy_titled("科技创新平台绩效评价管理办法") is policy
    assert library.policy_titled("某某条例") is None
    assert library.policy_titled("（试行）") is None
    with pytest.raises(CorpusError, match="没有政策“nothing”"):
        library.policy("nothing")


def test_a_document_is_known_by_its_titles(library: Library) -> None:
    for title in (
        "呼和浩特市技术创新中心建设管理办法（试行）",
        "呼和浩特市技术创新中心建设管理办法",
        "本办法",
    ):
        assert library.titled(title) == MAIN_DOCUMENT
    assert library.titled("某某条例") is None


def test_readings_are_found_by_place_and_by_article(library: Library) -> None:
    by_place = library.readings_by_place
    assert {reading.id for reading in by_place[Citation.parse("27(5)")]} <= {
        reading.id for reading in by_place[Citation.parse("27")]
    }
    reading = library.readings["evaluation-terms"]
    assert reading in by_place[Citation.parse("5(3)")] and reading.applied.key == reading.in_force


@pytest.mark.parametrize(
    ("place", "problem"),
    [
        ("35", "本办法共29条，没有第三十五条。"),
        ("8(7)", "第八条只有6项，没有第八条第（七）项。"),
        ("12(1)", "第十二条没有分项，没有第十二条第（一）项。"),
        ("8.2", "没有第八条第二款。"),
        ("8(1)[1]", "没有第八条第（一）项第1目。"),
        ("26-1", "没有第二十六条之一。"),
        ("civil-code/8", "库里没有文件“civil-code”"),
    ],
)
def test_a_place_that_is_not_there_is_refused_with_the_reason(
    library: Library, place: str, problem: str
) -> None:
    with pytest.raises(CitationError, match=re.escape(problem)):
        library.find(Citation.parse(place))


def test_an_item_is_found_with_and_without_its_paragraph(library: Library) -> None:
    assert library.find(Citation.parse("8.1(3)")) is library.find(Citation.parse("8(3)"))


def test_an_item_that_stands_twice_asks_for_its_paragraph(tmp_path: Path) -> None:
    source = "第一条 条件：\n（一）甲。\n其他条件：\n（一）乙。\n第二条 丙。\n（一）丁。\n第三条 戊。"
    changed = {"documents/tiny/source.txt": source, "questions/tiny.toml": None, "readings/tiny.toml": None}
    library = tiny_library(tmp_path, changed)
    with pytest.raises(CitationError, match="不止一处，请写明第几款"):
        library.find(Citation.parse("1(1)", "tiny"))
    assert library.text(Citation.parse("1.2(1)", "tiny")) == "乙。"


# ── files that are not as they should be ──


def test_the_tiny_library_is_read(tmp_path: Path) -> None:
    library = tiny_library(tmp_path)
    assert library.document("tiny").meta == Metadata(id="tiny", title="某小办法", short_title="小办法")
    assert list(library.silences) == ["money"] and list(library.premises) == ["ten-days"]
    assert library.question_keys[0] == (Citation("tiny", 1), "为什么要有这个规定")
    assert library.lexicon.expand("张榜几天") == "张榜几天 公示"


def test_further_wordings_lead_to_places_and_entries(tmp_path: Path) -> None:
    lines = [
        "tiny/2(1)\t得有几号人",
        "silence:money\t有钱没",
        "premise:ten-days\t挂十天",
        "right:ten-days\t挂五天",
    ]
    library = tiny_library(tmp_path, {"wordings.tsv": "\n".join(lines)})
    assert [f"{target}\t{text}" for target, text in library.wordings] == lines
    assert tiny_library(tmp_path / "without", {"wordings.tsv": None}).wordings == ()


def test_registers_may_be_left_out(tmp_path: Path) -> None:
    kept = ("catalog.toml", "documents/tiny/document.toml", "documents/tiny/source.txt")
    library = tiny_library(tmp_path, {name: None for name in FILES if name not in kept})
    assert not (library.question_keys or library.readings or library.silences or library.elsewheres)


TITLES = 'id = "tiny"\ntitle = "a"\nshort_title = "b"\n'


def silence(says: str, more: str = "") -> str:
    return f'[[silence]]\nid = "a"\ntitle = "t"\nsays = "{says}"\n{more}\nquestions = ["问"]'


def refusal(root: Path, changed: Changed) -> str:
    with pytest.raises(CorpusError) as refused:
        load_library(write_tiny(root, changed))
    line = str(refused.value)
    assert "\n" not in line and str(root) not in line and line.endswith("。")
    return line


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({"catalog.toml": "[[policy]\n"}, "catalog.toml 的第1行写法不对，不是有效的 TOML。"),
        ({"catalog.toml": 'policy = [{ id = "a" '}, "catalog.toml 的末尾写法不对，不是有效的 TOML。"),
        ({"catalog.toml": None}, "catalog.toml 读不出来，请确认文件存在且是 UTF-8 编码。"),
        ({"documents/tiny/source.txt": None}, "source.txt 读不出来，请确认文件存在且是 UTF-8 编码。"),
        ({"documents/tiny/document.toml": 'id = "tiny"'}, "document.toml 的 title：缺少这一项。"),
        (
            {"documents/tiny/document.toml": TITLES + 'issued = "昨天"'},
            "document.toml 的 issued：应是日期，例如 2026-11-23。",
        ),
        (
            {"questions/tiny.toml": '["35"]\nquestions = ["问"]'},
            "tiny.toml 的“35”：小办法共3条，没有第三十五条。",
        ),
        (
            {"questions/tiny.toml": '["甲"]\nquestions = ["问"]'},
            "tiny.toml 的“甲”：“甲”不是条款号。请写成“第八条第三项”“8(3)”这样的形式。",
        ),
        ({"questions/tiny.toml": '["1"]\nquestions = []'}, "tiny.toml 的 1 的 questions：不能是空的。"),
        ({"questions/tiny.toml": '["1"]\nquestion = ["问"]'}, "tiny.toml 的 1 的 questions：缺少这一项。"),
        (
            {"questions/tiny.toml": '["1"]\nquestions = "问"'},
            "tiny.toml 的 1 的 questions：应是用方括号括起来的列表。",
        ),
        (
            {"questions/tiny.toml": '["1"]\nquestions = [3]'},
            "tiny.toml 的 1 的 questions 的 第1个：应是文字。",
        ),
        (
            {"silences/tiny.toml": silence("s{35}。")},
            "tiny.toml 的“a”：小办法共3条，没有第三十五条。",
        ),
        (
            {"silences/tiny.toml": silence("s{1。")},
            "tiny.toml 的“a”：says 里的花括号不成对。",
        ),
        (
            {"silences/tiny.toml": silence("s", 'near = ["x/1"]')},
            "tiny.toml 的“a”：库里没有文件“x”。",
        ),
        (
            {"silences/tiny.toml": silence("s", 'decided_by = "x"')},
            "tiny.toml 的“a”：catalog.toml 里没有政策“x”。",
        ),
        (
            {"silences/tiny.toml": silence("s", "nears = []")},
            "tiny.toml 的 silence 的 “a” 的 nears：没有这个项目，请检查拼写。",
        ),
        (
            {"silences/elsewhere.toml": '[[elsewhere]]\nid = "a"\ntitle = "t"\nquestions = ["问"]\n' * 2},
            "elsewhere.toml 里“a”写了两次。",
        ),
        (
            {"premises/tiny.toml": '[[premise]]\nid = "a"\nplaces = ["9"]\nsays = "s"\nclaims = ["c"]'},
            "tiny.toml 的“a”：小办法共3条，没有第九条。",
        ),
        (
            {"wordings.tsv": "silence:money\t有钱没\n给多少"},
            "wordings.tsv 的第2行写法不对，应为“目标、制表符、问法”。",
        ),
        (
            {"wordings.tsv": "tiny/35\t问"},
            "wordings.tsv 的“tiny/35”：小办法共3条，没有第三十五条。",
        ),
        (
            {"wordings.tsv": "silence:gone\t问"},
            "wordings.tsv 的“silence:gone”：没有这样的条目。",
        ),
        (
            {"lexicon.toml": '[[term]]\nterm = "公示"\nsaid = ["榜"]'},
            "lexicon.toml 里“公示”的说法“榜”太短，至少要两个字。",
        ),
        (
            {"lexicon.toml": '[[term]]\nterm = "公"'},
            "lexicon.toml 的 term 的 “公” 的 term：太短，至少要2个字。",
        ),
    ],
)
def test_a_wrong_entry_gives_one_line_that_names_it(tmp_path: Path, changed: Changed, line: str) -> None:
    assert refusal(tmp_path, changed) == line


READING = """
[[reading]]
id = "staff"
citations = ["{citation}"]
wording = "{wording}"
question = "q"
in_force = "{in_force}"
why = "w"
status = "{status}"
options = [{{ key = "all", text = "都算" }}]
"""


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ({"wording": "人员不少于4人"}, "tiny.toml 的“staff”：第二条第（一）项里没有“人员不少于4人”。"),
        ({"citation": "2(9)"}, "tiny.toml 的“staff”：第二条只有2项，没有第二条第（九）项。"),
        ({"in_force": "none"}, "tiny.toml 的 reading 的 “staff”：in_force 写的“none”不在 options 里。"),
        ({"status": "maybe"}, "tiny.toml 的 reading 的 “staff” 的 status：只能是 'ours' or 'confirmed'。"),
    ],
)
def test_a_wrong_reading_gives_one_line_that_names_it(
    tmp_path: Path, entry: dict[str, str], line: str
) -> None:
    right = {"citation": "2(1)", "wording": "人员不少于3人", "in_force": "all", "status": "ours"}
    assert refusal(tmp_path, {"readings/tiny.toml": READING.format(**{**right, **entry})}) == line


def test_two_documents_of_one_id_are_refused(tmp_path: Path) -> None:
    write_tiny(tmp_path)
    twin = tmp_path / "documents" / "twin"
    twin.mkdir()
    (twin / "document.toml").write_text(TITLES, "utf-8")
    (twin / "source.txt").write_text("第一条 甲。", "utf-8")
    with pytest.raises(CorpusError, match=r"两份文件的 id 都是“tiny”.*twin/document\.toml"):
        load_library(tmp_path)


def test_a_file_beside_the_document_folders_is_passed_over(tmp_path: Path) -> None:
    write_tiny(tmp_path)
    (tmp_path / "documents" / ".DS_Store").write_bytes(b"\0")
    assert list(load_library(tmp_path).documents) == ["tiny"]


def test_a_missing_corpus_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="找不到文件目录 documents，请重新安装"):
        load_library(tmp_path)


def test_a_text_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    write_tiny(tmp_path)
    (tmp_path / "documents" / "tiny" / "source.txt").write_bytes("第一条 甲。".encode("gbk"))
    with pytest.raises(CorpusError, match=r"source\.txt 读不出来"):
        load_library(tmp_path)
