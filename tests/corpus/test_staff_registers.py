"""What staff write over the registers comes back as it was written, whatever they write."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from corpus.lexicon import Lexicon, Term
from corpus.library import Library
from corpus.revision import revision
from corpus.staff_registers import StaffRegisters, read_staff_registers, write_questions, write_terms

WORDS = st.text(st.characters(codec="utf-8"), min_size=2, max_size=20).filter(
    lambda text: len(text.strip()) > 1
)
TERMS = st.builds(Term, term=WORDS, said=st.lists(WORDS, max_size=3).map(tuple), english=st.just(()))


@given(
    st.lists(TERMS, max_size=4),
    st.dictionaries(st.sampled_from(["x/1", "x/2(3)"]), st.lists(WORDS, min_size=1)),
)
def test_everything_comes_back(terms: list[Term], questions: dict[str, list[str]]) -> None:
    keys = tuple((place, question) for place, listed in questions.items() for question in listed)
    with TemporaryDirectory() as folder:
        home = Path(folder)
        write_terms(home, terms)
        before = revision(home)
        write_questions(home, keys)
        assert revision(home) != before
        assert read_staff_registers(home) == StaffRegisters(tuple(terms), keys)


def test_a_term_without_forms_takes_those_that_ship_away() -> None:
    shipped = Lexicon([Term(term="绩效评价", said=("考核",)), Term(term="整改", said=("返工",))])
    staff = StaffRegisters(terms=(Term(term="绩效评价"), Term(term="公示", said=("张榜",))))
    lexicon = staff.over(shipped)
    assert lexicon.terms_in("考核后返工再张榜") == ["整改", "公示"]
    assert StaffRegisters().over(shipped) is shipped


def test_keys_of_what_is_not_held_are_left_out(library: Library) -> None:
    staff = StaffRegisters(questions=(("hohhot-tic/9(6)", "甲"), ("hohhot-tic/99", "乙"), ("gone/1", "丙")))
    assert [question for _, question in staff.keys(library.documents)] == ["甲"]


def test_without_a_folder_there_is_nothing(tmp_path: Path) -> None:
    assert read_staff_registers(tmp_path / "none") == StaffRegisters()
    assert revision(tmp_path / "none") == (0, 0)
