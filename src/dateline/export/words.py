"""How an event is called in files of others: one line, and the facts under it. Every text is harmless (``safe``)."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.export.context import Cited, Context
from dateline.export.safe import line
from dateline.model import Event, Gathering, Party

_MOST_SIDES = 4


def title(one: Gathering) -> str:
    """ "South Korea – Japan: security dialogue, director general"; of an act "China → Japan: protest"."""
    what = ", ".join(filter(None, (_what(one), _rank(one.level))))
    named = sides(one)
    return line(f"{named}: {what}" if named else what)


def status(value: str | None) -> str:
    """A status in words, "" for none."""
    return (value or "").replace("_", " ")


def sides(one: Gathering) -> str:
    """The parties by name; of an act those who act before an arrow."""
    targets = [party for party in one.parties if party.role == "target"]
    acting = _names([party for party in one.parties if party not in targets])
    return f"{acting} → {_names(targets)}".strip() if targets else acting


def place(one: Gathering) -> str:
    """Venue, place and country code, "" for none."""
    if one.where is None:
        return ""
    return line(", ".join(filter(None, (one.where.venue, one.where.place, one.where.country))))


def delegates(party: Party) -> Iterator[str]:
    """Each named person of a side with the post."""
    for one in party.delegates:
        yield line(", ".join(filter(None, (one.name, one.title, one.body))))


def side(party: Party) -> str:
    """A side: name, role, rank, people."""
    head = ", ".join(filter(None, (party.name, party.role.replace("participant", ""), _rank(party.level))))
    people = "; ".join(delegates(party))
    return line(f"{head}: {people}" if people else head, 2_000)


def story(one: Cited) -> str:
    """A source in one line: who reported it, what it is called, when."""
    by = " < ".join(one.by) or one.name or "no agency credited"
    known = (one.known or "no date")[:10]
    by = f"{by} (translated from {one.translated})" if one.translated else by
    return line(f"{by}, {known}: {one.headline}" if one.headline else f"{by}, {known}", 500)


def counted(number: int, one: str, more: str = "") -> str:
    """ "1 story", "2 stories"."""
    return f"{number} {one if number == 1 else more or one + 's'}"


def facts(event: Event, context: Context) -> Iterator[tuple[str, str]]:
    """What a reader of a calendar or feed wants beside title, day and place: label and text."""
    for party in event.parties:
        yield "side", side(party)
    told = (
        ("had been set for", event.when_was),
        ("agenda", "; ".join(event.agenda)),
        ("series", _series(event)),
        ("on the margins of", event.margins_of),
        ("claim", event.recurrence.text),
        ("reason", event.reason),
        ("said by", event.sourcing.speaker),
    )
    for label, words in told:
        if words:
            yield label, line(words, 1_000)
    for entry in event.history:
        known = (entry.known or "no date")[:10]
        yield "history", line(f"{known}: {status(entry.status) or 'told'}, {entry.when or 'no day'}")
    count = f"{event.independent_sources} independent, {counted(event.reports, 'story', 'stories')}"
    yield "sources", count
    for one in context.told(event.stories):
        yield "source", story(one)


def _what(one: Gathering) -> str:
    if one.kind == "other":
        return one.plover.lower()
    return _series(one) or one.kind


def _series(one: Gathering) -> str:
    name, edition = one.series.name, one.series.edition
    if not name:
        return ""
    return f"{name} (no. {edition})" if edition is not None else name


def _rank(level: str) -> str:
    return "" if level == "unknown" else level.replace("_", " ")


def _names(parties: list[Party]) -> str:
    shown = " – ".join(line(party.name) for party in parties[:_MOST_SIDES])
    more = len(parties) - _MOST_SIDES
    return f"{shown} and {more} more" if more > 0 else shown
