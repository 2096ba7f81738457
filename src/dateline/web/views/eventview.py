"""The page of one event: both sides of the table, how it came about, who says so, and what it hangs together with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

import msgspec

from dateline.model import Event, Party, Story
from dateline.record import Family
from dateline.record.sides import code
from dateline.web.ladder.facts import LOOKS
from dateline.web.ladder.pins import claims
from dateline.web.views import dates
from dateline.web.views.cards import Card, Side, card, side
from dateline.web.views.changes import worded
from dateline.web.views.quotes import chain
from dateline.web.views.words import clean, clipped, party, say

_NOBODY: Mapping[tuple[str, str], str] = {}
_SHORT = 12
"""Letters of an id in the words of a reason."""


class Delegate(msgspec.Struct, frozen=True, kw_only=True):
    """A person at the table, with the post as told, and other spellings; ``person`` an id where a story names them."""

    name: str
    person: str | None
    post: str
    spellings: tuple[str, ...]


class TableSide(msgspec.Struct, frozen=True, kw_only=True):
    """One side of the table."""

    side: Side
    role: str
    delegates: tuple[Delegate, ...]


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A field with its values in words; ``field`` is where its evidence is found."""

    field: str
    label: str
    values: tuple[str, ...]


class HistoryLine(msgspec.Struct, frozen=True, kw_only=True):
    """A change of status or day; or of another field (``was`` → ``text``). ``number`` is the source's."""

    known: str
    text: str
    was: str
    tone: str
    number: int
    story: str
    by: str
    judged: bool


class SourceRow(msgspec.Struct, frozen=True, kw_only=True):
    """One story that tells it. ``copy_of``: the number of the story that it is a copy of, None for its own; ``why``.

    ``attached``: no event was read in it, a person made it a source.
    """

    number: int
    story: str
    by: str
    headline: str
    clock: str
    uri: str
    linked: bool
    copy_of: int | None
    why: str
    entry: bool
    attached: bool


class ConflictRow(msgspec.Struct, frozen=True, kw_only=True):
    """What sources disagree on: each value with the number of its source."""

    field: str
    label: str
    values: tuple[tuple[str, int], ...]
    raw: tuple[str, ...]
    verdict: str


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """How it hangs together with another event."""

    label: str
    why: str
    card: Card


class EventView(msgspec.Struct, frozen=True, kw_only=True):
    """All of it, in words."""

    card: Card
    sides: tuple[TableSide, ...]
    facts: tuple[Fact, ...]
    history: tuple[HistoryLine, ...]
    sources: tuple[SourceRow, ...]
    numbers: dict[str, int]
    conflicts: tuple[ConflictRow, ...]
    previous: Card | None
    next: Card | None
    ties: tuple[Tie, ...]


def view(
    event: Event,
    stories: Mapping[str, Story],
    families: Iterable[Family],
    around: Mapping[str, Event],
    on: dt.date,
    people: Mapping[tuple[str, str], str] = _NOBODY,
) -> EventView:
    """``stories`` tell it; ``around`` are the events that it names, by id; ``on`` is the day asked for; ``people`` are
    ids of persons by party and spelling (``people.named_by``)."""
    numbers = {story: at for at, story in enumerate(event.stories, 1)}
    near = {name: card(other, on, ()) for name, other in around.items()}
    told = tuple(c for c in claims((*around.values(), event)) if c.event == event.id)
    return EventView(
        card=card(event, on, told), sides=tuple(table_side(one, people) for one in _ordered(event)),
        facts=tuple(facts(event)),
        history=tuple(_history(event, stories, numbers)), sources=tuple(_sources(event, stories, families, numbers)),
        numbers=numbers, conflicts=tuple(_conflicts(event, numbers)),
        previous=near.get(event.previous or ""), next=near.get(event.next or ""), ties=tuple(_ties(event, near)),
    )  # fmt: skip


def _ordered(event: Event) -> list[Party]:
    """Who sits at the table first; mediators, observers and targets of an act behind."""
    return sorted(event.parties, key=lambda p: p.role in ("mediator", "observer", "target"))


def table_side(one: Party, people: Mapping[tuple[str, str], str] = _NOBODY) -> TableSide:
    """A party with its people."""
    return TableSide(
        side=side(one), role=say("roles", one.role, short=True),
        delegates=tuple(
            Delegate(
                name=clipped(d.name, 90), person=_person(code(one), (d.name, *d.names), people),
                post=clipped(", ".join(filter(None, (d.title, d.body))), 200),
                spellings=tuple(clipped(n, 90) for n in d.names if n != d.name),
            )
            for d in one.delegates
        ),
    )  # fmt: skip


