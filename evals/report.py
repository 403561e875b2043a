"""The report of an evaluation: figures by dataset, the peer beside, every failure shown."""

from collections.abc import Mapping, Sequence
from html import escape

from markdown_it import MarkdownIt

from evals.dataset import KINDS
from evals.metrics import Judged, table

_FIGURES = {
    "turns": "轮次",
    "passed": "全对",
    "status": "状态",
    "citation_recall": "引用召回",
    "citation_precision": "引用精度",
    "must_say": "应说",
    "must_not_violations": "不应说（次）",
    "wrongly_refused": "误拒",
    "quote_fidelity": "引文保真",
    "median_ms": "中位 ms",
    "p95_ms": "p95 ms",
}
# The page stands alone: it asks for nothing from anywhere.
_PAGE = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; font: 16px/1.6 system-ui, "Noto Sans CJK SC", sans-serif; }}
body {{ max-width: 64rem; margin: 2rem auto; padding: 0 1rem; }}
table {{ border-collapse: collapse; display: block; overflow-x: auto; }}
th, td {{ border: 1px solid #8888; padding: .3em .6em; white-space: nowrap; }}
h3 {{ margin-top: 2.5em; border-top: 1px solid #8888; padding-top: 1em; }}
blockquote {{ margin: 0; padding-left: 1em; border-left: 3px solid #8888; }}
</style></head><body>
{body}</body></html>
"""
_WHOLE = {"turns", "must_not_violations"}


def markdown(results: Mapping[str, Sequence[Judged]], split: str) -> str:
    """Give the report over `results`, by the name of the system; the first is ours, whose failures are shown."""
    ours = next(iter(results.values()))
    parts = [f"# 评测报告（{split}）", figures(results), "## 没有全对的问题", *map(_failure, ours)]
    return "\n\n".join(part for part in parts if part) + "\n"


def html(results: Mapping[str, Sequence[Judged]], split: str) -> str:
    """Give the same report as one HTML page that needs nothing else."""
    renderer = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table")
    body = renderer.render(markdown(results, split))
    return _PAGE.format(title=escape(f"评测报告（{split}）"), body=body)


def figures(results: Mapping[str, Sequence[Judged]]) -> str:
    """Give the table of figures."""
    lines = [
        "| 系统 | 数据 | " + " | ".join(_FIGURES.values()) + " |",
        "|---|---|" + "---:|" * len(_FIGURES),
    ]
    for system, judged in results.items():
        for kind in (*KINDS, "all"):
            some = [one for one in judged if kind in (one.case.kind, "all")]
            if some:
                lines.append(f"| {system} | {kind} | " + " | ".join(_cells(some)) + " |")
    return "\n".join(lines)


def _cells(judged: Sequence[Judged]) -> list[str]:
    values = table(judged)
    return [
        f"{values[name]:.0f}"
        if name in _WHOLE
        else f"{values[name]:.1f}"
        if name.endswith("_ms")
        else f"{values[name]:.3f}"
        for name in _FIGURES
    ]


def _failure(one: Judged) -> str:
    if one.passed:
        return ""
    cited = "、".join(citation.ref for citation in one.answer.citations) or "无"
    wanted = [
        f"状态 {'/'.join(one.turn.status)}",
        f"引用 {'、'.join(one.turn.gold) or '不限'}",
        f"应说 {one.turn.must_say}" if one.said < len(one.turn.must_say) else "",
        f"说了不应说的 {one.forbidden}" if one.forbidden else "",
    ]
    return (
        f"### {one.case.id} {one.turn.question}\n\n要：{'；'.join(filter(None, wanted))}\n\n"
        f"得：{one.answer.status}，引用 {cited}\n\n{one.answer.text}"
    )
