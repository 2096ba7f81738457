"""Lays the shorter of two names over the longer one, part by part, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from dateline.names import marks
from dateline.names.written import Part
from dateline.vocabulary import people_names

Equal = Callable[[str, str], bool]
JOINS = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1))
"""How many parts of the one may be so many of the other."""
_LONGEST = 12
# Written in one word, a name grows or shrinks by a linking vowel and a doubled letter, hardly by more.
JOINED_BY = 4


class Pair(msgspec.Struct, frozen=True):
    """Parts of the one name and of the other that are the same; ``initial`` where one of them is only its beginning."""

    short: tuple[int, ...]
    long: tuple[int, ...]
    initial: bool = False


class Fit(msgspec.Struct, frozen=True):
    """Which parts are paired, and which parts of the longer name the shorter one lacks."""

    pairs: tuple[Pair, ...] = ()
    left_out: tuple[int, ...] = ()

    def paired(self, pair: Pair) -> Fit:
        """The fit with one more pair."""
        return Fit((*self.pairs, pair), self.left_out)

    def lacking(self, place: int) -> Fit:
        """The fit with one more part left out."""
        return Fit(self.pairs, (*self.left_out, place))


def fits(short: Sequence[Part], long: Sequence[Part], equal: Equal) -> Iterator[Fit]:
    """Every way to find all of ``short`` in ``long``, particles apart; those that leave out little first."""
    if max(len(short), len(long)) <= _LONGEST:
        yield from sorted(_from(short, long, 0, 0, equal, Fit()), key=lambda fit: len(fit.left_out))


def _from(short: Sequence[Part], long: Sequence[Part], i: int, j: int, equal: Equal, done: Fit) -> Iterator[Fit]:
    if i == len(short):
        yield Fit(done.pairs, (*done.left_out, *range(j, len(long))))
        return
    for take, give in JOINS:
        if i + take <= len(short) and j + give <= len(long):
            pair = _pair(short, long, range(i, i + take), range(j, j + give), equal)
            if pair:
                yield from _from(short, long, i + take, j + give, equal, done.paired(pair))
    if j < len(long):
        yield from _from(short, long, i, j + 1, equal, done.lacking(j))
    if is_particle(short, i):
        yield from _from(short, long, i + 1, j, equal, done)


def is_particle(parts: Sequence[Part], place: int) -> bool:
    """True for "de", "bin", "von" between two parts, which a spelling may leave out."""
    return 0 < place < len(parts) - 1 and parts[place].text in people_names.written().particles


def _pair(short: Sequence[Part], long: Sequence[Part], one: range, other: range, equal: Equal) -> Pair | None:
    left, right = [short[i] for i in one], [long[j] for j in other]
    if any(part.initial or part.cluster for part in (*left, *right)):
        return Pair(tuple(one), tuple(other), True) if _begins(left, right) or _begins(right, left) else None
    joined = "".join(part.text for part in left), "".join(part.text for part in right)
    if len(left) + len(right) > 2 and abs(len(joined[0]) - len(joined[1])) > JOINED_BY:
        return None
    return Pair(tuple(one), tuple(other)) if equal(*joined) else None


def _begins(left: Sequence[Part], right: Sequence[Part]) -> bool:
    """True where the initials on the left begin the parts on the right, each its own."""
    if len(left) != 1:
        return False
    if left[0].initial and len(right) == 1:
        return any(form.startswith(start) for form in marks.plain(right[0].text) for start in marks.plain(left[0].text))
    if not left[0].cluster or len(right) > len(left[0].text):
        return False
    return all(part.text.startswith(letter) for letter, part in zip(left[0].text, right, strict=False))
