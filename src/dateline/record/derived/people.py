"""People of the record: every spelling, the posts they were told in over time, and whom they met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dateline.model import Delegate, Event, Report, Story, Telling
from dateline.model.known import AsOf
from dateline.record.order import line_up
from dateline.record.persons import is_lone, is_surname_of, same_person
from dateline.record.record import Record
from dateline.record.sides import code
from dateline.record.words import fold


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


class _Named(msgspec.Struct, frozen=True):
    """One naming of a person by one report."""

    id: str
    person: Delegate
    party: str
    story: Story
    event: str


class _Group(msgspec.Struct):
    """The namings of one person so far, and the full names they were made with."""

    named: list[_Named]
    names: list[str]


def people(tellings: Iterable[Telling], record: Record, as_of: AsOf) -> list[Person]:
    """Everybody that the reports known by ``as_of`` name, by party and name. ``record`` is the record as of then."""
    groups: dict[str, list[_Group]] = {}
    for party, named in _by_party(_namings(tellings, record, as_of)).items():
        groups[party] = _grouped(named)
    found = [(party, group) for party, held in groups.items() for group in held]
    at_event: dict[str, list[tuple[str, str]]] = {}
    for party, group in found:
        for event in {n.event for n in group.named}:
            at_event.setdefault(event, []).append((party, group.named[0].id))
    return sorted((_person(p, g, at_event, record) for p, g in found), key=lambda p: (p.party, fold(p.name), p.id))


def called(found: Iterable[Person], name: str) -> list[Person]:
    """Those who may be meant by ``name``: a full name, a surname, or part of a spelling."""
    wanted = fold(name)
    return [
        p
        for p in found
        if any(
            same_person(name, n, p.party) or is_surname_of(name, n, p.party) or wanted in fold(n)
            for n in (p.name, *p.names)
        )
    ]


def _namings(tellings: Iterable[Telling], record: Record, as_of: AsOf) -> Iterator[_Named]:
    line = line_up(tellings, as_of)
    for telling in line.steps:
        if telling.story.id not in line.again:
            for report in telling.reports:
                yield from _of_report(report, telling.story, record.find(report.report))


def _of_report(report: Report, story: Story, event: Event) -> Iterator[_Named]:
    at = 0
    for party in report.parties:
        for person in party.delegates:
            yield _Named(f"{report.report}:{at}", person, code(party), story, event.id)
            at += 1


def _by_party(named: Iterable[_Named]) -> dict[str, list[_Named]]:
    sides: dict[str, list[_Named]] = {}
    for one in named:
        sides.setdefault(one.party, []).append(one)
    return sides


def _grouped(named: Sequence[_Named]) -> list[_Group]:
    """Full names first, in the order of the fold; then a lone surname joins the only one it can mean."""
    groups: list[_Group] = []
    for one in sorted(named, key=lambda n: is_lone(n.person.name)):
        name = one.person.name
        lone = is_lone(name)
        fits = [g for g in groups if any(_same(name, n, one.party) for n in g.names)]
        group = next((g for g in fits if any(e.event == one.event for e in g.named)), fits[0] if fits else None)
        if group is None or (lone and len(fits) > 1 and all(e.event != one.event for e in group.named)):
            group = _Group([], [])
            groups.append(group)
        group.named.append(one)
        if name not in group.names:
            group.names.append(name)
    return groups


def _same(name: str, other: str, party: str) -> bool:
    return same_person(name, other, party) or (is_lone(name) and is_surname_of(name, other, party))


def _person(party: str, group: _Group, at_event: dict[str, list[tuple[str, str]]], record: Record) -> Person:
    events = dict.fromkeys(n.event for n in group.named)
    held = [e for e in events if record.find(e).status in ("held", "signed")]
    first = group.named[0]
    return Person(
        id=first.id,
        name=first.person.name,
        names=tuple(sorted(group.names)),
        party=party,
        posts=tuple(_posts(group.named)),
        events=tuple(events),
        met=tuple(sorted({other for e in held for side, other in at_event[e] if side != party})),
    )


def _posts(named: Sequence[_Named]) -> Iterator[Post]:
    """Each wording of a post once, with the clocks between which it is told, earliest first."""
    told: dict[tuple[str, str], list[_Named]] = {}
    for one in named:
        if one.person.title or one.person.body:
            told.setdefault((fold(one.person.title or ""), fold(one.person.body or "")), []).append(one)
    for group in told.values():
        first, last = group[0], group[-1]
        yield Post(
            title=first.person.title, body=first.person.body, since=first.story.known, until=last.story.known,
            story=first.story.id,
        )  # fmt: skip
