"""Stories and their families from one seed: sources, copies of them, and rounds of series that are no copies."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

import msgspec

from dateline.errors import UsageError
from dateline.evaluation.copies.layout import laid_out, suffix
from dateline.evaluation.copies.piece import Piece
from dateline.evaluation.copies.rewrite import cut, reheaded, releaded
from dateline.evaluation.copies.romanise import romanised
from dateline.evaluation.copies.rounds import rounds
from dateline.evaluation.copies.words import portals, series

Change = Callable[[Piece, random.Random], Piece]
CHANGES: dict[str, Change] = {"cut": cut, "relead": releaded, "rehead": reheaded, "romanise": romanised}
COPIES = (1, 3)
"""Copies of one source, at least and at most."""
ROUNDS = 3
"""Rounds of a series in a row."""
IN_ALL = 30
"""Rounds of a series that there are."""
EVERY = 3
"""After so many stories of the corpus comes a series."""


class Made(msgspec.Struct, frozen=True):
    """One story: its file's name and text, its family (the source's file), how it was made, and the round it tells."""

    file: str
    text: str
    family: str
    how: tuple[str, ...] = ()
    series: str | None = None
    edition: int | None = None
    day: str | None = None


def generate(pieces: Sequence[Piece], count: int, *, seed: int) -> tuple[Made, ...]:
    """``count`` stories: each source is followed by its copies. The same pieces, count and seed give the same bytes.

    Raises UsageError where the pieces do not give so many.
    """
    rng = random.Random(f"{seed}")
    made: list[Made] = []
    for piece, told in _sources(pieces, rng):
        for one in _family(piece, len(made), rng):
            if len(made) == count:
                return tuple(made)
            made.append(msgspec.structs.replace(one, **told))
    if len(made) < count:
        raise UsageError(f"{len(pieces)} dispatches give {len(made)} stories, not {count}; ask for fewer, or add gold")
    return tuple(made)


def families(made: Iterable[Made]) -> list[list[str]]:
    """Files of one family together, families of one story left out."""
    found: dict[str, list[str]] = {}
    for one in made:
        found.setdefault(one.family, []).append(one.file)
    return [files for files in found.values() if len(files) > 1]


def _sources(pieces: Sequence[Piece], rng: random.Random) -> Iterator[tuple[Piece, dict[str, object]]]:
    """Stories of the corpus in an order of the seed, some rounds of a series behind every few, the rest at the end."""
    told = _all_rounds(rng)
    for at, piece in enumerate(rng.sample(pieces, len(pieces)), 1):
        yield piece, {}
        if at % EVERY == 0:
            yield from islice(told, ROUNDS)
    yield from told


def _all_rounds(rng: random.Random) -> Iterator[tuple[Piece, dict[str, object]]]:
    """Rounds of all series, some of one and some of the next: no round twice, or it would be a copy."""
    waiting = [list(rounds(template, IN_ALL, rng)) for template in series()]
    for at in range(0, IN_ALL, ROUNDS):
        for one in (one for of_series in waiting for one in of_series[at : at + ROUNDS]):
            yield one.piece, {"series": one.series, "edition": one.edition, "day": one.day.isoformat()}


def _family(piece: Piece, at: int, rng: random.Random) -> Iterator[Made]:
    """The source as one site has it, then its copies elsewhere."""
    sites = rng.sample(portals(), 1 + rng.randint(*COPIES))
    source = f"{at + 1:05}{suffix(sites[0])}"
    clock = dt.datetime.combine(piece.day, dt.time(8 + rng.randrange(6), rng.randrange(60)))
    yield Made(source, laid_out(piece, sites[0], clock, rng), source)
    for number, site in enumerate(sites[1:], at + 2):
        names = rng.sample(sorted(CHANGES), rng.randint(0, 3))
        copy = piece
        for name in sorted(names):
            copy = CHANGES[name](copy, rng)
        clock += dt.timedelta(minutes=rng.randint(10, 900))
        yield Made(f"{number:05}{suffix(site)}", laid_out(copy, site, clock, rng), source, tuple(sorted(names)))
