"""The peer: a tutorial RAG over the same text with the same embedder. Its four best chunks are its answer."""

import time
from collections.abc import Sequence

import chromadb
import numpy as np
from chromadb.config import Settings as ChromaSettings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from assistant.answer import Answer, Cited, Status
from corpus.citation import Citation
from corpus.library import MAIN_DOCUMENT, Library
from index.embeddings import Embedder

_SIZE, _OVERLAP, _SHOWN = 500, 50, 4


class TutorialRag:
    """RecursiveCharacterTextSplitter 500/50, Chroma, the four nearest chunks; every article that begins in a chunk
    counts as cited.
    """

    name = "tutorial RAG"

    def __init__(self, library: Library, embedder: Embedder) -> None:
        self._embedder = embedder
        source = library.documents[MAIN_DOCUMENT].source
        self._chunks: Sequence[str] = RecursiveCharacterTextSplitter(
            chunk_size=_SIZE, chunk_overlap=_OVERLAP
        ).split_text(source)
        client = chromadb.EphemeralClient(settings=ChromaSettings(anonymized_telemetry=False))
        self._collection = client.create_collection("peer", embedding_function=None)
        self._collection.add(
            ids=[str(number) for number in range(len(self._chunks))],
            embeddings=embedder.embed_passages(self._chunks),
        )
        self._library = library

    def ask(self, question: str) -> Answer:
        """Give the four nearest chunks as the answer."""
        started = time.perf_counter()
        vector = self._embedder.embed_questions([question])[0]
        found = self._collection.query(query_embeddings=vector[np.newaxis, :], n_results=_SHOWN)
        text = "\n\n".join(self._chunks[int(row)] for row in found["ids"][0])
        cited = dict.fromkeys(citation for citation, _ in Citation.find(text) if citation.is_article)
        held = [
            citation
            for citation in cited
            if citation.article <= len(self._library.documents[MAIN_DOCUMENT].articles)
        ]
        return Answer(
            status=Status.ANSWERED,
            text=text,
            citations=tuple(
                Cited(ref=citation.ref, label=citation.label, quote=self._library.text(citation))
                for citation in held
            ),
            model=self.name,
            elapsed_ms=round((time.perf_counter() - started) * 1000, 1),
        )
