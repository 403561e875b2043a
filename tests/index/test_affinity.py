"""Affinity: kept in a file, bound to the embedder that it was learned with."""

from pathlib import Path

import numpy as np
import pytest

from index.affinity import Affinity, affinity_of
from index.embeddings import load_embedder


@pytest.fixture
def affinity() -> Affinity:
    """Who asks for the first thing wants the second; everybody wants a little of the third."""
    asked, wanted = np.array([[2.0], [0.0], [0.0]]), np.array([[0.0, 1.0, 0.0]])
    parts = (np.array([0.5, 0.0, 0.0]), np.array([0.0, 0.0, 0.25]), asked, wanted)
    return Affinity(*(part.astype(np.float32) for part in parts))


def test_what_a_question_has_beyond_the_mean_one_leads_to_what_it_wants(affinity: Affinity) -> None:
    np.testing.assert_allclose(affinity.direction(np.array([1.0, 0, 0], np.float32)), [0, 1, 0.25])
    np.testing.assert_allclose(affinity.direction(affinity.mean), affinity.always)


def test_what_is_saved_is_loaded(affinity: Affinity, tmp_path: Path) -> None:
    affinity.save(tmp_path / "some.npz")
    loaded, question = Affinity.load(tmp_path / "some.npz"), np.array([0.25, 0.5, 1.0], np.float32)
    np.testing.assert_allclose(loaded.direction(question), affinity.direction(question), rtol=1e-3)
    assert loaded.asked.dtype == np.float32


def test_the_default_embedder_has_one_and_others_have_none() -> None:
    embedder = load_embedder("e5-small-q4")
    held = affinity_of(embedder.name)
    assert held is not None
    direction = held.direction(embedder.embed_questions(["邻居家的狗咬了人谁赔"])[0])
    assert direction.shape == (embedder.dimension,) and np.isfinite(direction).all()
    assert affinity_of("openai:text-embedding-3-small") is None


def test_it_brings_a_lay_question_nearer_to_the_article_that_answers_it() -> None:
    embedder = load_embedder("e5-small-q4")
    held = affinity_of(embedder.name)
    assert held is not None
    question = embedder.embed_questions(["老板拖着工资不给怎么办"])[0]
    right, wrong = embedder.embed_passages(
        [
            "劳动法 第五十条 工资应当以货币形式按月支付给劳动者本人。不得克扣或者无故拖欠劳动者的工资。",
            "渔业船舶检验条例 第三条 国家对渔业船舶实行强制检验制度。",
        ]
    )
    assert held.direction(question) @ right > held.direction(question) @ wrong
