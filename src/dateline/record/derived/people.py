"""People of the record: every spelling, the posts they were told in over time, and whom they met."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from dateline.model import Report, Story, Telling
from dateline.model.known import AsOf
from dateline.record.order import Line, line_up
from dateline.record.persons import is_lone, is_surname_of, same_person
from dateline.record.record import Record
from dateline.record.sides import code
from dateline.record.words import fold

TOOK_PLACE = ("held", "signed")
"""Statuses of events whose people met."""


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """A post as a text words it; the stories that tell it first and last, by their clocks."""

    title: str | None
    body: str | None
    since: str | None
    until: str | None
    story: str


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Someone who took part for ``party``. ``id`` is the report that first names them, with their place in it."""

    id: str
    name: str
    names: tuple[str, ...]
    party: str
    posts: tuple[Post, ...]
    events: tuple[str, ...]
    met: tuple[str, ...]


class Naming(msgspec.Struct, frozen=True, kw_only=True):
    """One naming of a person by one report. ``id`` is the report's with the person's place in it, ``known`` the clock
    of its ``story``, ``event`` where the report stands.
    """

    id: str
    name: str
    title: str | None
    body: str | None
    party: str
    story: str
    known: str | None
    event: str


Kin = Callable[[str, str, Collection[str]], Iterable[str]]
"""Of a party, a name, and names: those that may be the same person's."""
Met = Callable[[Collection[str]], Iterable[tuple[str, str]]]
"""Of events that took place: the parties that were there and the ids of their people."""


class Group(msgspec.Struct):
    """The namings of one person so far, and the names they were made with."""

    named: list[Naming] = []
    names: dict[str, None] = {}
    events: dict[str, None] = {}
    """What they took part in, in the order of the fold."""

    @property
    def id(self) -> str:
        """The person's."""
        return self.named[0].id

    def take(self, one: Naming) -> None:
        """One more."""
        self.named.append(one)
        self.names[one.name] = None
        self.events[one.event] = None


def people(tellings: Iterable[Telling], record: Record, as_of: AsOf) -> list[Person]:
    """Everybody that the reports known by ``as_of`` name, by party and name. ``record`` is the record as of then."""
    by_party: dict[str, list[Naming]] = {}
    for one in namings_of(line_up(tellings, as_of), record):
        by_party.setdefault(one.party, []).append(one)
    found = {party: grouped(named) for party, named in by_party.items()}
    at_event: dict[str, list[tuple[str, str]]] = {}
    for party, groups in found.items():
        for group in groups:
            for event in group.events:
                at_event.setdefault(event, []).append((party, group.id))

    def met(events: Collection[str]) -> Iterable[tuple[str, str]]:
        return (one for event in events if record.find(event).status in TOOK_PLACE for one in at_event[event])

    return sorted((person(group, met) for groups in found.values() for group in groups), key=by_name)


def by_name(one: Person) -> tuple[str, str, str]:
    """What lists of people sort by."""
    return one.party, fold(one.name), one.id


def person(group: Group, met: Met) -> Person:
    """Who is told of by those namings."""
    first = group.named[0]
    return Person(
        id=first.id,
        name=first.name,
        names=tuple(sorted(group.names)),
        party=first.party,
        posts=tuple(_posts(group.named)),
        events=tuple(group.events),
        met=tuple(sorted({other for side, other in met(group.events) if side != first.party})),
    )


def called(found: Iterable[Person], name: str) -> list[Person]:
    """Those who may be meant by ``name``: a full name, a surname, or part of a spelling."""
    wanted = fold(name)
    return [p for p in found if any(may_mean(name, wanted, n, p.party) for n in (p.name, *p.names))]


def may_mean(name: str, wanted: str, other: str, party: str) -> bool:
    """True where ``name`` (``wanted`` once folded) may mean who is told of as ``other`` for that party."""
    return same_person(name, other, party) or is_surname_of(name, other, party) or wanted in fold(other)


def namings_of(line: Line, record: Record) -> Iterator[Naming]:
    """Everybody named by the stories that speak, in the order of the fold."""
    for telling in line.steps:
        if telling.story.id not in line.again:
            for report in telling.reports:
                if report.report not in record.rejected:
                    yield from namings(report, telling.story, record.find(report.report).id)


def namings(report: Report, story: Story, event: str) -> Iterator[Naming]:
    """Whom a report names."""
    told = ((party, one) for party in report.parties for one in party.delegates)
    for at, (party, one) in enumerate(told):
        yield Naming(
            id=f"{report.report}:{at}", name=one.name, title=one.title, body=one.body, party=code(party),
            story=story.id, known=story.known, event=event,
        )  # fmt: skip


def grouped(named: Iterable[Naming], kin: Kin | None = None) -> list[Group]:
    """The people of one party, out of its namings in the order of the fold.

    Full names first; then a lone surname joins the only one it can mean. ``kin``: who may be called both names.
    """
    ask = kin or kin_of
    groups: list[Group] = []
    homes: dict[str, dict[int, None]] = {}
    near: dict[str, list[str]] = {}
    for one in sorted(named, key=lambda n: is_lone(n.name)):
        if one.name not in near:
            like = list(ask(one.party, one.name, near.keys()))
            near[one.name] = [one.name, *like]
            for other in like:
                near[other].append(one.name)
        fits = sorted({at for name in near[one.name] for at in homes.get(name, ())})
        home = _home(one, {at: groups[at] for at in fits})
        if home is None:
            home = len(groups)
            groups.append(Group())
        groups[home].take(one)
        homes.setdefault(one.name, {})[home] = None
    return groups


def _home(one: Naming, fits: Mapping[int, Group]) -> int | None:
    """The one of those that may be meant: at the same event before any other; a lone name that may mean two is new."""
    there = next((at for at, group in fits.items() if one.event in group.events), None)
    if there is not None or (len(fits) > 1 and is_lone(one.name)):
        return there
    return next(iter(fits), None)


def kin_of(party: str, name: str, others: Collection[str]) -> Iterator[str]:
    """As the names themselves tell."""
    return (other for other in others if akin(name, other, party))


def akin(name: str, other: str, party: str) -> bool:
    """True where both may be one person's: spelled otherwise, or one of them the surname of the other."""
    return (
        same_person(name, other, party)
        or (is_lone(name) and is_surname_of(name, other, party))
        or (is_lone(other) and is_surname_of(other, name, party))
    )


def _posts(named: Sequence[Naming]) -> Iterator[Post]:
    """Each wording of a post once, with the clocks between which it is told, earliest first."""
    told: dict[tuple[str, str], list[Naming]] = {}
    for one in named:
        if one.title or one.body:
            told.setdefault((fold(one.title or ""), fold(one.body or "")), []).append(one)
    for group in told.values():
        first, last = group[0], group[-1]
        yield Post(title=first.title, body=first.body, since=first.known, until=last.known, story=first.story)
