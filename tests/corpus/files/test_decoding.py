import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.files.decoding import decode, everyday_share
from corpus.files.file_text import FileProblem
from tests.corpus.files.support import RULES

TRADITIONAL = "第一條 為了規範全市科技平臺的建設和運行，制定本辦法。\n第二條 申請單位應當具備下列條件。"


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (RULES, "utf-8", "UTF-8"),
        (RULES, "utf-8-sig", "UTF-8"),
        (RULES, "utf-16", "UTF-16"),
        (RULES, "utf-16-le", "UTF-16"),
        (RULES, "utf-16-be", "UTF-16"),
        (RULES, "utf-32", "UTF-32"),
        (RULES, "gb18030", "GB18030"),
        (RULES, "gbk", "GB18030"),
        (TRADITIONAL, "big5", "Big5"),
        (TRADITIONAL, "gb18030", "GB18030"),
        (TRADITIONAL, "utf-8", "UTF-8"),
        ("第一条 甲。", "gbk", "GB18030"),
    ],
)
def test_every_encoding_of_chinese_is_known(text: str, encoding: str, name: str) -> None:
    assert decode(text.encode(encoding)) == (text, name)


@given(
    st.text(
        alphabet="的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经",
        min_size=12,
    ),
    st.sampled_from(["utf-8", "utf-16", "gb18030", "utf-16-le"]),
)
def test_everyday_words_come_back_from_any_encoding(words: str, encoding: str) -> None:
    assert decode(f"第一条　{words}。".encode(encoding))[0] == f"第一条　{words}。"


@pytest.mark.parametrize(
    "data",
    [
        b"\x81\x30\xff\xff\xfe\x00\x80" * 20,
        bytes(range(128, 256)) * 4,
        codecs.BOM_UTF8 + b"\xff\xff",
        b"\x00\x01\x02\xff" * 50,
    ],
    ids=["nothing", "all bytes", "a wrong mark", "binary"],
)
def test_what_is_no_text_is_refused_with_what_to_do(data: bytes) -> None:
    with pytest.raises(FileProblem, match=r"认不出文件的文字编码.*另存为 UTF-8"):
        decode(data)


def test_the_wrong_encoding_is_far_from_everyday_words() -> None:
    assert everyday_share(RULES) > 0.95
    assert everyday_share(RULES.encode("gbk").decode("big5hkscs", "ignore")) < 0.7
    assert everyday_share("plain") == 0.0
