"""One story on a terminal: headline, chain, events, the text with its evidence underlined, and why (``--explain``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from dateline.cli import paper, words
from dateline.cli.event_view import span
from dateline.cli.paper import Cell, Column
from dateline.events import Silent
from dateline.model import Reading, Report, Story

_WIDE = 110
_LABEL = 26
_EVENTS = (
    Column(""), Column("when"), Column("status"), Column("parties", True), Column("what", True), Column("where", True),
    Column("told as"),
)  # fmt: skip
_SILENT = (Column("span"), Column("word"), Column("why", True))
_DROPPED = (Column("span"), Column("kind"), Column("why", True), Column("text", True))


def story(one: Reading, reports: Sequence[Report], silent: Sequence[Silent] | None = None) -> None:
    """The readable view; with ``silent`` words it explains itself instead.

    That is the rule and span of each value, why each of those words gave no event, and why each block was left out.
    """
    _head(one)
    _reports(reports)
    if silent is not None:
        _sources(one.story)
        for at, report in enumerate(reports, 1):
            _why(at, report)
        _silences(silent)
        _ledger(one.story)
        paper.put()
        return
    for paragraph in one.story.paragraphs:
        paper.put()
        paper.marked(one.text[paragraph.start : paragraph.end], _marks(reports, paragraph.start, paragraph.end))
    _left_out(one.story)


def _head(one: Reading) -> None:
    told = one.story
    version = f"{told.version}: " if told.version else ""
    paper.wrapped(version + (told.headline or "(no headline)"), "bold")
    line = told.dateline
    place = ", ".join(filter(None, (line.place, line.country, line.date))) or "no dateline"
    clock = f"known {words.moment(told.known)}" if told.known else "no date"
    paper.wrapped(" | ".join((words.chain(told), place, clock)), "dim")
    if told.translation:
        paper.fact(
            "translation", f"of story {told.translation.of[:12]}: its values are read in translated words", "warning"
        )
    if told.notice:
        paper.fact("notice", told.notice, "warning")
    for warning in told.warnings:
        paper.fact("warning", warning, "warning")
    if one.shelved:
        paper.fact("shelved", f"{one.shelved}: headline, publisher, clock and language are kept, no events", "warning")


def _reports(reports: Sequence[Report]) -> None:
    paper.put()
    if not reports:
        paper.put("no event")
        return
    short = paper.width() < _WIDE
    rows = [
        (
            Cell(str(at)), Cell(words.when(r.when)), words.status(r.status), Cell(words.parties(r)),
            Cell(words.what(r, short=short)), Cell(words.place(r, short=True)), Cell(r.prominence),
        )
        for at, r in enumerate(reports, 1)
    ]  # fmt: skip
    paper.table(_EVENTS, rows, {at: _remark(report) for at, report in enumerate(reports)})


def _remark(one: Report) -> str:
    """Who takes part, what is claimed and who says so, under the event's line."""
    people = "; ".join(
        f"{party.code or party.name}: {', '.join(person.name for person in party.delegates)}"
        for party in one.parties
        if party.delegates
    )
    return " | ".join(filter(None, (people, words.claim(one), words.told_by(one))))


def _marks(reports: Sequence[Report], start: int, end: int) -> list[tuple[int, int]]:
    return [
        (item.start - start, item.end - start)
        for report in reports
        for item in report.evidence
        if item.start is not None and item.end is not None and start <= item.start and item.end <= end
    ]


def _left_out(told: Story) -> None:
    if told.dropped:
        kinds = ", ".join(f"{n} {kind}" for kind, n in Counter(d.kind for d in told.dropped).most_common())
        paper.put()
        paper.wrapped(f"left out: {kinds} (why: dateline read --explain)", "dim")
    paper.put()


def _why(at: int, one: Report) -> None:
    paper.put()
    paper.put(paper.styled(f"{at} {words.parties(one)}: {words.what(one)}  (report {one.report[:8]})", "bold"))
    for item in one.evidence:
        value = _value(one, item.field)
        told = f"{value} <- " if value and value != item.text else ""
        paper.fact(item.field, f"{told}{span(item)}{f' - {item.rule}' if item.rule else ''}", indent=_LABEL)


def _silences(silent: Sequence[Silent]) -> None:
    """The words that may tell an event and gave none, and why."""
    paper.put()
    if not silent:
        paper.put("every word that may tell an event told one")
        return
    paper.put(paper.styled(f"gave no event ({len(silent)})", "bold"))
    rows = [(Cell(f"{s.span.start}-{s.span.end}"), Cell(" ".join(s.text.split())), Cell(s.why)) for s in silent]
    paper.table(_SILENT, rows)


def _sources(told: Story) -> None:
    """Where headline, byline, publisher, chain, dateline and clocks stand."""
    paper.put()
    paper.put(paper.styled("story", "bold"))
    for item in told.evidence:
        paper.fact(item.field, item.pointer or f"{span(item)}{f' - {item.rule}' if item.rule else ''}", indent=_LABEL)


def _value(one: Report, field: str) -> str:
    """The value of a plain field in words; nothing for what has parts of its own."""
    value: Any = one
    for part in field.split("."):
        value = getattr(value, part, None)
    if isinstance(value, tuple) and all(isinstance(v, str) for v in value):
        return ", ".join(value)
    return str(value) if isinstance(value, str | int | float) else ""


def _ledger(told: Story) -> None:
    paper.put()
    if not told.dropped:
        paper.put("nothing was left out")
        return
    paper.put(paper.styled(f"left out ({len(told.dropped)})", "bold"))
    rows = [
        (Cell(f"{d.start}-{d.end}"), Cell(d.kind), Cell(d.why or "-"), Cell(" ".join(d.text.split())))
        for d in told.dropped
    ]
    paper.table(_DROPPED, rows)
