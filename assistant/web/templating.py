"""Fills the HTML templates; whatever is put into one is escaped."""

from collections.abc import Iterator
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

_environment = Environment(
    loader=PackageLoader("assistant.web"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(template: str, **values: Any) -> Markup:
    """Give `template` filled with `values`, as HTML that is not escaped again."""
    return Markup(_environment.get_template(template).render(values))


def render_in_parts(template: str, **values: Any) -> Iterator[str]:
    """Give `template` filled with `values` bit by bit: what stands above a slow value is given before it is asked for."""
    return _environment.get_template(template).generate(values)
