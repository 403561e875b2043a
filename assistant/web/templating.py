"""Fills the HTML templates; whatever is put into one is escaped."""

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
