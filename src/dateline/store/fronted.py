"""The events that stand in front of the tables, found by what questions ask for: their parties, stories and ids."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from dateline.store.facets import core_of

if TYPE_CHECKING:
    from dateline.record.derived.told import Told


class Front:
    """Made once for each such set of events; what is looked up in it is put in order when it is first asked for."""

    def __init__(self, over: Mapping[str, Told], gone: Collection[str] = ()) -> None:
        self._over = over
        self._gone = gone

    @cached_property
    def by_core(self) -> dict[str, list[str]]:
        """Their ids by who meets (``facets.core_of``)."""
        found: dict[str, list[str]] = {}
        for name, told in self._over.items():
            found.setdefault(core_of(told.event), []).append(name)
        return found

    @cached_property
    def by_story(self) -> dict[str, list[str]]:
        """Their ids by the stories of their reports."""
        found: dict[str, list[str]] = {}
        for name, told in self._over.items():
            for story in dict.fromkeys(m.story.id for m in told.members):
                found.setdefault(story, []).append(name)
        return found

    @cached_property
    def homes(self) -> dict[str, str]:
        """Of each of their reports where it stands, and of each id that goes by one."""
        found = {m.report.report: name for name, told in self._over.items() for m in told.members}
        return found | {alias: name for name, told in self._over.items() for alias in told.event.aliases}

    @cached_property
    def hidden(self) -> frozenset[str]:
        """Events of which the tables do not say how they stand."""
        return frozenset(self._over) | frozenset(self._gone)

    @cached_property
    def _names(self) -> list[tuple[str, str]]:
        return sorted((name, one) for one, told in self._over.items() for name in (one, *told.event.aliases))

    def called(self, begins: str) -> Iterator[tuple[str, str]]:
        """Ids and aliases that begin so, each with the event that goes by it."""
        for name, one in self._names[bisect_left(self._names, (begins, "")) :]:
            if not name.startswith(begins):
                return
            yield name, one
