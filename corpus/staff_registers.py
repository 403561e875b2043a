"""What staff wrote over the registers that travel with the program, kept in the folder of the added documents.

lexicon.toml     terms in the place of the shipped ones of the same name, or new ones; one without forms is silent
questions.toml   further questions that lead to a place, by the place
"""

import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.citation import Citation
from corpus.document import Document
from corpus.errors import CitationError, CorpusError, RegistryError
from corpus.lexicon import Lexicon, Term, read_lexicon
from corpus.registers import read_question_keys
from corpus.revision import changed
from corpus.toml_file import quoted

LEXICON, QUESTIONS = "lexicon.toml", "questions.toml"


@dataclass(frozen=True)
class StaffRegisters:
    """The terms and the question keys of the staff, and a line for each file that cannot be used."""

    terms: tuple[Term, ...] = ()
    questions: tuple[tuple[str, str], ...] = ()
    damaged: tuple[str, ...] = ()

    def over(self, shipped: Lexicon) -> Lexicon:
        """Give the lexicon in force."""
        if not self.terms:
            return shipped
        return Lexicon({**_by_name(shipped.terms), **_by_name(self.terms)}.values())

    def keys(self, documents: Mapping[str, Document]) -> list[tuple[Citation, str]]:
        """Give the question keys whose places exist; a document that was removed takes its own along."""
        found = []
        for place, question in self.questions:
            citation = Citation.parse(place)
            if citation.document in documents and _exists(citation, documents[citation.document]):
                found.append((citation, question))
        return found


def read_staff_registers(home: Path) -> StaffRegisters:
    """Give what is kept in `home`; what is damaged is left out and told."""
    damaged: list[str] = []
    terms: tuple[Term, ...] = ()
    questions: tuple[tuple[str, str], ...] = ()
    try:
        terms = read_lexicon(home / LEXICON).terms if (home / LEXICON).is_file() else ()
    except RegistryError as problem:
        damaged.append(f"工作台改过的词库没有载入：{problem}")
    try:
        if (home / QUESTIONS).is_file():
            questions = tuple(read_question_keys(home / QUESTIONS))
            for place, _ in questions:
                Citation.parse(place)
    except (RegistryError, CitationError) as problem:
        questions = ()
        damaged.append(f"工作台加的问法没有载入：{problem}")
    return StaffRegisters(terms, questions, tuple(damaged))


def write_terms(home: Path, terms: Iterable[Term]) -> None:
    """Keep `terms` in the place of those kept before. Raises CorpusError where that fails."""
    lines = []
    for term in terms:
        lines += ["[[term]]", f"term = {quoted(term.term)}", f"said = {_listed(term.said)}"]
        lines += [f"english = {_listed(term.english)}", ""]
    _write(home / LEXICON, "\n".join(lines))


def write_questions(home: Path, questions: Iterable[tuple[str, str]]) -> None:
    """Keep (place, question) for each key in the place of those kept before. Raises CorpusError where that fails."""
    by_place: dict[str, list[str]] = {}
    for place, question in questions:
        by_place.setdefault(place, []).append(question)
    lines = [f"[{quoted(place)}]\nquestions = {_listed(asked)}\n" for place, asked in by_place.items()]
    _write(home / QUESTIONS, "\n".join(lines))


def _exists(citation: Citation, document: Document) -> bool:
    try:
        document.find(citation)
    except CitationError:
        return False
    return True


def _by_name(terms: Iterable[Term]) -> dict[str, Term]:
    return {term.term: term for term in terms}


def _listed(words: Iterable[str]) -> str:
    return f"[{', '.join(map(quoted, words))}]"


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor, beside = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")
        with os.fdopen(descriptor, "w", encoding="utf-8") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        Path(beside).replace(file)
    except OSError as problem:
        raise CorpusError("数据目录写不进去，没有保存。请检查磁盘空间和权限后再试。") from problem
    changed(file.parent)
