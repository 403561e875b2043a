"""`python -m evals.composed [N] [FIRST_SEED]`: N messages of each sort, what became of them, and every one that went wrong."""

import sys
from collections import Counter
from random import Random

from corpus.library import load_library
from evals.composed import SORTS
from evals.composed.judge import AS_OF, Kind, judge


def main(number: int = 1000, seed: int = 1) -> int:
    """Print a line a sort, and the wrong ones with why; give how many went wrong."""
    wrong = 0
    readings = load_library(as_of=AS_OF).readings
    for name, compose in SORTS.items():
        random = Random(seed)
        judged = [judge(compose(random), readings) for _ in range(number)]
        counted = Counter(one.kind for one in judged)
        sys.stdout.write(f"{name}: {', '.join(f'{kind} {counted[kind]}' for kind in Kind)}\n")
        wrong += counted[Kind.WRONG]
        for one in judged:
            if one.kind is Kind.WRONG:
                sys.stdout.write(
                    f"  {'  ⏎  '.join((*one.composed.before, one.composed.text))}  |  {one.why}\n"
                )
    return wrong


if __name__ == "__main__":
    sys.exit(bool(main(*map(int, sys.argv[1:]))))
