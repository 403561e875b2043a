"""A made-up document of three articles with its registers, and an embedder without a model."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import numpy as np

from corpus.library import Library, load_library
from index.embeddings import Vectors
from index.tokens import tokens

FILES: Mapping[str, str] = {
    "catalog.toml": """
[[policy]]
id = "other-rules"
title = "某评价办法"
cited_in = ["tiny/3"]
governs = "评价"
held = false
""",
    "documents/tiny/document.toml": 'id = "tiny"\ntitle = "某小办法"\nshort_title = "小办法"\n',
    "documents/tiny/source.txt": """某小办法
第一章 总则
第一条　为了试验，制定本办法。
第二条　申请应当具备下列条件：
（一）人员不少于3人；
（二）场地不小于20平方米。
第二章 附则
第三条　评价按照《某评价办法》执行。公示时间不少于5个工作日。
""",
    "questions/tiny.toml": """
["1"]
questions = ["为什么要有这个规定", "目的是什么"]
["2(1)"]
questions = ["要几个人", "人员有什么要求"]
["2(2)"]
questions = ["场地要多大", "房子面积"]
["3"]
questions = ["公示几天", "怎么评价"]
""",
    "readings/tiny.toml": """
[[reading]]
id = "staff"
citations = ["2(1)"]
wording = "人员不少于3人"
question = "兼职算不算？"
in_force = "all"
why = "没有写。"
options = [{ key = "all", text = "都算" }, { key = "full", text = "只算专职" }]
""",
    "silences/tiny.toml": """
[[silence]]
id = "money"
title = "经费"
says = "本办法没有写经费{1}。"
near = ["1"]
decided_by = "other-rules"
questions = ["给多少钱", "有补助吗"]
""",
    "silences/elsewhere.toml": """
[[elsewhere]]
id = "weather"
title = "天气"
questions = ["今天下雨吗"]
""",
    "premises/tiny.toml": """
[[premise]]
id = "ten-days"
places = ["3"]
says = "不是十天{3}。"
claims = ["公示要十天"]
""",
    "wordings.tsv": "silence:money\t拨不拨款\n",
    "lexicon.toml": '[[term]]\nterm = "公示"\nsaid = ["张榜"]\n',
}


Changed = Mapping[str, str | None]
"""Files to write with another text, or (None) not at all."""


def write_tiny(root: Path, changed: Changed = MappingProxyType({})) -> Path:
    """Write the files under `root`."""
    assert set(changed) <= set(FILES), "no such file"
    for name, text in {**FILES, **changed}.items():
        if text is not None:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, "utf-8")
    return root


def tiny_library(root: Path, changed: Changed = MappingProxyType({})) -> Library:
    """Write the files and read them."""
    return load_library(write_tiny(root, changed))


class HashEmbedder:
    """Adds up one fixed vector for each token: texts that share words are near. It counts what it embeds."""

    dimension = 32

    def __init__(self, name: str = "hash") -> None:
        self.name = name
        self.embedded: list[str] = []

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Give one unit vector for each question."""
        self.embedded += texts
        return np.stack([_vector(text) for text in texts])

    embed_passages = embed_questions

    def bulk(self) -> None:
        """Have no quicker way."""


def _vector(text: str) -> Vectors:
    vector = np.full(32, 1e-3, np.float32)
    for token in tokens(text):
        seed = int.from_bytes(hashlib.sha256(token.encode()).digest()[:4], "big")
        vector += np.random.default_rng(seed).normal(size=32).astype(np.float32)
    return np.asarray(vector / np.linalg.norm(vector), np.float32)
