"""One shape of error. JSON: ``{"error": {"status", "kind", "message"}}``; for a browser the same words on a page."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from typing import Any

import msgspec
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.routing import Match, Mount

from dateline import errors

LONGEST = 500
_STATUS: tuple[tuple[type[errors.DatelineError], int], ...] = (
    (errors.UnknownValue, 404),
    (errors.UsageError, 400),
    (errors.SourceTooLarge, 413),
    (errors.SourceError, 422),
    (errors.EntryError, 422),
    (errors.RecordError, 503),
)
_KIND = {
    400: "bad_question", 401: "sign_in", 403: "not_allowed", 404: "not_found", 405: "wrong_method", 409: "conflict",
    413: "too_large", 414: "too_long", 415: "wrong_type", 421: "wrong_host", 422: "unreadable", 429: "too_often",
    503: "record",
}  # fmt: skip
_METHODS = ("GET", "POST", "PUT", "DELETE")
_MACHINE = re.compile(r"\.(json|csv|ics|atom)$")
_log = logging.getLogger("dateline.web")


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What went wrong: the HTTP status, a word of a closed list, and a sentence that says what is allowed."""

    status: int
    kind: str
    message: str


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """The body of every answer that is no success."""

    error: Problem


class TooLarge(HTTPException):
    """A body that grew past the limit while it was read: whoever reads it lets this through."""

    def __init__(self, most: int) -> None:
        super().__init__(413, f"a body may have {most} bytes (--max-source-bytes)")


class Refused(Exception):
    """Raised inside a route: answered with ``status`` and ``message``."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status, self.message, self.headers = status, message, headers


def add_problems(app: FastAPI) -> None:
    """Every way to fail ends in the one shape."""
    app.add_exception_handler(errors.DatelineError, _told)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(ClientDisconnect, _gone)
    app.add_exception_handler(Exception, _fault)


def problem_response(
    scope: Mapping[str, Any], status: int, message: str, headers: Mapping[str, str] | None = None
) -> Response:
    """The answer for one problem, as JSON or as a page."""
    headers = {"www-authenticate": "Bearer"} | dict(headers or {}) if status == 401 else dict(headers or {})
    kind = _KIND.get(status, "fault" if status >= 500 else "refused")
    problem = Problem(status=status, kind=kind, message=message[:LONGEST])
    site = getattr(getattr(scope.get("app"), "state", None), "site", None)
    if site is not None and _for_people(scope):
        page: Response = site.pages.problem(Request(dict(scope)), problem)
        page.headers.update(headers)
        return page
    body = msgspec.json.encode(Refusal(error=problem))
    return Response(body, status, headers, "application/json")


def status_of(error: errors.DatelineError) -> int:
    """The HTTP status of one of our errors."""
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 500)


def _for_people(scope: Mapping[str, Any]) -> bool:
    path = scope["path"]
    accept = next((v.decode("latin-1") for n, v in scope["headers"] if n == b"accept"), "")
    return not path.startswith("/v1/") and not _MACHINE.search(path) and "text/html" in accept


async def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, errors.DatelineError)
    return problem_response(request.scope, status_of(error), str(error))


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return problem_response(request.scope, error.status, error.message, error.headers)


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"][1:]) or str(first["loc"][0])
    return problem_response(request.scope, 400, f"{where}: {first['msg']}")


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    message = str(error.detail)
    headers = {name.lower(): value for name, value in (error.headers or {}).items()}
    if error.status_code == 404:
        message = f"there is nothing at {request.url.path[:200]!r}; all addresses: /openapi.json"
    elif error.status_code == 405:
        headers["allow"] = _allowed(request)
        message = f"{request.method} is not for this address; allowed: {headers['allow']}"
    return problem_response(request.scope, error.status_code, message, headers)


def _allowed(request: Request) -> str:
    """The methods of an address over all its routes; who answers GET answers HEAD (``guard``)."""
    asked = {"type": "http", "path": request.scope["path"], "root_path": "", "headers": [], "query_string": b""}
    found = [
        method
        for method in _METHODS
        for route in request.app.routes
        if not isinstance(route, Mount) and route.matches({**asked, "method": method})[0] is Match.FULL
    ]
    return ", ".join(dict.fromkeys(found or ["GET"])).replace("GET", "GET, HEAD")


async def _gone(request: Request, error: Exception) -> Response:
    """Who asked has hung up before the body was there: nobody reads this, and nothing failed."""
    return problem_response(request.scope, 400, "the connection ended before the body")


async def _fault(request: Request, error: Exception) -> Response:
    _log.error("fault at %s %s: %s", request.method, request.url.path, type(error).__name__)
    return problem_response(request.scope, 500, "dateline failed on it; please report what you asked")
