"""Judgements in groups that have nothing to do with each other, so that a further one is worked out with its own alone.

Two groups share no story that either takes again, no event that either changes, and no judgement that undoes or puts
off one of the other. What all of them change is then what each does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

from dateline.model import Judgement
from dateline.model.known import instant


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be known of some judgements to tell whether anything else bears on what they change.

    ``stories`` they take again or name (``named``), ``events`` they change, of the parties ``cores``
    (``facets.core_of``). Later stories bear on it that look under any of the ``keys``, are of the ``families`` or
    ``named``; any story, where ``always``. ``late``: those that settle later than they were made, and when (None: at
    the end). ``latest``: behind which place in the fold it takes nothing into account.
    """

    judgements: tuple[str, ...]
    stories: frozenset[str]
    named: frozenset[str]
    events: frozenset[str]
    cores: frozenset[str]
    keys: frozenset[str]
    families: frozenset[str]
    late: tuple[tuple[str, str | None], ...]
    latest: str
    always: bool = False

    @property
    def name(self) -> str:
        """One for each group: no judgement is in two."""
        return min(self.judgements, default="")

    @property
    def marks(self) -> frozenset[str]:
        """Ids of which no other group has any."""
        return self.stories | self.events | frozenset(self.judgements)


class Bundle(msgspec.Struct, frozen=True):
    """Judgements that are to be one group, and what else takes part in it by id; ``group`` where that is worked out."""

    judgements: tuple[str, ...]
    marks: frozenset[str]
    late: tuple[tuple[str, str | None], ...] = ()
    stories: tuple[str, ...] = ()
    group: Group | None = None


def seed(one: Judgement) -> Bundle:
    """A judgement alone, by what it says."""
    undoes = (one.undoes,) if one.undoes else ()
    return Bundle((one.id,), frozenset((one.id, *undoes, *(anchor.story for anchor in one.anchors))))


def settled(group: Group, undoing: Collection[str] = (), stories: tuple[str, ...] = ()) -> Bundle:
    """A group that was worked out; it takes ``stories`` by whatever came, and undoes those judgements."""
    return Bundle(group.judgements, group.marks | frozenset(undoing), group.late, stories, group)


def together(bundles: Sequence[Bundle], ordered: Sequence[Judgement]) -> list[list[Bundle]]:
    """Those that have to do with each other. ``ordered``: all judgements, in the order made."""
    up = list(range(len(bundles)))

    def root(at: int) -> int:
        while up[at] != at:
            up[at] = up[up[at]]
            at = up[at]
        return at

    first: dict[str, int] = {}
    for at, bundle in enumerate(bundles):
        for mark in bundle.marks:
            up[root(at)] = root(first.setdefault(mark, at))
    for one, other in _put_off(bundles, ordered):
        if one in first and other in first:
            up[root(first[one])] = root(first[other])
    found: dict[int, list[Bundle]] = {}
    for at, bundle in enumerate(bundles):
        found.setdefault(root(at), []).append(bundle)
    return list(found.values())


def joined(bundles: Iterable[Bundle]) -> Bundle:
    """All of them in one, still to be worked out."""
    told = list(bundles)
    return Bundle(
        tuple(name for one in told for name in one.judgements),
        frozenset().union(*(one.marks for one in told)),
        stories=tuple(dict.fromkeys(name for one in told for name in one.stories)),
    )


def _put_off(bundles: Iterable[Bundle], ordered: Sequence[Judgement]) -> Iterator[tuple[str, str]]:
    """Judgements that settle late, each with those made after it that have to wait for it."""
    late = {name: instant(moment) for bundle in bundles for name, moment in bundle.late}
    waited: dict[str, dt.datetime] = {}
    for one in ordered if late else ():
        made = instant(one.made)
        yield from ((name, one.id) for name, moment in waited.items() if moment > made)
        if one.id in late:
            waited[one.id] = late[one.id]
