"""When a visitor last looked, kept in a cookie of theirs and nowhere else."""

from __future__ import annotations

import datetime as dt

import msgspec
from starlette.responses import Response

LOOKED = "dateline-looked"
SITTING = dt.timedelta(hours=1)
"""Looks nearer to one another than this are one sitting: within it the list of changes stays as it is."""
FIRST = dt.timedelta(days=7)
"""How far back who never looked before is shown changes."""
_LASTS = 400 * 24 * 3600


class Looks(msgspec.Struct, frozen=True):
    """The last look before this sitting (changes count from it), and the present one; both with their zone."""

    before: dt.datetime
    now: dt.datetime

    @property
    def since(self) -> str:
        """The instant that changes count from."""
        return self.before.isoformat(timespec="seconds")

    @classmethod
    def read(cls, cookie: str | None, now: dt.datetime) -> Looks:
        """Of a cookie "BEFORE|LATEST"; one that cannot be read is none."""
        try:
            before, latest = (dt.datetime.fromisoformat(part) for part in (cookie or "")[:100].split("|"))
            sitting = now - latest < SITTING
        except (ValueError, TypeError):
            return cls(now - FIRST, now)
        return cls(min(before if sitting else latest, now), now)

    def write(self, answer: Response, *, secure: bool) -> None:
        """Puts the cookie on the answer."""
        told = "|".join(moment.isoformat(timespec="seconds") for moment in (self.before, self.now))
        answer.set_cookie(LOOKED, told, max_age=_LASTS, httponly=True, samesite="lax", secure=secure, path="/")
