"""Signing in by token, and out. The token comes in the body of a form and goes nowhere from there."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from dateline.web.access import COOKIE, LASTS, LONGEST_NAME
from dateline.web.forms import checked_form, local_path
from dateline.web.problems import Refused
from dateline.web.site import SiteHere

router = APIRouter(include_in_schema=False)


@router.get("/sign-in")
def sign_in(request: Request, site: SiteHere, to: str = "/") -> Response:
    """The form."""
    return site.pages.show(request, "sign-in.html", to=local_path(to))


@router.post("/sign-in")
def signed_in(
    request: Request,
    site: SiteHere,
    token: Annotated[str, Form(max_length=500)],
    name: Annotated[str, Form(max_length=LONGEST_NAME)] = "",
    to: Annotated[str, Form(max_length=2000)] = "/",
) -> Response:
    """Starts a session for who has the token. 403 for who has not."""
    if not site.knows(request, token):
        raise Refused(403, "that is not the token that this server was started with")
    answer = RedirectResponse(local_path(to), 303)
    answer.set_cookie(
        COOKIE, site.signing.start(name.strip(), site.clock()), max_age=int(LASTS.total_seconds()), httponly=True,
        samesite="strict", secure=request.url.scheme == "https", path="/",
    )  # fmt: skip
    return answer


@router.post("/sign-out")
def sign_out(request: Request, site: SiteHere, mark: Annotated[str, Form(max_length=200)] = "") -> Response:
    """Ends the session in this browser."""
    checked_form(request, site, mark)
    answer = RedirectResponse("/", 303)
    answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")
    return answer
