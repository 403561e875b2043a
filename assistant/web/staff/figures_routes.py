"""数据: what was asked in a period, as plots, tables and files."""

from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from assistant.services import Services
from assistant.storage.question_log import Figures, QuestionLog
from assistant.web.staff.csv_file import csv_file
from assistant.web.staff.figures_page import figures_values, plots
from assistant.web.staff.frame import Clerk, Desk
from assistant.web.staff.question_search import read_day
from assistant.web.staff.workbench_words import workbench_words

ADDRESS = "/staff/figures"

_USUAL, _LONGEST = 30, 731  # days


def figures_routes(services: Services, log: QuestionLog, desk: Desk) -> APIRouter:
    """Give the routes of the page and of its file."""
    routes = APIRouter(prefix=ADDRESS)
    words = workbench_words().figures
    reader = Annotated[Clerk, Depends(desk.reader)]

    @routes.get("")
    def page(
        request: Request, clerk: reader, days: str = "", first: str = "", last: str = ""
    ) -> HTMLResponse:
        figures, chosen, problem = _looked_at(log, services.today(), days, first, last)
        values = figures_values(figures, services.library, chosen, problem)
        return desk.page(clerk, "staff/figures.html", request, 422 if problem else 200, **values)

    @routes.get("/file.csv")
    def file(
        clerk: reader,  # noqa: ARG001 - only who is signed in comes here
        days: str = "",
        first: str = "",
        last: str = "",
    ) -> Response:
        figures, _, _ = _looked_at(log, services.today(), days, first, last)
        drawn = plots(figures, services.library) if figures.total else ()
        # A figure a line: the plots count different things, from 次数 to 毫秒.
        rows = [
            (plot.title, str(name), what, str(value))
            for plot in drawn
            for name, *values in plot.rows
            for what, value in zip(plot.heads[1:], values, strict=True)
        ]
        head = (words.title, words.name, words.figure, words.value)
        return csv_file(f"{words.title}-{figures.first}-{figures.last}.csv", head, rows)

    return routes


def _looked_at(log: QuestionLog, today: date, days: str, first: str, last: str) -> tuple[Figures, str, str]:
    """Give the figures of the period, the number of days that was chosen, and what is wrong with the form."""
    chosen = days if days in ("7", "30", "90", "365") else ""
    begin, end, problem = _period(today, int(chosen or _USUAL), first, last)
    return log.figures(begin, end), chosen or ("" if first or last else str(_USUAL)), problem


def _period(today: date, days: int, first: str, last: str) -> tuple[date, date, str]:
    words = workbench_words()
    usual = (today - timedelta(days - 1), today)
    try:
        end = read_day(last) or today
        begin = read_day(first) or (end - timedelta(days - 1))
    except (ValueError, OverflowError) as fault:
        return *usual, str(fault)
    if begin > end:
        return *usual, words.common.days_reversed
    if (end - begin).days >= _LONGEST:
        return *usual, words.figures.too_long.format(days=_LONGEST)
    return begin, end, ""
