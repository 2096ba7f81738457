"""The clock of the record: when a story was known, and what "as of T" lets through.

A stamp without an offset is ordered as UTC; a day alone counts as its last second (contract, section 0).
"""

from __future__ import annotations

import datetime as dt

from dateline.errors import UsageError

NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)


def instant(stamp: str | None) -> dt.datetime:
    """The moment to order by, in UTC; a story without a clock sorts last (``NEVER``)."""
    if not stamp:
        return NEVER
    if len(stamp) == 10:
        return dt.datetime.combine(dt.date.fromisoformat(stamp), dt.time(23, 59, 59), dt.UTC)
    moment = dt.datetime.fromisoformat(stamp.replace("Z", "+00:00"))
    return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def heard_since(known: str | None, since: str | None) -> bool:
    """True for what became known since a day (that day and later) or an instant (after it); for all without ``since``.

    What has no clock was heard since no moment.
    """
    if since is None or not known:
        return since is None
    return known[:10] >= since if len(since) == 10 else instant(known) > instant(since)


class AsOf:
    """``T`` of an as-of question: a day (by the story's local date, inclusive) or an instant.

    ``AsOf(None)`` lets everything through. Raises UsageError for what is neither.
    """

    def __init__(self, text: str | None) -> None:
        self.text = text
        self._day: str | None = None
        self._instant: dt.datetime | None = None
        if text is None:
            return
        try:
            if len(text) == 10:
                self._day = dt.date.fromisoformat(text).isoformat()
            else:
                self._instant = instant(text)
        except ValueError as error:
            raise UsageError(
                f"--as-of {text!r} is no day or instant; allowed: 2023-04-16 or 2023-04-16T12:00:00+09:00"
            ) from error

    @property
    def is_day(self) -> bool:
        """True for a day, by which stories count by their local dates."""
        return self._day is not None

    def allows(self, known: str | None) -> bool:
        """True where a story of that clock was known by T; a story without a clock is in no as-of answer."""
        if self.text is None:
            return True
        if not known:
            return False
        if self._day is not None:
            return known[:10] <= self._day
        return instant(known) <= (self._instant or NEVER)
