"""Facts with other values, as a form would bring them: contradictions are refused, never tried."""

from typing import Any, TypeVar

from pydantic import ValidationError

from assistant.checkers.facts import Facts

F = TypeVar("F", bound=Facts)


def changed(facts: F, **values: Any) -> F | None:
    """Give `facts` with `values`; None where they would contradict each other."""
    given = {name: known for name, known in facts if known is not None}
    try:
        return type(facts).model_validate({**given, **values})
    except ValidationError:
        return None
