"""Which stories hold a shingle of text: the index in which copies are looked for."""

from __future__ import annotations

from collections import Counter

HELD_PER_SHINGLE = 32
"""Stories remembered a shingle, newest kept: a stock phrase must not make every story a candidate."""


class Holders:
    """Which stories, by number, hold a shingle: a bare number where one does, as nearly always, else a list."""

    def __init__(self) -> None:
        self._of: dict[int, int | list[int]] = {}

    def add(self, at: int, sample: tuple[int, ...]) -> None:
        """Takes a story, the newest so far."""
        of = self._of
        for shingle in sample:
            held = of.setdefault(shingle, at)
            if isinstance(held, list):
                held.append(at)
                if len(held) > HELD_PER_SHINGLE:
                    del held[0]
            elif held != at:
                of[shingle] = [held, at]

    def drop(self, at: int, sample: tuple[int, ...]) -> None:
        """Lets go of a story, the oldest."""
        for shingle in sample:
            held = self._of.get(shingle)
            if held == at or held == [at]:
                del self._of[shingle]
            elif isinstance(held, list) and at in held:
                held.remove(at)

    def counted(self, sample: tuple[int, ...]) -> Counter[int]:
        """How many shingles of the sample each story holds."""
        found: list[int] = []
        for shingle in sample:
            held = self._of.get(shingle)
            if isinstance(held, list):
                found += held
            elif held is not None:
                found.append(held)
        return Counter(found)
