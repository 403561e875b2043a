from hypothesis import given
from hypothesis import strategies as st

from corpus.lexicon import Lexicon, Term
from corpus.normalise import normalise

LEXICON = Lexicon(
    [
        Term(term="撤销资格", said=("摘牌", "取消资格"), english=("revocation",)),
        Term(
            term="绩效评价",
            said=("考核", "年度考核", "KPI评分"),
            english=("evaluation", "performance evaluation"),
        ),
        Term(term="资格终止", said=("摘牌",)),
        Term(term="公示"),
    ]
)


def test_official_terms_are_put_behind_what_people_say() -> None:
    assert LEXICON.expand("会不会摘牌") == "会不会摘牌 撤销资格 资格终止"
    assert LEXICON.expand("考核不过") == "考核不过 绩效评价"


def test_a_term_that_stands_there_is_not_added() -> None:
    assert LEXICON.expand("考核就是绩效评价吗") == "考核就是绩效评价吗"
    assert LEXICON.expand("公示几天") == "公示几天"


def test_letters_are_read_in_either_case_and_as_whole_words() -> None:
    assert LEXICON.terms_in("What is Revocation?") == ["撤销资格"]
    assert LEXICON.terms_in("请问evaluation是什么") == ["绩效评价"]
    assert LEXICON.terms_in("kpi评分") == ["绩效评价"]
    assert LEXICON.terms_in("revaluation, revocations") == []


def test_a_term_is_given_once() -> None:
    assert LEXICON.terms_in("年度考核和考核 evaluation") == ["绩效评价"]


@given(st.text(max_size=40))
def test_an_empty_lexicon_adds_nothing(text: str) -> None:
    assert Lexicon().expand(text) == text


def test_spellings_are_folded_and_chinese_punctuation_stays() -> None:
    assert normalise("　公示　要 ５　天？ＡＢｃ：") == "公示 要 5 天？ABc："
    assert normalise("第八條規定團隊職稱") == "第八条规定团队职称"


@given(st.text(max_size=60))
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
