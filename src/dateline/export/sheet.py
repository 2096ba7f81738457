"""A sheet that ``dateline import`` reads: what people entered row by row as they wrote it, every other event as a row.

Imported into an empty record, a sheet of entries gives the very stories it was made of, byte for byte; rows of events
that stories told become entries of the author that the caller names, and stay what they are from then on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.entries import COLUMNS, SIDES, Entry, entry_of
from dateline.entries.mapping import Map
from dateline.entries.taking import entry_in
from dateline.model import Delegate, Event, Party, Story


def rows(events: Iterable[Event], stories: Iterable[Story], *, by: str, everything: bool) -> list[Entry]:
    """The rows of a sheet, oldest known first; what takes the place of another stands behind it.

    ``events`` that any story but an entry tells get a row of the author ``by``, if they have a party. Entries come with
    the events that they tell and with those they superseded; with ``everything`` those that no event has, too.
    """
    chosen = list(events)
    held = {story.id: story for story in stories}
    told = {name for event in chosen for name in event.stories}
    own = {name: entry_in(story) for name, story in held.items() if story.is_entry}
    wanted = own if everything else _with_earlier(told & own.keys(), own)
    entered = _in_order({name: own[name] for name in wanted})
    wired = (event for event in chosen if event.parties and not set(event.stories) <= own.keys())
    return [*entered, *sorted((_row(event, held, by) for event in wired), key=_known)]


def columns(entries: Sequence[Entry], by: Map) -> list[str]:
    """The names over the columns, in the order of ours: those of the map, else of ours those that are filled."""
    if not by.columns:
        return [name for name in COLUMNS if any(name in entry.columns for entry in entries)]
    theirs = (by.columns[name] for name in COLUMNS if name in by.columns)
    return list(dict.fromkeys(name for told in theirs for name in ([told] if isinstance(told, str) else told)))


def _with_earlier(names: Iterable[str], own: Mapping[str, Entry]) -> set[str]:
    """Those entries with all that they superseded, one after another."""
    return {earlier for name in names for earlier in _chain(name, own)}


def _in_order(entries: Mapping[str, Entry]) -> Iterator[Entry]:
    """By the day they could be known, author and key; each behind the one it superseded."""
    done: set[str] = set()
    for name in sorted(entries, key=lambda n: (_known(entries[n]), n)):
        for earlier in reversed(_chain(name, entries)):
            if earlier not in done:
                done.add(earlier)
                yield entries[earlier]


def _chain(name: str, own: Mapping[str, Entry]) -> list[str]:
    """The entry and those that it superseded, the latest first."""
    found: list[str] = []
    before: str | None = name
    while before is not None and before in own and before not in found:
        found.append(before)
        before = own[before].get("supersedes")
    return found


def _known(entry: Entry) -> tuple[str, str, str]:
    return entry.get("known") or "", entry.by, entry.key


def _row(event: Event, stories: Mapping[str, Story], by: str) -> Entry:
    """One event as an entry: what the columns hold; addresses of its stories and what else there is as notes."""
    where, series = event.where, event.series
    told = [stories[name] for name in event.stories if name in stories]
    row = {
        "key": event.id, "by": by, "headline": next((story.headline for story in told if story.headline), None),
        "kind": event.kind, "plover": event.plover if event.kind == "other" else None, "status": event.status,
        "day": event.when, "day_was": event.when_was, "time": event.time, "mode": event.mode,
        "place": where and where.place, "country": where and where.country, "venue": where and where.venue,
        "portfolios": _many(event.portfolios), "series": series.name,
        "edition": str(series.edition) if series.edition is not None else None, "margins_of": event.margins_of,
        "agenda": _many(event.agenda), "reason": event.reason,
        "known": event.history[0].known if event.history else None,
        "source": _many(dict.fromkeys(s.source.uri for s in told if "://" in s.source.uri)),
        "note": _many(_notes(event)),
    }  # fmt: skip
    for side, party in zip(SIDES, event.parties, strict=False):
        row |= _side(side, party)
    return entry_of({name: text for name, text in row.items() if text}, f"event {event.id[:8]}")


def _side(side: str, party: Party) -> dict[str, str]:
    """The columns of one party."""
    return {
        f"party_{side}": party.code or party.name,
        f"role_{side}": party.role,
        f"level_{side}": "" if party.level == "unknown" else party.level,
        f"delegates_{side}": _many(_person(one) for one in party.delegates),
    }


def _person(one: Delegate) -> str:
    """``Name, post @ body``."""
    named = ", ".join(filter(None, (one.name.replace(",", ""), one.title)))
    return f"{named} @ {one.body}" if one.body else named


def _notes(event: Event) -> Iterator[str]:
    """What no column holds, in words."""
    if event.recurrence.text:
        yield f"claim: {event.recurrence.text}"
    yield from (f"outcome: {one.text}" for one in event.outcomes)
    if event.translations:
        yield "told in translation"
    if event.sourcing.speaker:
        yield f"said by: {event.sourcing.speaker}"
    for party in event.parties[len(SIDES) :]:
        yield f"also there: {party.code or party.name}"


def _many(told: Iterable[str]) -> str:
    """Several values in one cell, by semicolons."""
    return "; ".join(one.replace(";", ",") for one in told)
