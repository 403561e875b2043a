"""How many decisions a second each checker makes on one core, over the facts of its own test table.

Run from the repository: python -m evals.bench_checkers [--count 1000] [--tables DIR]. A decision is what
`assistant check` makes of facts: validate them, decide, and decide again under every other reading.
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import yaml

from assistant.checkers.checker import Checker
from assistant.checkers.registry import checkers
from corpus.library import load_library
from corpus.registers import Reading

AS_OF = date(2026, 11, 23)
TARGET = 1000
"""Decisions that have to be made within one second."""


def facts_of(tables: Path, name: str) -> list[dict[str, Any]]:
    """Give the facts of every case of the table `name` that the checker does not refuse."""
    cases = yaml.safe_load((tables / f"{name}.yaml").read_text(encoding="utf-8"))
    return [json.loads(json.dumps(case["facts"], default=str)) for case in cases if "error" not in case]


def per_second(
    checker: Checker[Any], given: Sequence[dict[str, Any]], readings: dict[str, Reading], count: int
) -> float:
    """Make `count` decisions, the facts taken in turn, and give how many were made in a second."""
    began = time.perf_counter()
    for facts in islice(cycle(given), count):
        checker.run(checker.facts.model_validate(facts), AS_OF, readings)
    return count / (time.perf_counter() - began)


def main() -> None:
    """Print a line for each checker, and whether it keeps to the target."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=TARGET)
    parser.add_argument("--tables", type=Path, default=Path("tests/assistant/checkers/tables"))
    options = parser.parse_args()
    readings = dict(load_library().readings)
    for name, checker in checkers().items():
        given = facts_of(options.tables, name)
        speed = per_second(checker, given, readings, options.count)
        kept = "达标" if speed >= TARGET else "未达标"
        sys.stdout.write(f"{name:<18}{speed:>10,.0f} 次/秒  {len(given):>3} 组事实  {kept}\n")


if __name__ == "__main__":
    main()
