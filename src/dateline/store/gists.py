"""The gist of an event: so much of it and of its reports as series, relations, checks and storylines look at."""

from __future__ import annotations

import functools

import msgspec

from dateline.model import Event, Recurrence, Report, Series, Source, Story, from_json, to_json
from dateline.record.case import Case, Member
from dateline.record.derived.told import Told

_NOWHERE = Source(uri="-", sha256="")


class _Line(msgspec.Struct, frozen=True, array_like=True):
    """One report of it, in brief."""

    report: str
    story: str
    known: str | None
    kind: str
    status: str | None
    when: str | None
    prominence: str
    series: str | None
    edition: int | None
    margins_of: str | None
    recurrence: Recurrence | None


class Gist(msgspec.Struct, frozen=True, array_like=True):
    """What ``events.gist`` keeps."""

    event: Event
    lines: tuple[_Line, ...]


def gist_of(case: Case, event: Event) -> str:
    """What a store keeps of the event beside itself. ``event``: ``merged(case)``."""
    slim = msgspec.structs.replace(
        event, evidence=(), aliases=(), voices=(), outcomes=(), confirmed_by=(), changes=(), conflicts=(), stories=(),
        history=event.history[-1:],
    )  # fmt: skip
    return to_json(Gist(slim, tuple(_line(member) for member in case.members)))


@functools.lru_cache(maxsize=1024)
def told_of(gist: str) -> Told:
    """The event with its reports, both in brief. Those read last are held: pages ask for the same ones again."""
    found = from_json(gist, Gist)
    return Told(found.event, tuple(_member(line) for line in found.lines))


def in_brief(member: Member) -> Member:
    """So much of a report that belongs as a store keeps, and why it does."""
    return msgspec.structs.replace(_member(_line(member)), why=member.why)


def _line(member: Member) -> _Line:
    report, story = member.report, member.story
    claim = report.recurrence
    return _Line(
        report.report, story.id, story.known, report.kind, report.status, report.when, report.prominence,
        report.series.name, report.series.edition, report.margins_of, None if claim == Recurrence() else claim,
    )  # fmt: skip


def _member(line: _Line) -> Member:
    report = Report(
        report=line.report, kind=line.kind, plover="", status=line.status, when=line.when, prominence=line.prominence,
        series=Series(name=line.series, edition=line.edition), margins_of=line.margins_of,
        recurrence=line.recurrence or Recurrence(),
    )  # fmt: skip
    story = Story(id=line.story, text_sha256="", source=_NOWHERE, updated=line.known)
    return Member(report, story, "", "")
