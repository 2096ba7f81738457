"""What comes in anew is held against the tombstones: a redacted story stays out, a redacted name is painted over."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import sqlalchemy as sa

from dateline.model import Reading, Report
from dateline.store.redaction import tombstones
from dateline.store.redaction.cover import covered
from dateline.store.redaction.mask import Paint, words_of


def shielded(connection: sa.Connection, reading: Reading, told: Sequence[Report]) -> tuple[Reading, tuple[Report, ...]]:
    """The reading and its reports without any name that was redacted."""
    hidden = tombstones.hidden(connection)
    if hidden is None:
        return reading, tuple(told)
    words = (reading.text, *words_of(reading.story), *(w for r in told for w in words_of(r)))
    paint = Paint(hidden, words)
    if not paint.any:
        return reading, tuple(told)
    text, story, clean = covered(paint, reading.text, reading.story, told)
    return msgspec.structs.replace(reading, text=text, story=story), clean
