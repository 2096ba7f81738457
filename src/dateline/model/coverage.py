"""What was read, by source and day: where "nothing on record" means "nothing read"."""

from __future__ import annotations

from typing import Literal

import msgspec

Outcome = Literal["fetched", "shelved", "unchanged", "refused", "failed"]


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """One address asked once. ``at``: the instant, UTC; ``day``: of the story, as its feed told it or it was read.

    ``mark`` says what the address held, ``etag`` and ``last_modified`` what to ask it by next time.
    """

    source: str
    address: str
    at: str
    outcome: Outcome
    reason: str = ""
    mark: str = ""
    etag: str = ""
    last_modified: str = ""
    day: str | None = None


class Covered(msgspec.Struct, frozen=True, kw_only=True):
    """One source on one day: stories read, shelved, refused, failed; rounds with nothing new."""

    source: str
    day: str
    fetched: int = 0
    shelved: int = 0
    unchanged: int = 0
    refused: int = 0
    failed: int = 0

    @property
    def read(self) -> bool:
        """True where the source was looked at that day with success, whatever it held."""
        return self.fetched + self.shelved + self.unchanged > 0
