"""`make bench`: how long a start and a question take, with their parts, beside what they cannot be quicker than."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date

from assistant.agent import Assistant
from assistant.live_services import open_services
from assistant.settings import load_settings
from index.embeddings import load_embedder

_QUESTIONS = (
    "公示要几天？",
    "团队里职称有什么要求",
    "注册地搬了要办什么手续",
    "哪些情形会被撤销",
    "40个人里13个有中高级职称，固定的15个，够不够",
    "今天天气怎么样",
)
_ROUNDS = 20
_STARTS = 5
_PARTS = {
    "python": "pass",
    "numpy": "import numpy",
    "chromadb": "import chromadb",
    "langchain.agents": "import langchain.agents",
    "assistant ask --help": "import sys; sys.argv=['assistant','ask','--help']; from assistant.cli.main import main; main()",
    "assistant ask (whole)": "import sys; sys.argv=['assistant','ask','公示要几天']; from assistant.cli.main import main; main()",
}


def main() -> None:
    """Print the tables."""
    assistant = Assistant(open_services(load_settings(as_of=date(2026, 11, 23)), lambda *_: None))
    assistant.ask(_QUESTIONS[0])
    out = sys.stdout.write
    out(f"| cold start, whole process (s, median of {_STARTS}) | |\n|---|---|\n")
    for name, code in _PARTS.items():
        out(f"| {name} | {statistics.median(_start(code) for _ in range(_STARTS)):.2f} |\n")
    embedder = load_embedder("e5-small-q4")
    floor = _times(lambda question: embedder.embed_questions([question]))
    whole = _times(assistant.ask)
    out("\n| inside the running server (ms) | p50 | p95 |\n|---|---|---|\n")
    for name, times in (("embedding the question (the floor)", floor), ("whole answer", whole)):
        out(f"| {name} | {statistics.median(times):.1f} | {statistics.quantiles(times, n=20)[-1]:.1f} |\n")


def _start(code: str) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def _times(run: Callable[[str], object]) -> list[float]:
    times = []
    for _ in range(_ROUNDS):
        for question in _QUESTIONS:
            started = time.perf_counter()
            run(question)
            times.append((time.perf_counter() - started) * 1000)
    return times


if __name__ == "__main__":
    main()
