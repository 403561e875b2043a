"""Assesses answers on the day of the tests, with the readings in force."""

from collections.abc import Callable
from typing import Any

import pytest

from assistant.assessment.assess import Assessment, assess
from corpus.library import Library
from tests.conftest import AS_OF

Assess = Callable[..., Assessment]


@pytest.fixture
def assessed(library: Library) -> Assess:
    """Give the assessment of answers by field."""

    def run(**answers: Any) -> Assessment:
        return assess(answers, AS_OF, library.readings)

    return run
