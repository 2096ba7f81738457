"""What programs send: whether they may, and what the body says."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

import msgspec
from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.responses import Response

from dateline.web.problems import Refused
from dateline.web.schema import described, problems, ref
from dateline.web.site import SiteHere

T = TypeVar("T")
_bearer = HTTPBearer(auto_error=False, scheme_name="token", description="The token that the server was started with.")


def _allowed(
    site: SiteHere, _given: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)], request: Request
) -> None:
    """Raises Refused: 403 where nobody may write, 401 without the token."""
    if not site.signing.possible:
        raise Refused(403, "this server was started without a token: nobody may write; set DATELINE_TOKEN")
    if not site.bearer(request):
        raise Refused(401, "this needs the token: Authorization: Bearer TOKEN", {"www-authenticate": "Bearer"})


Allowed = Depends(_allowed)


async def _body(request: Request) -> bytes:
    return await request.body()


Body = Annotated[bytes, Depends(_body)]


def parsed(request: Request, body: bytes, form: Any) -> Any:
    """A JSON body as ``form``. Raises Refused: 415 for another type, 400 saying where it does not fit."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise Refused(415, f"the body is {kind[:60] or 'of no type'}; send application/json")
    try:
        return msgspec.json.decode(body, type=form)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise Refused(400, f"the body: {error}") from None


def sends(form: Any, answers: Any, *statuses: int, status: int = 201) -> dict[str, Any]:
    """The part of a route that describes a JSON body (``form`` None: none) and its answers."""
    body = {"requestBody": {"required": True, "content": {"application/json": {"schema": ref(form)}}}} if form else {}
    return {
        "openapi_extra": body,
        "responses": {
            status: described(answers, listed=False),
            **problems(400, 401, 403, 404, 413, 415, 429, *statuses),
        },
        "response_class": Response,
        "status_code": status,
        "dependencies": [Allowed],
    }
