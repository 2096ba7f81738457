"""What is counted of one storyline: answers right, wrong and not given; things found, invented and missed."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from typing import Any

import msgspec

Miss = tuple[Any, ...]


class Sheet(msgspec.Struct):
    """The counts of one storyline (or of several, added up), and its misses."""

    line: str = ""
    answers: dict[str, list[int]] = {}
    """Topic -> right, asked, not answered (the last are asked too, and not right)."""
    found: dict[str, list[int]] = {}
    """Topic -> true positives, false positives, false negatives, not answered (the last are missed too)."""
    leaks: int = 0
    misses: list[Miss] = []

    def answer(self, topic: str, key: str, want: Any, got: Any, *, right: bool, given: bool = True) -> None:
        """One question of ``topic`` about ``key``."""
        row = self.answers.setdefault(topic, [0, 0, 0])
        row[0] += right
        row[1] += 1
        row[2] += not given
        if not right:
            self.misses.append((self.line, f"{topic} {key}", want, got if given else "not answered"))

    def compare(self, topic: str, want: Collection[Hashable], got: Collection[Hashable], *, given: bool = True) -> None:
        """A set of things of ``topic``, each found, invented or missed."""
        wanted, told = set(want), set(got)
        row = self.found.setdefault(topic, [0, 0, 0, 0])
        row[0] += len(wanted & told)
        row[1] += len(told - wanted)
        row[2] += len(wanted - told)
        row[3] += 0 if given else len(wanted - told)
        for missed in sorted(wanted - told, key=str):
            self.misses.append((self.line, topic, missed, None if given else "not answered"))
        for extra in sorted(told - wanted, key=str):
            self.misses.append((self.line, topic, None, extra))
