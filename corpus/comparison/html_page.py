"""A 新旧对照 as one self-contained HTML page; every word of the documents is escaped."""

from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template

from corpus.comparison.model import Comparison, Mark
from corpus.comparison.wording import headline, name, pieces_of, status, summary, wording


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    source = (files("corpus.comparison") / "page.html").read_text(encoding="utf-8")
    return environment.from_string(source)


def to_html(comparison: Comparison, *, unchanged: bool = False) -> str:
    """Give the page; rows without a change only where `unchanged` asks for them."""
    words = wording()
    return _template().render(
        words=words,
        summary=summary(comparison),
        columns=(headline(words.old, comparison.old), headline(words.new, comparison.new)),
        rows=comparison.rows if unchanged else comparison.changes,
        sides=(Mark.REMOVED, Mark.INSERTED),
        name=name,
        pieces_of=pieces_of,
        status=status,
    )
