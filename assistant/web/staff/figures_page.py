"""The page of 数据: plots and the same as tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import ceil
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from assistant.answer import Status
from assistant.storage.question_log import UNANSWERED, Figures
from assistant.web.staff.places import place_links
from assistant.web.staff.plots import bars, columns, lines
from assistant.web.staff.question_pages import ADDRESS as QUESTIONS
from assistant.web.staff.workbench_words import workbench_words
from corpus.library import Library

_MOST_ARTICLES = 15


@dataclass(frozen=True)
class Plot:
    """One plot: its heading, its picture, its table; `links` lead on from the first cell of a row."""

    name: str
    title: str
    picture: Markup
    heads: tuple[str, ...]
    rows: Sequence[tuple[object, ...]]
    links: Mapping[str, str] = field(default_factory=dict)


def figures_values(figures: Figures, library: Library, chosen: str, problem: str) -> dict[str, Any]:
    """Give what the template shows; `chosen` is the number of days that was asked for, "" for a range."""
    words = workbench_words()
    unanswered = sum(count for status, count in figures.statuses.items() if status in UNANSWERED)
    return {
        "say": words,
        "figures": figures,
        "problem": problem,
        "chosen": chosen,
        "periods": (
            ("7", words.figures.period_7),
            ("30", words.figures.period_30),
            ("90", words.figures.period_90),
            ("365", words.figures.period_365),
        ),
        "totals": (
            (words.figures.total, figures.total),
            (words.figures.unanswered, unanswered),
            (words.figures.helpful, figures.helpful),
            (words.figures.not_helpful, figures.not_helpful),
        ),
        "plots": plots(figures, library) if figures.total else (),
    }


def plots(figures: Figures, library: Library) -> tuple[Plot, ...]:
    """Give all plots of a period in which something was asked."""
    return _days(figures), _statuses(figures), *_articles(figures, library), _latency(figures)


def quantile(ascending: Sequence[float], share: float) -> float:
    """Give the least value that at least `share` of the values do not exceed."""
    return ascending[max(ceil(share * len(ascending)) - 1, 0)]


def _days(figures: Figures) -> Plot:
    words = workbench_words().figures
    day, most = max(figures.days.items(), key=lambda pair: pair[1])
    said = words.days_described.format(
        first=figures.first, last=figures.last, total=figures.total, day=day, most=most
    )
    rows = [(one.isoformat(), count) for one, count in figures.days.items()]
    picture = columns("days", words.days, said, figures.days)
    return Plot("days", words.days, picture, (words.day, words.count), rows)


def _statuses(figures: Figures) -> Plot:
    words = workbench_words()
    named = [(words.status[Status(status)], count) for status, count in figures.statuses.items()]
    said = words.figures.statuses_described.format(name=named[0][0], count=named[0][1])
    rows = [(name, count, f"{count / figures.total:.0%}") for name, count in named]
    heads = (words.figures.name, words.figures.count, words.figures.share)
    title = words.figures.statuses
    return Plot("statuses", title, bars("statuses", title, said, named), heads, rows)


def _articles(figures: Figures, library: Library) -> list[Plot]:
    """Nothing where no answer cited an article."""
    words = workbench_words().figures
    found = [(ref, link.label) for ref in figures.articles for link in place_links([ref], library)]
    named = [(label, figures.articles[ref]) for ref, label in found]
    if not named:
        return []
    said = words.articles_described.format(name=named[0][0], count=named[0][1])
    picture = bars("articles", words.articles, said, named[:_MOST_ARTICLES])
    return [
        Plot(
            "articles", words.articles, picture, (words.name, words.count), named, _questions(found, figures)
        )
    ]


def _questions(found: Sequence[tuple[str, str]], figures: Figures) -> dict[str, str]:
    """The addresses of the questions that touched each article."""
    days = {"first": figures.first.isoformat(), "last": figures.last.isoformat()}
    return {label: f"{QUESTIONS}?{urlencode({'article': ref, **days})}" for ref, label in found}


def _latency(figures: Figures) -> Plot:
    words = workbench_words().figures
    everything = sorted(value for listed in figures.latencies.values() for value in listed)
    by_day: dict[str, dict[date, float]] = {
        label: {day: quantile(listed, share) for day, listed in figures.latencies.items()}
        for label, share in ((words.p50, 0.5), (words.p95, 0.95))
    }
    p50, p95 = (f"{quantile(everything, share):.0f}" for share in (0.5, 0.95))
    said = words.latency_described.format(p50=p50, p95=p95)
    picture = lines("latency", words.latency, said, list(figures.days), by_day)
    rows = [
        (day.isoformat(), f"{by_day[words.p50][day]:.0f}", f"{by_day[words.p95][day]:.0f}")
        for day in figures.days
        if day in figures.latencies
    ]
    return Plot("latency", words.latency, picture, (words.day, words.p50, words.p95), rows)
