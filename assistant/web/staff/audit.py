"""操作日志: what was done in the workbench, to look through and to take along as a file for Excel."""

from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from assistant.storage.audit_log import Action, FoundActions, SoughtActions
from assistant.web.staff.csv_file import csv_file
from assistant.web.staff.frame import ADDRESS, Clerk, Desk
from assistant.web.staff.words import staff_words

_LONGEST_WORDS = 100  # characters


def audit_routes(desk: Desk) -> APIRouter:
    """Give the routes of the log, for administrators."""
    routes = APIRouter(prefix=f"{ADDRESS}/log")
    words = staff_words().log
    administrator = Annotated[Clerk, Depends(desk.administrator)]
    query = Annotated[_Query, Depends(_Query)]

    @routes.get("")
    def show(request: Request, clerk: administrator, asked: query) -> Response:
        found = desk.log.find(asked.sought) if not asked.problem else FoundActions((), 0, 1)
        return desk.page(
            clerk,
            "staff/log.html",
            request,
            said=words,
            asked=asked,
            found=found,
            names=desk.log.names(),
            kinds=desk.log.kinds(),
        )

    @routes.get("/file.csv")
    def file(clerk: administrator, asked: query) -> Response:  # noqa: ARG001 - only administrators come here
        head = (words.at, words.who, words.what, words.target, words.before, words.after)
        return csv_file(f"{words.title}.csv", head, map(_row, desk.log.every(asked.sought)))

    return routes


class _Query:
    """The filter as it stands in the address."""

    def __init__(
        self,
        who: str = "",
        what: str = "",
        words: Annotated[str, Query(max_length=_LONGEST_WORDS)] = "",
        first: str = "",
        last: str = "",
        page: Annotated[int, Query(ge=1, le=100_000)] = 1,
    ) -> None:
        self.values = {"who": who, "what": what, "words": words.strip(), "first": first, "last": last}
        self.problem = ""
        self.sought = SoughtActions(who, what, words.strip(), self._day(first), self._day(last), page)
        if self.sought.first and self.sought.last and self.sought.first > self.sought.last:
            self.problem = staff_words().log.days_reversed

    def address(self, page: int) -> str:
        """Give the query of another page of the same."""
        return f"?{urlencode({**self._given, 'page': page})}"

    @property
    def file_address(self) -> str:
        """The file of all that is found."""
        return f"{ADDRESS}/log/file.csv?{urlencode(self._given)}"

    @property
    def _given(self) -> dict[str, str]:
        return {name: value for name, value in self.values.items() if value}

    def _day(self, written: str) -> date | None:
        try:
            return date.fromisoformat(written) if written else None
        except ValueError:
            self.problem = staff_words().log.day_wrong.format(day=written)
            return None


def _row(action: Action) -> tuple[str, ...]:
    at = f"{action.at:%Y-%m-%d %H:%M:%S}"
    return at, action.who, action.what, action.target, action.before, action.after
