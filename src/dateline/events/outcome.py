"""One thing that came of a gathering."""

from __future__ import annotations

import msgspec

from dateline.model import Span
from dateline.times import TimeMention


class Came(msgspec.Struct, frozen=True):
    """One outcome: its kind of the contract, where it stands, and the day told in its text."""

    kind: str
    span: Span
    day: TimeMention | None = None
