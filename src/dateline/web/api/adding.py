"""Stories and entries by programs."""

from __future__ import annotations

import hashlib
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dateline.errors import SourceTooLarge
from dateline.sources import Bytes
from dateline.terms import iso_day
from dateline.web.api.sending import Allowed, Body, parsed, sends
from dateline.web.asked import OneDay
from dateline.web.content import encoded
from dateline.web.schema import described, problems
from dateline.web.site import SiteHere
from dateline.web.wishes import Added, Entered, EntryWish

router = APIRouter(tags=["adding"])
_TEXT = {"schema": {"type": "string", "minLength": 1}}
_RAW = {"text/plain": _TEXT, "text/html": _TEXT}


@router.post(
    "/v1/ingest", operation_id="ingest", response_class=Response, status_code=201, dependencies=[Allowed],
    openapi_extra={"requestBody": {"required": True, "content": _RAW}},
    responses={201: described(Added, listed=False), **problems(400, 401, 403, 413, 422, 429)},
)  # fmt: skip
def ingest(
    site: SiteHere,
    body: Body,
    uri: Annotated[
        str, Query(description="Where the story stands.", max_length=2000, examples=["https://wire.example/1"])
    ] = "",
    date: Annotated[OneDay | None, Query(description="Its day, where it carries none.")] = None,
) -> Response:
    """Reads one raw story (plain text, HTML, or any other format that `dateline read` takes) and keeps it."""
    if len(body) > site.settings.max_source_bytes:
        raise SourceTooLarge(uri or "the body", "too large", "see: dateline serve --help")
    digest = hashlib.sha256(body).hexdigest()
    source = Bytes(_address(uri) or f"sent:{digest[:12]}", body, digest)
    return encoded(site.writer.ingest(source, iso_day("date", date or None)), 201)


@router.post("/v1/entries", operation_id="enter", **sends(EntryWish, Entered, 422))
def enter(request: Request, site: SiteHere, body: Body) -> Response:
    """Keeps what somebody knows of one event; the same author and key again is an update."""
    wish = parsed(request, body, EntryWish)
    return encoded(site.writer.enter(wish.columns, wish.by), 201)


def _address(uri: str) -> str:
    """The address as text that can be kept."""
    return uri.encode("utf-8", "replace").decode().strip()
