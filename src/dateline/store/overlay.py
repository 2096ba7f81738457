"""What judgements change of the record as of a moment, as questions read it: apart from what works it out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import msgspec

from dateline.model.known import instant
from dateline.record.case import Birth
from dateline.record.derived.told import Told
from dateline.record.doubts import Doubt
from dateline.record.judged.standing import Standing
from dateline.store.fronted import Front


class Overlaid(msgspec.Struct, frozen=True, dict=True):
    """What stands in front of the tables as of a moment.

    ``over``: events by id; ``births``: where in the fold these and those beside them began; ``gone``: events of the
    tables that are none. ``nowhere``: ids that go by no event. ``rejected``: reports, and the judgement because of
    which each stands in none. ``doubts`` about reports of the stories ``anew``, with their places; of the reports
    ``paired`` a person has settled them. ``judgements``: what became of each. ``cores``: the parties
    (``facets.core_of``) of all events that stand otherwise, here and in the tables; of those ``settled`` the talks are
    kept as they are here, once they are worked out (``judged_talks``). ``kept``: the tables have it all
    (``judged_events``).
    """

    over: dict[str, Told] = {}
    births: dict[str, Birth] = {}
    gone: frozenset[str] = frozenset()
    nowhere: frozenset[str] = frozenset()
    rejected: dict[str, str] = {}
    anew: frozenset[str] = frozenset()
    doubts: tuple[tuple[str, int, Doubt], ...] = ()
    paired: frozenset[str] = frozenset()
    judgements: tuple[Standing, ...] = ()
    cores: frozenset[str] = frozenset()
    settled: frozenset[str] = frozenset()
    kept: bool = False

    @cached_property
    def front(self) -> Front:
        """What stands in front of the tables, to be looked up in."""
        return Front(self.over, self.gone)


def all_of(found: Iterable[Overlaid], settled: frozenset[str] = frozenset(), *, kept: bool = False) -> Overlaid:
    """What they change together that have nothing to do with each other."""
    told = list(found)
    return Overlaid(
        over={name: one for each in told for name, one in each.over.items()},
        births={name: birth for each in told for name, birth in each.births.items()},
        gone=frozenset().union(*(each.gone for each in told)),
        nowhere=frozenset().union(*(each.nowhere for each in told)),
        rejected={name: by for each in told for name, by in each.rejected.items()},
        anew=frozenset().union(*(each.anew for each in told)),
        doubts=tuple(sorted((d for each in told for d in each.doubts), key=lambda one: one[:2])),
        paired=frozenset().union(*(each.paired for each in told)),
        judgements=tuple(sorted((s for each in told for s in each.judgements), key=_made)),
        cores=frozenset().union(*(each.cores for each in told)),
        settled=settled,
        kept=kept,
    )


def _made(one: Standing) -> tuple[object, str]:
    return instant(one.judgement.made), one.judgement.id
