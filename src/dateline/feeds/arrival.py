"""What came of asking for one address."""

from __future__ import annotations

from typing import Literal

import msgspec

from dateline.sources import Bytes
from dateline.sources.web import Validators

Outcome = Literal["fetched", "unchanged", "refused", "failed"]


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """``source`` is the feed's name or the host; ``document`` is there where the outcome is ``fetched``.

    ``day``: of the story as its feed or sitemap tells it, None where it does not. ``reason``: why it was refused or
    failed; ``advice``: what to do about it. ``mark``: what the address held (a hash), so that it is not taken twice.
    """

    source: str
    address: str
    outcome: Outcome
    reason: str = ""
    advice: str = ""
    validators: Validators = Validators()
    mark: str = ""
    day: str | None = None
    document: Bytes | None = None
