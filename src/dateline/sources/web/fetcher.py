"""Client, robots.txt, pace and WARC together: the one way in which anything of the web is asked for."""

from __future__ import annotations

import datetime as dt
import hashlib

from dateline.errors import SourceEmpty, SourceFailed
from dateline.sources.packet import Bytes
from dateline.sources.web.client import Client, Fetched, Validators
from dateline.sources.web.clock import Clock
from dateline.sources.web.pace import Pace
from dateline.sources.web.robots import Robots
from dateline.sources.web.warc import Warc


class Fetcher:
    """Asks politely, remembers nothing but the pace of each host."""

    def __init__(self, client: Client, robots: Robots, pace: Pace, clock: Clock, warc: Warc | None = None) -> None:
        self._client, self._robots, self._pace, self._clock, self._warc = client, robots, pace, clock, warc

    def sitemaps(self, address: str) -> tuple[str, ...]:
        """The sitemaps that the robots.txt of the host of ``address`` names. Raises SourceRefused."""
        self._client.check(address)
        return self._robots.sitemaps(address)

    def get(
        self, address: str, validators: Validators | None = None, *, part: tuple[int, int] | None = None
    ) -> Fetched:
        """The document at ``address``, or (``part``) so many bytes from an offset of it.

        Raises SourceError: SourceRefused, SourceTooLarge, SourceFailed.
        """
        self._client.check(address)
        self._robots.check(address)
        self._pace.wait(address, self._robots.delay(address))
        try:
            answer = self._client.get(address, validators, part=part)
        except SourceFailed as error:
            self._pace.missed(address, error)
            raise
        self._pace.answered(address)
        if answer.final != address:
            self._robots.check(answer.final)
        if self._warc is not None and not answer.unchanged:
            at = self._clock.now().astimezone(dt.UTC)
            self._warc.keep(answer, at.strftime("%Y-%m-%dT%H:%M:%SZ"))
        return answer


def document(answer: Fetched) -> Bytes:
    """An answer as a source. Raises SourceEmpty."""
    if not answer.data.strip():
        raise SourceEmpty(answer.address, "nothing but white space", "try again later")
    return Bytes(answer.final, answer.data, hashlib.sha256(answer.data).hexdigest())