def _person(party: str, names: Iterable[str], people: Mapping[tuple[str, str], str]) -> str | None:
    return next((people[(party, name)] for name in names if (party, name) in people), None)


def facts(event: Event) -> Iterable[Fact]:
    """Every field that is told, beside parties, status and day."""
    where, series, said = event.where, event.series, event.sourcing
    number = (f"no. {series.edition}",) if series.edition else ()
    told = (
        ("time", (dates.hour(event.time),)),
        ("when_was", (dates.when(event.when_was),) if event.when_was else ()),
        ("where", tuple(filter(None, (where.venue, where.place, party(where.country) if where.country else None)))
         if where else ()),
        ("level", (say("levels", event.level),) if event.level != "unknown" else ()),
        ("mode", (clean((event.mode or "").replace("_", " ")),)),
        ("format", (event.format or "",)),
        ("portfolios", event.portfolios),
        ("series", (*((clipped(series.name, 120),) if series.name else ()), *number)),
        ("margins_of", (clipped(event.margins_of or "", 160),)),
        ("recurrence", (clipped(event.recurrence.text or "", 200),)),
        ("agenda", tuple(clipped(a, 240) for a in event.agenda)),
        ("outcomes", tuple(clipped(o.text, 240) for o in event.outcomes)),
        ("reason", (clipped(event.reason or "", 240),)),
        ("confirmed_by", tuple(party(code) for code in event.confirmed_by)),
        ("sourcing", tuple(filter(None, (clipped(said.speaker or "", 120), *said.via)))),
    )  # fmt: skip
    for field, values in told:
        kept = tuple(v for v in values if v)
        if kept:
            yield Fact(field=field, label=say("fields", field), values=kept)


def _history(event: Event, stories: Mapping[str, Story], numbers: Mapping[str, int]) -> list[HistoryLine]:
    """Statuses, days and other fields together, in the order in which they were known."""
    lines = [
        (entry.known, f"{say('statuses', entry.status) or 'told'}, {dates.when(entry.when)}", "", entry.status,
         entry.story, entry.judgement is not None)
        for entry in event.history
    ]  # fmt: skip
    for one in event.changes:
        after = worded(one.field, one.after) or "not told"
        before = worded(one.field, one.before) or "not told"
        lines.append((one.known, f"{say('fields', one.field)}: {after}", before, None, one.story, False))
    return [
        HistoryLine(
            known=dates.moment(known), text=text, was=was, tone=LOOKS.get(status or "", ""), story=story,
            number=numbers.get(story, 0), by=_by(stories, story), judged=judged,
        )
        for known, text, was, status, story, judged in sorted(lines, key=lambda line: (line[0] or "")[:10])
    ]  # fmt: skip


def _by(stories: Mapping[str, Story], name: str) -> str:
    story = stories.get(name)
    return chain(story) if story else ""


def _sources(
    event: Event, stories: Mapping[str, Story], families: Iterable[Family], numbers: Mapping[str, int]
) -> Iterable[SourceRow]:
    copies = {s: (f.id, f.why.get(s, "")) for f in families for s in f.stories if s != f.id}
    for name in event.stories:
        story = stories.get(name)
        if story is None:
            continue
        original, why = copies.get(name, (None, ""))
        uri = story.source.uri
        yield SourceRow(
            number=numbers[name], story=name, by=chain(story), headline=clipped(story.headline or "no headline", 200),
            clock=dates.moment(story.known), uri=clipped(uri, 300), linked=uri.startswith(("http://", "https://")),
            copy_of=numbers.get(original or ""), why=clipped(_numbered(why, numbers), 160), entry=story.is_entry,
            attached=name in event.attached,
        )  # fmt: skip


def _numbered(why: str, numbers: Mapping[str, int]) -> str:
    """What joined a copy, the stories that it names by their numbers on this page."""
    for story, number in numbers.items():
        why = why.replace(story[:_SHORT], f"[{number}]")
    return why


def _conflicts(event: Event, numbers: Mapping[str, int]) -> Iterable[ConflictRow]:
    for one in event.conflicts:
        values = list(zip(one.values, one.stories, strict=False))
        yield ConflictRow(
            field=one.field, label=say("fields", one.field),
            values=tuple(
                (worded(one.field, v if isinstance(v, str) else f"{v:g}" if v is not None else None) or "not told",
                 numbers.get(s, 0))
                for v, s in values
            ),
            raw=tuple(str(v) for v, _ in values), verdict=one.verdict,
        )  # fmt: skip


def _ties(event: Event, near: Mapping[str, Card]) -> Iterable[Tie]:
    for relation in event.relations:
        other = near.get(relation.event)
        if other is not None:
            yield Tie(label=say("relations", relation.type), why=clipped(relation.why, 160), card=other)
