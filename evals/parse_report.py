"""What the parser makes of a collection of laws: counts, oddities, references, losses (there must be none), speed.

Run from the repository: python -m evals.parse_report --laws ../shared/data/laws.tar.gz (or a folder of .md files).
"""

import argparse
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.document import Document, Kind
from corpus.known_titles import KnownTitles
from corpus.parser import parse
from corpus.references import Direction, Reference, references
from corpus.unplaced import unplaced
from evals.laws import Law, laws

_AT_LINE_START = re.compile(r"^[ \t\u3000]*第[零〇○一二三四五六七八九十百千0-9０-９]+条", re.MULTILINE)
_EXAMPLES = 3


@dataclass
class Report:
    """The sums over all documents."""

    documents: int = 0
    characters: int = 0
    lost: int = 0
    naive: int = 0
    seconds: float = 0.0
    reference_seconds: float = 0.0
    kinds: Counter[str] = field(default_factory=Counter)
    more: Counter[str] = field(default_factory=Counter)
    odd: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    repairs: Counter[str] = field(default_factory=Counter)
    differing: list[str] = field(default_factory=list)
    references: Counter[str] = field(default_factory=Counter)
    unresolved: list[str] = field(default_factory=list)
    articles: dict[str, set[tuple[int, int]]] = field(default_factory=dict)
    outward: list[tuple[str, int, int]] = field(default_factory=list)

    def read(self, law: Law, known: KnownTitles) -> None:
        """Parse one law and add what it has."""
        began = time.perf_counter()
        document = parse(law.text, law.meta)
        parsed = time.perf_counter()
        found = references(document, known)
        self.reference_seconds += time.perf_counter() - parsed
        self.seconds += parsed - began
        self.documents += 1
        self.characters += len(law.text)
        self.lost += sum(1 for _ in lost_characters(document))
        self._count(document, law)
        self._refer(document, found)

    def _count(self, document: Document, law: Law) -> None:
        name = Path(law.path).stem
        naive = len(_AT_LINE_START.findall(law.text))
        self.naive += naive
        if naive != len(document.articles):
            self.differing.append(f"{name}: {naive} -> {len(document.articles)}")
        self.articles[document.id] = {(article.number, article.inserted) for article in document.articles}
        nodes = list(document.root.walk())
        self.kinds.update(node.kind.value for node in nodes[1:])
        self.more["documents with articles"] += bool(document.articles)
        self.more["articles counted as 一、 or 1."] += sum(
            not article.label.startswith("第") for article in document.articles
        )
        self.more["articles 第X条之一"] += sum(bool(article.inserted) for article in document.articles)
        self.more["articles deleted, number kept"] += sum(map(document.is_deleted, document.articles))
        for stretch in unplaced(document):
            self.more[f"stretches outside articles, {stretch.place.value}"] += 1
        self.repairs.update(repair.kind for repair in document.repairs)
        for oddity in document.oddities:
            self.odd[oddity.kind].append(f"{name} {oddity}")

    def _refer(self, document: Document, found: Sequence[Reference]) -> None:
        for reference in found:
            outcome = "resolved" if reference.held else "not resolved"
            if reference.direction is Direction.EXTERNAL:
                outcome = "held" if reference.held else "not held"
            self.references[f"{reference.direction.value}, {outcome}"] += 1
            if reference.direction is Direction.EXTERNAL and reference.held:
                self.outward += [(to.document, to.article, to.inserted) for to in reference.targets]
            if reference.direction is Direction.INTERNAL and not reference.held:
                words = document.source[reference.span.start : reference.span.end]
                place = reference.source.place if reference.source else "-"
                self.unresolved.append(f"{document.meta.title} {place}: {words}")

    @property
    def resolved(self) -> float:
        """The share of the internal references that lead to a place that exists."""
        good = self.references["internal, resolved"]
        return good / max(1, good + self.references["internal, not resolved"])

    @property
    def arrived(self) -> float:
        """The share of the articles named in other documents held that these have, in the version that is held."""
        good = sum((article, inserted) in self.articles[name] for name, article, inserted in self.outward)
        return good / max(1, len(self.outward))

    def lines(self) -> Iterator[str]:
        """Give the report as Markdown."""
        yield "| what | count |"
        yield "|---|---:|"
        yield f"| documents | {self.documents:,} |"
        yield f"| characters | {self.characters:,} |"
        yield f"| **characters lost** | **{self.lost:,}** |"
        yield f"| 第X条 at the start of a line | {self.naive:,} |"
        for name, count in [*sorted(self.kinds.items()), *self.more.items()]:
            yield f"| {name} | {count:,} |"
        for name, count in sorted(self.references.items()):
            yield f"| references {name} | {count:,} |"
        yield f"| internal references that lead to an existing place | {self.resolved:.1%} |"
        yield f"| articles named in other documents held | {len(self.outward):,} |"
        yield f"| … that these have, in the version held | {self.arrived:.1%} |"
        yield f"| characters parsed a second | {self.characters / self.seconds:,.0f} |"
        yield f"| articles parsed a second | {self.kinds['article'] / self.seconds:,.0f} |"
        yield f"| characters read for references a second | {self.characters / self.reference_seconds:,.0f} |"
        yield f"\nRepaired: {', '.join(f'{kind} {count:,}' for kind, count in self.repairs.most_common())}."
        yield "\n## Oddities left, by kind\n"
        for kind, told in sorted(self.odd.items(), key=lambda pair: -len(pair[1])):
            yield f"- {kind}: {len(told)}, as {'; '.join(told[:_EXAMPLES])}"
        yield "\n## Documents where the articles differ from 第X条 at line starts\n"
        yield from (f"- {line}" for line in self.differing)
        yield "\n## Internal references that lead nowhere\n"
        yield from (f"- {line}" for line in self.unresolved)


def lost_characters(document: Document) -> Iterator[int]:
    """Give the places of the characters that are in no leaf, are no white space and were not repaired away."""
    kept = [(repair.span.start, repair.span.end) for repair in document.repairs]
    for node in document.root.walk():
        if node.kind is not Kind.PREAMBLE:
            kept += [(node.span.start, node.own.start), (node.own.start, node.own.end)]
    at = 0
    for start, end in [*sorted(kept), (len(document.source), len(document.source))]:
        yield from (place for place in range(at, start) if not document.source[place].isspace())
        at = max(at, end)


def report(place: Path) -> Report:
    """Parse every law of `place`."""
    collection = list(laws(place))
    known = KnownTitles(law.meta for law in collection)
    result = Report()
    for law in collection:
        result.read(law, known)
    return result


def main() -> None:
    """Print the report; fail where a character was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--laws", type=Path, required=True)
    result = report(parser.parse_args().laws)
    sys.stdout.write("\n".join(result.lines()) + "\n")
    if result.lost:
        sys.exit(1)


if __name__ == "__main__":
    main()
