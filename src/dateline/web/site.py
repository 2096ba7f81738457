"""What every route has at hand: the record's questions, the templates, the clock, and who is asking."""

from __future__ import annotations

import threading
from typing import Annotated

import msgspec
from fastapi import Depends, Request

from dateline.export.desk import Queries
from dateline.settings import Settings
from dateline.store import Store
from dateline.web.access import COOKIE, Session, Signing
from dateline.web.pages import Pages
from dateline.web.problems import Refused
from dateline.web.questions import Questions
from dateline.web.ready import ReadyAnswers
from dateline.web.serving import Clock, Serving
from dateline.web.tries import Tries
from dateline.web.writer import Writer

THROUGH = 10
"""Times as many wrong tokens as one visitor that all visitors behind one proxy may send."""


class Visitor(msgspec.Struct, frozen=True, kw_only=True):
    """Who asks. ``signed``: has the token, may judge and add; ``name`` under which they signed in, may be empty.

    ``reads_all``: may read full texts. ``mark``: the hidden field ``mark`` of every form of theirs.
    ``can_sign_in``: False where the server has no token and so nobody may write.
    """

    signed: bool
    name: str
    reads_all: bool
    mark: str
    can_sign_in: bool


class Site:
    """One served record. ``store`` is open for reading; ``saving`` is held while ``queries`` are written."""

    def __init__(self, settings: Settings, serving: Serving, clock: Clock, store: Store) -> None:
        self.settings, self.serving, self.clock = settings, serving, clock
        self.questions = Questions(store, clock, serving.cached)
        self.signing = Signing(serving.token)
        self._tries = Tries(serving.tries, serving.together)
        self.pages = Pages()
        self.ready = ReadyAnswers()
        self.writer = Writer(settings, clock)
        self.queries, self.saving = Queries.of(settings.record), threading.Lock()

    def close(self) -> None:
        """Lets go of what is open for writing."""
        self.writer.close()
        self._tries.close()

    def session(self, request: Request) -> Session | None:
        """The session of the request's cookie."""
        return self.signing.session(request.cookies.get(COOKIE), self.clock())

    def bearer(self, request: Request) -> bool:
        """True where the request carries the token: ``Authorization: Bearer TOKEN``. Raises Refused as ``knows``."""
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        if kind.lower() != "bearer" or not self.signing.possible:
            return False
        if not hasattr(request.state, "bearer"):
            request.state.bearer = False  # one question is one try, however often it is asked who asks
            request.state.bearer = self.knows(request, token.strip())
        return bool(request.state.bearer)

    def knows(self, request: Request, token: str) -> bool:
        """True for the token. Raises Refused (429) where too many wrong ones came from that address, or through one."""
        now, houses = self.clock(), _houses(request)
        wait, most = max((self._tries.wait(house, now, times), times * self._tries.most) for house, times in houses)
        if wait:
            told = f"{most} wrong tokens came from this address; the next is looked at in {wait} seconds"
            raise Refused(429, told, {"retry-after": str(wait)})
        known = self.signing.knows(token)
        for house, _ in houses if not known else ():
            self._tries.wrong(house, now)
        return known

    def visitor(self, request: Request) -> Visitor:
        """Who asks."""
        session = self.session(request)
        signed = session is not None or self.bearer(request)
        return Visitor(
            signed=signed,
            name=session.name if session else "",
            reads_all=signed or not self.serving.public,
            mark=self.signing.form_mark(session) if session else "",
            can_sign_in=self.signing.possible,
        )


def _houses(request: Request) -> list[tuple[str, int]]:
    """Where a question came from, and behind a proxy which one brought it: it may bring so many times as many."""
    address = request.client.host if request.client else ""
    through = getattr(request.state, "through", address)
    return [(address, 1)] if through == address else [(address, 1), (f"through {through}", THROUGH)]


async def site_of(request: Request) -> Site:
    """The site that the request came to."""
    site: Site = request.app.state.site
    return site


SiteHere = Annotated[Site, Depends(site_of)]


async def _visitor(site: SiteHere, request: Request) -> Visitor:
    return site.visitor(request)


Asker = Annotated[Visitor, Depends(_visitor)]
