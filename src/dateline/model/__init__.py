"""Frozen types, and the contract's JSON. Everything else may import from here; this room imports only errors."""

from dateline.model.codec import RECORD_VERSION, Engine, StoryLine, from_json, schema, to_json
from dateline.model.event import Change, Conflict, Event, HistoryEntry, RecurrenceCheck, Relation, Telling
from dateline.model.judgement import VERDICTS, Anchor, Applied, Judgement, Verdict, judgement
from dateline.model.report import (
    Delegate,
    Evidence,
    Gathering,
    Outcome,
    Party,
    Recurrence,
    Report,
    Series,
    Sourcing,
    Where,
    report_id,
)
from dateline.model.span import Span
from dateline.model.story import Dateline, Dropped, Paragraph, Reading, Source, Story, Translation, story_id

__all__ = [
    "RECORD_VERSION",
    "VERDICTS",
    "Anchor",
    "Applied",
    "Change",
    "Conflict",
    "Dateline",
    "Delegate",
    "Dropped",
    "Engine",
    "Event",
    "Evidence",
    "Gathering",
    "HistoryEntry",
    "Judgement",
    "Outcome",
    "Paragraph",
    "Party",
    "Reading",
    "Recurrence",
    "RecurrenceCheck",
    "Relation",
    "Report",
    "Series",
    "Source",
    "Sourcing",
    "Span",
    "Story",
    "StoryLine",
    "Telling",
    "Translation",
    "Verdict",
    "Where",
    "from_json",
    "judgement",
    "report_id",
    "schema",
    "story_id",
    "to_json",
]
