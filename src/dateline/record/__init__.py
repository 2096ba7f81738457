"""The record: stories and their reports in, events with history and sources out, as of any day."""

from typing import TYPE_CHECKING

from dateline.lazily import lazily

if TYPE_CHECKING:
    from dateline.record.derived.channels import Channel, channels
    from dateline.record.derived.people import Person, called, people
    from dateline.record.derived.phase import Overdue, overdue, phased
    from dateline.record.derived.series import SeriesLine, named
    from dateline.record.families import Family
    from dateline.record.growing import fold, folded
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

__getattr__ = lazily(
    __name__,
    {
        "derived.channels": (
            "Channel",
            "channels",
        ),
        "derived.people": (
            "Person",
            "called",
            "people",
        ),
        "derived.phase": (
            "Overdue",
            "overdue",
            "phased",
        ),
        "derived.series": (
            "SeriesLine",
            "named",
        ),
        "families": ("Family",),
        "growing": (
            "fold",
            "folded",
        ),
        "judged.standing": ("Standing",),
        "order": ("line_up",),
        "query": (
            "TimelineRow",
            "select",
            "timeline",
            "upcoming",
        ),
        "record": ("Record",),
    },
)
