"""The record: stories and their reports in, events with history and sources out, as of any day."""

from dateline.record.derived.channels import Channel, channels
from dateline.record.derived.people import Person, called, people
from dateline.record.derived.phase import Overdue, overdue, phased
from dateline.record.derived.series import SeriesLine, named
from dateline.record.families import Family
from dateline.record.fold import fold
from dateline.record.query import TimelineRow, select, timeline, upcoming
from dateline.record.record import Record

__all__ = [
    "Channel",
    "Family",
    "Overdue",
    "Person",
    "Record",
    "SeriesLine",
    "TimelineRow",
    "called",
    "channels",
    "fold",
    "named",
    "overdue",
    "people",
    "phased",
    "select",
    "timeline",
    "upcoming",
]
