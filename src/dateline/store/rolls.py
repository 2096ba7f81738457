"""Who is told of for one party, as light as a list of people needs it: one roll answers for every moment.

Most names may be nobody else's, so that a person begins with the first naming of the name. The others are grouped anew
for each moment, since a lone surname joins by all that is known then.
"""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterable, Iterator

import msgspec

from dateline.record.derived.people import Group, Kin, Naming, grouped
from dateline.record.words import fold
from dateline.store.facets import END
from dateline.store.namesakes import Near


class Entry(msgspec.Struct, frozen=True):
    """A person of a list: by ``sort`` (the folded name) and ``id``; ``names`` are all spellings."""

    sort: str
    id: str
    names: tuple[str, ...]


class Roll:
    """The people of one party. ``near``: which of its names may be one person's."""

    def __init__(self, told: Iterable[tuple[str, Naming]], near: Near) -> None:
        """``told``: its namings in the order of the fold, each with its place."""
        self._near = near
        self._alone: dict[str, tuple[str, Entry]] = {}
        self._others: list[tuple[str, Naming]] = []
        for place, one in told:
            if (one.party, one.name) in near:
                self._others.append((place, one))
            elif one.name not in self._alone:
                self._alone[one.name] = place, Entry(fold(one.name), one.id, (one.name,))
        self._places = sorted(place for place, _ in self._alone.values())

    def count(self, until: str) -> int:
        """How many people there are by the namings before that place."""
        alone = len(self._places) if until == END else bisect.bisect_left(self._places, until)
        return alone + len(self._grouped(until))

    def listed(self, until: str) -> list[Entry]:
        """All of them, by name."""
        alone = [entry for place, entry in self._alone.values() if until == END or place < until]
        return sorted((*alone, *self._in_groups(until)), key=_by_name)

    def called(self, until: str, wanted: str, names: Collection[str]) -> list[Entry]:
        """Those with a name among ``names``, or one of which the folded ``wanted`` is a part."""
        alone = (e for place, e in self._alone.values() if wanted in e.sort and (until == END or place < until))
        meant = {entry.id: entry for entry in alone}
        for name in names:
            place, entry = self._alone.get(name, (END, None))
            if entry is not None and (until == END or place < until):
                meant[entry.id] = entry
        for entry in self._in_groups(until):
            if any(name in names or wanted in fold(name) for name in entry.names):
                meant[entry.id] = entry
        return sorted(meant.values(), key=_by_name)

    def _in_groups(self, until: str) -> Iterator[Entry]:
        return (Entry(fold(g.named[0].name), g.id, tuple(g.names)) for g in self._grouped(until))

    def _grouped(self, until: str) -> list[Group]:
        return grouped((one for place, one in self._others if until == END or place < until), kin(self._near))


def kin(near: Near) -> Kin:
    """Who may be called both names, of those that are told of."""

    def ask(party: str, name: str, others: Collection[str]) -> Iterator[str]:
        return (other for other in near.get((party, name), ()) if other in others)

    return ask


def _by_name(entry: Entry) -> tuple[str, str]:
    return entry.sort, entry.id
