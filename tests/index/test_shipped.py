"""The vectors that travel with the package are those of its texts, and spare a first start the embedding."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from assistant.services import Services
from corpus.library import Library
from index.chunk_table import key
from index.chunks import Chunk, cut
from index.embeddings import Bulk, Vectors, units
from index.reuse import Known, embed
from index.segment import PASSAGES, QUESTIONS
from index.shipped import Shipped, shipped, shipped_classifier

ENGINE = "e5-small-q4"


class Noting:
    """An embedder under the name of the default one that notes what it is asked for."""

    name = ENGINE
    dimension = 384

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        self.asked.extend(texts)
        return units(np.ones((len(texts), self.dimension)))

    embed_passages = embed_questions

    def bulk(self) -> Bulk | None:
        return None


def of(library: Library, kind: str) -> Sequence[Chunk]:
    return cut(library).passages if kind == PASSAGES else cut(library).questions


@pytest.mark.parametrize("kind", [PASSAGES, QUESTIONS])
def test_nearly_every_text_has_its_vector(library: Library, kind: str) -> None:
    held = shipped(ENGINE, kind)
    assert held
    keys = {key(chunk.embedded) for chunk in of(library, kind)}
    assert len(held.find(list(keys))) >= 0.98 * len(keys), "registers have changed: run `make vectors`"


@pytest.mark.parametrize("kind", [PASSAGES, QUESTIONS])
def test_they_are_what_the_engine_gives(library: Library, services: Services, kind: str) -> None:
    held, chunks = shipped(ENGINE, kind), of(library, kind)
    assert held
    texts = [chunk.embedded for chunk in chunks[:: len(chunks) // 12]]
    engine = services.embedder
    made = (engine.embed_passages if kind == PASSAGES else engine.embed_questions)(texts)
    known = dict(held.find([key(text) for text in texts]))
    cosines = [
        known[key(text)] @ vector for text, vector in zip(texts, made, strict=True) if key(text) in known
    ]
    assert len(cosines) >= 8
    assert min(cosines) > 0.999


def test_the_classifier_that_travels_knows_nearly_every_target(library: Library) -> None:
    held = shipped_classifier(ENGINE)
    assert held
    targets = {chunk.target for chunk in cut(library).questions}
    assert len(targets & {*held.targets}) >= 0.98 * len(targets), "registers have changed: run `make vectors`"
    assert shipped_classifier("BAAI/bge-m3") is None


def test_what_travels_is_not_embedded_again(library: Library) -> None:
    engine, told = Noting(), list[int]()
    listed = [cut(library).questions[0].embedded, "这句话谁也没有写进问法里"]
    vectors = embed(QUESTIONS, listed, engine, Known((), ENGINE), told.append)
    assert engine.asked == listed[1:]
    assert vectors.shape == (2, 384)
    assert sum(told) == 2
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1])


def test_nothing_travels_for_another_engine() -> None:
    assert shipped("BAAI/bge-m3", QUESTIONS) is None


def test_they_come_out_of_the_file_as_they_went_in(tmp_path: Path) -> None:
    vectors = units(np.random.default_rng(3).normal(size=(5, 384)))
    texts = ["一", "二", "三", "四", "一"]
    Shipped.of(texts, vectors).save(tmp_path / "some.npz")
    held = dict(Shipped.load(tmp_path / "some.npz").find([key("二"), key("四"), key("六")]))
    assert held.keys() == {key("二"), key("四")}
    assert held[key("二")] @ vectors[1] > 0.9999
