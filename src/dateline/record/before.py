"""What a fold can stand on: the stories before its first one, as a store keeps what was made of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Protocol

import msgspec

from dateline.model import Telling
from dateline.record.case import Case


class Held(Protocol):
    """A story folded before, as families look at it. ``sample`` as in ``shingles.Print``."""

    family: str
    sample: tuple[int, ...]

    @property
    def name(self) -> str:
        """The story's id."""

    @property
    def moment(self) -> dt.datetime:
        """Its clock."""

    @property
    def telling(self) -> Telling:
        """The story with its reports; may be read from a store."""


class Told(msgspec.Struct):
    """A story folded before, with its text at hand."""

    name: str
    moment: dt.datetime
    family: str
    sample: tuple[int, ...]
    telling: Telling


class Before(Protocol):
    """The state of a fold after the stories before: never changed, cases that grow are the asker's."""

    def filed(self, cells: Collection[str]) -> Iterable[Case]:
        """Events filed under any of the cells; the same object each time."""

    def same_text(self, text_sha256: str) -> tuple[str, str] | None:
        """The first story of that text and its family."""

    def held_since(self, moment: dt.datetime | None, most: int) -> Iterable[Held]:
        """The last ``most`` stories with a sample whose clock is not before ``moment`` (None: as far back as families
        look), in order."""

    def held(self, known: Held) -> Held:
        """A story just joined, as it is held from now on: without its text, where that can be read again."""


class _Nothing(msgspec.Struct, frozen=True):
    def filed(self, cells: Collection[str]) -> Iterable[Case]:
        return ()

    def same_text(self, text_sha256: str) -> tuple[str, str] | None:
        return None

    def held_since(self, moment: dt.datetime | None, most: int) -> Iterable[Held]:
        return ()

    def held(self, known: Held) -> Held:
        return Told(known.name, known.moment, known.family, known.sample, known.telling)


NOTHING_BEFORE: Before = _Nothing()
"""An empty record."""
