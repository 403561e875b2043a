"""The public data set STARD: lay questions, and 57,675 articles of which some answer them.

`held_library` puts the articles into a data directory as documents, so that the product's own parser, index and
search meet them as they meet any law that staff have added.
"""

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from corpus.citation import Citation
from corpus.document import Metadata
from corpus.edition import METADATA, SOURCE
from corpus.library import Library
from corpus.shelving import to_toml

_FOLDER = "stard"
_VERSION = "1"


@dataclass(frozen=True, slots=True)
class Article:
    """One article; `number` is its label as printed (第五十四条)."""

    id: str
    law: str
    number: str
    text: str

    @property
    def embedded(self) -> str:
        """The words that every system embeds: the law's name, the number, the text."""
        return f"{self.law} {self.number} {self.text}"


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the ids of the articles that answer it."""

    text: str
    gold: frozenset[str]


def read_articles(data: Path) -> list[Article]:
    """Give the articles in `data`, law by law and by number: the order of the file tells gold from distractor."""
    with gzip.open(data / _FOLDER / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        found = [
            Article(row["id"], row["law"], row["article"], row["text"]) for row in map(json.loads, lines)
        ]
    return sorted(found, key=lambda article: (article.law, _place(article.number)))


def read_questions(data: Path, split: str) -> list[Question]:
    """Give the questions of `split` (`train` or `dev`)."""
    with (data / _FOLDER / f"{split}.jsonl").open(encoding="utf-8") as lines:
        return [Question(row["question"], frozenset(row["gold"])) for row in map(json.loads, lines)]


def laws(articles: Sequence[Article]) -> dict[str, list[Article]]:
    """Give the articles of each law."""
    return {law: list(listed) for law, listed in groupby(articles, key=lambda article: article.law)}


def source(law: str, articles: Sequence[Article]) -> str:
    """Give a whole law as it would be published."""
    return "\n".join([law, *(f"{article.number}　{article.text}" for article in articles), ""])


def hold(articles: Sequence[Article], home: Path) -> None:
    """Write every law into `home`, where the library keeps what was added to it."""
    for number, (law, listed) in enumerate(laws(articles).items()):
        meta = Metadata(id=f"stard-{number:04}", title=law, short_title=law)
        folder = home / meta.id / _VERSION
        folder.mkdir(parents=True)
        (folder / METADATA).write_text(to_toml(meta), "utf-8")
        (folder / SOURCE).write_text(source(law, listed), "utf-8")


def places(articles: Sequence[Article], library: Library) -> Mapping[str, str]:
    """Give the id of each article by the ref that the product cites it with."""
    by_title = {library.documents.edition(name).meta.title: name for name in library.documents}
    return {f"{by_title[article.law]}/{_label(article.number)}": article.id for article in articles}


def _label(number: str) -> str:
    return Citation.parse(number).place


def _place(number: str) -> tuple[int, int]:
    citation = Citation.parse(number)
    return citation.article, citation.inserted
