"""The language of the pages: Chinese, or English where a reader has switched; kept in a cookie."""

from collections.abc import Mapping
from typing import get_args

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from assistant.web.navigation import entries
from assistant.web.words import web_words
from assistant.wording import Language

COOKIE = "assistant_language"
_YEAR = 365 * 24 * 3600  # seconds

TAGS: dict[Language, str] = {"zh": "zh-CN", "en": "en"}
"""The languages as HTML names them."""


def language_of(cookies: Mapping[str, str]) -> Language:
    """Give the language that a reader with these cookies has chosen, Chinese where none was."""
    return known(cookies.get(COOKIE, ""))


def known(code: str) -> Language:
    """Give `code` where the pages are written in it, else Chinese."""
    return next((language for language in get_args(Language) if language == code), "zh")


def switch_language(request: Request) -> Response:
    """Remember the language in the address, and go back to the page that the reader came from."""
    back = request.query_params.get("back", "/")
    language = known(request.path_params["code"])
    pages = {entry.address for entry in entries(web_words().navigation)}
    response = RedirectResponse(back if back in pages else "/", 303)
    response.set_cookie(
        COOKIE, language, max_age=_YEAR, httponly=True, samesite="lax", secure=request.url.scheme == "https"
    )
    return response
