"""How near a question must be to a curated one: `python -m evals.bench_curated` prints, for pairs of question keys, how
many that lead to one place and to different places would count as the same question at each threshold.
"""

import random
import sys

import numpy as np

from assistant.live_services import open_services
from assistant.settings import load_settings
from corpus.near import overlap
from index.asks import asked_kinds

_PAIRED = 1_500
_COSINES, _OVERLAPS = (0.90, 0.92, 0.94, 0.96, 0.98), (0.0, 0.2, 0.3, 0.4, 0.5, 0.6)


def main() -> None:
    """Write the table to standard output."""
    retriever = open_services(load_settings(), lambda *_: None).retriever
    keys = [key for key in retriever.questions if "/" in key.target]
    keys = random.Random(2).sample(keys, min(_PAIRED, len(keys)))
    vectors = retriever.embedder.embed_questions([key.text for key in keys])
    first, second = np.where(np.triu(vectors @ vectors.T, 1) >= _COSINES[0])
    cosines = np.einsum("ij,ij->i", vectors[first], vectors[second])
    kinds = [asked_kinds(key.text) for key in keys]
    pairs = list(zip(first.tolist(), second.tolist(), strict=True))
    overlaps = np.array([overlap(keys[a].text, keys[b].text) for a, b in pairs])
    alike = np.array([kinds[a] == kinds[b] for a, b in pairs])
    same = np.array([keys[a].target == keys[b].target for a, b in pairs])
    sys.stdout.write(
        f"{len(keys)} keys, {len(keys) * (len(keys) - 1) // 2} pairs\ncosine overlap same different\n"
    )
    for cosine in _COSINES:
        for shared in _OVERLAPS:
            near = (cosines >= cosine) & (overlaps >= shared) & alike
            sys.stdout.write(f"{cosine:.2f} {shared:.1f} {(near & same).sum()} {(near & ~same).sum()}\n")


if __name__ == "__main__":
    main()
