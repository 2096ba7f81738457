"""What judgements change of the record as of a moment, as questions read it: apart from what works it out."""

from __future__ import annotations

import msgspec

from dateline.record.case import Birth
from dateline.record.derived.told import Told
from dateline.record.doubts import Doubt
from dateline.record.judged.standing import Standing


class Overlaid(msgspec.Struct, frozen=True):
    """What stands in front of the tables as of a moment.

    ``over``: events by id; ``births``: where in the fold these and those beside them began; ``gone``: events of the
    tables that are none. ``nowhere``: ids that go by no event. ``rejected``: reports, and the judgement because of
    which each stands in none. ``doubts`` about reports of the stories ``anew``, with their places; of the reports
    ``paired`` a person has settled them. ``judgements``: what became of each.
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


class Bearing(msgspec.Struct, frozen=True):
    """Which later stories bear on what stands in front of the tables: those that look under any of the ``keys``, are of
    the ``families`` or among ``stories``; any story, where ``always``.
    """

    keys: tuple[str, ...]
    families: tuple[str, ...]
    stories: tuple[str, ...]
    always: bool = False
