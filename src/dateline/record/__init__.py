"""The record: stories and their reports in, events with history and sources out, as of any day."""

from dateline.record.families import Family
from dateline.record.fold import fold
from dateline.record.query import TimelineRow, select, timeline, upcoming
from dateline.record.record import Record

__all__ = ["Family", "Record", "TimelineRow", "fold", "select", "timeline", "upcoming"]
