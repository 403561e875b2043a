"""The timeline as a picture: one lane a kind of date, spans as bars, days as marks, drawn as SVG.

The colours stand in the drawing, so that a file of it looks the same anywhere; a page may put its own over them
by the class names. Whatever it shows is in the table as well.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element, SubElement, tostring

from assistant.checkers.calendar import written
from assistant.timeline.plan import Entry, Lane, Timeline
from assistant.timeline.words import PictureWords

WIDTH, LEFT, RIGHT, TOP, LANE, FOOT = 1120, 132, 28, 74, 54, 34
_NARROWEST = 74  # a label needs so much room beside the one before it
_WIDEST_NAME = 150  # a name of twelve characters
_INK, _SOFT, _LINE, _PAPER, _TODAY = "#1d2530", "#55606e", "#dcd9d0", "#ffffff", "#a5271f"
_COLOURS = {
    Lane.PUBLICITY: "#5a3d8a",
    Lane.PERIOD: "#1f4a86",
    Lane.SELF: "#17663c",
    Lane.STAGE: "#8a5600",
    Lane.COMPREHENSIVE: "#a5271f",
    Lane.RECTIFICATION: "#8a5600",
    Lane.BAN: "#55606e",
}
_FONT = "'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"


@dataclass(frozen=True, slots=True)
class _Scale:
    """Years to picture units."""

    first: int
    last: int

    def at(self, day: date) -> float:
        whole = date(self.last + 1, 1, 1).toordinal() - date(self.first, 1, 1).toordinal()
        done = day.toordinal() - date(self.first, 1, 1).toordinal()
        return round(LEFT + (WIDTH - LEFT - RIGHT) * done / whole, 1)


def draw(timeline: Timeline, words: PictureWords) -> str:
    """Give the picture of `timeline` as SVG; nothing where there is no date."""
    if not timeline.entries:
        return ""
    lanes = [lane for lane in Lane if any(entry.lane is lane for entry in timeline.entries)]
    days = [day for entry in timeline.entries for day in (entry.first, entry.last) if day]
    scale = _Scale(min(days).year, max(days).year)
    height = TOP + LANE * len(lanes) + FOOT
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {WIDTH} {height}",
            "width": str(WIDTH),
            "height": str(height),
            "role": "img",
            "aria-labelledby": "timeline-title timeline-description",
            "font-family": _FONT,
            "class": "timeline-picture",
        },
    )
    SubElement(root, "title", {"id": "timeline-title"}).text = words.title
    SubElement(root, "desc", {"id": "timeline-description"}).text = description(timeline, words)
    _rect(root, 0, 0, WIDTH, height, _PAPER, "tl-paper")
    _text(root, LEFT, 24, words.title, 17, _INK, "tl-ink")
    _text(
        root, WIDTH - RIGHT, 24, words.dated.format(date=written(timeline.as_of)), 13, _SOFT, "tl-soft", "end"
    )
    _years(root, scale, TOP + LANE * len(lanes))
    for at, lane in enumerate(lanes):
        y = TOP + LANE * at
        _line(root, 16, y, WIDTH - RIGHT, y, _LINE, "tl-line")
        _text(root, 18, y + LANE / 2 + 5, words.lanes[lane], 14, _INK, "tl-ink")
        _lane(root, [entry for entry in timeline.entries if entry.lane is lane], y, scale)
    _today(root, timeline.as_of, scale, TOP + LANE * len(lanes), words)
    return tostring(root, encoding="unicode")


def description(timeline: Timeline, words: PictureWords) -> str:
    """Give the picture in one sentence, for those who do not see it."""
    return words.description.format(
        count=len(timeline.entries),
        first=written(timeline.entries[0].last),
        last=written(timeline.entries[-1].last),
    )


def _years(root: Element, scale: _Scale, bottom: float) -> None:
    every = (
        1 + (scale.last - scale.first) // 24
    )  # so many years on one axis that each has room for its number
    for year in range(scale.first, scale.last + 1, every):
        x = scale.at(date(year, 1, 1))
        _line(root, x, TOP - 12, x, bottom, _LINE, "tl-line")
        _text(root, x + 4, TOP - 18, str(year), 13, _SOFT, "tl-soft")
    _line(root, 16, bottom, WIDTH - RIGHT, bottom, _LINE, "tl-line")


def _lane(root: Element, entries: Sequence[Entry], y: float, scale: _Scale) -> None:
    taken = 0.0
    for entry in entries:
        group = SubElement(root, "g", {"class": f"tl-{entry.lane}"})
        SubElement(group, "title").text = f"{entry.title}：{_when(entry)}（{entry.label}）"
        colour = _COLOURS[entry.lane]
        end = scale.at(entry.last)
        if entry.first is not None:
            start = scale.at(entry.first)
            _rect(group, start, y + 12, max(end - start, 3), 20, colour, "tl-fill", 3)
            if end - start >= _WIDEST_NAME:
                _text(group, (start + end) / 2, y + 26, entry.title, 12, _PAPER, "tl-on-fill", "middle")
        else:
            _mark(group, end, y + 22, colour)
        place = min(max(end, LEFT + 34), WIDTH - RIGHT - 30)
        if place - taken >= _NARROWEST:
            text = f"{entry.last.month}月{entry.last.day}日" + ("*" if entry.estimated else "")
            _text(group, place, y + 46, text, 12, _SOFT, "tl-soft", "middle")
            taken = place


def _today(root: Element, day: date, scale: _Scale, bottom: float, words: PictureWords) -> None:
    if scale.first <= day.year <= scale.last:
        x = scale.at(day)
        _line(root, x, TOP - 8, x, bottom + 6, _TODAY, "tl-today", "5 4")
        _text(
            root, min(max(x, 60), WIDTH - 60), bottom + 22, words.today, 13, _TODAY, "tl-today-text", "middle"
        )


def _when(entry: Entry) -> str:
    return f"{written(entry.first)}至{written(entry.last)}" if entry.first else written(entry.last)


def _mark(parent: Element, x: float, y: float, colour: str) -> None:
    points = ((x, y - 9), (x + 8, y), (x, y + 9), (x - 8, y))
    SubElement(parent, "polygon", {"points": _points(points), "fill": colour, "class": "tl-fill"})


def _points(points: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in points)


def _rect(
    parent: Element, x: float, y: float, width: float, height: float, fill: str, name: str, radius: int = 0
) -> None:
    values = {"x": x, "y": y, "width": width, "height": height, "rx": radius}
    drawn = {key: f"{value:g}" for key, value in values.items()}
    SubElement(parent, "rect", {**drawn, "fill": fill, "class": name})


def _line(
    parent: Element, x1: float, y1: float, x2: float, y2: float, colour: str, name: str, dashes: str = ""
) -> None:
    ends = {key: f"{value:g}" for key, value in {"x1": x1, "y1": y1, "x2": x2, "y2": y2}.items()}
    style = {"stroke": colour, "class": name, **({"stroke-dasharray": dashes} if dashes else {})}
    SubElement(parent, "line", {**ends, **style})


def _text(
    parent: Element,
    x: float,
    y: float,
    said: str,
    size: int,
    colour: str,
    name: str,
    anchor: str = "start",
) -> None:
    place = {"x": f"{x:g}", "y": f"{y:g}", "font-size": str(size), "text-anchor": anchor}
    SubElement(parent, "text", {**place, "fill": colour, "class": name}).text = said
