"""Every quote of the law in assistant/checkers is verbatim; every number of the law is in its quote."""

import ast
import inspect
import re
import sys
from fractions import Fraction
from types import ModuleType

import pytest

from assistant.checkers.coverage import modules_of
from assistant.checkers.decision import Parameter
from assistant.checkers.registry import checkers
from corpus.citation import Citation
from corpus.quantities import quantities
from tests.assistant.checkers.support import (
    clauses_of,
    document,
    is_place,
    modules,
    quoted_lines,
    readings,
    stands_at,
    written_out,
)

CHECKER_MODULES = [module for module in modules() if hasattr(module, "CHECKER")]


def _name(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2]


@pytest.mark.parametrize("module", modules(), ids=_name)
def test_the_clauses_of_a_docstring_are_verbatim(module: ModuleType) -> None:
    wrong = [f"{place}  {words}" for place, words in quoted_lines(module) if not stands_at(place, words)]
    assert not wrong


@pytest.mark.parametrize("module", modules(), ids=_name)
def test_a_line_of_a_docstring_that_starts_with_a_place_is_read_as_a_clause(module: ModuleType) -> None:
    """A clause line with one space or a full-width bracket would otherwise go unchecked."""
    lines = [
        line for line in (module.__doc__ or "").splitlines() if re.match(r"\s*\d+\s*([(（]\d+[)）])?\s", line)
    ]
    assert len(lines) == len(list(quoted_lines(module)))


@pytest.mark.parametrize("module", modules(), ids=_name)
def test_clauses_and_parameters_are_verbatim(module: ModuleType) -> None:
    wrong = [
        f"{where}：{clause.place}  {clause.quote}"
        for where, clause in clauses_of(module)
        if not stands_at(clause.place, clause.quote)
    ]
    assert not wrong


@pytest.mark.parametrize("module", modules(), ids=_name)
def test_clauses_written_inside_functions_are_verbatim(module: ModuleType) -> None:
    calls = [found for found in written_out(module) if found[2].strip()]
    wrong = [f"第{line}行：{place}  {words}" for line, place, words in calls if not stands_at(place, words)]
    assert not wrong


@pytest.mark.parametrize("module", modules(), ids=_name)
def test_the_value_of_a_parameter_stands_in_its_quote(module: ModuleType) -> None:
    wrong = [
        f"{where}：{clause.value} 不见于“{clause.quote}”"
        for where, clause in clauses_of(module)
        if isinstance(clause, Parameter) and Fraction(clause.value) not in _numbers(clause.quote)
    ]
    assert not wrong


@pytest.mark.parametrize("module", modules(), ids=_name)
def test_a_parameter_names_its_unit(module: ModuleType) -> None:
    parameters = [clause for _, clause in clauses_of(module) if isinstance(clause, Parameter)]
    assert all(clause.unit.strip() for clause in parameters)


def _numbers(quote: str) -> set[Fraction]:
    """The numbers that `quote` states, in figures or in words: 30%, 三分之一, 5个, 三年."""
    return {quantity.value for quantity in quantities(quote)}


def test_a_number_that_is_not_in_the_quote_is_not_found() -> None:
    """Keeps the test above able to fail."""
    assert _numbers("不低于总人数的30%") == {Fraction(30, 100)}
    assert _numbers("不超过总人数三分之一") == {Fraction(1, 3)}


@pytest.mark.parametrize("module", CHECKER_MODULES, ids=_name)
def test_a_checker_quotes_the_places_that_it_declares(module: ModuleType) -> None:
    """Its own file, or one that it is made of, quotes each place but a bare lead-in such as 第九条's."""
    declared = module.CHECKER.places
    used = [sys.modules[name] for name in modules_of(module.__name__)]
    quoted = {place for part in used for place, _ in quoted_lines(part)}
    lead_ins = {place for place in declared if _own_words(place).endswith("：")}
    assert len(declared) == len(set(declared))
    assert set(declared) <= quoted | lead_ins
    assert {place for place, _ in quoted_lines(module)} <= set(declared)


def _own_words(place: str) -> str:
    """The words at `place` without those of its items: the first line."""
    return document().text(document().find(Citation.parse(place))).partition("\n")[0]


@pytest.mark.parametrize("module", CHECKER_MODULES, ids=_name)
def test_a_checker_file_opens_with_its_chinese_title(module: ModuleType) -> None:
    title = (module.__doc__ or "").splitlines()[0]
    assert re.match(r"[\u4e00-\u9fff].*第[一二三四五六七八九十]+条", title)


@pytest.mark.parametrize("name", sorted(checkers()))
def test_every_fact_asks_a_question_in_chinese_and_names_its_clause(name: str) -> None:
    for field, info in checkers()[name].facts.model_fields.items():
        assert info.default is None and not info.is_required(), field
        assert info.title and re.search("[\u4e00-\u9fff]", info.title), field
        assert info.description and re.search("[？?]", info.description), field
        assert isinstance(info.json_schema_extra, dict)
        place = info.json_schema_extra["citation"]
        assert isinstance(place, str) and is_place(place), field
        assert document().find(Citation.parse(place)), field


@pytest.mark.parametrize("module", modules(), ids=_name)
def test_every_reading_asked_for_is_registered(module: ModuleType) -> None:
    asked = [
        node.args[0].value
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "reading"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    ]
    assert set(asked) <= set(readings())


@pytest.mark.parametrize("name", sorted(readings()))
def test_the_wording_of_a_reading_is_verbatim_at_each_of_its_places(name: str) -> None:
    reading = readings()[name]
    assert not [place for place in reading.citations if not stands_at(place, reading.wording)]
