"""Forms: whether one comes from a page of ours and of somebody signed in, and where a browser may be sent after it."""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import Request

from dateline.web.access import Session
from dateline.web.problems import Refused
from dateline.web.site import Site


def checked_form(request: Request, site: Site, mark: str) -> Session:
    """The session behind a form. Raises Refused: 401 without one, 403 where the form is not from a page of ours."""
    session = site.session(request)
    if session is None:
        raise Refused(401, "this needs a sign-in: /sign-in")
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower():
        raise Refused(403, "the form comes from another site; open it here and send it again")
    if not site.signing.fits(session, mark):
        raise Refused(403, "the form is out of date; load the page again and send it once more")
    return session


def local_path(to: str) -> str:
    """``to`` where it is an address of this server, else the first page: nobody is sent elsewhere."""
    parts = urlsplit(to)
    plain = to.startswith("/") and not to.startswith(("//", "/\\")) and to.isprintable()
    return to if plain and not parts.scheme and not parts.netloc else "/"
