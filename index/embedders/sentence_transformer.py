"""Any sentence-transformers model, by its id or its folder; what it writes before a text is its own to say."""

from collections.abc import Sequence

import numpy as np

from index.embeddings import Bulk, Vectors
from index.errors import IndexProblem
from index.extra_models import missing_extra, unusable_model


class SentenceTransformerEmbedder:
    """A sentence-transformers model. Its own `query` and `passage` (or `document`) prompts are used, where it has
    any; E5 models without them get the words that they were trained with.
    """

    def __init__(self, name: str) -> None:
        """Load the model. Raises IndexProblem where it cannot be had."""
        self.name = name
        with missing_extra(), unusable_model(name):
            from sentence_transformers import SentenceTransformer

            self._model = SentenceTransformer(name)
        dimension = self._model.get_sentence_embedding_dimension()
        if not dimension:
            raise IndexProblem(f"模型“{name}”没有写明向量的长度，不能用来建索引。")
        self.dimension = dimension
        prompts = {key: prompt for key, prompt in self._model.prompts.items() if prompt}
        trained = ("query: ", "passage: ") if "e5" in name.lower() else ("", "")
        self._question = prompts.get("query", trained[0])
        self._passage = prompts.get("passage", prompts.get("document", trained[1]))

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Give one unit vector for each question."""
        return self._encode(texts, self._question)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Give one unit vector for each passage."""
        return self._encode(texts, self._passage)

    def bulk(self) -> Bulk | None:
        """Give None: the model takes many texts as quickly as it can already."""
        return None

    def _encode(self, texts: Sequence[str], prompt: str) -> Vectors:
        vectors = self._model.encode(
            list(texts), prompt=prompt, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, np.float32)
