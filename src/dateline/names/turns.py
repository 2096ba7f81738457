"""Surname first and surname last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.names import marks, sounds
from dateline.names.written import Part
from dateline.vocabulary import people_names


def turns(parts: tuple[Part, ...]) -> Iterator[tuple[Part, ...]]:
    """The name as it is, then with its first part last, then with its last part first."""
    yield parts
    if len(parts) < 2:
        return
    first = 1 + sum(1 for _ in _bound(parts, 1))
    yield parts[first:] + parts[:first]
    last = len(parts) - 1
    while last > 0 and parts[last].bound:
        last -= 1
    if last not in (first, 0):
        yield parts[last:] + parts[:last]


def _bound(parts: Sequence[Part], place: int) -> Iterator[Part]:
    for part in parts[place:]:
        if not part.bound:
            return
        yield part


def is_fixed(parts: Sequence[Part]) -> bool:
    """True where a turned name would be another: for "X bin Y", and where both ends are given names (James Thomas).

    Given names are those of the West and of traditions that never turn.
    """
    if not parts:
        return True
    if any(part.text in people_names.written().chains for part in parts[1:-1]):
        return True
    return all(_is_given(part.text) for part in (parts[0], parts[-1]))


def _is_given(text: str) -> bool:
    if marks.plain(text)[0] in people_names.western().given:
        return True
    fixed = (place for place, tradition in enumerate(people_names.traditions()) if tradition.order == "fixed")
    return any(sounds.is_known(place, text) for place in fixed)
