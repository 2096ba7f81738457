"""The record: stories and their reports in, events with history and sources out, as of any day."""

from dateline.record.derived.channels import Channel, channels
from dateline.record.derived.people import Person, called, people
from dateline.record.derived.phase import Overdue, overdue, phased
from dateline.record.derived.series import SeriesLine, named
from dateline.record.families import Family
from dateline.record.fold import fold, folded
from dateline.record.judged.standing import Standing
from dateline.record.order import line_up
from dateline.record.query import TimelineRow, select, timeline, upcoming
from dateline.record.record import Record

__all__ = [
    "Channel",
    "Family",
    "Overdue",
    "Person",
    "Record",
    "SeriesLine",
    "Standing",
    "TimelineRow",
    "called",
    "channels",
    "fold",
    "folded",
    "line_up",
    "named",
    "overdue",
    "people",
    "phased",
    "select",
    "timeline",
    "upcoming",
]
