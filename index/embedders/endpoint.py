"""An OpenAI-compatible embeddings endpoint (vLLM, Ollama, llama.cpp, Qwen …)."""

from collections.abc import Sequence

import numpy as np

from index.embeddings import Bulk, Vectors, units
from index.errors import IndexProblem

_BATCH = 64
_RETRIES = 3


class Endpoint:
    """The model `openai:MODEL` of an endpoint; questions and passages are embedded alike."""

    def __init__(self, model: str, base_url: str, api_key: str, timeout: float) -> None:
        """Ask the endpoint once, to learn how long its vectors are. Raises IndexProblem where it does not answer."""
        if not model or not base_url:
            raise IndexProblem(
                "向量服务要写明模型和地址：ASSISTANT_INDEX__EMBEDDER=openai:模型名，"
                "ASSISTANT_INDEX__EMBEDDER_URL=http://127.0.0.1:11434/v1。"
            )
        from openai import OpenAI

        self.name, self._asked, self._url = f"openai:{model}", model, base_url
        self._client = OpenAI(base_url=base_url, api_key=api_key, timeout=timeout, max_retries=_RETRIES)
        self.dimension = self._ask(["维数"]).shape[1]

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Give one unit vector for each question."""
        pieces = [self._ask(texts[start : start + _BATCH]) for start in range(0, len(texts), _BATCH)]
        vectors = np.concatenate(pieces)
        if vectors.shape[1] != self.dimension:
            raise self._problem(f"向量的长度变了：原来{self.dimension}，现在{vectors.shape[1]}")
        return vectors

    embed_passages = embed_questions

    def bulk(self) -> Bulk | None:
        """Give None: the endpoint takes many texts in one request already."""
        return None

    def _ask(self, texts: Sequence[str]) -> Vectors:
        from openai import APIConnectionError, APIStatusError, OpenAIError

        try:
            answer = self._client.embeddings.create(
                model=self._asked, input=list(texts), encoding_format="float"
            )
        except APIStatusError as problem:
            raise self._problem(f"它以{problem.status_code}拒绝了请求") from problem
        except APIConnectionError as problem:
            raise self._problem("没有应答") from problem
        except (OpenAIError, ValueError) as problem:
            raise self._problem("答复读不懂") from problem
        rows = sorted(answer.data or (), key=lambda one: one.index)
        lengths = {len(row.embedding) for row in rows}
        if len(rows) != len(texts) or len(lengths) != 1 or 0 in lengths:
            raise self._problem(f"要{len(texts)}个等长的向量，给了{len(rows)}个")
        return units([row.embedding for row in rows])

    def _problem(self, what: str) -> IndexProblem:
        return IndexProblem(
            f"向量服务 {self._url}（{self._asked}）用不了：{what}。请检查地址、模型名和密钥，再试一次。"
        )
