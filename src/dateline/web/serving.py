"""How the record is served: to whom, under which names, and by whose leave it may be written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import msgspec

Clock = Callable[[], dt.datetime]
"""The clock handed in by the command line; an aware instant."""


class Serving(msgspec.Struct, frozen=True, kw_only=True):
    """``token``: who has it may judge, add and (``public``) read full texts; None: nobody may write.

    ``public``: visitors without the token get excerpts and links, never an agency's full text. ``hosts``: names this
    server answers to beside those of this machine, without a port. ``cached``: as-of states kept in memory. ``tries``:
    wrong tokens that one address may send within some minutes (``tries.Tries``). ``together``: the file in which
    several processes that serve the same count those; by default one counts alone. ``warm``: what the first visitors
    would wait for is worked out at the start, before and beside them.
    """

    token: str | None = None
    public: bool = False
    hosts: tuple[str, ...] = ()
    cached: int = 4
    tries: int = 10
    together: str = ":memory:"
    warm: bool = False
