"""Wrong tokens: who sends too many has to wait, so that no token is found by trying."""

from __future__ import annotations

import datetime as dt
import ipaddress
import math
import threading
from collections import OrderedDict, deque

WITHIN = dt.timedelta(minutes=5)
"""How long a wrong token counts."""
_HELD = 10_000
"""Addresses remembered, so that no stranger fills the memory; the one heard of longest ago goes first."""
_HOUSE = 64
"""Bits of an IPv6 address that one house has in common."""


class Tries:
    """Counts wrong tokens by address: after ``most`` none is looked at until the first of them counts no more.

    The right one is not looked at either, for who tries would know it by that. Safe to share by threads.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._lock = threading.Lock()
        self._wrong: OrderedDict[str, deque[dt.datetime]] = OrderedDict()

    def wait(self, address: str, now: dt.datetime) -> int:
        """Seconds until a token from there is looked at again; 0 where it is now."""
        with self._lock:
            told = self._wrong.get(_house(address))
            while told and told[0] <= now - WITHIN:
                told.popleft()
            if not told or len(told) < self.most:
                return 0
            return max(1, math.ceil((told[0] + WITHIN - now).total_seconds()))

    def wrong(self, address: str, now: dt.datetime) -> None:
        """A wrong token came from there."""
        with self._lock:
            told = self._wrong.setdefault(_house(address), deque(maxlen=self.most))
            told.append(now)
            self._wrong.move_to_end(_house(address))
            while len(self._wrong) > _HELD:
                self._wrong.popitem(last=False)


def _house(address: str) -> str:
    """What counts as one: an IPv4 address, the network of an IPv6 one, any other text as it is."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((found, _HOUSE), strict=False))
    return address
