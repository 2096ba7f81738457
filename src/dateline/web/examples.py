"""One example of each answer, for the API's description: talks of two ministers, with names of our own."""

from __future__ import annotations

from typing import Any

import msgspec

from dateline.model import Anchor, Delegate, Event, HistoryEntry, Judgement, Party, Source, Story, Where
from dateline.model.coverage import Covered
from dateline.record import Channel, Overdue, Person, SeriesLine, Standing, TimelineRow
from dateline.record.coverage import Gap
from dateline.record.derived.people import Post
from dateline.record.derived.series import Round
from dateline.record.review import Item
from dateline.store.searching import Hit
from dateline.web.answers import (
    Changed,
    ChangeLine,
    CoveragePage,
    PersonPage,
    SavedQuery,
    SeriesPage,
    SourceLine,
    StoryPage,
    StoryRow,
)
from dateline.web.problems import Problem, Refusal
from dateline.web.wishes import Added, Entered, Kept

_EVENT, _STORY, _KNOWN = "842ae72e" * 8, "0a1b2c3d" * 8, "2023-04-14T15:06:00+09:00"
_DAY, _TALKS, _WIRE = "2023-04-17", "security dialogue", "Yonhap"
_MEETING = Event(
    id=_EVENT, kind="meeting", plover="CONSULT", status="planned", when=_DAY, level="director_general",
    where=Where(place="Seoul", country="KOR"), format="bilateral",
    parties=(
        Party(code="KOR", name="South Korea", role="host", level="director_general",
              delegates=(Delegate(name="Seo Ha-neul", title="director general", body="the foreign ministry"),)),
        Party(code="JPN", name="Japan", level="director_general"),
    ),
    history=(HistoryEntry(status="planned", when=_DAY, known=_KNOWN, story=_STORY),), stories=(_STORY,), phase="ahead",
)  # fmt: skip
_LINE = SeriesLine(
    id=_EVENT, name=_TALKS, parties=("JPN", "KOR"), level="director_general",
    rounds=(Round(event=_EVENT, when=_DAY, status="planned", edition=12, why="the first to be told"),),
)  # fmt: skip
_CHANNEL = Channel(
    id=_EVENT, name=_TALKS, parties=("JPN", "KOR"), level="director_general", state="active", since=_DAY, by=_EVENT,
    events=(_EVENT,), why="a round is planned",
)  # fmt: skip
_PERSON = Person(
    id=f"{_EVENT}:0", name="Seo Ha-neul", names=("Seo Ha-neul",), party="KOR",
    posts=(Post(title="director general", body="the foreign ministry", since=_KNOWN, until=_KNOWN, story=_STORY),),
    events=(_EVENT,), met=(),
)  # fmt: skip
_TOLD = Story(
    id=_STORY, text_sha256="f" * 64, source=Source(uri="https://wire.example/1", sha256="e" * 64), language="en",
    headline="Seoul and Tokyo to resume dialogue", agencies=(_WIRE,), published="2023-04-14", updated=_KNOWN,
)  # fmt: skip
_ROW = StoryRow(
    id=_STORY, headline=_TOLD.headline, source=_WIRE, agencies=(_WIRE,), known=_KNOWN, language="en",
    uri="https://wire.example/1", notice=None, entry=False, events=(_EVENT,), copy_of=None,
)  # fmt: skip
_COVERED = Covered(source=_WIRE, day="2023-04-14", fetched=1)
_DECIDED = Judgement(
    id="5f0e" * 16, verdict="held", anchors=(Anchor(story=_STORY, field="kind", start=120, end=125, text="talks"),),
    by="Ana", why="the ministry's own calendar", made="2023-04-18T09:00:00+00:00",
)  # fmt: skip

ALL: tuple[Any, ...] = (
    _MEETING, _LINE, _CHANNEL, _PERSON, _ROW, _COVERED, _DECIDED,
    Overdue(event=msgspec.structs.replace(_MEETING, phase="overdue"), days=3),
    Changed(
        change=ChangeLine(event=_EVENT, field="when", before="2023-04-16", after=_DAY, known=_KNOWN, story=_STORY),
        event=_MEETING,
    ),
    TimelineRow(event=_MEETING, gap=1860),
    SeriesPage(line=_LINE, channel=_CHANNEL, events={_EVENT: _MEETING}),
    PersonPage(person=_PERSON, events={_EVENT: _MEETING}, met={}),
    StoryPage(story=_TOLD, text=None, reports=(), family=None, events={_EVENT: _EVENT}),
    Hit(
        story=_STORY, uri="https://wire.example/1", known=_KNOWN, start=36, end=96,
        sentence="South Korea and Japan will hold security talks in Seoul.", events=(_EVENT,),
    ),
    SourceLine(name=_WIRE, stories=1, copies=0, first="2023-04-14", last="2023-04-14"),
    CoveragePage(
        rows=(_COVERED,), gaps=(Gap(_WIRE, "2023-04-15", "2023-04-16"),), first="2023-04-14", last="2023-04-16"
    ),
    Item(
        kind="overdue", event=_EVENT, stories=(_STORY,), commands=("dateline judge held 842ae72e --why TEXT",),
        text=f"planned for {_DAY}, 3 days ago; no story says what came of it",
    ),
    Standing(judgement=_DECIDED, effect="in force", events=(_EVENT,)),
    SavedQuery(name="korea", party=("JPN", "KOR"), kind=("meeting",)),
    Added(stories=(Kept(story=_STORY, outcome="new", shelved=None, events=(_EVENT,)),)),
    Entered(outcome="new", key="KOR-JPN-2023-04-17-meeting", story=_STORY, events=(_EVENT,)),
    Refusal(error=Problem(status=404, kind="not_found", message="no event 'zzz'; see: /v1/events")),
)  # fmt: skip


def example(kind: Any, *, listed: bool) -> Any:
    """The example of one type as JSON has it, or (``listed``) a list of it. Raises StopIteration for a type of none."""
    told = msgspec.to_builtins(next(one for one in ALL if type(one) is kind))
    return {"items": [told], "total": 1, "next": None, "as_of": None, "on": "2023-04-15"} if listed else told
