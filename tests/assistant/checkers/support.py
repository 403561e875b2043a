"""What the tests of the checkers share: the corpus, the readings, every clause that is quoted."""

import ast
import inspect
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import assistant.checkers as package
from assistant.checkers.coverage import CLAUSE_LINE
from assistant.checkers.decision import Clause, Decision, Outcome
from corpus.citation import Citation
from corpus.document import Document, Metadata
from corpus.errors import CitationError
from corpus.parser import parse
from corpus.registers import Reading, read_readings
from corpus.toml_file import read_model

AS_OF = date(2026, 11, 23)
TABLES = Path(__file__).parent / "tables"


@cache
def document() -> Document:
    """The regulation."""
    folder = files("corpus") / "documents" / "hohhot-tic"
    meta = read_model(folder / "document.toml", Metadata)
    return parse((folder / "source.txt").read_text(encoding="utf-8"), meta)


@cache
def readings() -> dict[str, Reading]:
    """The readings in force."""
    return {entry.id: entry for entry in read_readings(files("corpus") / "readings" / "hohhot-tic.toml")}


def readings_with(forced: Mapping[str, str]) -> dict[str, Reading]:
    """The readings, with other options forced where `forced` says so."""
    changed = dict(readings())
    for name, key in forced.items():
        assert name in changed, f"没有读法 {name}"
        keys = [option.key for option in changed[name].options]
        assert key in keys, f"读法 {name} 没有 {key} 这个选项，只有 {'、'.join(keys)}"
        changed[name] = changed[name].model_copy(update={"in_force": key})
    return changed


@cache
def modules() -> tuple[ModuleType, ...]:
    """Every module of assistant.checkers."""
    return tuple(import_module(f"{package.__name__}.{info.name}") for info in iter_modules(package.__path__))


def quoted_lines(module: ModuleType) -> Iterator[tuple[str, str]]:
    """Give (place, words) of every clause that the docstring of `module` quotes."""
    for line in CLAUSE_LINE.finditer(module.__doc__ or ""):
        yield line["place"], line["words"]


def clauses_of(module: ModuleType) -> Iterator[tuple[str, Clause]]:
    """Give (where it is, clause) of every clause that is reachable from the names of `module`."""
    seen: set[int] = set()
    for name, value in vars(module).items():
        for clause in _clauses(value, seen):
            yield f"{module.__name__}.{name}", clause


def _clauses(value: Any, seen: set[int]) -> Iterator[Clause]:
    """Look into containers and dataclasses; modules, classes and functions hold no clause of their own."""
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, Clause):
        yield value
    elif isinstance(value, Mapping):
        for part in (*value.keys(), *value.values()):
            yield from _clauses(part, seen)
    elif isinstance(value, list | tuple | set | frozenset):
        for part in value:
            yield from _clauses(part, seen)
    elif is_dataclass(value) and not inspect.isclass(value):
        for field in fields(value):
            yield from _clauses(getattr(value, field.name), seen)


def written_out(module: ModuleType) -> Iterator[tuple[int, str, str]]:
    """Give (line, place, words) of every call in `module` whose first two arguments are a place and words.

    This finds the clauses that a function makes when it runs, which no look at the module's names can.
    """
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Call) and len(node.args) > 1:
            given = [argument.value for argument in node.args[:2] if isinstance(argument, ast.Constant)]
            if len(given) == 2 and all(isinstance(value, str) for value in given) and is_place(given[0]):
                yield node.lineno, given[0], given[1]


def is_place(text: str) -> bool:
    """Whether `text` is a place in canonical form, `8(3)`."""
    return re.fullmatch(r"\d+(-\d+)?(\.\d+)?(\(\d+\))?(\[\d+\])?", text) is not None


def stands_at(place: str, words: str) -> bool:
    """Whether `words` stand at `place`, verbatim, after the loader's repairs."""
    try:
        found = document().text(document().find(Citation.parse(place)))
    except CitationError:
        return False
    return bool(words) and words in found


def assert_well_formed(decision: Decision, given: Mapping[str, Any]) -> None:
    """What holds of every decision: it serialises, rests on verbatim words, shows its facts, is in Chinese.

    `given` are the facts as typed: a name or a topic that a person typed may come back in the sentences.
    """
    assert json.loads(json.dumps(decision.as_json()))["schema"] == 1
    titles = [finding.title for finding in decision.findings]
    assert titles
    assert len(titles) == len(set(titles))
    for finding in decision.findings:
        parts = (finding.facts, finding.missing, finding.evidence, finding.readings)
        assert all(isinstance(part, tuple) for part in parts), finding
        assert stands_at(finding.clause.place, finding.clause.quote), finding.clause
        assert finding.missing or finding.outcome is not Outcome.NEEDS_FACTS, finding
        assert finding.facts or finding.outcome not in (Outcome.MET, Outcome.NOT_MET), finding
    for milestone in decision.milestones:
        assert milestone.first is None or milestone.first <= milestone.last
        assert milestone.how, milestone
    sentences = list(_sentences(decision))
    assert not [text for text in sentences if text and not text.endswith(("。", "？"))]
    typed = "".join(
        re.findall("[A-Za-z]", unicodedata.normalize("NFKC", json.dumps(given, ensure_ascii=False)))
    )
    foreign = re.findall(
        "[A-Za-z]+", unicodedata.normalize("NFKC", "\n".join([*sentences, *_labels(decision)]))
    )
    assert not [word for word in foreign if word not in typed]


def _sentences(decision: Decision) -> Iterator[str]:
    yield decision.conclusion
    for finding in decision.findings:
        yield finding.because
        yield finding.next_step


def _labels(decision: Decision) -> Iterator[str]:
    """The words that are no sentences: titles, papers, sums."""
    yield decision.title
    for finding in decision.findings:
        yield from (finding.title, finding.arithmetic, *finding.evidence)
    for milestone in decision.milestones:
        yield from (milestone.title, milestone.how)
