"""Wrong tokens: who sends too many has to wait, so that no token is found by trying."""

from __future__ import annotations

import datetime as dt
import ipaddress
import math
import sqlite3
import threading

WITHIN = dt.timedelta(minutes=5)
"""How long a wrong token counts."""
_HELD = 100_000
"""Wrong tokens remembered, so that no stranger fills the memory; the oldest go first."""
_HOUSE = 64
"""Bits of an IPv6 address that one house has in common."""
_PATIENCE = 10
"""Seconds that a process waits for another that counts."""


class Tries:
    """Counts wrong tokens by address: after ``most`` none is looked at until the first of them counts no more.

    The right one is not looked at either, for who tries would know it by that. Safe to share by threads. ``at``: a file
    in which several processes count together; by default this one counts alone, in memory.
    """

    def __init__(self, most: int, at: str = ":memory:") -> None:
        self.most = most
        self._lock = threading.Lock()
        self._told = sqlite3.connect(at, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        self._told.execute("PRAGMA synchronous=OFF")
        self._told.execute("CREATE TABLE IF NOT EXISTS wrong (house TEXT NOT NULL, at REAL NOT NULL)")
        self._told.execute("CREATE INDEX IF NOT EXISTS ix_wrong ON wrong (house, at)")
        self._told.execute("CREATE INDEX IF NOT EXISTS ix_wrong_at ON wrong (at)")

    def close(self) -> None:
        """Lets go of the file."""
        with self._lock:
            self._told.close()

    def wait(self, address: str, now: dt.datetime, times: int = 1) -> int:
        """Seconds until a token from there, where ``times`` as many may come from, is looked at again; 0: it is now."""
        since = (now - WITHIN).timestamp()
        query = "SELECT at FROM wrong WHERE house = ? AND at > ? ORDER BY at DESC LIMIT 1 OFFSET ?"
        with self._lock:
            first = self._told.execute(query, (_house(address), since, times * self.most - 1)).fetchone()
        return max(1, math.ceil(first[0] - since)) if first else 0

    def wrong(self, address: str, now: dt.datetime) -> None:
        """A wrong token came from there."""
        with self._lock:
            self._told.execute("INSERT INTO wrong VALUES (?, ?)", (_house(address), now.timestamp()))
            self._told.execute("DELETE FROM wrong WHERE at <= ?", ((now - WITHIN).timestamp(),))
            oldest = "SELECT rowid FROM wrong ORDER BY at DESC LIMIT -1 OFFSET ?"
            self._told.execute(f"DELETE FROM wrong WHERE rowid IN ({oldest})", (_HELD,))


def _house(address: str) -> str:
    """What counts as one: an IPv4 address, the network of an IPv6 one, any other text as it is."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((found, _HOUSE), strict=False))
    return address
