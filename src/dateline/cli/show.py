"""How events and stories look on a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from dateline.model import Event, Gathering, Party, Reading, Report, Story
from dateline.record import TimelineRow

COLOURS = {
    "planned": "cyan", "proposed": "blue", "held": "green", "under_way": "bright_green", "postponed": "yellow",
    "cancelled": "red", "declined": "red", "signed": "green", "suspended": "yellow", "ended": "red",
}  # fmt: skip


def console() -> Console:
    """A console on standard output; without colours where it is no terminal."""
    return Console(highlight=False, soft_wrap=False)


def _status(value: str | None) -> Text:
    return Text(value or "-", style=COLOURS.get(value or "", ""))


def _place(one: Gathering) -> str:
    if not one.where:
        return "-"
    return ", ".join(p for p in (one.where.place, one.where.country) if p) or "-"


def _parties(one: Gathering) -> str:
    return " ".join(f"{p.code or p.name}*" if p.role == "host" else (p.code or p.name) for p in one.parties)


def _level(one: Gathering) -> str:
    return "-" if one.level == "unknown" else one.level.replace("_", " ")


def _claim(one: Gathering) -> str:
    return one.recurrence.text or ""


def events(found: Sequence[Event]) -> None:
    """A table of merged events, one a row; ``*`` marks the host."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("when", "status", "parties", "kind", "level", "where", "sources", "id"):
        table.add_column(name, no_wrap=name in ("when", "status", "id"))
    for one in found:
        table.add_row(
            one.when or "-", _status(one.status), _parties(one), one.kind, _level(one), _place(one),
            f"{one.independent_sources} of {one.reports}", one.id[:8],
        )  # fmt: skip
    console().print(table)


def timeline(rows: Sequence[TimelineRow], parties: Sequence[str]) -> None:
    """The events of one set of parties through time, with the gap since the last one held."""
    out = console()
    out.print(f"[bold]{' - '.join(sorted(parties))}[/bold]: {len(rows)} events")
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("when", "gap", "status", "kind", "level", "where", "claim", "id"):
        table.add_column(name, no_wrap=name in ("when", "gap", "status", "id"))
    for row in rows:
        one = row.event
        table.add_row(
            one.when or "-", _gap(row.gap), _status(one.status), one.kind, _level(one), _place(one), _claim(one), one.id[:8]
        )  # fmt: skip
    out.print(table)


def _gap(days: int | None) -> str:
    if days is None:
        return ""
    if days < 60:
        return f"+{days} d"
    return f"+{days / 30.44:.0f} mo" if days < 730 else f"+{days / 365.25:.1f} y"


def event(one: Event, stories: Mapping[str, Story], reasons: Sequence[str]) -> None:
    """One event with its sides, evidence, history and sources."""
    out = console()
    out.print(f"[bold]{escape(_parties(one))}[/bold]  {one.kind}  {one.level.replace('_', ' ')}  id {one.id}")
    out.print(Text.assemble(_status(one.status), f"  {one.when or 'no day'}  {_place(one)}"))
    for label, value in _facts(one):
        out.print(Text.assemble((f"{label:<12}", "dim"), value))
    for party in one.parties:
        _side(out, party)
    _history(out, one, stories)
    _evidence(out, one, stories)
    _sources(out, one, stories)
    for line in reasons[1:6]:
        out.print(f"[dim]merged[/dim]      {escape(line.partition(': ')[2])}")


def _facts(one: Gathering) -> list[tuple[str, str]]:
    pairs = [
        ("moved from", one.when_was or ""),
        ("on margins", one.margins_of or ""),
        ("series", " ".join(filter(None, (one.series.name, str(one.series.edition or ""))))),
        ("claim", _claim(one) + (f" (since {one.recurrence.since})" if one.recurrence.since else "")),
        ("agenda", "; ".join(one.agenda)),
        ("reason", one.reason or ""),
        ("said by", one.sourcing.speaker or ""),
        ("via", " < ".join(one.sourcing.via)),
    ]
    return [(label, value) for label, value in pairs if value.strip()]


