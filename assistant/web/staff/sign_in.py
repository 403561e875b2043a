"""The way into the workbench and out of it."""

import hmac
import secrets
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from assistant.storage.staff_accounts import LONGEST_NAME, SignInRefused
from assistant.storage.staff_sessions import LONGEST
from assistant.web.language import language_of
from assistant.web.pages import page
from assistant.web.staff.frame import ADDRESS, COOKIE, NOT_KEPT, Clerk, Desk, rooms
from assistant.web.staff.words import staff_words

_FORM_COOKIE = "assistant_staff_form"
"""Holds what the sign-in form carries: nobody is signed in by a form of another site."""


def sign_in_routes(desk: Desk) -> APIRouter:
    """Give the routes of the sign-in page and of signing in and out."""
    routes = APIRouter(prefix=ADDRESS)
    words = staff_words()

    def sign_in_page(
        request: Request, status: int = 200, said: str = "", name: str = "", then: str = ""
    ) -> Response:
        token = request.cookies.get(_FORM_COOKIE) or secrets.token_urlsafe(24)
        html = page(
            "staff/sign_in.html",
            ADDRESS,
            language_of(request.cookies),
            frame=words.frame,
            said=words.sign_in,
            problem=said,
            name=name,
            then=then,
            form_token=token,
            longest_name=LONGEST_NAME,
            accounts=bool(desk.accounts.all()),
        )
        response = HTMLResponse(html, status, headers=NOT_KEPT)
        _set(response, request, _FORM_COOKIE, token)
        return response

    @routes.get("")
    def way_in(request: Request, then: str = "", left: bool = False) -> Response:
        token = request.cookies.get(COOKIE, "")
        if token and desk.sessions.find(token):
            return RedirectResponse(_inside(then), 303, headers=NOT_KEPT)
        said = words.sign_in.signed_out if left else words.sign_in.expired if then else ""
        return sign_in_page(request, said=said, then=then)

    @routes.post("")
    def sign_in(
        request: Request,
        name: Annotated[str, Form()] = "",
        password: Annotated[str, Form()] = "",
        then: Annotated[str, Form()] = "",
        form_token: Annotated[str, Form()] = "",
    ) -> Response:
        given, own = form_token.encode(), request.cookies.get(_FORM_COOKIE, "").encode()
        if not own or not hmac.compare_digest(given, own):
            return sign_in_page(request, 403, words.sign_in.stale, name, then)
        try:
            account = desk.accounts.check(name, password)
        except SignInRefused as problem:
            if any(account.name == name.strip() for account in desk.accounts.all()):  # not whatever was typed
                desk.log.record("", words.log.kinds.sign_in_refused, name.strip())
            return sign_in_page(request, 401, str(problem), name, then)
        desk.log.record(account.name, words.log.kinds.signed_in, account.name)
        response = RedirectResponse(_inside(then), 303, headers=NOT_KEPT)
        _set(response, request, COOKIE, desk.sessions.begin(account.name), int(LONGEST.total_seconds()))
        response.delete_cookie(_FORM_COOKIE, path=ADDRESS)
        return response

    @routes.post("/sign-out")
    def sign_out(clerk: Annotated[Clerk, Depends(desk.writer)]) -> Response:
        desk.sessions.end(clerk.token)
        desk.log.record(clerk.name, words.log.kinds.signed_out, clerk.name)
        response = RedirectResponse(f"{ADDRESS}?left=true", 303, headers=NOT_KEPT)
        response.delete_cookie(COOKIE, path=ADDRESS)
        return response

    return routes


def _inside(then: str) -> str:
    """Where to go behind the sign-in: a page of the workbench, whatever the address asks for."""
    inside = then.startswith(f"{ADDRESS}/") and "\\" not in then and then.isprintable()
    return then if inside else rooms(staff_words().rooms)[0].address


def _set(response: Response, request: Request, name: str, value: str, seconds: int | None = None) -> None:
    secure = request.url.scheme == "https"
    response.set_cookie(
        name, value, max_age=seconds, path=ADDRESS, httponly=True, samesite="strict", secure=secure
    )
