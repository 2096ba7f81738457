"""Storylines: events that belong together, by series, by relation, or because one story tells both of one pair."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.model import Relation
from dateline.record.derived.told import Told, by_story, same_sides

_BESIDE = "on_margins_of"
"""The larger gathering has its own story."""


def storylines(
    tolds: Sequence[Told], series: Iterable[Sequence[Told]], relations: Mapping[str, Sequence[Relation]]
) -> dict[str, str]:
    """For each event the earliest told event of those it belongs with."""
    joined = Joined([t.event.id for t in tolds])
    for rounds in series:
        for told in rounds:
            joined.join(rounds[0].event.id, told.event.id)
    for one, other in together(tolds, relations):
        joined.join(one.event.id, other.event.id)
    return {told.event.id: joined.root(told.event.id) for told in tolds}


def together(tolds: Sequence[Told], relations: Mapping[str, Sequence[Relation]]) -> Iterator[tuple[Told, Told]]:
    """Two events that belong together by a relation, or by a story that tells of both."""
    known = {told.event.id: told for told in tolds}
    for event, found in relations.items():
        for relation in found:
            if relation.type != _BESIDE:
                yield known[event], known[relation.event]
    for items in by_story(tolds).values():
        for (one, of_one), (other, of_other) in itertools.combinations(items, 2):
            news = "background" not in (of_one.report.prominence, of_other.report.prominence)
            if one.core == other.core or (news and same_sides(one, other)):
                yield one, other


class Joined:
    """Sets that grow together; the earliest of a set names it."""

    def __init__(self, names: Sequence[str]) -> None:
        self._order = {name: at for at, name in enumerate(names)}
        self._up = {name: name for name in names}

    def root(self, name: str) -> str:
        """Who names the set."""
        top = name
        while self._up[top] != top:
            top = self._up[top]
        while self._up[name] != top:
            self._up[name], name = top, self._up[name]
        return top

    def join(self, one: str, other: str) -> None:
        """Makes their sets one."""
        a, b = sorted((self.root(one), self.root(other)), key=self._order.__getitem__)
        self._up[b] = a
