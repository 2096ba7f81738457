"""ETags: an address asked again is answered with 304 as long as neither the record nor the day has changed."""

from __future__ import annotations

import hashlib

from fastapi import Request

from dateline import __version__
from dateline.web.ready import Ready
from dateline.web.site import SiteHere


class NotModified(Exception):
    """The asker holds the present answer."""


class Held(Exception):
    """The server holds it: ``answer``."""

    def __init__(self, answer: Ready) -> None:
        super().__init__()
        self.answer = answer


def fresh(request: Request, site: SiteHere) -> None:
    """A dependency of every address that reads: sets the ETag, and raises NotModified or Held before any work is done.

    The mark of the record is part of it, and today, for "overdue" depends on the day, and who asks,
    and by which name of the server, for files tell addresses by it.
    """
    who = site.visitor(request)
    told = (
        site.questions.mark(), site.queries.mark(), site.clock().date().isoformat(), str(request.base_url),
        request.url.path, request.url.query, __version__, who.name, who.mark, str(who.signed), str(who.reads_all),
        request.headers.get("hx-request", ""),
    )  # fmt: skip
    tag = f'W/"{hashlib.sha256(chr(0).join(told).encode("utf-8", "replace")).hexdigest()[:24]}"'
    request.state.etag = tag
    asked = {one.strip() for one in request.headers.get("if-none-match", "").split(",")}
    if tag in asked or tag.removeprefix("W/") in asked:
        raise NotModified
    if request.method == "GET" and (held := site.ready.get(tag, str(request.base_url))) is not None:
        raise Held(held)
