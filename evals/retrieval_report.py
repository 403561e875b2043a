"""The table and the picture of the retrieval benchmark."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.retrieval_metrics import NAMES

_SHOWN = ("R@1", "R@5", "R@10", "R@20", "R@100", "MRR@10", "nDCG@10")
_DRAWN = ("R@5", "R@100", "nDCG@10")


@dataclass(frozen=True)
class Row:
    """A system's measures (in the order of NAMES) on the dev questions and on all of train and dev."""

    system: str
    dev: tuple[float, ...]
    all: tuple[float, ...]


def table(rows: Sequence[Row], costs: Mapping[str, str], command: str, material: str) -> str:
    """Give the whole report as Markdown."""
    lines = ["# Retrieval over a large library", "", material, "", f"Made by `{command}`.", ""]
    lines += _table("dev questions", [(row.system, row.dev) for row in rows])
    lines += _table("train + dev questions", [(row.system, row.all) for row in rows])
    lines += ["## What it costs", "", "| | |", "|---|---|"]
    lines += [f"| {name} | {value} |" for name, value in costs.items()]
    return "\n".join([*lines, "", "![Recall and gain of each system](retrieval.png)", ""])


def draw(rows: Sequence[Row], file: Path) -> None:
    """Draw the dev measures of all systems as bars."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(1, len(_DRAWN), figsize=(11, 0.5 * len(rows) + 1.2), sharey=True)
    systems = [row.system for row in rows][::-1]
    for axis, name in zip(axes, _DRAWN, strict=True):
        values = [row.dev[NAMES.index(name)] for row in rows][::-1]
        colours = ["#9aa7b4"] * (len(rows) - 1) + ["#1f5fa8"]  # the product stands on top
        for bar, value in zip(axis.barh(systems, values, color=colours), values, strict=True):
            axis.text(value, bar.get_y() + bar.get_height() / 2, f" {value:.2f}", va="center", fontsize=9)
        axis.set_title(name)
        axis.set_xlim(0, 1)
        axis.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    figure.savefig(file, dpi=110)
    pyplot.close(figure)


def _table(title: str, rows: Sequence[tuple[str, tuple[float, ...]]]) -> list[str]:
    places = [NAMES.index(name) for name in _SHOWN]
    lines = [f"## {title}", "", f"| system | {' | '.join(_SHOWN)} |", "|---|" + "---|" * len(_SHOWN)]
    lines += [
        f"| {system} | {' | '.join(f'{values[place]:.3f}' for place in places)} |" for system, values in rows
    ]
    return [*lines, ""]
