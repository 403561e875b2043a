"""Plots as SVG: columns by day, bars by name, lines by day. What a plot shows stands in a table beside it as well."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement, tostring

from markupsafe import Markup

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _FOOT = 480, 200, 70, 10, 20, 28
# The measures are those of a phone: there the letters are set larger, at _LETTER, for the whole is drawn smaller.
_LETTER, _HALF_A_DAY = 18, 40
_ROW, _BAR, _NUMBER, _LONGEST_NAME = 46, 14, 84, 25
_LABELS = 5  # days that are written below the axis


def columns(name: str, title: str, described: str, values: Mapping[date, int]) -> Markup:
    """Give a column for each day. `name` tells the plot from others on the page."""
    root = _root(name, title, described, _HEIGHT)
    top = _scale(root, max(values.values(), default=0))
    step = (_WIDTH - _LEFT - _RIGHT) / max(len(values), 1)
    for at, (day, value) in enumerate(values.items()):
        if value:
            height = (_HEIGHT - _TOP - _FOOT) * value / top
            bar = _shape(
                root, "rect", "plot-fill", x=_LEFT + at * step + step * 0.12, y=_HEIGHT - _FOOT - height
            )
            bar.attrib |= {"width": f"{step * 0.76:.1f}", "height": f"{height:.1f}"}
            SubElement(bar, "title").text = f"{day.isoformat()}：{value}"
    _days(root, list(values), step)
    return _written(root)


def bars(name: str, title: str, described: str, values: Sequence[tuple[str, int]]) -> Markup:
    """Give a bar for each name, in the order given; the name stands above its bar, where any length has room."""
    root = _root(name, title, described, _ROW * len(values) + 8)
    most = max((value for _, value in values), default=0) or 1
    for at, (label, value) in enumerate(values):
        y = 4 + _ROW * at
        shown = label if len(label) <= _LONGEST_NAME else f"{label[: _LONGEST_NAME - 1]}…"
        _text(root, 2, y + _LETTER, shown)
        length = (_WIDTH - _NUMBER) * value / most
        bar = _shape(root, "rect", "plot-fill", x=2, y=y + _LETTER + 5)
        bar.attrib |= {"width": f"{max(length, 1):.1f}", "height": f"{_BAR}"}
        SubElement(bar, "title").text = f"{label}：{value}"
        _text(root, length + 12, y + _LETTER + 5 + _BAR, str(value))
    return _written(root)


def lines(
    name: str, title: str, described: str, days: Sequence[date], series: Mapping[str, Mapping[date, float]]
) -> Markup:
    """Give a line for each series over `days`; a day without a value breaks it. Lines differ by their strokes too."""
    root = _root(name, title, described, _HEIGHT)
    top = _scale(root, max((value for one in series.values() for value in one.values()), default=0))
    step = (_WIDTH - _LEFT - _RIGHT) / max(len(days), 1)
    for number, (label, values) in enumerate(series.items()):
        style = f"plot-line plot-line-{number}"
        points = {
            day: (_LEFT + (at + 0.5) * step, _HEIGHT - _FOOT - (_HEIGHT - _TOP - _FOOT) * values[day] / top)
            for at, day in enumerate(days)
            if day in values
        }
        for one, two in pairwise(days):
            if one in points and two in points:
                line = _shape(root, "line", style)
                ends = zip(("x1", "y1", "x2", "y2"), (*points[one], *points[two]), strict=True)
                line.attrib |= {key: f"{value:.1f}" for key, value in ends}
        for day, (x, y) in points.items():
            dot = _shape(root, "circle", f"plot-dot plot-dot-{number}")
            dot.attrib |= {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": "2.5"}
            SubElement(dot, "title").text = f"{day.isoformat()} {label}：{values[day]:.0f}"
    _days(root, days, step)
    return _written(root)


def _root(name: str, title: str, described: str, height: int) -> Element:
    root = Element(
        "svg",
        {
            "viewBox": f"0 0 {_WIDTH} {height}",
            "role": "img",
            "class": "plot",
            "aria-labelledby": f"{name}-title {name}-described",
        },
    )
    SubElement(root, "title", {"id": f"{name}-title"}).text = title
    SubElement(root, "desc", {"id": f"{name}-described"}).text = described
    return root


def _scale(root: Element, most: float) -> float:
    """Draw lines at a few round values and give the highest."""
    step = _round_step(most / 4)
    marks = [0.0, step, *(step * number for number in (2, 3, 4) if step * (number - 1) < most)]
    for value in marks:
        y = _HEIGHT - _FOOT - (_HEIGHT - _TOP - _FOOT) * value / marks[-1]
        line = _shape(root, "line", "plot-grid")
        line.attrib |= {"x1": f"{_LEFT}", "x2": f"{_WIDTH - _RIGHT}", "y1": f"{y:.1f}", "y2": f"{y:.1f}"}
        _text(root, _LEFT - 8, y + 5, f"{value:.0f}", "end")
    return marks[-1]


def _round_step(least: float) -> float:
    """The least of 1, 2, 5, 10, 20, 50 … that is not below `least`: parts of a question are not asked."""
    power = 1.0
    while True:
        for step in (1, 2, 5):
            if step * power >= least:
                return step * power
        power *= 10


def _days(root: Element, days: Sequence[date], step: float) -> None:
    every = max(-(-len(days) // _LABELS), 1)
    for at, day in enumerate(days):
        if at % every == 0:
            x = min(_LEFT + (at + 0.5) * step, _WIDTH - _HALF_A_DAY)
            _text(root, x, _HEIGHT - 8, f"{day.month}月{day.day}日", "middle")


def _shape(root: Element, kind: str, style: str, **place: float) -> Element:
    drawn = {"class": style, **{key: f"{value:.1f}" for key, value in place.items()}}
    return SubElement(root, kind, drawn)


def _text(root: Element, x: float, y: float, said: str, anchor: str = "start") -> None:
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor, "class": "plot-text"}
    SubElement(root, "text", place).text = said


def _written(root: Element) -> Markup:
    return Markup(tostring(root, encoding="unicode"))
