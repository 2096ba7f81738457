"""Hypothesis strategies: heaps of stories that collide on parties, days, clocks and texts."""

from __future__ import annotations

import msgspec
from hypothesis import strategies as st
from record_build import anchor, event, judge, story, telling

from dateline.model import Anchor, Judgement, Telling, Translation

STATUSES = ["proposed", "planned", "postponed", "cancelled", "declined", "under_way", "held"]
WHENS = [None, "2023-04", "2023-04-17", "2023-04-18", "2023-05-02", "[2023-04-17..2023-04-23]", "2023-04-17/2023-04-18"]
KNOWN = [None, "2023-04-01", "2023-04-14T17:10:00+05:30", "2023-04-14T20:40:00+09:00", "2023-04-17", "2023-04-19"]
TEXTS = [
    "",
    "Diplomats and defence officials of the two states will sit down on Monday in Seoul, the ministry said, "
    "and take up the security of the region and the policies of both sides in turn before they part.",
    "Diplomats and defence officials of the two states sat down on Monday in Seoul, the ministry said.",
]

events = st.builds(
    event,
    st.sampled_from(STATUSES),
    st.sampled_from(WHENS),
    st.sampled_from(["KOR; JPN", "KOR*: Woo Kyung-seok; JPN: Atsushi Ando", "JPN; KOR; USA", "KOR"]),
    kind=st.sampled_from(["meeting", "visit", "agreement", "forum"]),
    level=st.sampled_from(["unknown", "leader", "minister", "vice_minister", "director_general"]),
    when_was=st.sampled_from([None, None, "2023-04-17"]),
    edition=st.sampled_from([None, None, 12, 13]),
    years=st.sampled_from([None, 4.0, 5.0]),
    claim=st.sampled_from([None, None, "the first in years", "the second this year"]),
    ordinal=st.sampled_from(["first", "second"]),
    since=st.sampled_from([None, "2023-04", "2019"]),
    series=st.sampled_from([None, None, "security dialogue", "border talks"]),
    margins_of=st.sampled_from([None, None, "security dialogue"]),
    place=st.sampled_from([None, ("Seoul", "KOR"), ("Tokyo", "JPN")]),
    prominence=st.sampled_from(["main", "supporting", "background"]),
)


@st.composite
def tellings(draw: st.DrawFn) -> list[Telling]:
    """Up to eight stories; some supersede an earlier one, some translate one."""
    heap: list[Telling] = []
    for number in range(draw(st.integers(1, 8))):
        told = story(
            f"s{number}",
            draw(st.sampled_from(KNOWN)),
            draw(st.sampled_from(TEXTS)),
            by=draw(st.sampled_from(["Yonhap", "Kyodo", None])),
            publisher=draw(st.sampled_from([None, "Portal"])),
            uri=draw(st.sampled_from([f"s{number}.txt", "https://example.org/same"])),
        )
        if heap and draw(st.integers(0, 9)) == 0:
            told = msgspec.structs.replace(told, notice="kill", supersedes=draw(st.sampled_from(heap)).story.id)
        if heap and draw(st.integers(0, 5)) == 0:
            of = draw(st.sampled_from(heap)).story
            told = msgspec.structs.replace(
                told,
                published=of.published,
                updated=of.updated,
                translation=Translation(of=of.id, language="ko", by="Ana"),
            )
        heap.append(telling(told, *draw(st.lists(events, max_size=3))))
    return heap


MADE = [f"2023-04-{day:02d}T0{hour}:00:00+00:00" for day in (2, 15, 18, 20) for hour in (1, 7)]
CORRECTIONS = [
    ("when", "2023-04-18"), ("when", None), ("status", "held"), ("level", "minister"), ("where.place", "Busan"),
    ("series.edition", 12), ("series.edition", None), ("parties", ("CHN", "KOR")), ("recurrence.years", 4.0),
]  # fmt: skip


@st.composite
def decided(
    draw: st.DrawFn, heaps: st.SearchStrategy[list[Telling]] | None = None
) -> tuple[list[Telling], list[Judgement]]:
    """Stories, and decisions about their reports: some contradict others, are undone, or bind to nothing."""
    heap = draw(tellings() if heaps is None else heaps)
    spans = [anchor(told, at) for told in heap for at in range(len(told.reports))]
    spans.append(msgspec.structs.replace(anchor(heap[0]), start=900, end=903))
    made: list[Judgement] = []
    for _ in range(draw(st.integers(0, 6))):
        verdict = draw(
            st.sampled_from(
                ["same", "same", "different", "correct", "reject", "held", "not_held", "unknown", "undo", "attach"]
            )
        )
        moment, by = draw(st.sampled_from(MADE)), draw(st.sampled_from(["Ana", "Ben"]))
        if verdict == "undo":
            if made:
                made.append(judge("undo", undoes=draw(st.sampled_from(made)).id, made=moment, by=by))
            continue
        count = draw(st.integers(2, 3)) if verdict in ("same", "different") else 1
        about = [draw(st.sampled_from(spans)) for _ in range(count)]
        if verdict == "attach":
            about.append(Anchor(story=draw(st.sampled_from(heap)).story.id, field="headline", start=0, end=3))
        field, value = draw(st.sampled_from(CORRECTIONS)) if verdict == "correct" else (None, None)
        made.append(judge(verdict, *about, made=moment, by=by, field=field, value=value))
    return heap, made
