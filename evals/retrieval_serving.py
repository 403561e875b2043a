"""One process that opens a held library and answers questions, as a server does: its times, its memory, its rankings.

`python -m evals.retrieval_serving HOME QUESTIONS.json OUT.json`; a process of its own, so that its peak of memory is
that of serving alone.
"""

import json
import resource
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.live_services import open_services
from assistant.services import Services
from assistant.settings import load_settings

DEPTH = 100
_BESIDE = 400  # more than the regulation's own clauses, silences and premises can take of a list; not timed


@dataclass(frozen=True)
class Served:
    """Seconds and megabytes of one serving process, and the refs it found for each question, best first."""

    start: float
    embedding: list[float]
    whole: list[float]
    peak_memory: float
    rankings: list[list[str]]


def main() -> None:
    """Serve once and write what was measured."""
    home, asked, out = map(Path, sys.argv[1:])
    served = serve(home, json.loads(asked.read_text("utf-8")))
    out.write_text(json.dumps(asdict(served)), "utf-8")


def services(home: Path) -> Services:
    """Give the product's services with everything under `home`."""
    return open_services(load_settings(data_dir=home), lambda *_: None)


def serve(home: Path, questions: list[str]) -> Served:
    """Open the index in `home` and ask all `questions`, each embedded alone first."""
    held = services(home)
    embedder = held.embedder
    embedder.embed_questions(["热身"])
    started = time.perf_counter()
    retriever = services(home).retriever
    start = time.perf_counter() - started
    retriever.search("热身")
    embedding, whole, rankings = list[float](), list[float](), list[list[str]]()
    for question in questions:
        before = time.perf_counter()
        embedder.embed_questions([question])
        between = time.perf_counter()
        retriever.search(question, DEPTH)
        whole.append(time.perf_counter() - between)
        embedding.append(between - before)
        hits = retriever.search(question, DEPTH + _BESIDE)
        rankings.append([hit.target for hit in hits if hit.is_clause])
    return Served(start, embedding, whole, peak_memory(), rankings)


def peak_memory(status: Path = Path("/proc/self/status")) -> float:
    """Give the megabytes that this process took at the most; getrusage, which is asked where there is no `status`,
    begins with what the process that started it had.
    """
    if not status.is_file():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    (line,) = (one for one in status.read_text("ascii").splitlines() if one.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
