"""The engines behind the one interface: the default, an endpoint, and any sentence-transformers model."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.embedders.e5_small import SmallE5
from index.embedders.endpoint import Endpoint
from index.embeddings import load_embedder, units
from index.errors import IndexProblem
from index.hits import Hit
from index.reranking import load_reranker, reranked
from tests.scripted_endpoint import Reply, endpoint

# ── the default ──


def test_the_default_embedder_gives_unit_vectors_and_is_loaded_once() -> None:
    embedder = load_embedder("e5-small-q4")
    assert isinstance(embedder, SmallE5) and load_embedder("e5-small-q4") is embedder
    question = embedder.embed_questions(["公示要几天？"])
    passage = embedder.embed_passages(["公示时间不少于5个工作日。", "今天天气晴朗。"])
    assert question.shape == (1, embedder.dimension) and passage.shape == (2, embedder.dimension)
    np.testing.assert_allclose(np.linalg.norm(np.concatenate([question, passage]), axis=1), 1, atol=1e-3)
    assert question[0] @ passage[0] > question[0] @ passage[1]


def test_rows_are_scaled_to_one_and_zeros_stay() -> None:
    np.testing.assert_allclose(units([[3, 4], [0, 0]]), [[0.6, 0.8], [0, 0]], atol=1e-6)


@pytest.mark.parametrize("name", ["", "openai:"])
def test_no_model_is_refused(name: str) -> None:
    with pytest.raises(IndexProblem, match="可用：e5-small-q4"):
        load_embedder(name)


# ── an endpoint ──


def answer(request: dict[str, Any], length: int = 3) -> bytes:
    """Vectors in the wrong order, as an endpoint may give them."""
    rows = [
        {"object": "embedding", "index": at, "embedding": [1.0 + len(text), *[0.5] * (length - 1)]}
        for at, text in enumerate(request["input"])
    ]
    return json.dumps({"object": "list", "model": "m", "data": rows[::-1]}).encode()


def test_an_endpoint_is_asked_in_batches_and_put_in_order() -> None:
    with endpoint(answer) as seen:
        embedder = Endpoint("m", seen.base_url, "secret", 5)
        texts = ["字" * (at % 7) for at in range(150)]
        vectors = embedder.embed_passages(texts)
    assert embedder.dimension == 3 and embedder.name == "openai:m" and embedder.bulk() is None
    np.testing.assert_allclose(vectors, units([[1.0 + len(text), 0.5, 0.5] for text in texts]), atol=1e-6)
    assert [len(request["input"]) for request in seen.requests] == [1, 64, 64, 22]
    assert set(seen.keys) == {"Bearer secret"}


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (401, "以401拒绝"),
        (404, "以404拒绝"),
        (b"no json", "读不懂|要1个"),
        (b'{"object": "list", "data": []}', "要1个等长的向量，给了0个"),
        (b'{"object": "list", "data": [{"index": 0, "embedding": []}]}', "用不了"),
    ],
    ids=["no key", "no model", "no json", "nothing", "empty vectors"],
)
def test_an_endpoint_that_cannot_be_used_is_said_without_its_key(reply: Reply, said: str) -> None:
    with endpoint(lambda _: reply) as seen, pytest.raises(IndexProblem, match=said) as refused:
        Endpoint("m", seen.base_url, "secret", 5)
    assert "secret" not in str(refused.value) and seen.base_url in str(refused.value)


def test_vectors_of_another_length_are_refused() -> None:
    lengths = iter([3, 4])
    with endpoint(lambda request: answer(request, next(lengths))) as seen:
        embedder = Endpoint("m", seen.base_url, "k", 5)
        with pytest.raises(IndexProblem, match="长度变了：原来3，现在4"):
            embedder.embed_questions(["问"])


def test_nobody_at_the_endpoint_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.embedders.endpoint._RETRIES", 0)
    with pytest.raises(IndexProblem, match="没有应答"):
        load_embedder("openai:m", "http://127.0.0.1:9/v1", "k", 2)


def test_an_endpoint_without_an_address_is_refused() -> None:
    with pytest.raises(IndexProblem, match="ASSISTANT_INDEX__EMBEDDER_URL"):
        load_embedder("openai:m")


# ── sentence-transformers: real models, tiny and random, made here ──


@pytest.fixture(scope="module")
def bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a random BERT of a few thousand weights and its tokenizer."""
    pytest.importorskip("sentence_transformers", reason="the extra `models` is not installed")
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder = tmp_path_factory.mktemp("bert")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"公示几天评价撤销船应当配备救生衣"]
    (folder / "vocab.txt").write_text("\n".join(dict.fromkeys(words)), "utf-8")
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(dict.fromkeys(words)),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        num_labels=1,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    return folder


@pytest.mark.filterwarnings("ignore")  # of libraries that are not ours to mend
def test_any_sentence_transformers_model_embeds(bert: Path, tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(bert))
    model.prompts = {"query": "船", "document": "撤"}
    model.save(str(tmp_path / "model"))
    embedder = load_embedder(str(tmp_path / "model"))
    questions, passages = (
        embedder.embed_questions(["公示几天"]),
        embedder.embed_passages(["公示几天", "撤销"]),
    )
    assert questions.shape == (1, 16) == (1, embedder.dimension) and passages.shape == (2, 16)
    np.testing.assert_allclose(np.linalg.norm(passages, axis=1), 1, atol=1e-5)
    assert not np.allclose(questions[0], passages[0]), "each has its own prompt"
    assert embedder.bulk() is None


@pytest.mark.filterwarnings("ignore")
def test_a_cross_encoder_puts_clauses_in_its_order(bert: Path) -> None:
    reranker = load_reranker(str(bert))
    assert reranker is not None and load_reranker("") is None
    hits = [
        Hit("x/1", 0.5, ("learned",), "公示几天"),
        Hit("silence:a", 0.3, ("learned",)),
        Hit("x/2", 0.2, ("learned",), "船应当配备救生衣"),
    ]
    result = reranked(reranker, "撤销", hits)
    scores = reranker.scores("撤销", [hit.text for hit in hits if hit.text])
    assert [hit.score for hit in result] == [0.5, 0.3, 0.2] and result[1] == hits[1]
    order = ["x/1", "x/2"] if scores[0] >= scores[1] else ["x/2", "x/1"]
    assert [result[0].target, result[2].target] == order
    assert result[0].found_by == ("learned", "reranker") and result[0].why[-1].rank == 1
    assert reranked(reranker, "撤销", [hits[1]]) == [hits[1]]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("load", [load_embedder, load_reranker])
def test_a_model_that_is_no_model_is_refused(bert: Path, tmp_path: Path, load: Any) -> None:
    assert bert.is_dir()
    (tmp_path / "config.json").write_text("no json", "utf-8")
    with pytest.raises(IndexProblem, match="装不上"):
        load(str(tmp_path))


@pytest.mark.parametrize("load", [load_embedder, load_reranker])
def test_a_model_without_the_extra_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, load: Any
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "sentence_transformers", None)
    with pytest.raises(IndexProblem, match=r"pip install 'hohhot-tic-assistant\[models\]'"):
        load(str(tmp_path / "any"))
