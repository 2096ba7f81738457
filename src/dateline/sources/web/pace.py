"""How often one host is asked: a delay between two questions, longer after each that it could not answer."""

from __future__ import annotations

import datetime as dt
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from dateline.errors import SourceFailed
from dateline.sources.web.clock import Clock

BACKS_OFF = frozenset({429, 500, 502, 503, 504, None})
LONGEST = 3600.0


class Pace:
    """``delay`` seconds between two questions to a host; waits of more than ``patience`` seconds are left for later."""

    def __init__(self, clock: Clock, *, delay: float = 2.0, patience: float = 60.0) -> None:
        self._clock, self._delay, self._patience = clock, delay, patience
        self._next: dict[str, float] = {}
        self._misses: dict[str, int] = {}

    def wait(self, address: str, own_delay: float | None = None) -> None:
        """Sleeps until the host may be asked. Raises SourceFailed where that is later than patience allows.

        ``own_delay``: seconds that the host itself asks for (robots.txt, Crawl-delay), if more than ours.
        """
        host = host_of(address)
        wait = self._next.get(host, 0.0) - self._clock.ticks()
        if wait > self._patience:
            raise SourceFailed(address, f"its host asked us to wait {wait:.0f} s more", "the next round tries again")
        if wait > 0:
            self._clock.sleep(wait)
        self._next[host] = self._clock.ticks() + max(self._delay, min(own_delay or 0.0, LONGEST))

    def answered(self, address: str) -> None:
        """The host is well: no more than the usual delay."""
        self._misses.pop(host_of(address), None)

    def missed(self, address: str, error: SourceFailed) -> None:
        """The host is busy or away: twice as long as last time, or what its Retry-After says."""
        if error.status not in BACKS_OFF:
            return self.answered(address)
        host = host_of(address)
        self._misses[host] = misses = self._misses.get(host, 0) + 1
        told = _seconds(error.retry_after, self._clock.now())
        wait = told if told is not None else self._delay * 2.0**misses
        self._next[host] = self._clock.ticks() + min(max(wait, self._delay), LONGEST)
        return None


def host_of(address: str) -> str:
    """Host and port of an address."""
    return urlsplit(address).netloc.lower()


def _seconds(retry_after: str, now: dt.datetime) -> float | None:
    """Retry-After (RFC 9110, 10.2.3), seconds or a date, as seconds from ``now``; None where it is neither."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return max(0.0, ((at if at.tzinfo else at.replace(tzinfo=dt.UTC)) - now).total_seconds())