def _side(out: Console, party: Party) -> None:
    role = "" if party.role == "participant" else f" ({party.role})"
    out.print(
        Text.assemble((f"{party.code or '':<12}", "bold"), f"{party.name}{role}, {party.level.replace('_', ' ')}")
    )
    for person in party.delegates:
        post = ", ".join(p for p in (person.title, person.body) if p)
        out.print(f"            {person.name}{', ' + post if post else ''}", markup=False)


def _history(out: Console, one: Event, stories: Mapping[str, Story]) -> None:
    for entry in one.history:
        story = stories.get(entry.story)
        who = " < ".join(story.agencies) or (story.publisher if story else "") if story else ""
        line = Text.assemble(
            ("history     ", "dim"),
            f"{(entry.known or '-')[:16]}  ",
            _status(entry.status),
            f"  {entry.when or '-'}  {who or ''}",
        )
        out.print(line)
    for change in one.changes:
        out.print(
            Text.assemble(
                ("changed     ", "dim"),
                f"{(change.known or '-')[:16]}  {change.field}: {change.before} -> {change.after}",
            )
        )
    for conflict in one.conflicts:
        out.print(
            Text.assemble(
                ("conflict    ", "dim"),
                f"{conflict.field}: {' / '.join(map(str, conflict.values))} ({conflict.verdict})",
            )
        )


def _evidence(out: Console, one: Event, stories: Mapping[str, Story]) -> None:
    seen: set[tuple[str, str | None]] = set()
    for item in one.evidence:
        if item.text is None or (item.field, item.text) in seen or len(seen) >= 14:
            continue
        seen.add((item.field, item.text))
        story = stories.get(item.story or "")
        where = f"{story.source.uri if story else ''}:{item.start}-{item.end}"
        out.print(
            Text.assemble(
                ("evidence    ", "dim"), f"{item.field}: ", (f'"{item.text}"', "italic"), (f"  {where}", "dim")
            )
        )


def _sources(out: Console, one: Event, stories: Mapping[str, Story]) -> None:
    out.print(f"[dim]sources[/dim]     {one.independent_sources} independent of {one.reports} reports")
    for key in one.stories:
        story = stories.get(key)
        if story:
            chain = " < ".join(story.agencies) or story.publisher or "?"
            out.print(
                Text.assemble(
                    ("            ", ""), f"{(story.known or '-')[:16]}  {chain}  {story.headline or story.source.uri}"
                )
            )


def reading(one: Reading, reports: Sequence[Report]) -> None:
    """One story: headline, chain, events as a short table, and the text with evidence underlined."""
    out = console()
    story = one.story
    out.print(f"[bold]{escape(story.headline or '(no headline)')}[/bold]")
    chain = " < ".join(story.agencies) or "no agency credited"
    line = story.dateline
    place = ", ".join(p for p in (line.place, line.country, line.date) if p) or "no dateline"
    out.print(f"[dim]{escape(chain)}  |  {escape(place)}  |  known {story.known or 'without date'}[/dim]")
    for warning in (*story.warnings, *((f"shelved: {one.shelved}",) if one.shelved else ())):
        out.print(f"[yellow]{escape(warning)}[/yellow]")
    _reports(out, reports)
    out.print()
    for paragraph in story.paragraphs:
        out.print(_underlined(one.text, paragraph.start, paragraph.end, reports))
        out.print()


def _reports(out: Console, reports: Sequence[Report]) -> None:
    if not reports:
        out.print("no event")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("", "kind", "status", "when", "where", "level", "parties", "delegates"):
        table.add_column(name)
    for one in reports:
        people = "; ".join(f"{p.code}: {', '.join(d.name for d in p.delegates)}" for p in one.parties if p.delegates)
        table.add_row(
            one.prominence, one.kind, _status(one.status), one.when or "-", _place(one), _level(one), _parties(one), people
        )  # fmt: skip
    out.print(table)


def _underlined(source: str, start: int, end: int, reports: Sequence[Report]) -> Text:
    text = Text(source[start:end])
    for one in reports:
        for item in one.evidence:
            if item.start is not None and item.end is not None and start <= item.start and item.end <= end:
                text.stylize("underline", item.start - start, item.end - start)
    return text
