import pytest

from corpus.document import Span, without
from corpus.repair import repairs

ARTICLE = "第一条　甲。\n"
FULL = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥一二"  # as long as a line must be to be broken
SHORT = FULL[:-1]


def cleaned(source: str) -> str:
    return without(source, Span(0, len(source)), repairs(source))


def kinds(source: str) -> list[str]:
    return [repair.kind for repair in repairs(source)]


def test_the_limit_is_what_the_words_here_say() -> None:
    assert (len(FULL), len(SHORT)) == (24, 23)


# ── leftovers ──


@pytest.mark.parametrize(
    "leftover",
    [
        "[bookmark: _GoBack]",
        "[bookmark:_Toc12]",
        "[endif]",
        "[if gte mso 9]",
        "\ufeff",
        "\u200b",
        "\u00ad",
        "\u2060",
    ],
)
def test_what_programs_leave_is_taken_out(leftover: str) -> None:
    source = f"第一条　甲{leftover}乙。"
    assert cleaned(source) == "第一条　甲乙。" and kinds(source) == ["leftover"]


@pytest.mark.parametrize("text", ["〔2024〕30号", "[注]", "[bookmark", "[bookmark: 甲\n]"])
def test_other_brackets_stay(text: str) -> None:
    assert cleaned(f"第一条　{text}。") == f"第一条　{text}。"


# ── headings ──


@pytest.mark.parametrize("gap", ["  ", "   ", "\u3000\u3000", " \t"])
def test_one_space_is_left_in_a_heading(gap: str) -> None:
    source = f"第二章{gap}管理职责"
    assert cleaned(source) == f"第二章{gap[0]}管理职责" and kinds(source) == ["heading_space"]


@pytest.mark.parametrize("line", ["第二章 管理职责", "第一条　　甲。", "按照第二章  办理", "第二章  "])
def test_other_gaps_stay(line: str) -> None:
    assert repairs(line) == ()


# ── broken lines ──


def test_a_sentence_broken_by_a_line_goes_on() -> None:
    source = f"{ARTICLE}第二条　{FULL}，研究\n审定丙。"
    assert cleaned(source).endswith("，研究审定丙。")
    (repair,) = repairs(source)
    assert (repair.kind, repair.line, source[repair.span.start : repair.span.end]) == ("broken_line", 2, "\n")


def test_space_around_the_break_goes_too() -> None:
    assert cleaned(f"{ARTICLE}{FULL}研究 \u3000\n　　审定丙。").endswith("研究审定丙。")


@pytest.mark.parametrize(
    ("line", "broken"), [(FULL, True), (SHORT, False), (f"　　{SHORT}", False), (f"{FULL}甲", True)]
)
def test_only_a_full_line_is_broken(line: str, broken: bool) -> None:
    assert bool(repairs(f"{ARTICLE}{line}\n乙。")) is broken


@pytest.mark.parametrize("end", "。；：！？…”’）)】》，、.;:!?")
def test_a_line_that_ends_with_a_mark_is_not_broken(end: str) -> None:
    assert repairs(f"{ARTICLE}{FULL}{end}\n乙。") == ()


@pytest.mark.parametrize("opening", ["第二条　", "（一）", "1.", "第二章 ", "附件1：", "\n"])
def test_a_line_before_a_new_block_is_not_broken(opening: str) -> None:
    assert repairs(f"{ARTICLE}{FULL}\n{opening}乙。") == ()


def test_before_the_first_article_nothing_is_broken() -> None:
    assert repairs(f"{FULL}\n乙。\n{ARTICLE}") == ()
    assert kinds(f"乙。\n{ARTICLE}{FULL}\n乙。") == ["broken_line"]


@pytest.mark.parametrize("heading", ["第二章 ", "附件1："])
def test_a_long_heading_is_not_broken(heading: str) -> None:
    assert repairs(f"{ARTICLE}{heading}{FULL}\n乙。") == ()


@pytest.mark.parametrize("opening", ["第二条　", "（一）", "1."])
def test_items_and_articles_are_broken_like_other_lines(opening: str) -> None:
    assert kinds(f"{ARTICLE}{opening}{FULL}\n乙。") == ["broken_line"]


def test_a_leftover_hides_neither_a_break_nor_a_block() -> None:
    assert kinds(f"{ARTICLE}{FULL}\n[endif]乙。") == ["broken_line", "leftover"]
    assert kinds(f"{ARTICLE}{FULL}\n[endif]第二条　乙。") == ["leftover"]
    assert cleaned(f"{ARTICLE}{FULL}[endif]\n乙。").endswith("一二乙。")
